"""The floor on a line of prices: below it we work for the bank; above stand the offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Rect, Scale, spread
from kamlab.findings.marks import block, dot, square, stroke
from kamlab.findings.style import INK, LINE, MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings import Canvas

_BAR = 34  # canvas units


@dataclass(frozen=True, slots=True)
class Price:
    """A price on the line: what kind it is (``list``, ``rival``, ``floor``, ``at_once``, ``cost``), its words."""

    kind: str
    value: float
    lines: tuple[str, ...]


def draw_floor(canvas: Canvas, above: Sequence[Price], below: Sequence[Price], *, floor: float) -> None:
    """Draw the line of prices: offers above it, our costs and floors below it."""
    em, body = canvas.em("name"), canvas.body
    every = [price.value for price in (*above, *below)]
    low, high = min(every), max(every)
    margin = max(0.06 * (high - low), 1)
    scale = Scale((low - margin, high + margin), (body.x0, body.x1))
    top = body.y0 + 4.8 * em
    line = Rect(body.x0, top, body.x1, top + _BAR)
    block(canvas, Rect(body.x0, line.y0, scale(floor), line.y1), DANGER, gid="below")
    block(canvas, Rect(scale(floor), line.y0, body.x1, line.y1), OURS, hollow=True, gid="room")
    _names(canvas, above, scale, (line.y0 - 2.9 * em, line.y0))
    _names(canvas, below, scale, (line.y1 + 2.9 * em, line.y1))
    for price in (*above, *below):
        x = scale(price.value)
        if price.kind == "rival":
            square(canvas, x, line.middle)
        elif price.kind in {"floor", "list"}:
            dot(canvas, x, line.middle, OURS, radius=13, gid=price.kind)
        else:
            dot(canvas, x, line.middle, OURS, radius=13, hollow=True, gid=price.kind)


def _names(canvas: Canvas, prices: Sequence[Price], scale: Scale, places: tuple[float, float]) -> None:
    """Set the words of prices apart along the line, each tied to its place."""
    ordered = sorted(prices, key=lambda price: price.value)
    widths = [max(canvas.width(text, "name", "bold") for text in price.lines) for price in ordered]
    wished = [scale(price.value) - width / 2 for price, width in zip(ordered, widths, strict=True)]
    starts = spread(wished, widths, low=canvas.body.x0, high=canvas.body.x1, gap=26) or wished
    y, edge = places
    for price, start, width in zip(ordered, starts, widths, strict=True):
        middle = start + width / 2
        colour = OURS.text if price.kind == "floor" else INK if price.kind in {"list", "rival"} else MUTED
        face = "bold" if price.kind == "floor" else "plain"
        canvas.label(middle, y, price.lines, "name", colour=colour, face=face, side="center", gid="price")  # type: ignore[arg-type]  # a Face by construction
        near = y + (1.4 if y < edge else -1.4) * canvas.em("name")
        stroke(canvas, [(middle, near), (scale(price.value), edge)], LINE, 1.8, layer=1, gid="leader")
