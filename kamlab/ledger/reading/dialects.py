"""Which sign stands between the cells: the one that cuts the file into even columns.

A decimal comma must not win over the semicolon, nor a slash in a category over
the comma, so two things are weighed: how even the columns are, and whether the
cells that result are single values and not lines of cells themselves.
"""

import re
from collections import Counter
from collections.abc import Sequence

from kamlab.ledger.reading.records import Dialect, forgiving

SAMPLE = 1000  # lines looked at
_SIGNS = (";", "\t", ",", "|")
_LEAST = 0.5  # share of lines, from the first cut one on, that a delimiter must cut
_DOUBTFUL = 0.35  # weight of a delimiter below which columns aligned with spaces are tried
_EVEN = 0.8  # share of even lines that makes up for many titles above the table
_DECLARED = re.compile(r'^"?sep=(.)"?$', re.IGNORECASE)
_WIDE_GAP = re.compile(r"\S {3,}\S")
_GAP = re.compile(r" {2,}")
_COMMA_INSIDE = re.compile(r"(?<!\d),(?=\S)|,(?=[^\s\d])|,\d{4,}")


def find_dialect(lines: Sequence[str]) -> Dialect:
    """Find how the lines of a text file are cut into cells.

    Parameters
    ----------
    lines
        The first lines of the file, at most :data:`SAMPLE`.
    """
    if lines and (match := _DECLARED.match(lines[0].strip())):
        width = _usual([len(forgiving(line, match[1])) for line in lines[1:] if line.strip()])
        return Dialect(match[1], width, declared=True)
    filled = [line for line in lines[:SAMPLE] if line.strip(' \t;,|"') and not line.startswith("#")] or list(lines)
    best = max(((_weigh(filled, sign), sign) for sign in _SIGNS), key=lambda found: found[0][0])
    (score, width), sign = best
    if score > _DOUBTFUL:
        return Dialect(sign, width)
    cuts = _cuts(filled)
    return Dialect("", max(len(cuts), 1), cuts=cuts) if cuts or score <= 0 else Dialect(sign, width)


def _usual(widths: Sequence[int]) -> int:
    return Counter(widths).most_common(1)[0][0] if widths else 1


def _weigh(lines: Sequence[str], sign: str) -> tuple[float, int]:
    """Return the weight of a delimiter (0 = it is none) and the usual number of cells."""
    rows = [forgiving(line, sign) for line in lines]
    widths = [len(row) for row in rows]
    cut = [width for width in widths if width > 1]
    if not cut:
        return 0.0, 1
    usual = _usual(cut)
    body = rows[widths.index(usual) :]
    even = sum(len(row) == usual for row in body) / len(body)
    multiple = sum(len(row) > 1 for row in body) / len(body)
    if multiple < _LEAST or (len(cut) < _LEAST * len(rows) and even < _EVEN):
        return 0.0, 1
    cells = [cell for row in body for cell in row if cell.strip()]
    single = sum(_is_single(cell, sign) for cell in cells) / max(len(cells), 1)
    return (even + multiple) / 2 * single**2 * (1 - 1 / (usual + 1)), usual


def _is_single(cell: str, sign: str) -> bool:
    """Tell whether a cell is one value, not a row of cells that another sign would cut."""
    if sign != "\t" and ("\t" in cell.strip() or _WIDE_GAP.search(cell.strip())):
        return False
    if any(other != sign and other in cell for other in ";|"):
        return False
    return sign == "," or not _COMMA_INSIDE.search(cell)


def _cuts(lines: Sequence[str]) -> tuple[int, ...]:
    """Find columns aligned with spaces: positions that are blank in every line of the table."""
    aligned = [line for line in lines if len(_GAP.findall(line.strip())) >= 1]
    if len(aligned) < 2 or len(aligned) < _LEAST * len(lines):  # noqa: PLR2004 - one line aligns with itself
        return ()
    length = max(map(len, aligned))
    filled = [sum(place < len(line) and line[place] != " " for line in aligned) for place in range(length)]
    limit = len(aligned) // 50  # a title or a long name may cross a gap
    cuts, blank = [], 2
    for place, count in enumerate(filled):
        if count <= limit:
            blank += 1
        else:
            if blank >= 2:  # noqa: PLR2004 - one space stands between words
                cuts.append(place)
            blank = 0
    return tuple(cuts) if len(cuts) > 1 else ()
