"""How long the money lasts: the account stays, it goes, it goes and there is a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Canvas, Rect, Scale, round_ticks, spread, ticks_left
from kamlab.findings.canvas import CAP, PITCH
from kamlab.findings.marks import DASHED, DOTTED, dot, polygon, stroke
from kamlab.findings.settle import make_room
from kamlab.findings.style import INK, LINE, MUTED, WHITE
from kamlab.i18n import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.modules.concentration.charts.units import Unit
    from kamlab.modules.concentration.model import CashPath

_LEAST = 260  # height of the lines at least, canvas units
_AFTER = 2.4  # months the line goes on below zero


@dataclass(frozen=True, slots=True)
class Begin:
    """When a lever of the plan begins: months after the exit, and what it is in a few words."""

    month: float
    words: str


@dataclass(frozen=True, slots=True)
class Course:
    """Three courses of the cash and the words that stand beside them.

    Attributes
    ----------
    stays
        While the account is there; None if nothing is to be compared.
    goes
        It goes and nothing is done.
    planned
        It goes and there is a plan; None without one.
    months
        Short names of the months, one per month shown; the year under those that begin one.
    begins
        When the levers of the plan begin.
    ends
        What to write where the money is used up.
    plan_ends
        What to write at the end of the plan's line.
    """

    stays: CashPath | None
    goes: CashPath
    planned: CashPath | None
    months: Sequence[tuple[str, str]]
    begins: Sequence[Begin]
    ends: str
    plan_ends: str


def draw_runway(canvas: Canvas, course: Course, *, unit: Unit, lang: str) -> None:
    """Draw the cash month by month with its three courses."""
    em, count = canvas.em("name"), len(course.months)
    shown = [path for path in (course.stays, course.goes, course.planned) if path]
    goes = _cut(course.goes, count)
    values = [
        0.0,
        *(balance for path in shown if path is not course.goes for balance in path.balances),
        *(y for _, y in goes),
    ]
    low, high = min(values), max(values)
    room = (high - low) or 1.0
    words = _end_words(course, lang)
    wide = max(canvas.width(line, "name", "bold") for lines in words.values() for line in lines)
    edges = {"left": 3.6 * em, "top": 0.8 * em, "right": min(wide + 20, 0.27 * canvas.body.width), "bottom": 3.2 * em}
    begins = _begin_words(canvas, canvas.body.inset(**edges), course)
    deep = (_rows(begins) + 0.9) * PITCH * em if begins else 0.0
    make_room(canvas, edges["top"] + _LEAST + deep + edges["bottom"])
    plot = canvas.body.inset(**edges)
    x = Scale((0, count), (plot.x0, plot.x1))
    y = Scale((high + 0.06 * room, low - 0.04 * room), (plot.y0, plot.y1 - deep))
    ticks = [tick * unit.size for tick in round_ticks(low / unit.size, high / unit.size, 6)]
    digits = 0 if all(float(tick / unit.size).is_integer() for tick in ticks) else 1
    left = plot.inset(left=-0.9 * em)
    ticks_left(canvas, left, y, ticks, lambda value: unit.write(value, lang, decimals=digits))
    stroke(canvas, [(plot.x0, y(0)), (plot.x1, y(0))], INK, 2.4, layer=2, gid="zero")
    _months(canvas, plot, x, course)
    if course.planned:
        _begins(canvas, plot, begins, course.planned, x, y)
    _lines(canvas, course, goes, x, y)
    _ends(canvas, plot, course, words, goes, x, y)


def _cut(path: CashPath, count: int) -> list[tuple[float, float]]:
    """Return the points of the line without a plan: a little below zero is enough."""
    points = [(float(month), balance) for month, balance in enumerate(path.balances)]
    if path.months is None:
        return points
    last = min(path.months + _AFTER, float(count))
    kept = [point for point in points if point[0] <= last]
    if kept[-1][0] < last:
        (x0, y0), (x1, y1) = points[len(kept) - 1], points[len(kept)]
        kept.append((last, y0 + (last - x0) / (x1 - x0) * (y1 - y0)))
    return kept


def _lines(canvas: Canvas, course: Course, goes: list[tuple[float, float]], x: Scale, y: Scale) -> None:
    if course.stays:
        points = [(x(month), y(balance)) for month, balance in enumerate(course.stays.balances)]
        stroke(canvas, points, LINE, 5, gid="stays")
    stroke(canvas, [(x(month), y(balance)) for month, balance in goes], DANGER.fill, 6, layer=3.2, gid="goes")
    if course.planned:
        points = [(x(month), y(balance)) for month, balance in enumerate(course.planned.balances)]
        stroke(canvas, points, OURS.fill, 6, dash=DASHED, layer=3.4, gid="planned")
    dot(canvas, x(0), y(course.goes.balances[0]), OURS, radius=10, gid="start")
    out = course.goes.months
    if out is None or out > x.values[1]:
        return
    below = [(out, 0.0), *((month, balance) for month, balance in goes if month > out), (goes[-1][0], 0.0)]
    if goes[-1][0] > out:
        area = polygon(canvas, [(x(month), y(balance)) for month, balance in below], DANGER, hollow=True, gid="below")
        area.set_hatch(canvas.medium.hatch("///"))
        area.set_linewidth(0)
        area.set_zorder(1.5)
    dot(canvas, x(out), y(0), DANGER, radius=14, hollow=True, gid="out")


def _months(canvas: Canvas, plot: Rect, x: Scale, course: Course) -> None:
    em = canvas.em("name")
    baseline = plot.y1 + 14 + CAP * em
    for place, (month, year) in enumerate(course.months):
        middle = x(place + 0.5)
        canvas.text(middle, baseline, month, "name", colour=MUTED, side="center", gid="month")
        if year:
            canvas.text(middle, baseline + 1.2 * em, year, "name", colour=MUTED, side="center", gid="month")


def _begin_words(canvas: Canvas, plot: Rect, course: Course) -> list[tuple[Begin, list[str]]]:
    """Return the plan's levers in their order, each with its words in lines: no word is left out."""
    if not course.planned:
        return []
    shown = sorted((one for one in course.begins if one.month <= len(course.months)), key=lambda begin: begin.month)
    return [(begin, canvas.wrap(begin.words, 0.25 * plot.width, "name")) for begin in shown]


def _rows(begins: list[tuple[Begin, list[str]]]) -> int:
    return max(len(lines) for _, lines in begins)


def _begins(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, plot: Rect, begins: list[tuple[Begin, list[str]]], planned: CashPath, x: Scale, y: Scale
) -> None:
    """Mark when each lever begins: a thin dotted line down to its words."""
    em = canvas.em("name")
    widths = [max(canvas.width(line, "name") for line in lines) for _, lines in begins]
    wished = [max(plot.x0, x(begin.month) - width / 2) for (begin, _), width in zip(begins, widths, strict=True)]
    starts = spread(wished, widths, low=plot.x0, high=canvas.body.x1, gap=26) or wished
    top = plot.y1 - (_rows(begins) + 0.1) * PITCH * em if begins else plot.y1
    for (begin, lines), start, width in zip(begins, starts, widths, strict=True):
        place = x(begin.month)
        height = y(planned.balances[min(round(begin.month), len(planned.balances) - 1)])
        stroke(canvas, [(place, height), (place, top - 0.75 * em)], OURS.text, 2.4, dash=DOTTED, gid="begin")
        middle = start + width / 2
        words = canvas.label(
            middle,
            top + (len(lines) - 1) / 2 * PITCH * em,
            lines,
            "name",
            colour=OURS.text,
            side="center",
            gid="begin",
        )
        for text in words:
            text.set_bbox({"facecolor": WHITE, "edgecolor": "none", "pad": 1})


def _end_words(course: Course, lang: str) -> dict[str, list[str]]:
    """Return the words at the end of each line."""
    words = {}
    if course.stays:
        words["stays"] = [say("concentration.runway.stays", lang)]
    if course.planned:
        words["planned"] = [say("concentration.runway.planned", lang), course.plan_ends]
    words["goes"] = [say("concentration.runway.goes", lang)]
    return words


def _ends(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas,
    plot: Rect,
    course: Course,
    words: dict[str, list[str]],
    goes: list[tuple[float, float]],
    x: Scale,
    y: Scale,
) -> None:
    """Write each line's name at its end; where two would meet, they move apart."""
    em, colours = canvas.em("name"), {"stays": MUTED, "planned": OURS.text, "goes": DANGER.text}
    short = goes[-1][0] < x.values[1] - 1  # the red line ends before the edge: its words stand beside that end
    heights = {"goes": y(goes[-1][1])}
    if course.stays:
        heights["stays"] = y(course.stays.last)
    if course.planned:
        heights["planned"] = y(course.planned.last)
    edge = [name for name in words if not (short and name == "goes")]
    edge.sort(key=lambda name: heights[name])
    sizes = [len(words[name]) * PITCH * em for name in edge]
    wished = [heights[name] - size / 2 for name, size in zip(edge, sizes, strict=True)]
    tops = spread(wished, sizes, low=plot.y0 - em, high=plot.y1, gap=8) or wished
    for name, size, top in zip(edge, sizes, tops, strict=True):
        canvas.label(plot.x1 + 16, top + size / 2, words[name], "name", colour=colours[name], face="bold", gid="course")
    if short:
        place = x(goes[-1][0]) + 14
        canvas.label(
            place,
            heights["goes"],
            words["goes"],
            "name",
            colour=colours["goes"],
            face="bold",
            ground=WHITE,
            gid="course",
        )
    out = course.goes.months
    if out is not None and out <= x.values[1]:
        _write_out(canvas, plot, course, out, x, y)


def _write_out(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, plot: Rect, course: Course, out: float, x: Scale, y: Scale
) -> None:
    """Write when the cash is used up: right above the ring, or above the plan's line if that runs there."""
    em, look = canvas.em("name"), {"colour": DANGER.text, "face": "bold", "ground": WHITE, "gid": "out"}
    wide = canvas.width(course.ends, "name", "bold")
    left, months = x(out) + 26, len(course.months)
    path = course.planned.balances if course.planned else ()
    behind = [balance for month, balance in enumerate(path) if left - 90 <= x(month) <= left + wide + 60]
    meets = any(abs(y(balance) - y(0) + em) < 1.1 * em for balance in behind)
    left = min(left, max(plot.x0, (x(months) if meets else canvas.body.x1) - wide))
    above = min([y(0), *(y(balance) for balance in behind[:1])]) if meets else y(0)
    canvas.label(left, above - 1.0 * em, course.ends, "name", **look)  # type: ignore[arg-type]  # a Face by construction
