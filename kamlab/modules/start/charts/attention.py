"""Equal hours beside unequal revenue, by group of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, Canvas, Rect, Scale
from kamlab.findings.marks import block
from kamlab.findings.style import INK, MUTED
from kamlab.i18n import percent, say

if TYPE_CHECKING:
    from kamlab.modules.start.model import EqualCare

_BAR = 44


def draw_equal_attention(canvas: Canvas, result: EqualCare, *, lang: str) -> None:
    """Draw two bars per group: its part of the hours and its part of the revenue."""
    body = canvas.body
    names_end = body.x0 + 0.26 * body.width
    scale = Scale((0, 1), (names_end + 150, body.x1 - 130))
    rows = Rect(body.x0, body.y0 + 24, body.x1, min(body.y1, body.y0 + 560)).rows(len(result.groups))
    for index, (group, row) in enumerate(zip(result.groups, rows, strict=True)):
        title = say(f"start.attention.{group}", lang)
        count = say("start.clients", lang, n=result.clients[index])
        canvas.label(names_end, row.middle - 16, title, "name", face="bold", side="right", gid="name")
        canvas.label(names_end, row.middle + 14, count, "key", colour=MUTED, side="right", gid="name")
        pairs = (
            ("hours", result.hours_share[index], row.middle - _BAR / 2 - 5),
            ("revenue", result.revenue_share[index], row.middle + _BAR / 2 + 5),
        )
        starved = result.hours_share[index] < result.revenue_share[index]
        for what, share, y in pairs:
            words = say(f"start.attention.{what}", lang)
            canvas.label(scale(0) - 14, y, words, "key", colour=MUTED, side="right", gid="what")
            role = OTHER if what == "hours" else OURS
            if what == "hours" and starved:
                role = DANGER
            block(canvas, Rect(scale(0), y - _BAR / 2, scale(share), y + _BAR / 2), role)
            canvas.label(scale(share) + 12, y, percent(share, lang), "label", colour=INK, face="bold", gid="label")
