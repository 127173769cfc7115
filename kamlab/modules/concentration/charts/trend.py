"""The share of one client by quarter as columns, with the target as a dashed line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab import measures
from kamlab.findings import DANGER, OURS, Canvas, Rect, Scale
from kamlab.findings.marks import DASHED, block, stroke
from kamlab.findings.style import INK, MUTED, WHITE
from kamlab.i18n import number, say

if TYPE_CHECKING:
    from kamlab.modules.concentration.model import Quarter, Trend

_MOST = 13  # columns that keep their numbers readable
_FILLED = 0.62
_HIGHEST = 420  # of the columns, canvas units


def draw_trend(canvas: Canvas, result: Trend, *, target: float, lang: str) -> None:
    """Draw the newest quarters; above the target a column is hatched, an incomplete quarter is hollow."""
    quarters = result.quarters[-_MOST:]
    words = say("concentration.trend.target", lang, target=target)
    room = canvas.width(words, "name", "bold") + 26
    body = canvas.body
    feet = Rect(
        body.x0 + 6, body.y0 + 44, body.x1 - room, min(body.y1 - 3.2 * canvas.em("key"), body.y0 + 44 + _HIGHEST)
    )
    highest = max([target, *(quarter.share for quarter in quarters)])
    y = Scale((0, highest), (feet.y1, feet.y0))
    pitch = feet.width / max(len(quarters), 1)
    for index, quarter in enumerate(quarters):
        middle = feet.x0 + pitch * (index + 0.5)
        _draw_column(canvas, quarter, middle, pitch, y, target=target, lang=lang)
        _name_quarter(canvas, quarter, middle, feet.y1, first=not index, lang=lang)
    stroke(canvas, [(feet.x0, feet.y1), (feet.x1, feet.y1)], INK, 2.4, layer=4, gid="zero")
    stroke(canvas, [(feet.x0, y(target)), (feet.x1 + 14, y(target))], DANGER.text, 2.6, dash=DASHED, gid="threshold")
    canvas.label(feet.x1 + 20, y(target), words, "name", colour=DANGER.text, face="bold", gid="threshold")


def _draw_column(  # noqa: PLR0913 - a private helper
    canvas: Canvas, quarter: Quarter, middle: float, pitch: float, y: Scale, *, target: float, lang: str
) -> None:
    half = _FILLED * pitch / 2
    over = measures.passes(quarter.share, target, inclusive=False)
    role = DANGER if over else OURS
    area = Rect(middle - half, y(quarter.share), middle + half, y(0))
    if quarter.share > 0:
        block(canvas, area, role, hatched=over and quarter.is_whole, hollow=not quarter.is_whole, gid="column")
    canvas.label(
        middle,
        area.y0 - 0.82 * canvas.em("name"),
        number(100 * quarter.share, lang, 1),
        "name",
        colour=role.text,
        face="bold",
        side="center",
        ground=WHITE,
        gid="label",
    )


def _name_quarter(  # noqa: PLR0913 - a private helper
    canvas: Canvas, quarter: Quarter, middle: float, foot: float, *, first: bool, lang: str
) -> None:
    """Set the number of the quarter, and the year under the first one of it."""
    turn, em = (quarter.first.month - 1) // 3 + 1, canvas.em("key")
    canvas.label(
        middle, foot + 1.15 * em, say("concentration.trend.quarter", lang, turn=turn), "key", side="center", gid="tick"
    )
    if first or turn == 1:
        canvas.label(
            middle,
            foot + 2.4 * em,
            str(quarter.first.year),
            "key",
            colour=MUTED,
            face="bold",
            side="center",
            gid="tick",
        )
