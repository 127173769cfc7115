"""The hand-over from interpreting to accounting: rows of a ledger, each accepted or set aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamlab.ledger.reading import Note

if TYPE_CHECKING:
    import duckdb

FIELDS = {
    "client": "VARCHAR",
    "client_id": "VARCHAR",
    "date": "DATE",
    "revenue": "DOUBLE",
    "profit": "DOUBLE",
    "quantity": "DOUBLE",
    "product": "VARCHAR",
    "category": "VARCHAR",
    "manager": "VARCHAR",
    "department": "VARCHAR",
    "document": "VARCHAR",
    "status": "VARCHAR",
    "currency": "VARCHAR",
}
TRACES = {"source": "VARCHAR", "line": "BIGINT", "reason": "VARCHAR", "found": "VARCHAR"}
CANONICAL = {**FIELDS, **TRACES}

REASONS = ("total_row", "header_row", "misaligned", "filtered", "no_client", "no_amount", "not_a_number")


@dataclass(frozen=True, slots=True)
class Rows:
    """Every row of the given tables, understood: read = accepted + set aside.

    Attributes
    ----------
    relation
        Columns and types of ``CANONICAL``, in that order. ``reason`` is NULL for an
        accepted row, else one of ``REASONS``; the readable amount of a row set aside
        stays in ``revenue``. ``found`` is the cell that explains the reason, or the
        unreadable date of an accepted row (an accepted row without ``date`` whose
        ``found`` is NULL has an empty date). ``line`` is NULL while a big file is read
        without counting lines. A field that no table has is NULL throughout.
    columns
        Field → header it was read from; a computed amount names its formula.
    absent
        Fields that no table has.
    notes
        What was decided on the way, the notes of the tables first.
    computed
        Field → formula, for fields that no column holds: ``{"revenue": "quantity × price"}``.
    currency
        ISO code of the amounts if the file says it, else None.
    lazy
        Whether the relation still reads the file at each use (a big file), or holds its rows.
    newest
        The newest date seen at a glance into a big text file; None if there was no glance.
    """

    relation: "duckdb.DuckDBPyRelation"
    columns: Mapping[str, str]
    absent: tuple[str, ...]
    notes: tuple[Note, ...] = ()
    computed: Mapping[str, str] | None = None
    currency: str | None = None
    lazy: bool = False
    newest: date | None = None
