"""Coverage: floors by functions, the deepest live tie in each cell that matters; red only in the row of the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Rect
from kamlab.findings.marks import DASHED, band, block, nothing, stroke
from kamlab.findings.settle import make_room
from kamlab.findings.style import BLUE_MIDDLE, INK, LINE, MUTED, WHITE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamlab.findings import Canvas
    from kamlab.findings.style import Kind
    from kamlab.modules.relationships.model import Cell, Coverage

_GAP = 8
_LEAST = 4.3  # height of a row in em of a name
FILLS = {1: OURS.tint, 2: BLUE_MIDDLE, 3: OURS.fill}


def draw_coverage(
    canvas: Canvas, found: Coverage, *, words: Mapping[str, str], subject: str = "", totals: Sequence[str] = ()
) -> None:
    """Draw the cells.

    Parameters
    ----------
    words
        ``floor.D``, ``function.pr``, ``depth.2``, ``share``, ``hint``: the words of the figure.
    subject
        The floor the title speaks of.
    totals
        One text per floor, then the one of all.
    """
    em, body = canvas.em("name"), canvas.body
    names = [canvas.wrap(words[f"floor.{floor}"], 0.17 * body.width, "name")[:2] for floor in found.floors]
    left = body.x0 + 0.17 * body.width
    sums = max((canvas.width(text, "name", "bold") for text in [*totals[:-1], words["share"]]), default=0)
    head, foot = 2.2 * em, 3.6 * em
    make_room(canvas, head + len(found.floors) * (_LEAST * em + _GAP) + foot)
    field = Rect(left + 18, body.y0 + head, body.x1 - sums - 26, canvas.body.y1 - foot)
    columns = field.columns(*[1.0] * max(len(found.functions), 1), gap=_GAP)
    heads = [words[f"function.{function}"] for function in found.functions]
    kind: Kind = (
        "name" if all(canvas.width(word, "name", "bold") <= columns[0].width for word in _parts(heads)) else "key"
    )
    for column, head_words in zip(columns, heads, strict=False):
        wrapped = canvas.wrap(head_words, column.width, kind, "bold")[:2]
        text = [canvas.fit(line, column.width, kind, "bold") for line in wrapped]
        canvas.label(_middle(column), body.y0 + em, text, kind, face="bold", side="center", gid="heading")
    canvas.label(body.x1, body.y0 + em, words["share"], "name", face="bold", side="right", gid="heading")
    tall = min((field.height + _GAP) / max(len(found.floors), 1) - _GAP, 5.6 * em)
    y = field.y0
    for floor, lines, total in zip(found.floors, names, totals, strict=False):
        hot = floor == subject
        colour = DANGER.text if hot else INK
        canvas.label(
            left, y + tall / 2, lines, "name", colour=colour, face="bold" if hot else "plain", side="right", gid="name"
        )
        for column, cell in zip(columns, found.row(floor), strict=True):
            _draw_cell(canvas, Rect(column.x0, y, column.x1, y + tall), cell, words, hot=hot)
        canvas.label(body.x1, y + tall / 2, total, "name", colour=colour, face="bold", side="right", gid="total")
        y += tall + _GAP
    stroke(canvas, [(body.x1 - sums - 10, y + 6), (body.x1, y + 6)], LINE, 2, gid="sum")
    canvas.label(body.x1, y + 1.7 * em, totals[-1], "name", face="bold", side="right", gid="all")
    hint = canvas.wrap(words["hint"], body.width * 0.6, "key")[:2]
    canvas.label(field.x0, y + 1.7 * em, hint, "key", colour=MUTED, gid="hint")


def _parts(heads: Sequence[str]) -> list[str]:
    """Return the words of the headings: none of them is broken."""
    return [word for head in heads for word in head.split(" ")]


def _draw_cell(canvas: Canvas, box: Rect, cell: Cell, words: Mapping[str, str], *, hot: bool) -> None:
    middle, em = _middle(box), canvas.em("name")
    if not cell.matters:
        nothing(canvas, middle, box.middle)
        return
    if not cell.depth:
        edges = box.inset(left=2, top=2, right=2, bottom=2)
        patch = block(canvas, edges, DANGER, hatched=False, hollow=True, gid="gap")
        patch.set_linewidth(canvas.stroke(4.5 if hot else 2.2))
        if not hot:
            patch.set_edgecolor(LINE)
            patch.set_linestyle(DASHED)
        text = canvas.fit(words["depth.0"], box.width - 12, "key", "bold" if hot else "plain")
        canvas.label(
            middle,
            box.middle,
            text,
            "key",
            colour=DANGER.text if hot else MUTED,
            face="bold" if hot else "plain",
            side="center",
            gid="cell",
        )
        return
    band(canvas, box, FILLS[cell.depth], gid=f"depth{cell.depth}")
    ink = WHITE if cell.depth == max(FILLS) else INK
    canvas.label(
        middle, box.middle - 0.6 * em, str(cell.depth), "big", colour=ink, face="bold", side="center", gid="depth"
    )
    text = canvas.fit(words[f"depth.{cell.depth}"], box.width - 10, "key")
    canvas.label(middle, box.middle + 0.85 * em, text, "key", colour=ink, side="center", gid="cell")


def _middle(box: Rect) -> float:
    return (box.x0 + box.x1) / 2
