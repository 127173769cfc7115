"""A sheet as tall as what stands on it: few rows leave no empty third, many names get their two lines."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.artist import Artist

    from kamlab.findings.canvas import Canvas

AIR = 44  # canvas units between the chart and what hangs below it
STEP = 25  # a sheet is cut by whole quarters of an inch: whole pixels on every screen
LEAST = 0.45  # part of the height that always stays


def settle(canvas: Canvas) -> None:
    """Cut the empty part between the chart and the foot; a chart that fills its body stays as it is.

    The type keeps its size and the width stays, so figures still look alike side by side.
    """
    hung = set(canvas.hung)
    drawn = [artist for artist in _drawn(canvas) if artist not in hung]
    lowest = max((_edges(canvas, artist)[1] for artist in drawn), default=0.0)
    ceiling = min((_edges(canvas, artist)[0] for artist in hung), default=canvas.area.y1 + AIR - 16)
    spare = min(ceiling - lowest - AIR, canvas.area.y1 - LEAST * canvas.medium.units[1])
    steps = floor(spare / STEP)
    if steps > 0:
        canvas.stretch(-STEP * steps)


def make_room(canvas: Canvas, height: float) -> None:
    """Make the sheet taller if its body is lower than ``height``: type and names are never squeezed."""
    lacking = height - canvas.body.height
    if lacking > 0:
        canvas.stretch(STEP * ceil(lacking / STEP))


def _drawn(canvas: Canvas) -> Iterable[Artist]:
    axes = canvas.axes
    return (*axes.texts, *axes.patches, *axes.lines)


def _edges(canvas: Canvas, artist: Artist) -> tuple[float, float]:
    """Upper and lower edge of something drawn, in canvas units from the top."""
    sheet = canvas.figure.bbox
    box = artist.get_window_extent()
    unit = canvas.medium.units[0] / sheet.width
    return (sheet.height - box.y1) * unit, (sheet.height - box.y0) * unit
