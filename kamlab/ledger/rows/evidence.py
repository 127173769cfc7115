"""Gather what whole columns say about their numbers and dates, over all files of one shape.

A big file is asked by its first rows; only when these leave a question open is the
whole column read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.ledger.columns import header_words
from kamlab.ledger.columns.cells import ABC
from kamlab.ledger.reading import MARK_DATE, Note
from kamlab.ledger.rows import numbers, order, sql
from kamlab.ledger.rows.dates import FIRST, LAST, DateColumn
from kamlab.ledger.rows.numbers import Evidence, NumberColumn
from kamlab.ledger.rows.plan import AT_LINE, Plan

if TYPE_CHECKING:
    import duckdb

FIRST_ROWS = 20_000
NUMBER_FIELDS = ("revenue", "profit", "cost", "price", "quantity", "discount")
SUSPICIOUS = 10  # dates of each kind from which chance is no explanation
EARLIEST, LATEST = 1990, 2100  # a year outside is a slip of the hand
_CENTURY, _PIVOT = 100, 69  # two-digit years 00..68 are 20xx


def number_columns(
    connection: "duckdb.DuckDBPyConnection", plans: Sequence[Plan]
) -> tuple[list[dict[str, NumberColumn]], list[Note]]:
    """Decide how each table writes its numbers; return field → column per table, and notes."""
    seen = [_number_evidence(connection, plan) for plan in plans]
    pooled: dict[str, Evidence] = {}
    for one in seen:
        for field, evidence in one.items():
            pooled[field] = pooled.get(field, Evidence()) + evidence
    columns, notes = [], []
    for plan, one in zip(plans, seen, strict=True):
        read = {}
        for field in _present(plan):
            own = one.get(field, Evidence())
            known = own if own.decides else pooled.get(field, own)
            siblings = [e for other, e in pooled.items() if other != field]
            decimal, by_custom = numbers.decide(field, known, siblings=siblings, russian=plan.russian)
            read[field] = _number_column(plan, field, decimal, own)
            if read[field].scale != 1 and field == "revenue":
                facts = {"header": plan.fields[field], "scale": int(read[field].scale)}
                notes.append(Note.of("ledger.rows.scaled", table=plan.name, **facts))
            if by_custom:
                notes.append(numbers.ambiguous_note(plan.name, plan.fields[field], known, decimal))
        columns.append(read)
    return columns, notes


def date_columns(
    connection: "duckdb.DuckDBPyConnection", plans: Sequence[Plan], said: order.Order | None = None
) -> tuple[list[DateColumn | None], list[Note]]:
    """Decide how each table writes its dates; None for a table without a date column.

    ``said`` is what a person says comes first; it decides where no cell does.
    """
    written = [written_dates(connection, plan, at) for at, plan in enumerate(plans)]
    pooled: dict[str, list[order.Written]] = {}
    for one in written:
        for date in one:
            pooled.setdefault(date.separator, []).append(date)
    columns: list[DateColumn | None] = []
    notes: dict[tuple[str, str], Note] = {}
    for plan, one in zip(plans, written, strict=True):
        if "date" not in plan.fields:
            columns.append(None)
            continue
        month_first = ""
        for separator in {date.separator for date in one}:
            own = [date for date in one if date.separator == separator]
            decision = decided(plan, separator, own, pooled[separator])
            if said and decision.ground in order.OPEN:
                decision = order.Decision(said, "certain")
            month_first += separator if decision.order == "month" else ""
            if (note := _date_note(plan, decision)) is not None:
                notes.setdefault((note.key, separator), note)
        columns.append(_date_column(connection, plan, month_first, one))
        if (swapped := _swapped(connection, plan, one)) is not None:
            notes[swapped.key, plan.name] = swapped
    return columns, list(notes.values())


def _present(plan: Plan) -> list[str]:
    return [field for field in NUMBER_FIELDS if field in plan.fields]


def _number_column(plan: Plan, field: str, decimal: numbers.Mark, seen: Evidence) -> NumberColumn:
    header = plan.fields[field]
    signs = plan.seen[header].currency is not None
    scale = header_words(header).scale if field in numbers.MONEY else 1.0
    plain = not plan.lazy and (seen.hard_by_point if decimal == "." else seen.hard_by_comma) == 0
    return NumberColumn(field, plan.cell(header), plan.storage[header], decimal, scale, signs, plain)


def _number_evidence(connection: "duckdb.DuckDBPyConnection", plan: Plan) -> dict[str, Evidence]:
    fields = [field for field in _present(plan) if plan.storage[plan.fields[field]] in {"text", "mixed"}]
    if not fields:
        return {}
    if not plan.lazy:
        return _count(connection, plan, fields, plan.view)
    found = _count(connection, plan, fields, f"(SELECT * FROM {plan.view} LIMIT {FIRST_ROWS})")  # noqa: S608 - our view
    left = [field for field in fields if not found[field].decides]
    return found | (_count(connection, plan, left, plan.view) if left else {})


def _count(
    connection: "duckdb.DuckDBPyConnection", plan: Plan, fields: Sequence[str], source: str
) -> dict[str, Evidence]:
    steps: list[tuple[Mapping[str, str], ...]] = []
    chosen: dict[str, str] = {}
    names: list[str] = []
    for field in fields:
        header = plan.fields[field]
        bodies, counts = numbers.evidence_columns(field, plan.cell(header), plan.storage[header])
        steps.append(bodies)
        names = list(counts)
        chosen |= {f"{field}.{name}": count for name, count in counts.items()}
    row = connection.execute(sql.Steps(source, sql.merged(steps)).sql(chosen)).fetchall()[0]
    width = len(names)
    parts = [row[at * width : (at + 1) * width] for at in range(len(fields))]
    return {field: Evidence(*part) for field, part in zip(fields, parts, strict=True)}


def written_dates(connection: "duckdb.DuckDBPyConnection", plan: Plan, at: int) -> list[order.Written]:
    """Fetch the different dates of the shape ``a.b.c`` with their separator and first row; ``at`` numbers the table."""
    header = plan.fields.get("date")
    if header is None or plan.storage[header] not in {"text", "mixed"}:
        return []
    if not plan.lazy:
        return _dates(connection, plan, header, plan.view, at)
    found = _dates(connection, plan, header, f"(SELECT * FROM {plan.view} LIMIT {FIRST_ROWS})", at)  # noqa: S608 - our view
    open_separators = {s for s in {d.separator for d in found} if not _certain([d for d in found if d.separator == s])}
    return _dates(connection, plan, header, plan.view, at) if open_separators else found


def _certain(dates: Sequence[order.Written]) -> bool:
    return order.decide(dates, custom="day").ground == "certain" and any(
        max(date.first, date.second) > order.MONTHS for date in dates
    )


def _dates(
    connection: "duckdb.DuckDBPyConnection", plan: Plan, header: str, source: str, at: int
) -> list[order.Written]:
    row = "row_number() OVER ()" if plan.lazy else AT_LINE
    parts = f"regexp_extract({sql.plain(plan.cell(header))}, {sql.text(ABC)}, ['a', 's', 'b', 'c'])"
    query = (
        f"SELECT p.a::INT, p.s, p.b::INT, p.c::INT, count(*), min(r) "  # noqa: S608 - quoted
        f"FROM (SELECT {parts} AS p, {row} AS r FROM {source}) WHERE p.a <> '' GROUP BY ALL ORDER BY min(r)"
    )
    return [
        order.Written(first, separator, second, full, count, at * 10**10 + (line or 0))
        for first, separator, second, year, count, line in connection.execute(query).fetchall()
        if EARLIEST <= (full := _full_year(year)) <= LATEST
    ]


def _full_year(year: int) -> int:
    if year >= _CENTURY:
        return year
    return year + (2000 if year < _PIVOT else 1900)


def decided(
    plan: Plan, separator: str, own: Sequence[order.Written], pooled: Sequence[order.Written]
) -> order.Decision:
    """Decide for the dates of one table and separator; tables that do not tell follow the others."""
    pound = any(one.currency == "GBP" for one in plan.seen.values())
    custom = order.usual(separator, russian=plan.russian, pound=pound)
    decision = order.decide(own, custom=custom)
    if decision.ground == "certain" and (decision.day or decision.month):
        return decision
    together = order.decide(pooled, custom=custom)
    return together if decision.ground != "mixed" else decision


def _date_note(plan: Plan, decision: order.Decision) -> Note | None:
    if decision.example is None or decision.ground == "certain":
        return None
    if decision.example.separator == "." and (
        decision.ground == "rows" or (decision.ground == "custom" and plan.russian)
    ):
        return None  # nobody who writes dots in Russian, or whose rows agree, puts the month first
    from datetime import date

    shown = decision.example
    day_first, month_first = (
        date(shown.year, shown.second, shown.first),
        date(shown.year, shown.first, shown.second),
    )
    taken, other = (day_first, month_first) if decision.order == "day" else (month_first, day_first)
    facts = {"table": plan.name, "header": plan.fields["date"], "text": shown.text, "taken": taken, "other": other}
    if decision.ground == "mixed":
        facts |= {"n": min(decision.day, decision.month)}
    return Note.of(f"ledger.rows.date_{decision.ground}", **facts)


def _swapped(connection: "duckdb.DuckDBPyConnection", plan: Plan, written: Sequence[order.Written]) -> Note | None:
    """Suspect dates that a spreadsheet took for its own while opening a foreign text file.

    It turns 05/06/2026 into a date of its own order and leaves 31/08/2026 as text: then
    every typed date has a day up to 12 and every text a part above 12.
    """
    header = plan.fields["date"]
    if plan.storage[header] != "mixed" or any(max(d.first, d.second) <= order.MONTHS for d in written):
        return None
    day = f"TRY_CAST({sql.typed(plan.cell(header), MARK_DATE)} AS DATE)"
    query = f"SELECT count({day}), count(*) FILTER (day({day}) > {order.MONTHS}) FROM {plan.view}"  # noqa: S608 - quoted
    typed, late = connection.execute(query).fetchall()[0]
    if late or min(typed, sum(date.count for date in written)) < SUSPICIOUS:
        return None
    return Note.of("ledger.rows.date_swapped", table=plan.name, header=header, n=typed)


def _date_column(
    connection: "duckdb.DuckDBPyConnection", plan: Plan, month_first: str, written: Sequence[order.Written]
) -> DateColumn:
    """Choose the fast reading: by the separator that most cells use; alone, if it reads them all."""
    header = plan.fields["date"]
    column = DateColumn(plan.cell(header), plan.storage[header], month_first)
    counts: dict[str, int] = {}
    for date in written:
        counts[date.separator] = counts.get(date.separator, 0) + date.count
    best = max(counts, key=lambda separator: counts[separator], default="")
    if column.storage == "date" and plan.lazy:
        query = (
            f"SELECT coalesce(min({column.cell}) >= {FIRST} AND max({column.cell}) <= {LAST}, true) FROM {plan.view}"  # noqa: S608 - quoted
        )
        return replace(column, plain=connection.execute(query).fetchall()[0][0])
    if column.storage not in {"text", "mixed"}:
        return column
    source = f"(SELECT * FROM {plan.view} LIMIT {FIRST_ROWS})" if plan.lazy else plan.view  # noqa: S608 - our view
    for separator in (best, "") if best else ("",):
        fast = replace(column, separator=separator, plain=True)
        asked = {"filled": f"count({column.cell})", "read": 'count("date")'}
        filled, read = connection.execute(sql.Steps(source, fast.steps()).sql(asked)).fetchall()[0]
        if read * 2 >= filled or separator == "":
            return replace(fast, plain=read == filled and not plan.lazy)
    return column
