"""Do the rows of a text file fit its header: a delimiter inside numbers or names tears them apart.

A torn row is worse than a missing one, because its cells stand in wrong columns
and may read as smaller amounts. A few such rows are named and set aside later; a
file full of them is refused.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kamlab.ledger.reading.cells import Row, is_blank
from kamlab.ledger.reading.headers import Layout
from kamlab.ledger.reading.notes import LedgerError
from kamlab.ledger.reading.raw import RawTable

_NEARLY_ALL = 0.9
_TOO_MANY = 0.2  # share of torn rows that makes the rest doubtful too
_FEW = 3
_HEAD_OF_NUMBER = re.compile(r"\s*[-+−(]?\s*(?:[$€£¥₽]|[A-Z]{3})?\s*\d[\d\s\u00a0']*")
_TAIL_OF_NUMBER = re.compile(r"\s*(?:\d{1,2}|\d{3}(?:\.\d+)?)\s*(?:[$€£¥₽%]|руб\.?|р\.)?\s*\)?\s*")


def aligned(layout: Layout, head: Sequence[Row], name: str) -> Layout:
    """Settle how many columns a text table has, given its header and its first rows.

    Raises
    ------
    LedgerError
        If a decimal or thousands comma cuts most numbers in two.
    """
    body = [_filled(cells) for line, cells in head if line >= layout.start]
    if not body:
        return layout
    if not layout.names:
        return replace(layout, width=Counter(map(len, body)).most_common(1)[0][0])
    named = max(layout.names) + 1
    longer = [cells for cells in body if len(cells) > named]
    if len(longer) < _NEARLY_ALL * len(body):
        return replace(layout, width=named)
    if _are_cut_numbers(longer, named):
        raise LedgerError("ledger.read.cut_numbers", file=name, header=named, cells=len(longer[0]))
    if _are_numbered(longer, named):
        shifted = {place + 1: header for place, header in layout.names.items()}
        return replace(layout, names=shifted, width=named + 1)
    return replace(layout, width=max(map(len, longer)))


def refuse_if_torn(table: RawTable, rows: int) -> None:
    """Refuse a table of which many rows are torn.

    Raises
    ------
    LedgerError
        With the count of torn rows.
    """
    torn = len(table.misaligned)
    if torn >= _FEW and torn > _TOO_MANY * rows:
        raise LedgerError("ledger.read.torn", table=table.name, n=torn, rows=rows)


def _filled(cells: Sequence[object]) -> list[str]:
    texts = ["" if cell is None else str(cell) for cell in cells]
    while texts and is_blank(texts[-1]):
        texts.pop()
    return texts


def _are_cut_numbers(rows: Sequence[Sequence[str]], named: int) -> bool:
    """Tell whether somewhere in each row a number is followed by what looks like its end."""
    width = max(map(len, rows))
    if any(len(row) != width for row in rows) or width <= named:
        return False
    return any(
        all(_HEAD_OF_NUMBER.fullmatch(row[place]) and _TAIL_OF_NUMBER.fullmatch(row[place + 1]) for row in rows)
        and len({len(row[place + 1].strip()) for row in rows}) == 1
        for place in range(width - 1)
    )


def _are_numbered(rows: Sequence[Sequence[str]], named: int) -> bool:
    """Tell whether the rows begin with their own numbers, for which the header has no cell."""
    first = [row[0].strip() for row in rows]
    return all(len(row) == named + 1 for row in rows) and first in (
        [str(number) for number in range(start, start + len(rows))] for start in (0, 1)
    )
