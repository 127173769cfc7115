"""The ranking and how firm it is: score, place with its range, chance to be among the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, Canvas, Rect, Scale
from kamlab.findings.marks import DASHED, band, block, grid, reach, ring, stroke
from kamlab.findings.style import INK, LINE, MUTED
from kamlab.i18n import number, percent, say
from kamlab.modules.identification.charts.names import row_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamlab.findings import Role
    from kamlab.modules.identification.model import ScoreCard, Stability

_CERTAIN = 0.99  # a chance beyond this is "more than 99 %", never 100


def draw_score(canvas: Canvas, card: ScoreCard, stability: Stability, *, name: Callable[[str], str], lang: str) -> None:
    """Draw one row per client, from the highest total."""
    count = min(len(card.clients), canvas.medium.rows + 2)
    body = canvas.body
    rows = Rect(body.x0, body.y0 + 78, body.x1, body.y1 - 6).rows(count)
    names_end = body.x0 + 0.265 * body.width
    places = Scale((1, max(count, 2)), (body.x0 + 0.385 * body.width, body.x0 + 0.685 * body.width))
    chances = Scale((0, 1), (body.x0 + 0.745 * body.width, body.x0 + 0.885 * body.width))
    _draw_heads(canvas, body, places, chances, stability, lang)
    _draw_places(canvas, rows, places, stability.top)
    contested = set(stability.contested())
    shown = row_names(canvas, [name(client) for client in card.clients[:count]], names_end - body.x0, rows[0].height)
    for index, (client, row) in enumerate(zip(card.clients[:count], rows, strict=True)):
        chance = stability.chance[index]
        role = DANGER if client in contested else OURS if chance > 0.5 else OTHER  # noqa: PLR2004 - more likely in than out
        strong = role is not OTHER
        colour = role.text if role is DANGER else INK
        face = "bold" if strong else "plain"
        canvas.label(names_end, row.middle, shown[index], "name", colour=colour, face=face, side="right", gid="name")  # type: ignore[arg-type]  # a Face by construction
        total = number(card.totals[index], lang, 1)
        canvas.label(names_end + 60, row.middle, total, "label", face=face, side="center", gid="score")  # type: ignore[arg-type]  # a Face by construction
        ends = (float(stability.lowest_place[index]), float(stability.highest_place[index]))
        if ends[0] != ends[1]:
            reach(canvas, (places(ends[0]) - 10, places(ends[1]) + 10), row.middle, role, hatched=role is DANGER)
        ring(canvas, places(card.places[index]), row.middle, role)
        _draw_chance(canvas, chances, row, chance, role, lang)


def _draw_heads(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, body: Rect, places: Scale, chances: Scale, stability: Stability, lang: str
) -> None:
    y = body.y0 + 24
    canvas.label(
        body.x0 + 0.265 * body.width + 60,
        y,
        say("identification.score.total", lang),
        "name",
        face="bold",
        side="center",
        gid="heading",
    )
    middle = (places.places[0] + places.places[1]) / 2
    canvas.label(middle, y, say("identification.score.place", lang), "name", face="bold", side="center", gid="heading")
    words = say("identification.score.chance", lang, top=stability.top)
    canvas.label(chances.places[0], y, words, "name", face="bold", gid="heading")


def _draw_places(canvas: Canvas, rows: list[Rect], places: Scale, top: int) -> None:
    """Draw the numbered places and the line behind the last place that counts."""
    count = len(rows)
    y0, y1 = rows[0].y0, rows[-1].y1
    for place in range(1, count + 1):
        x = places(place)
        canvas.label(x, y0 - 18, str(place), "name", colour=MUTED, side="center", gid="place")
    if top < count:
        edge = places(top + 0.5)
        band(canvas, Rect(places(0.5), y0, edge, y1), OURS.tint)
        stroke(canvas, [(edge, y0), (edge, y1)], OURS.text, 2.2, dash=DASHED, layer=1.5, gid="threshold")
    grid(canvas, [[(places(place), y0), (places(place), y1)] for place in range(1, count + 1)])


def _draw_chance(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, chances: Scale, row: Rect, chance: float, role: Role, lang: str
) -> None:
    half = 0.3 * row.height
    zero, end = chances(0), chances(chance)
    stroke(canvas, [(zero, row.middle - half), (zero, row.middle + half)], LINE, 1.6)
    if chance > 1 - _CERTAIN:
        block(canvas, Rect(zero, row.middle - half, end, row.middle + half), role)
    words = _chance_words(chance, lang)
    colour, face = (role.text, "bold") if role is DANGER else (INK, "plain")
    x = (end if chance > 1 - _CERTAIN else zero) + 12
    canvas.label(x, row.middle, words, "label", colour=colour, face=face, gid="chance")  # type: ignore[arg-type]  # a Face by construction


def _chance_words(chance: float, lang: str) -> str:
    if chance > _CERTAIN:
        return say("identification.score.more_than", lang, share=_CERTAIN)
    if chance < 1 - _CERTAIN:
        return say("identification.score.less_than", lang, share=1 - _CERTAIN)
    return percent(chance, lang)
