"""Own cases by their end, and the range that so few allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, DONE, OTHER, OURS, Bar, Rect, Scale, bars, ticks_below
from kamlab.findings.marks import dot, stroke
from kamlab.findings.settle import make_room
from kamlab.findings.style import BAR
from kamlab.i18n import number, percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamlab.findings import Canvas
    from kamlab.modules.recovery.model import Record

_ROLES = {"regained": DONE, "untried": DANGER}


def draw_record(canvas: Canvas, record: Record, *, names: Mapping[str, str], told: str, lang: str) -> None:
    """Draw the counts as bars, then the range of the share regained on a scale; ``names`` are the ends shown."""
    em = canvas.em("name")
    rows = [
        Bar(
            name,
            getattr(record, end),
            number(getattr(record, end), lang),
            role=_ROLES.get(end, OTHER),
            strong=end == "regained",
            whole_name=True,
        )
        for end, name in names.items()
    ]
    make_room(canvas, (len(rows) * 2.0 + 7.5) * em)
    body = canvas.body
    tall = min(2.4 * em * len(rows), body.height - 7.5 * em)
    bars(canvas, Rect(body.x0, body.y0, body.x1, body.y0 + tall), rows)
    if not record.closed:
        return
    y = body.y0 + tall + 3.6 * em
    scale = Scale((0, 1), (body.x0 + 30, body.x1 - 40))
    low, high = record.range
    canvas.label(body.x0, y - 1.9 * em, canvas.fit(told, body.width, "name", "bold"), "name", face="bold", gid="range")
    stroke(canvas, [(scale(0), y), (scale(1), y)], BAR, 3, layer=1, gid="scale")
    stroke(canvas, [(scale(low), y), (scale(high), y)], OURS.fill, 9, layer=2, gid="interval")
    dot(canvas, scale(record.regained / record.closed), y, OURS, hollow=True, gid="share")
    area = Rect(scale(0), y, scale(1), y + 0.8 * em)
    ticks_below(canvas, area, scale, [0, 0.25, 0.5, 0.75, 1], lambda value: percent(value, lang))
