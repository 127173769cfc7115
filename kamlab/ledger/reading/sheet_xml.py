"""What the workbook reader does not tell: error cells, formulas without results, stray far cells.

The fast reader returns blank for ``#N/A`` and for a formula that was never
calculated, and reserves memory for the whole rectangle up to the farthest cell.
So the XML of each sheet is looked through for these before it is read.
"""

import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from kamlab.ledger.reading.notes import LedgerError

_MOST_CELLS = 60_000_000  # cells of a sheet, blank ones included, that fit into an ordinary memory
_LARGEST = 1 << 30  # bytes of XML looked through
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)/?>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)/?>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension[^>]*ref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"')
_ERROR = re.compile(
    rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>(?:<f\b[^>]*>[^<]*</f>|<f\b[^>]*/>)?<v>([^<]*)</v>'
)
_FORMULA = re.compile(rb"<c\b([^>]*)>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)(?:<v>([^<]*)</v>|<v\s*/>)?</c>")
_REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_FILLED = re.compile(rb'<c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*[^/]>')


@dataclass(frozen=True, slots=True)
class SheetXml:
    """What the XML of a sheet tells beyond its values.

    Attributes
    ----------
    errors
        Line → column (from 0) → text such as ``#N/A``.
    uncalculated
        Cells (line, column) whose formula has no result.
    """

    errors: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    uncalculated: frozenset[tuple[int, int]] = frozenset()


def read_sheet_xml(archive: zipfile.ZipFile, name: str) -> dict[str, SheetXml]:
    """Look through the sheets of an XLSX; other workbooks have none of this.

    Raises
    ------
    LedgerError
        If a sheet would not fit into memory.
    """
    if "xl/workbook.xml" not in archive.namelist():
        return {}
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    paths = _paths(archive, book)
    lazy = 'fullCalcOnLoad="1"' in book
    return {
        sheet: _look_through(archive.read(path), name, sheet, lazy=lazy)
        for sheet, path in paths.items()
        if path in archive.NameToInfo and archive.getinfo(path).file_size <= _LARGEST
    }


def _paths(archive: zipfile.ZipFile, book: str) -> dict[str, str]:
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in archive.namelist():
        return {}
    listed = [_attributes(found[1]) for found in _RELATION.finditer(archive.read(relations).decode("utf-8", "replace"))]
    targets = {item.get("Id", ""): item.get("Target", "") for item in listed}
    paths = {}
    for found in _SHEET.finditer(book):
        attributes = _attributes(found[1])
        target = targets.get(next((value for key, value in attributes.items() if key.endswith(":id")), ""), "")
        paths[unescape(attributes.get("name", ""))] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return paths


def _attributes(text: str) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(text))


def _look_through(xml: bytes, name: str, sheet: str, *, lazy: bool) -> SheetXml:
    _check_size(xml, name, sheet)
    errors: dict[int, dict[int, str]] = defaultdict(dict)
    if b't="e"' in xml:
        for found in _ERROR.finditer(xml):
            errors[int(found[2])][column_number(found[1])] = found[3].decode("utf-8", "replace")
    return SheetXml(dict(errors), _uncalculated(xml, lazy=lazy) if b"<f" in xml else frozenset())


def _uncalculated(xml: bytes, *, lazy: bool) -> frozenset[tuple[int, int]]:
    """Return the cells whose formula has no result.

    A writer without a calculator leaves the result out, or puts 0 everywhere and
    asks for calculation on opening (``lazy``). An empty text is a result.
    """
    formulas = [(found[1], found[2] or b"") for found in _FORMULA.finditer(xml)]
    only_zeros = lazy and all(result in (b"", b"0") for _, result in formulas)
    cells = set()
    for attributes, result in formulas:
        if (not result and b't="str"' not in attributes) or only_zeros:
            place = _REFERENCE.search(attributes)
            if place:
                cells.add((int(place[2]), column_number(place[1])))
    return frozenset(cells)


def _check_size(xml: bytes, name: str, sheet: str) -> None:
    stated = _DIMENSION.search(xml[:4096])
    if stated and _area(stated[1], stated[2]) <= _MOST_CELLS:
        return
    right = bottom = 0
    for found in _FILLED.finditer(xml):
        right, bottom = max(right, column_number(found[1]) + 1), max(bottom, int(found[2]))
    if right * bottom > _MOST_CELLS:
        raise LedgerError("ledger.read.too_large_sheet", file=name, sheet=sheet, rows=bottom, columns=right)


def _area(letters: bytes, line: bytes) -> int:
    return (column_number(letters) + 1) * int(line)


def column_number(letters: bytes) -> int:
    """Return the number of a column from 0: ``A`` → 0, ``AA`` → 26.

    Examples
    --------
    >>> column_number(b"A"), column_number(b"AA")
    (0, 26)
    """
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1
