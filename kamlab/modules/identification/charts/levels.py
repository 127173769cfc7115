"""For whom a client is key, and in which period: tables of marks with printed shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import OTHER, OURS, Canvas, Rect
from kamlab.findings.marks import band, dot, speck
from kamlab.findings.names import break_in_two
from kamlab.findings.style import INK, MUTED, QUIET
from kamlab.i18n import percent, say
from kamlab.modules.identification.charts.names import row_names
from kamlab.modules.identification.model import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamlab.findings.style import Face
    from kamlab.modules.identification.model import KeyFor

_NAMES = 0.28  # part of the width for names
_PITCH = 58
_NARROW = 0.6  # the company's column holds no name beside its share


def draw_levels(  # noqa: PLR0913 - what is drawn, and how the reader wants it
    canvas: Canvas,
    clients: Sequence[str],
    flags: Sequence[KeyFor],
    *,
    name: Callable[[str], str],
    unit: Callable[[str], str],
    lang: str,
) -> None:
    """Draw a row per client: a filled circle with its share at each level where it is key."""
    found: dict[tuple[str, str], KeyFor] = {}
    for flag in flags:
        seen = found.get((flag.client, flag.level))
        if seen is None or flag.share > seen.share:
            found[flag.client, flag.level] = flag
    heads = [say(f"identification.level.{level}", lang) for level in LEVELS]
    cells = [
        [
            (f"{percent(flag.share, lang, 1)}", unit(flag.unit) if flag.unit else "") if flag else None
            for flag in (found.get((client, level)) for level in LEVELS)
        ]
        for client in clients
    ]
    bold = [any(flag.client == client and flag.level == "company" for flag in flags) for client in clients]
    _draw_table(canvas, [name(client) for client in clients], heads, cells, bold)


def draw_periods(
    canvas: Canvas,
    clients: Sequence[str],
    periods: Sequence[tuple[str, dict[str, float], frozenset[str]]],
    *,
    name: Callable[[str], str],
    lang: str,
) -> None:
    """Draw a row per client: its share in each period, a filled circle where it is key.

    ``periods`` are triples (heading, client → share, key clients).
    """
    marks = canvas.body
    heads = [heading for heading, _, _ in periods]
    cells: list[list[tuple[str, str] | None]] = [
        [(percent(shares.get(client, 0.0), lang, 1), "") if client in key else None for _, shares, key in periods]
        for client in clients
    ]
    quiet = [
        [percent(shares[client], lang, 1) if client in shares else "" for _, shares, _ in periods] for client in clients
    ]
    always = [all(client in key for _, _, key in periods) for client in clients]
    canvas.body = marks
    _draw_table(canvas, [name(client) for client in clients], heads, cells, always, quiet)


def _draw_table(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas,
    names: Sequence[str],
    heads: Sequence[str],
    cells: Sequence[Sequence[tuple[str, str] | None]],
    bold: Sequence[bool],
    quiet: Sequence[Sequence[str]] | None = None,
) -> None:
    body = canvas.body
    pitch = min(_PITCH * canvas.em("name") / 22, (body.height - 70) / max(len(names), 1))
    names_end = body.x0 + _NAMES * body.width
    named = [any(cell[1] for row in cells if (cell := row[place])) for place in range(len(heads))]
    widths = [1.0 if own or not any(named) else _NARROW for own in named]
    columns = Rect(names_end + 34, body.y0, body.x1, body.y1).columns(*widths, gap=8)
    for column, head in zip(columns, heads, strict=True):
        wide = canvas.width(head, "name", "bold") > column.width
        words = break_in_two(head, lambda text: canvas.width(text, "name", "bold")) if wide else (head,)
        canvas.label(column.x0, body.y0 + 30, words, "name", face="bold", gid="heading")
    lines = row_names(canvas, names, names_end - body.x0, pitch)
    for place, (line, row, strong) in enumerate(zip(lines, cells, bold, strict=True)):
        area = Rect(body.x0, body.y0 + 66 + place * pitch, body.x1, body.y0 + 66 + (place + 1) * pitch)
        if place % 2 == 0:
            band(canvas, area, QUIET)
        face: Face = "bold" if strong else "plain"
        canvas.label(names_end, area.middle, line, "name", face=face, side="right", gid="name")
        for index, (column, cell) in enumerate(zip(columns, row, strict=True)):
            _draw_cell(canvas, column, area.middle, cell, quiet[place][index] if quiet else "")


def _draw_cell(canvas: Canvas, column: Rect, y: float, cell: tuple[str, str] | None, quiet: str) -> None:
    x = column.x0 + 15
    if cell is None:
        speck(canvas, x, y)
        if quiet:
            canvas.label(x + 30, y, quiet, "name", colour=MUTED, gid="share")
        return
    dot(canvas, x, y, OURS)
    share, unit = cell
    canvas.label(x + 30, y, share, "label", colour=INK, face="bold", gid="share")
    if unit:
        left = x + 30 + canvas.width(share, "label", "bold") + 14
        room = column.x1 - left
        wide = canvas.width(unit, "key") > room
        words = break_in_two(unit, lambda text: canvas.width(text, "key")) if wide else (unit,)
        shown = [canvas.fit(line, room, "key") for line in words]
        canvas.label(left, y, shown, "key", colour=OTHER.text, gid="unit")
