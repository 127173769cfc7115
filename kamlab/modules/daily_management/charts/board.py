"""Nine stages, one below another, and the accounts that stand at each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, Column, Rect, Row, row_table
from kamlab.findings.marks import block
from kamlab.findings.style import INK, MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings import Canvas

_PAD = 14.0
_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Card:
    """An account on the board: its short name, whether it is the subject of the title, whether it has an alarm."""

    name: str
    strong: bool = False
    alarm: bool = False


def draw_board(canvas: Canvas, stages: Sequence[tuple[str, Sequence[Card]]], *, more: str) -> None:
    """Draw the stages with their cards; what does not fit in a line is counted by ``more`` (``"+{n}"``)."""
    em = canvas.em("name")
    rows = [Row(name, strong=any(card.strong for card in cards), whole=True) for name, cards in stages]
    table = row_table(canvas, canvas.body.inset(top=0.3 * em), rows, [Column("", least=500)], zebra=True)
    field = table.columns[0]
    for (_, cards), place in zip(stages, table.rows, strict=True):
        _line(canvas, cards, Rect(field.x0, place.y0, field.x1, place.y1), more)


def _line(canvas: Canvas, cards: Sequence[Card], place: Rect, more: str) -> None:
    half = min(0.5 * place.height - 5, 0.95 * canvas.em("name"))
    x = place.x0
    for number, card in enumerate(cards):
        left = len(cards) - number
        tail = canvas.width(more.format(n=left), "key") + 2 * _PAD if left > 1 else 0
        words = ("! " if card.alarm else "") + card.name
        words = canvas.fit(words, 0.45 * place.width, "key", "bold" if card.strong else "plain")
        wide = canvas.width(words, "key", "bold" if card.strong else "plain") + 2 * _PAD
        if x + wide + tail > place.x1:
            canvas.label(x, place.middle, more.format(n=left), "key", colour=MUTED, gid="more")
            return
        _card(canvas, Rect(x, place.middle - half, x + wide, place.middle + half), card, words)
        x += wide + _GAP


def _card(canvas: Canvas, place: Rect, card: Card, words: str) -> None:
    role = DANGER if card.alarm else OURS if card.strong else OTHER
    block(canvas, place, role, hatched=False, hollow=True, rounded=6, gid="alarm" if card.alarm else "card")
    colour = DANGER.text if card.alarm else OURS.text if card.strong else INK
    face = "bold" if card.strong else "plain"
    canvas.label(place.x0 + _PAD, place.middle, words, "key", colour=colour, face=face, gid="card-name")  # type: ignore[arg-type]  # a Face by construction
