"""Which stretch of time an answer is about, worked out from the dates of the ledger.

The answer to “who is key” depends on the period, so the period is always said.
Four ways to name one: ``"all"``, a calendar year (``"2025"``), the default
``"last-12-months"``, and two dates (``"2025-01-01..2025-06-30"``).

A month is *full* when the ledger's last date is the last day of that month or its
last working day (Monday to Friday; 31 December does not count as one). A ledger
whose every date is the first of a month is a monthly report: its months are full.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kamlab.i18n import say
from kamlab.ledger.reading import LedgerError, Note

ALL = "all"
LAST_12 = "last-12-months"
YEAR = "year"
RANGE = "range"
DEFAULT = LAST_12

FULL_YEAR = 12  # months
FAR = 366  # days without a single row: a date beyond them is a slip of the pen, not the end of the ledger
STRAYS = 3  # dates; more than that are no slip
EARLY = 10  # day of the month; the January holidays end before it, so a first month begun by then is whole
_DATE = r"(\d{4}-\d{2}-\d{2})"
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, both ends included; without ends, everything there is.

    Attributes
    ----------
    start, end
        First and last day; None for the period ``"all"``.
    kind
        ``"all"``, ``"last-12-months"``, ``"year"`` or ``"range"``.

    Examples
    --------
    >>> Period.range(date(2026, 1, 1), date(2026, 3, 31)).months
    3
    """

    start: date | None = None
    end: date | None = None
    kind: str = ALL

    @classmethod
    def year(cls, number: int) -> "Period":
        """Return a calendar year."""
        return cls(date(number, 1, 1), date(number, 12, 31), YEAR)

    @classmethod
    def range(cls, start: date, end: date) -> "Period":
        """Return the days from ``start`` to ``end``, both included."""
        return cls(start, end, RANGE)

    @property
    def bounded(self) -> bool:
        """Whether the period has ends."""
        return self.start is not None and self.end is not None

    @property
    def months(self) -> int:
        """Number of calendar months the period touches; 0 without ends."""
        if self.start is None or self.end is None:
            return 0
        return month_number(self.end) - month_number(self.start) + 1

    def holds(self, day: date | None) -> bool:
        """Tell whether a day lies in the period; a missing day only in ``"all"``."""
        if self.start is None or self.end is None:
            return True
        return day is not None and self.start <= day <= self.end

    def text(self, lang: str | None = None) -> str:
        """Return the period in words: ``November 2025 – October 2026``."""
        if self.start is None or self.end is None:
            return say("ledger.period.text.all", lang)
        if self.kind == YEAR:
            return say("ledger.period.text.year", lang, year=str(self.start.year))
        if self.start.day == 1 and self.end == month_end(self.end):
            return say("ledger.period.text.months", lang, start=self.start, end=self.end)
        return say("ledger.period.text.days", lang, start=self.start, end=self.end)


def month_number(day: date) -> int:
    """Count months from year 0: neighbours differ by one."""
    return day.year * 12 + day.month - 1


def month_start(number: int) -> date:
    """Return the first day of a month given by :func:`month_number`."""
    return date(number // 12, number % 12 + 1, 1)


def month_end(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return month_start(month_number(day) + 1) - timedelta(days=1)


def last_working_day(day: date) -> date:
    """Return the last Monday-to-Friday of the month of ``day``; 31 December is not one."""
    last = month_end(day)
    if last.month == 12:  # noqa: PLR2004 - December: most firms close the year on the 30th
        last -= timedelta(days=1)
    while last.weekday() >= _SATURDAY:
        last -= timedelta(days=1)
    return last


def newest_full_month(days: Sequence[date]) -> int | None:
    """Return the number of the newest full month, by the rule of this module.

    Parameters
    ----------
    days
        Dates of the ledger, in any order.

    Returns
    -------
    int or None
        See :func:`month_number`. None if no month of the ledger is full.
    """
    if not days:
        return None
    first, last = min(days), max(days)
    monthly = all(day.day == 1 for day in days) and month_number(first) < month_number(last)
    full = month_number(last) - (0 if monthly or last >= last_working_day(last) else 1)
    return full if full >= month_number(first) else None


def parse_period(spec: "str | Period") -> Period:
    """Read a period as a person writes it; ``"last-12-months"`` stays without ends.

    Raises
    ------
    LedgerError
        If the text names no period, or the two dates are in the wrong order.

    Examples
    --------
    >>> parse_period("2025").end
    datetime.date(2025, 12, 31)
    """
    if isinstance(spec, Period):
        return spec
    text = spec.strip()
    if text in {ALL, LAST_12}:
        return Period(kind=text)
    if re.fullmatch(r"(19|20)\d{2}", text):
        return Period.year(int(text))
    if found := re.fullmatch(rf"{_DATE}\s*\.\.\s*{_DATE}", text):
        return _range(found[1], found[2], text)
    raise LedgerError("ledger.period.unknown", given=text)


def settle(spec: "str | Period | None", days: Sequence[date]) -> tuple[Period, tuple[Note, ...]]:
    """Turn a wish into the period of this ledger, with what has to be said about it.

    Parameters
    ----------
    spec
        The wish; None is the default, the last 12 full months.
    days
        Distinct dates of the accepted rows; empty if the ledger has none.

    Raises
    ------
    LedgerError
        If a ledger without dates is asked for anything but everything, or no
        accepted row falls into the period.
    """
    wish = parse_period(DEFAULT if spec is None else spec)
    if wish.kind == ALL:
        return wish, () if days else (Note.of("ledger.period.no_dates"),)
    if not days:
        if spec is None:
            return Period(), (Note.of("ledger.period.no_dates"),)
        raise LedgerError("ledger.period.needs_dates", given=spec if isinstance(spec, str) else wish.text())
    if wish.kind == LAST_12 and not wish.bounded:
        return _last_12(days)
    if not any(wish.holds(day) for day in days):
        raise LedgerError("ledger.period.empty", given=wish.text(), first=min(days), last=max(days))
    return wish, ()


def _range(start: str, end: str, given: str) -> Period:
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError as error:
        raise LedgerError("ledger.period.unknown", given=given) from error
    if last < first:
        raise LedgerError("ledger.period.backwards", given=given)
    return Period.range(first, last)


def _last_12(days: Sequence[date]) -> tuple[Period, tuple[Note, ...]]:
    days, notes = _without_strays(days)
    first, last = days[0], days[-1]
    newest = newest_full_month(days)
    oldest = month_number(first) if newest is None else max(newest - FULL_YEAR + 1, month_number(first))
    if newest is None or not any(oldest <= month_number(day) <= newest for day in days):
        return Period(first, last, LAST_12), (*notes, Note.of("ledger.period.no_full_month", start=first, end=last))
    period = Period(month_start(oldest), month_end(month_start(newest)), LAST_12)
    if period.months < FULL_YEAR:
        notes = (*notes, Note.of("ledger.period.short", n=period.months, first=first, end=period.end))
    elif oldest == month_number(first) and first.day > EARLY:
        notes = (*notes, Note.of("ledger.period.late_start", first=first))
    return period, notes


def _without_strays(days: Sequence[date]) -> tuple[list[date], tuple[Note, ...]]:
    """Leave out the newest dates that stand years away: 2062 for 2026 would move the period."""
    kept = sorted(set(days))
    strays: list[date] = []
    while len(kept) > 1 and len(strays) < STRAYS and (kept[-1] - kept[-2]).days > FAR:
        strays.append(kept.pop())
    notes = tuple(Note.of("ledger.period.stray", stray=stray, last=kept[-1]) for stray in reversed(strays))
    return kept, notes
