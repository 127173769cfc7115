"""A plan under review: each action with its person, its day, and a light that is a sign and a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import Column, Row, row_table
from kamlab.findings.style import CHECK, DANGER, DONE, INK, MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings import Canvas
    from kamlab.findings.style import Face

COLOURS = {"on_course": DONE.text, "check": CHECK.text, "late": DANGER.text}


@dataclass(frozen=True, slots=True)
class Lit:
    """One action: what, who, by when, its light, the words of the light, and what has changed since."""

    what: str
    who: str
    due: str
    light: str
    words: str
    change: str = ""


def draw_lights(canvas: Canvas, rows: Sequence[Lit], heads: Sequence[str]) -> None:
    """Draw the rows; ``heads`` are who, by when, state and, if anything is compared, what changed."""
    em = canvas.em("name")
    named = [Row(row.what, strong=row.light == "late") for row in rows]
    compared = any(row.change for row in rows)
    texts = [[row.who, row.due, row.words, *([row.change] if compared else [])] for row in rows]
    cap = 0.6 * canvas.body.width / len(texts[0]) - 20
    columns = [
        Column(head, least=min(max(canvas.width(line[place], "name", "bold") for line in texts) + 8, cap), side="left")
        for place, head in enumerate(heads[: len(texts[0])])
    ]
    table = row_table(canvas, canvas.body.inset(top=0.4 * em), named, columns, zebra=True)
    for row, line, place in zip(rows, texts, table.rows, strict=True):
        for number, words in enumerate(line):
            column = table.columns[number]
            lit = number == 2  # noqa: PLR2004 - the column of the light
            colour = COLOURS[row.light] if lit else MUTED if number > 2 else INK  # noqa: PLR2004 - the same
            face: Face = "bold" if lit else "plain"
            shown = canvas.fit(words, column.width, "name", face)
            canvas.label(
                column.x0,
                place.middle,
                shown,
                "name",
                colour=colour,
                face=face,
                gid=f"light-{row.light}" if lit else "cell",
            )
