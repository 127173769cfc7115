"""ABC twice, by value and by count, and the places by revenue beside those by profit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, Canvas, Rect, Scale, spread
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
_CLASSES = ("A", "B", "C")
_GROUNDS = {"A": OURS.fill, "B": BLUE_MIDDLE, "C": OURS.tint}


def draw_pareto(canvas: Canvas, result: Abc, *, lang: str) -> None:
    """Draw two pairs of stacked strips: clients above, revenue below, for each method."""
    upper, lower = canvas.body.inset(top=20, bottom=10).rows(2)
    for area, method, classes in ((upper, "by_value", result.by_value), (lower, "by_count", result.by_count)):
        title = say(f"identification.pareto.{method}", lang)
        canvas.label(area.x0, area.y0 + 16, title, "label", face="bold", gid="heading")
        counts = [classes.count(letter) for letter in _CLASSES]
        money = [
            sum(amount for amount, mine in zip(result.amounts, classes, strict=True) if mine == letter)
            for letter in _CLASSES
        ]
        strips = (
            ("clients", [count / len(classes) for count in counts], counts),
            ("money", [part / sum(result.amounts) for part in money], None),
        )
        for place, (what, parts, numbers) in enumerate(strips):
            row = Rect(area.x0 + 150, area.y0 + 46 + place * 84, area.x1, area.y0 + 46 + place * 84 + 66)
            words = say(f"identification.pareto.{what}", lang)
            canvas.label(row.x0 - 16, row.middle, words, "name", colour=MUTED, side="right", gid="name")
            _draw_strip(canvas, row, parts, numbers, lang)


def _draw_strip(canvas: Canvas, row: Rect, parts: Sequence[float], numbers: Sequence[int] | None, lang: str) -> None:
    """Draw one strip of three classes with printed numbers."""
    from matplotlib.patches import Rectangle

    left = row.x0
    for index, (letter, part) in enumerate(zip(_CLASSES, parts, strict=True)):
        width = part * row.width
        box = Rectangle((left, row.y0), width, row.height, facecolor=_GROUNDS[letter], edgecolor=WHITE, linewidth=2)
        box.set_gid(f"class-{letter}")
        canvas.axes.add_patch(box)
        colour = WHITE if letter == "A" else INK
        full = (
            say("identification.pareto.band", lang, n=numbers[index], letter=letter)
            if numbers
            else f"{letter}: {percent(part, lang)}"
        )
        short = full.rsplit(" ", 1)[0] if numbers else percent(part, lang)
        words = next((text for text in (full, short, letter) if canvas.width(text, "name", "bold") + 16 <= width), "")
        if words:
            canvas.label(
                left + width / 2,
                row.y0 + row.height / 2,
                words,
                "name",
                colour=colour,
                face="bold",
                side="center",
                gid="class",
            )
        left += width


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
