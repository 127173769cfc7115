"""A glance into a big text file, before it is read: up to which day it goes.

Exports are in the order of their dates, one way or the other, so the beginning and the
end of a file nearly always hold its newest day. It is a guess, and nothing but speed
depends on it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kamlab.ledger.rows import sql
from kamlab.ledger.rows.dates import DateColumn
from kamlab.ledger.rows.plan import Plan, storage_view

if TYPE_CHECKING:
    import duckdb


def newest_at_a_glance(
    connection: "duckdb.DuckDBPyConnection", plans: Sequence[Plan], days: Sequence[DateColumn | None]
) -> date | None:
    """Return the newest date in the excerpts of the files; None without excerpts or dates."""
    found = [_newest(connection, plan, day) for plan, day in zip(plans, days, strict=True)]
    known = [day for day in found if day is not None]
    return max(known, default=None) if len(known) == len(found) else None


def _newest(connection: "duckdb.DuckDBPyConnection", plan: Plan, day: DateColumn | None) -> date | None:
    import duckdb

    if plan.table.glimpse is None or day is None:
        return None
    view, _, _ = storage_view(replace(plan.table, relation=plan.table.glimpse))
    try:
        newest: date | None = connection.execute(
            sql.Steps(view, day.steps()).sql({"newest": f"max({sql.name(day.field)})"})
        ).fetchall()[0][0]
    except duckdb.Error:  # an excerpt may cut a cell that runs over several lines
        return None
    return newest
