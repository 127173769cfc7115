"""The KAISM map: four cells, an undecided cross, bubbles whose area is revenue."""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, Canvas, Rect, Scale, Spot, label_spots
from kamlab.findings.marks import DASHED, arrow, band, dot, stroke
from kamlab.findings.style import GRID, INK, LINE, MUTED, QUIET
from kamlab.i18n import money_short, say
from kamlab.modules.identification.charts.names import quoted_parts
from kamlab.modules.identification.model.kaism import SCALE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamlab.findings import Role
    from kamlab.findings.style import Face
    from kamlab.modules.identification.model import Kaism, Placed

_INITIALS = re.compile(r"(?<=\b\w\.) (?=\w\.)")  # initials stay together
_LARGEST, _SMALLEST = 52.0, 12.0  # radius of bubbles, canvas units
_NAMED = 12  # more names than this do not read
_ARROWS = 3
_WIDE = 215.0  # a name beyond this width takes more lines


def draw_kaism(  # noqa: PLR0913 - what is drawn, and how the reader wants it
    canvas: Canvas, result: Kaism, *, subject: str, name: Callable[[str], str], currency: str, lang: str
) -> None:
    """Draw the map; ``subject`` is the client the title speaks of."""
    body = canvas.body
    field = Rect(body.x0 + 80, body.y0 + 10, body.x1, body.y1 - 62)
    x = Scale(SCALE, (field.x0, field.x1))
    y = Scale(SCALE, (field.y1, field.y0))
    _draw_ground(canvas, result, field, x, y)
    corners = _draw_cells(canvas, field, result, x, lang)
    _draw_axes(canvas, field, x, y, lang)
    biggest = max((item.position.revenue for item in result.placed), default=0.0)
    items = sorted(result.placed, key=lambda item: -item.position.revenue)
    radii = {item.position.client: _radius(item, biggest) for item in items}
    for item in items:
        _draw_bubble(canvas, item, x, y, radii[item.position.client], _role(item, subject))
    wishes = _draw_wishes(canvas, items, x, y, radii, lang)
    named = _by_interest(items, subject)[:_NAMED]
    spots = _spots(canvas, named, x, y, radii, subject=subject, name=name, currency=currency, lang=lang)
    label_spots(canvas, field.inset(left=6, top=4, right=6, bottom=4), spots, obstacles=[*corners, *wishes])


def _draw_ground(canvas: Canvas, result: Kaism, field: Rect, x: Scale, y: Scale) -> None:
    """Lay the undecided cross, the tinted key cell and the two cuts."""
    low, high = result.cut - result.border, result.cut + result.border
    band(canvas, Rect(x(high), y(SCALE[1]), x(SCALE[1]), y(high)), OURS.tint, gid="key-cell")
    band(canvas, Rect(x(low), field.y0, x(high), field.y1), QUIET)
    band(canvas, Rect(field.x0, y(high), field.x1, y(low)), QUIET)
    cut_x, cut_y = x(result.cut), y(result.cut)
    for points in ([(cut_x, field.y0), (cut_x, field.y1)], [(field.x0, cut_y), (field.x1, cut_y)]):
        stroke(canvas, points, LINE, 1.6, dash=DASHED, layer=1, gid="cut")
    edges = [(field.x0, field.y0), (field.x1, field.y0), (field.x1, field.y1), (field.x0, field.y1)]
    stroke(canvas, [*edges, edges[0]], GRID, 1.6, layer=1)


def _draw_cells(canvas: Canvas, field: Rect, result: Kaism, x: Scale, lang: str) -> list[Rect]:
    """Name the four corners and the cross; return where the words stand."""
    em = canvas.em("name")
    places: Sequence[tuple[str, bool, bool]] = (
        ("promising", True, True),
        ("key", False, True),
        ("low", True, False),
        ("supporting", False, False),
    )
    boxes = []
    for cell, left, top in places:
        title, todo = say(f"identification.kaism.{cell}", lang), say(f"identification.kaism.{cell}_do", lang)
        wide, more = canvas.width(title, "name", "bold"), canvas.width(f"· {todo}", "key")
        height = field.y0 + 26 if top else field.y1 - 24
        start = field.x0 + 18 if left else field.x1 - 18
        side = "left" if left else "right"
        canvas.label(start, height, title, "name", face="bold", side=side, gid="cell")  # type: ignore[arg-type]  # a Side by construction
        words, offset = (f"· {todo}", wide + 12) if left else (f"{todo} ·", -wide - 12)
        canvas.label(start + offset, height, words, "key", colour=MUTED, side=side, gid="cell")  # type: ignore[arg-type]  # a Side by construction
        total = wide + more + 16
        x0 = start if left else start - total
        boxes.append(Rect(x0, height - em, x0 + total, height + em))
    words = say("identification.kaism.borderline", lang)
    middle, half = x(result.cut), canvas.width(words, "key", "italic") / 2
    canvas.label(
        middle, field.y1 - 24, words, "key", colour=MUTED, face="italic", side="center", ground=QUIET, gid="cell"
    )
    return [*boxes, Rect(middle - half, field.y1 - 24 - em, middle + half, field.y1 - 24 + em)]


def _draw_axes(canvas: Canvas, field: Rect, x: Scale, y: Scale, lang: str) -> None:
    for value in range(int(SCALE[0]), int(SCALE[1]) + 1):
        canvas.label(x(value), field.y1 + 20, str(value), "name", colour=MUTED, side="center", gid="axis")
        canvas.label(field.x0 - 16, y(value), str(value), "name", colour=MUTED, side="right", gid="axis")
    words = say("identification.kaism.attractiveness", lang)
    canvas.label(field.x1, field.y1 + 50, words, "name", colour=INK, side="right", gid="axis")
    upright = canvas.text(
        canvas.body.x0 + 8, field.middle, say("identification.kaism.value", lang), "name", colour=INK, side="center"
    )
    upright.set(rotation=90, va="center", gid="axis")


def _radius(item: Placed, biggest: float) -> float:
    """Give the bubble an area in proportion to revenue, within what can be seen."""
    if item.position.kind == "prospect":
        return 22.0
    share = max(item.position.revenue, 0.0) / biggest if biggest > 0 else 0.0
    return max(_SMALLEST, _LARGEST * sqrt(share))


def _role(item: Placed, subject: str) -> Role:
    if item.position.client == subject and item.cell != "key":
        return DANGER
    return OURS if item.cell == "key" else OTHER


def _draw_bubble(canvas: Canvas, item: Placed, x: Scale, y: Scale, radius: float, role: Role) -> None:  # noqa: PLR0913, PLR0917 - a private helper
    place = item.position
    prospect = place.kind == "prospect"
    dot(
        canvas,
        x(place.attractiveness),
        y(place.value),
        role,
        radius=radius,
        hollow=place.guessed,
        dashed=prospect,
        gid="bubble",
    )


def _draw_wishes(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, items: Sequence[Placed], x: Scale, y: Scale, radii: dict[str, float], lang: str
) -> list[Rect]:
    """Draw at most three arrows to where we want to be, never backwards; return the words' places."""
    boxes: list[Rect] = []
    wanting = [item for item in items if (item.position.wish or 0.0) > item.position.attractiveness][:_ARROWS]
    for item in wanting:
        place = item.position
        end = x(float(place.wish or 0.0))
        height = y(place.value)
        start = x(place.attractiveness) + radii[place.client] + 6
        if end - 14 > start:  # a target inside the circle needs no arrow
            arrow(canvas, (start, height), (end - 14, height))
        dot(canvas, end, height, DANGER, radius=9, hollow=True, gid="wish")
        words = say("identification.kaism.wish", lang, value=place.wish)
        canvas.label(end + 18, height - 16, words, "key", colour=DANGER.text, gid="wish")
        wide = canvas.width(words, "key")
        boxes += [Rect(start, height - 10, end + 14, height + 10), Rect(end + 10, height - 32, end + 26 + wide, height)]
    return boxes


def _by_interest(items: Sequence[Placed], subject: str) -> list[Placed]:
    """Order clients for naming: the subject, key, borderline, then by revenue."""
    rank = {"key": 1, "borderline": 2, "promising": 2.5}
    return sorted(
        items,
        key=lambda item: (
            item.position.client != subject,
            item.position.kind != "prospect",
            rank.get(item.cell, 3),
            -item.position.revenue,
        ),
    )


def _spots(  # noqa: PLR0913 - a private helper
    canvas: Canvas,
    items: Sequence[Placed],
    x: Scale,
    y: Scale,
    radii: dict[str, float],
    *,
    subject: str,
    name: Callable[[str], str],
    currency: str,
    lang: str,
) -> list[Spot]:
    """Prepare the labels: short names in up to three lines, revenue for the subject."""
    shown = quoted_parts([name(item.position.client) for item in items])
    spots = []
    for item, line in zip(items, shown, strict=True):
        place, role = item.position, _role(item, subject)
        face: Face = "plain" if role is OTHER else "bold"
        tied = _INITIALS.sub("\u00a0", line)
        lines = tuple(canvas.fit(part, 1.5 * _WIDE, "name") for part in canvas.wrap(tied, _WIDE, "name", face)[:3])
        if place.client == subject:
            lines = (*lines, money_short(place.revenue, lang, currency))
        if place.kind == "prospect":
            lines = (*lines, say("identification.kaism.prospect", lang))
        elif place.guessed:
            lines = (*lines, say("identification.kaism.guessed", lang))
        colour = INK if role is OTHER else role.text
        spots.append(Spot(x(place.attractiveness), y(place.value), radii[place.client], lines, colour, face))
    return spots
