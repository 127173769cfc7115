"""The hand-over from reading to interpreting: one table as the file holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kamlab.ledger.reading.notes import Note

if TYPE_CHECKING:
    import duckdb

LINE = "__line"  # the column with the 1-based line of the file or row of the sheet
MARK = "\x01"  # opens a typed cell inside a column of mixed cells
MARK_NUMBER = MARK + "n"  # … followed by repr(float)
MARK_DATE = MARK + "d"  # … followed by an ISO date or an ISO date and time

ColumnType = Literal["text", "number", "date", "mixed"]


@dataclass(frozen=True, slots=True)
class RawTable:
    """One table of a file: cells as they stand, not yet understood.

    Attributes
    ----------
    name
        What a person calls it: ``months.zip › Продажи август.csv``,
        ``report.xlsx › Данные``.
    headers
        Cleaned and unique, in file order. Levels are joined with `` · ``.
    relation
        The columns of ``headers`` and ``__line`` (BIGINT; NULL while a big file is
        read without counting lines), nothing else. Rows without any value are left out.
    typed
        Header → how the column is stored. ``text``: VARCHAR, an empty cell is NULL.
        ``number``: DOUBLE. ``date``: TIMESTAMP. ``mixed``: VARCHAR in which a typed
        cell is written as ``MARK_NUMBER + repr(float)`` or ``MARK_DATE + ISO``,
        so nothing is lost.
    notes
        What was decided on the way.
    header_named
        Whether the file named its columns; if not, headers are numbers of columns.
    """

    name: str
    headers: tuple[str, ...]
    relation: "duckdb.DuckDBPyRelation"
    typed: Mapping[str, ColumnType]
    notes: tuple[Note, ...] = ()
    header_named: bool = True
