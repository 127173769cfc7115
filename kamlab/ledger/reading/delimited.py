"""CSV, TSV and other text exports → a table."""

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from kamlab.ledger.reading.alignment import aligned, refuse_if_torn
from kamlab.ledger.reading.dialects import SAMPLE, find_dialect
from kamlab.ledger.reading.encodings import LABELS, Encoding, detect
from kamlab.ledger.reading.grid import Origin, table_from_rows
from kamlab.ledger.reading.headers import HEAD, Layout, find_layout
from kamlab.ledger.reading.notes import EmptyTableError, Note, header_note
from kamlab.ledger.reading.pace import expect, is_watched
from kamlab.ledger.reading.raw import RawTable
from kamlab.ledger.reading.records import REPLACED, Dialect, physical_lines, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

    from kamlab.ledger.reading.sources import Source

_BLOCK = 1 << 20
_DELIMITERS = ' \t;,|"'
_SIGN_NAMES = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}


def read_delimited(connection: "duckdb.DuckDBPyConnection", source: "Source", *, scan: bool = True) -> RawTable:
    """Read a text export; a big plain one is left to the engine.

    Raises
    ------
    EmptyTableError
        If the file holds nothing, or no row of data.
    """
    encoding = detect(source.path)
    sample = list(islice(physical_lines(source.path, encoding), SAMPLE))
    dialect = find_dialect(sample)
    if scan:
        from kamlab.ledger.reading.scanning import scan_delimited

        if table := scan_delimited(connection, source, encoding, dialect):
            return table
    return _read_grid(connection, source, encoding, dialect)


def _read_grid(
    connection: "duckdb.DuckDBPyConnection", source: "Source", encoding: Encoding, dialect: Dialect
) -> RawTable:
    if is_watched():
        expect(_line_ends(source.path))
    lines = _Watched(physical_lines(source.path, encoding))
    rows = records(lines, dialect)
    head = list(islice(rows, HEAD))
    if not any(str(cell).strip(_DELIMITERS) for _, cells in head for cell in cells if cell):
        raise EmptyTableError("ledger.read.empty", file=source.name)
    layout = aligned(find_layout(head), head, source.name)
    origin = Origin(source.name, source.stem, text_notes(source.name, encoding, dialect, layout))
    table = table_from_rows(connection, origin, layout, chain(head, rows), plain_text=True)
    refuse_if_torn(table, table.relation.shape[0])
    if lines.unreadable:
        note = Note.of("ledger.read.unreadable", table=source.name, n=lines.unreadable, encoding=encoding.label)
        table = table.with_notes(note)
    return table


def text_notes(name: str, encoding: Encoding, dialect: Dialect, layout: Layout) -> tuple[Note, ...]:
    """Say how the text was read: encoding, delimiter, line of the header."""
    facts = {"table": name, "encoding": encoding.label}
    how = _SIGN_NAMES.get(dialect.delimiter, "sign" if dialect.delimiter else "spaces" if dialect.cuts else "single")
    if how == "sign":
        facts["sign"] = dialect.delimiter
    notes = [Note.of(f"ledger.read.text.{how}", **facts)]
    if encoding.rival:
        rival = LABELS.get(encoding.rival, encoding.rival)
        notes.append(Note.of("ledger.read.rival", table=name, encoding=encoding.label, rival=rival))
    if layout.lines and layout.lines[0] > 1:
        notes.append(header_note(name, layout.lines))
    return tuple(notes)


def _line_ends(path: "Path") -> int:
    """Count line ends as bytes: fast, and near enough for a bar."""
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))


@dataclass(slots=True)
class _Watched:
    """Lines on their way to the table, with a count of the signs that could not be read."""

    lines: "Iterator[str]"
    unreadable: int = 0

    def __iter__(self) -> "Iterator[str]":
        for line in self.lines:
            if REPLACED in line:
                self.unreadable += line.count(REPLACED)
            yield line
