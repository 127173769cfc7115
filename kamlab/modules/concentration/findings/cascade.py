"""What one exit sets off: the waterfall, the cliff, the verdict in three parts."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.concentration import charts, model
from kamlab.modules.concentration.charts.units import Unit, unit_of
from kamlab.modules.concentration.findings.goods import Goods, goods_of, the_case
from kamlab.modules.concentration.findings.numbers import Numbers, lost_tier, numbers_of
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

NUMBER = "02"
_PERCENT = 100


def cascade(
    desk: "Desk", *, goods: Goods | None = None, pass_through: float | None = None, curve: bool = True
) -> "Finding":
    """Show what the exit of an account takes away, step by step, and how much to pass on.

    Parameters
    ----------
    desk
        Language and company.
    goods
        Goods and account; the interview's case of 5,000 units if none are given.
    pass_through
        Share of the dearer purchase put into the prices, 0..1; the best whole per cent if none is given.
    curve
        Whether the profit over every pass-through is shown too.
    """
    page = Page(desk, NUMBER)
    goods = goods or the_case(desk.language)
    best = model.best_pass_through(goods.purchase, goods.account)
    share = best.whole if pass_through is None else pass_through
    lost = model.discount_cascade(goods.purchase, goods.account, share, beside=goods.beside)
    unit = unit_of([lost.before, lost.after, lost.direct])
    facts = _facts(page, goods, lost, best, unit)
    drawn = best if curve else None
    columns = page.columns("concentration.loss", "step", "amount")
    steps = [page.say(f"concentration.cascade.step.{step}") for step in lost.to_frame()["step"]]
    table = pd.DataFrame(list(zip(steps, lost.to_frame()["amount"], strict=True)), columns=columns)
    which, edge = _which(lost), "best" if best.drop > 0 else "no_cliff"
    sentences = [page.say(f"concentration.finding.cascade.{which}_so_what", **facts)]
    if curve and which != "none":
        sentences.append(page.say(f"concentration.finding.cascade.{edge}", **facts))
    return page.finding(
        page.say(f"concentration.finding.cascade.{which}_title", **facts),
        " ".join(sentences),
        table,
        page.say("concentration.finding.cascade.alt", **facts),
        draw=lambda canvas: charts.draw_cascade(canvas, lost, drawn, unit=unit, lang=page.lang),
        subtitle=page.say(f"concentration.finding.cascade.subtitle_{goods.kind}", **facts),
        remark=page.say(f"concentration.finding.cascade.remark_{goods.kind}", **facts) if curve else "",
        formats={columns[1]: "money"},
        source=page.say("concentration.finding.cascade.source") if goods.kind == "case" else "",
    )


def verdict(desk: "Desk", numbers: Numbers | None = None) -> "Finding":
    """Judge the exit of an account by three tests; what nobody knows stays unknown.

    Parameters
    ----------
    desk
        Language and company.
    numbers
        Account and money; the company's own if none are given.
    """
    page = Page(desk, NUMBER)
    numbers = numbers or numbers_of(desk)
    told = verdict_of(desk, numbers)
    facts = {
        "account": page.name(numbers.account),
        "n": sum(answer is True for answer in told.answers.values()),
        "share": numbers.share or 0.0,
        "result": numbers.result(),
        "unknown": [page.say(f"concentration.verdict.ask.{test}") for test in told.unknown],
    }
    columns = page.columns("concentration.loss", "test", "answer", "why")
    rows = [
        (
            page.say(f"concentration.verdict.test.{test}"),
            page.say(f"concentration.verdict.answer.{_word(answer)}"),
            page.say(f"concentration.verdict.why.{test}.{_word(answer)}", **facts),
        )
        for test, answer in told.answers.items()
    ]
    which = {True: "critical", False: "not", None: "open"}[told.critical]
    so_what = "unknown" if told.unknown else which
    return page.finding(
        page.say(f"concentration.finding.verdict.{which}_title", **facts),
        page.say(f"concentration.finding.verdict.{so_what}_so_what", **facts),
        pd.DataFrame(rows, columns=columns),
        page.say("concentration.finding.verdict.alt", **facts),
        period=desk.company.accounts().period,
    )


def verdict_of(desk: "Desk", numbers: Numbers) -> model.Verdict:
    """Return the three answers about an account."""
    tier = lost_tier(desk, numbers.account)
    if tier is None and numbers.dearer is not None:
        tier = numbers.dearer > 0
    told = model.critical_dependency(
        result_without=None if {"fixed_costs", "others_margin"} & set(numbers.missing) else numbers.result(),
        share=numbers.share,
        threshold=float(desk.company.thresholds.get("critical", model.HALF)),
    )
    return model.Verdict(told.loss_making, tier, told.above_half)


def company_cascade(desk: "Desk", *, pass_through: float | None = None) -> "Finding":
    """Show the cascade of the company's own goods; without a table of tiers, say what to ask for."""
    goods = goods_of(desk)
    if goods is None:
        return Page(desk, NUMBER).absent("concentration.finding.goods")
    return cascade(desk, goods=goods, pass_through=pass_through)


def _facts(page: Page, goods: Goods, lost: model.Cascade, best: model.Best, unit: Unit) -> dict[str, object]:
    total = lost.after - lost.before
    return {
        "account": goods.names.get(goods.account, goods.account),
        "supplier": goods.supplier,
        "unit": unit.words(page.lang, page.currency),
        "share": lost.pass_through,
        "before": lost.before,
        "after": lost.after,
        "direct": -lost.direct,
        "chain": -lost.chain,
        "total": -total,
        "times": total / lost.direct if lost.direct else 0.0,
        "n": len(lost.left),
        "from": lost.discount_before,
        "to": lost.discount_after,
        "best": best.whole,
        "best_profit": best.whole_profit,
        "next": best.whole + 1 / _PERCENT,
        "drop": best.drop,
    }


def _which(lost: model.Cascade) -> str:
    """Return which sentence fits: the chain takes more than the account, takes something, takes nothing."""
    if -lost.chain <= 1e-9 * max(1.0, abs(lost.before)):
        return "none"
    return "more" if lost.chain < lost.direct else "some"


def _word(answer: bool | None) -> str:  # noqa: FBT001 - three answers are what it is about
    return {True: "yes", False: "no", None: "unknown"}[answer]
