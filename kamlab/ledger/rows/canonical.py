"""Raw tables → canonical rows: the order of the steps, and the judgement of each row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.ledger.reading import LedgerError, Note, RawTable
from kamlab.ledger.rows import evidence, sql
from kamlab.ledger.rows.crosscheck import against_own_total
from kamlab.ledger.rows.crosstab import turned
from kamlab.ledger.rows.currency import one_currency
from kamlab.ledger.rows.dates import DateColumn
from kamlab.ledger.rows.glance import newest_at_a_glance
from kamlab.ledger.rows.groups import Groups, find_groups
from kamlab.ledger.rows.identity import by_code
from kamlab.ledger.rows.numbers import NumberColumn
from kamlab.ledger.rows.order import Order
from kamlab.ledger.rows.plan import Plan, plan
from kamlab.ledger.rows.result import CANONICAL, FIELDS, Rows
from kamlab.ledger.rows.stage import Stage, stage
from kamlab.ledger.rows.status import called_off
from kamlab.ledger.rows.texts import tidy
from kamlab.ledger.rows.totals import word_headers
from kamlab.ledger.rows.where import keep

if TYPE_CHECKING:
    import duckdb

NO_LEDGER = frozenset(f"ledger.rows.{name}" for name in ("no_client", "no_amount", "no_amount_but_price"))
Part = tuple[str, Stage, Groups, tuple[Note, ...]]  # query of the rows, how they were read, headings, notes


def canonical_rows(
    connection: "duckdb.DuckDBPyConnection",
    tables: Sequence[RawTable],
    *,
    columns: Mapping[str, str] | None = None,
    where: str | None = None,
    dates: Order | None = None,
) -> Rows:
    """Understand tables of one shape as the rows of one ledger.

    Parameters
    ----------
    connection
        The engine on which the tables live.
    tables
        One table, or several files of one shape (a folder of monthly files); the
        order of their columns may differ.
    columns
        Field → header, said by a person; an empty header says there is no such field.
    where
        SQL condition over the headers of the file; rows for which it is not true
        are set aside as ``filtered``.
    dates
        What comes first in ``05/06/2026``, said by a person: ``"day"`` or ``"month"``;
        it decides where no cell does.

    Raises
    ------
    LedgerError
        If a table has no client or no amount, a header or the condition is wrong,
        or amounts are in several currencies.
    """
    return rows_of(connection, tables, columns=columns, where=where, dates=dates)


def rows_of(  # noqa: PLR0913 - the choices of canonical_rows and one more
    connection: "duckdb.DuckDBPyConnection",
    tables: Sequence[RawTable],
    *,
    columns: Mapping[str, str] | None = None,
    where: str | None = None,
    dates: Order | None = None,
    report: bool = True,
) -> Rows:
    """Do the work of :func:`canonical_rows`; ``report`` says whether headings may stand between rows."""
    tables = [turned(table) for table in tables]
    plans = [plan(table, columns, report=report) for table in tables]
    read, number_notes = evidence.number_columns(connection, plans)
    days, date_notes = evidence.date_columns(connection, plans, dates)
    if where:
        plans = [keep(connection, one, where) for one in plans]
    parts = [_alike(plans, connection, *each) for each in zip(plans, read, days, strict=True)]
    relation = _union(connection, plans, [query for query, _, _, _ in parts])
    relation, identity_notes = by_code(connection, relation, plans[0])
    currency = one_currency(connection, relation, plans)
    notes = [note for table in tables for note in table.notes]
    notes += [note for one in plans for note in one.columns.notes]
    notes += [*number_notes, *date_notes, *identity_notes, *called_off(relation, plans)]
    notes += [note for part in parts for note in part[3]]
    held = {field: header for _, read_as, _, _ in reversed(parts) for field, header in read_as.fields.items()}
    return Rows(
        relation=relation,
        columns={field: held[field] for field in FIELDS if field in held},
        absent=tuple(field for field in FIELDS if field not in held and not (field == "currency" and currency)),
        notes=_once(notes),
        computed={field: formula for _, one, _, _ in reversed(parts) for field, formula in one.computed.items()},
        currency=currency,
        lazy=any(one.lazy for one in plans),
        newest=newest_at_a_glance(connection, plans, days),
    )


def _part(
    connection: "duckdb.DuckDBPyConnection", plan: Plan, read: Mapping[str, NumberColumn], day: DateColumn | None
) -> Part:
    """Read one table and judge its rows; a report is held in memory and searched for headings."""
    if plan.lazy or not plan.report:
        _require_client(plan, Groups())
        read_as = stage(connection, plan, read, day)
        return _judged(plan, f"({read_as.query})"), read_as, Groups(), read_as.notes
    read_as = stage(connection, plan, read, day)
    held = f"{plan.view}_stage"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {held} AS {read_as.query}")
    groups = find_groups(connection, held, plan)
    _require_client(plan, groups)
    read_as = _with_headings(read_as, plan, groups)
    notes = (*read_as.notes, *groups.notes, *against_own_total(connection, held, plan, groups))
    judged = _judged(plan, _with_groups(connection, held, groups)) + " ORDER BY line"
    return judged, read_as, groups, notes


def _alike(
    plans: Sequence[Plan],
    connection: "duckdb.DuckDBPyConnection",
    plan: Plan,
    read: Mapping[str, NumberColumn],
    day: DateColumn | None,
) -> Part:
    """Read one table of several; one that is no ledger beside others of another shape gets advice of its own."""
    try:
        return _part(connection, plan, read, day)
    except LedgerError as error:
        other = next((one for one in plans if set(one.table.headers) != set(plan.table.headers)), None)
        if other is None or error.key not in NO_LEDGER:
            raise
        facts = {"table": plan.name, "found": ", ".join(plan.table.headers), "other": other.name}
        raise LedgerError("ledger.rows.not_alike", **facts) from None


def _require_client(plan: Plan, groups: Groups) -> None:
    if "client" not in plan.fields and "client" not in {*groups.fills, groups.inner}:
        raise LedgerError("ledger.rows.no_client", table=plan.name, found=", ".join(plan.table.headers))


def _with_headings(read_as: Stage, plan: Plan, groups: Groups) -> Stage:
    """Say of the fields that headings fill where they come from."""
    fields = dict(read_as.fields)
    words = word_headers(plan)
    column = fields.get("client") or (words[0] if words else plan.table.headers[0])
    for field in (*groups.fills, *([groups.inner] if groups.inner else [])):
        fields.setdefault(field, column)
    return replace(read_as, fields=fields)


def _with_groups(connection: "duckdb.DuckDBPyConnection", held: str, groups: Groups) -> str:
    """Return the staged rows with heading rows marked and their words handed down."""
    if not groups.aside:
        return held
    import pyarrow as pa

    aside = f"{held}_aside"
    connection.from_arrow(pa.table({"aside_line": pa.array(groups.aside, pa.int64())})).create(aside)
    query = (
        f"(SELECT s.* REPLACE (total OR aside_line IS NOT NULL AS total) "  # noqa: S608 - names of ours
        f"FROM {held} s LEFT JOIN {aside} ON line = aside_line)"
    )
    if groups.inner:
        own = f"coalesce({groups.inner}, {tidy(groups.inner_from)})"
        query = f"(SELECT * REPLACE ({own} AS {groups.inner}) FROM {query})"  # noqa: S608 - names of ours
    for field, headings in groups.fills.items():
        filled = f"{held}_{field}"
        lines, words = zip(*headings, strict=True)
        connection.from_arrow(pa.table({"from_line": pa.array(lines, pa.int64()), "word": list(words)})).create(filled)
        query = (
            f"(SELECT s.* EXCLUDE (from_line, word) REPLACE (word AS {field}) "  # noqa: S608 - names of ours
            f"FROM (SELECT * FROM {query} q ASOF LEFT JOIN {filled} f ON q.line >= f.from_line) s)"
        )
    return query


def _judged(plan: Plan, source: str) -> str:
    """Return the canonical rows: each accepted (no reason) or set aside."""
    reason = (  # what most rows are is asked first, so that they cost one test
        "CASE WHEN amount IS NOT NULL AND client IS NOT NULL AND keep AND NOT askew AND NOT again AND NOT month "
        "AND NOT total THEN NULL WHEN total OR month THEN 'total_row' WHEN again THEN 'header_row' "
        "WHEN askew THEN 'misaligned' WHEN NOT keep THEN 'filtered' WHEN client IS NULL THEN 'no_client' "
        "WHEN amount IS NOT NULL THEN NULL WHEN bad THEN 'not_a_number' ELSE 'no_amount' END"
    )
    found = {"total_row": "label", "misaligned": "label", "not_a_number": "raw"}
    cases = " ".join(f'WHEN "why" = {sql.text(code)} THEN {cell}' for code, cell in found.items())
    chosen = {field: f"CAST({field} AS {kind})" for field, kind in CANONICAL.items()}
    chosen |= {
        "revenue": "CASE WHEN NOT askew THEN amount END" if plan.table.misaligned else "amount",
        "profit": "CASE WHEN NOT askew THEN gain END" if plan.table.misaligned else "gain",
        "source": sql.text(plan.name),
        "reason": '"why"',
        "found": f'CASE {cases} WHEN "why" IS NULL THEN undated END',
    }
    return sql.Steps(source).then({"why": reason}).sql(chosen)


def _union(
    connection: "duckdb.DuckDBPyConnection", plans: Sequence[Plan], queries: Sequence[str]
) -> "duckdb.DuckDBPyRelation":
    """Lay the tables one under another; rows of files read whole are held, big files stay scanned."""
    query = " UNION ALL ".join(f"({one})" for one in queries)
    if any(plan.lazy for plan in plans):
        return connection.sql(query)
    held = f"{plans[0].view}_rows"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {held} AS {query}")
    return connection.table(held)


def _once(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Drop notes said twice, keep their order."""
    seen: dict[str, Note] = {}
    for note in notes:
        seen.setdefault(f"{note.key}{sorted(note.facts.items(), key=str)}", note)
    return tuple(seen.values())
