"""Does each goal serve the client, who does what by when: goals on the left, days on the right."""

from __future__ import annotations

from datetime import timedelta
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from kamlab.findings import CLIENT, DANGER, OURS, Canvas, Rect, Scale
from kamlab.findings.marks import block, grid, rule, stroke
from kamlab.findings.settle import make_room
from kamlab.findings.style import INK, MUTED, WHITE
from kamlab.i18n import date_text, percent, say
from kamlab.modules.planning.charts.boxes import PAD, Inside, box, heading, height_of, join, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from kamlab.modules.planning.model import Action, Group, Timeline

_PARTS = (0.155, 0.028, 0.172, 0.02, 0.17)  # client's goal, arrow, ours, gap, action; the days get the rest
_ROW, _LONG_ROW = 2.65, 3.75  # em of a name: an action of one or two lines, with its person
_AIR = 0.7  # em above and below a group
_HEAD = 2.7  # em of the headings
_MONTHS = 24  # from more than these on the scale is one of years
_BAR = 0.62  # part of the row that a bar takes


def draw_timeline(canvas: Canvas, line: Timeline, *, person: Callable[[str], str], lang: str) -> None:
    """Draw a group of rows per goal of ours, and one for each goal of the client's that nothing serves.

    Parameters
    ----------
    line
        Groups, ends of the scale, today.
    person
        A name as the figure writes it: short.
    """
    em = canvas.em("name")
    edges = _columns(canvas.body)
    talls = [_height(canvas, row, edges, lang) for row in line.groups]
    make_room(canvas, _HEAD * em + sum(talls) + 2 * em)
    body, top = canvas.body, canvas.body.y0 + _HEAD * em
    days = Scale((0, (line.last - line.first).days + 1), (edges[4], body.x1))
    bottom = top + sum(talls)
    _heads(canvas, edges, days, line, lang)
    _months(canvas, days, line, (top, bottom))
    rule(canvas, top)
    for row, tall in zip(line.groups, talls, strict=True):
        area = Rect(body.x0, top, body.x1, top + tall)
        _draw_row(canvas, row, area, edges, lang)
        for action, place in zip(row.actions, _places(canvas, row, area, edges), strict=True):
            room = Rect(edges[3], place.y0, edges[4] - 14, place.y1)
            who = person(action.who) if action.who else ""
            _draw_action(canvas, action, room, who or say("planning.timeline.nobody", lang))
            _draw_bar(canvas, action, place, days, line, orphan=row.kind == "orphan", lang=lang)
        top += tall
        rule(canvas, top)
    _draw_today(canvas, days, line, (body.y0 + (_HEAD - 0.2) * em, bottom), lang)


def _columns(body: Rect) -> list[float]:
    """Return the left edges: client's goal, our goal, its right edge, action, days."""
    x, edges = body.x0, []
    for part in _PARTS:
        x += part * body.width
        edges.append(x)
    client_end, ours, ours_end, action, days = edges
    return [client_end, ours, ours_end, action, days + 14]


def _height(canvas: Canvas, row: Group, edges: Sequence[float], lang: str) -> float:
    """Return how tall a group must be: its actions, or the taller of its two boxes."""
    em = canvas.em("name")
    theirs, ours = _words(canvas, row, edges, lang)
    boxes = max((height_of(canvas, Inside(lines)) for lines in (theirs, ours) if lines), default=0)
    return max(sum(_pitches(canvas, row, edges)), boxes) + 2 * _AIR * em / (1 if boxes else 2)


def _words(canvas: Canvas, row: Group, edges: Sequence[float], lang: str) -> tuple[list[str], list[str]]:
    """Return the lines of the client's box and of ours; none where no box stands."""
    theirs_room, ours_room = edges[0] - canvas.body.x0, edges[2] - edges[1]
    if row.kind == "loose":
        return [], []
    theirs = row.serves.goal if row.serves else say("planning.timeline.orphan", lang)
    ours = row.goal.goal if row.goal else say("planning.timeline.unserved", lang)
    return lines_of(canvas, theirs, theirs_room), lines_of(canvas, ours, ours_room)


def _draw_row(canvas: Canvas, row: Group, area: Rect, edges: Sequence[float], lang: str) -> None:
    """Draw the two boxes of a group and the arrow between them."""
    theirs, ours = _words(canvas, row, edges, lang)
    if not theirs:
        words = say("planning.timeline.loose", lang)
        lines = lines_of(canvas, words, edges[2] - edges[1])
        canvas.label(edges[1] + 12, area.middle, lines, "name", colour=MUTED, gid="goal")
        return
    orphan, unserved = row.kind == "orphan", row.kind == "unserved"
    left = _middle_box(canvas, area, (area.x0, edges[0]), theirs)
    right = _middle_box(canvas, area, (edges[1], edges[2]), ours)
    box(canvas, left, Inside(theirs), DANGER if orphan else CLIENT, open_=orphan)
    box(canvas, right, Inside(ours), DANGER if orphan or unserved else OURS, open_=unserved)
    gap = 4 if not (orphan or unserved) else 0
    join(canvas, (left.x1 + gap, area.middle), (right.x0 - gap, area.middle), broken=orphan or unserved)


def _middle_box(canvas: Canvas, area: Rect, sides: tuple[float, float], lines: Sequence[str]) -> Rect:
    tall = height_of(canvas, Inside(lines))
    return Rect(sides[0], area.middle - tall / 2, sides[1], area.middle + tall / 2)


def _pitches(canvas: Canvas, row: Group, edges: Sequence[float]) -> list[float]:
    """Return how tall the row of each action is."""
    em, room = canvas.em("name"), edges[4] - edges[3] - 14
    return [(_ROW if canvas.width(one.what, "name") <= room else _LONG_ROW) * em for one in row.actions]


def _places(canvas: Canvas, row: Group, area: Rect, edges: Sequence[float]) -> list[Rect]:
    """Return a row of the figure for each action, centred in the group."""
    pitches = _pitches(canvas, row, edges)
    tops = list(accumulate(pitches, initial=area.middle - sum(pitches) / 2))
    return [Rect(area.x0, top, area.x1, bottom) for top, bottom in pairwise(tops)]


def _draw_action(canvas: Canvas, action: Action, room: Rect, who: str) -> None:
    """Set the action and the name under it; a missing name is said."""
    em = canvas.em("name")
    lines = lines_of(canvas, action.what, room.width + 2 * PAD, 2)
    canvas.label(room.x0, room.middle - 0.56 * em, lines, "name", gid="action")
    colour, y = MUTED if action.who else DANGER.text, room.middle + (0.56 + 0.54 * (len(lines) - 1)) * em
    canvas.label(room.x0, y, canvas.fit(who, room.width, "key"), "key", colour=colour, gid="person")


def _draw_bar(  # noqa: PLR0913 - a private helper
    canvas: Canvas, action: Action, place: Rect, days: Scale, line: Timeline, *, orphan: bool, lang: str
) -> None:
    """Draw the days of an action: filled is done, an outline is left; without days, the words that say so."""
    if action.start is None or action.due is None or action.due < action.start:
        key = "undated" if action.start is None or action.due is None else "turned"
        words = say(f"planning.timeline.{key}", lang)
        x = days.places[0] + 12
        canvas.label(x, place.middle, words, "name", colour=DANGER.text, ground=WHITE, gid="undated")
        return
    half = _BAR * canvas.em("name")
    left, right = _at(days, line, action.start), _at(days, line, action.due + timedelta(days=1))
    area = Rect(left, place.middle - half, max(right, left + 6), place.middle + half)
    role = DANGER if orphan else OURS
    outline = block(canvas, area, role, hollow=True, hatched=False, gid="left")
    outline.set_zorder(2.5)
    if action.done:
        filled = Rect(area.x0, area.y0, area.x0 + area.width * min(action.done, 1), area.y1)
        block(canvas, filled, role, hatched=False, gid="done").set_zorder(2.6)
        _say_done(canvas, action, area, lang)


def _say_done(canvas: Canvas, action: Action, area: Rect, lang: str) -> None:
    """Set the word «done» on the bar, or the part that is done behind it."""
    words = say("planning.timeline.done", lang) if action.done >= 1 else percent(action.done, lang)
    if action.done >= 1 and canvas.width(words, "key", "bold") + 20 < area.width:
        canvas.label(area.x0 + 10, area.middle, words, "key", colour=WHITE, face="bold", gid="state")
    elif area.x1 + 12 + canvas.width(words, "key") < canvas.body.x1:
        canvas.label(area.x1 + 12, area.middle, words, "key", colour=MUTED, ground=WHITE, gid="state")
    else:
        canvas.label(area.x0 - 10, area.middle, words, "key", colour=MUTED, side="right", ground=WHITE, gid="state")


def _at(days: Scale, line: Timeline, day: date) -> float:
    return min(max(days((day - line.first).days), days.places[0]), days.places[1])


def _heads(canvas: Canvas, edges: Sequence[float], days: Scale, line: Timeline, lang: str) -> None:
    y = canvas.body.y0 + 1.5 * canvas.em("name")
    heading(canvas, canvas.body.x0, y, say("planning.timeline.theirs", lang), CLIENT.text)
    heading(canvas, edges[1], y, say("planning.timeline.ours", lang), OURS.text)
    heading(canvas, edges[3], y, say("planning.timeline.action", lang), INK)
    free = told = days.places[0]
    starts, by_year = _starts(line), len(line.months) > _MONTHS
    for place, month in enumerate(starts):
        after = starts[place + 1] if place + 1 < len(starts) else line.last + timedelta(days=1)
        words = str(month.year) if by_year else _month(month, lang)
        middle = (_at(days, line, month) + _at(days, line, after)) / 2
        half = canvas.width(words, "name") / 2
        middle = min(max(middle, days.places[0] + half), days.places[1] - half)
        if middle - half < free:
            continue
        free = middle + half + 8
        canvas.label(middle, y, words, "name", colour=MUTED, side="center", gid="month")
        wide = canvas.width(str(month.year), "key") / 2
        if by_year:
            continue
        if place == 0 or (month.month == 1 and middle - wide > told):
            over, told = y - 1.1 * canvas.em("key"), middle + wide + 8
            canvas.label(middle, over, str(month.year), "key", colour=MUTED, side="center", gid="year")


def _starts(line: Timeline) -> tuple[date, ...]:
    """Return where the columns of the scale begin: months, or years where months have no room for their names."""
    if len(line.months) <= _MONTHS:
        return line.months
    return tuple(month for place, month in enumerate(line.months) if place == 0 or month.month == 1)


def _months(canvas: Canvas, days: Scale, line: Timeline, ends: tuple[float, float]) -> None:
    """Draw the borders of the months under everything."""
    borders = [_at(days, line, month) for month in _starts(line)] + [days.places[1]]
    grid(canvas, [[(x, ends[0] - 8), (x, ends[1])] for x in borders])


def _draw_today(canvas: Canvas, days: Scale, line: Timeline, ends: tuple[float, float], lang: str) -> None:
    x, em = _at(days, line, line.today), canvas.em("name")
    stroke(canvas, [(x, ends[0]), (x, ends[1] + 0.9 * em)], INK, 2.8, layer=5, gid="today")
    words = say("planning.timeline.today", lang, day=date_text(line.today, lang))
    fits = x + 10 + canvas.width(words, "name", "bold") <= canvas.body.x1
    side = "left" if fits else "right"
    place = x + 10 if fits else x - 10
    canvas.label(place, ends[1] + 0.9 * em, words, "name", face="bold", side=side, gid="today")  # type: ignore[arg-type]  # a Side by construction


def _month(day: date, lang: str) -> str:
    """Return a month in three letters: ``дек``, ``Jan``."""
    from babel.dates import format_date

    return str(format_date(day, format="LLL", locale=lang))[:3]
