"""Any file somebody exported → tables as the file holds them.

A file is judged by its content, never by its extension: the encoding, the
delimiter, the row of headers and the sheet are worked out from what is inside,
and each decision becomes a :class:`Note`. What cannot be a table is refused
with a :class:`LedgerError` that says what it really is.

The entry call is :func:`read_tables`; :func:`list_sheets` names the sheets of a
workbook, :func:`check_shapes` tells whether several tables are one ledger.
"""

from kamlab.ledger.reading.notes import EmptyTableError, LedgerError, Note
from kamlab.ledger.reading.raw import LINE, MARK_DATE, MARK_NUMBER, ColumnType, RawTable
from kamlab.ledger.reading.shapes import check_shapes
from kamlab.ledger.reading.tables import list_sheets, read_tables

__all__ = [
    "LINE",
    "MARK_DATE",
    "MARK_NUMBER",
    "ColumnType",
    "EmptyTableError",
    "LedgerError",
    "Note",
    "RawTable",
    "check_shapes",
    "list_sheets",
    "read_tables",
]
