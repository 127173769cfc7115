"""Hours of each person by quarter against the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Canvas, Rect, Scale
from kamlab.findings.marks import DASHED, block, stroke
from kamlab.findings.names import chart_names
from kamlab.findings.style import INK, MUTED, WHITE
from kamlab.i18n import date_text, number, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamlab.modules.planning.model import Load

_NAMES = 0.2  # part of the width for names
_PITCH = 3.0  # em of a name
_HEAD = 4.6


def draw_load(canvas: Canvas, load: Load, *, person: Callable[[str], str], lang: str) -> None:
    """Draw a row per person and a panel per quarter; what is above the limit is hatched red."""
    em, body = canvas.em("name"), canvas.body
    people = load.people[: canvas.medium.rows]
    names = chart_names(
        [person(one.person) for one in people],
        lines=1,
        limit=_NAMES * body.width,
        measure=lambda text: canvas.width(text, "name", "bold"),
    )
    names_end = body.x0 + max((canvas.width(lines[0], "name", "bold") for lines in names), default=0)
    panels = Rect(names_end + 20, body.y0, body.x1, body.y1).columns(*[1.0] * len(load.periods))
    most = max([*(hours for one in people for hours in one.hours), load.person_limit or 0, 1])
    pitch = min(_PITCH * em, (body.height - _HEAD * em) / max(len(people), 1))
    top = body.y0 + _HEAD * em
    for lines, one, place in zip(names, people, range(len(people)), strict=True):
        face, y = "bold" if one.is_over else "plain", top + (place + 0.5) * pitch
        canvas.label(names_end, y, lines, "name", face=face, side="right", gid="name")  # type: ignore[arg-type]  # a Face by construction
    for index, panel in enumerate(panels):
        scale = Scale((0, most), (panel.x0, panel.x1 - 5.2 * em))
        _head(canvas, load, index, panel, lang)
        hours = [(one.hours[index], one.over[index]) for one in people]
        _limit(canvas, load, scale, (top, top + pitch * len(people)), lang)
        _bars(canvas, hours, scale, (top, pitch), lang)


def _head(canvas: Canvas, load: Load, index: int, panel: Rect, lang: str) -> None:
    em, period = canvas.em("name"), load.periods[index]
    words = say("planning.load.period", lang, start=date_text(period.start, lang), end=date_text(period.end, lang))
    y = panel.y0 + 0.8 * em
    canvas.label(panel.x0, y, canvas.fit(words, panel.width, "name", "bold"), "name", face="bold", gid="heading")
    hours = sum(one.hours[index] for one in load.people)
    key = "planning.load.sum" if period.hours is None else "planning.load.of"
    told = say(key, lang, hours=round(hours), limit=round(period.hours or 0))
    over = period.hours is not None and round(hours) > round(period.hours)
    colour = DANGER.text if over else MUTED
    canvas.label(panel.x0, y + 1.5 * em, told, "name", colour=colour, gid="sum")


def _limit(canvas: Canvas, load: Load, scale: Scale, ends: tuple[float, float], lang: str) -> None:
    if load.person_limit is None:
        return
    x, em = scale(load.person_limit), canvas.em("name")
    stroke(canvas, [(x, ends[0] - 0.5 * em), (x, ends[1])], INK, 2.4, dash=DASHED, layer=4, gid="limit")
    words = say("planning.load.limit", lang, limit=load.person_limit)
    canvas.label(x + 6, ends[0] - 0.8 * em, words, "key", colour=INK, gid="limit")


def _bars(
    canvas: Canvas, hours: Sequence[tuple[float, float]], scale: Scale, at: tuple[float, float], lang: str
) -> None:
    top, pitch = at
    for place, (amount, over) in enumerate(hours):
        y, half = top + (place + 0.5) * pitch, 0.3 * pitch
        if amount <= 0:
            canvas.label(scale(0) + 4, y, "–", "name", colour=MUTED, gid="label")
            continue
        block(canvas, Rect(scale(0), y - half, scale(amount - over), y + half), OURS)
        if over:
            block(canvas, Rect(scale(amount - over), y - half, scale(amount), y + half), DANGER, gid="over")
        words = say("planning.load.hours", lang, hours=number(round(amount), lang))
        face = "bold" if over else "plain"
        x = scale(amount) + 10
        canvas.label(x, y, words, "label", colour=DANGER.text if over else INK, face=face, ground=WHITE, gid="label")  # type: ignore[arg-type]  # a Face by construction
