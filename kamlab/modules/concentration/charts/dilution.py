"""What the others must bring: today beside the target, and the share on its way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, Canvas, Rect, Scale, round_ticks, ticks_below, ticks_left
from kamlab.findings.marks import DASHED, block, ring, stroke
from kamlab.findings.settle import make_room
from kamlab.findings.style import INK, LINE, MUTED, WHITE
from kamlab.i18n import money_short, number, percent, say

if TYPE_CHECKING:
    from kamlab.modules.concentration.model import Dilution, Path

_BAR, _PITCH = 64, 106
_TOP = 58  # room above the first bar for the client's name
_WAY, _LEAST = 300, 190  # height of the path at most and at least, canvas units
_QUARTER = 3  # months between two marks
_FEWEST, _USUAL = 12, 24  # months drawn at least, and when the target is not reached
_LINES = 5
_CLOSE = 24  # a number of the scale this near the target gives way to it


@dataclass(frozen=True, slots=True)
class Words:
    """What the figure calls the client and the month of the target."""

    client: str
    reached: str
    currency: str
    lang: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """One piece of a bar: its ends, its amount, how it is painted."""

    start: float
    end: float
    words: str
    colour: str


def draw_dilution(canvas: Canvas, plan: Dilution, way: Path | None, words: Words) -> None:
    """Draw two stacked bars, and under them the way to the target if the people are known."""
    em = canvas.em("name")
    if way is not None:
        make_room(canvas, _TOP + 2 * _PITCH + 28 + 1.2 * em + _LEAST + 3.8 * em)
    bottom = _draw_bars(canvas, plan, words)
    if way is not None:
        area = Rect(canvas.body.x0, bottom + 14, canvas.body.x1, canvas.body.y1)
        _draw_way(canvas, area, plan, way, words)


def _draw_bars(canvas: Canvas, plan: Dilution, words: Words) -> float:
    """Draw today and the target on one scale; return where they end."""
    body, lang = canvas.body, words.lang
    names = [
        say("concentration.dilution.now", lang, share=plan.share),
        say("concentration.dilution.then", lang, share=plan.share_with(plan.needed)),
    ]
    edge = body.x0 + max(canvas.width(name, "name", "bold") for name in names) + 16
    x = Scale((0, plan.others + plan.grown + plan.needed), (edge, body.x1))
    room = body.x1 - edge
    client = canvas.fit(words.client, room, "name", "bold")
    canvas.label(edge, body.y0 + _TOP - 22, client, "name", colour=OURS.text, face="bold", gid="client")
    for turn, (name, mine, added) in enumerate(zip(names, (plan.amount, plan.grown), (0.0, plan.needed), strict=True)):
        y = body.y0 + _TOP + _PITCH * turn
        row = Rect(edge, y, body.x1, y + _BAR)
        canvas.label(edge - 16, row.middle, name, "name", face="bold", side="right", gid="name")
        own, theirs, more = (money_short(money, lang, words.currency) for money in (mine, plan.others, added))
        others = say("concentration.dilution.others", lang, amount=theirs)
        ends = (x(0), x(mine), x(mine + plan.others), x(mine + plan.others + added))
        block(canvas, Rect(ends[0], row.y0, ends[1], row.y1), OURS, gid="client")
        _write(canvas, _Piece(ends[0], ends[1], own, WHITE), row)
        if plan.others > 0:
            block(canvas, Rect(ends[1], row.y0, ends[2], row.y1), OTHER, gid="others")
            _write(canvas, _Piece(ends[1], ends[2], theirs if turn else others, INK), row)
        if added > 0:
            block(canvas, Rect(ends[2], row.y0, ends[3], row.y1), OURS, hollow=True, gid="needed")
            _write(canvas, _Piece(ends[2], ends[3], f"+{more}", OURS.text), row)
    return body.y0 + _TOP + 2 * _PITCH


def _write(canvas: Canvas, piece: _Piece, row: Rect) -> None:
    """Set the amount on its piece; under the bar if the piece is too short."""
    width = canvas.width(piece.words, "name", "bold")
    middle = (piece.start + piece.end) / 2
    if width + 12 <= piece.end - piece.start:
        canvas.label(
            middle, row.middle, piece.words, "name", colour=piece.colour, face="bold", side="center", gid="label"
        )
        return
    start = min(max(middle - width / 2, row.x0), canvas.body.x1 - width)
    colour = INK if piece.colour == INK else OURS.text
    canvas.label(start, row.y1 + 18, piece.words, "name", colour=colour, face="bold", gid="label")


def _draw_way(canvas: Canvas, area: Rect, plan: Dilution, way: Path, words: Words) -> None:
    """Draw the share by month and over twelve months, the target, and the month from which it holds."""
    lang, last = words.lang, _horizon(way)
    canvas.label(area.x0, area.y0 + 14, say("concentration.dilution.way_head", lang), "name", face="bold", gid="head")
    ends = [say(f"concentration.dilution.{name}", lang) for name in ("by_month", "by_year")]
    room = max(canvas.width(text, "key", "bold") for text in ends) + 24
    field = Rect(
        area.x0 + 4 * canvas.em("name"),
        area.y0 + 14 + 1.2 * canvas.em("name"),
        area.x1 - room,
        min(area.y1 - 1.4 * canvas.em("name"), area.y0 + 40 + _WAY),
    )
    highest, lowest = max(way.shares), min(*way.shares, plan.target)
    span = (highest - lowest) or highest
    y = Scale((lowest, lowest + span), (field.y1 - 2.4 * canvas.em("name"), field.y0 + 6))
    x = Scale((0, last), (field.x0, field.x1))
    _draw_scales(canvas, field, x, y, plan.target, lang)
    for shares, colour, width in ((way.year_shares, LINE, 3.2), (way.shares, OURS.fill, 5.0)):
        stroke(canvas, [(x(m), y(share)) for m, share in enumerate(shares[: last + 1])], colour, width, gid="way")
    _name_lines(canvas, x, y, way, last, ends)
    if way.reached is not None and way.reached <= last:
        spot = x(way.reached), y(way.shares[way.reached])
        ring(canvas, *spot, OURS)
        canvas.label(
            spot[0] + 20,
            spot[1] + 26,
            words.reached,
            "name",
            colour=OURS.text,
            face="bold",
            ground=WHITE,
            gid="reached",
        )


def _draw_scales(canvas: Canvas, field: Rect, x: Scale, y: Scale, target: float, lang: str) -> None:  # noqa: PLR0913, PLR0917 - a private helper
    """Draw the grid, the months and the dashed target."""
    values = round_ticks(*y.values, _LINES)
    rounded = {percent(value, lang) for value in values}
    decimals = 0 if len(rounded) == len(values) else 1
    values = [value for value in values if abs(y(value) - y(target)) > _CLOSE]
    ticks_left(canvas, field, y, values, lambda value: percent(value, lang, decimals))
    months = [*range(0, round(x.values[1]) + 1, _QUARTER)]
    ticks_below(canvas, field, x, months, lambda value: number(value, lang))
    stroke(canvas, [(field.x0, y(target)), (field.x1, y(target))], DANGER.text, 2.6, dash=DASHED, gid="threshold")
    goal = say("concentration.dilution.goal", lang, target=target)
    canvas.label(field.x0 - 8, y(target), goal, "name", colour=DANGER.text, face="bold", side="right", gid="threshold")


def _name_lines(canvas: Canvas, x: Scale, y: Scale, way: Path, last: int, words: list[str]) -> None:  # noqa: PLR0913, PLR0917 - a private helper
    """Name the two lines at their ends; where these meet, the slower line is named where the two are furthest apart."""
    em, month, year = canvas.em("key"), y(way.shares[last]), y(way.year_shares[last])
    place, side = x(last) + 14, x(last) + 14
    if abs(month - year) < 1.3 * em:
        apart = max(range(last + 1), key=lambda m: abs(y(way.year_shares[m]) - y(way.shares[m])))
        side, year = x(apart) + 12, y(way.year_shares[apart]) - 0.7 * em
    canvas.label(place, month, words[0], "key", colour=OURS.text, face="bold", gid="end")
    canvas.label(side, year, words[1], "key", colour=MUTED, face="bold", gid="end")


def _horizon(way: Path) -> int:
    """Return the last month drawn: a quarter past the later of the two crossings, else two years."""
    known = [month for month in (way.reached, way.year_reached) if month is not None]
    wanted = max(known) + _QUARTER if known else _USUAL
    return min(len(way.shares) - 1, max(_FEWEST, -(-wanted // _QUARTER) * _QUARTER))
