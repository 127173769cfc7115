"""The entry: paths → tables."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kamlab.ledger.reading.delimited import read_delimited
from kamlab.ledger.reading.notes import EmptyTableError, LedgerError, Note
from kamlab.ledger.reading.scratch import discard
from kamlab.ledger.reading.sources import Source, find_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

    from kamlab.ledger.reading.raw import RawTable

_BOOKS = ("workbook", "html", "spreadsheetml")


def read_tables(
    connection: "duckdb.DuckDBPyConnection",
    paths: Iterable[str | Path] | str | Path,
    *,
    sheet: str | None = None,
    scan: bool = True,
) -> "list[RawTable]":
    """Read whatever tables the paths hold, one table per file (or per sheet of one shape).

    Parameters
    ----------
    connection
        Engine that will hold or scan the tables; keep it as long as they are used.
    paths
        Files, folders, archives or patterns; one or many.
    sheet
        Sheet to take in workbooks, letter case and spaces apart; None to choose the
        one that looks most like a ledger.
    scan
        Whether a big plain CSV may be left to the engine (see ``RawTable.scanned``).

    Returns
    -------
    list
        Tables in the order of the paths, within a folder in the order of names.

    Raises
    ------
    LedgerError
        If there is nothing to read, or a file is not what it should be.
    """
    _stay_offline(connection)
    try:
        return _read(connection, [paths] if isinstance(paths, str | Path) else paths, sheet=sheet, scan=scan)
    except PermissionError as error:  # on Windows, a workbook that is open in Excel
        raise LedgerError("ledger.read.locked", file=Path(str(error.filename)).name) from error
    except OSError as error:
        raise LedgerError(
            "ledger.read.unreachable", file=str(error.filename or ""), reason=str(error.strerror)
        ) from error


def _read(
    connection: "duckdb.DuckDBPyConnection", paths: Iterable[str | Path], *, sheet: str | None, scan: bool
) -> "list[RawTable]":
    sources, notes = find_sources(connection, paths)
    if sheet is not None and not any(source.kind in _BOOKS for source in sources):
        raise LedgerError("ledger.read.no_workbook", sheet=sheet, file=sources[0].name)
    found: list[tuple[Source, RawTable]] = []
    empty: list[EmptyTableError] = []
    for source in sources:
        try:
            found += [(source, table) for table in _tables_in(connection, source, sheet=sheet, scan=scan)]
        except EmptyTableError as error:
            empty.append(error)
    if not found:
        raise empty[0]
    prose = [source.name for source, table in found if _is_prose(source, table)]
    tables = [table for source, table in found if source.name not in prose or len(prose) == len(found)]
    extra = [*notes, *(Note(error.key, error.facts) for error in empty), *_twins(sources)]
    if prose and len(prose) < len(found):
        extra.append(Note.of("ledger.read.prose", files=prose))
    tables[0] = tables[0].with_notes(*extra)
    for source, table in found:
        if not table.scanned:
            discard(connection, source.path)
    return tables


def list_sheets(path: str | Path) -> tuple[str, ...]:
    """Return the names of the sheets of a workbook, in its order; none for other files.

    Raises
    ------
    LedgerError
        If the file is missing, protected or damaged.
    """
    from kamlab.ledger.engine import connect
    from kamlab.ledger.reading.workbooks import sheet_names

    with connect() as connection:
        sources, _ = find_sources(connection, [path])
        return tuple(name for source in sources if source.kind == "workbook" for name in sheet_names(source))


def _stay_offline(connection: "duckdb.DuckDBPyConnection") -> None:
    connection.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")


def _tables_in(
    connection: "duckdb.DuckDBPyConnection", source: Source, *, sheet: str | None, scan: bool
) -> "list[RawTable]":
    if source.kind == "text":
        return [read_delimited(connection, source, scan=scan)]
    if source.kind == "parquet":
        from kamlab.ledger.reading.parquet import read_parquet

        return [read_parquet(connection, source)]
    if source.kind == "workbook":
        from kamlab.ledger.reading.workbooks import read_workbook

        return read_workbook(connection, source, sheet=sheet)
    from kamlab.ledger.reading.markup import read_markup

    return read_markup(connection, source, sheet=sheet)


def _is_prose(source: Source, table: "RawTable") -> bool:
    """Tell whether a text found in a folder has nothing to cut into columns: notes, not a table."""
    return source.kind == "text" and not source.asked and len(table.headers) == 1


def _twins(sources: Iterable[Source]) -> "Iterator[Note]":
    """Speak of files whose content is equal byte for byte: a copy counts every sale twice."""
    by_size: dict[int, list[Source]] = {}
    for source in sources:
        by_size.setdefault(source.path.stat().st_size, []).append(source)
    for group in by_size.values():
        known: dict[str, str] = {}
        for source in group if len(group) > 1 else ():
            with source.path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if digest in known:
                yield Note.of("ledger.read.twins", first=known[digest], second=source.name)
            known.setdefault(digest, source.name)
