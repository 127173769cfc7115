"""A client's purse: what it spends by three estimates, and which part of each is ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import OURS, RIVAL, Column, Rect, Row, Scale, row_table
from kamlab.findings.marks import band, block, stroke
from kamlab.findings.style import GRID, INK, LINE, MUTED, QUIET, WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings import Canvas

_BAR = 0.62  # part of the pitch
_TALLEST = 120.0
_LINES = 2  # of a name inside a part


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: what it is (``us``, ``rival``, ``client``, ``unknown``), how long, its name."""

    kind: str
    amount: float
    name: str


@dataclass(frozen=True, slots=True)
class Purse:
    """One row: an estimate, its amount, its parts, what stands behind it, and where the target would end."""

    name: str
    amount: float
    pieces: tuple[Piece, ...]
    label: str
    target: float


def draw_wallet(canvas: Canvas, rows: Sequence[Purse], *, target: str, subject: int) -> None:
    """Draw a bar per estimate; ``target`` names the dashed mark, ``subject`` is the row the title speaks of."""
    em = canvas.em("name")
    body = canvas.body
    widest = max((canvas.width(row.label, "label", "bold") for row in rows), default=0) + 24
    area = Rect(body.x0, body.y0 + 1.2 * em, body.x1, min(body.y1, body.y0 + 1.2 * em + _TALLEST * len(rows) + 2 * em))
    named = [Row(row.name, strong=place == subject, whole=True) for place, row in enumerate(rows)]
    table = row_table(canvas, area.inset(top=2 * em), named, [Column("", least=300)])
    field = table.columns[0]
    top = max((row.amount for row in rows), default=1.0) or 1.0
    scale = Scale((0, top), (field.x0, field.x1 - widest))
    for place, (row, spot) in enumerate(zip(rows, table.rows, strict=True)):
        _draw_row(canvas, row, spot, scale, strong=place == subject)
    x = scale(rows[0].target)
    words = canvas.fit(target, canvas.area.x1 - field.x0, "name")
    half = canvas.width(words, "name") / 2
    at = min(max(x, field.x0 + half), canvas.area.x1 - half)
    canvas.text(at, table.area.y0 - 0.35 * em, words, "name", colour=OURS.text, side="center", gid="target")


def _draw_row(canvas: Canvas, row: Purse, place: Rect, scale: Scale, *, strong: bool) -> None:
    half = _BAR * place.height / 2
    left = scale(0)
    named: list[tuple[float, Piece]] = []
    for piece in row.pieces:
        right = min(left + scale.span(piece.amount), scale(row.amount))
        box = Rect(left, place.middle - half, max(right, left + 2), place.middle + half)
        _fill(canvas, box, piece.kind)
        named.append(((left + right) / 2, piece))
        _name(canvas, box, piece)
        left = right
    x = scale(row.target)
    for edge, way in ((place.middle - half, -1), (place.middle + half, 1)):
        stroke(canvas, [(x, edge + way * 2), (x, edge + way * 12)], OURS.text, 3.4, layer=5, gid="target-mark")
    face = "bold" if strong else "plain"
    colour = OURS.text if strong else INK
    canvas.label(scale(row.amount) + 16, place.middle, row.label, "label", colour=colour, face=face, gid="label")  # type: ignore[arg-type]  # a Face by construction


def _fill(canvas: Canvas, box: Rect, kind: str) -> None:
    if kind == "us":
        block(canvas, box, OURS, gid="us")
    elif kind == "rival":
        band(canvas, box, GRID, gid="rival")
        band(canvas, Rect(box.x0, box.y0, min(box.x0 + 9, box.x1), box.y1), RIVAL.fill, gid="edge")
    elif kind == "client":
        band(canvas, box, QUIET, gid="client")
    else:
        edges = [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1), (box.x0, box.y0)]
        stroke(canvas, edges, LINE, 2, dash=(0, (1.5, 2.5)), gid="unknown")


def _name(canvas: Canvas, box: Rect, piece: Piece) -> None:
    """Write a part's name inside it, if it fits."""
    colours = {"us": WHITE, "rival": INK, "client": MUTED}
    face = "bold" if piece.kind == "us" else "italic" if piece.kind == "unknown" else "plain"
    words = canvas.wrap(piece.name, box.width - 10, "key", face)  # type: ignore[arg-type]  # a Face by construction
    if 0 < len(words) <= _LINES and all(canvas.width(line, "key", face) <= box.width - 10 for line in words):  # type: ignore[arg-type]  # a Face by construction
        x = (box.x0 + box.x1) / 2
        colour = colours.get(piece.kind, MUTED)
        canvas.label(x, box.middle, words, "key", colour=colour, face=face, side="center", gid="part")  # type: ignore[arg-type]  # a Face by construction
