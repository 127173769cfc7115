"""Where the header is, how many rows it takes, and what each column is called.

Titles, filters, logos and blank rows stand above the header of an export; units
or column numbers may stand below it, group names above it. Every candidate row
(or block of two or three rows) near the top is weighed by what speaks for a
header: words exports use, text above numbers, as many cells as the data below.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kamlab.ledger.reading.cells import Row, Value, is_blank, kind, wording
from kamlab.ledger.reading.header_words import is_unit, role_of

HEAD = 200  # filled rows looked at
_DEEPEST = 80  # filled rows a header may stand below
_BELOW = 60  # rows below a candidate that show what the columns hold
_ENOUGH_DATA = 20  # rows of data after which a header found above them stands
_LEVELS = 3
_LONGEST = 80  # letters of one header cell
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINT = " · "

Merge = tuple[int, int, int, int]  # first line, first column, last line, last column: lines from 1, columns from 0


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table lies in its sheet or file.

    Attributes
    ----------
    names
        Column number (from 0) → name, for named columns.
    lines
        Lines of the header rows, units and column numbers included; empty when
        the table has no header.
    start
        Line of the first row of data.
    width
        Columns that the head of the table fills.
    rows
        The header rows themselves, to recognise them when a page break repeats them.
    score
        Weight of the evidence; compares sheets.
    roles
        What the headers speak of: ``client``, ``amount`` …
    """

    names: dict[int, str]
    lines: tuple[int, ...]
    start: int
    width: int
    rows: tuple[tuple[str, ...], ...] = ()
    score: float = 0.0
    roles: frozenset[str] = field(default_factory=frozenset)

    def role_at(self, column: int) -> str:
        """Return what the header of a column speaks of, or ``""``."""
        return _role_of_joined(self.names.get(column, ""))


@dataclass(frozen=True, slots=True)
class _Block:
    """A candidate: rows ``top`` … ``top + levels - 1`` read as one header."""

    names: dict[int, str]
    top: int
    levels: int
    score: float


def find_layout(head: Sequence[Row], merges: Sequence[Merge] = ()) -> Layout:
    """Find the header among the first rows of a table.

    Parameters
    ----------
    head
        The first rows, blank ones left out; at most :data:`HEAD` are needed.
    merges
        Merged cells of the sheet, when known.
    """
    rows = [(line, _trimmed(cells)) for line, cells in head[:HEAD]]
    if not rows:
        return Layout({}, (), 1, 0)
    best = _best_block(rows, merges)
    if best is None:
        return Layout({}, (), rows[0][0], _width(rows))
    names, after = _with_units(best, rows)
    end = best.top + best.levels + after
    used = rows[best.top : end]
    return Layout(
        names=names,
        lines=tuple(line for line, _ in used),
        start=rows[end][0] if end < len(rows) else used[-1][0] + 1,
        width=max(max(names, default=-1) + 1, _usual_width(rows[end:])),
        rows=tuple(tuple(wording(cell) for cell in cells) for _, cells in used),
        score=best.score,
        roles=frozenset(role for name in best.names.values() if (role := _role_of_joined(name))),
    )


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Make the names differ: ``Сумма``, ``Сумма (2)``.

    Examples
    --------
    >>> unique_names(["Сумма", "Сумма", "сумма"])
    ('Сумма', 'Сумма (2)', 'сумма (3)')
    """
    taken: set[str] = set()
    given = []
    for name in names:
        number, unique = 1, name
        while unique.casefold() in taken:  # the engine does not tell letter case apart
            number += 1
            unique = f"{name} ({number})"
        taken.add(unique.casefold())
        given.append(unique)
    return tuple(given)


def _trimmed(cells: Sequence[Value]) -> list[Value]:
    end = len(cells)
    while end and is_blank(cells[end - 1]):
        end -= 1
    return list(cells[:end])


def _width(rows: Sequence[Row]) -> int:
    return max((len(cells) for _, cells in rows), default=0)


def _usual_width(rows: Sequence[Row]) -> int:
    """Return a width that more than a tenth of the rows reach."""
    widths = sorted((len(cells) for _, cells in rows), reverse=True)
    return widths[len(widths) // 10] if widths else 0


def _best_block(rows: Sequence[Row], merges: Sequence[Merge]) -> _Block | None:
    best: _Block | None = None
    dense = 0  # rows passed that look like data: a header does not stand below them
    contents: dict[int, dict[int, str]] = {}  # by the row they begin with: blocks of several sizes share them
    for top in range(min(len(rows), _DEEPEST)):
        if best and dense > _ENOUGH_DATA:
            break
        for levels in range(1, min(_LEVELS, len(rows) - top) + 1):
            below = top + levels
            if below not in contents:
                contents[below] = _content(rows[below : below + _BELOW])
            block = _weigh(rows, top, levels, merges, contents[below])
            if block and (best is None or block.score - 1.5 * min(dense, 6) > best.score):
                best = block
        dense += _looks_like_data(rows[top][1])
    return best


def _looks_like_data(cells: Sequence[Value]) -> bool:
    kinds = [kind(cell) for cell in cells]
    return "t" in kinds and ("n" in kinds or "d" in kinds) and sum(map(bool, kinds)) > 2  # noqa: PLR2004 - a filter line has two


def _weigh(
    rows: Sequence[Row], top: int, levels: int, merges: Sequence[Merge], content: dict[int, str]
) -> _Block | None:
    bottom = top + levels - 1
    if levels > 1 and not all(_is_next(rows[upper], rows[upper + 1]) for upper in range(top, bottom)):
        return None
    if levels > 1 and not all(
        _is_level(rows[upper], _lowest(rows[upper + 1 : bottom + 1]), content, merges) for upper in range(top, bottom)
    ):
        return None
    names = _joined(rows[top : bottom + 1], merges)
    wide = max(len(content), 1) > 1
    if len(names) < (2 if wide else 1):
        return None
    score = _score(rows[top : bottom + 1], names, content, rows[bottom + 1 : bottom + 1 + _BELOW])
    return _Block(names, top, levels, score) if score is not None else None


def _content(below: Sequence[Row]) -> dict[int, str]:
    """Column → what most of its filled cells below are: ``n``, ``d`` or ``t``."""
    counts: dict[int, dict[str, int]] = {}
    for _, cells in below:
        for column, cell in enumerate(cells):
            if what := kind(cell):
                counts.setdefault(column, {"n": 0, "d": 0, "t": 0})[what] += 1
    return {column: max(count, key=count.__getitem__) for column, count in counts.items()}


def _score(block: Sequence[Row], names: dict[int, str], content: dict[int, str], below: Sequence[Row]) -> float | None:
    cells = [cell for _, row in block for cell in row if not is_blank(cell)]
    figures = sum(kind(cell) in ("n", "d") for cell in cells)
    roles = {role for name in names.values() if (role := _role_of_joined(name))}
    contrast = sum(content.get(column) in ("n", "d") and kind(name) == "t" for column, name in names.items())
    unnamed = sum(column not in names for column in content)
    if not roles and not contrast and (figures or _repeats(names, below)):
        return None
    foreign = sum(_is_figure(cell) for cell in cells)
    if (foreign and foreign >= len(roles) + contrast) or (not content and len(roles) < 2):  # noqa: PLR2004 - the last row of a table names nothing
        return None
    long = sum(len(wording(cell)) > _LONGEST or _states_a_value(wording(cell)) for cell in cells)
    named = sum(column in names for column in content) / max(len(content), 1)
    score = 2.0 * len(roles) + 1.5 * contrast + 2.0 * named - 2.0 * foreign - 1.5 * unnamed - 3.0 * long
    return score - 0.6 * (len(block) - 1)


def _is_figure(cell: Value) -> bool:
    """Tell whether a cell is a number or a date, but no year: years do stand in headers."""
    return kind(cell) in ("n", "d") and not _YEAR.fullmatch(wording(cell))


def _states_a_value(text: str) -> bool:
    head, colon, tail = text.partition(":")
    return bool(colon and head and (tail.strip() or not tail))


def _repeats(names: dict[int, str], below: Sequence[Row]) -> bool:
    """Tell whether what would be a header is an ordinary value of its column."""
    return any(
        wording(cells[column]) == name for column, name in names.items() for _, cells in below if column < len(cells)
    )


def _is_next(upper: Row, lower: Row) -> bool:
    """Tell whether two rows touch; a cell of several lines makes a text row several lines high."""
    height = 1 + max((cell.count("\n") for cell in upper[1] if isinstance(cell, str)), default=0)
    return lower[0] - upper[0] <= height


def _lowest(rows: Sequence[Row]) -> list[Value]:
    """Return for each column the lowest filled cell of several rows of headers."""
    width = _width(rows)
    return [next((cells[place] for _, cells in reversed(rows) if _has(cells, place)), None) for place in range(width)]


def _is_level(row: Row, under: Sequence[Value], content: dict[int, str], merges: Sequence[Merge]) -> bool:
    """Tell whether a row names groups of the columns that are named under it."""
    line, over = row
    if any(_is_figure(cell) for cell in [*over, *under]):
        return False
    if any(":" in wording(cell) or len(wording(cell)) > _LONGEST for cell in over):
        return False
    spans = _spans(line, over, under, merges)
    filled = [column for column, cell in enumerate(under) if not is_blank(cell)]
    gained = [column for column in filled if column in spans]
    if not gained or _is_title(over, spans, content):
        return False
    speaking = [column for column in filled if _speaks(under[column], content.get(column))]
    beside = [column for column in filled if column not in spans]
    return 2 * len(speaking) >= len(filled) and all(column in speaking for column in beside if _has(over, column))


def _speaks(cell: Value, what: str | None) -> bool:
    return bool(role_of(wording(cell))) or what in ("n", "d")


def _has(cells: Sequence[Value], column: int) -> bool:
    return column < len(cells) and not is_blank(cells[column])


def _is_title(over: Sequence[Value], spans: dict[int, int], content: dict[int, str]) -> bool:
    """Tell whether one text covers every column: a title, not a group."""
    if sum(not is_blank(cell) for cell in over) > 1:
        return False
    covered = set(spans) | set(spans.values())
    return all(column in covered for column in content)


def _spans(line: int, over: Sequence[Value], under: Sequence[Value], merges: Sequence[Merge]) -> dict[int, int]:
    """Column that takes its upper name from the left → column of that name."""
    stated = {
        column: left
        for first, left, last, right in merges
        if first <= line <= last and right > left and _has(over, left)
        for column in range(left + 1, right + 1)
        if first == line
    }
    if stated or any(first <= line <= last for first, _, last, _ in merges):
        return stated
    guessed = {}
    anchor: int | None = None
    for column in range(max(len(over), len(under))):
        if _has(over, column):
            anchor = column if _has(under, column) else None
        elif anchor is not None and _has(under, column):
            guessed[column] = anchor
        else:
            anchor = None
    return guessed


def _joined(block: Sequence[Row], merges: Sequence[Merge]) -> dict[int, str]:
    parts: dict[int, list[str]] = {}
    for index, (line, cells) in enumerate(block):
        spans = _spans(line, cells, _lowest(block[index + 1 :]), merges) if index + 1 < len(block) else {}
        for column in range(max(len(cells), max(spans, default=-1) + 1)):
            text = wording(cells[spans.get(column, column)]) if _has(cells, spans.get(column, column)) else ""
            if text and text not in parts.setdefault(column, []):
                parts[column].append(text)
    return {column: _JOINT.join(texts) for column, texts in sorted(parts.items()) if texts}


def _role_of_joined(name: str) -> str:
    return next((role for part in reversed(name.split(_JOINT)) if (role := role_of(part))), "")


def _with_units(block: _Block, rows: Sequence[Row]) -> tuple[dict[int, str], int]:
    """Take a row of units and a row of column numbers under the header into it."""
    names, taken = dict(block.names), 0
    for _, cells in rows[block.top + block.levels : block.top + block.levels + 2]:
        filled = {column: wording(cell) for column, cell in enumerate(cells) if not is_blank(cell)}
        if filled and all(is_unit(text) for text in filled.values()):
            for column, unit in filled.items():
                name = names.get(column, "")
                names[column] = f"{name}, {unit}" if name and unit not in name else name or unit
        elif not _are_numbers_of_columns(filled, names):
            break
        taken += 1
    return names, taken


def _are_numbers_of_columns(filled: dict[int, str], names: dict[int, str]) -> bool:
    counted = [text for text in filled.values() if text.isdigit()]
    return (
        len(counted) >= 3  # noqa: PLR2004 - two numbers may be data
        and len(filled) >= len(names) - 1
        and counted == [str(number) for number in range(int(counted[0]), int(counted[0]) + len(counted))]
        and counted[0] in ("1", "2", "3")
        and all(text.isdigit() or len(text) == 1 for text in filled.values())
    )
