"""Rows of cells → a table with exact line numbers, nothing lost on the way.

A column keeps the type its cells have in the workbook; where real dates or
numbers stand beside texts, each typed cell is marked (see ``raw.py``), so the
interpreter can tell the number 5 from the text "5".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from kamlab.i18n import say
from kamlab.ledger.reading.cells import Row, Value, is_blank, wording
from kamlab.ledger.reading.headers import Layout, unique_names
from kamlab.ledger.reading.notes import EmptyTableError, Note
from kamlab.ledger.reading.raw import LINE, MARK_DATE, MARK_NUMBER, ColumnType, RawTable

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
    columns: list[list[Any]] = field(default_factory=list)
    filled: list[bool] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    misaligned: list[int] = field(default_factory=list)
    short: int = 0
    _batch: list[list[Value]] = field(default_factory=list)
    _openings: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._widen(self.layout.width)
        self._openings = frozenset(next((cell for cell in row if cell), "") for row in self.layout.rows)

    def add(self, line: int, cells: list[Value]) -> None:
        width = len(self.columns)
        if len(cells) > width:
            cells = self._overlong(line, cells, width)
        elif len(cells) < width:
            self.short += 1
            cells = cells + [None] * (width - len(cells))
        if self._is_header(cells):
            self.repeated.append(line)
        self.lines.append(line)
        self._batch.append(cells)
        if len(self._batch) >= _BATCH:
            self.flush()

    def _overlong(self, line: int, cells: list[Value], width: int) -> list[Value]:
        if all(is_blank(cell) for cell in cells[width:]):
            return cells[:width]
        if self.fixed:
            self.misaligned.append(line)
        self.flush()
        self._widen(len(cells))
        return cells

    def _widen(self, width: int) -> None:
        height = len(self.columns[0]) if self.columns else len(self.lines)
        for _ in range(width - len(self.columns)):
            self.columns.append([None] * height)
            self.filled.append(False)

    def _is_header(self, cells: Sequence[Value]) -> bool:
        opening = next((cell for cell in cells if not is_blank(cell)), None)
        if not isinstance(opening, str) or wording(opening) not in self._openings:
            return False
        row = tuple(wording(cell) for cell in cells)
        return any(row[: len(known)] == known and not any(row[len(known) :]) for known in self.layout.rows)

    def flush(self) -> None:
        """Move the rows read so far into the columns; blank cells become None."""
        if not self._batch:
            return
        width = len(self.columns)
        padded = [row + [None] * (width - len(row)) if len(row) < width else row for row in self._batch]
        for place, cells in enumerate(zip(*padded, strict=True)):
            clean = [None if isinstance(cell, str) and (not cell or cell.isspace()) else cell for cell in cells]
            self.columns[place].extend(clean)
            self.filled[place] = self.filled[place] or any(cell is not None for cell in clean)
        self._batch = []

    def arrow(self, headers: Sequence[str], kept: Sequence[int]) -> "tuple[pa.Table, dict[str, ColumnType]]":
        """Return the kept columns and the line numbers as one table, with the type of each column."""
        import pyarrow as pa

        arrays: dict[str, pa.Array] = {}
        typed: dict[str, ColumnType] = {}
        for header, place in zip(headers, kept, strict=True):
            arrays[header], typed[header] = _array(self.columns[place])
            self.columns[place] = []  # the memory is needed for the next column
        arrays[LINE] = pa.array(self.lines, pa.int64())
        return pa.table(arrays), typed


def _array(cells: Sequence[Any]) -> "tuple[pa.Array, ColumnType]":
    import pyarrow as pa

    kinds = {_kind(cell) for cell in cells if cell is not None}
    if kinds <= {"text"}:
        return pa.array([None if cell is None else _marked(cell) for cell in cells], pa.string()), "text"
    if kinds == {"number"}:
        return pa.array([None if cell is None else float(cell) for cell in cells], pa.float64()), "number"
    if kinds == {"date"}:
        return pa.array([None if cell is None else _moment(cell) for cell in cells], pa.timestamp("us")), "date"
    return pa.array([None if cell is None else _marked(cell) for cell in cells], pa.string()), "mixed"


def _kind(cell: Value) -> str:
    if isinstance(cell, str | bool):
        return "text"
    if isinstance(cell, int | float):
        return "number"
    return "date" if isinstance(cell, date) else "text"


def _moment(cell: date) -> datetime:
    return cell if isinstance(cell, datetime) else datetime.combine(cell, time())


def _marked(cell: Value) -> str:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int | float):
        return MARK_NUMBER + repr(float(cell))
    return MARK_DATE + cell.isoformat() if isinstance(cell, date) else str(cell)


def _headers(layout: Layout, columns: _Columns) -> tuple[tuple[str, ...], list[int]]:
    kept = [place for place, filled in enumerate(columns.filled) if filled or place in layout.names]
    named = [layout.names.get(place) or say("ledger.read.column", number=str(place + 1)) for place in kept]
    return unique_names([LINE, *named])[1:], kept


def _notes(
    table: str, layout: Layout, columns: _Columns, headers: Sequence[str], kept: Sequence[int]
) -> Iterator[Note]:
    if not layout.lines:
        yield Note.of("ledger.read.no_header", table=table, first=headers[0])
    elif nameless := [header for header, place in zip(headers, kept, strict=True) if place not in layout.names]:
        yield Note.of("ledger.read.nameless", table=table, columns=nameless)
    if blank := len(columns.filled) - len(kept):
        yield Note.of("ledger.read.blank_columns", table=table, n=blank)
    if columns.repeated:
        yield Note.of("ledger.read.repeated_header", table=table, n=len(columns.repeated), lines=few(columns.repeated))
    if columns.misaligned:
        yield Note.of("ledger.read.misaligned", table=table, n=len(columns.misaligned), lines=few(columns.misaligned))


def few(lines: Sequence[int]) -> str:
    """Write the first lines of a list: ``17, 204, 205 …``."""
    return ", ".join(str(line) for line in lines[:_FEW]) + (" …" if len(lines) > _FEW else "")
