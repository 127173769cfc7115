"""Horizontal bars with direct labels: who carries how much.

Names stand left of the bars, numbers right of them, thresholds are dashed lines
with their names on top. The scale leaves room for every label, so nothing is cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings.canvas import Rect
from kamlab.findings.labels import spread
from kamlab.findings.marks import DASHED, Scale, band, block, stroke, zero_line
from kamlab.findings.rows import NAME_GAP, Row, draw_name, names_width, set_names
from kamlab.findings.style import DANGER, INK, MUTED, OTHER, WHITE, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings.canvas import Canvas, Side
    from kamlab.findings.style import Face, Kind

FILLED = 0.66  # part of the row's pitch that a bar takes
PAD = 10  # between a bar and its label
_TALLEST = 3.6  # pitch in em of a name: more makes few bars look like doors


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a name, a value, and the words around the bar.

    Attributes
    ----------
    value
        Length of the bar in any unit; negative goes left.
    label
        The number as the reader sees it, bold if ``strong``.
    note
        A second, quieter number after the label (roubles beside percent).
    inside
        A word on the bar itself («ключевой»); it moves behind the label if the bar is too short.
    whole_name
        The name is words of ours («ещё 40 клиентов вместе»), not a client: leave it as it is.
    """

    name: str
    value: float
    label: str
    note: str = ""
    inside: str = ""
    role: Role = OTHER
    strong: bool = False
    whole_name: bool = False


@dataclass(frozen=True, slots=True)
class Threshold:
    """A named line across the bars: ``value`` in the unit of the bars."""

    value: float
    label: str
    role: Role
    solid: bool = False  # the strip above, from this value on, in the full colour


@dataclass(frozen=True, slots=True)
class BarChart:
    """Where things came to stand, for marks added later and for tests."""

    scale: Scale
    rows: tuple[Rect, ...]
    names: tuple[tuple[str, ...], ...]
    ends: tuple[float, ...]  # where the words of each row end; right of them is room for an inset


def bars(
    canvas: Canvas, area: Rect, rows: Sequence[Bar], *, thresholds: Sequence[Threshold] = (), names_part: float = 0.0
) -> BarChart:
    """Draw horizontal bars with names, labels and thresholds into ``area``.

    Names take the medium's part of the width, or ``names_part`` of it if that is more: for sentences of the reader's.

    Examples
    --------
    >>> from kamlab.findings import OURS, Bar, Canvas, bars
    >>> canvas = Canvas("Один клиент даёт 60 % выручки")
    >>> bars(canvas, canvas.body, [Bar("Вега", 60, "60 %", role=OURS), Bar("Сириус", 40, "40 %")]).names
    (('Вега',), ('Сириус',))
    """
    named = [_row(bar) for bar in rows]
    names = set_names(canvas, named, area.width * max(canvas.medium.names, names_part))
    widest = names_width(canvas, named, names)
    head = 1.5 * canvas.em("name") + 26 if thresholds else 0
    field = area.inset(left=widest + NAME_GAP, top=head)
    pitch = min(field.height / max(len(rows), 1), _TALLEST * canvas.em("name"))
    places = Rect(field.x0, field.y0, field.x1, field.y0 + pitch * len(rows)).rows(len(rows))
    tall = FILLED * pitch > 1.15 * canvas.em("name")
    scale, inside = _scale(canvas, field, rows, thresholds, tall=tall)
    lowest = places[-1].y1 if places else field.y0
    _draw_thresholds(canvas, thresholds, scale, Rect(scale(0), area.y0, field.x1, lowest))
    for bar, row, lines, place, on_bar in zip(rows, named, names, places, inside, strict=True):
        draw_name(canvas, row, lines, field.x0 - NAME_GAP, place.middle)
        _draw_bar(canvas, bar, place, scale, inside=on_bar)
    if any(bar.value < 0 for bar in rows):
        zero_line(canvas, scale(0), field.y0, lowest)
    ends = [scale(bar.value) + _tail(canvas, bar, inside=on_bar) for bar, on_bar in zip(rows, inside, strict=True)]
    return BarChart(scale, tuple(places), tuple(names), tuple(ends))


def _row(bar: Bar) -> Row:
    return Row(bar.name, strong=bar.strong, colour=bar.role.text if bar.role is DANGER else "", whole=bar.whole_name)


def _scale(
    canvas: Canvas, field: Rect, rows: Sequence[Bar], thresholds: Sequence[Threshold], *, tall: bool
) -> tuple[Scale, list[bool]]:
    """Find the largest scale at which every bar with its words stays within the field.

    Also says which bars are ``tall`` and long enough to carry their word. Moving a word behind
    its bar makes the scale smaller, so this is repeated until nothing moves.
    """
    low = min([0.0, *(bar.value for bar in rows)])
    inside = [tall and bool(bar.inside) and bar.value > 0 for bar in rows]
    while True:
        tails = [_tail(canvas, bar, inside=on_bar) for bar, on_bar in zip(rows, inside, strict=True)]
        left = max((tail for tail, bar in zip(tails, rows, strict=True) if bar.value < 0), default=0)
        room = field.width - left
        needs = [(bar.value - low, tail) for bar, tail in zip(rows, tails, strict=True) if bar.value >= 0]
        needs += [(line.value - low, 0.09 * room) for line in thresholds] + [(-low, 0.0)]
        unit = min(((room - tail) / length for length, tail in needs if length > 0), default=room)
        kept = [
            on_bar and canvas.width(bar.inside, "name", "bold") + 24 <= bar.value * unit
            for bar, on_bar in zip(rows, inside, strict=True)
        ]
        if kept == inside:
            return Scale((low, low + room / unit), (field.x0 + left, field.x1)), inside
        inside = kept


def _words(bar: Bar, *, inside: bool) -> list[tuple[str, Kind, Face, str]]:
    """List what stands behind a bar: text, kind, face and colour of each piece."""
    colour = bar.role.text if bar.role is DANGER else INK
    words: list[tuple[str, Kind, Face, str]] = [(bar.label, "label", _face(bar), colour)]
    if bar.inside and not inside:
        words.append((bar.inside, "name", "bold", bar.role.text))
    if bar.note:
        words.append((bar.note, "key", "plain", MUTED))
    return words


def _tail(canvas: Canvas, bar: Bar, *, inside: bool) -> float:
    """Room that the words behind a bar take."""
    return sum(canvas.width(words, kind, face) + PAD + 4 for words, kind, face, _ in _words(bar, inside=inside))


def _face(bar: Bar) -> Face:
    return "bold" if bar.strong else "plain"


def _draw_bar(canvas: Canvas, bar: Bar, place: Rect, scale: Scale, *, inside: bool) -> None:
    """Draw one bar and the words behind it; left of zero everything is mirrored."""
    half = FILLED * place.height / 2
    zero, end = scale(0), scale(bar.value)
    area = Rect(min(zero, end), place.middle - half, max(zero, end), place.middle + half)
    if bar.value:
        block(canvas, area, bar.role)
    if bar.inside and inside:
        canvas.label(zero + 12, place.middle, bar.inside, "name", colour=WHITE, face="bold", gid="inside")
    side: Side = "left" if bar.value >= 0 else "right"
    way = 1 if bar.value >= 0 else -1
    x = end + way * PAD
    for words, kind, face, colour in _words(bar, inside=inside):
        canvas.label(x, place.middle, words, kind, colour=colour, face=face, side=side, ground=WHITE, gid="label")
        x += way * (canvas.width(words, kind, face) + PAD + 4)


def _draw_thresholds(canvas: Canvas, thresholds: Sequence[Threshold], scale: Scale, area: Rect) -> None:
    """Draw the dashed lines, the strip of bands on top and the names above it."""
    ordered = sorted(thresholds, key=lambda line: line.value)
    if not ordered:
        return
    strip = area.y0 + 1.5 * canvas.em("name") + 4
    edges = [*(scale(line.value) for line in ordered), area.x1]
    names = [line.label for line in ordered]
    starts, moved = _name_places(canvas, names, edges[:-1], area)
    if moved:  # too near each other for whole names: the numbers remain, the text beside the figure has the names
        names = [name.split(":")[0] for name in names]
        starts, _ = _name_places(canvas, names, edges[:-1], area)
    for index, line in enumerate(ordered):
        x, colour = edges[index], line.role.fill if line.solid else line.role.tint
        band(canvas, Rect(x, strip, edges[index + 1], strip + 10), colour)
        stroke(canvas, [(x, strip + 14), (x, area.y1)], line.role.text, 2.2, dash=DASHED, layer=1.5, gid="threshold")
        canvas.text(starts[index], strip - 8, names[index], "name", colour=line.role.text, gid="threshold")


def _name_places(canvas: Canvas, names: Sequence[str], lines: Sequence[float], area: Rect) -> tuple[list[float], bool]:
    """Set each name at its line; also tell whether one had to move further than its own length."""
    widths = [canvas.width(name, "name") for name in names]
    starts = spread(lines, widths, low=canvas.area.x0, high=area.x1, gap=16)
    if starts is None:
        return list(lines), True
    return starts, any(abs(start - x) > width for start, x, width in zip(starts, lines, widths, strict=True))
