"""What to take within a limit: the opportunities on the left, the staircase of the best benefit on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Rect, Scale, Spot, label_spots, round_ticks, ticks_below, ticks_left
from kamlab.findings.marks import DASHED, dot, polygon, stroke
from kamlab.findings.style import INK, LINE, MUTED, OTHER, WHITE, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamlab.findings import Canvas
    from kamlab.findings.canvas import Side
    from kamlab.findings.style import Face, Kind
    from kamlab.modules.opportunities.model import Choice, Option, Stairs

NAMED = 8  # opportunities with a name beside their mark; of more, only those taken have one
_RADIUS = 17
_KEY_LINE = 1.5  # em of a name
_STEP = 12  # canvas units a label stands off the line
_SUM = 0.46  # part of the panel that a sum may take before it wraps


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """All that is drawn, in the words of the reader.

    Attributes
    ----------
    letters, names
        Option → its letter, its name.
    axis
        The limit shown, as the words under both panels; ``limit`` is its size in words.
    sums
        The best set and the rule of thumb as sums: ``A + B = 22``.
    heads, unit
        Headings of the two panels, and the unit of the benefit.
    """

    options: tuple[Option, ...]
    best: Choice
    thumb: Choice
    stairs: Stairs
    estimate: str
    by_chance: bool
    letters: dict[str, str]
    names: dict[str, str]
    axis: str
    limit: str
    sums: tuple[str, str]
    thumb_words: str
    heads: tuple[str, str]
    unit: str
    key: tuple[str, str]
    scale: float  # what one unit of the money scale is
    short: tuple[str, str]  # the sums as a count, where the letters do not fit


def draw_choice(
    canvas: Canvas, view: ChoiceView, *, money: Callable[[float], str], amount: Callable[[float], str]
) -> None:
    """Draw both panels; ``money`` and ``amount`` write the numbers along the scales."""
    left, right = canvas.body.columns(1.08, 1.0, gap=90)
    _draw_marks(canvas, left, view, money, amount)
    _draw_stairs(canvas, right, view, money, amount)


def _panel(canvas: Canvas, area: Rect, view: ChoiceView, place: int, wide: float) -> Rect:
    """Set heading and unit; return the field of the data."""
    em = canvas.em("name")
    head = canvas.fit(view.heads[place], area.width, "label", "bold")
    canvas.text(area.x0, area.y0 + 1.0 * em, head, "label", face="bold", gid="heading")
    canvas.text(area.x0, area.y0 + 2.5 * em, canvas.fit(view.unit, area.width), "name", colour=MUTED, gid="unit")
    foot = 3.6 + (_KEY_LINE if _is_tight(canvas, area.width - wide, view) else 0)
    return Rect(area.x0 + wide + 12, area.y0 + 3.4 * em, area.x1, area.y1 - foot * em)


def _is_tight(canvas: Canvas, wide: float, view: ChoiceView) -> bool:
    """Tell whether the key needs a line of its own below the name of the axis."""
    words = [*view.key, f"{view.axis} →"]
    return sum(canvas.width(text) for text in words) + 130 > wide


def _axes(canvas: Canvas, field: Rect, axis: str) -> None:
    stroke(canvas, [(field.x0, field.y0), (field.x0, field.y1), (field.x1, field.y1)], LINE, 2, layer=1, gid="axis")
    em = canvas.em("name")
    canvas.text(field.x1, field.y1 + 3.2 * em, f"{axis} →", "name", colour=MUTED, side="right", gid="axis-name")


def _draw_marks(
    canvas: Canvas, area: Rect, view: ChoiceView, money: Callable[[float], str], amount: Callable[[float], str]
) -> None:
    values = {one.id: one.benefit(view.estimate, by_chance=view.by_chance) for one in view.options}
    name = view.stairs.name
    top_y = max(values.values(), default=0.0) or 1.0
    top_x = max((one.takes(name) for one in view.options), default=0.0) or 1.0
    ticks = round_ticks(0, top_y, 5)
    field = _panel(canvas, area, view, 0, max(canvas.width(money(value)) for value in ticks))
    x = Scale((0, top_x * 1.12), (field.x0, field.x1))
    y = Scale((0, top_y * 1.12), (field.y1, field.y0))
    ticks_left(canvas, field, y, ticks, money)
    ticks_below(canvas, field, x, round_ticks(0, top_x, 5), amount)
    _axes(canvas, field, view.axis)
    chosen = set(view.best.chosen)
    order = sorted(view.options, key=lambda one: (one.id not in chosen, -values[one.id]))
    places = {one.id: (x(one.takes(name)), y(values[one.id])) for one in view.options}
    lettered = _lettered([(one.id, *places[one.id]) for one in order])
    for one in order[::-1]:  # chosen ones lie on top
        letter = view.letters[one.id] if one.id in lettered else ""
        _mark(canvas, *places[one.id], letter, chosen=one.id in chosen)
    shown = order if len(order) <= NAMED else [one for one in order if one.id in chosen][:NAMED]
    spots = [_spot(canvas, places[one.id], view.names[one.id], ours=one.id in chosen) for one in shown]
    rest = [places[one.id] for one in order if one not in shown]
    obstacles = [Rect(a - _RADIUS, b - _RADIUS, a + _RADIUS, b + _RADIUS) for a, b in rest]
    label_spots(canvas, Rect(field.x0 + 4, field.y0, field.x1, field.y1 - 4), spots, obstacles=obstacles, ground=WHITE)
    _key(canvas, field, view)


def _spot(canvas: Canvas, place: tuple[float, float], name: str, *, ours: bool) -> Spot:
    """Prepare the name of a mark, in two lines at most."""
    face: Face = "bold" if ours else "plain"
    lines = tuple(canvas.fit(line, 210, "name") for line in canvas.wrap(name, 190, "name", face)[:2])
    return Spot(*place, _RADIUS, lines, OURS.text if ours else MUTED, face)


def _lettered(places: list[tuple[str, float, float]]) -> set[str]:
    """Return whose letter can be read: of marks that lie on each other the first has one."""
    found: list[tuple[str, float, float]] = []
    for one, x, y in places:
        if all(abs(x - a) > 2 * _RADIUS or abs(y - b) > 1.6 * _RADIUS for _, a, b in found):
            found.append((one, x, y))
    return {one for one, _, _ in found}


def _mark(canvas: Canvas, x: float, y: float, letter: str, *, chosen: bool) -> None:
    if chosen:
        dot(canvas, x, y, OURS, radius=_RADIUS if letter else 0.6 * _RADIUS, gid="chosen")
        canvas.label(x, y, letter, "key", colour=WHITE, face="bold", side="center", gid="letter")
        return
    _square(canvas, x, y, OTHER, _RADIUS - 3 if letter else 0.5 * _RADIUS, gid="left")
    canvas.label(x, y, letter, "key", colour=MUTED, face="bold", side="center", gid="letter")


def _square(  # noqa: PLR0913 - a private helper
    canvas: Canvas, x: float, y: float, role: Role, half: float, *, gid: str
) -> None:
    corners = [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]
    polygon(canvas, corners, role, hollow=True, gid=gid)


def _key(canvas: Canvas, field: Rect, view: ChoiceView) -> None:
    """Explain the two marks at the left, below the numbers."""
    em = canvas.em("name")
    words = view.key
    y = field.y1 + (3.2 + (_KEY_LINE if _is_tight(canvas, field.width, view) else 0) - 0.36) * em
    dot(canvas, field.x0 + 11, y, OURS, radius=11, gid="key-mark")
    canvas.label(field.x0 + 30, y, words[0], "name", colour=MUTED, gid="key")
    after = field.x0 + 30 + canvas.width(words[0]) + 34
    _square(canvas, after, y, OTHER, 9, gid="key-mark")
    canvas.label(after + 18, y, words[1], "name", colour=MUTED, gid="key")


def _draw_stairs(
    canvas: Canvas, area: Rect, view: ChoiceView, money: Callable[[float], str], amount: Callable[[float], str]
) -> None:
    steps, name = view.stairs.steps, view.stairs.name
    limit = view.best.limits.of(name)
    spent, end = dict(view.thumb.used)[name], _end(view)
    top = max([*(benefit for _, benefit in steps), view.thumb.benefit, 1e-9]) * 1.3
    ticks = round_ticks(0, top / 1.3, 5)
    field = _panel(canvas, area, view, 1, max(canvas.width(money(value)) for value in ticks))
    x = Scale((0, end), (field.x0, field.x1))
    y = Scale((0, top), (field.y1, field.y0))
    _stairs(canvas, field, steps, x, y)
    ticks_left(canvas, field, y, ticks, money)
    ticks_below(canvas, field, x, round_ticks(0, end / 1.04, 5), amount)
    _axes(canvas, field, view.axis)
    thumb = x(spent), y(view.thumb.benefit)
    at = (x(limit) if limit is not None else x(steps[-1][0])), y(view.best.benefit)
    if limit is not None:
        stroke(canvas, [(at[0], field.y0), (at[0], field.y1)], INK, 2, dash=DASHED, layer=2, gid="limit")
    dot(canvas, *at, OURS, radius=11, gid="best")
    same = abs(view.thumb.benefit - view.best.benefit) <= 1e-9 * max(1.0, view.best.benefit)
    if not same:
        _square(canvas, *thumb, DANGER, 9, gid="thumb")
    _words(canvas, field, view, at)
    if not same:
        _thumb_words(canvas, field, view, thumb, lambda place: y(view.stairs.at(_value(x, place))))


def _value(scale: Scale, place: float) -> float:
    """Return the value at a place of a scale."""
    (v0, v1), (p0, p1) = scale.values, scale.places
    return v0 + (place - p0) * (v1 - v0) / ((p1 - p0) or 1.0)


def _stairs(canvas: Canvas, field: Rect, steps: tuple[tuple[float, float], ...], x: Scale, y: Scale) -> None:
    from matplotlib.patches import Polygon

    points, level = [(field.x0, field.y1)], 0.0
    for amount, benefit in steps:
        points += [(x(amount), y(level)), (x(amount), y(benefit))]
        level = benefit
    points.append((field.x1, y(level)))
    ground = Polygon([*points, (field.x1, field.y1)], closed=True, facecolor=OURS.tint, edgecolor="none", zorder=0.5)
    ground.set_gid("ground")
    canvas.axes.add_patch(ground)
    stroke(canvas, points, OURS.fill, 4, layer=3, gid="stairs")


def _words(canvas: Canvas, field: Rect, view: ChoiceView, at: tuple[float, float]) -> None:
    """Name the limit at the foot of its line, and the best set at the other side of it."""
    em = canvas.em("name")
    if view.limit:
        right = at[0] + _STEP + canvas.width(view.limit) <= field.x1
        x = at[0] + (_STEP if right else -_STEP)
        side: Side = "left" if right else "right"
        canvas.label(x, field.y1 - 1.0 * em, view.limit, "name", side=side, ground=OURS.tint, gid="limit-name")
    lines = _sum_lines(canvas, view, 0, _SUM * field.width)
    widest = max(canvas.width(line, "label", "bold") for line in lines)
    right = at[0] + _STEP + 8 + widest <= field.x1
    x = at[0] + (_STEP + 8 if right else -_STEP - 8)
    half = len(lines) * 0.54 * canvas.em("label")
    left = x if right else x - widest
    level = field.y1 - (field.y1 - at[1]) * view.stairs.at(_reach(view, field, left)) / max(view.best.benefit, 1e-9)
    y = min(max(at[1], level) + half + 1.1 * em, field.y1 - 2.2 * em - half)
    canvas.label(
        x, y, lines, "label", colour=OURS.text, face="bold", side="left" if right else "right",
        ground=OURS.tint, gid="best-sum",
    )  # fmt: skip  # one call, its place first


def _sum_lines(canvas: Canvas, view: ChoiceView, which: int, wide: float) -> list[str]:
    """Write a sum in two lines at most: with its letters, or as a count."""
    kind: Kind = "name" if which else "label"
    face: Face = "plain" if which else "bold"
    lines = canvas.wrap(view.sums[which], wide, kind, face)
    return lines if len(lines) <= 2 else canvas.wrap(view.short[which], wide, kind, face)[:2]  # noqa: PLR2004 - lines that leave room for the stairs


def _reach(view: ChoiceView, field: Rect, place: float) -> float:
    """Return the size of the limit at a place of the right-hand panel."""
    return _end(view) * (place - field.x0) / max(field.width, 1e-9)


def _end(view: ChoiceView) -> float:
    """Return the largest size shown: a little beyond the last step and the limit."""
    name = view.stairs.name
    limit, spent = view.best.limits.of(name), dict(view.thumb.used)[name]
    return max([*(at for at, _ in view.stairs.steps), limit or 0.0, spent, 1e-9]) * 1.08


def _thumb_words(
    canvas: Canvas, field: Rect, view: ChoiceView, thumb: tuple[float, float], stair: Callable[[float], float]
) -> None:
    """Say above the stairs, left of its mark, what the rule of thumb comes to."""
    em = canvas.em("name")
    wide = _SUM * field.width
    lines = [*canvas.wrap(view.thumb_words, wide, "name")[:2], *_sum_lines(canvas, view, 1, wide)]
    width = max(canvas.width(line, "name") for line in lines)
    height = len(lines) * 1.08 * em
    right = min(thumb[0] + 14, field.x1)
    while right - width > field.x0 + 12 and stair(right) - 18 - height < field.y0:
        right -= 10
    right = max(right, field.x0 + width + 12)
    y = max(min(stair(right), thumb[1]) - 18 - height / 2, field.y0 + height / 2)
    canvas.label(right, y, lines, "name", colour=DANGER.text, side="right", ground=WHITE, gid="thumb-sum")
    if right < thumb[0] - 20:
        stroke(canvas, [(right + 6, y), (thumb[0] - 8, thumb[1] - 10)], LINE, 1.6, gid="leader")
