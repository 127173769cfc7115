"""Heading rows of a report: set aside, and their word handed down to the rows below.

A heading has one word where other rows have several («Ильина» above her lines), and
either no amount or exactly the sum of the rows below or above. Its word fills the
field that the file has no column for: the client, else the manager or department.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from kamlab.i18n import say
from kamlab.ledger.reading import Note
from kamlab.ledger.rows import outline, sql, totals
from kamlab.ledger.rows.levels import are_persons, are_units, name_steps
from kamlab.ledger.rows.plan import Plan

if TYPE_CHECKING:
    import duckdb

HALF = 0.5
TOO_MANY = 300_000  # a longer table is no report
_DOCUMENT = re.compile(r"(?i)\b(?:реализаци|накладн|сч[её]т|акт|упд|заказ|чек|invoice|order)\b.*\d|№ ?\d|\d+ от \d")
_PREFIX = re.compile(
    r"(?i)^(менеджер|ответственный|manager|sales rep|подразделение|отдел|филиал|department|branch"
    r"|клиент|контрагент|покупатель|client|customer)\s*[:—-]\s*"
)
_PREFIX_FIELD = {"менеджер": "manager", "ответственный": "manager", "manager": "manager", "sales rep": "manager"}
_PREFIX_FIELD |= dict.fromkeys(("подразделение", "отдел", "филиал", "department", "branch"), "department")
_PREFIX_FIELD |= dict.fromkeys(("клиент", "контрагент", "покупатель", "client", "customer"), "client")
_NAMED = re.compile(totals.WITH_NAME)

Heading = tuple[int, str]  # line, word


@dataclass(frozen=True, slots=True)
class Groups:
    """Heading rows of one table.

    Attributes
    ----------
    aside
        Lines of the rows that repeat other rows.
    fills
        Field → headings whose word holds for the rows below.
    inner
        The field that the column of headings holds in the rows below them (``product``
        in an outline, ``document`` in a card of clients), if there is one.
    inner_from
        The column of the stage with that cell.
    notes
        What was handed down, said for a person.
    """

    aside: tuple[int, ...] = ()
    fills: Mapping[str, tuple[Heading, ...]] = field(default_factory=dict)
    inner: str | None = None
    inner_from: str = "client"
    notes: tuple[Note, ...] = ()


def find_groups(connection: "duckdb.DuckDBPyConnection", stage: str, plan: Plan) -> Groups:
    """Find the heading rows of a table that lies in ``stage`` with its lines."""
    count, single, lines = connection.execute(
        f"SELECT count(*), count(*) FILTER (words = 1 AND NOT total AND NOT again), count(line) FROM {stage}"  # noqa: S608 - a name of ours
    ).fetchall()[0]
    if not count or not lines:
        return Groups()
    with_name = _named_totals(connection, stage, plan)
    if single <= count * HALF and len(totals.word_headers(plan)) > 1:
        return _by_shape(connection, stage, plan, with_name)
    if count <= TOO_MANY:
        return _by_sums(connection, stage, plan, with_name)
    return Groups(aside=with_name)


def _named_totals(connection: "duckdb.DuckDBPyConnection", stage: str, plan: Plan) -> tuple[int, ...]:
    """Find «ООО Ромашка Итог» and «Итого Ромашка» near the rows of «Ромашка»."""
    named = f"regexp_matches(lower(label), {sql.text(totals.WITH_NAME)})"
    undated = " AND date IS NULL" if "date" in plan.fields else ""
    query = f"SELECT line, label FROM {stage} WHERE NOT total AND {named}{undated}"  # noqa: S608 - a name of ours, a quoted pattern
    found = [
        (line, (match.group(1) or match.group(2)).strip())
        for line, label in connection.execute(query).fetchall()
        if (match := _NAMED.match(label.lower()))
    ]
    if not found:
        return ()
    cells = [plan.cell(header) for header in totals.word_headers(plan)]
    known: set[str] = set()
    wanted = sql.texts({word for _, word in found})
    for cell in cells:
        query = f"SELECT DISTINCT lower(trim(CAST({cell} AS VARCHAR))) AS w FROM {plan.view} WHERE w IN {wanted}"  # noqa: S608 - quoted
        known |= {word for (word,) in connection.execute(query).fetchall()}
    return tuple(line for line, word in found if word in known)


def _by_shape(connection: "duckdb.DuckDBPyConnection", stage: str, plan: Plan, with_name: tuple[int, ...]) -> Groups:
    """Take rows of one word whose amount is missing or repeats the rows around."""
    marks = _marks(connection, stage, with_name)
    sums = _Sums(marks)
    above = [mark for mark in marks if mark.heading and sums.over(mark)]
    headings = [*above, *(mark for mark in marks if mark.heading and sums.under(mark))]
    words = [mark for mark in above if not mark.period]
    fills, inner, notes = _hand_down(connection, stage, plan, words) if words else ({}, None, [])
    aside = {*(mark.line for mark in headings), *with_name}
    return Groups(tuple(sorted(aside)), fills, inner, notes=tuple(notes))


@dataclass(frozen=True, slots=True)
class _Mark:
    """A row that may stand between groups: where, its word, its amount, the sum and count of rows before."""

    line: int
    label: str
    amount: float | None
    before: float
    rows: int
    heading: bool
    period: bool


def _marks(connection: "duckdb.DuckDBPyConnection", stage: str, with_name: tuple[int, ...]) -> list[_Mark]:
    after = f"line IN ({', '.join(map(str, with_name))})" if with_name else "false"
    query = f"""
        WITH flagged AS (
            SELECT *, total OR {after} AS closing, words = 1 AND NOT total AND NOT {after} AS heading
            FROM {stage} WHERE NOT again AND NOT askew
        ),
        summed AS (
            SELECT *, sum(CASE WHEN NOT closing AND NOT heading THEN coalesce(measure, 0) ELSE 0 END) OVER w AS before,
                   sum(CASE WHEN closing OR heading THEN 0 ELSE 1 END) OVER w AS before_rows
            FROM flagged WINDOW w AS (ORDER BY line ROWS UNBOUNDED PRECEDING)
        )
        SELECT line, label, CASE WHEN NOT bare THEN measure END, before, before_rows, heading, month FROM summed
        WHERE closing OR heading
        UNION ALL SELECT 9223372036854775807, '', NULL, max(before), max(before_rows), false, false FROM summed
        ORDER BY 1
    """  # noqa: S608 - names of ours and line numbers
    return [_Mark(*row) for row in connection.execute(query).fetchall()]


class _Sums:
    """The running sums at all marks, to ask whether an amount is the sum of rows next to it."""

    def __init__(self, marks: Sequence[_Mark]) -> None:
        self.rows: dict[int, tuple[int, int]] = {0: (0, 0)}  # running sum in cents → fewest and most rows before
        for mark in marks:
            low, high = self.rows.get(_cents(mark.before), (mark.rows, mark.rows))
            self.rows[_cents(mark.before)] = (min(low, mark.rows), max(high, mark.rows))

    def over(self, mark: _Mark) -> bool:
        """Tell whether a mark heads rows: it has no amount, or the sum of the rows down to another mark."""
        if mark.amount is None:
            return True
        most = [self.rows.get(_cents(mark.before + mark.amount) + step, (0, 0))[1] for step in (-1, 0, 1)]
        return max(most) > mark.rows

    def under(self, mark: _Mark) -> bool:
        """Tell whether a mark closes rows: its amount is their sum up to another mark."""
        if mark.amount is None:
            return False
        fewest = [self.rows.get(_cents(mark.before - mark.amount) + step, (mark.rows, 0))[0] for step in (-1, 0, 1)]
        return min(fewest) < mark.rows


def _cents(amount: float) -> int:
    return round(amount * 100)


def _by_sums(connection: "duckdb.DuckDBPyConnection", stage: str, plan: Plan, with_name: tuple[int, ...]) -> Groups:
    """See whether a table of one word per row is an outline."""
    after = f"AND line NOT IN ({', '.join(map(str, with_name))})" if with_name else ""
    rows = connection.execute(
        f"SELECT line, label, measure, coalesce(bare, false) FROM {stage} "  # noqa: S608 - names of ours
        f"WHERE NOT total AND NOT again AND NOT askew AND label IS NOT NULL {after} ORDER BY line"
    ).fetchall()
    leading = list(takewhile(lambda row: row[3], rows))
    rows = rows[len(leading) :]
    crown = _crown(connection, stage, rows)
    rows = rows[len(crown) :]
    found = outline.levels([row[1] for row in rows], [row[2] or 0.0 for row in rows])
    if found is None:
        return Groups(aside=(*with_name, *crown))
    words = [[row[1] for row, level in zip(rows, found, strict=True) if level == n] for n in range(max(found) + 1)]
    named = name_steps(totals.word_headers(plan)[0], [row[1] for row in leading], words)
    fills = {
        field: tuple(
            (row[0], " ".join(row[1].split())) for row, level in zip(rows, found, strict=True) if level == step
        )
        for step, field in named.items()
        if step and field not in plan.fields.keys() - {"client", *_fields_of(plan, totals.word_headers(plan)[0])}
    }
    headings = [row[0] for row, level in zip(rows, found, strict=True) if level]
    aside = {*headings, *with_name, *crown, *(row[0] for row in leading)}
    notes = [_note(plan, name, lines) for name, lines in fills.items()]
    return Groups(tuple(sorted(aside)), fills, named.get(0), "label", tuple(notes))


def _fields_of(plan: Plan, header: str) -> set[str]:
    return {field for field, one in plan.fields.items() if one == header}


def _crown(
    connection: "duckdb.DuckDBPyConnection", stage: str, rows: Sequence[tuple[int, str, float, bool]]
) -> tuple[int, ...]:
    """Return the line of a first row that repeats the file's own total over all others: «62» of an account."""
    query = f"SELECT measure FROM {stage} WHERE total AND measure IS NOT NULL"  # noqa: S608 - a name of ours
    own = [total for (total,) in connection.execute(query).fetchall()]
    if len(rows) <= outline.FEWEST or rows[0][2] is None:
        return ()
    first, rest = rows[0][2], [row[2] or 0.0 for row in rows[1:]]
    adds_up = abs(sum(rest) - first) <= outline.CENT or outline.levels([row[1] for row in rows[1:]], rest) is not None
    return (rows[0][0],) if adds_up and any(abs(total - first) <= outline.CENT for total in own) else ()


def _hand_down(
    connection: "duckdb.DuckDBPyConnection", stage: str, plan: Plan, words: Sequence[_Mark]
) -> tuple[dict[str, tuple[Heading, ...]], str | None, list[Note]]:
    """Say which field each step of headings fills; the lowest step may be the client."""
    inner = _inner(connection, stage, plan)
    free = [
        name for name in ("client", "manager", "department") if name not in plan.fields or (name == "client" and inner)
    ]
    fills: dict[str, tuple[Heading, ...]] = {}
    for step in _steps(words):
        name = _field_of(step, free, lowest=not fills)
        if name is not None:
            free.remove(name)
            fills[name] = tuple((mark.line, " ".join(_PREFIX.sub("", mark.label).split())) for mark in step)
    return (
        fills,
        inner if "client" in fills else None,
        [_note(plan, name, headings) for name, headings in fills.items()],
    )


def _steps(words: Sequence[_Mark]) -> list[list[_Mark]]:
    """Part the headings by step, the lowest first: a heading right above another stands higher."""
    steps: dict[int, list[_Mark]] = {}
    height = 0
    for at in range(len(words) - 1, -1, -1):
        following = words[at + 1] if at + 1 < len(words) else None
        height = height + 1 if following is not None and following.rows == words[at].rows else 0
        steps.setdefault(height, []).insert(0, words[at])
    return [steps[height] for height in sorted(steps)]


def _field_of(step: Sequence[_Mark], free: Sequence[str], *, lowest: bool) -> str | None:
    """Choose the field of one step of headings from those the file has no column for."""
    prefixes = [match.group(1).lower() for mark in step if (match := _PREFIX.match(mark.label))]
    if prefixes and len(prefixes) > len(step) * HALF:
        name = _PREFIX_FIELD[prefixes[0]]
        return name if name in free else None
    if lowest and "client" in free:
        return "client"
    labels = [mark.label for mark in step]
    if "manager" in free and are_persons(labels):
        return "manager"
    if "department" in free and are_units(labels):
        return "department"
    return None


def _inner(connection: "duckdb.DuckDBPyConnection", stage: str, plan: Plan) -> str | None:
    """Tell what the client column holds below the headings, when it is plainly not the client."""
    if "client" not in plan.fields or "document" in plan.fields:
        return None
    query = f"SELECT client FROM {stage} WHERE words > 1 AND client IS NOT NULL AND NOT total LIMIT 200"  # noqa: S608 - a name of ours
    cells = [cell for (cell,) in connection.execute(query).fetchall()]
    documents = sum(bool(_DOCUMENT.search(cell)) for cell in cells)
    return "document" if cells and documents > len(cells) * HALF else None


def _note(plan: Plan, name: str, headings: Sequence[Heading]) -> Note:
    facts = {"table": plan.name, "field": name, "n": len(headings), "example": headings[len(headings) // 2][1]}
    return FieldNote("ledger.rows.handed_down", facts)


class FieldNote(Note):
    """A note about one field of the ledger, which is named in the reader's language."""

    def text(self, lang: str | None = None) -> str:
        """Return the sentence in ``lang``."""
        return say(self.key, lang, **{**self.facts, "field": say(f"ledger.field.{self.facts['field']}", lang)})
