"""Goals as boxes, the client's and ours, with the arrow between them; an orphan is a dashed outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings.canvas import PITCH
from kamlab.findings.marks import DASHED, stroke
from kamlab.findings.style import DANGER, INK, MUTED, WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings import Canvas, Rect, Role
    from kamlab.findings.style import Kind

PAD = 12  # between the edge of a box and its text
LINES = 3  # a goal is told in so many lines at most
_SMALL = 1.25  # pitch of the smaller type, in em


def lines_of(canvas: Canvas, words: str, width: float, most: int = LINES, kind: Kind = "name") -> list[str]:
    """Break words into the lines of a box ``width`` wide; what does not fit is cut with «…»."""
    room = width - 2 * PAD
    lines = canvas.wrap(words[:300], room, kind) or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [canvas.fit(line, room, kind) for line in lines]


@dataclass(frozen=True, slots=True)
class Inside:
    """What stands in a box: the goal, quiet lines under it, and what is wrong with it."""

    lines: Sequence[str]
    notes: Sequence[str] = ()
    flag: str = ""

    @property
    def small(self) -> int:
        """Number of lines in the smaller type."""
        return len(self.notes) + bool(self.flag)


def height_of(canvas: Canvas, inside: Inside) -> float:
    """Return how tall a box must be for what stands in it."""
    text = len(inside.lines) * PITCH * canvas.em("name")
    return text + inside.small * _SMALL * canvas.em("key") + 2 * PAD


def box(canvas: Canvas, place: Rect, inside: Inside, role: Role, *, open_: bool = False) -> None:
    """Draw a box with its lines; ``open_`` is a dashed outline on white: a goal that stands alone, or is not there."""
    from matplotlib.patches import FancyBboxPatch

    patch = FancyBboxPatch(
        (place.x0, place.y0),
        place.width,
        place.height,
        boxstyle="round,pad=0,rounding_size=7",
        mutation_aspect=1,
        facecolor=WHITE if open_ or role is DANGER else role.tint,
        edgecolor=role.fill,
        linewidth=canvas.stroke(2.6),
        linestyle=(0, (5, 3.5)) if open_ else "solid",
        zorder=2,
    )
    patch.set_gid("open-box" if open_ else "box")
    canvas.axes.add_patch(patch)
    step, pitch = _SMALL * canvas.em("key"), PITCH * canvas.em("name")
    middle = place.middle - inside.small * step / 2
    canvas.label(place.x0 + PAD, middle, inside.lines, "name", colour=role.text, gid="goal")
    y = middle + len(inside.lines) * pitch / 2 + step / 2
    for note in inside.notes:
        canvas.label(place.x0 + PAD, y, note, "key", colour=MUTED, gid="note")
        y += step
    if inside.flag:
        words = canvas.fit(inside.flag, place.width - 2 * PAD, "key", "bold")
        canvas.label(place.x0 + PAD, y, words, "key", colour=DANGER.text, face="bold", gid="missing")


def join(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], *, broken: bool = False) -> None:
    """Draw the arrow from a goal of the client's to ours; ``broken`` is the dashed stub where it is missing."""
    if broken:
        stroke(canvas, [start, end], DANGER.fill, 2.6, dash=DASHED, gid="missing")
        return
    from matplotlib.patches import FancyArrowPatch

    patch = FancyArrowPatch(
        start,
        end,
        arrowstyle="-|>,head_length=0.5,head_width=0.24",
        mutation_scale=canvas.stroke(26),
        color=MUTED,
        linewidth=canvas.stroke(2.6),
        shrinkA=0,
        shrinkB=0,
        zorder=3,
    )
    patch.set_gid("serves")
    canvas.axes.add_patch(patch)


def heading(canvas: Canvas, x: float, y: float, words: str, colour: str = INK) -> None:
    """Set the heading of a column."""
    canvas.label(x, y, words, "name", colour=colour, face="bold", gid="heading")
