"""The organisation map: the client's people in layers, ours beside them, ties at right angles and never over a box."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from kamlab.findings import CLIENT, DANGER, OURS, Rect
from kamlab.findings.marks import DASHED, block, stroke
from kamlab.findings.settle import make_room
from kamlab.findings.style import BAR, INK, LINE, MUTED, WHITE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamlab.findings import Canvas
    from kamlab.findings.style import Face, Kind, Role

WIDTHS = {1: 4.0, 2: 8.0, 3: 13.0}  # of a tie by its depth, canvas units
_LEFT = 0.14  # part of the width that our people take
_GAP = 18  # between boxes side by side
_PAD = 8
_LINES = 3  # of a post, of the tags
_LETTERS = 160  # looked at: no box holds more
_LANE = 1.08  # pitch of lanes in em
_NARROWEST = 9.3  # least width of a box in em of a name


@dataclass(frozen=True, slots=True)
class Box:
    """A person as the map shows them.

    Parameters
    ----------
    id, boss
        The person and who stands above.
    name, post, tags, mark
        Words: ``"Орлов Д. С."``, ``"начальник закупок"``, ``"спонсор"``, ``"+2"``.
    known
        Whether somebody of ours is in touch.
    hangs
        Whether the title speaks of this person.
    against
        Whether the mark is bad news.
    """

    id: str
    name: str
    post: str = ""
    tags: str = ""
    mark: str = ""
    boss: str = ""
    known: bool = True
    hangs: bool = False
    against: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A tie: who, whom, how deep, its words; a stale one is dashed and grey."""

    ours: str
    theirs: str
    depth: int
    words: str
    live: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that stands on the map.

    Parameters
    ----------
    layers, ours
        The boxes.
    ties
        Lines between them.
    absent
        Ours, theirs, words: a tie that should be there; drawn if the way is free.
    note
        What hangs on one person, in the corner; empty for none.
    heads
        Headings of the two sides.
    """

    layers: Sequence[Sequence[Box]]
    ours: Sequence[Box]
    ties: Sequence[Line]
    heads: tuple[str, str]
    absent: tuple[str, str, str] = ("", "", "")
    note: str = ""


@dataclass(slots=True)
class _Drawing:
    canvas: Canvas
    sheet: Sheet
    places: dict[str, Rect] = field(default_factory=dict)
    rows: list[list[Box]] = field(default_factory=list)
    lanes: list[list[Line]] = field(default_factory=list)
    first: set[int] = field(default_factory=set)  # rows that begin a layer


def draw_org_map(canvas: Canvas, sheet: Sheet) -> None:
    """Draw the map; the sheet grows with the number of rows."""
    em, small = canvas.em("name"), canvas.em("key")
    body = canvas.body
    left = Rect(body.x0, body.y0, body.x0 + max(_LEFT * body.width, _NARROWEST * em), body.y1)
    gutter = 2.2 * em + 12 * len(sheet.ties)
    field_ = Rect(left.x1 + gutter, body.y0, body.x1, body.y1)
    columns = max(1, int((field_.width + _GAP) // (_NARROWEST * em + _GAP)))
    drawing = _Drawing(canvas, sheet)
    _rows(drawing, columns)
    wide = min(max(map(len, drawing.rows), default=1), columns)
    spots = field_.columns(*[1.0] * wide, gap=_GAP)
    heights = [max((_room_for(canvas, box, spots[0].width) for box in row), default=60) for row in drawing.rows]
    gaps = [
        1.2 * em + _LANE * small * (len(lanes) + 1) + _buses(drawing, row) * 12
        for row, lanes in enumerate(drawing.lanes)
    ]
    head = 1.9 * em
    make_room(canvas, head + sum(heights) + sum(gaps) + 8)
    canvas.label(left.x0, body.y0 + 0.7 * em, sheet.heads[0], "label", colour=OURS.text, face="bold", gid="side")
    canvas.label(field_.x0, body.y0 + 0.7 * em, sheet.heads[1], "label", colour=CLIENT.text, face="bold", gid="side")
    y = body.y0 + head
    for row, (boxes, height, gap) in enumerate(zip(drawing.rows, heights, gaps, strict=True)):
        start = (wide - len(boxes)) // 2 if len(drawing.rows[0]) == len(boxes) == 1 and row == 0 else 0
        for spot, box in zip(spots[start:], boxes, strict=False):
            drawing.places[box.id] = Rect(spot.x0, y, spot.x1, y + height)
        y += height + gap
    _place_ours(drawing, left, y - (gaps[-1] if gaps else 0))
    _draw_reporting(drawing)
    _draw_ties(drawing, left.x1, field_.x0)
    for box in (*sheet.ours, *(box for row in drawing.rows for box in row)):
        _draw_box(drawing, box)
    _draw_absent(drawing)
    _draw_note(drawing, spots)


def _rows(drawing: _Drawing, columns: int) -> None:
    """Break layers that are too wide into rows."""
    for layer in drawing.sheet.layers:
        drawing.first.add(len(drawing.rows))
        count = ceil(len(layer) / columns) or 1
        size = ceil(len(layer) / count)
        drawing.rows += [list(layer[at : at + size]) for at in range(0, len(layer), size)]
    for row in drawing.rows:
        ids = [box.id for box in row]
        lines = [line for line in drawing.sheet.ties if line.theirs in ids]
        drawing.lanes.append(sorted(lines, key=lambda line: ids.index(line.theirs)))


def _buses(drawing: _Drawing, row: int) -> int:
    """Return how many of a row's people lead somebody."""
    led = {box.boss for layer in drawing.sheet.layers for box in layer}
    return sum(box.id in led for box in drawing.rows[row])


def _lines_of(canvas: Canvas, box: Box, width: float) -> list[tuple[str, Kind, Face, str]]:
    """Set a person's words to the width of a box."""
    inner = width - 2 * _PAD
    lines: list[tuple[str, Kind, Face, str]] = [(canvas.fit(box.name, inner, "key", "bold"), "key", "bold", INK)]
    for words, colour in ((box.post, MUTED), (box.tags, INK)):
        wrapped = canvas.wrap(words[:_LETTERS], inner, "source")
        wrapped = [*wrapped[: _LINES - 1], " ".join(wrapped[_LINES - 1 :])] if len(wrapped) > _LINES else wrapped
        lines += [(canvas.fit(line, inner, "source"), "source", "plain", colour) for line in wrapped]
    return lines


def _room_for(canvas: Canvas, box: Box, width: float) -> float:
    lines = _lines_of(canvas, box, width)
    last = canvas.width(lines[-1][0], lines[-1][1]) + canvas.width(box.mark, "name", "bold")
    extra = 1 if box.mark and (len(lines) == 1 or last > width - 3 * _PAD) else 0
    return (len(lines) + extra) * 1.22 * canvas.em("key") + 1.1 * _PAD


def _place_ours(drawing: _Drawing, left: Rect, bottom: float) -> None:
    """Spread our people over the height; whoever should know the one who decides stands level."""
    canvas, ours = drawing.canvas, drawing.sheet.ours
    top = drawing.canvas.body.y0 + 1.9 * canvas.em("name")
    heights = [_room_for(canvas, box, left.width) for box in ours]
    spare = (bottom - top - sum(heights)) / max(len(ours) - 1, 1)
    y = top
    for box, height in zip(ours, heights, strict=True):
        drawing.places[box.id] = Rect(left.x0, y, left.x1, y + height)
        y += height + max(spare, 10)


def _draw_box(drawing: _Drawing, box: Box) -> None:
    canvas, place = drawing.canvas, drawing.places[box.id]
    mine = box in drawing.sheet.ours
    role: Role = DANGER if box.hangs else OURS if mine else CLIENT
    patch = block(canvas, place, role, hatched=False, hollow=True, rounded=8, gid="ours" if mine else "theirs")
    patch.set_zorder(4)
    patch.set_facecolor(role.tint if box.hangs or mine else WHITE)
    if box.hangs:
        patch.set_linewidth(canvas.stroke(4.5))
    elif not mine and not box.known:
        patch.set_edgecolor(LINE)
        patch.set_linestyle(DASHED)
    y = place.y0 + _PAD + 0.75 * canvas.em("key")
    for words, kind, face, colour in _lines_of(canvas, box, place.width):
        canvas.text(place.x0 + _PAD, y, words, kind, face=face, colour=colour, gid="words")
        y += 1.22 * canvas.em("key")
    if box.mark:
        colour = DANGER.text if box.against else MUTED if box.mark == "?" else OURS.text
        canvas.text(
            place.x1 - _PAD, place.y1 - _PAD, box.mark, "name", face="bold", colour=colour, side="right", gid="mark_of"
        )


def _draw_reporting(drawing: _Drawing) -> None:
    """Draw who reports to whom, in the gaps between the rows, each boss on a lane of their own."""
    canvas, row_of = drawing.canvas, _row_of(drawing)
    for at, row in enumerate(drawing.rows):
        gap = (
            drawing.places[row[0].id].y1
            + canvas.em("name") * 0.5
            + _LANE * canvas.em("key") * (len(drawing.lanes[at]) + 1)
        )
        for boss in row:
            under = [box for layer in drawing.rows for box in layer if box.boss == boss.id]
            if not under:
                continue
            start, turns = drawing.places[boss.id], [_middle(drawing.places[boss.id])]
            points = [(turns[0], start.y1), (turns[0], gap)]
            stroke(canvas, points, BAR, 2.6, layer=1, gid="line")
            for box in under:
                _draw_down(drawing, box, (turns[0], gap), direct=row_of[box.id] == at + 1)
            gap += 12


def _draw_down(drawing: _Drawing, box: Box, start: tuple[float, float], *, direct: bool) -> None:
    """Draw the line from a boss's lane to a box: from above, or by its left side if rows lie between."""
    place, (x, gap) = drawing.places[box.id], start
    if direct:
        points = [(x, gap), (_middle(place), gap), (_middle(place), place.y0)]
    else:
        side = place.x0 - _GAP / 2
        points = [(x, gap), (side, gap), (side, place.middle), (place.x0, place.middle)]
    stroke(drawing.canvas, points, BAR, 2.6, layer=1, gid="line")


def _draw_ties(drawing: _Drawing, left: float, right: float) -> None:
    """Draw each tie from our person through the gutter into its own lane under the row, and up to the person."""
    canvas, ours = drawing.canvas, [box.id for box in drawing.sheet.ours]
    ends = _ends(drawing)
    every = [(row, lane, line) for row, lanes in enumerate(drawing.lanes) for lane, line in enumerate(lanes)]
    every.sort(key=lambda told: (ours.index(told[2].ours), told[0], told[1]))
    step = (right - left - 24) / max(len(every), 1)
    counts: dict[str, int] = {}
    for place, (row, lane, line) in enumerate(every):
        mine, box = drawing.places[line.ours], drawing.places[line.theirs]
        many = sum(told[2].ours == line.ours for told in every)
        at = counts[line.ours] = counts.get(line.ours, 0) + 1
        first = 1 if line.ours == drawing.sheet.absent[0] else 0  # the uppermost line is the absent tie's
        y0 = mine.y0 + mine.height * (at + first) / (many + first + 1)
        x = right - 18 - step * place
        y = box.y1 + (lane + 1) * _LANE * canvas.em("key")
        end = ends[row, lane]
        colour = OURS.fill if line.live else LINE
        points = [(mine.x1, y0), (x, y0), (x, y), (end, y), (end, box.y1)]
        drawn = stroke(canvas, points, colour, WIDTHS[line.depth] if line.live else 3, layer=2.2, gid="tie")
        drawn.set_linestyle("solid" if line.live else DASHED)
        drawn.set_solid_joinstyle("miter")
        words = OURS.text if line.live else MUTED
        canvas.label(
            end + 12,
            y,
            line.words,
            "source",
            colour=words,
            face="bold" if line.live else "plain",
            ground=WHITE,
            gid="depth",
        )


def _ends(drawing: _Drawing) -> Mapping[tuple[int, int], float]:
    """Return where each tie enters its box from below: left of the middle, several side by side."""
    found: dict[tuple[int, int], float] = {}
    for row, lanes in enumerate(drawing.lanes):
        for lane, line in enumerate(lanes):
            place = drawing.places[line.theirs]
            same = [at for at, other in enumerate(lanes) if other.theirs == line.theirs]
            found[row, lane] = (
                place.x0 + place.width * (0.25 + 0.15 * (same.index(lane) % 2)) + 4 * (same.index(lane) // 2)
            )
    return found


def _draw_absent(drawing: _Drawing) -> None:
    """Draw the tie that should be there, if nothing stands in its straight way."""
    mine, theirs, words = drawing.sheet.absent
    if mine not in drawing.places or theirs not in drawing.places:
        return
    start, end = drawing.places[mine], drawing.places[theirs]
    many = sum(line.ours == mine for line in drawing.sheet.ties)
    y = start.y0 + start.height / (many + 2)
    between = [place for id_, place in drawing.places.items() if id_ not in {mine, theirs} and place.x1 < end.x0]
    if not end.y0 < y < end.y1 or any(place.y0 <= y <= place.y1 and place.x0 > start.x1 for place in between):
        return
    stroke(drawing.canvas, [(start.x1, y), (end.x0, y)], DANGER.fill, 3.4, dash=DASHED, layer=3, gid="absent")
    x = end.x0 - 16
    drawing.canvas.label(
        x,
        y - 0.9 * drawing.canvas.em("key"),
        words,
        "key",
        colour=DANGER.text,
        face="bold",
        side="right",
        gid="absent_words",
    )


def _draw_note(drawing: _Drawing, spots: Sequence[Rect]) -> None:
    """Say in the free corner of the first row what hangs on one person."""
    canvas, sheet = drawing.canvas, drawing.sheet
    if not sheet.note or not drawing.rows:
        return
    taken = max(drawing.places[box.id].x1 for box in drawing.rows[0])
    place = drawing.places[drawing.rows[0][0].id]
    free = [spot for spot in spots if spot.x0 > taken]
    if not free:
        return
    area = Rect(free[0].x0, place.y0, free[-1].x1, place.y1)
    room = area.width - 3 * _PAD
    lines = [canvas.fit(line, room, "key", "bold") for line in canvas.wrap(sheet.note[:_LETTERS], room, "key", "bold")]
    most = int((area.height - _PAD) // (1.2 * canvas.em("key")))
    if len(lines) > most:
        return
    patch = block(canvas, area, DANGER, hatched=False, rounded=6, gid="note")
    patch.set_facecolor(DANGER.tint)
    canvas.label(area.x0 + 1.5 * _PAD, area.middle, lines, "key", colour=DANGER.text, face="bold", gid="note_words")


def _row_of(drawing: _Drawing) -> dict[str, int]:
    return {box.id: at for at, row in enumerate(drawing.rows) for box in row}


def _middle(place: Rect) -> float:
    return (place.x0 + place.x1) / 2
