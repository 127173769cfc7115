"""One table read: every cell of a field understood, nothing decided about the row yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamlab.ledger.reading import Note
from kamlab.ledger.rows import sql, totals
from kamlab.ledger.rows.amounts import Amounts, amounts
from kamlab.ledger.rows.currency import currency_of
from kamlab.ledger.rows.dates import DateColumn, from_months
from kamlab.ledger.rows.evidence import FIRST_ROWS
from kamlab.ledger.rows.numbers import NumberColumn
from kamlab.ledger.rows.plan import AT_LINE, KEEP, Plan
from kamlab.ledger.rows.texts import TextColumn

if TYPE_CHECKING:
    import duckdb

TEXT_FIELDS = ("client", "client_id", "product", "category", "manager", "department", "document", "status", "currency")
CODES = frozenset({"client", "client_id", "document", "product"})
CODED = 0.9  # share of numbers from which a column of codes loses a trailing ".0"


@dataclass(frozen=True, slots=True)
class Stage:
    """A table read but not judged.

    Attributes
    ----------
    query
        SQL with the fields of a row and what its judgement needs: ``amount``, ``gain``,
        ``bad``, ``raw``, ``total``, ``again``, ``askew``, ``label``, ``words``, ``month``, ``bare``, ``keep``.
    fields
        Field → header or formula, for the fields of a row.
    computed
        The fields among them that no column holds.
    notes
        What was computed.
    """

    query: str
    fields: Mapping[str, str]
    computed: Mapping[str, str]
    notes: tuple[Note, ...]


def stage(
    connection: "duckdb.DuckDBPyConnection", plan: Plan, read: Mapping[str, NumberColumn], day: DateColumn | None
) -> Stage:
    """Lay out the reading of one table."""
    money = amounts(connection, plan, read)
    steps = sql.Steps(plan.view, sql.merged(_columns(plan, read, day, _text_columns(connection, plan))))
    steps = steps.then({"amount": money.revenue, "bad": f"coalesce({money.bad}, false)"})
    steps = steps.then(
        {
            "gain": money.profit,
            "iso": currency_of(plan, read),
            "again": totals.header_again(plan),
            "askew": totals.misaligned(plan),
        }
    )
    for step in totals.steps(plan):
        steps = steps.then(step)
    steps = steps.then(totals.one_word(plan, [sql.name(field) for field in read]))
    fields = {
        field: plan.fields[field]
        for field in (*TEXT_FIELDS, "date", "revenue", "profit", "quantity")
        if field in plan.fields
    }
    months = _by_months(plan)
    fields |= {"date": f"{plan.fields['year']} + {plan.fields['month']}"} if months else {}
    computed = dict(money.formulas)
    return Stage(steps.sql(_outputs(plan, read, day, money, months)), fields | computed, computed, money.notes)


def _columns(
    plan: Plan, read: Mapping[str, NumberColumn], day: DateColumn | None, texts: Sequence[TextColumn]
) -> list[tuple[Mapping[str, str], ...]]:
    columns = [column.steps() for column in read.values()]
    if day is not None:
        columns.append(day.steps())
    elif (year_month := _by_months(plan)) is not None:
        columns.append(({"date": year_month},))
    return columns + [column.steps() for column in texts]


def _text_columns(connection: "duckdb.DuckDBPyConnection", plan: Plan) -> list[TextColumn]:
    """Return how the fields of text are read.

    In a big file the first rows tell whether a column is written tidily. The client's is
    looked at row by row all the same, for there the money would go astray; in a file of
    columns it costs little to look at every client once instead.
    """
    columns = [_text_column(plan, field) for field in TEXT_FIELDS if field in plan.fields]
    if not plan.lazy:
        return columns
    texts = [one for one in columns if one.storage == "text"]
    first = f"(SELECT * FROM {plan.view} LIMIT {FIRST_ROWS})"  # noqa: S608 - a name of ours
    tidy = _tidy(connection, first, texts)
    clients = [one for one in texts if one.field == "client" and one.field in tidy]
    tidy -= {"client"}
    if clients and set(plan.table.typed.values()) != {"text"}:
        every = f"(SELECT DISTINCT {clients[0].cell} FROM {plan.view})"  # noqa: S608 - quoted
        tidy |= _tidy(connection, every, clients)
    return [replace(column, tidy=column.field in tidy) for column in columns]


def _tidy(connection: "duckdb.DuckDBPyConnection", source: str, columns: Sequence[TextColumn]) -> set[str]:
    """Return the fields whose cells in ``source`` the careful reading leaves as they are."""
    if not columns:
        return set()
    changed = {one.field: f"count(*) FILTER ({sql.name(one.field)} IS DISTINCT FROM {one.cell})" for one in columns}
    query = sql.Steps(source, sql.merged([column.steps() for column in columns])).sql(changed)
    counts = connection.execute(query).fetchall()[0]
    return {field for field, count in zip(changed, counts, strict=True) if not count}


def _text_column(plan: Plan, field: str) -> TextColumn:
    header = plan.fields[field]
    coded = field in CODES and plan.seen[header].numbers > CODED
    return TextColumn(field, plan.cell(header), plan.storage[header], coded, even=plan.table.even)


def _by_months(plan: Plan) -> str | None:
    """Return SQL for the first day of the month when a table says year and month in two columns."""
    if "date" in plan.fields or not {"year", "month"} <= plan.fields.keys():
        return None
    year, month = (f"CAST({plan.cell(plan.fields[part])} AS VARCHAR)" for part in ("year", "month"))
    return from_months(year, month)


def _outputs(
    plan: Plan, read: Mapping[str, NumberColumn], day: DateColumn | None, money: Amounts, months: str | None
) -> dict[str, str]:
    out = {field: sql.name(field) if field in plan.fields else "CAST(NULL AS VARCHAR)" for field in TEXT_FIELDS}
    out["currency"] = '"iso"'
    out["date"] = '"date"' if day is not None or months else "CAST(NULL AS DATE)"
    out["undated"] = f'CASE WHEN "date.bad" THEN {day.shown()} END' if day is not None else "CAST(NULL AS VARCHAR)"
    out["quantity"] = '"quantity"' if "quantity" in read else "CAST(NULL AS DOUBLE)"
    out |= {
        name: sql.name(name)
        for name in ("amount", "gain", "bad", "again", "askew", "total", "label", "words", "month", "bare")
    }
    out["raw"] = money.raw
    out["measure"] = '"amount"' if "revenue" in read else '"quantity"'
    out["line"] = AT_LINE
    out["keep"] = KEEP if plan.filtered else "true"
    return out
