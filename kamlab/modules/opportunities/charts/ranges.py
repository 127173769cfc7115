"""Rows with a range each, from low to high, and a ring at the base: never a false point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import OTHER, OURS, Column, Rect, Row, Scale, row_table
from kamlab.findings.marks import grid, reach, ring, stroke
from kamlab.findings.settle import make_room
from kamlab.findings.style import INK, MUTED
from kamlab.findings.ticks import round_ticks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamlab.findings import Canvas

_PITCH = 1.85  # em of a name: a row is at least so high
_LEAST = 80  # canvas units a scale takes at least


@dataclass(frozen=True, slots=True)
class Range:
    """One row.

    Attributes
    ----------
    base
        The point to speak of; None if nothing is known: then the row says so in words.
    low, high
        Ends of the range; the same as base if there is only one figure.
    label
        The number as the reader sees it.
    note
        A quiet word in the last column.
    """

    name: str
    low: float | None
    base: float | None
    high: float | None
    label: str
    note: str = ""
    strong: bool = False
    whole: bool = False


def draw_ranges(
    canvas: Canvas,
    rows: Sequence[Range],
    *,
    heading: str,
    note: str = "",
    write: Callable[[float], str],
) -> None:
    """Draw the rows; ``heading`` names the scale, ``note`` the last column."""
    em = canvas.em("name")
    make_room(canvas, _PITCH * em * len(rows) + 4 * em)
    widest = max((canvas.width(row.note, "key") for row in rows), default=0) if note else 0
    columns = [Column("", least=360)]
    if note:
        columns.append(Column(note, least=min(widest, 360), side="left", grows=False))
    named = [Row(row.name, strong=row.strong, quiet=not row.strong, whole=row.whole) for row in rows]
    area = Rect(canvas.body.x0, canvas.body.y0 + 1.5 * em, canvas.body.x1, canvas.body.y1 - 1.8 * em)
    table = row_table(canvas, area, named, columns, zebra=False)
    field = table.columns[0]
    top = max((row.high or row.base or 0.0 for row in rows), default=0.0) or 1.0
    widest_label = max((canvas.width(row.label, "label", "bold") for row in rows), default=0)
    room = max(field.width - widest_label - 34, _LEAST)
    scale = Scale((0, top), (field.x0, field.x0 + room))
    wide = canvas.width(write(top), "name") + em
    ticks = round_ticks(0, top, max(2, min(5, int(room / wide))))
    grid(canvas, [[(scale(value), table.area.y0), (scale(value), table.area.y1)] for value in ticks])
    stroke(canvas, [(field.x0, table.area.y0), (field.x0, table.area.y1)], INK, 2, layer=1, gid="zero")
    for value in ticks:
        canvas.text(
            scale(value), table.area.y1 + 1.1 * em, write(value), "name", colour=MUTED, side="center", gid="tick"
        )
    words = canvas.fit(heading, field.width, "name", "bold")
    canvas.text(field.x0, table.area.y0 - 0.5 * em, words, "name", face="bold", gid="heading")
    for row, place in zip(rows, table.rows, strict=True):
        _draw_row(canvas, row, place, scale)
        if note and row.note:
            last = table.columns[1]
            words = canvas.fit(row.note, last.width, "key")
            canvas.label(last.x0, place.middle, words, "key", colour=MUTED, gid="note")


def _draw_row(canvas: Canvas, row: Range, place: Rect, scale: Scale) -> None:
    role = OURS if row.strong else OTHER
    end = scale(0) + 6
    if row.base is not None:
        low, high = row.low if row.low is not None else row.base, row.high if row.high is not None else row.base
        if high > low:
            reach(canvas, (scale(low), scale(high)), place.middle, role)
        ring(canvas, scale(row.base), place.middle, role)
        end = max(scale(high), scale(row.base) + 15) + 10
    face = "bold" if row.strong else "plain"
    colour = role.text if row.strong else INK
    canvas.label(end, place.middle, row.label, "label", colour=colour, face=face, ground="", gid="label")  # type: ignore[arg-type]  # a Face by construction
