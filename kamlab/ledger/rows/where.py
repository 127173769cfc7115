"""A row filter: a person's SQL condition over the headers of the file."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.ledger.reading import LedgerError
from kamlab.ledger.rows import guard
from kamlab.ledger.rows.plan import AT_LINE, KEEP, Plan
from kamlab.ledger.rows.typing import as_text, named_view, typed_columns

if TYPE_CHECKING:
    import duckdb


def keep(connection: "duckdb.DuckDBPyConnection", plan: Plan, where: str) -> Plan:
    """Return the plan with a view that also says which rows the condition keeps.

    Columns that hold nothing but numbers or dates are compared as such, the others as
    text; if the condition cannot be understood so, every column is taken as text.

    Raises
    ------
    LedgerError
        If the condition is not one, names a header the file does not have, or fails on a cell.
    """
    named = guard.condition(connection, where)
    typed = typed_columns(connection, plan, named)
    try:
        return _with_condition(connection, plan, where, named_view(plan, typed, keep="@"))
    except LedgerError:
        plain = {header: as_text(plan, header) if typed[header].kind != "raw" else typed[header] for header in typed}
        try:
            return _with_condition(connection, plan, where, named_view(plan, plain, keep="@"))
        except LedgerError:
            pass
        raise


def _with_condition(connection: "duckdb.DuckDBPyConnection", plan: Plan, where: str, source: str) -> Plan:
    import duckdb

    view = f"{plan.view}_kept"
    cells = ", ".join([*(plan.cell(header) for header in plan.table.headers), AT_LINE])
    try:
        # the condition stands on its own lines: a comment at its end must not swallow ours
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {view} AS SELECT {cells}, coalesce((\n{where}\n), false) AS {KEEP} "  # noqa: S608 - judged by the guard
            f"FROM ({source}) AS {guard.GIVEN}"
        )
        connection.execute(f"SELECT count(*) FILTER ({KEEP}) FROM {view}").fetchall()  # noqa: S608 - names of ours
    except duckdb.Error as error:
        facts = {"table": plan.name, "where": where, "reason": guard.reason(error)}
        raise LedgerError("ledger.rows.where", found=", ".join(plan.table.headers), **facts) from None
    return replace(plan, view=view, filtered=True)
