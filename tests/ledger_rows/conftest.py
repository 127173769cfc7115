"""Small tables written as text, one line per row, the first line is the header."""

from typing import Any

import duckdb
import pyarrow as pa
import pytest

from kamlab.ledger.reading import LINE, RawTable
from kamlab.ledger.rows import Rows, canonical_rows, query_rows


def raw_table(  # noqa: PLR0913 - each option is one way a file can differ
    connection: duckdb.DuckDBPyConnection,
    text: str,
    *,
    name: str = "sales.csv",
    sep: str = ";",
    typed: dict[str, str] | None = None,
    named: bool = True,
    scanned: bool = False,
    **more: Any,
) -> RawTable:
    """Return the table that reading a CSV of this text would give."""
    rows = [line.split(sep) for line in text.strip("\n").split("\n")]
    headers = tuple(rows[0]) if named else tuple(str(at + 1) for at in range(len(rows[0])))
    body = rows[1:] if named else rows
    first = 2 if named else 1
    columns: dict[str, Any] = {
        header: pa.array([row[at] if at < len(row) and row[at] != "" else None for row in body], pa.string())
        for at, header in enumerate(headers)
    }
    lines = [None] * len(body) if scanned else list(range(first, first + len(body)))
    columns[LINE] = pa.array(lines, pa.int64())
    kinds = {header: (typed or {}).get(header, "text") for header in headers}
    return RawTable(
        name,
        headers,
        connection.from_arrow(pa.table(columns)),
        kinds,
        stem=name.rsplit(".", 1)[0],
        header_named=named,
        scanned=scanned,
        **more,
    )


class Desk:
    """One engine, and the calls under test."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()

    def table(self, text: str, **options: Any) -> RawTable:
        return raw_table(self.connection, text, **options)

    def rows(self, *texts: str | RawTable, columns: Any = None, where: str | None = None, **options: Any) -> Rows:
        tables = [
            text
            if isinstance(text, RawTable)
            else self.table(text, name=f"f{at}.csv" if at else "sales.csv", **options)
            for at, text in enumerate(texts)
        ]
        return canonical_rows(self.connection, tables, columns=columns, where=where)

    def query(self, query: str, **texts: str) -> Rows:
        tables = [self.table(text, name=f"{name}.csv") for name, text in texts.items()]
        return query_rows(self.connection, tables, query)

    @staticmethod
    def cells(rows: Rows, *fields: str) -> list[Any]:
        """Return the values of fields, row by row in the order of lines; one field gives plain values."""
        found = rows.relation.order("source, line").project(", ".join(fields)).fetchall()
        return [row[0] for row in found] if len(fields) == 1 else found

    def column(self, cells: str, header: str, field: str, **options: Any) -> list[Any]:
        """Return a field of rows whose column ``header`` holds ``cells``, beside a client and an amount."""
        beside = {"Клиент": "А", "Сумма": "1", "Client": "A", "Amount": "1"}
        english = header.isascii()
        others = [name for name in beside if name.isascii() == english and name != header]
        lines = [";".join([header, *others])]
        lines += [";".join([cell, *(beside[name] for name in others)]) for cell in cells.split("|")]
        return self.cells(self.rows("\n".join(lines), **options), field)

    @staticmethod
    def said(rows: Rows) -> list[str]:
        """Return the keys of the notes, without their common beginning."""
        return [note.key.removeprefix("ledger.") for note in rows.notes]


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk()
