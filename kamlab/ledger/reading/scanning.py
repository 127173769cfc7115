"""A big plain CSV is read by the engine itself, many times faster and without a copy.

Plain means: one header line near the top, every line of the sample (head, middle
and tail of the file) cut into the same number of cells by the strict rules. The
engine is told everything and guesses nothing; a later line that breaks the
pattern raises an error there, and the caller reads the file again line by line.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kamlab.ledger.reading.cells import Row, is_blank
from kamlab.ledger.reading.delimited import text_notes
from kamlab.ledger.reading.encodings import Encoding
from kamlab.ledger.reading.headers import HEAD, Layout, find_layout, unique_names
from kamlab.ledger.reading.notes import Note
from kamlab.ledger.reading.raw import LINE, RawTable
from kamlab.ledger.reading.records import REPLACED, Dialect, by_rule, physical_lines
from kamlab.ledger.reading.scratch import plain_path, scratch_file
from kamlab.ledger.reading.spacing import is_evenly_spaced

if TYPE_CHECKING:
    import duckdb

    from kamlab.ledger.reading.sources import Source

SCAN_FROM = 32 << 20  # bytes: below this the careful reading takes no more than a second or two
_PROBES = 5  # places of the file looked at beyond its head
_PROBE = 1 << 16
_BLOCK = 1 << 20
_BUFFER = 8 << 20  # bytes the engine reads at a time: a quarter of its own choice, for a third of the memory
_TAIL = 64
_ENDS = re.compile(r"\r\n|\r|\n")


def scan_delimited(
    connection: "duckdb.DuckDBPyConnection", source: "Source", encoding: Encoding, dialect: Dialect
) -> RawTable | None:
    """Return a lazy table over a big plain text file, or None when it is small or not plain."""
    if source.path.stat().st_size < SCAN_FROM or not dialect.delimiter or dialect.declared:
        return None
    layout = _plain_layout(source.path, encoding, dialect)
    if layout is None or not _even(source.path, encoding, dialect, layout.width):
        return None
    path = _as_utf8(connection, source.path, encoding)
    if path is None:
        return None
    with ThreadPoolExecutor(2) as both:  # two looks at every byte, side by side: NumPy lets the other one work
        spaced = both.submit(is_evenly_spaced, path, dialect.delimiter)
        plain = both.submit(_adds_up, path, dialect, layout)
    if not plain.result():
        return None
    kept = [place for place in range(layout.width) if place in layout.names]
    headers = unique_names([LINE, *(layout.names[place] for place in kept)])[1:]
    named = dict(zip(kept, headers, strict=True))
    notes = text_notes(source.name, encoding, dialect, layout)
    if blank := layout.width - len(kept):
        notes += (Note.of("ledger.read.blank_columns", table=source.name, n=blank),)
    return RawTable(
        name=source.name,
        headers=headers,
        relation=_relation(connection, path, dialect, layout, named),
        typed=dict.fromkeys(headers, "text"),
        notes=notes,
        stem=source.stem,
        scanned=True,
        even=spaced.result(),
        glimpse=_relation(connection, _excerpt(connection, path, layout), dialect, layout, named),
    )


def _plain_layout(path: Path, encoding: Encoding, dialect: Dialect) -> Layout | None:
    """Return the layout if the head has one header line, even rows and no nameless data."""
    head: list[Row] = []
    for number, line in enumerate(islice(physical_lines(path, encoding), HEAD), 1):
        cells, _ = by_rule(line, dialect.delimiter)
        if cells is None:
            return None
        if not all(is_blank(cell) for cell in cells):
            head.append((number, list(cells)))
    layout = find_layout(head)
    body = [cells for line, cells in head if line >= layout.start]
    if len(layout.lines) != 1 or not body:
        return None
    width = len(body[0])
    nameless = any(not is_blank(cells[place]) for cells in body for place in range(width) if place not in layout.names)
    if nameless or max(layout.names) >= width or any(len(cells) != width for cells in body):
        return None
    return Layout(layout.names, layout.lines, layout.lines[0] + 1, width, layout.rows, layout.score, layout.roles)


def _even(path: Path, encoding: Encoding, dialect: Dialect, width: int) -> bool:
    """Look at lines in the middle and at the end: all must be cut into ``width`` cells."""
    size = path.stat().st_size
    with path.open("rb") as file:
        for probe in range(1, _PROBES + 1):
            place = min(size * probe // _PROBES, size - _PROBE)
            file.seek(place - place % 4)  # a whole character even in UTF-16 and UTF-32
            lines = _ENDS.split(file.read(_PROBE).decode(encoding.codec, "replace"))
            for line in lines[1:] if probe == _PROBES else lines[1:-1]:
                cells, _ = by_rule(line, dialect.delimiter)
                if line.strip() and (cells is None or len(cells) != width):
                    return False
    return True


def _adds_up(path: Path, dialect: Dialect, layout: Layout) -> bool:
    """Count delimiters and line ends over the whole file: without quotes one gives the other."""
    import numpy as np

    counts = {ord("\n"): 0, ord(dialect.delimiter): 0, ord('"'): 0}
    last = b""
    with path.open("rb") as file:
        for _ in range(layout.lines[0]):
            file.readline()
        while block := file.read(_BLOCK):
            values = np.frombuffer(block, np.uint8)
            for sign in counts:
                counts[sign] += int(np.count_nonzero(values == sign))
            last = (last + block[-_TAIL:])[-_TAIL:]
    lines, delimiters, quotes = counts.values()
    ending = last[len(last.rstrip(b"\r\n")) :].count(b"\n")
    return quotes > 0 or delimiters == (lines - ending + 1) * (layout.width - 1)


def _as_utf8(connection: "duckdb.DuckDBPyConnection", path: Path, encoding: Encoding) -> Path | None:
    """Return the file, or a copy of it, in UTF-8; None if it holds a sign its encoding does not have."""
    if encoding.codec == "utf_8":
        return plain_path(connection, path)
    copy = scratch_file(connection, ".csv")
    return copy if _copy_as_utf8(path, encoding, copy) else None


def _copy_as_utf8(path: Path, encoding: Encoding, target: Path) -> bool:
    """Write the text as UTF-8; stop and return False at a sign the encoding does not have."""
    with (
        path.open(encoding=encoding.codec, errors="replace", newline="") as file,
        target.open("w", encoding="utf-8", newline="") as copy,
    ):
        copy.write(file.read(1).removeprefix("\ufeff"))
        while block := file.read(_BLOCK):
            if REPLACED in block or "\0" in block:
                return False
            copy.write(block)
    return True


def _excerpt(connection: "duckdb.DuckDBPyConnection", path: Path, layout: Layout) -> Path:
    """Copy whole lines from a few places of a UTF-8 file, its first and its last ones among them."""
    excerpt = scratch_file(connection, ".csv")
    size = path.stat().st_size
    with path.open("rb") as file, excerpt.open("wb") as copy:
        copy.write(b"".join(file.readline() for _ in range(layout.lines[0])))
        for probe in range(_PROBES + 1):
            file.seek(max(file.tell() if not probe else 0, size * probe // _PROBES - _PROBE))
            lines = file.read(_PROBE).splitlines(keepends=True)
            copy.writelines(lines[bool(probe) : None if probe == _PROBES else -1])
    return excerpt


def _relation(
    connection: "duckdb.DuckDBPyConnection", path: Path, dialect: Dialect, layout: Layout, headers: dict[int, str]
) -> "duckdb.DuckDBPyRelation":
    columns = {f"c{place}": "VARCHAR" for place in range(layout.width)}
    named = ", ".join(f"c{place} AS {quoted(header)}" for place, header in headers.items())
    skip = layout.lines[0]
    # the path stands in the text: a relation with parameters would be executed at once and kept in memory
    return connection.sql(
        f"""
        SELECT {named}, row_number() OVER () + {skip} AS {LINE}
        FROM read_csv({literal(path)}, delim = {literal(dialect.delimiter)}, quote = '"', escape = '"', header = false,
            skip = {skip}, columns = {columns}, auto_detect = false, strict_mode = true, null_padding = false,
            ignore_errors = false, buffer_size = {_BUFFER})
        """  # noqa: S608 - names and paths are quoted
    )


def quoted(name: str) -> str:
    """Return a name as SQL wants it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: object) -> str:
    """Return a text as SQL wants it."""
    return "'" + str(text).replace("'", "''") + "'"
