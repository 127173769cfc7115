"""From the margin before to the margin after: one step for each wish (figure 08_terms)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Canvas, Rect, Role, Scale, round_ticks, ticks_left
from kamlab.findings.canvas import PITCH
from kamlab.findings.marks import block, stroke
from kamlab.findings.style import INK, LINE, WHITE
from kamlab.i18n import number, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings.style import Face
    from kamlab.modules.negotiation.model import Erosion

_WIDE = 0.72  # of the pitch
_PERCENT = 100
_BEFORE = Role("before", LINE, INK, WHITE)


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    foot: float
    top: float
    label: str
    role: Role
    total: bool
    fell: bool = False


def draw_terms(canvas: Canvas, found: Erosion, names: Sequence[str], *, lang: str) -> None:
    """Draw the waterfall of a margin.

    Parameters
    ----------
    canvas
        Where.
    found
        Before, steps, after.
    names
        Words under the columns: before, each step, after.
    lang
        Language of the numbers.
    """
    em = canvas.em("name")
    columns = _columns(found, names, lang)
    body = canvas.body
    lines = [canvas.wrap(one.name, body.width / len(columns) - 14, "name", _face(one)) for one in columns]
    under = body.y1 - (max(map(len, lines)) * PITCH + 0.6) * em
    plot = Rect(body.x0 + canvas.width("−25 %", "name") + 14, body.y0 + 2.4 * canvas.em("big"), body.x1, under)
    high = max(*(one.top for one in columns), 0.01)
    low = min(*(one.foot for one in columns), 0.0)
    foot = plot.y1 - (1.7 * canvas.em("big") if low < 0 else 0)
    y = Scale((high, low), (plot.y0, foot))
    ticks = round_ticks(_PERCENT * low, _PERCENT * high, 6)
    digits = 0 if all(float(tick).is_integer() for tick in ticks) else 1
    grid = Scale((_PERCENT * high, _PERCENT * low), y.places)
    ticks_left(canvas, plot, grid, ticks, lambda value: percent(value / _PERCENT, lang, digits))
    pitch = plot.width / len(columns)
    ends: list[tuple[Rect, float]] = []
    for place, one in enumerate(columns):
        left = plot.x0 + (place + (1 - _WIDE) / 2) * pitch
        box = Rect(left, y(one.top), left + _WIDE * pitch, max(y(one.foot), y(one.top) + 2))
        block(canvas, box, one.role, gid=f"column-{place}")
        _label(canvas, one, box)
        ends.append((box, y(_end(one))))
        middle = (box.x0 + box.x1) / 2
        first = under + (0.9 + (len(lines[place]) - 1) * PITCH / 2) * em
        canvas.label(middle, first, lines[place], "name", face=_face(one), side="center", gid="name")
    for (before, level), (after, _) in pairwise(ends):
        stroke(canvas, [(before.x1, level), (after.x0, level)], LINE, 1.6, layer=1, gid="join")
    stroke(canvas, [(plot.x0, y(0)), (plot.x1, y(0))], INK, 2.4, layer=4, gid="zero")


def _columns(found: Erosion, names: Sequence[str], lang: str) -> list[_Column]:
    columns = [_total(names[0], found.before, _BEFORE, lang)]
    level = found.before
    for name, step in zip(names[1:-1], found.steps, strict=True):
        low, high = sorted((level, level + step.points))
        label = number(_PERCENT * step.points, lang, 1)
        fell = step.points <= 0
        words, role = label if fell else f"+{label}", DANGER if fell else OURS
        columns.append(_Column(name, low, high, words, role, total=False, fell=fell))
        level += step.points
    columns.append(_total(names[-1], found.after, OURS if found.after >= 0 else DANGER, lang))
    return columns


def _total(name: str, value: float, role: Role, lang: str) -> _Column:
    return _Column(name, min(value, 0.0), max(value, 0.0), percent(value, lang, 1), role, total=True, fell=value < 0)


def _end(one: _Column) -> float:
    """Height at which the next column begins."""
    return one.foot if one.fell else one.top


def _label(canvas: Canvas, one: _Column, box: Rect) -> None:
    em = canvas.em("big")
    x, y = (box.x0 + box.x1) / 2, box.y1 + 0.85 * em if one.fell else box.y0 - 0.85 * em
    colour = INK if one.role is _BEFORE else one.role.text
    canvas.label(x, y, one.label, "big", colour=colour, face="bold", side="center", ground=WHITE, gid="amount")


def _face(one: _Column) -> Face:
    return "bold" if one.total else "plain"
