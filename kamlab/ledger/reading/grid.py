"""Rows of cells → a table with exact line numbers, nothing lost on the way.

Rows are collected in batches and turned into columns; rows that repeat the header
and rows that are out of line are remembered by their lines.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kamlab.i18n import say
from kamlab.ledger.reading.cells import Row, Value, is_blank, wording
from kamlab.ledger.reading.column import TextColumn, ValueColumn
from kamlab.ledger.reading.headers import Layout, unique_names
from kamlab.ledger.reading.notes import EmptyTableError, Note
from kamlab.ledger.reading.pace import EVERY, taken
from kamlab.ledger.reading.raw import LINE, ColumnType, RawTable

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_BATCH = 16_384  # rows turned into columns at a time
_FEW = 5  # lines named in a note


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table comes from: what a person and a query call it, what was decided before."""

    name: str
    stem: str
    notes: tuple[Note, ...] = ()


def table_from_rows(
    connection: "duckdb.DuckDBPyConnection",
    origin: Origin,
    layout: Layout,
    rows: Iterable[Row],
    *,
    plain_text: bool = False,
) -> RawTable:
    """Turn rows into a table.

    Parameters
    ----------
    layout
        Where the header is; rows before ``layout.start`` are passed over.
    rows
        All filled rows with their lines, the header included.
    plain_text
        True for text files: every cell is text, and a row longer than the table
        is out of line (in a workbook it only has a remark in a far column).

    Raises
    ------
    EmptyTableError
        If there is no row of data.
    """
    columns = _Columns(layout, fixed=plain_text)
    for line, cells in rows:
        if line >= layout.start:
            columns.add(line, cells)
    columns.flush()
    if not columns.lines:
        raise EmptyTableError("ledger.read.no_rows", table=origin.name)
    headers, kept = _headers(layout, columns)
    table, typed = columns.arrow(headers, kept)
    return RawTable(
        name=origin.name,
        headers=headers,
        relation=connection.from_arrow(table),
        typed=typed,
        notes=(*origin.notes, *_notes(origin.name, layout, columns, headers, kept)),
        stem=origin.stem,
        header_named=bool(layout.lines),
        repeated_header=tuple(columns.repeated),
        misaligned=tuple(columns.misaligned),
    )


@dataclass(slots=True)
class _Columns:
    """The cells by column, collected row by row."""

    layout: Layout
    fixed: bool
    columns: list["TextColumn | ValueColumn"] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    misaligned: list[int] = field(default_factory=list)
    _batch: list[Sequence[Value]] = field(default_factory=list)
    _initials: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._widen(self.layout.width)
        openings = [next((cell for cell in row if cell), "") for row in self.layout.rows]
        self._initials = frozenset(opening[0] for opening in openings if opening)

    def add(self, line: int, cells: Sequence[Value]) -> None:
        if len(cells) > self.layout.width:
            cells = self._overlong(line, cells)
        if (missing := len(self.columns) - len(cells)) > 0:
            cells = [*cells, *[None] * missing]
        if self._may_be_header(cells) and self._is_header(cells):
            self.repeated.append(line)
        self.lines.append(line)
        self._batch.append(cells)
        if self.fixed and not len(self._batch) % EVERY:  # the rows of a workbook were counted when its sheet was read
            taken(EVERY)
        if len(self._batch) >= _BATCH:
            self.flush()

    def _overlong(self, line: int, cells: Sequence[Value]) -> Sequence[Value]:
        width = self.layout.width
        if all(is_blank(cell) for cell in cells[width:]):
            return cells[:width]
        if self.fixed:
            self.misaligned.append(line)
        if len(cells) > len(self.columns):
            self.flush()
            self._widen(len(cells))
        return cells

    def _widen(self, width: int) -> None:
        make = TextColumn if self.fixed else ValueColumn
        for _ in range(width - len(self.columns)):
            column = make()
            column.extend([None] * len(self.lines))
            self.columns.append(column)

    def _may_be_header(self, cells: Sequence[Value]) -> bool:
        """Reject most rows at a glance: by the first letter of their first cell."""
        opening = cells[0] or next((cell for cell in cells if cell), None)
        return isinstance(opening, str) and opening.lstrip()[:1] in self._initials

    def _is_header(self, cells: Sequence[Value]) -> bool:
        row = tuple(wording(cell) for cell in cells)
        return any(row[: len(known)] == known and not any(row[len(known) :]) for known in self.layout.rows)

    def flush(self) -> None:
        """Move the rows read so far into the columns; blank cells become None."""
        if self._batch:
            for column, cells in zip(self.columns, zip(*self._batch, strict=True), strict=True):
                column.extend(cells)
            self._batch = []

    def arrow(self, headers: Sequence[str], kept: Sequence[int]) -> "tuple[pa.Table, dict[str, ColumnType]]":
        """Return the kept columns and the line numbers as one table, with the type of each column."""
        import pyarrow as pa

        arrays: dict[str, pa.Array | pa.ChunkedArray] = {}
        typed: dict[str, ColumnType] = {}
        for header, place in zip(headers, kept, strict=True):
            arrays[header], typed[header] = self.columns[place].array()
        arrays[LINE] = pa.array(self.lines, pa.int64())
        return pa.table(arrays), typed


def _headers(layout: Layout, columns: _Columns) -> tuple[tuple[str, ...], list[int]]:
    kept = [place for place, column in enumerate(columns.columns) if column.filled or place in layout.names]
    named = [layout.names.get(place) or say("ledger.read.column", number=str(place + 1)) for place in kept]
    return unique_names([LINE, *named])[1:], kept


def _notes(
    table: str, layout: Layout, columns: _Columns, headers: Sequence[str], kept: Sequence[int]
) -> Iterator[Note]:
    if not layout.lines:
        yield Note.of("ledger.read.no_header", table=table, first=headers[0])
    elif nameless := [header for header, place in zip(headers, kept, strict=True) if place not in layout.names]:
        yield Note.of("ledger.read.nameless", table=table, columns=nameless)
    if blank := len(columns.columns) - len(kept):
        yield Note.of("ledger.read.blank_columns", table=table, n=blank)
    if columns.repeated:
        yield Note.of("ledger.read.repeated_header", table=table, n=len(columns.repeated), lines=few(columns.repeated))
    if columns.misaligned:
        yield Note.of("ledger.read.misaligned", table=table, n=len(columns.misaligned), lines=few(columns.misaligned))


def few(lines: Sequence[int]) -> str:
    """Write the first lines of a list: ``17, 204, 205 …``."""
    return ", ".join(str(line) for line in lines[:_FEW]) + (" …" if len(lines) > _FEW else "")
