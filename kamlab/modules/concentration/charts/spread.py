"""What the largest bring together, and the Lorenz curve of all clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import OTHER, OURS, Bar, Canvas, Rect, Scale, bars
from kamlab.findings.marks import DASHED, stroke
from kamlab.findings.style import GRID, INK, LINE, MUTED, WHITE
from kamlab.i18n import percent, say
from kamlab.modules.concentration.model import TOPS

if TYPE_CHECKING:
    from kamlab.modules.concentration.model import Spread

_HEAD = 44
_WIDEST = 410  # of the curve, canvas units
_FEWEST = 3  # clients that make a curve


def draw_spread(canvas: Canvas, result: Spread, *, lang: str) -> None:
    """Draw the sums of the largest as bars; with three clients and more the Lorenz curve stands beside them."""
    curve = result.gini is not None and len(result.clients) >= _FEWEST
    left, right = canvas.body.columns(0.54, 0.46)
    place = left if curve else canvas.body
    counts = [count for count in TOPS if count < len(result.clients)] or [1]
    rows = [
        Bar(
            say("concentration.spread.top", lang, n=count),
            result.top(count),
            percent(result.top(count), lang, 1),
            role=OURS if count == 1 else OTHER,
            strong=count == 1,
            whole_name=True,
        )
        for count in counts
    ]
    rows.append(
        Bar(say("concentration.spread.all", lang, n=len(result.clients)), 1.0, percent(1, lang), whole_name=True)
    )
    bars(canvas, place.inset(top=_HEAD), rows)
    _heading(canvas, place, "top", lang)
    if curve:
        _heading(canvas, right, "lorenz", lang)
        _draw_lorenz(canvas, right.inset(top=_HEAD), result, lang)


def _heading(canvas: Canvas, place: Rect, name: str, lang: str) -> None:
    canvas.label(
        place.x0, place.y0 + 16, say(f"concentration.spread.{name}_head", lang), "name", face="bold", gid="head"
    )


def _draw_lorenz(canvas: Canvas, place: Rect, result: Spread, lang: str) -> None:
    """Draw the curve from the smallest client up, under the straight line of an even spread."""
    em = canvas.em("key")
    size = min(place.width - 5.5 * em, place.height - 4.4 * em, _WIDEST)
    x = Scale((0, 1), (place.x0 + 4 * em, place.x0 + 4 * em + size))
    y = Scale((0, 1), (place.y0 + 20 + size, place.y0 + 20))
    for value in (0.0, 0.5, 1.0):
        stroke(canvas, [(x(0), y(value)), (x(1), y(value))], GRID, 1.6, layer=0.8, gid="grid")
        canvas.label(x(0) - 10, y(value), percent(value, lang), "key", colour=MUTED, side="right", gid="tick")
        canvas.label(x(value), y(0) + 1.3 * em, percent(value, lang), "key", colour=MUTED, side="center", gid="tick")
    stroke(canvas, [(x(0), y(0)), (x(1), y(1))], LINE, 2, dash=DASHED, gid="even")
    points = [(x(place_ / len(result.clients)), y(part)) for place_, part in enumerate(result.lorenz)]
    stroke(canvas, points, OURS.fill, 4.5, layer=3.4, gid="curve")
    even = say("concentration.spread.even", lang)
    canvas.label(x(0.6) - 12, y(0.62), even, "key", colour=MUTED, side="right", ground=WHITE, gid="label")
    words = say("concentration.spread.gini", lang, gini=result.gini)
    axis = say("concentration.spread.axis", lang)
    canvas.label((x(0) + x(1)) / 2, y(0) + 2.7 * em, axis, "key", colour=MUTED, side="center", gid="axis")
    canvas.label(x(0.5), y(0.22), words, "name", colour=INK, face="bold", side="center", ground=WHITE, gid="label")
