"""Which opportunities hold when the estimates move: a row each, three estimates, a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import OTHER, OURS, Column, Row, row_table
from kamlab.findings.marks import dot, nothing
from kamlab.findings.settle import make_room
from kamlab.findings.style import MUTED
from kamlab.i18n import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamlab.findings import Canvas
    from kamlab.findings.style import Face
    from kamlab.modules.opportunities.model import Firmness

ROWS = 16  # more do not read
_PITCH = 1.8  # em of a name


def draw_firmness(canvas: Canvas, firm: Firmness, *, name: Callable[[str], str], lang: str) -> None:
    """Draw a filled circle where an option is in every best set, a hollow one where in some, a dash where in none."""
    rank = dict.fromkeys(firm.firm, 0) | dict.fromkeys(firm.depends, 1) | dict.fromkeys(firm.never, 2)
    order = sorted(range(len(firm.ids)), key=lambda place: (rank[firm.ids[place]], place))[:ROWS]
    make_room(canvas, (_PITCH * len(order) + 3.4) * canvas.em("name"))
    heads = [Column(say(f"opportunities.estimate.{one}", lang), least=120) for one in ("low", "base", "high")]
    verdicts = {0: "firm", 1: "depends", 2: "never"}
    told = [say(f"opportunities.firm.{word}", lang) for word in verdicts.values()]
    widest = max(canvas.width(words, "name", "bold") for words in told)
    columns = [*heads, Column(say("opportunities.firm.verdict", lang), least=widest, side="left", grows=False)]
    rows = [
        Row(name(firm.ids[place]), strong=rank[firm.ids[place]] == 0, quiet=firm.ids[place] in firm.never)
        for place in order
    ]
    table = row_table(canvas, canvas.body, rows, columns, zebra=True)
    for line, place in enumerate(order):
        _draw_row(canvas, firm, place, [table.cell(line, column) for column in range(3)], lang)
        verdict = rank[firm.ids[place]]
        words = say(f"opportunities.firm.{verdicts[verdict]}", lang)
        colour = OURS.text if verdict == 0 else MUTED
        face: Face = "bold" if verdict == 0 else "italic" if verdict == 1 else "plain"
        canvas.label(
            table.columns[3].x0, table.rows[line].middle, words, "name", colour=colour, face=face, gid="verdict"
        )


def _draw_row(canvas: Canvas, firm: Firmness, place: int, spots: list[tuple[float, float]], lang: str) -> None:
    for part, sets, (x, y) in zip(firm.often[place], firm.sets, spots, strict=True):
        if part == 1:
            dot(canvas, x, y, OURS, radius=12)
        elif part == 0:
            nothing(canvas, x, y)
        else:
            dot(canvas, x - 34, y, OTHER, radius=12, hollow=True)
            words = say("opportunities.firm.part", lang, count=round(part * sets), of=sets)
            canvas.label(x - 14, y, words, "key", colour=MUTED, gid="part")
