"""Physical lines of a text file → records: quotes respected, strays forgiven.

Exports are written by hand-made code as often as by the rules: a company name in
quotes without doubling them, a quote that never closes, a line break inside an
address. A line is first read by the rules; where that fails it is read so that
the number of columns stays what it is in the rest of the file.
"""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kamlab.ledger.reading.cells import Row
from kamlab.ledger.reading.encodings import Encoding

_PATIENCE = 60  # lines a quoted cell may run over
_LONGEST_CELL = 1 << 16
REPLACED = "\ufffd"  # what a byte outside the encoding becomes


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a line is cut into cells.

    Attributes
    ----------
    delimiter
        The sign between cells; empty when the file is cut by position or has one column.
    width
        Cells that most lines have.
    cuts
        Positions where a column begins, for files aligned with spaces.
    declared
        Whether the first line is ``sep=;``, which is not data.
    """

    delimiter: str
    width: int = 1
    cuts: tuple[int, ...] = ()
    declared: bool = False


def physical_lines(path: Path, encoding: Encoding) -> Iterator[str]:
    """Yield the lines of a file without their ends, whichever ends it has.

    Bytes outside the encoding become U+FFFD, zero bytes and the end mark of DOS vanish.
    """
    with path.open(encoding=encoding.codec, errors="replace", newline=None) as file:
        for number, line in enumerate(file):
            text = line.rstrip("\n")
            if "\0" in text or "\x1a" in text:
                text = text.replace("\0", "").replace("\x1a", "")
            yield text.lstrip("\ufeff") if number == 0 else text


def records(lines: Iterable[str], dialect: Dialect) -> Iterator[Row]:
    """Yield the filled records with the 1-based number of their first line."""
    numbered = enumerate(lines, 1)
    if dialect.declared:
        next(numbered, None)
    if not dialect.delimiter:
        yield from ((number, by_position(line, dialect.cuts)) for number, line in numbered if line.strip())
        return
    blank = dialect.delimiter + ' \t\u00a0"'
    reader = _Reader(numbered, dialect)
    while (item := reader.take()) is not None:
        if not item[1].strip(blank):
            continue
        yield item[0], reader.cells(item[1])


def by_position(line: str, cuts: tuple[int, ...]) -> list[str]:
    """Cut a line at positions; without any it is one cell."""
    if not cuts:
        return [line.strip()]
    edges = [*cuts, len(line)]
    return [line[start : max(start, edges[place + 1])].strip() for place, start in enumerate(cuts)]


@dataclass(slots=True)
class _Reader:
    """Lines with a look ahead, for cells that run over several of them."""

    numbered: Iterator[tuple[int, str]]
    dialect: Dialect
    ahead: deque[tuple[int, str]] = field(default_factory=deque)
    patience: int = _PATIENCE

    def take(self) -> tuple[int, str] | None:
        return self.ahead.popleft() if self.ahead else next(self.numbered, None)

    def cells(self, line: str) -> list[str]:
        delimiter = self.dialect.delimiter
        if '"' not in line:
            return line.split(delimiter)
        cells, is_open = by_rule(line, delimiter)
        if cells is not None:
            return cells
        if is_open and (longer := self._run_over(line)) is not None:
            return longer
        return forgiving(line, delimiter)

    def _run_over(self, line: str) -> list[str] | None:
        """Read a cell that goes on in the next lines, unless each line is whole by itself."""
        pieces = [line]
        taken: list[tuple[int, str]] = []
        cells: list[str] | None = None
        while cells is None and len(taken) < self.patience and (item := self.take()) is not None:
            taken.append(item)
            pieces.append(item[1])
            if '"' in item[1]:
                cells, is_open = by_rule("\n".join(pieces), self.dialect.delimiter)
                if not is_open:
                    break
            if sum(map(len, pieces)) > _LONGEST_CELL:
                break
        if cells is None or self._whole(pieces):
            self.ahead.extendleft(reversed(taken))
            self.patience = max(2, self.patience // 2)  # a file of stray quotes must not cost a search each
            return None
        self.patience = _PATIENCE
        return cells

    def _whole(self, pieces: list[str]) -> bool:
        width = self.dialect.width
        return width > 1 and all(len(forgiving(piece, self.dialect.delimiter)) == width for piece in pieces)


def by_rule(line: str, delimiter: str) -> tuple[list[str] | None, bool]:
    """Read a line by the rules of CSV.

    Returns
    -------
    cells
        None when the line breaks the rules.
    is_open
        Whether it only lacks the end of a quoted cell.
    """
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True, skipinitialspace=True)), False
    except csv.Error as error:
        return None, "unexpected end" in str(error)


def forgiving(line: str, delimiter: str) -> list[str]:
    """Read a line whose quotes break the rules: a cell ends where a quote meets a delimiter.

    Examples
    --------
    >>> forgiving('1;"ООО "Ромашка"";5', ";")
    ['1', 'ООО "Ромашка"', '5']
    >>> forgiving('1;"Ромашка;5', ";")
    ['1', '"Ромашка', '5']
    """
    quoted, cells, place = _quoted(delimiter), [], 0
    while True:
        match = quoted.match(line, place)
        if match:
            cells.append(match[1].replace('\\"', '"').replace('""', '"'))
            place = match.end()
        else:
            end = line.find(delimiter, place)
            end = len(line) if end < 0 else end
            cells.append(line[place:end])
            place = end
        if place >= len(line):
            return cells
        place += len(delimiter)


@cache
def _quoted(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf' *"((?:[^"]|"(?! *(?:{mark}|$)))*)" *(?={mark}|$)')
