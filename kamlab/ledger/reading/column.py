"""One column of a table while it is read, and the type it turns out to have.

A column keeps the type its cells have in the workbook; where real dates or
numbers stand beside texts, each typed cell is marked (see ``raw.py``), so the
interpreter can tell the number 5 from the text "5".
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from kamlab.ledger.reading.cells import Value
from kamlab.ledger.reading.raw import MARK_DATE, MARK_NUMBER, ColumnType

if TYPE_CHECKING:
    import pyarrow as pa


class TextColumn:
    """A column of a text file, kept compactly: every cell is text or nothing."""

    def __init__(self) -> None:
        self.filled = False
        self._chunks: list[pa.Array] = []

    def extend(self, cells: Sequence[Any]) -> None:
        """Add cells; blank ones become None."""
        import pyarrow as pa

        clean = [cell if cell and not cell.isspace() else None for cell in cells]
        chunk = pa.array(clean, pa.string())
        self.filled = self.filled or chunk.null_count < len(chunk)
        self._chunks.append(chunk)

    def array(self) -> "tuple[pa.ChunkedArray, ColumnType]":
        """Return the cells and their type."""
        import pyarrow as pa

        return pa.chunked_array(self._chunks, pa.string()), "text"


class ValueColumn:
    """A column of a workbook: text, numbers, dates, or all of these."""

    def __init__(self) -> None:
        self.filled = False
        self._cells: list[Any] = []

    def extend(self, cells: Sequence[Value]) -> None:
        """Add cells; blank ones become None."""
        clean = [None if isinstance(cell, str) and (not cell or cell.isspace()) else cell for cell in cells]
        self.filled = self.filled or any(cell is not None for cell in clean)
        self._cells.extend(clean)

    def array(self) -> "tuple[pa.Array, ColumnType]":
        """Return the cells and their type; the column is empty afterwards."""
        cells, self._cells = self._cells, []  # the memory is needed for the next column
        return _array(cells)


def _array(cells: Sequence[Any]) -> "tuple[pa.Array, ColumnType]":
    import pyarrow as pa

    kinds = {_kind(what) for what in set(map(type, cells)) - {type(None)}}
    if kinds == {"number"}:
        return pa.array([None if cell is None else float(cell) for cell in cells], pa.float64()), "number"
    if kinds == {"date"}:
        return pa.array([None if cell is None else _moment(cell) for cell in cells], pa.timestamp("us")), "date"
    texts = pa.array([None if cell is None else _marked(cell) for cell in cells], pa.string())
    return texts, "text" if kinds <= {"text"} else "mixed"


def _kind(what: type) -> str:
    if issubclass(what, str | bool):
        return "text"
    if issubclass(what, int | float):
        return "number"
    return "date" if issubclass(what, date) else "text"


def _moment(cell: date) -> datetime:
    return cell if isinstance(cell, datetime) else datetime.combine(cell, time())


def _marked(cell: Value) -> str:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int | float):
        return MARK_NUMBER + repr(float(cell))
    return MARK_DATE + cell.isoformat() if isinstance(cell, date) else str(cell)
