"""What became of every row that was read: accepted, or set aside and why, in rows and in money.

The calendar is the whole ledger summed by reason and day. It is small (some
thousand lines for any ledger), so the audit of any period is worked out from it
without reading the file again.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import narwhals as nw

from kamlab.ledger.frames import NO_DATE, Frame, Source, fetch, undated_reason
from kamlab.ledger.periods import Period

OUTSIDE = "outside_period"


class Cell(NamedTuple):
    """Rows of one reason, day and currency, summed."""

    reason: str | None  # None: accepted
    undated: str | None  # why there is no day, if the file says so
    day: date | None
    currency: str | None
    rows: int
    money: float
    returns: float  # zero or negative


@dataclass(frozen=True, slots=True)
class Audit:
    """Read = accepted + set aside, for one period.

    Attributes
    ----------
    read, accepted
        Numbers of rows.
    set_aside
        Reason → number of rows; the most frequent first.
    accepted_money
        Net amount of the accepted rows, returns taken off.
    set_aside_money
        Reason → readable amount of the rows set aside.
    returns
        Sum of the negative amounts among the accepted rows, zero or negative.
    undated
        Accepted rows without a date (possible under ``"all"`` alone).
    """

    read: int
    accepted: int
    set_aside: Mapping[str, int]
    accepted_money: float
    set_aside_money: Mapping[str, float]
    returns: float
    undated: int = 0

    @property
    def money_aside(self) -> float:
        """Readable amount of all rows set aside."""
        return cents(math.fsum(self.set_aside_money.values()))

    @property
    def money_read(self) -> float:
        """Readable amount of every row of the file."""
        return cents(self.accepted_money + self.money_aside)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The ledger by reason and day."""

    cells: tuple[Cell, ...] = field(repr=False)

    @property
    def days(self) -> tuple[date, ...]:
        """Distinct dates of the accepted rows, in order."""
        return tuple(sorted({cell.day for cell in self.cells if cell.reason is None and cell.day is not None}))

    @property
    def currencies(self) -> tuple[str, ...]:
        """Currencies of the accepted rows, the most frequent first."""
        counts: dict[str, int] = {}
        for cell in self.cells:
            if cell.reason is None and cell.currency:
                counts[cell.currency] = counts.get(cell.currency, 0) + cell.rows
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))

    def audit(self, period: Period) -> Audit:
        """Account for every row under a period."""
        rows: dict[str | None, int] = {None: 0}
        money: dict[str | None, list[float]] = {None: []}
        returns, undated = [], 0
        for cell in self.cells:
            reason = _reason(cell, period)
            rows[reason] = rows.get(reason, 0) + cell.rows
            money.setdefault(reason, []).append(cell.money)
            if reason is None:
                returns.append(cell.returns)
                undated += cell.rows if cell.day is None else 0
        names = sorted((name for name in rows if name is not None), key=lambda name: (-rows[name], name))
        return Audit(
            read=sum(rows.values()),
            accepted=rows[None],
            set_aside={name: rows[name] for name in names},
            accepted_money=cents(math.fsum(money[None])),
            set_aside_money={name: cents(math.fsum(money[name])) for name in names},
            returns=cents(math.fsum(returns)),
            undated=undated,
        )


def calendar_of(source: Source, whole: Source | None = None) -> Calendar:
    """Sum a ledger by reason, day and currency: one pass over the rows.

    Parameters
    ----------
    source
        Weighed rows.
    whole
        All of them condensed, if that has been done already.
    """
    cells = list(_cells(whole or source, (whole or source).frame))
    if source.has("date") and any(cell.reason is None and cell.day is None for cell in cells):
        # why a date is missing stands in the rows themselves, and few ledgers need the second look
        names = source.frame.collect_schema().names()
        undated = source.frame.filter(nw.col("reason").is_null() & nw.col("date").is_null())
        cells = [cell for cell in cells if cell.reason is not None or cell.day is not None]
        cells += _cells(source, undated.with_columns(undated=undated_reason(names)))
    return Calendar(tuple(sorted(cells, key=_order)))


def cents(amount: float) -> float:
    """Round money to two decimals; minus zero is zero."""
    return round(amount, 2) + 0.0


def _cells(source: Source, frame: Frame) -> Iterator[Cell]:
    names = frame.collect_schema().names()
    keys = [key for key in ("reason", "undated", "date", "currency") if key in names]
    table = fetch(frame.group_by(*keys).agg(*source.audited()))
    columns, empty = table.to_dict("list"), [None] * len(table)
    told = [columns.get(name, empty) for name in ("reason", "undated", "date", "currency")]
    sums = [columns[name] for name in ("rows", "revenue", "returns")]
    for reason, undated, day, currency, rows, money, returns in zip(*told, *sums, strict=True):
        which = (_text(reason), _text(undated), day_of(day), _text(currency))
        yield Cell(*which, int(_number(rows)), _number(money), _number(returns))


def _reason(cell: Cell, period: Period) -> str | None:
    if cell.reason is not None or not period.bounded:
        return cell.reason
    if cell.day is None:
        return cell.undated or NO_DATE
    return None if period.holds(cell.day) else OUTSIDE


def _order(cell: Cell) -> tuple[str, str, date, str]:
    return cell.reason or "", cell.undated or "", cell.day or date.min, cell.currency or ""


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> float:
    number = float(str(value)) if value is not None else 0.0
    return 0.0 if math.isnan(number) else number


def day_of(value: object) -> date | None:
    """Return a day from whatever the engine gave: a date, a time stamp, or nothing."""
    if value is None or value != value:  # noqa: PLR0124 - NaT is the one value unequal to itself
        return None
    stamp = value.date() if hasattr(value, "date") else value
    return stamp if isinstance(stamp, date) else None
