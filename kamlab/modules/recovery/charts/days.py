"""The timer: days after the notice, the three marks, what was done when, and today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, DONE, OURS, Rect, Scale, round_ticks, ticks_below
from kamlab.findings.marks import dot, stroke
from kamlab.findings.style import GRID, INK, MUTED, WHITE
from kamlab.i18n import number, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings import Canvas
    from kamlab.modules.recovery.model import Mark

_PITCH = 3.6  # em of a row
_ROLES = {"in_time": DONE, "late": DANGER, "overdue": DANGER, "before": DANGER}


def draw_timer(canvas: Canvas, marks: Sequence[Mark], today: int | None, *, told: Sequence[str], lang: str) -> None:
    """Draw a row per step: the mark, the day it was done, what remains.

    Parameters
    ----------
    today
        Days after the notice; None if the case is long past.
    told
        The words at the end of each row.
    """
    em, body = canvas.em("name"), canvas.body
    names = [say(f"recovery.step.{mark.step}", lang) for mark in marks]
    left = body.x0 + max(canvas.width(name, "name", "bold") for name in names) + 24
    right = body.x1 - max(canvas.width(words, "name") for words in told) - 24
    most = max([today or 0, *(mark.limit for mark in marks), *(mark.day or 0 for mark in marks)]) * 1.06
    scale = Scale((0, most), (left, right))
    top = body.y0 + 2 * em
    area = Rect(left, top, right, top + _PITCH * em * len(marks))
    ticks_below(canvas, area, scale, round_ticks(0, most, 8), lambda value: number(value, lang))
    canvas.text(right, area.y1 + 2.7 * em, say("recovery.timer.axis", lang), "name", colour=MUTED, side="right")
    if today is not None:
        stroke(canvas, [(scale(today), area.y0 - 0.6 * em), (scale(today), area.y1)], INK, 2.4, gid="today")
        words = say("recovery.timer.today", lang, day=today)
        half = canvas.width(words, "name", "bold") / 2
        x = min(max(scale(today), left + half), right - half)
        canvas.label(x, top - 1.2 * em, words, "name", face="bold", side="center", gid="today")
    for place, (mark, name, row) in enumerate(zip(marks, names, area.rows(len(marks)), strict=True)):
        role = _ROLES.get(mark.pace, OURS)
        canvas.label(left - 24, row.middle, name, "name", face="bold", side="right", gid="name")
        stroke(canvas, [(left, row.middle), (right, row.middle)], GRID, 3, layer=1, gid="row")
        if mark.pace != "spared":
            end = scale(mark.limit)
            stroke(canvas, [(left, row.middle), (end, row.middle)], MUTED, 3, layer=2, gid="span")
            tick = [(end, row.middle - 0.7 * em), (end, row.middle + 0.7 * em)]
            stroke(canvas, tick, MUTED, 3, layer=3, gid="limit")
        if mark.day is not None:
            dot(canvas, scale(mark.day), row.middle, role, hollow=mark.pace != "in_time", gid="done")
        colour = DANGER.text if role is DANGER else INK
        canvas.label(right + 24, row.middle, told[place], "name", colour=colour, ground=WHITE, gid="told")
