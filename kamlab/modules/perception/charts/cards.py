"""The four step cards: how much price decides, how loyal the client is, what it calls us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import CLIENT, OTHER, OURS, Canvas, Column, Rect, Row, row_table
from kamlab.findings.marks import block
from kamlab.findings.style import MUTED
from kamlab.i18n import say
from kamlab.modules.perception.model import STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings import Role
    from kamlab.modules.perception.model import Card

_CELL, _TALL = 26, 20  # size of one of the four boxes of a measure


def draw_cards(canvas: Canvas, cards: Sequence[Card], *, lang: str) -> None:
    """Draw a row per step, the highest on top, with two measures in boxes of four and in the source's words."""
    shown = sorted(cards, key=lambda card: -card.step)
    rows = [
        Row(f"{card.step} · {say(f'perception.step.{card.step}', lang)}", strong=True, whole=False) for card in shown
    ]
    heads = ("price", "loyalty", "sign")
    columns = [
        Column(say(f"perception.cards.head.{name}", lang), least=_widest(canvas, cards, name, lang), side="left")
        for name in heads
    ]
    table = row_table(canvas, canvas.body, rows, columns, zebra=True)
    for place, card in enumerate(shown):
        row = table.rows[place]
        measures: tuple[tuple[str, int, Role], ...] = (("price", card.price, OTHER), ("loyalty", card.loyalty, OURS))
        for column, (name, level, role) in enumerate(measures):
            x = table.columns[column].x0
            _boxes(canvas, x, row.middle - 0.55 * canvas.em("name"), level, role)
            words = say(f"perception.cards.{name}.{level}", lang)
            canvas.label(x, row.middle + 0.75 * canvas.em("name"), words, "key", gid="measure")
        words = say(f"perception.sign.{card.step}", lang)
        colour = CLIENT.text if card.has_sign else MUTED
        face = "plain" if card.has_sign else "italic"
        lines = canvas.wrap(words, table.columns[2].width, "name")
        canvas.label(table.columns[2].x0, row.middle, lines, "name", colour=colour, face=face, gid="sign")  # type: ignore[arg-type]  # a Face by construction


def _widest(canvas: Canvas, cards: Sequence[Card], name: str, lang: str) -> float:
    """Measure the words of a column."""
    if name == "sign":
        return max(canvas.width(say(f"perception.sign.{card.step}", lang), "name", "italic") for card in cards)
    return max(canvas.width(say(f"perception.cards.{name}.{level}", lang), "key") for level in STEPS)


def _boxes(canvas: Canvas, x: float, y: float, level: int, role: Role) -> None:
    """Draw four boxes, as many filled as the level says."""
    for turn in range(len(STEPS)):
        left = x + turn * (_CELL + 6)
        box = Rect(left, y - _TALL / 2, left + _CELL, y + _TALL / 2)
        block(canvas, box, role if turn < level else OTHER, hollow=turn >= level, hatched=False, gid="measure")
