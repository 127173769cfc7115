"""Several files, one ledger: a person's SQL query over them gives the rows."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kamlab.ledger.columns import Columns
from kamlab.ledger.reading import LINE, LedgerError, RawTable
from kamlab.ledger.rows import guard, sql
from kamlab.ledger.rows.canonical import rows_of
from kamlab.ledger.rows.plan import Plan, storage_view
from kamlab.ledger.rows.result import Rows
from kamlab.ledger.rows.typing import Typed, named_view, typed_columns

if TYPE_CHECKING:
    import duckdb

NAME = "query"  # the source of every row that a query gives


def query_rows(connection: "duckdb.DuckDBPyConnection", tables: Sequence[RawTable], query: str) -> Rows:
    """Understand the result of a query over the given tables as the rows of a ledger.

    Parameters
    ----------
    connection
        The engine on which the tables live.
    tables
        Each is a table of the query, named by the stem of its file (``orders`` for
        ``orders.csv``), or by that stem with other signs than letters and digits
        as ``_``. Columns that hold nothing but numbers or dates are typed; codes
        stay text, so leading zeros survive a join.
    query
        One SELECT; its columns bear canonical names (``client``, ``date``,
        ``revenue`` or ``quantity`` and ``price`` …) or headers we recognise.

    Raises
    ------
    LedgerError
        If the query is not one SELECT over these tables, or fails, or gives no ledger.
    """
    import duckdb

    named = _named(tables)
    wanted, everything = guard.query(connection, query, named)
    views = _views(connection, named, wanted, everything=everything)
    given = ", ".join(f"{sql.name(name)} AS ({view})" for name, view in views.items())
    body = query.strip().rstrip(";")
    result = f"kamlab_query_{abs(hash(body)) % 10**8}"
    try:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {result} AS WITH {given} "  # noqa: S608 - judged by the guard
            f"SELECT *, row_number() OVER () AS {sql.name(LINE)} FROM (\n{body}\n) AS given"
        )
    except duckdb.Error as error:
        facts = {"reason": guard.reason(error), "tables": _described(tables)}
        raise LedgerError("ledger.rows.query", **facts) from None
    relation = connection.table(result)
    headers = tuple(column for column in relation.columns if column != LINE)
    kinds = dict.fromkeys(headers, "text")
    table = RawTable(NAME, headers, relation, kinds, tuple(n for t in tables for n in t.notes))  # type: ignore[arg-type] # all text
    return rows_of(connection, [table], report=False)


def _named(tables: Sequence[RawTable]) -> dict[str, RawTable]:
    """Name each table by its stem; a second table of one stem by its sheet or member."""
    named: dict[str, RawTable] = {}
    for table in tables:
        last = table.name.rsplit("›", 1)[-1].strip()
        choices = [table.stem or last, last, f"{table.stem} {last}"]
        free = next((c for c in choices if c.lower() not in {name.lower() for name in named}), table.name)
        named[free] = table
    for name in list(named):
        plain = re.sub(r"\W+", "_", name).strip("_")
        if plain and plain.lower() not in {known.lower() for known in named}:
            named[plain] = named[name]
    return named


def _views(
    connection: "duckdb.DuckDBPyConnection", named: dict[str, RawTable], wanted: set[str], *, everything: bool
) -> dict[str, str]:
    plans = {id(table): _plan(table) for table in named.values()}
    typed = {}
    for key, plan in plans.items():
        columns = plan.table.headers if everything else wanted
        typed[key] = typed_columns(connection, plan, columns)
    text_only = _text_in_one(list(typed.values()))
    for key, plan in plans.items():
        columns = plan.table.headers if everything else wanted
        typed[key] = typed_columns(connection, plan, columns, text_only=text_only)
    return {name: named_view(plans[id(table)], typed[id(table)]) for name, table in named.items()}


def _plan(table: RawTable) -> Plan:
    view, storage, seen = storage_view(table)
    return Plan(table, view, storage, Columns({}), seen, lazy=True)


def _text_in_one(tables: Sequence[dict[str, Typed]]) -> set[str]:
    """Return the headers that are text in one table: their namesakes stay text too, or a join would not meet."""
    as_text = {header.lower() for typed in tables for header, column in typed.items() if column.kind == "text"}
    return {header for typed in tables for header in typed if header.lower() in as_text}


def _described(tables: Sequence[RawTable]) -> str:
    return "; ".join(f"{name} ({', '.join(table.headers)})" for name, table in _named(tables).items())
