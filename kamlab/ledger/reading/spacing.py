"""Do the cells of a text file hold spaces out of place? Told from its bytes, before a cell is cut out.

Nearly every big export has none: no space at the edge of a cell, no two together, no
tab, no no-break space. A pass over the bytes proves it for all its cells at once, and
costs a fraction of asking each cell of each row.
"""

from collections.abc import Iterator
from pathlib import Path

NO_BREAK = "\u00a0\u202f\u2009\u2007"  # written where a plain space is meant
INVISIBLE = "\u200b\ufeff"  # zero-width marks that copy along from web pages
ODD = tuple(mark.encode() for mark in NO_BREAK + INVISIBLE)
_BLOCK = 1 << 16  # small enough to stay near the processor
_MARK = INVISIBLE[1].encode()  # at the very beginning it says that the file is UTF-8
_SEAM = 2  # bytes of a block looked at again with the next: three signs make a pattern


def is_evenly_spaced(path: Path, delimiter: str) -> bool:
    """Tell whether no cell of a delimited UTF-8 file has a space out of place.

    Parameters
    ----------
    path
        The file; a mark of its encoding may open it.
    delimiter
        The sign between cells, one ASCII character.

    Returns
    -------
    bool
        True only if it is certain. A file with such a space somewhere, in whatever
        column, is not; nor is one in which a space merely looks like standing at an edge.
    """
    return not any(_is_odd(block, ord(delimiter)) for block in _blocks(path))


def _blocks(path: Path) -> Iterator[bytes]:
    """Yield the file in pieces that overlap, with line ends around it."""
    seam = b"\n\n"
    with path.open("rb") as file:
        if file.read(len(_MARK)) != _MARK:
            file.seek(0)
        while block := file.read(_BLOCK):
            yield seam + block
            seam = (seam + block)[-_SEAM:]
    yield seam + b"\n\n"


def _is_odd(block: bytes, delimiter: int) -> bool:
    if delimiter != ord("\t") and b"\t" in block:
        return True
    leads = () if block.isascii() else {mark[:1] for mark in ODD}
    if any(lead in block and any(mark in block for mark in ODD if mark.startswith(lead)) for lead in leads):
        return True
    return b" " in block and _at_edge(block, delimiter)


def _at_edge(block: bytes, delimiter: int) -> bool:
    """Tell whether a space stands beside another, or opens or closes a cell, be the cell in quotes or not."""
    import numpy as np

    values = np.frombuffer(block, np.uint8)
    space = values == ord(" ")
    edge = values == delimiter
    edge |= values == ord("\n")
    if b"\r" in block:
        edge |= values == ord("\r")
    if b'"' in block:
        quote = values == ord('"')
        if (space[:-2] & quote[1:-1] & edge[2:]).any() or (edge[:-2] & quote[1:-1] & space[2:]).any():
            return True
    edge |= space
    return bool((space[1:] & edge[:-1]).any() or (space[:-1] & edge[1:]).any())
