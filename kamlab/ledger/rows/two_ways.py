"""Dates that can be read in two ways: what each reading would make of the whole column."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamlab.ledger.rows import evidence
from kamlab.ledger.rows.crosstab import turned
from kamlab.ledger.rows.order import OPEN, Decision, Ground, Order, Written
from kamlab.ledger.rows.plan import Plan, plan

if TYPE_CHECKING:
    import duckdb

    from kamlab.ledger.reading import RawTable

EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A column of dates whose cells do not show what comes first.

    Attributes
    ----------
    header
        The column.
    order, ground
        What is taken, and why: see :class:`kamlab.ledger.rows.order.Decision`.
    examples
        Cells as they stand, each with its day under either reading: day first, month first.
    day, month
        First of a month → rows in it, if the day or the month comes first.
    """

    header: str
    order: Order
    ground: Ground
    examples: tuple[tuple[str, date, date], ...]
    day: Mapping[date, int]
    month: Mapping[date, int]


def two_ways(connection: "duckdb.DuckDBPyConnection", plans: Sequence[Plan]) -> TwoWays | None:
    """Return the two readings of the dates of tables of one shape; None if the cells themselves decide."""
    written = [evidence.written_dates(connection, one, at) for at, one in enumerate(plans)]
    pooled = [one for part in written for one in part]
    for table, dates in zip(plans, written, strict=True):
        for separator in {one.separator for one in dates}:
            own, all_ = (_of(separator, part) for part in (dates, pooled))
            decision = evidence.decided(table, separator, own, all_)
            if decision.example is not None and decision.ground in OPEN and not _plain(table, decision):
                return _readings(table.fields["date"], decision, all_)
    return None


def plans_of(tables: "Sequence[RawTable]", columns: Mapping[str, str] | None) -> list[Plan]:
    """Prepare tables as the reading does: months laid side by side are turned, columns recognised."""
    return [plan(turned(table), columns) for table in tables]


def _of(separator: str, dates: Sequence[Written]) -> list[Written]:
    return [one for one in dates if one.separator == separator]


def _plain(plan: Plan, decision: Decision) -> bool:
    """Tell whether nobody would ask: dots in a Russian file, or dots whose rows run in order."""
    dots = decision.example is not None and decision.example.separator == "."
    return dots and (plan.russian or decision.ground == "rows")


def _readings(header: str, decision: Decision, dates: Sequence[Written]) -> TwoWays:
    day: Counter[date] = Counter()
    month: Counter[date] = Counter()
    examples: list[tuple[str, date, date]] = []
    for one in dates:
        by_day, by_month = _date(one.year, one.second, one.first), _date(one.year, one.first, one.second)
        for found, counted in ((by_day, day), (by_month, month)):
            if found is not None:
                counted[found.replace(day=1)] += one.count
        if by_day and by_month and by_day != by_month and len(examples) < EXAMPLES:
            examples.append((one.text, by_day, by_month))
    return TwoWays(header, decision.order, decision.ground, tuple(examples), day, month)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
