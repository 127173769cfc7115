"""Numbers along a scale, and the grid lines under the data."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

from kamlab.findings.canvas import CAP
from kamlab.findings.marks import stroke
from kamlab.findings.style import GRID, MUTED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamlab.findings.canvas import Canvas, Rect
    from kamlab.findings.marks import Scale

_STEPS = (1, 2, 5, 10)


def round_ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return at most ``most`` round values from ``low`` to ``high``.

    Examples
    --------
    >>> round_ticks(0, 47)
    [0, 10, 20, 30, 40]
    >>> round_ticks(-40, -33, 4)
    [-40, -38, -36, -34]
    """
    if not high > low:
        return [low]
    power = 10.0 ** floor(log10((high - low) / most))
    for step in (factor * power for factor in (*_STEPS, 20)):
        first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
        if last - first < most:
            break
    return [_whole(round(count * step, 12)) for count in range(first, last + 1)]


def ticks_left(
    canvas: Canvas, area: Rect, scale: Scale, values: Sequence[float], write: Callable[[float], str]
) -> None:
    """Draw horizontal grid lines with their numbers left of ``area``."""
    for value in values:
        y = scale(value)
        stroke(canvas, [(area.x0, y), (area.x1, y)], GRID, 1.6, layer=0.8, gid="grid")
        canvas.label(area.x0 - 8, y, write(value), "name", colour=MUTED, side="right", gid="tick")


def ticks_below(
    canvas: Canvas, area: Rect, scale: Scale, values: Sequence[float], write: Callable[[float], str]
) -> None:
    """Set the numbers of a horizontal scale under ``area``."""
    baseline = area.y1 + 8 + CAP * canvas.em("name")
    for value in values:
        canvas.text(scale(value), baseline, write(value), "name", colour=MUTED, side="center", gid="tick")


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value
