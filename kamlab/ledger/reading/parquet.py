"""Parquet → a lazy table: the columns already have types and line numbers."""

from typing import TYPE_CHECKING

from kamlab.ledger.reading.headers import unique_names
from kamlab.ledger.reading.notes import EmptyTableError, LedgerError
from kamlab.ledger.reading.raw import LINE, ColumnType, RawTable
from kamlab.ledger.reading.scanning import literal, quoted
from kamlab.ledger.reading.scratch import plain_path

if TYPE_CHECKING:
    import duckdb

    from kamlab.ledger.reading.sources import Source

_NUMBERS = ("DECIMAL", "DOUBLE", "FLOAT", "HUGEINT", "UHUGEINT", "BIGINT", "UBIGINT", "INTEGER", "UINTEGER", "SMALLINT")
_SMALL = ("USMALLINT", "TINYINT", "UTINYINT")
_ROW = "file_row_number"


def read_parquet(connection: "duckdb.DuckDBPyConnection", source: "Source") -> RawTable:
    """Return a lazy table over a Parquet file.

    Raises
    ------
    LedgerError
        If the file is damaged.
    EmptyTableError
        If it holds no row.
    """
    import duckdb

    try:
        path = plain_path(connection, source.path)
        scan = connection.sql(f"SELECT * FROM read_parquet({literal(path)}, {_ROW} = true)")  # noqa: S608 - quoted
        if not scan.limit(1).fetchall():
            raise EmptyTableError("ledger.read.no_rows", table=source.name)
    except duckdb.Error as error:
        raise LedgerError("ledger.read.damaged", file=source.name) from error
    found = [(name, str(kind)) for name, kind in zip(scan.columns, scan.types, strict=True) if name != _ROW]
    headers = unique_names([LINE, *(name.strip() or "–" for name, _ in found)])[1:]
    typed = {header: _typed(kind) for header, (_, kind) in zip(headers, found, strict=True)}
    columns = ", ".join(
        f"{_cell(name, kind, typed[header])} AS {quoted(header)}"
        for header, (name, kind) in zip(headers, found, strict=True)
    )
    relation = scan.project(f"{columns}, {_ROW} + 1 AS {LINE}")
    return RawTable(source.name, headers, relation, typed, stem=source.stem, scanned=True)


_SQL: dict[ColumnType, str] = {"text": "VARCHAR", "number": "DOUBLE", "date": "TIMESTAMP"}


def _cell(name: str, kind: str, typed: ColumnType) -> str:
    """Return a column as it stands if it has the type already: then a filter on it skips parts of the file."""
    plain = kind in {"DATE", _SQL[typed]}
    return quoted(name) if plain else f"CAST({quoted(name)} AS {_SQL[typed]})"


def _typed(kind: str) -> ColumnType:
    if kind.startswith(_NUMBERS + _SMALL):
        return "number"
    return "date" if kind == "DATE" or kind.startswith("TIMESTAMP") else "text"
