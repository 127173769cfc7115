"""Ladder and map side by side: the step of then and of now, the cells with a live tie of then and of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import CLIENT, DANGER, OURS, Canvas, Rect
from kamlab.findings.marks import arrow, block, diamond, dot, nothing
from kamlab.findings.settle import make_room
from kamlab.findings.style import INK, MUTED
from kamlab.i18n import say
from kamlab.ladder import STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.modules.follow_up.model import Snapshot

_ROW = 3.0  # em
_GAP = 40  # canvas units between ladder and map
_TWO_LINES = 0.72  # part of a floor's name that its longer line takes


def draw_pair(canvas: Canvas, then: Snapshot, now: Snapshot, *, lang: str) -> None:
    """Draw four steps on the left and the cells that matter on the right; below each other where names would be cut.

    Parameters
    ----------
    then, now
        The two snapshots; a ladder nobody has asked about, or a map without cells, says so.
    """
    em = canvas.em("name")
    floors = tuple(dict.fromkeys(cell.split(".")[0] for cell in now.cells))
    make_room(canvas, (max(len(floors), len(STEPS)) * _ROW + 5) * em)
    left, right = _ladder_width(canvas, lang), _cells_width(canvas, now, lang)
    if canvas.medium.captioned or left + right + _GAP > canvas.body.width:
        make_room(canvas, ((len(floors) + len(STEPS)) * _ROW + 9) * em)
        half = canvas.body.y0 + (len(STEPS) * _ROW + 4.2) * em
        upper = Rect(canvas.body.x0, canvas.body.y0, canvas.body.x1, half)
        _ladder(canvas, upper, then, now, lang)
        _cells(canvas, Rect(canvas.body.x0, half, canvas.body.x1, canvas.body.y1), then, now, lang)
        return
    body = canvas.body
    middle = body.x0 + left + min(0.06 * body.width, body.width - left - right - _GAP)
    _ladder(canvas, Rect(body.x0, body.y0, middle, body.y1), then, now, lang)
    _cells(canvas, Rect(middle + _GAP, body.y0, body.x1, body.y1), then, now, lang)


def _ladder_width(canvas: Canvas, lang: str) -> float:
    """Return how wide the ladder has to be for the names of its steps."""
    names = [f"{step} · {say(f'perception.step.{step}', lang)}" for step in STEPS]
    return max(canvas.width(name, "name", "bold") for name in names) + 32 + _marks(canvas, lang)


def _cells_width(canvas: Canvas, now: Snapshot, lang: str) -> float:
    """Return how wide the map has to be for the names of floors, on two lines, and of functions."""
    floors = {say(f"company.people.floor.{cell.split('.')[0]}", lang) for cell in now.cells}
    functions = {say(f"company.people.function.{cell.split('.')[1]}", lang) for cell in now.cells}
    first = max((canvas.width(name, "key") for name in floors), default=0.0) * _TWO_LINES
    return first + len(functions) * (max((canvas.width(name, "key") for name in functions), default=0.0) + 12)


def _marks(canvas: Canvas, lang: str) -> float:
    return 2 * max(canvas.width(say(f"follow_up.pair.{key}", lang), "key") for key in ("then", "now")) + 60


def _ladder(canvas: Canvas, area: Rect, then: Snapshot, now: Snapshot, lang: str) -> None:
    em = canvas.em("name")
    canvas.label(area.x0, area.y0 + 1.2 * em, say("follow_up.pair.ladder", lang), "label", face="bold", gid="head")
    if then.step is None and now.step is None:
        words = canvas.wrap(say("follow_up.pair.not_asked", lang), area.width, "name")
        canvas.label(area.x0, area.y0 + 4 * em, words, "name", colour=MUTED, gid="absent")
        return
    tall, top = _ROW * em, area.y0 + 3.6 * em
    marks = _marks(canvas, lang)
    middles = {}
    for place, step in enumerate(reversed(STEPS)):
        row = Rect(area.x0, top + place * tall, area.x1, top + (place + 1) * tall - 6)
        middles[step] = row.middle
        wide = Rect(row.x0, row.y0, row.x1 - marks, row.y1)
        on = now.step is not None and now.step[0] <= step <= now.step[1]
        patch = block(canvas, wide, CLIENT, hollow=True, hatched=False, rounded=5, gid="step")
        patch.set_facecolor(CLIENT.tint if on else "#FFFFFF")
        told = canvas.fit(f"{step} · {say(f'perception.step.{step}', lang)}", wide.width - 20, "name")
        canvas.label(wide.x0 + 12, row.middle, told, "name", face="bold" if on else "plain", gid="step-words")
    half = (marks - 60) / 4
    x, other = area.x1 - marks + 20 + half, area.x1 - half
    ends = [(x, then.step, True), (other, now.step, False)]
    for at, step_, hollow in ends:
        head = say(f"follow_up.pair.{'then' if hollow else 'now'}", lang)
        canvas.label(at, area.y0 + 2.9 * em, head, "key", colour=MUTED, side="center", gid="when")
        for one in range(step_[0], step_[1] + 1) if step_ else ():
            diamond(canvas, at, middles[one], CLIENT, hollow=hollow)
    if then.step and now.step and then.step != now.step:
        arrow(canvas, (x + 22, middles[then.step[0]]), (other - 22, middles[now.step[0]]), INK)


def _cells(canvas: Canvas, area: Rect, then: Snapshot, now: Snapshot, lang: str) -> None:
    em = canvas.em("name")
    canvas.label(area.x0, area.y0 + 1.2 * em, say("follow_up.pair.map", lang), "label", face="bold", gid="head")
    if not now.cells:
        words = canvas.wrap(say("follow_up.pair.no_cells", lang), area.width, "name")
        canvas.label(area.x0, area.y0 + 4 * em, words, "name", colour=MUTED, gid="absent")
        return
    floors = [floor for floor in "DHSW" if any(cell.startswith(f"{floor}.") for cell in now.cells)]
    functions = list(dict.fromkeys(cell.split(".")[1] for cell in now.cells))
    names = [say(f"company.people.floor.{floor}", lang) for floor in floors]
    widest = max(canvas.width(say(f"company.people.function.{one}", lang), "key") for one in functions) + 12
    room = max(area.width - len(functions) * widest, 0.3 * area.width)
    first = min(max(canvas.width(name, "key") for name in names) + 14, room)
    step = (area.width - first) / len(functions)
    tall, top = _ROW * em, area.y0 + 3.6 * em
    for place, function in enumerate(functions):
        told = canvas.fit(say(f"company.people.function.{function}", lang), step - 6, "key")
        x = area.x0 + first + (place + 0.5) * step
        canvas.label(x, area.y0 + 2.9 * em, told, "key", colour=MUTED, side="center", gid="function")
    for line, (floor, name) in enumerate(zip(floors, names, strict=True)):
        y = top + line * tall
        canvas.label(area.x0, y + tall / 2, _two(canvas, name, first - 10), "key", gid="floor")
        for place, function in enumerate(functions):
            cell = f"{floor}.{function}"
            x = area.x0 + first + place * step
            box = Rect(x + 3, y + 3, x + step - 3, y + tall - 3)
            if cell in now.cells:
                _cell(canvas, box, was=cell in then.covered, is_=cell in now.covered)


def _cell(canvas: Canvas, box: Rect, *, was: bool, is_: bool) -> None:
    """Draw a cell: a filled dot lives now, a hollow one has lapsed; new ones have a strong edge and stand on blue."""
    middle = ((box.x0 + box.x1) / 2, box.middle)
    patch = block(canvas, box, OURS, hollow=True, hatched=False, gid="cell")
    patch.set_edgecolor("#C5CCD3")
    if is_ and not was:
        patch.set_facecolor(OURS.tint)
        patch.set_edgecolor(OURS.text)
        patch.set_linewidth(2 * patch.get_linewidth())
        patch.set_gid("new")
    if is_:
        dot(canvas, *middle, OURS, radius=12, gid="live")
    elif was:
        dot(canvas, *middle, DANGER, radius=12, hollow=True, gid="lapsed")
    else:
        nothing(canvas, *middle)


def _two(canvas: Canvas, words: str, room: float) -> Sequence[str]:
    lines = canvas.wrap(words, room, "key")
    lines = [lines[0], " ".join(lines[1:])] if len(lines) > 1 else lines
    return [canvas.fit(line, room, "key") for line in lines]
