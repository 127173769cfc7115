"""Three definitions side by side: which source says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import OURS, Canvas, Rect
from kamlab.findings.marks import band, dot, key, speck
from kamlab.findings.style import INK, MUTED, QUIET
from kamlab.i18n import say
from kamlab.modules.start.model import SOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.modules.start.model import Statement

_PITCH = 56


def draw_definitions(canvas: Canvas, statements: Sequence[Statement], *, lang: str) -> None:
    """Draw a row per statement: filled = the source says so, hollow = it says something close."""
    key(
        canvas,
        [
            (lambda canvas, x, y: dot(canvas, x, y, OURS), say("start.definitions.says", lang)),
            (lambda canvas, x, y: dot(canvas, x, y, OURS, hollow=True), say("start.definitions.near", lang)),
            (speck, say("start.definitions.silent", lang)),
        ],
    )
    body = canvas.body
    words_end = body.x0 + 0.55 * body.width
    columns = Rect(words_end + 20, 0, body.x1 - 10, 0).columns(*[1.0] * len(SOURCES), gap=10)
    for column, source in zip(columns, SOURCES, strict=True):
        words = say(f"start.source.{source}", lang)
        middle = column.x0 + column.width / 2
        canvas.label(middle, body.y0 + 30, words, "name", face="bold", side="center", gid="heading")
    top = body.y0 + 60
    pitch = min(_PITCH * canvas.em("name") / 22, (body.y1 - top) / max(len(statements), 1))
    for place, statement in enumerate(statements):
        area = Rect(body.x0, top + place * pitch, body.x1, top + (place + 1) * pitch)
        if place % 2 == 0:
            band(canvas, area, QUIET)
        words = canvas.fit(say(f"start.statement.{statement.name}", lang), words_end - body.x0 - 16, "name")
        colour = INK if statement.sources else MUTED
        canvas.label(body.x0 + 14, area.middle, words, "name", colour=colour, gid="name")
        for column, source in zip(columns, SOURCES, strict=True):
            x = column.x0 + column.width / 2
            if source in statement.sources:
                dot(canvas, x, area.middle, OURS)
            elif source in statement.near:
                dot(canvas, x, area.middle, OURS, hollow=True)
            else:
                speck(canvas, x, area.middle)
