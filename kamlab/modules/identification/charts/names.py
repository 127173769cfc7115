"""Short names for crowded figures: the name in quotes when the full one does not fit a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kamlab.findings.canvas import PITCH
from kamlab.findings.names import chart_names, without_legal_form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamlab.findings import Canvas

_QUOTED = re.compile(r"[«“„\"]([^»”“\"]{2,})[»”“\"]")


def short_names(names: Sequence[str], limit: float, measure: Callable[[str], float]) -> list[tuple[str, ...]]:
    """Set every name in one line: whole if it fits, else the part in quotes, else cut with «…».

    Two names with the same part in quotes keep their full form.

    Examples
    --------
    >>> short_names(["Приборостроительный комбинат «Вектор-Плюс»", "Альтаир"], 14, len)
    [('«Вектор-Плюс»',), ('Альтаир',)]
    """
    quoted = [match.group(0) if (match := _QUOTED.search(name)) else name for name in names]
    chosen = [
        name if measure(name) <= limit or quoted.count(short) > 1 else short
        for name, short in zip(names, quoted, strict=True)
    ]
    return chart_names(chosen, lines=1, limit=limit, measure=measure)


def row_names(canvas: Canvas, names: Sequence[str], limit: float, pitch: float) -> list[tuple[str, ...]]:
    """Set the names of a table's rows: two lines where the pitch allows, else one short line."""

    def measure(text: str) -> float:
        return canvas.width(text, "name", "bold")

    if pitch > 2 * PITCH * canvas.em("name"):
        return chart_names(names, lines=2, limit=limit, measure=measure)
    return short_names(names, limit, measure)


def inner_names(canvas: Canvas, names: Sequence[str], limit: float, *, lines: int = 3) -> list[tuple[str, ...]]:
    """Set names inside boxes in small type: the part in quotes if there is one, in ``lines`` lines at most."""
    parts = quoted_parts(names)
    fitted = chart_names(parts, lines=2, limit=limit, measure=lambda text: canvas.width(text, "source"))
    return [_whole(canvas, part, limit, lines) or cut for part, cut in zip(parts, fitted, strict=True)]


def _whole(canvas: Canvas, name: str, limit: float, most: int) -> tuple[str, ...]:
    """Set a name by whole words in more than two lines; empty if it does not fit so."""
    bare = without_legal_form(name)
    wrapped = canvas.wrap(bare, limit, "source")
    fits = len(wrapped) == most and all(canvas.width(line, "source") <= limit for line in wrapped)
    return tuple(wrapped) if fits else ()


def quoted_parts(names: Sequence[str]) -> list[str]:
    """Return the part in quotes of each name that has one no other name shares; else the whole name."""
    quoted = [match.group(1) if (match := _QUOTED.search(name)) else name for name in names]
    return [name if quoted.count(short) > 1 else short for name, short in zip(names, quoted, strict=True)]
