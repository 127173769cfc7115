"""The white space: who serves which unit with what, in words first and colour second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, RIVAL, Rect
from kamlab.findings.marks import DOTTED, band, block, stroke
from kamlab.findings.names import chart_names
from kamlab.findings.settle import make_room
from kamlab.findings.style import GRID, INK, LINE, MUTED, QUIET, WHITE
from kamlab.i18n import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings import Canvas
    from kamlab.findings.style import Face, Kind
    from kamlab.modules.opportunities.model import Cell, WhiteSpace

UNITS, OFFERS = 10, 7  # more do not read on one sheet
_GAP = 8
_LEAST, _TALLEST = 74, 96  # canvas units of a row
_NAMES = 0.19  # part of the width


def draw_white_space(  # noqa: PLR0913 - what is drawn, and its words
    canvas: Canvas, space: WhiteSpace, *, units: Sequence[str], offers: Sequence[str], total: str, lang: str
) -> None:
    """Draw the grid: ``units`` and ``offers`` are the names, ``total`` the line below that adds up the cells."""
    em = canvas.em("name")
    shown = space.units[:UNITS]
    wide = len(offers[:OFFERS])
    head = 2.4 * em
    make_room(canvas, head + len(shown) * (_LEAST + _GAP) + 2 * em)
    body = canvas.body
    tall = min(_TALLEST, (body.height - head - 2.2 * em) / max(len(shown), 1) - _GAP)
    left = body.x0 + _NAMES * body.width
    columns = Rect(left + 18, body.y0, body.x1, body.y1).columns(*[1.0] * wide, gap=_GAP)
    names = chart_names(units[:UNITS], lines=2, limit=left - body.x0, measure=lambda text: canvas.width(text, "name"))
    for column, offer in zip(columns, offers, strict=False):
        words = canvas.fit(offer, column.width, "name", "bold")
        canvas.label(
            (column.x0 + column.x1) / 2, body.y0 + 1.2 * em, words, "name", face="bold", side="center", gid="heading"
        )
    y = body.y0 + head
    for unit, lines in zip(shown, names, strict=True):
        canvas.label(left, y + tall / 2, lines, "name", side="right", gid="name")
        for column, cell in zip(columns, space.row(unit), strict=False):
            _draw_cell(canvas, Rect(column.x0, y, column.x1, y + tall), cell, lang)
        y += tall + _GAP
    for line in canvas.wrap(total, body.x1 - left - 18, "name")[:2]:
        canvas.text(left + 18, y + 1.3 * em, line, "name", colour=MUTED, gid="total")
        y += 1.2 * em


def _draw_cell(canvas: Canvas, box: Rect, cell: Cell, lang: str) -> None:
    first = say(f"opportunities.state.{cell.state}", lang)
    if cell.state == "us":
        block(canvas, box, OURS, gid="us")
        _words(canvas, box, [(first, "name", "bold", WHITE)])
    elif cell.state == "rival":
        band(canvas, box, GRID, gid="rival")
        band(canvas, Rect(box.x0, box.y0, box.x0 + 9, box.y1), RIVAL.fill, gid="edge")
        _words(canvas, box, [(first, "name", "plain", INK), (cell.supplier, "key", "plain", INK)])
    elif cell.state == "client":
        band(canvas, box, QUIET, gid="client")
        _words(canvas, box, [(first, "name", "plain", MUTED)])
    elif cell.state == "unknown":
        edges = [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1), (box.x0, box.y0)]
        stroke(canvas, edges, LINE, 2, dash=DOTTED, gid="unknown")
        _words(canvas, box, [(first, "name", "italic", MUTED)])
    else:
        _draw_free(canvas, box, cell, first, lang)


def _draw_free(canvas: Canvas, box: Rect, cell: Cell, first: str, lang: str) -> None:
    """Draw a cell that nobody supplies: in red only where we never offered."""
    month = say("opportunities.month", lang, day=cell.day) if cell.day else ""
    said = f"opportunities.offered.{cell.offered}" + ("_on" if month and cell.offered != "never" else "")
    second = say(said, lang, month=month)
    role = DANGER if cell.offered == "never" else OURS
    inner = box.inset(left=2, top=2, right=2, bottom=2)
    if cell.offered == "refused":
        edges = [(inner.x0, inner.y0), (inner.x1, inner.y0), (inner.x1, inner.y1), (inner.x0, inner.y1)]
        stroke(canvas, [*edges, edges[0], edges[1]], LINE, 3, gid="refused")
        _words(canvas, box, [(first, "name", "bold", INK), (second, "key", "plain", MUTED)])
        return
    patch = block(canvas, inner, role, hatched=False, hollow=True, gid=cell.offered)
    patch.set_linewidth(canvas.stroke(4.5 if cell.offered == "never" else 3))
    _words(canvas, box, [(first, "name", "bold", role.text), (second, "key", "plain", role.text)])


def _words(canvas: Canvas, box: Rect, lines: Sequence[tuple[str, Kind, Face, str]]) -> None:
    """Set one or two lines in the middle of a cell."""
    shown = [line for line in lines if line[0]]
    step = 1.3 * canvas.em("name")
    y = box.middle - (len(shown) - 1) * step / 2
    for words, kind, face, colour in shown:
        fitted = canvas.fit(words, box.width - 16, kind, face)
        canvas.label((box.x0 + box.x1) / 2, y, fitted, kind, colour=colour, face=face, side="center", gid="cell")
        y += step
