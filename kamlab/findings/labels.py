"""Places for labels: along a line without overlaps, and around marks in the plane.

A label tries right, left, above and below its mark; if all are taken it moves
further out and is tied to the mark by a thin line.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from kamlab.findings.canvas import PITCH, Rect
from kamlab.findings.marks import stroke
from kamlab.findings.style import INK, LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings.canvas import Canvas, Side
    from kamlab.findings.style import Face

_AWAY = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))  # right, left, above, below, corners


def spread(
    wished: Sequence[float], sizes: Sequence[float], *, low: float, high: float, gap: float = 4
) -> list[float] | None:
    """Move starts along a line just enough that pieces do not overlap; their order stays.

    Parameters
    ----------
    wished
        Where each piece would like to start, in ascending order.
    sizes
        Length of each piece.
    low, high
        The line they have to stay on.

    Returns
    -------
    list or None
        The new starts; None if the pieces are longer than the line.

    Examples
    --------
    >>> spread([0, 5, 95], [10, 10, 10], low=0, high=100, gap=2)
    [0, 12, 90]
    """
    if sum(sizes) + gap * (len(sizes) - 1) > high - low:
        return None
    starts: list[float] = []
    edge = low
    for wish, size in zip(wished, sizes, strict=True):
        starts.append(max(wish, edge))
        edge = starts[-1] + size + gap
    edge = high
    for index in range(len(starts) - 1, -1, -1):
        starts[index] = min(starts[index], edge - sizes[index])
        edge = starts[index] - gap
    return starts


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark in the plane that wants a label; earlier spots choose first."""

    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    colour: str = INK
    face: Face = "plain"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label came to stand; ``led`` if a thin line ties it to its mark."""

    box: Rect
    side: Side
    led: bool


def label_spots(
    canvas: Canvas, area: Rect, spots: Sequence[Spot], *, obstacles: Sequence[Rect] = (), ground: str = ""
) -> list[Placed | None]:
    """Label marks without overlaps within ``area``; returns None for a label that found no room.

    Parameters
    ----------
    obstacles
        Texts and boxes already drawn.
    ground
        Colour laid under the labels where lines run behind them.
    """
    taken = [*obstacles, *(_around(spot) for spot in spots)]
    placed = []
    for spot in spots:
        found = _place(canvas, area, spot, taken)
        placed.append(found)
        if found is None:
            continue
        taken.append(found.box)
        if found.led:
            _lead(canvas, spot, found.box)
        x = {"left": found.box.x0, "right": found.box.x1, "center": (found.box.x0 + found.box.x1) / 2}[found.side]
        face, colour, side = spot.face, spot.colour, found.side
        canvas.label(
            x, found.box.middle, spot.lines, "name", colour=colour, face=face, side=side, ground=ground, gid="spot"
        )
    return placed


def overlap(one: Rect, other: Rect, gap: float = 0) -> bool:
    """Tell whether two rectangles come closer than ``gap``."""
    return one.x0 < other.x1 + gap and other.x0 < one.x1 + gap and one.y0 < other.y1 + gap and other.y0 < one.y1 + gap


def _around(spot: Spot) -> Rect:
    return Rect(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)


def _place(canvas: Canvas, area: Rect, spot: Spot, taken: Sequence[Rect]) -> Placed | None:
    width = max(canvas.width(line, "name", spot.face) for line in spot.lines)
    height = len(spot.lines) * PITCH * canvas.em("name")
    for distance, (dx, dy) in product((8, 30, 60, 95, 135), _AWAY):
        reach = spot.radius + distance
        if dx and dy:
            reach *= 0.75
        x = spot.x + dx * (reach + width / 2)
        y = spot.y + dy * (reach + height / 2)
        box = Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        inside = area.x0 <= box.x0 and box.x1 <= area.x1 and area.y0 <= box.y0 and box.y1 <= area.y1
        if inside and not any(overlap(box, other, 3) for other in taken):
            side: Side = "left" if dx > 0 else "right" if dx < 0 else "center"
            return Placed(box, side, led=distance > 8)  # noqa: PLR2004 - the first distance needs no line
    return None


def _lead(canvas: Canvas, spot: Spot, box: Rect) -> None:
    """Tie a distant label to the edge of its mark with a thin line."""
    end_x = min(max(spot.x, box.x0), box.x1)
    end_y = min(max(spot.y, box.y0), box.y1)
    dx, dy = end_x - spot.x, end_y - spot.y
    length = max((dx * dx + dy * dy) ** 0.5, 1e-9)
    start = (spot.x + dx / length * spot.radius, spot.y + dy / length * spot.radius)
    stroke(canvas, [start, (end_x - dx / length * 4, end_y - dy / length * 4)], LINE, 1.6, gid="leader")
