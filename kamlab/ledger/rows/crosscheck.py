"""The file's own total against ours: a quick proof that no row was misread."""

from typing import TYPE_CHECKING

from kamlab.ledger.reading import Note
from kamlab.ledger.rows import sql, totals
from kamlab.ledger.rows.groups import Groups
from kamlab.ledger.rows.plan import Plan

if TYPE_CHECKING:
    import duckdb

CENT = 0.005


def against_own_total(connection: "duckdb.DuckDBPyConnection", stage: str, plan: Plan, groups: Groups) -> list[Note]:
    """Compare the «Итого» row of a table with the sum of its other rows."""
    if "revenue" not in plan.fields:
        return []
    lines = ", ".join(map(str, groups.aside)) or "-1"
    alone = f"regexp_matches(lower(label), {sql.text(totals.ALONE)})"
    query = f"""
        SELECT (SELECT sum(amount) FROM {stage}
                WHERE NOT total AND NOT month AND NOT again AND NOT askew AND line NOT IN ({lines})),
               list(amount ORDER BY line) FROM {stage} WHERE total AND amount IS NOT NULL AND {alone}
    """  # noqa: S608 - names of ours, line numbers
    ours, theirs = connection.execute(query).fetchall()[0]
    if ours is None or not theirs:
        return []
    slack = max(CENT, abs(ours) * 1e-9)
    if any(abs(total - ours) <= slack for total in (*theirs, sum(theirs))):
        return [Note.of("ledger.rows.total_agrees", table=plan.name, total=ours)]
    facts = {"table": plan.name, "total": theirs[-1], "sum": ours, "difference": theirs[-1] - ours}
    return [Note.of("ledger.rows.total_differs", **facts)]
