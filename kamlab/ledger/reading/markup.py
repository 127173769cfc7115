"""Tables that call themselves .xls but are HTML or "XML Spreadsheet 2003": many systems export so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kamlab.ledger.reading.cells import Row, Value, is_blank
from kamlab.ledger.reading.encodings import detect
from kamlab.ledger.reading.headers import Merge
from kamlab.ledger.reading.notes import LedgerError
from kamlab.ledger.reading.sheets import Sheet, tables_of

if TYPE_CHECKING:
    import duckdb

    from kamlab.ledger.reading.raw import RawTable
    from kamlab.ledger.reading.sources import Source

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)|encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)
_MOST_SPAN = 1000
_NAMESPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read_markup(
    connection: "duckdb.DuckDBPyConnection", source: "Source", *, sheet: str | None = None
) -> "list[RawTable]":
    """Read the table of an HTML page or the sheets of an XML spreadsheet.

    Raises
    ------
    LedgerError
        If it holds no table, or is damaged.
    """
    sheets = list(_html_sheets(_text(source)) if source.kind == "html" else _xml_sheets(source))
    if not any(found.rows for found in sheets):
        raise LedgerError("ledger.read.is.html", file=source.name)
    return tables_of(connection, source, sheets, sheet)


def _text(source: "Source") -> str:
    data = source.path.read_bytes()
    encoding = detect(source.path)
    stated = _CHARSET.search(data[:4096])
    codec = (stated[1] or stated[2]).decode() if stated and not encoding.mark else encoding.codec
    try:
        return data[encoding.mark :].decode(codec)
    except (LookupError, UnicodeDecodeError):  # what it states is false
        return data[encoding.mark :].decode(encoding.codec, "replace")


@dataclass(slots=True)
class _Grid:
    """A table under construction, with cells that span columns and rows."""

    rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    line: int = 0
    column: int = 0

    def next_row(self, line: int | None = None) -> None:
        self.line, self.column = line or self.line + 1, 0

    def put(self, value: Value, across: int = 1, down: int = 1, column: int | None = None) -> None:
        place = self.column if column is None else column
        while (self.line, place) in self.taken:
            place += 1
        across, down = max(1, min(across, _MOST_SPAN)), max(1, min(down, _MOST_SPAN))
        if across > 1 or down > 1:
            self.merges.append((self.line, place, self.line + down - 1, place + across - 1))
            self.taken |= {(self.line + i, place + j) for i in range(down) for j in range(across)}
        self.rows.setdefault(self.line, {})[place] = value
        self.column = place + across

    def sheet(self, name: str, *, visible: bool = True) -> Sheet:
        rows: list[Row] = []
        for line, cells in sorted(self.rows.items()):
            row = [cells.get(column) for column in range(max(cells) + 1)]
            if not all(is_blank(cell) for cell in row):
                rows.append((line, row))
        return Sheet(name, rows, self.merges, visible)


class _Tables(HTMLParser):
    """Collect every table of a page; a table inside a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[_Grid] = []
        self.open: list[_Grid] = []
        self.cell: list[list[str]] = []
        self.spans: list[tuple[int, int]] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.open.append(_Grid())
            self.done.append(self.open[-1])
        elif tag == "tr" and self.open:
            self._end_cell()
            self.open[-1].next_row()
        elif tag in ("td", "th") and self.open:
            self._end_cell()
            known = dict(attrs)
            self.spans.append((_span(known.get("colspan")), _span(known.get("rowspan"))))
            self.cell.append([])
        elif tag == "br" and self.cell:
            self.cell[-1].append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag == "table" and self.open:
            self._end_cell()
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.cell:
            self.cell[-1].append(data)

    def _end_cell(self) -> None:
        if len(self.cell) == len(self.open) and self.cell:
            across, down = self.spans.pop()
            self.open[-1].put(" ".join("".join(self.cell.pop()).split(" ")).strip("\r\n\t "), across, down)


def _span(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 1


def _html_sheets(text: str) -> Iterator[Sheet]:
    parser = _Tables()
    parser.feed(text)
    parser.close()
    for number, grid in enumerate(parser.done, 1):
        yield grid.sheet(str(number))


def _xml_sheets(source: "Source") -> Iterator[Sheet]:
    try:
        root = ET.fromstring(source.path.read_bytes())  # noqa: S314 - expat 2.4+ refuses entity bombs, outside entities are never loaded
    except ET.ParseError as error:
        raise LedgerError("ledger.read.damaged", file=source.name) from error
    for sheet in root.iter(f"{_NAMESPACE}Worksheet"):
        grid = _Grid()
        for row in sheet.iter(f"{_NAMESPACE}Row"):
            grid.next_row(_index(row))
            for cell in row.iter(f"{_NAMESPACE}Cell"):
                at = _index(cell)
                across, down = (_more(cell, name) for name in ("MergeAcross", "MergeDown"))
                grid.put(_value(cell), across, down, at - 1 if at else None)
        hidden = any("Hidden" in (item.text or "") for item in sheet.iter() if item.tag.endswith("}Visible"))
        yield grid.sheet(sheet.get(f"{_NAMESPACE}Name", ""), visible=not hidden)


def _index(element: ET.Element) -> int | None:
    text = element.get(f"{_NAMESPACE}Index", "")
    return int(text) if text.isdigit() else None


def _more(element: ET.Element, name: str) -> int:
    text = element.get(_NAMESPACE + name, "0")
    return 1 + int(text) if text.isdigit() else 1


def _value(cell: ET.Element) -> Value:
    data = cell.find(f"{_NAMESPACE}Data")
    if data is None:
        return None
    text = "".join(data.itertext())
    what = data.get(f"{_NAMESPACE}Type")
    try:
        if what == "Number":
            return float(text)
        if what == "DateTime":
            return datetime.fromisoformat(text)
    except ValueError:  # what it says of itself is false: the text tells more than nothing
        return text
    return text
