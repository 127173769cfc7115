"""The ladder: four steps, who stands where, the blind spot, and the six answers beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import CLIENT, DANGER, OURS, RIVAL, Canvas, Rect
from kamlab.findings.marks import DASHED, band, diamond, dot, square, stroke
from kamlab.findings.style import BAR, INK, MUTED, QUIET
from kamlab.i18n import say
from kamlab.modules.perception.charts.answers import answers_height, draw_answers
from kamlab.modules.perception.model import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamlab.findings import Role
    from kamlab.findings.style import Face
    from kamlab.modules.perception.model import Blockers, Level, Standing

_GAP = 4  # between two steps
_EDGE = 7  # thickness of the upper edge of a step
_TALLEST = 0.21  # rise of a step, as a part of the height
_RIVALS = 3  # drawn by name; more are counted
_SHARE = (0.58, 0.42)  # width of ladder and table


@dataclass(frozen=True, slots=True)
class Names:
    """How the three are called in the figure: ``us``, ``client``, and each rival by its own name."""

    us: str
    client: str
    rival: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Mark:
    """One who stands on the ladder: which mark, whose, on which steps."""

    draw: Callable[[Canvas, float, float], object]
    words: str
    role: Role
    low: int
    high: int
    strong: bool = False


def draw_ladder(  # noqa: PLR0913 - what is drawn, and how the reader wants it
    canvas: Canvas, standing: Standing, held: Blockers | None, *, names: Names, todo: str, lang: str
) -> None:
    """Draw the steps with everybody on them; beside them the six answers, if there is room.

    Parameters
    ----------
    canvas
        The sheet.
    standing
        Who stands where.
    held
        What keeps us on the client's step; None while the client has not answered.
    names
        How the three are called.
    todo
        The sentence in the box: what the next step lacks.
    lang
        Language of the labels.
    """
    if canvas.medium.captioned:
        _draw_stairs(canvas, canvas.body, standing, names, lang)
        return
    lacking = answers_height(canvas) - canvas.body.height
    if lacking > 0:
        canvas.stretch(lacking)
    left, right = canvas.body.columns(*_SHARE, gap=40)
    _draw_stairs(canvas, left, standing, names, lang)
    draw_answers(canvas, right, standing, held, names=(names.us, names.client), todo=todo, lang=lang)


def _draw_stairs(canvas: Canvas, area: Rect, standing: Standing, names: Names, lang: str) -> None:
    pitch = 1.62 * canvas.em("key")
    marks = _marks(standing, names, lang)
    on = {step: [one for one in marks if one.high == step] for step in STEPS}
    width = (area.width - _GAP * (len(STEPS) - 1)) / len(STEPS)
    rooms = [(area.height - len(on[step]) * pitch - 24) / step for step in STEPS]
    rise = min(*rooms, _TALLEST * area.height + (24 if canvas.medium.captioned else 0))
    places = {
        step: Rect(
            area.x0 + (step - 1) * (width + _GAP), area.y1 - step * rise, area.x0 + step * (width + _GAP), area.y1
        )
        for step in STEPS
    }
    places = {step: place.inset(right=_GAP) for step, place in places.items()}
    client = standing.client
    for step, place in places.items():
        here = client is not None and client.low.step <= step <= client.high.step
        _draw_step(canvas, place, step, lang, here=here)
    shifted = 0 if canvas.medium.captioned else _draw_gap(canvas, places, on, standing, pitch, lang)
    for step in STEPS:
        free = canvas.medium.captioned and step > 1 and len(on[step - 1]) * pitch < rise
        for turn, mark in enumerate(reversed(on[step])):
            x = places[step].x0 + 24 + (34 if step == shifted else 0)
            _draw_mark(canvas, mark, x, places[step].y0 - 26 - turn * pitch, places, to_left=free)


def _marks(standing: Standing, names: Names, lang: str) -> list[_Mark]:
    """Return everybody on the ladder: the client's verdict nearest to the step, then we, then the rivals."""
    found: list[_Mark] = []
    rivals = standing.rivals[:_RIVALS]
    for name, level in rivals:
        found.append(_mark(square, names.rival(name), RIVAL, level))
    if len(standing.rivals) > _RIVALS:
        level = standing.rivals[_RIVALS][1]
        words = say("perception.ladder.more", lang, n=len(standing.rivals) - _RIVALS)
        found.append(_mark(square, words, RIVAL, level))
    if standing.ours is not None:
        found.append(_mark(_hollow, names.us, OURS, standing.ours))
    if standing.client is not None:
        found.append(_mark(diamond, names.client, CLIENT, standing.client, strong=True))
    return found


def _mark(  # a private helper
    draw: Callable[[Canvas, float, float], object], words: str, role: Role, level: Level, *, strong: bool = False
) -> _Mark:
    return _Mark(draw, words, role, level.low.step, level.high.step, strong)


def _hollow(canvas: Canvas, x: float, y: float) -> None:
    dot(canvas, x, y, OURS, radius=14, hollow=True, gid="ours")


def _draw_step(canvas: Canvas, place: Rect, step: int, lang: str, *, here: bool) -> None:
    """Draw one step with its number, name and sign; the client's step is tinted."""
    band(canvas, place, CLIENT.tint if here else QUIET, gid="step")
    band(canvas, Rect(place.x0, place.y0, place.x1, place.y0 + _EDGE), CLIENT.fill if here else BAR, gid="edge")
    colour = CLIENT.text if here else MUTED
    x, y = place.x0 + (7 if canvas.medium.captioned else 14), place.y0 + _EDGE + 1.15 * canvas.em("big")
    canvas.text(x, y, str(step), "big", colour=colour, face="bold", gid="number")
    y += 1.25 * canvas.em("name")
    room = place.x1 - x
    for line in _in_lines(canvas, say(f"perception.step.{step}", lang), room):
        canvas.text(x, y, line, "name", face="bold", gid="name")
        y += 1.12 * canvas.em("name")
    for line in canvas.wrap(say(f"perception.sign.{step}", lang), room, "source"):
        canvas.text(x, y + 2, line, "source", colour=MUTED, gid="sign")
        y += 1.15 * canvas.em("source")


def _in_lines(canvas: Canvas, words: str, room: float) -> list[str]:
    """Break a name of a step at spaces, and at its hyphen if one word is too wide."""
    lines = canvas.wrap(words, room, "name", "bold")
    found: list[str] = []
    for line in lines:
        head, hyphen, tail = line.partition("-")
        if hyphen and canvas.width(line, "name", "bold") > room:
            found += [head + hyphen, tail]
        else:
            found.append(line)
    return found


def _draw_mark(  # noqa: PLR0913 - a private helper
    canvas: Canvas, mark: _Mark, x: float, y: float, places: dict[int, Rect], *, to_left: bool
) -> None:
    """Draw a mark and its name; a range is a dashed line down to its lowest step.

    The name stands within its own step, or over the lower ones if nobody is there.
    """
    if mark.low < mark.high:
        start = places[mark.low].x0 + 24
        stroke(canvas, [(start, y), (x, y)], mark.role.fill, 3, dash=DASHED, layer=3.5, gid="range")
        stroke(canvas, [(start, y), (start, places[mark.low].y0)], mark.role.fill, 3, dash=DASHED, gid="range")
    mark.draw(canvas, x, y)
    left = to_left and mark.low == mark.high
    room = x - 24 - places[1].x0 if left else places[mark.high].x1 - x - 22
    words = canvas.fit(mark.words, room, "key", "bold")
    colour = INK if mark.role is RIVAL else mark.role.text
    face: Face = "bold" if mark.strong else "plain"
    at, side = (x - 24, "right") if left else (x + 22, "left")
    canvas.label(at, y, words, "key", colour=colour, face=face, side=side, gid="mark")  # type: ignore[arg-type]  # a Side by construction


def _draw_gap(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas,
    places: dict[int, Rect],
    on: dict[int, list[_Mark]],
    standing: Standing,
    pitch: float,
    lang: str,
) -> int:
    """Draw the blind spot between our step and the client's; return the step whose marks make room for it."""
    gap, client, ours = standing.blind_spot, standing.client, standing.ours
    if gap is None or client is None or ours is None or gap[0] != gap[1] or gap[0] == 0:
        return 0
    low, high = sorted((client.low.step, ours.low.step))
    x, top, bottom = places[low].x0 + 20, places[high].y0, places[low].y0
    stroke(canvas, [(places[low].x0, top), (places[high].x0, top)], DANGER.text, 2.4, dash=DASHED, gid="gap")
    _two_heads(canvas, x, top + 3, bottom - 3)
    right = places[high].x0 - 12
    lines = canvas.wrap(say("perception.ladder.gap", lang, n=abs(gap[0])), right - places[1].x0, "key", "bold")
    stacks = [places[step].y0 - 26 - len(on[step]) * pitch for step in range(1, high)]
    y = min(top - 8, *stacks) - 0.62 * canvas.em("key") * len(lines)
    canvas.label(right, y, lines, "key", colour=DANGER.text, face="bold", side="right", gid="gap")
    return low


def _two_heads(canvas: Canvas, x: float, top: float, bottom: float) -> None:
    """Draw the arrow between two steps; it needs no direction."""
    from matplotlib.patches import FancyArrowPatch

    patch = FancyArrowPatch(
        (x, top),
        (x, bottom),
        arrowstyle="<|-|>,head_length=0.5,head_width=0.22",
        mutation_scale=canvas.stroke(30),
        color=DANGER.fill,
        linewidth=canvas.stroke(3.4),
        shrinkA=0,
        shrinkB=0,
        zorder=3.5,
    )
    patch.set_gid("gap")
    canvas.axes.add_patch(patch)
