"""The client's goals beside ours: who serves whom, who stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import CLIENT, DANGER, OURS, Canvas, Rect
from kamlab.findings.settle import make_room
from kamlab.i18n import say
from kamlab.modules.planning.charts.boxes import Inside, box, heading, height_of, join, lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamlab.modules.planning.model import Goal, Mirror

_BOX = 0.4  # part of the width for either side
_GAP = 16  # between two boxes


@dataclass(frozen=True, slots=True)
class _Boxed:
    goal: Goal
    inside: Inside
    tall: float


def draw_mirror(  # noqa: PLR0913 - the two lists, their quiet lines and the language
    canvas: Canvas,
    theirs: Sequence[Goal],
    ours: Sequence[Goal],
    mirror: Mirror,
    *,
    notes: Mapping[str, str],
    lang: str,
) -> None:
    """Draw two columns of goals with an arrow for each link.

    Parameters
    ----------
    theirs, ours
        The goals; ours are set beside those they serve.
    mirror
        Which serves which.
    notes
        Id of a goal → the quiet line under it: measure, target, day.
    """
    order = {goal.id: place for place, goal in enumerate(theirs)}
    placed = sorted(ours, key=lambda goal: order.get(goal.serves, len(order)))
    width = _BOX * canvas.body.width
    flags = {goal.id: say("planning.mirror.unserved", lang) for goal in mirror.unserved}
    flags |= {goal.id: say("planning.mirror.orphan", lang) for goal in mirror.orphans}
    left, right = (_boxed(canvas, goals, notes, flags, width) for goals in (theirs, placed))
    head = 2.1 * canvas.em("name")
    make_room(canvas, head + max(_height(left), _height(right)))
    body = canvas.body
    x, y = body.x1 - width, body.y0 + 0.5 * canvas.em("name")
    heading(canvas, body.x0, y + 6, say("planning.mirror.theirs", lang), CLIENT.text)
    heading(canvas, x, y + 6, say("planning.mirror.ours", lang), OURS.text)
    theirs_at = _draw(canvas, left, (body.x0, body.y0 + head, width), client=True)
    ours_at = _draw(canvas, right, (x, body.y0 + head, width), client=False)
    for own, served in mirror.pairs:
        join(canvas, (theirs_at[served.id].x1 + 4, theirs_at[served.id].middle), (x - 4, ours_at[own.id].middle))
    stub = 0.02 * body.width
    for goal in mirror.unserved:
        place = theirs_at[goal.id]
        join(canvas, (place.x1, place.middle), (place.x1 + stub, place.middle), broken=True)
    for goal in mirror.orphans:
        place = ours_at[goal.id]
        join(canvas, (place.x0 - stub, place.middle), (place.x0, place.middle), broken=True)


def _boxed(
    canvas: Canvas, goals: Sequence[Goal], notes: Mapping[str, str], flags: Mapping[str, str], width: float
) -> list[_Boxed]:
    told = []
    for goal in goals:
        note = notes.get(goal.id, "")
        small = lines_of(canvas, note, width, 2, "key") if note else []
        inside = Inside(lines_of(canvas, goal.goal, width, 2), small, flags.get(goal.id, ""))
        told.append(_Boxed(goal, inside, height_of(canvas, inside)))
    return told


def _height(boxes: Sequence[_Boxed]) -> float:
    return sum(one.tall + _GAP for one in boxes)


def _draw(canvas: Canvas, boxes: Sequence[_Boxed], at: tuple[float, float, float], *, client: bool) -> dict[str, Rect]:
    """Draw one column from ``at`` = (left, top, width); return where each goal stands."""
    left, top, width = at
    places = {}
    for one in boxes:
        place = Rect(left, top, left + width, top + one.tall)
        lonely = bool(one.inside.flag)
        role = CLIENT if client else DANGER if lonely else OURS
        box(canvas, place, one.inside, role, open_=lonely)
        places[one.goal.id] = place
        top += one.tall + _GAP
    return places
