"""The hand-over from reading to interpreting: one table as the file holds it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
        ``number``: DOUBLE. ``date``: DATE or TIMESTAMP. ``mixed``: VARCHAR in which a typed
        cell is written as ``MARK_NUMBER + repr(float)`` or ``MARK_DATE + ISO``,
        so nothing is lost.
    notes
        What was decided on the way.
    stem
        Name of the file without folder and extension: what a query calls the table.
    header_named
        Whether the file named its columns; if not, headers are numbers of columns.
    repeated_header
        Lines (values of ``__line``) of rows that repeat the header, as page breaks
        do. The rows are in the relation; the interpreter sets them aside.
    misaligned
        Lines of rows with more filled cells than the header has columns (a
        delimiter inside an unquoted name): their cells stand in wrong columns, so
        the interpreter must not count them, only set them aside.
    scanned
        True while the relation reads the file lazily; ``__line`` is NULL then, and
        a row that breaks the pattern raises ``duckdb.Error`` when the relation is
        executed: read again with ``read_tables(..., scan=False)``.
    even
        Whether no cell is known to have a space at its edge, two together, a tab or a
        no-break space: then no cell need be asked.
    glimpse
        Some rows from the beginning, the middle and the end of a scanned text file, with the
        columns of ``relation``; to execute it may fail as the relation may.
    """

    name: str
    headers: tuple[str, ...]
    relation: "duckdb.DuckDBPyRelation" = field(repr=False, compare=False)  # to show it would be to run it
    typed: Mapping[str, ColumnType]
    notes: tuple[Note, ...] = ()
    stem: str = ""
    header_named: bool = True
    repeated_header: tuple[int, ...] = ()
    misaligned: tuple[int, ...] = ()
    scanned: bool = False
    even: bool = False
    glimpse: "duckdb.DuckDBPyRelation | None" = field(default=None, repr=False, compare=False)

    def with_notes(self, *notes: Note) -> "RawTable":
        """Return the same table with more notes."""
        return replace(self, notes=(*self.notes, *notes))
