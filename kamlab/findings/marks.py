"""The marks of the figures: bars, lines, dots, and what each shape says.

A filled circle is confirmed, a hollow one assumed; a diamond is the client's own
word, a square a competitor; a hatch is danger or a sum of many; a dash says "no",
a question mark "not known". Colour repeats this, it never says it alone.
Places and sizes are in canvas units.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from kamlab.findings.style import (
    BAR,
    CLIENT,
    DANGER,
    GRID,
    INK,
    LINE,
    MUTED,
    OTHER,
    OURS,
    RIVAL,
    WHITE,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    from kamlab.findings.canvas import Canvas, Rect
    from kamlab.findings.style import Role

RADIUS = 15  # of a mark in a row
Dash = Literal["solid"] | tuple[float, tuple[float, ...]]
DASHED: Dash = (0, (5, 3.5))
DOTTED: Dash = (0, (1.5, 2.5))


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from values to places on the canvas.

    Examples
    --------
    >>> x = Scale((0, 50), (430, 1430))
    >>> x(25), x.span(10)
    (930.0, 200.0)
    """

    values: tuple[float, float]
    places: tuple[float, float]

    def __call__(self, value: float) -> float:
        """Return the place of a value."""
        (v0, v1), (p0, p1) = self.values, self.places
        return p0 + (value - v0) * (p1 - p0) / ((v1 - v0) or 1.0)

    def span(self, amount: float) -> float:
        """Return the length that an amount takes."""
        return self(self.values[0] + amount) - self.places[0]


def block(  # noqa: PLR0913 - a place, a role and how it is filled
    canvas: Canvas,
    rect: Rect,
    role: Role = OTHER,
    *,
    hatched: bool | None = None,
    hollow: bool = False,
    rounded: float = 0,
    gid: str = "bar",
) -> Patch:
    """Fill a rectangle; hatched with an outline when the role says so.

    Parameters
    ----------
    hatched
        Override the habit of the role (danger and sums of many are hatched).
    hollow
        Only an outline: an assumption, a gap, something unproven.
    rounded
        Radius of the corners.
    """
    from matplotlib.patches import FancyBboxPatch, Rectangle

    style = _fill(canvas, role, hatched=bool(role.hatch) if hatched is None else hatched, hollow=hollow)
    corner, size = (rect.x0, rect.y0), (rect.width, rect.height)
    patch: Patch = (
        FancyBboxPatch(corner, *size, boxstyle=f"round,pad=0,rounding_size={rounded}", mutation_aspect=1, **style)
        if rounded
        else Rectangle(corner, *size, **style)
    )
    patch.set_hatchcolor(role.fill)
    patch.set_hatch_linewidth(canvas.stroke(1.8))
    patch.set_gid(gid)
    canvas.axes.add_artist(patch)  # add_patch would measure it for limits that are set
    return patch


def band(canvas: Canvas, rect: Rect, colour: str, *, gid: str = "band") -> Patch:
    """Lay a flat ground under rows or panels."""
    from matplotlib.patches import Rectangle

    patch = Rectangle((rect.x0, rect.y0), rect.width, rect.height, facecolor=colour, edgecolor="none", zorder=0.5)
    patch.set_gid(gid)
    canvas.axes.add_artist(patch)
    return patch


def stroke(  # noqa: PLR0913 - a line and how it is drawn
    canvas: Canvas,
    points: Sequence[tuple[float, float]],
    colour: str = LINE,
    width: float = 2,
    *,
    dash: Dash = "solid",
    layer: float = 3,
    gid: str = "line",
) -> Line2D:
    """Draw a line through points; ``width`` in canvas units."""
    (line,) = canvas.axes.plot(
        [x for x, _ in points], [y for _, y in points], color=colour, linewidth=canvas.stroke(width), zorder=layer
    )
    line.set_linestyle(dash)
    line.set_solid_capstyle("butt")
    line.set_gid(gid)
    return line


def rule(canvas: Canvas, y: float, *, area: Rect | None = None, colour: str = BAR, width: float = 2) -> Line2D:
    """Draw a horizontal rule between groups of rows, across the area."""
    place = area or canvas.area
    return stroke(canvas, [(place.x0, y), (place.x1, y)], colour, width, layer=1)


def grid(canvas: Canvas, lines: Sequence[Sequence[tuple[float, float]]]) -> None:
    """Draw grid lines under the data."""
    for line in lines:
        stroke(canvas, line, GRID, 1.6, layer=0.8, gid="grid")


def dot(  # noqa: PLR0913 - a place, a role and how it is filled
    canvas: Canvas,
    x: float,
    y: float,
    role: Role = OURS,
    *,
    radius: float = RADIUS,
    hollow: bool = False,
    dashed: bool = False,
    gid: str = "dot",
) -> Patch:
    """Draw a circle: filled = confirmed, hollow = assumed, dashed = not there yet."""
    from matplotlib.patches import Circle

    inner = radius - (2 if hollow or dashed else 0)
    patch = Circle((x, y), inner, zorder=4, **_outline(canvas, role, hollow=hollow or dashed, dashed=dashed))
    patch.set_gid(gid)
    canvas.axes.add_artist(patch)
    return patch


def polygon(
    canvas: Canvas,
    corners: Sequence[tuple[float, float]],
    role: Role,
    *,
    hollow: bool = False,
    gid: str = "mark",
) -> Patch:
    """Draw a closed shape through its corners."""
    from matplotlib.patches import Polygon

    patch = Polygon(list(corners), closed=True, zorder=4, **_outline(canvas, role, hollow=hollow))
    patch.set_gid(gid)
    canvas.axes.add_artist(patch)
    return patch


def diamond(canvas: Canvas, x: float, y: float, role: Role = CLIENT, *, hollow: bool = False) -> Patch:
    """Draw a diamond: the client's own words."""
    corners = [(x - RADIUS, y), (x, y - RADIUS), (x + RADIUS, y), (x, y + RADIUS)]
    return polygon(canvas, corners, role, hollow=hollow, gid="diamond")


def square(canvas: Canvas, x: float, y: float, role: Role = RIVAL, *, hollow: bool = False) -> Patch:
    """Draw a square: a competitor (grey), or growth that is bad (hollow red)."""
    half = RADIUS * 0.82
    corners = [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]
    return polygon(canvas, corners, role, hollow=hollow, gid="square")


def nothing(canvas: Canvas, x: float, y: float) -> Line2D:
    """Draw the dash that says "no": looked at and absent."""
    return stroke(canvas, [(x - 7, y), (x + 7, y)], BAR, 3, layer=4, gid="nothing")


def speck(canvas: Canvas, x: float, y: float) -> Patch:
    """Draw the small grey point that keeps an empty place visible."""
    return dot(canvas, x, y, OTHER, radius=5, gid="speck")


def unknown(canvas: Canvas, x: float, y: float) -> None:
    """Set the question mark that says "nobody has checked"."""
    canvas.label(x, y, "?", "name", colour=DANGER.text, face="bold", side="center", gid="unknown")


def reach(canvas: Canvas, ends: tuple[float, float], y: float, role: Role, *, hatched: bool = False) -> Patch:
    """Draw a range as a rounded bar between its two ends: never a false point."""
    from kamlab.findings.canvas import Rect

    area = Rect(min(ends), y - 8.5, max(ends), y + 8.5)
    return block(canvas, area, role, hatched=hatched, rounded=5, gid="range")


def ring(canvas: Canvas, x: float, y: float, role: Role) -> Patch:
    """Draw the hollow circle that marks the point on a range."""
    return dot(canvas, x, y, role, radius=14, hollow=True, gid="ring")


def dumbbell(canvas: Canvas, ends: tuple[float, float], y: float, role: Role = OURS) -> None:
    """Join two dots: from hollow (then, assumed) to filled (now, confirmed)."""
    stroke(canvas, [(end, y) for end in ends], role.fill, 5, layer=3.5, gid="dumbbell")
    dot(canvas, ends[0], y, role, radius=12, hollow=True)
    dot(canvas, ends[1], y, role, radius=12)


def arrow(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], colour: str = DANGER.text) -> Patch:
    """Draw an arrow: where we want to move."""
    from matplotlib.patches import FancyArrowPatch

    patch = FancyArrowPatch(
        start,
        end,
        arrowstyle="-|>,head_length=0.5,head_width=0.22",
        mutation_scale=canvas.stroke(36),
        color=colour,
        linewidth=canvas.stroke(3.4),
        shrinkA=0,
        shrinkB=0,
        zorder=3.5,
    )
    patch.set_gid("arrow")
    canvas.axes.add_artist(patch)
    return patch


def key(canvas: Canvas, entries: Sequence[tuple[Callable[[Canvas, float, float], object], str]]) -> None:
    """Explain marks that repeat, in one line at the foot of the body; the body gets shorter.

    Parameters
    ----------
    entries
        Pairs of a mark drawn at (x, y) and its meaning.
    """
    em = canvas.em("name")
    shown = [(mark, canvas.fit(words, canvas.area.width / 2, "name")) for mark, words in entries]
    lines: list[list[tuple[Callable[[Canvas, float, float], object], str, float]]] = [[]]
    x = canvas.area.x0 + RADIUS
    for mark, words in shown:
        step = 2 * RADIUS + 10 + canvas.width(words, "name") + 26
        if lines[-1] and x + step - 26 > canvas.area.x1:
            lines.append([])
            x = canvas.area.x0 + RADIUS
        lines[-1].append((mark, words, x))
        x += step
    y = canvas.body.y1 - 9 - (len(lines) - 1) * 1.7 * em
    canvas.body = canvas.body.inset(bottom=1.7 * em * len(lines) + 12)
    with canvas.hang():
        for line in lines:
            for mark, words, left in line:
                mark(canvas, left, y)
                canvas.label(left + RADIUS + 10, y, words, "name", colour=MUTED, gid="key")
            y += 1.7 * em


def zero_line(canvas: Canvas, x: float, y0: float, y1: float) -> Line2D:
    """Draw the upright ink line from which bars go both ways."""
    return stroke(canvas, [(x, y0), (x, y1)], INK, 2.4, layer=4, gid="zero")


def _fill(canvas: Canvas, role: Role, *, hatched: bool, hollow: bool) -> dict[str, Any]:
    if hatched or hollow:
        style: dict[str, Any] = {"facecolor": WHITE, "edgecolor": role.fill, "linewidth": canvas.stroke(2.2)}
        return {**style, "hatch": canvas.medium.hatch(role.hatch or "///") if hatched else None, "zorder": 2}
    return {"facecolor": role.fill, "edgecolor": "none", "zorder": 2}


def _outline(canvas: Canvas, role: Role, *, hollow: bool, dashed: bool = False) -> dict[str, Any]:
    colour = LINE if role is OTHER and hollow else role.fill
    if not hollow:
        return {"facecolor": colour, "edgecolor": "none"}
    return {
        "facecolor": WHITE,
        "edgecolor": MUTED if dashed else colour,
        "linewidth": canvas.stroke(2.4 if dashed else 4),
        "linestyle": (0, (3, 2)) if dashed else "solid",
    }
