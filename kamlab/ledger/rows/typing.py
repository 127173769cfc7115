"""The file's own columns with typed values, for a person's SQL: numbers where all are numbers.

A column becomes a number or a date only if every filled cell is one. A column of
codes stays text whatever it looks like, so that ``00017`` meets ``00017``.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamlab.ledger.columns import Columns, field_scores
from kamlab.ledger.rows import evidence, sql
from kamlab.ledger.rows.plan import Plan
from kamlab.ledger.rows.texts import TextColumn

if TYPE_CHECKING:
    import duckdb

NEARLY_ALL = 0.9
MOST = 0.5  # part of the cells that are numbers from which a word among them is to be told, not passed over
A_CODE = 60.0  # score from which a header speaks of a code or a document number
_CODES = ("client_id", "document", "product", "client")


@dataclass(frozen=True, slots=True)
class Typed:
    """How one column is offered to a person's SQL."""

    kind: str  # text, number, date, or raw: as the file stores it
    steps: tuple[Mapping[str, str], ...]
    value: str


def typed_columns(
    connection: "duckdb.DuckDBPyConnection", plan: Plan, wanted: Collection[str], *, text_only: Collection[str] = ()
) -> dict[str, Typed]:
    """Return header → typed column for every header; only ``wanted`` ones are looked at."""
    found = {}
    low = {header.lower() for header in wanted}
    for header in plan.table.headers:
        if plan.storage[header] in {"number", "date"}:
            found[header] = Typed("raw", (), plan.cell(header))
        elif header.lower() not in low or header in text_only:
            found[header] = as_text(plan, header)
        else:
            found[header] = (
                _number(connection, plan, header) or _date(connection, plan, header) or as_text(plan, header)
            )
    return found


def as_text(plan: Plan, header: str) -> Typed:
    """Return a column as text; codes that were once numbers lose their ``.0``."""
    at = plan.table.headers.index(header)
    coded = _is_code(header) and plan.seen[header].numbers > NEARLY_ALL
    words = plan.seen[header].numbers > MOST and not _is_code(header)
    column = TextColumn(f"x{at}", plan.cell(header), plan.storage[header], coded, words=words)
    return Typed("text", column.steps(), sql.name(f"x{at}"))


def named_view(plan: Plan, columns: Mapping[str, Typed], *, keep: str = "*") -> str:
    """Return a query that gives the columns of the table under their own headers, typed."""
    query = sql.Steps(plan.view, sql.merged([column.steps for column in columns.values()]))
    own = {header: column.value for header, column in columns.items()}
    if keep != "*":
        own = {f"@{at}": sql.name(f"@{at}") for at in range(len(plan.table.headers))} | {"@line": '"@line"'} | own
    return query.sql(own)


def _number(connection: "duckdb.DuckDBPyConnection", plan: Plan, header: str) -> Typed | None:
    if plan.seen[header].numbers < NEARLY_ALL or _is_code(header):
        return None
    at = plan.table.headers.index(header)
    alone = replace(plan, columns=Columns({"revenue": header}))
    column = replace(evidence.number_columns(connection, [alone])[0][0]["revenue"], field=f"x{at}", scale=1.0)
    bad = f"count(*) FILTER (\"x{at}.bad\" OR regexp_matches({plan.cell(header)}, '^ *0[0-9]'))"
    if _counts(connection, plan, column.steps(), bad):
        return None
    return Typed("number", column.steps(), sql.name(f"x{at}"))


def _date(connection: "duckdb.DuckDBPyConnection", plan: Plan, header: str) -> Typed | None:
    if plan.seen[header].dates < NEARLY_ALL:
        return None
    at = plan.table.headers.index(header)
    alone = replace(plan, columns=Columns({"date": header}))
    column = evidence.date_columns(connection, [alone])[0][0]
    if column is None:
        return None
    column = replace(column, field=f"x{at}")
    if _counts(connection, plan, column.steps(), f'count(*) FILTER ("x{at}.bad")'):
        return None
    return Typed("date", column.steps(), sql.name(f"x{at}"))


def _counts(
    connection: "duckdb.DuckDBPyConnection", plan: Plan, steps: tuple[Mapping[str, str], ...], count: str
) -> int:
    return int(connection.execute(sql.Steps(plan.view, steps).sql({"n": count})).fetchall()[0][0])


def _is_code(header: str) -> bool:
    scores = field_scores(header)
    return any(scores.get(field, 0.0) >= A_CODE for field in _CODES)
