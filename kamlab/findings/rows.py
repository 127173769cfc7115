"""Rows with names on the left and columns on the right: the frame of most figures.

Marks are put into the cells by the chart; names, headings, bands and the pitch of
the rows come from here, so that tables of all modules look alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings.canvas import Rect
from kamlab.findings.marks import band
from kamlab.findings.names import chart_names
from kamlab.findings.style import INK, MUTED, QUIET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings.canvas import Canvas, Side
    from kamlab.findings.style import Face

NAME_GAP = 16  # between a name and what follows
BAND_PAD = 14  # between the edge of a band and the longest name
_TALLEST = 3.4  # pitch of a row in em of a name: more makes few rows look like doors
_COLUMN_GAP = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table figure.

    Attributes
    ----------
    name
        A client's full name, or words of ours if ``whole``.
    strong
        The subject of the title: bold.
    quiet
        Beside the point: grey.
    colour
        Instead of ink, for a row in danger.
    """

    name: str
    strong: bool = False
    quiet: bool = False
    colour: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, a quieter second line, the least width, where it aligns."""

    heading: str
    under: str = ""
    least: float = 60
    side: Side = "center"
    grows: bool = True  # takes part of the room that is left over


@dataclass(frozen=True, slots=True)
class RowTable:
    """Where the rows and columns came to stand."""

    rows: tuple[Rect, ...]
    columns: tuple[Rect, ...]
    names: tuple[tuple[str, ...], ...]
    area: Rect  # the rows together, names included

    def cell(self, row: int, column: int) -> tuple[float, float]:
        """Return the middle of a cell."""
        place = self.columns[column]
        return (place.x0 + place.x1) / 2, self.rows[row].middle


def row_table(
    canvas: Canvas, area: Rect, rows: Sequence[Row], columns: Sequence[Column], *, zebra: bool = False
) -> RowTable:
    """Set names, headings and bands; return the places for the marks.

    Examples
    --------
    >>> from kamlab.findings import Canvas, Column, Row, row_table
    >>> canvas = Canvas("Две сделки из трёх подтверждены")
    >>> table = row_table(canvas, canvas.body, [Row("Вега"), Row("Сириус")], [Column("Объём"), Column("Решение")])
    >>> table.names
    (('Вега',), ('Сириус',))
    """
    limit = area.width * canvas.medium.names * 1.05
    names = set_names(canvas, rows, limit)
    widest = names_width(canvas, rows, names)
    head = _head_height(canvas, columns)
    pitch = min((area.height - head) / max(len(rows), 1), _TALLEST * canvas.em("name"))
    top = area.y0 + head
    whole = Rect(area.x0, top, area.x1, top + pitch * len(rows))
    places = whole.rows(len(rows))
    edge = area.x0 + BAND_PAD + widest
    columns_at = _columns(canvas, Rect(edge + NAME_GAP + 14, top, area.x1, whole.y1), columns)
    for index, (row, lines, place) in enumerate(zip(rows, names, places, strict=True)):
        if zebra and index % 2 == 0:
            band(canvas, place, QUIET)
        draw_name(canvas, row, lines, edge, place.middle)
    _draw_headings(canvas, columns, columns_at, top)
    return RowTable(tuple(places), tuple(columns_at), tuple(names), whole)


def set_names(canvas: Canvas, rows: Sequence[Row], limit: float) -> list[tuple[str, ...]]:
    """Set clients' names to a width; words of ours are only wrapped."""
    face: Face = "bold" if any(row.strong for row in rows) else "plain"
    clients = [row.name for row in rows if not row.whole]
    fitted = iter(
        chart_names(
            clients, lines=canvas.medium.lines, limit=limit, measure=lambda text: canvas.width(text, "name", face)
        )
    )
    return [tuple(canvas.wrap(row.name, limit)[:2]) if row.whole else next(fitted) for row in rows]


def names_width(canvas: Canvas, rows: Sequence[Row], names: Sequence[Sequence[str]]) -> float:
    """Measure the widest line of the names as they will be set."""
    pairs = zip(rows, names, strict=True)
    return max((canvas.width(line, "name", _face(row)) for row, lines in pairs for line in lines), default=0)


def draw_name(canvas: Canvas, row: Row, lines: Sequence[str], edge: float, middle: float) -> None:
    """Set a name right-aligned at ``edge``, centred on the row."""
    colour = row.colour or (MUTED if row.quiet or row.whole else INK)
    canvas.label(edge, middle, lines, "name", colour=colour, face=_face(row), side="right", gid="name")


def _columns(canvas: Canvas, field: Rect, columns: Sequence[Column]) -> list[Rect]:
    """Give each column what its heading needs and an equal part of what is left over."""
    needs = [_need(canvas, column) for column in columns]
    spare = max(field.width - sum(needs) - _COLUMN_GAP * (len(columns) - 1), 0)
    growing = sum(column.grows for column in columns) or 1
    places, left = [], field.x0
    for column, need in zip(columns, needs, strict=True):
        width = need + (spare / growing if column.grows else 0)
        places.append(Rect(left, field.y0, left + width, field.y1))
        left += width + _COLUMN_GAP
    return places


def _need(canvas: Canvas, column: Column) -> float:
    heading = max((canvas.width(line, "name", "bold") for line in column.heading.split("\n")), default=0)
    return max(heading, canvas.width(column.under, "key"), column.least)


def _head_height(canvas: Canvas, columns: Sequence[Column]) -> float:
    """Room above the rows for the headings and their second lines."""
    if not any(column.heading for column in columns):
        return 0
    lines = max(column.heading.count("\n") + 1 for column in columns)
    under = any(column.under for column in columns)
    return (1.08 * lines + 0.5) * canvas.em("name") + (1.3 * canvas.em("key") if under else 0)


def _draw_headings(canvas: Canvas, columns: Sequence[Column], places: Sequence[Rect], top: float) -> None:
    em, small = canvas.em("name"), canvas.em("key")
    under = any(column.under for column in columns)
    for column, place in zip(columns, places, strict=True):
        x = {"left": place.x0, "right": place.x1, "center": (place.x0 + place.x1) / 2}[column.side]
        if column.under:
            canvas.text(x, top - 0.5 * em, column.under, "key", colour=MUTED, side=column.side, gid="heading")
        baseline = top - 0.5 * em - (1.3 * small if under else 0)
        for line in column.heading.split("\n")[::-1]:
            canvas.text(x, baseline, line, "name", face="bold", side=column.side, gid="heading")
            baseline -= 1.08 * em


def _face(row: Row) -> Face:
    return "bold" if row.strong else "plain"
