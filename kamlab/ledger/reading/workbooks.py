"""XLSX, XLS and ODS workbooks → sheets of cells with their real types."""

import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from kamlab.ledger.reading.cells import Row, is_blank
from kamlab.ledger.reading.notes import LedgerError
from kamlab.ledger.reading.pace import EVERY, expect, taken
from kamlab.ledger.reading.sheet_xml import SheetXml, read_sheet_xml
from kamlab.ledger.reading.sheets import Sheet, tables_of

if TYPE_CHECKING:
    import duckdb

    from kamlab.ledger.reading.raw import RawTable
    from kamlab.ledger.reading.sources import Source

_MOST_BYTES = 3 << 30  # unpacked size of a workbook
_MOST_RATIO = 600  # the XML of a sheet shrinks five to fifty times
_SMALL = 64 << 20
_STDERR = 2


def read_workbook(
    connection: "duckdb.DuckDBPyConnection", source: "Source", *, sheet: str | None = None
) -> "list[RawTable]":
    """Read the sheet that holds the ledger, or the one asked for.

    Raises
    ------
    LedgerError
        If the workbook is protected, damaged, or has no such sheet.
    """
    faults = _checked(source)
    with _reader(source) as workbook:
        sheets = []
        for meta in workbook.sheets_metadata:
            if str(meta.typ).endswith(".WorkSheet"):  # a sheet of its own may be a chart
                found = faults.get(meta.name, SheetXml())
                sheets.append(_sheet(workbook.get_sheet_by_name(meta.name), found, visible=_is_visible(meta)))
    return tables_of(connection, source, sheets, sheet)


def sheet_names(source: "Source") -> list[str]:
    """Return the names of the sheets in the order of the workbook."""
    with _reader(source) as workbook:
        return list(workbook.sheet_names)


def _is_visible(meta: Any) -> bool:  # noqa: ANN401 - the reader has no types at run time
    return str(meta.visible).endswith(".Visible")


@contextmanager
def _reader(source: "Source") -> Iterator[Any]:
    """Open a workbook; whatever the reader trips over becomes one sentence."""
    import python_calamine

    try:
        # as a stream: given a path, the reader would believe the extension
        with (
            _silent(),
            source.path.open("rb") as file,
            python_calamine.CalamineWorkbook.from_filelike(file) as workbook,
        ):
            yield workbook
    except python_calamine.PasswordError as error:
        raise LedgerError("ledger.read.password", file=source.name) from error
    except (python_calamine.CalamineError, OSError) as error:
        raise LedgerError("ledger.read.damaged", file=source.name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own crash is no Exception
            raise LedgerError("ledger.read.damaged", file=source.name) from error
        raise


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the reader's own crash reports off the standard error, which it writes to past Python."""
    try:
        kept = os.dup(_STDERR)
    except OSError:  # a program without a console has none
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(nowhere)
        os.close(kept)


def _checked(source: "Source") -> dict[str, SheetXml]:
    """Look into the container before the reader unpacks it all into memory."""
    path = source.path
    if not zipfile.is_zipfile(path):
        return {}
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(info.file_size for info in archive.infolist())
            if size > _MOST_BYTES or (size > _SMALL and size > _MOST_RATIO * path.stat().st_size):
                raise LedgerError("ledger.read.bomb", file=source.name)
            return read_sheet_xml(archive, source.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, NotImplementedError, RuntimeError) as error:
        raise LedgerError("ledger.read.damaged", file=source.name) from error


def _sheet(sheet: Any, found: SheetXml, *, visible: bool) -> Sheet:  # noqa: ANN401 - the reader has no types at run time
    top, left = sheet.start or (0, 0)
    margin: list[Any] = [None] * left
    rows: list[Row] = []
    expect(sheet.total_height)
    # row by row: the whole sheet at once would hold every other thread of the page for seconds
    for line, cells in enumerate(islice(sheet.iter_rows(), top, None) if sheet.start else (), top + 1):
        if not line % EVERY:
            taken(EVERY)
        row = margin + cells
        for column, text in found.errors.get(line, {}).items():
            if column < len(row):
                row[column] = text
        if not all(is_blank(cell) for cell in row):
            rows.append((line, row))
    merges = [(first + 1, start, last + 1, end) for (first, start), (last, end) in sheet.merged_cell_ranges or ()]
    return Sheet(sheet.name, rows, merges, visible, found.uncalculated)
