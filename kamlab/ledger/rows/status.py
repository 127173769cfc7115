"""Cancelled orders and lost deals are counted like any row; the person is told."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kamlab.ledger.reading import Note
from kamlab.ledger.rows import sql
from kamlab.ledger.rows.plan import Plan

if TYPE_CHECKING:
    import duckdb

_CALLED_OFF = re.compile(
    r"(?i)отмен|не ?реализ|аннулир|отказ|удал[её]н|проигран|сорван|черновик"
    r"|cancel|void|lost|reject|declin|deleted|refunded|draft"
)


def called_off(relation: "duckdb.DuckDBPyRelation", plans: Sequence[Plan]) -> list[Note]:
    """Name each status of accepted rows that sounds called off, with its rows and money."""
    if not any("status" in plan.fields for plan in plans) or any(plan.lazy for plan in plans):
        return []
    query = (
        "SELECT status, count(*), sum(revenue) FROM seen "
        "WHERE reason IS NULL AND status IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    plan = next(plan for plan in plans if "status" in plan.fields)
    header = sql.shell_name(plan.fields["status"])
    return [
        Note.of(
            "ledger.rows.status_counted",
            table=plan.name,
            status=status,
            n=count,
            sum=amount,
            condition=f"{header} <> {sql.text(status)}",
        )
        for status, count, amount in sql.over(relation, query).fetchall()
        if _CALLED_OFF.search(status)
    ]
