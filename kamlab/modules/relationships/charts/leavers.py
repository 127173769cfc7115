"""If one person leaves: live ties, filled cells and the best route, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Column, Rect, Row, row_table
from kamlab.findings.marks import block
from kamlab.findings.settle import make_room
from kamlab.findings.style import BAR, INK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings import Canvas
    from kamlab.findings.style import Face


@dataclass(frozen=True, slots=True)
class Leaver:
    """One row: who leaves, and three measures as parts of what there was, with their words."""

    name: str
    parts: tuple[float, float, float]
    words: tuple[str, str, str]
    strong: bool = False


def draw_leavers(canvas: Canvas, rows: Sequence[Leaver], heads: Sequence[str]) -> None:
    """Draw a row per person: the blue part is what is left."""
    em = canvas.em("name")
    make_room(canvas, (2.6 * len(rows) + 2.4) * em)
    table = row_table(
        canvas,
        canvas.body,
        [Row(one.name, strong=one.strong, colour=DANGER.text if one.strong else "") for one in rows],
        [Column(head, side="left", least=150) for head in heads],
    )
    label = max((canvas.width(text, "name", "bold") for one in rows for text in one.words), default=0)
    for place, one in zip(table.rows, rows, strict=True):
        for column, part, words in zip(table.columns, one.parts, one.words, strict=True):
            wide = max(column.width - label - 14, 30)
            tall = min(0.4 * place.height, 24)
            bar = Rect(column.x0, place.middle - tall / 2, column.x0 + wide, place.middle + tall / 2)
            block(canvas, bar, DANGER, hatched=True, gid="lost").set_edgecolor(BAR)
            if part > 0:
                left = Rect(bar.x0, bar.y0, bar.x0 + wide * part, bar.y1)
                block(canvas, left, OURS, gid="left").set_zorder(3)
            colour = DANGER.text if one.strong and part < 1 else INK
            face: Face = "bold" if part < 1 else "plain"
            canvas.label(bar.x1 + 10, place.middle, words, "name", colour=colour, face=face, gid="words")
