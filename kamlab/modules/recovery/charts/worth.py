"""What trying is worth at each chance: a straight line, and where it leaves zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Rect, Scale, round_ticks, ticks_below, ticks_left
from kamlab.findings.marks import dot, stroke
from kamlab.findings.style import INK, MUTED, WHITE
from kamlab.i18n import money_short, percent, say

if TYPE_CHECKING:
    from kamlab.findings import Canvas
    from kamlab.modules.recovery.model import Worth

_TALL = 430


def draw_worth(canvas: Canvas, worth: Worth, chance: float | None, *, currency: str, lang: str) -> None:
    """Draw the expected value by chance, the break-even chance and the person's own."""
    em, body = canvas.em("name"), canvas.body
    low, high = worth.expected(0), max(worth.expected(1), 0.0)
    spare = 0.12 * ((high - low) or 1)
    area = Rect(body.x0 + 7.5 * em, body.y0 + 20, body.x1 - 40, body.y0 + 20 + _TALL)
    x, y = Scale((0, 1), (area.x0, area.x1)), Scale((low - 2 * spare, high + spare), (area.y1, area.y0))
    ticks_left(canvas, area, y, round_ticks(low, high, 5), lambda value: money_short(value, lang, currency))
    ticks_below(canvas, area, x, [0, 0.25, 0.5, 0.75, 1], lambda value: percent(value, lang))
    words = say("recovery.worth.axis", lang)
    canvas.text(area.x1, area.y1 + 2.7 * em, words, "name", colour=MUTED, side="right", gid="axis")
    stroke(canvas, [(area.x0, y(0)), (area.x1, y(0))], INK, 2.4, gid="zero")
    edge = worth.break_even
    role = OURS if edge is not None else DANGER
    stroke(canvas, [(x(0), y(worth.expected(0))), (x(1), y(worth.expected(1)))], role.fill, 4, gid="worth")
    if edge is not None:
        dot(canvas, x(edge), y(0), OURS, radius=12, hollow=True, gid="edge")
        words = say("recovery.worth.edge", lang, edge=edge)
        side = "left" if edge < 0.6 else "right"  # noqa: PLR2004 - part of the width: where there is room
        at = x(edge) + (18 if side == "left" else -18)
        canvas.label(at, y(0) + 1.1 * em, words, "name", side=side, ground=WHITE, gid="edge")  # type: ignore[arg-type]  # a Side by construction
    if chance is not None:
        value = worth.expected(chance)
        words = say("recovery.worth.own", lang, chance=chance, value=value, currency=currency)
        _own(canvas, (chance, value), (x, y), words)


def _own(canvas: Canvas, own: tuple[float, float], scales: tuple[Scale, Scale], words: str) -> None:
    """Mark the person's own chance; its words stand left above the rising line, or below zero."""
    x, y = scales
    place, em = (x(own[0]), y(own[1])), canvas.em("name")
    dot(canvas, *place, OURS, radius=13, gid="own")
    fitted = canvas.fit(words, canvas.area.width, "name", "bold")
    wide = canvas.width(fitted, "name", "bold")
    if place[0] - wide - 24 >= x(0) and own[1] > 0:
        at, height, side = place[0] - 12, place[1] - 1.2 * em, "right"
    else:
        at, height, side = min(place[0] + 12, canvas.area.x1 - wide), y(0) + 2.5 * em, "left"
    canvas.label(at, height, fitted, "name", face="bold", side=side, ground=WHITE, gid="own")  # type: ignore[arg-type]  # a Side by construction
