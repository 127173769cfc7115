"""What the hand-made tables have in common: a table, a working day, roubles.

A table is columns and rows, written exactly as it stands. Dates are written as
ISO days, sums of money as :class:`~decimal.Decimal`, an empty cell as ``None``.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

Cell = str | int | Decimal | date | None
"""One value of a table; floats are left out on purpose: they do not print alike."""

AS_OF = date(2026, 11, 1)
SEMINAR = date(2026, 11, 19)
FOLLOW_UP = date(2027, 1, 18)

_HOLIDAYS = frozenset({(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4), (12, 31)})
_NEW_YEAR_LAST_DAY = 8
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Table:
    """A file to be: its columns and its rows, in the order they are written."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a row of another length than the header."""
        for row in self.rows:
            if len(row) != len(self.columns):
                message = f"{len(row)} cells for {len(self.columns)} columns: {row}"
                raise ValueError(message)

    def text(self) -> str:
        """Return the file's content: comma, dot, ISO days, line feeds."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_cell(value) for value in row] for row in self.rows)
        return out.getvalue()

    def write(self, path: Path) -> None:
        """Write the table as UTF-8 without a byte-order mark."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.text().encode())


def table(columns: str, rows: Iterable[tuple[Cell, ...]]) -> Table:
    """Make a table; ``columns`` is the header in one string, split at blanks."""
    return Table(tuple(columns.split()), tuple(rows))


def roubles(kopecks: int) -> Decimal:
    """Return whole kopecks as roubles with two decimals."""
    return Decimal(kopecks).scaleb(-2)


def is_workday(day: date) -> bool:
    """Tell whether a Russian office is open: no weekend, no fixed holiday, no 1–8 January."""
    new_year = day.month == 1 and day.day <= _NEW_YEAR_LAST_DAY
    return day.weekday() < _SATURDAY and (day.month, day.day) not in _HOLIDAYS and not new_year


def workdays(year: int, month: int) -> list[date]:
    """Return the working days of one month, in order."""
    first = date(year, month, 1)
    days = (first + timedelta(days=n) for n in range(31))
    return [day for day in days if day.month == month and is_workday(day)]


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
