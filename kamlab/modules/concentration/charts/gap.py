"""Late payment: the balance day by day, and beside it the two numbers that are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, Canvas, Rect, Scale, round_ticks, ticks_below, ticks_left
from kamlab.findings.canvas import PITCH
from kamlab.findings.marks import block, dot, polygon, stroke
from kamlab.findings.style import INK, LINE, MUTED, WHITE
from kamlab.i18n import number, say

if TYPE_CHECKING:
    from kamlab.findings import Role
    from kamlab.modules.concentration.charts.units import Unit
    from kamlab.modules.concentration.model import CashGap


def draw_gap(canvas: Canvas, told: CashGap, *, unit: Unit, pays_on: int, delay: int, lang: str) -> None:  # noqa: PLR0913 - what stands on the sheet
    """Draw the two balances; to the right how much money is missing and how much is owed, each a bar."""
    left, right = canvas.body.columns(1.9, 1, gap=90)
    _draw_days(canvas, left, told, unit, pays_on, delay, lang)
    _draw_numbers(canvas, right, told, unit, lang)


def _draw_days(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, area: Rect, told: CashGap, unit: Unit, pays_on: int, delay: int, lang: str
) -> None:
    em, days = canvas.em("name"), len(told.prompt) - 1
    plot = area.inset(left=4.6 * em, top=2.4 * em, bottom=4.4 * em)
    values = [0.0, *told.prompt, *told.delayed, told.lowest_prompt, told.lowest_delayed]
    low, high = min(values), max(values)
    room = (high - low) or 1.0
    x = Scale((0, days), (plot.x0, plot.x1))
    y = Scale((high + 0.08 * room, low - 0.1 * room), (plot.y0, plot.y1))
    ticks = [tick * unit.size for tick in round_ticks(low / unit.size, high / unit.size, 6)]
    digits = 0 if all(float(tick / unit.size).is_integer() for tick in ticks) else 1
    ticks_left(canvas, plot, y, ticks, lambda value: unit.write(value, lang, decimals=digits))
    stroke(canvas, [(plot.x0, y(0)), (plot.x1, y(0))], INK, 2.4, layer=2, gid="zero")
    ticks_below(canvas, plot, x, round_ticks(0, days, 6), lambda day: number(day, lang))
    words = say("concentration.gap.days", lang)
    canvas.label((plot.x0 + plot.x1) / 2, plot.y1 + 2.9 * em, words, "name", colour=MUTED, side="center", gid="axis")
    lines = (
        ("prompt", told.prompt, told.lowest_prompt, pays_on, OTHER),
        ("delayed", told.delayed, told.lowest_delayed, pays_on + delay, DANGER),
    )
    for name, balances, lowest, day, role in lines if delay else lines[:1]:
        points = _points(balances, lowest, day, x, y)
        colour = LINE if role is OTHER else role.fill
        stroke(canvas, points, colour, 5, layer=3 if role is OTHER else 3.2, gid=name)
        dot(canvas, x(day), y(lowest), role, radius=12, hollow=True, gid=f"lowest-{name}")
        if role is DANGER and lowest < 0:
            _hatch_below(canvas, points, y(0))
        words = say(f"concentration.gap.point.{name}", lang, n=delay, lowest=unit.write(lowest, lang))
        _write_lowest(canvas, plot, x(day), y(lowest), words, role)


def _points(balances: tuple[float, ...], lowest: float, day: int, x: Scale, y: Scale) -> list[tuple[float, float]]:
    """Return the line of the balances with the day of the lowest point as an upright step."""
    points = []
    for place, balance in enumerate(balances):
        if place == day:
            points.append((x(place), y(lowest)))
        points.append((x(place), y(balance)))
    return points


def _hatch_below(canvas: Canvas, points: list[tuple[float, float]], zero: float) -> None:
    """Hatch the days without money under the delayed line: in grey the two lines are told apart by it."""
    below = [(points[0][0], zero), *((x, max(y, zero)) for x, y in points), (points[-1][0], zero)]
    area = polygon(canvas, below, DANGER, hollow=True, gid="below")
    area.set_hatch(canvas.medium.hatch("///"))
    area.set_linewidth(0)
    area.set_zorder(1.5)


def _write_lowest(canvas: Canvas, plot: Rect, x: float, y: float, words: str, role: Role) -> None:  # noqa: PLR0913, PLR0917 - a private helper
    """Write the lowest balance left of its point, where the falling line leaves room below it."""
    lines = canvas.wrap(words, 0.34 * plot.width, "name", "bold")
    wide = max(canvas.width(line, "name", "bold") for line in lines)
    left = max(plot.x0 + 6, x - 26 - wide)
    top = min(y + 0.8 * canvas.em("name"), plot.y1 - len(lines) * PITCH * canvas.em("name") / 2)
    canvas.label(left, top, lines, "name", colour=role.text, face="bold", ground=WHITE, gid="lowest")


def _draw_numbers(canvas: Canvas, area: Rect, told: CashGap, unit: Unit, lang: str) -> None:
    """Draw the two numbers under each other, on one scale."""
    em = canvas.em("name")
    head = canvas.wrap(say("concentration.gap.two", lang), area.width, "name", "bold")
    canvas.label(area.x0, area.y0 + (0.5 + len(head) / 2) * PITCH * em, head, "name", face="bold", gid="heading")
    most = max(told.extra_need, told.extra_receivable, 1e-9)
    x = Scale((0, most), (area.x0, area.x1))
    top = area.y0 + (len(head) + 1.6) * PITCH * em
    shown = (("need", told.extra_need, DANGER), ("receivable", told.extra_receivable, OTHER))
    for name, amount, role in shown:
        lines = canvas.wrap(say(f"concentration.gap.bar.{name}", lang), area.width, "name")
        canvas.label(area.x0, top + len(lines) * PITCH * em / 2, lines, "name", gid="name")
        top += (len(lines) + 0.4) * PITCH * em
        block(
            canvas, Rect(area.x0, top, max(x(max(amount, 0.0)), area.x0 + 2), top + 2.2 * em), role, gid=f"bar-{name}"
        )
        top += 2.2 * em + 0.95 * canvas.em("big")
        canvas.label(area.x0, top, unit.write(amount, lang), "big", colour=role.text, face="bold", gid="amount")
        top += 2.2 * em
