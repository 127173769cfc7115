"""The preparation sheet read before the talk, and the log of concessions."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.findings.names import shorten
from kamlab.i18n import date_short, money, number
from kamlab.modules.negotiation import charts, model
from kamlab.modules.negotiation.findings.reading import Reading
from kamlab.modules.negotiation.findings.start import NUMBER
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.desk import Desk
    from kamlab.findings import Finding

_BRIEF = 48  # letters of a concession beside its bar
_SHOWN = 10  # bars of a log; the smallest gifts are summed


def sheet(desk: "Desk", given: model.Sheet | None = None, *, account: str = "") -> "Finding":
    """Show what a preparation sheet still lacks, each with what to do.

    Parameters
    ----------
    desk
        Language, company, workbook.
    given
        Another sheet than the one entered.
    account
        Whose it is; empty for the account in view.
    """
    page, reading = Page(desk, NUMBER), Reading(desk)
    account = account or reading.account
    found = given or reading.sheet(account)
    flaws = model.sheet_flaws(found)
    facts = {"account": page.name(account), "n": len(flaws), "floor": _price(page, found.floor)}
    rows = [(_flaw(page, flaw, found, ""), _flaw(page, flaw, found, "_do")) for flaw in flaws]
    which = "flaws" if flaws else "ready"
    return page.finding(
        page.say(f"negotiation.finding.sheet.{which}_title", **facts),
        rows[0][1] if rows else page.say("negotiation.finding.sheet.ready_so_what", **facts),
        pd.DataFrame(rows, columns=page.columns("negotiation", "flaw", "to_do")),
        page.say(f"negotiation.finding.sheet.{which}_alt", **facts),
        source=page.say("negotiation.finding.sheet.source"),
    )


def _flaw(page: Page, flaw: model.Flaw, found: model.Sheet, tail: str) -> str:
    facts = {"what": shorten(flaw.what, 60) or "…", "limit": _price(page, found.limit)}
    return page.say(f"negotiation.flaw.{flaw.code}{tail}", **facts, floor=_price(page, found.floor))


def _price(page: Page, price: float | None) -> str:
    return "–" if price is None else number(price, page.lang, 0 if float(price).is_integer() else 2)


def concessions(desk: "Desk", log: "Sequence[model.Gift] | None" = None, *, account: str = "") -> "Finding":
    """Show what was given and what was received, the oldest first, and whether it is one-sided.

    Parameters
    ----------
    desk
        Language, company, workbook.
    log
        Another log than the one entered.
    account
        Whose it is; empty for the account in view.
    """
    page, reading = Page(desk, NUMBER), Reading(desk)
    account = account or reading.account
    told = tuple(reading.log(account) if log is None else log)
    found = model.balance(told)
    facts: dict[str, object] = {"account": page.name(account)}
    if found.is_empty:
        return page.nothing(
            page.say("negotiation.finding.log.absent", **facts), page.say("negotiation.finding.log.absent_todo")
        )
    ordered = sorted(told, key=lambda one: (one.day is not None, one.day))
    facts |= {
        "given": found.given,
        "received": found.received,
        "times": found.ratio or 0.0,
        "n": found.counts[0],
        "back": found.counts[1],
        "unpriced": found.unpriced[1],
        "run": found.run,
        "dear": max((one for one in told if one.given), key=lambda one: one.cost or 0.0, default=told[0]).what,
    }
    columns = page.columns("negotiation", "day", "what", "way", "cost")
    shown, rest = _fit(ordered)
    which = "one_sided" if found.one_sided else "level"
    how = "nothing" if not found.counts[1] else "unpriced" if found.received == 0 else "priced"
    return page.finding(
        page.say(f"negotiation.finding.log.{how}_title", **facts),
        page.say(f"negotiation.finding.log.{which}_so_what", **facts),
        pd.DataFrame([_row(page, one) for one in ordered], columns=columns),
        page.say("negotiation.finding.log.alt", **facts),
        draw=lambda canvas: charts.draw_balance(canvas, shown, rest, currency=page.currency, lang=page.lang),
        subtitle=page.say("negotiation.finding.log.subtitle", **facts),
        remark=page.say("negotiation.finding.log.remark"),
    )


def _fit(ordered: "Sequence[model.Gift]") -> tuple[list[model.Gift], tuple[int, float]]:
    """Return what is drawn, names cut to a line or two, and how many of the smallest gifts are summed."""
    left = sorted((one for one in ordered if one.given), key=lambda one: one.cost or 0.0)
    left = left[: max(len(ordered) - _SHOWN + 1, 0)] if len(ordered) > _SHOWN else []
    out = {id(one) for one in left}
    kept = [one for one in ordered if id(one) not in out][-2 * _SHOWN :]
    shown = [model.Gift(shorten(one.what, _BRIEF), one.given, one.cost, one.day, one.in_return) for one in kept]
    return shown, (len(left), sum(one.cost or 0.0 for one in left))


def _row(page: Page, one: model.Gift) -> tuple[str, str, str, str]:
    way = page.say(f"negotiation.balance.{'given' if one.given else 'received'}")
    cost = page.say("negotiation.balance.unpriced") if one.cost is None else money(one.cost, page.lang, page.currency)
    return (date_short(one.day, page.lang) if one.day else "–"), one.what, way, cost
