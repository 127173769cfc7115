"""The way back as boxes and arrows: one solid box is where we are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DONE, OURS, Rect
from kamlab.findings.canvas import PITCH
from kamlab.findings.marks import DASHED, stroke
from kamlab.findings.settle import make_room
from kamlab.findings.style import INK, LINE, MUTED, WHITE
from kamlab.i18n import say
from kamlab.modules.recovery.model import EDGES, NODES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamlab.findings import Canvas
    from kamlab.findings.style import Face, Kind
    from kamlab.modules.recovery.model import Walk

PLACES = {  # node → column, row; what_if stands between two rows
    "lunch": (0, 0.0),
    "office": (0, 1.0),
    "reason": (1, 1.0),
    "terms": (2, 0.0),
    "service": (2, 1.0),
    "no_need": (2, 2.0),
    "what_if": (3, 0.5),
    "referral": (3, 2.0),
    "regained": (4, 0.0),
    "farewell": (4, 1.0),
    "reminder": (4, 2.0),
}
_COLUMNS, _ROWS = 5, 3
_PAD, _GAP = 10, 78
_NARROW = 0.17  # part of the width a box needs for the longest word in large type
_TEXT = {"now": WHITE, "done": MUTED, "closed": MUTED, "ahead": INK}


def draw_tree(canvas: Canvas, walk: Walk, *, notes: Mapping[str, str], here: str, lang: str) -> None:
    """Draw the tree.

    Parameters
    ----------
    walk
        Where the case stands.
    notes
        Node → the quiet line under its name: a day, a question.
    here
        Words under the current box: «мы здесь, день 6».
    """
    boxes = _boxes(canvas, {node: _words(canvas, walk, node, notes, lang) for node in NODES}, walk)
    for start, end, answer in EDGES:
        _arrow(canvas, boxes, (start, end), walk.edge(start, end))
        if answer:
            lower = 1.2 if walk.now == start else 0.0  # below the words "we are here"
            _answer(canvas, boxes, (start, end), say(f"recovery.answer.{answer}", lang), lower=lower)
    if walk.is_ours:
        _detour(canvas, boxes, say("recovery.answer.ours", lang))
    for node, box in boxes.items():
        _box(canvas, box, walk.state(node), node)
        _write(canvas, box, _words(canvas, walk, node, notes, lang), walk.state(node), node)
    if walk.now:
        now = boxes[walk.now]
        half = canvas.width(here, "key", "bold") / 2
        x = min(max((now.x0 + now.x1) / 2, canvas.area.x0 + half), canvas.area.x1 - half)
        y = now.y1 + 0.95 * canvas.em("key")
        canvas.label(x, y, here, "key", colour=OURS.text, face="bold", side="center", ground=WHITE, gid="here")


def _width(canvas: Canvas) -> float:
    """Return the width of a box: wider where the type is larger."""
    wide = (canvas.body.width - (_COLUMNS - 1) * _GAP) / _COLUMNS
    return wide if canvas.em("name") < 25 else _NARROW * canvas.body.width  # noqa: PLR2004 - canvas units: type for print


def _words(canvas: Canvas, walk: Walk, node: str, notes: Mapping[str, str], lang: str) -> list[tuple[str, Kind, Face]]:
    """Return the lines of a box: the name in one or two, then the quiet line."""
    state, room = walk.state(node), _width(canvas) - 2 * _PAD
    face: Face = "bold" if state in {"now", "done"} or (node == "regained" and state != "closed") else "plain"
    kind: Kind = "name"
    name = say(f"recovery.node.{node}", lang)
    if max(canvas.width(word, kind, face) for word in name.split()) > room:
        kind, face = "key", "plain"
    lines = canvas.wrap(f"✓\u00a0{name}" if state == "done" else name, room, kind, face)
    shown: list[tuple[str, Kind, Face]] = [(canvas.fit(line, room, kind, face), kind, face) for line in lines[:2]]
    if note := notes.get(node):
        shown += [(canvas.fit(line, room, "key"), "key", "plain") for line in canvas.wrap(note, room, "key")[:2]]
    return shown


def _boxes(canvas: Canvas, words: Mapping[str, list[tuple[str, Kind, Face]]], walk: Walk) -> dict[str, Rect]:
    """Return the place of each box; a row is as tall as its tallest box and the words below it."""
    tall = max(_tall(canvas, lines) for lines in words.values())
    least = (2.7 if walk.now == "lunch" else 1.9) * canvas.em("key")  # two lines of words below the first box
    lower = 2.4 * canvas.em("key") if walk.is_ours else 0.3 * canvas.em("key")
    make_room(canvas, 20 + _ROWS * tall + (_ROWS - 1) * least + least + lower)
    body, wide = canvas.body, _width(canvas)
    gap = (body.width - _COLUMNS * wide) / (_COLUMNS - 1)
    pitch = min((body.height - 20 - tall - least - lower) / (_ROWS - 1), 2.15 * tall)
    found = {}
    for node, (column, line) in PLACES.items():
        x, y = body.x0 + column * (wide + gap), body.y0 + 20 + line * pitch
        found[node] = Rect(x, y, x + wide, y + tall)
    return found


def _tall(canvas: Canvas, lines: list[tuple[str, Kind, Face]]) -> float:
    return sum(1.16 * PITCH * canvas.em(kind) for _, kind, _ in lines) + 2.2 * _PAD


def _box(canvas: Canvas, box: Rect, state: str, node: str) -> None:
    from matplotlib.patches import FancyBboxPatch

    edge = {"now": OURS.fill, "done": MUTED, "closed": LINE, "ahead": OURS.fill}[state]
    ground = OURS.fill if state == "now" else WHITE
    if node == "regained" and state in {"ahead", "done"}:
        edge, ground = DONE.fill, DONE.tint
    elif node in {"farewell", "reminder"} and state == "ahead":
        edge = LINE
    patch = FancyBboxPatch(
        (box.x0, box.y0),
        box.width,
        box.height,
        boxstyle="round,pad=0,rounding_size=8",
        facecolor=ground,
        edgecolor=edge,
        linewidth=canvas.stroke(2.6),
        linestyle=DASHED if state == "closed" else "solid",
        zorder=4,
    )
    patch.set_gid(state)
    canvas.axes.add_patch(patch)


def _write(canvas: Canvas, box: Rect, lines: list[tuple[str, Kind, Face]], state: str, node: str) -> None:
    colour = DONE.text if node == "regained" and state in {"ahead", "done"} else _TEXT[state]
    steps = [1.16 * PITCH * canvas.em(kind) for _, kind, _ in lines]
    x, y = (box.x0 + box.x1) / 2, box.middle - sum(steps) / 2
    for (words, kind, face), step in zip(lines, steps, strict=True):
        canvas.label(x, y + step / 2, words, kind, colour=colour, face=face, side="center", gid=node)
        y += step


def _ends(boxes: Mapping[str, Rect], edge: tuple[str, str]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where an arrow leaves its box and where it meets the next one."""
    start, end = (boxes[name] for name in edge)
    if edge == ("lunch", "reason"):
        return (start.x1, start.middle), ((end.x0 + end.x1) / 2, end.y0)
    if PLACES[edge[0]][0] == PLACES[edge[1]][0]:
        x = (start.x0 + start.x1) / 2
        return (x, start.y1), (x, end.y0)
    lean = 0.28 * start.height
    step = PLACES[edge[1]][1] - PLACES[edge[0]][1]
    shift = lean * (step > 0) - lean * (step < 0)
    meets = end.middle if edge[1] != "what_if" else end.middle - shift
    return (start.x1, start.middle + (shift if edge[0] in {"reason", "what_if"} else 0)), (end.x0, meets)


def _arrow(canvas: Canvas, boxes: Mapping[str, Rect], edge: tuple[str, str], state: str) -> None:
    from matplotlib.patches import FancyArrowPatch

    colour = {"done": INK, "next": OURS.fill, "closed": LINE, "ahead": MUTED}[state]
    start, end = _ends(boxes, edge)
    patch = FancyArrowPatch(
        start,
        end,
        arrowstyle="-|>,head_length=0.5,head_width=0.24",
        mutation_scale=canvas.stroke(24 if state != "closed" else 18),
        color=colour,
        linewidth=canvas.stroke(3.4 if state == "done" else 2.6 if state != "closed" else 2),
        linestyle=DASHED if state == "closed" else "solid",
        shrinkA=0,
        shrinkB=2,
        zorder=3,
    )
    patch.set_gid(f"edge-{state}")
    canvas.axes.add_patch(patch)


def _answer(canvas: Canvas, boxes: Mapping[str, Rect], edge: tuple[str, str], words: str, *, lower: float) -> None:
    """Name an arrow by the answer it stands for, in the free room beside it."""
    start, end = (boxes[name] for name in edge)
    if edge == ("lunch", "office"):
        x, y = (start.x0 + start.x1) / 2 + 14, end.y0 - 0.85 * canvas.em("key")
        canvas.label(x, y, words, "key", colour=MUTED, gid="answer")
    elif edge == ("lunch", "reason"):
        x, y = (start.x1 + (end.x0 + end.x1) / 2) / 2 + 18, (start.middle + end.y0) / 2 - 0.5 * canvas.em("key")
        canvas.label(x, y, words, "key", colour=MUTED, gid="answer")
    else:
        up = edge[1] == "regained"
        y = start.y0 - 0.8 * canvas.em("key") if up else start.y1 + (0.8 + lower) * canvas.em("key")
        canvas.label(start.x1 - 4, y, words, "key", colour=MUTED, side="right", gid="answer")


def _detour(canvas: Canvas, boxes: Mapping[str, Rect], words: str) -> None:
    """Draw the way the source does not know: the office refuses, too, and a letter says farewell."""
    from matplotlib.patches import FancyArrowPatch

    office, farewell, referral = boxes["office"], boxes["farewell"], boxes["referral"]
    x, low = (office.x0 + office.x1) / 2, boxes["reminder"].y1 + 1.9 * canvas.em("key")
    turn = (referral.x1 + farewell.x0) / 2
    stroke(canvas, [(x, office.y1), (x, low), (turn, low), (turn, farewell.middle)], INK, 3.4, gid="detour")
    patch = FancyArrowPatch(
        (turn - 1, farewell.middle),
        (farewell.x0, farewell.middle),
        arrowstyle="-|>,head_length=0.5,head_width=0.24",
        mutation_scale=canvas.stroke(24),
        color=INK,
        linewidth=canvas.stroke(3.4),
        shrinkA=0,
        shrinkB=2,
        zorder=3,
    )
    patch.set_gid("detour")
    canvas.axes.add_patch(patch)
    fitted = canvas.fit(words, turn - x - 40, "key")
    canvas.label(x + 20, low - 0.8 * canvas.em("key"), fitted, "key", colour=MUTED, gid="answer")
