"""A dossier as squares, one per needed field and section by section: usable, old, assumed, empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import OURS, Column, Rect, Row, row_table
from kamlab.findings.marks import block, key, stroke
from kamlab.findings.style import CHECK, INK, LINE, MUTED, WHITE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamlab.findings import Canvas

SIGNS = {"usable": "✓", "old": "!", "assumed": "?", "empty": ""}
_LARGEST = 46.0
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Section:
    """One row: its name, the state of each field, and what stands at the end."""

    name: str
    states: Sequence[str]
    label: str
    strong: bool = False


def draw_dossier(canvas: Canvas, rows: Sequence[Section], *, heading: str, words: Mapping[str, str]) -> None:
    """Draw the squares; ``words`` names the states in the key, ``heading`` stands over the numbers at the right."""
    em = canvas.em("name")
    widest = max(canvas.width(row.label, "label", "bold") for row in rows) + 20
    most = max(1, *(len(row.states) for row in rows))
    key(canvas, [(_sample(state), words[state]) for state in SIGNS])
    area = canvas.body.inset(top=0.4 * em)
    columns = [
        Column("", least=min(most * (_LARGEST + _GAP), 0.5 * area.width), grows=False),
        Column(heading, least=widest, side="left"),
    ]
    table = row_table(canvas, area, [Row(row.name, strong=row.strong, whole=True) for row in rows], columns)
    field, ends = table.columns
    side = min(_LARGEST, field.width / most - _GAP, table.rows[0].height - _GAP)
    for row, place in zip(rows, table.rows, strict=True):
        for number, state in enumerate(row.states):
            x = field.x0 + number * (side + _GAP)
            mark(canvas, Rect(x, place.middle - side / 2, x + side, place.middle + side / 2), state)
        face = "bold" if row.strong else "plain"
        canvas.label(ends.x0, place.middle, row.label, "label", face=face, gid="label")  # type: ignore[arg-type]  # a Face by construction


def mark(canvas: Canvas, place: Rect, state: str) -> None:
    """Draw one field: solid with a tick, or an outline with the sign of what is wrong."""
    middle = (place.x0 + place.x1) / 2
    if state == "usable":
        block(canvas, place, OURS, gid="usable")
    else:
        edges = [(place.x0, place.y0), (place.x1, place.y0), (place.x1, place.y1), (place.x0, place.y1)]
        colour, dash = {"old": (CHECK.fill, "solid"), "assumed": (MUTED, "solid"), "empty": (LINE, (0, (2, 2)))}[state]
        stroke(canvas, [*edges, edges[0]], colour, 2.4, dash=dash, gid=state)  # type: ignore[arg-type]  # a Dash by construction
    colour = WHITE if state == "usable" else CHECK.text if state == "old" else INK
    if SIGNS[state] and place.width > canvas.width(SIGNS[state], "key", "bold"):
        canvas.label(middle, place.middle, SIGNS[state], "key", colour=colour, face="bold", side="center", gid="sign")


def _sample(state: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - what the key draws
    def draw(canvas: Canvas, x: float, y: float) -> None:
        mark(canvas, Rect(x - 13, y - 13, x + 13, y + 13), state)

    return draw
