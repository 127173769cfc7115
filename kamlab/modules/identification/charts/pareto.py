"""ABC twice, by value and by count, and the places by revenue beside those by profit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, Canvas, Scale, spread
from kamlab.findings.marks import DASHED, dot, stroke
from kamlab.findings.style import BLUE_MIDDLE, INK, MUTED, WHITE
from kamlab.i18n import percent, say
from kamlab.modules.identification.charts.names import row_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamlab.findings import Role
    from kamlab.findings.canvas import Side
    from kamlab.findings.style import Face
    from kamlab.modules.identification.model import Abc, ProfitView

_RISE = 3  # places gained that are worth a colour
_STRIP = 62  # height of a strip
_LED, _CLOSE = 38, 16  # above a strip: with names that found no room in it, and without
_BETWEEN = 44
_CLASSES = ("A", "B", "C")
_GROUNDS = {"A": OURS.fill, "B": BLUE_MIDDLE, "C": OURS.tint}


def draw_pareto(canvas: Canvas, result: Abc, *, lang: str) -> None:
    """Draw two pairs of stacked strips: clients above, revenue below, for each method."""
    y = canvas.body.y0 + 20
    for method, classes in (("by_value", result.by_value), ("by_count", result.by_count)):
        title = say(f"identification.pareto.{method}", lang)
        canvas.label(canvas.body.x0, y + 12, title, "label", face="bold", gid="heading")
        y += 34
        counts = [classes.count(letter) for letter in _CLASSES]
        money = [
            sum(amount for amount, mine in zip(result.amounts, classes, strict=True) if mine == letter)
            for letter in _CLASSES
        ]
        strips: tuple[tuple[str, list[float], list[int] | None], ...] = (
            ("clients", [count / len(classes) for count in counts], counts),
            ("money", [part / sum(result.amounts) for part in money], None),
        )
        for what, parts, numbers in strips:
            pieces = _pieces(canvas, (canvas.body.x0 + 150, canvas.body.x1), parts, numbers, lang)
            y += _LED if any(piece.led for piece in pieces) else _CLOSE
            words = say(f"identification.pareto.{what}", lang)
            middle = y + _STRIP / 2
            canvas.label(canvas.body.x0 + 134, middle, words, "name", colour=MUTED, side="right", gid="name")
            _draw_strip(canvas, pieces, y)
            y += _STRIP
        y += _BETWEEN


@dataclass(frozen=True, slots=True)
class _Piece:
    """One class of a strip: where it stands, what is written, whether the words stand above it."""

    letter: str
    x0: float
    x1: float
    words: str
    led: bool


def _pieces(
    canvas: Canvas, ends: tuple[float, float], parts: Sequence[float], numbers: Sequence[int] | None, lang: str
) -> list[_Piece]:
    """Divide a strip; a piece too narrow for its letter and number has them above, at a thin line."""
    pieces, left = [], ends[0]
    for index, (letter, part) in enumerate(zip(_CLASSES, parts, strict=True)):
        right = left + part * (ends[1] - ends[0])
        full = f"{letter}: {percent(part, lang)}"
        short = full
        if numbers:
            full = say("identification.pareto.band", lang, n=numbers[index], letter=letter)
            short = full.rsplit(" ", 1)[0]
        room = right - left - 16
        words = next((text for text in (full, short) if canvas.width(text, "name", "bold") <= room), "")
        if part > 0:
            pieces.append(_Piece(letter, left, right, words or short, not words))
        left = right
    return pieces


def _draw_strip(canvas: Canvas, pieces: Sequence[_Piece], top: float) -> None:
    """Draw one strip of classes, each named on itself or above."""
    from matplotlib.patches import Rectangle

    for piece in pieces:
        ground = _GROUNDS[piece.letter]
        box = Rectangle((piece.x0, top), piece.x1 - piece.x0, _STRIP, facecolor=ground, edgecolor=WHITE, linewidth=2)
        box.set_gid(f"class-{piece.letter}")
        canvas.axes.add_patch(box)
        if not piece.led:
            colour = WHITE if piece.letter == "A" else INK
            middle = (piece.x0 + piece.x1) / 2
            canvas.label(
                middle, top + _STRIP / 2, piece.words, "name", colour=colour, face="bold", side="center", gid="class"
            )
    led = [piece for piece in pieces if piece.led]
    middles = [(piece.x0 + piece.x1) / 2 for piece in led]
    widths = [canvas.width(piece.words, "name", "bold") for piece in led]
    wished = [middle - width / 2 for middle, width in zip(middles, widths, strict=True)]
    starts = spread(wished, widths, low=pieces[0].x0, high=canvas.body.x1, gap=18) or wished
    for piece, middle, start, width in zip(led, middles, starts, widths, strict=True):
        canvas.label(start, top - 22, piece.words, "name", colour=INK, face="bold", gid="class")
        foot = min(max(middle, start + 4), start + width - 4)
        stroke(canvas, [(foot, top - 10), (middle, top + 6)], INK, 1.6, layer=5, gid="leader")


def draw_profit(canvas: Canvas, view: ProfitView, *, name: Callable[[str], str], lang: str) -> None:
    """Draw the largest clients' places by revenue (left) and by profit (right), joined by a line."""
    rows = min(canvas.medium.rows, len(view.clients))
    body = canvas.body
    left, right = body.x0 + 0.36 * body.width, body.x0 + 0.66 * body.width
    y = Scale((1, rows), (body.y0 + 76, body.y1 - 30))
    heads: tuple[tuple[float, str, Side], ...] = ((left, "revenue", "right"), (right, "profit", "left"))
    for x, what, side in heads:
        words = say(f"identification.profit.{what}", lang)
        canvas.label(x, body.y0 + 30, words, "name", face="bold", side=side, gid="heading")
    shown = row_names(canvas, [name(client) for client in view.clients[:rows]], 0.3 * body.width, y.span(1))
    order = sorted(range(rows), key=lambda index: (view.profit_place[index], index))
    wished = [min(float(view.profit_place[index]), rows) for index in order]
    pitch = 1.3 * canvas.em("name")
    tops = spread([y(place) - pitch / 2 for place in wished], [pitch] * rows, low=y(1) - pitch, high=body.y1, gap=2)
    ends = dict(zip(order, [top + pitch / 2 for top in tops or [y(p) - pitch / 2 for p in wished]], strict=True))
    for index in range(rows):
        drop = view.profit_place[index] - view.revenue_place[index]
        role = DANGER if drop > rows / 2 else OURS if drop <= -_RISE else OTHER
        _draw_line(canvas, view, index, shown[index], (left, right), (y(index + 1), ends[index]), role, lang)


def _draw_line(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas,
    view: ProfitView,
    index: int,
    words: tuple[str, ...],
    xs: tuple[float, float],
    ys: tuple[float, float],
    role: Role,
    lang: str,
) -> None:
    danger, quiet = role is DANGER, role is OTHER
    colour = INK if quiet else role.text
    face: Face = "plain" if quiet else "bold"
    fill, width = (MUTED, 2.4) if quiet else (role.fill, 4)
    stroke(canvas, [(xs[0], ys[0]), (xs[1], ys[1])], fill, width, dash=DASHED if danger else "solid")
    for x, y in zip(xs, ys, strict=True):
        dot(canvas, x, y, role, radius=9, hollow=danger)
    places = (str(view.revenue_place[index]), str(view.profit_place[index]))
    canvas.label(xs[0] - 22, ys[0], places[0], "name", colour=colour, face=face, side="right", gid="place")
    canvas.label(xs[0] - 64, ys[0], words, "name", colour=colour, face=face, side="right", gid="name")
    canvas.label(xs[1] + 22, ys[1], places[1], "name", colour=colour, face=face, gid="place")
    note = say("identification.profit.margin", lang, margin=view.margin[index])
    canvas.label(xs[1] + 74, ys[1], note, "key", colour=colour if danger else MUTED, gid="margin")
