"""What terms cost: the guess, the sum by hand, the lab."""

from typing import TYPE_CHECKING

import pandas as pd
from babel.numbers import get_currency_symbol

from kamlab.findings import OTHER, OURS, Bar, bars
from kamlab.i18n import money_short, number, percent, points
from kamlab.modules.negotiation import charts, model
from kamlab.modules.negotiation.findings.start import DAYS, DISCOUNT, MARGIN, MONEY, NUMBER, VALUE, Start
from kamlab.modules.page import Page
from kamlab.terms import Terms, break_even_volume

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.modules.negotiation.model import Erosion

HAND = (0.05, 0.08, 0.10)  # cuts of the sum by hand
_MILLION = 1_000_000
_TINY = 5e-4  # of a margin: less is told as nothing


def paper_case(desk: "Desk") -> "Finding":
    """Show what the paper case leaves of the profit: 8 % and sixty days at a margin of 25 %."""
    page = Page(desk, NUMBER)
    found = model.erosion(MARGIN, Terms(DISCOUNT, DAYS, MONEY), value=VALUE)
    facts = {**_facts(page, found), "margin": MARGIN, "value": VALUE, "rate": MONEY}
    level, rows = found.profit_before, [(page.say("negotiation.step.before"), found.profit_before)]
    for step in found.steps:
        level += step.money
        rows.append((page.say(f"negotiation.paper_step.{step.name}", **facts), level))
    shown = [
        Bar(name, amount, exact(page, amount), role=role, whole_name=True, strong=place == 2)  # noqa: PLR2004 - what is left stands last
        for place, ((name, amount), role) in enumerate(zip(rows, (OTHER, OTHER, OURS), strict=True))
    ]
    columns = page.columns("negotiation", "row", "profit")
    return page.finding(
        page.say("negotiation.finding.paper.title", **facts),
        page.say("negotiation.finding.paper.so_what", **facts),
        pd.DataFrame(rows, columns=columns),
        page.say("negotiation.finding.paper.alt", **facts),
        draw=lambda canvas: bars(canvas, canvas.body.inset(top=10), shown),
        subtitle=page.say("negotiation.finding.paper.subtitle", **facts),
        formats={columns[1]: "money"},
        source=page.say("negotiation.paper"),
    )


def by_hand(desk: "Desk", *, margin: float = MARGIN, cut: float = HAND[0]) -> "Finding":
    """Show one concession by hand: what a cut of the price must bring to earn the same.

    Parameters
    ----------
    desk
        Language.
    margin, cut
        Fractions of the price before the cut; the cut is below the margin in the paper case.
    """
    page = Page(desk, NUMBER)
    growth = break_even_volume(margin, margin - cut)
    facts = {"margin": margin, "cut": cut, "growth": growth or 0.0, "cost": 100 * (1 - margin)}
    facts |= {"before": 100 * margin, "after": 100 * (margin - cut), "paid": 100 * (1 - cut), "lost": cut / margin}
    marked = [one for one in HAND if one < margin]
    rows = []
    for one in sorted({0.0, *marked, cut}):
        more = break_even_volume(margin, margin - one)
        left = number(100 * (margin - one), page.lang, 1)
        never = page.say("negotiation.volume.never")
        rows.append((percent(one, page.lang, 1), left, never if more is None else points_free(page, more)))
    which = "never" if growth is None else "some" if cut > 0 else "none"
    return page.finding(
        page.say(f"negotiation.finding.hand.{which}_title", **facts),
        page.say(f"negotiation.finding.hand.{which}_so_what", **facts),
        pd.DataFrame(rows, columns=page.columns("negotiation", "cut", "kept", "growth")),
        page.say(f"negotiation.finding.hand.{which}_alt", **facts),
        draw=lambda canvas: charts.draw_volume(canvas, margin, marked, cut, lang=page.lang),
        subtitle=page.say("negotiation.finding.hand.subtitle", **facts),
        remark=page.say("negotiation.finding.hand.remark"),
        source=page.say("negotiation.paper"),
    )


def points_free(page: Page, share: float) -> str:
    """Return a growth with its sign: ``+47,1 %``."""
    return f"+{percent(share, page.lang, 1)}" if share > 0 else percent(share, page.lang)


def terms(  # noqa: PLR0913 - a package and whose it is, each named at the call
    desk: "Desk",
    *,
    margin: float = MARGIN,
    asked: Terms | None = None,
    now: Terms | None = None,
    value: float = VALUE,
    account: str = "",
) -> "Finding":
    """Show what a package takes out of the margin, step by step.

    Parameters
    ----------
    desk
        Language, company.
    margin, asked, now, value
        As in :func:`kamlab.modules.negotiation.model.erosion`; without a package the paper case.
    account
        The client whose numbers these are; empty for the paper case.
    """
    page = Page(desk, NUMBER)
    found = model.erosion(margin, asked or Terms(DISCOUNT, DAYS, MONEY), value=value, now=now)
    facts = {**_facts(page, found), "account": page.name(account), "value": value}
    which = _which(found)
    names = [
        page.say("negotiation.step.now" if found.now.days or found.now.discount else "negotiation.step.before"),
        *(_named(page, step.name, found) for step in found.steps),
        page.say("negotiation.step.after"),
    ]
    columns = page.columns("negotiation", "row", "margin", "change", "money")
    table = _table(page, found, names)
    so_what = page.say(f"negotiation.finding.terms.{which}_so_what", **facts)
    if which == "cost":
        key = "never" if found.growth is None else "grow"
        so_what += " " + page.say(f"negotiation.finding.terms.{key}", **facts)
    rate = page.say("negotiation.finding.terms.rate", rate=found.asked.rate)
    service = "service" if found.asked.service else "no_service"
    return page.finding(
        page.say(f"negotiation.finding.terms.{which}_title", **facts),
        so_what,
        pd.DataFrame(table, columns=columns),
        page.say("negotiation.finding.terms.alt", **facts, steps=names[1:-1]),
        draw=lambda canvas: charts.draw_terms(canvas, found, names, lang=page.lang),
        subtitle=page.say(f"negotiation.finding.terms.subtitle{'_account' if account else ''}", **facts),
        remark=f"{rate}{page.say(f'negotiation.finding.terms.{service}', money=value * found.asked.service)}",
        source="" if account else page.say("negotiation.paper"),
        period=Start(desk).year.period if account else None,
    )


def _which(found: "Erosion") -> str:
    if abs(found.money) < _TINY * max(abs(found.profit_before), 1.0):
        return "same"
    if found.money > 0:
        return "gain"
    return "cost" if found.after > 0 else "loss"


def _facts(page: Page, found: "Erosion") -> dict[str, object]:
    dearest = found.dearest
    return {
        "before": found.before,
        "after": found.after,
        "points": number(100 * abs(found.points), page.lang, 1),
        "lost_money": exact(page, abs(found.money)),
        "profit_before": exact(page, found.profit_before),
        "profit_after": exact(page, found.profit_after),
        "lost": found.share_lost or 0.0,
        "growth": found.growth or 0.0,
        "discount": found.asked.discount,
        "days": found.asked.days,
        "n": round(found.asked.days),
        "dearest": page.say(f"negotiation.wish.{dearest.name}") if dearest else "",
        "dearest_money": exact(page, -dearest.money) if dearest else "",
    }


def exact(page: Page, amount: float) -> str:
    """Return an amount as a person says it, up to ten million with two digits: ``1,43 млн ₽``."""
    if not _MILLION * (1 - 5e-7) <= abs(amount) < 10 * _MILLION:
        return money_short(amount, page.lang, page.currency)
    sign = get_currency_symbol(page.currency, locale="ru") if page.currency and page.lang == "ru" else page.currency
    return page.say("negotiation.million", amount=amount / _MILLION, sign=sign).strip()


def _named(page: Page, step: str, found: "Erosion") -> str:
    facts = {"discount": found.asked.discount, "n": round(found.asked.days)}
    return page.say(f"negotiation.step.{step}", **facts)


def _table(page: Page, found: "Erosion", names: list[str]) -> list[tuple[str, str, str, str]]:
    lang, level = page.lang, found.before
    rows = [(names[0], percent(level, lang, 1), "", exact(page, found.profit_before))]
    for name, step in zip(names[1:-1], found.steps, strict=True):
        level += step.points
        change = exact(page, step.money)
        rows.append((name, percent(level, lang, 1), points(step.points, lang, 1), change))
    total = points(found.points, lang, 1) if found.steps else ""
    rows.append((names[-1], percent(found.after, lang, 1), total, exact(page, found.profit_after)))
    return rows
