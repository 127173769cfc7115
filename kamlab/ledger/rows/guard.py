"""What a person may write as SQL: conditions and queries over the given tables, nothing else.

The text is parsed, never run, before it is judged: one SELECT, no table but the
given ones, no function that reads files, settings or the environment.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kamlab.ledger.reading import LedgerError

if TYPE_CHECKING:
    import duckdb

GIVEN = "kamlab_given"  # stands for the table while a condition is parsed
_FORBIDDEN = frozenset(
    {
        "getenv", "current_setting", "nextval", "currval", "write_log", "query", "query_table", "sleep_ms", "read_text",
        "read_blob", "read_csv", "read_csv_auto", "read_parquet", "read_json", "glob", "set_bit_config", "getvariable",
        "current_database", "current_schemas", "in_search_path", "txid_current", "pg_sleep",
    }
)  # fmt: skip
_SERIES = frozenset({"unnest", "range", "generate_series"})  # table functions that only make rows

Node = Mapping[str, Any]


def condition(connection: "duckdb.DuckDBPyConnection", text: str) -> set[str]:
    """Check a row condition and return the columns it names.

    Raises
    ------
    LedgerError
        If it is not a single condition without subqueries.
    """
    tree = _parse(connection, f"SELECT * FROM {GIVEN} WHERE (\n{text}\n)", "ledger.rows.where_syntax", text)  # noqa: S608 - only parsed
    node = tree["node"]
    plain = node["type"] == "SELECT_NODE" and not any(
        node.get(part) for part in ("modifiers", "group_expressions", "having", "sample", "qualify")
    )
    single = plain and node["from_table"].get("table_name") == GIVEN and not node["cte_map"]["map"]
    parts = list(_walk(node))
    nested = (
        any(
            part.get("class") in {"SUBQUERY", "WINDOW"} or part.get("type") == "STAR"
            for part in _walk(node["where_clause"])
        )
        if single
        else True
    )
    if not single or nested or _forbidden(parts):
        raise LedgerError("ledger.rows.where_forbidden", where=text)
    return _columns(parts)


def query(connection: "duckdb.DuckDBPyConnection", text: str, tables: Collection[str]) -> tuple[set[str], bool]:
    """Check a query over ``tables``; return the columns it names and whether it takes all of them (``*``).

    Raises
    ------
    LedgerError
        If it is not one SELECT over these tables.
    """
    tree = _parse(connection, text.strip().rstrip(";"), "ledger.rows.query_syntax", text)
    parts = list(_walk(tree))
    own = {part["key"].lower() for node in parts for part in (node.get("cte_map") or {}).get("map", [])}
    known = {table.lower() for table in tables} | own
    for part in parts:
        if part.get("type") == "BASE_TABLE":
            path = part.get("qualified_name", {}).get("path", [part["table_name"]])
            if len(path) != 1 or path[0].lower() not in known:
                raise LedgerError("ledger.rows.query_table", name=".".join(path), tables=", ".join(tables))
        if part.get("type") == "TABLE_FUNCTION" and part["function"]["function_name"].lower() not in _SERIES:
            raise LedgerError("ledger.rows.query_forbidden", name=part["function"]["function_name"])
    if bad := _forbidden(parts):
        raise LedgerError("ledger.rows.query_forbidden", name=bad)
    return _columns(parts), any(part.get("class") == "STAR" or part.get("using_columns") for part in parts)


def reason(error: Exception) -> str:
    """Return the first line of an engine's error, without its class: what went wrong in a few words."""
    line = str(error).strip().splitlines()[0]
    head, _, rest = line.partition(": ")
    return (rest if head.endswith("Error") and rest else line).rstrip("!. ")


def _parse(connection: "duckdb.DuckDBPyConnection", text: str, key: str, shown: str) -> Node:
    tree = json.loads(connection.execute("SELECT json_serialize_sql(?)", [text]).fetchall()[0][0])
    if tree["error"] and tree["error_type"] == "not implemented":
        raise LedgerError("ledger.rows.only_select", text=shown)
    if tree["error"]:
        raise LedgerError(key, text=shown, reason=str(tree["error_message"]).rstrip("!. "))
    if len(tree["statements"]) != 1:
        raise LedgerError("ledger.rows.only_select", text=shown)
    statement: Node = tree["statements"][0]
    return statement


def _walk(node: object) -> Iterator[Node]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from _walk(value)


def _forbidden(parts: Collection[Node]) -> str | None:
    return next((name for part in parts if (name := str(part.get("function_name", "")).lower()) in _FORBIDDEN), None)


def _columns(parts: Collection[Node]) -> set[str]:
    named = {part["column_names"][-1] for part in parts if part.get("class") == "COLUMN_REF" and part["column_names"]}
    return named | {name for part in parts for name in part.get("using_columns") or []}
