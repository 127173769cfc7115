"""The rules behind the ladder: the four cards, the spread of all patterns, the price of matching a rival."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.i18n import number
from kamlab.modules.page import Page
from kamlab.modules.perception import charts, model
from kamlab.modules.perception.findings.ladder import NUMBER

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding


def cards(desk: "Desk") -> "Finding":
    """Show what changes from step to step: price sensitivity, loyalty, the sign."""
    page, base = Page(desk, NUMBER), "perception.finding.cards"
    columns = page.columns("perception", "step", "price", "loyalty", "sign", "source")
    rows = pd.DataFrame(
        [
            [
                f"{card.step} · {page.say(f'perception.step.{card.step}')}",
                page.say(f"perception.cards.price.{card.price}"),
                page.say(f"perception.cards.loyalty.{card.loyalty}"),
                page.say(f"perception.sign.{card.step}"),
                card.row,
            ]
            for card in model.CARDS
        ],
        columns=columns,
    )
    unsigned = [card.step for card in model.CARDS if not card.has_sign]
    return page.finding(
        page.say(f"{base}.title"),
        page.say(f"{base}.so_what"),
        rows,
        page.say(f"{base}.alt"),
        draw=lambda canvas: charts.draw_cards(canvas, model.CARDS, lang=page.lang),
        subtitle=page.say(f"{base}.subtitle"),
        remark=page.say(f"{base}.remark", step=unsigned[0]) if unsigned else "",
        source=page.say(f"{base}.source"),
    )


def spread(desk: "Desk", weights: Sequence[float] = model.WEIGHTS) -> "Finding":
    """Show how all 64 yes/no patterns fall on the steps for some weights.

    Parameters
    ----------
    desk
        Language.
    weights
        Weights of the six questions.
    """
    page, base = Page(desk, NUMBER), "perception.finding.spread"
    result = model.spread(weights)
    most = max(result.counts)
    fullest = result.counts.index(most) + 1
    columns = page.columns("perception", "step", "count")
    rows = pd.DataFrame(
        [
            (f"{step} · {page.say(f'perception.step.{step}')}", count)
            for step, count in zip(model.STEPS, result.counts, strict=True)
        ],
        columns=columns,
    )
    facts = {
        "step": fullest,
        "n": most,
        "lowered": result.lowered,
        "top": result.counts[-1],
        "weights": ", ".join(number(one, page.lang, 0 if float(one).is_integer() else 1) for one in weights),
    }
    empty = [step for step, count in zip(model.STEPS, result.counts, strict=True) if count == 0]
    which = "empty" if empty else "lowered" if result.lowered else "points"
    return page.finding(
        page.say(f"{base}.title", **facts),
        page.say(f"{base}.{which}_so_what", **(facts | {"names": empty, "n": result.lowered})),
        rows,
        page.say(f"{base}.alt", **facts),
        draw=lambda canvas: charts.draw_spread(canvas, result, lang=page.lang),
        subtitle=page.say(f"{base}.subtitle", **facts),
        remark=page.say(f"{base}.remark"),
        source=page.say(f"{base}.source"),
    )


def matching(desk: "Desk", *, revenue: float, margin: float, cost: float, times: int = 1) -> "Finding":
    """Show what is left of the margin while a rival's improvements are matched at the same price.

    Parameters
    ----------
    desk
        Language and currency.
    revenue, margin, cost, times
        As in :func:`kamlab.modules.perception.model.margin_after_matching`.
    """
    page, base = Page(desk, NUMBER), "perception.finding.matching"
    result = model.margin_after_matching(revenue, margin, cost, times=times)
    columns = page.columns("perception", "matches", "margin", "lost")
    rows = pd.DataFrame([(str(turn), left, turn * cost) for turn, left in enumerate(result.margins)], columns=columns)
    facts = {"n": times, "before": margin, "after": result.margins[-1], "lost": result.lost, "points": result.points}
    which = "loss" if result.margins[-1] < 0 else "free" if result.lost == 0 else "some"
    return page.finding(
        page.say(f"{base}.{which}_title", **facts),
        page.say(f"{base}.{which}_so_what", **facts),
        rows,
        page.say(f"{base}.alt", **facts),
        formats={columns[1]: "percent1", columns[2]: "money_short"},
        source=page.say(f"{base}.source"),
    )
