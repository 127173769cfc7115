"""How many months the firm lives without an account, and what a plan adds."""

import math
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
from babel.dates import format_date

from kamlab.i18n import say
from kamlab.modules.concentration import charts, model
from kamlab.modules.concentration.charts.runway import Begin, Course
from kamlab.modules.concentration.charts.units import unit_of
from kamlab.modules.concentration.findings.numbers import Numbers, day_zero, numbers_of
from kamlab.modules.concentration.findings.plan import lever_names, levers_of, projects_of
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

NUMBER = "02"
_MONTHS = 12
_YEARS = 36  # from here on a number of months says nothing
_KNOWN = ("costs", "growth", "margin", "once")


def runway(
    desk: "Desk",
    *,
    numbers: Numbers | None = None,
    levers: Sequence[model.Lever] | None = None,
    dearer: bool = False,
) -> "Finding":
    """Show the cash month by month: the account stays, goes, goes and there is a plan.

    Parameters
    ----------
    desk
        Language and company.
    numbers
        Money and account; the company's own if none are given.
    levers
        The plan; what the company's folder proposes if none is given.
    dearer
        Whether the supplier's discount falls too.
    """
    page = Page(desk, NUMBER)
    numbers = numbers or numbers_of(desk)
    if numbers.missing:
        wanted = [page.say(f"concentration.number.{name}") for name in numbers.missing]
        return page.nothing(
            page.say("concentration.finding.runway.absent", wanted=wanted),
            page.say("concentration.finding.runway.absent_todo"),
        )
    levers = levers_of(desk) if levers is None else tuple(levers)
    cash, result = numbers.cash or 0.0, numbers.result(dearer=dearer)
    stays, goes = (model.cash_path(cash, money, months=_MONTHS) for money in (numbers.with_account, result))
    planned = model.cash_path(cash, result, levers, months=_MONTHS) if levers else None
    facts = _facts(page, numbers, goes, planned, result)
    facts |= {"late": model.latest_start(cash, result, levers) if levers else None}
    unit, which = unit_of([cash, stays.last, goes.last]), _which(goes)
    out = "out" if goes.months else "out_now"
    ends = "" if goes.months is None else page.say(f"concentration.runway.{out}", **facts)
    begins, lasts = _begins(page, levers, unit), _lasts(page, planned)
    course = Course(stays, goes, planned, _months(desk), begins, ends, lasts)
    table = _table(page, [path for path in (stays, goes, planned) if path])
    unit_words = unit.words(page.lang, page.currency)
    return page.finding(
        page.say(f"concentration.finding.runway.{which}_title", **facts),
        _so_what(page, which, planned, facts),
        table,
        page.say(f"concentration.finding.runway.{which}_alt", **facts),
        draw=lambda canvas: charts.draw_runway(canvas, course, unit=unit, lang=page.lang),
        subtitle=page.say("concentration.finding.runway.subtitle", unit=unit_words, **facts),
        remark=page.say(f"concentration.finding.runway.remark{_tier(numbers, dearer=dearer)}"),
        formats=dict.fromkeys(table.columns[1:], "money_short"),
        period=desk.company.accounts().period,
    )


def _table(page: Page, paths: Sequence[model.CashPath]) -> pd.DataFrame:
    """List the cash month by month, a column for each course."""
    columns = page.columns("concentration.loss", "month", "stays", "goes", "planned")[: len(paths) + 1]
    rows = [(label, *(path.balances[place] for path in paths)) for place, label in enumerate(_labels(page))]
    return pd.DataFrame(rows, columns=columns)


def months_text(page: Page, months: float | None) -> str:
    """Return months of life in words: with one decimal, or a sentence for never."""
    if months is None:
        return page.say("concentration.months.never")
    if months > _YEARS:
        return page.say("concentration.months.years")
    shown = _shown(months)
    if shown.is_integer():
        return page.say("concentration.months.whole", n=int(shown))
    return page.say("concentration.months.part", months=shown)


def _shown(months: float) -> float:
    """Round down to a tenth: nobody is promised a day that is not there."""
    return math.floor(10 * months + 1e-6) / 10


def _facts(
    page: Page, numbers: Numbers, goes: model.CashPath, planned: model.CashPath | None, result: float
) -> dict[str, object]:
    zero = day_zero(page.desk)
    out = goes.months or 0.0
    largest = next(iter(page.desk.company.accounts().clients)) == numbers.account
    name = page.name(numbers.account)
    return {
        "account": name,
        "without": page.say(
            "concentration.runway.without_largest" if largest else "concentration.runway.without", account=name
        ),
        "months": months_text(page, goes.months),
        "when": _when(page, zero, out),
        "cash": numbers.cash or 0.0,
        "deficit": -result,
        "result": result,
        "planned": months_text(page, planned.months) if planned else "",
        "left": planned.last if planned else 0.0,
        "start": _start(page, zero),
    }


def _start(page: Page, zero: date | None) -> str:
    if zero is None:
        return page.say("concentration.runway.start_unknown")
    return page.say("concentration.runway.start", when=_when(page, zero, 0.0, year=True))


def _when(page: Page, zero: date | None, months: float, *, year: bool = False) -> str:
    """Return the month the cash is used up: ``in April``; counted months where there are no dates."""
    if zero is None:
        return page.say("concentration.runway.in_months", months=months_text(page, months))
    count = zero.month - 1 + math.floor(months)
    told = page.say(f"concentration.in_month.{count % 12 + 1}")
    return f"{told} {zero.year + count // 12}" if year else told


def _which(goes: model.CashPath) -> str:
    if goes.months is None:
        return "never"
    if goes.months <= 0:
        return "broke"
    return "ends" if goes.months <= _MONTHS else "later"


def _so_what(page: Page, which: str, planned: model.CashPath | None, facts: dict[str, object]) -> str:
    if which == "never" or planned is None:
        return page.say(f"concentration.finding.runway.{which}_so_what", **facts)
    late = facts["late"]
    wait = "in_time" if isinstance(late, int) and late > 0 else "at_once" if late == 0 else "short"
    return page.say(f"concentration.finding.runway.plan_{wait}", **{**facts, "n": late or 0})


def _tier(numbers: Numbers, *, dearer: bool) -> str:
    """Name the remark: the discount lost, kept, or nothing known of it."""
    return "" if not numbers.dearer else "_tier" if dearer else "_kept"


def _lasts(page: Page, planned: model.CashPath | None) -> str:
    if planned is None:
        return ""
    if planned.months is None or planned.months > _MONTHS:
        return page.say("concentration.runway.year")
    return page.say("concentration.runway.lasts", months=months_text(page, planned.months))


def _months(desk: "Desk") -> list[tuple[str, str]]:
    """Return twelve short names of months with the year under each January, or plain numbers."""
    zero = day_zero(desk)
    if zero is None:
        return [(str(place + 1), "") for place in range(_MONTHS)]
    found = []
    for place in range(_MONTHS):
        count = zero.month - 1 + place
        day = date(zero.year + count // 12, count % 12 + 1, 1)
        short = format_date(day, "LLL", locale=desk.language).rstrip(".")[:3]
        found.append((short, str(day.year) if day.month == 1 or (place == 0 and zero.month < 12) else ""))  # noqa: PLR2004 - December is followed by its own year
    return found


def _labels(page: Page) -> list[str]:
    zero = day_zero(page.desk)
    found = [page.say("concentration.loss.row.start")]
    for place in range(_MONTHS):
        if zero is None:
            found.append(page.say("concentration.loss.row.month", n=place + 1))
            continue
        count = zero.month - 1 + place
        found.append(page.say("concentration.loss.row.end_of", month=date(zero.year + count // 12, count % 12 + 1, 1)))
    return found


def _begins(page: Page, levers: Sequence[model.Lever], unit: "charts.Unit") -> list[Begin]:
    """Say when the levers begin; those of one month together."""
    zero, names = day_zero(page.desk), lever_names(levers, projects_of(page.desk))
    found: dict[float, list[model.Lever]] = {}
    for lever in levers:
        found.setdefault(float(lever.start), []).append(lever)
    begins = []
    for start, together in sorted(found.items()):
        kinds = {"reserve" if lever.name in names or lever.name not in _KNOWN else lever.name for lever in together}
        kind = kinds.pop() if len(kinds) == 1 else "several"
        amount = sum(lever.monthly or lever.once for lever in together)
        since = say("concentration.runway.at_once", page.lang)
        if start > 0:
            since = _since(page, zero, start)
        shown = unit.write(-amount if kind == "costs" else amount, page.lang, sign=True)
        words = page.say(f"concentration.runway.begin.{kind}", amount=shown)
        begins.append(Begin(start, f"{since} {words}"))
    return begins


def _since(page: Page, zero: date | None, start: float) -> str:
    if zero is None:
        return page.say("concentration.runway.since_month", n=math.floor(start) + 1)
    return page.say(f"concentration.since.{(zero.month - 1 + math.floor(start)) % 12 + 1}")
