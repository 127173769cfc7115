"""Day first or month first: what the whole column says about ``05/06/2026``.

Certain: a part above 12 can only be the day. Likely: the rows run in order under one
reading and jump under the other, or one part never changes. Else the custom of the
file's language is taken, and the person is told both readings.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Order = Literal["day", "month"]
Ground = Literal["certain", "rows", "custom", "mixed"]
OPEN: tuple[Ground, ...] = ("rows", "custom")  # no cell decides: a person may
MONTHS = 12
FEW = 3  # fewer different dates say nothing about order
IN_ORDER, OUT_OF_ORDER = 0.1, 0.2  # share of steps against the direction: a sorted column, an unsorted one


@dataclass(frozen=True, slots=True)
class Written:
    """Dates of one writing: ``first separator second separator year``, how many cells, and where first."""

    first: int
    separator: str
    second: int
    year: int
    count: int = 1
    row: int = 0

    @property
    def text(self) -> str:
        """Return the date as the file writes it, without its time."""
        return f"{self.first:02d}{self.separator}{self.second:02d}{self.separator}{self.year}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What comes first, on what ground, with an example that can be read twice.

    Attributes
    ----------
    order
        ``day`` or ``month``.
    ground
        ``certain``: a part above 12 shows it. ``rows``: the order of the rows or a part that
        never changes shows it. ``custom``: nothing shows it. ``mixed``: cells contradict each other.
    day, month
        How many cells only a leading day, only a leading month explains.
    example
        A date that can be read twice; None if there is none.
    """

    order: Order
    ground: Ground
    day: int = 0
    month: int = 0
    example: Written | None = None


def decide(dates: Iterable[Written], *, custom: Order) -> Decision:
    """Decide for the cells of one separator; ``custom`` is what the file's language would do."""
    dates = [date for date in dates if date.first and date.second]
    day = sum(date.count for date in dates if date.first > MONTHS >= date.second)
    month = sum(date.count for date in dates if date.second > MONTHS >= date.first)
    both = [date for date in dates if max(date.first, date.second) <= MONTHS]
    example = next((date for date in both if date.first != date.second), None)
    if day or month:
        order: Order = "day" if day >= month else "month"
        return Decision(order, "mixed" if day and month else "certain", day, month, example)
    if example is None:
        return Decision(custom, "certain")
    shown = _by_rows(both) or _by_constant(both)
    if shown == "month" and example.separator == ".":
        shown = None  # nobody puts the month first before a dot
    if shown:
        return Decision(shown, "rows", example=example)
    return Decision(custom, "custom", example=example)


def usual(separator: str, *, russian: bool, pound: bool = False) -> Order:
    """Return the order usual for a separator and language: months lead only in “8/31/2026” of English files."""
    return "month" if separator == "/" and not russian and not pound else "day"


def _by_rows(dates: Sequence[Written]) -> Order | None:
    """See under which reading the rows run in order, up or down."""
    in_rows = sorted(dates, key=lambda date: date.row)
    if len(in_rows) < FEW:
        return None
    by_day, by_month = _jumps([_as_day_first(d) for d in in_rows]), _jumps([_as_month_first(d) for d in in_rows])
    if min(by_day, by_month) > IN_ORDER or max(by_day, by_month) < OUT_OF_ORDER:
        return None
    return "day" if by_day < by_month else "month"


def _by_constant(dates: Sequence[Written]) -> Order | None:
    """See whether one part never changes: a month of daily rows, or the first of every month."""
    first, second = {date.first for date in dates}, {date.second for date in dates}
    if len(dates) < FEW or (len(first) == 1) == (len(second) == 1):
        return None
    constant = next(iter(first if len(first) == 1 else second))
    leads = len(first) == 1
    if constant == 1:  # the first of each month is a habit of reports
        return "day" if leads else "month"
    return "month" if leads else "day"


def _jumps(days: Sequence[tuple[int, int, int]]) -> float:
    """Return the share of steps against the main direction of the rows."""
    up = sum(a < b for a, b in pairwise(days))
    return min(up, len(days) - 1 - up) / (len(days) - 1)


def _as_day_first(date: Written) -> tuple[int, int, int]:
    return date.year, date.second, date.first


def _as_month_first(date: Written) -> tuple[int, int, int]:
    return date.year, date.first, date.second
