"""Short names for crowded figures: the name in quotes when the full one does not fit a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kamlab.findings.canvas import PITCH
from kamlab.findings.names import chart_names

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
        return chart_names(names, lines=canvas.medium.lines, limit=limit, measure=measure)
    return short_names(names, limit, measure)


def inner_names(canvas: Canvas, names: Sequence[str], limit: float) -> list[tuple[str, ...]]:
    """Set names inside boxes: the part in quotes if there is one, in two lines of small type."""
    return chart_names(quoted_parts(names), lines=2, limit=limit, measure=lambda text: canvas.width(text, "source"))


def quoted_parts(names: Sequence[str]) -> list[str]:
    """Return the part in quotes of each name that has one no other name shares; else the whole name."""
    quoted = [match.group(1) if (match := _QUOTED.search(name)) else name for name in names]
    return [name if quoted.count(short) > 1 else short for name, short in zip(names, quoted, strict=True)]
