"""What part of the influence has heard from us, day by day; dashed, the same with one event brought forward."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from kamlab.findings import OURS, Canvas, Rect, Scale
from kamlab.findings.marks import DASHED, dot, grid, rule, stroke
from kamlab.findings.style import INK, MUTED, WHITE
from kamlab.i18n import date_short, percent
from kamlab.modules.communication.model.programme import in_months

if TYPE_CHECKING:
    from collections.abc import Sequence

    Path = Sequence[tuple[date, float]]

_LABELS = (0, 0.25, 0.5, 0.75, 1)


def draw_reach(  # noqa: PLR0913 - two paths, a day, the ends of the scale
    canvas: Canvas, path: Path, other: Path, *, until: date, span: tuple[date, date], lang: str
) -> None:
    """Draw the steps of reach from the first day, a line at ``until`` with the share there.

    Parameters
    ----------
    path, other
        Day and share from that day on; ``other`` is the programme with one event moved, empty if none helps.
    until
        The day that is asked about.
    span
        First day of the programme and day of its last event.
    """
    start, last = span
    em = canvas.em("name")
    months = in_months(start, last)
    end = (months[-1] + timedelta(days=32)).replace(day=1)
    left = canvas.body.x0 + canvas.width(percent(1, lang), "key") + 16
    right = canvas.body.x1 - canvas.width(percent(1, lang), "name", "bold") - 16
    area = Rect(left, canvas.body.y0 + 1.4 * em, right, canvas.body.y1 - 1.6 * em)
    days = Scale((0, (end - start).days), (area.x0, area.x1))
    shares = Scale((0, 1), (area.y1, area.y0))
    _frame(canvas, area, months, days, shares, start, lang)
    at = days(max((until - start).days, 0))
    if other:
        _steps(canvas, other, start, days, shares, dashed=True)
    _steps(canvas, path, start, days, shares)
    stroke(canvas, [(at, area.y0), (at, area.y1)], INK, 2.4, layer=3.2, gid="until")
    top = area.y0 - 0.7 * em
    canvas.label(at, top, date_short(until, lang), "name", face="bold", side="center", gid="until-day")
    places = [(share_at(path, until), False)] + ([(share_at(other, until), True)] if other else [])
    for share, dashed in places:
        dot(canvas, at, shares(share), OURS, radius=11, hollow=dashed, gid="share")
        words = percent(share, lang)
        canvas.label(
            at - 18,
            shares(share) - 0.95 * em,
            words,
            "label",
            colour=OURS.text if not dashed else INK,
            face="bold",
            side="right",
            ground=WHITE,
            gid="share-words",
        )


def share_at(path: Path, day: date) -> float:
    """Return the share of a path on a day; the last step at or before it."""
    return next((share for since, share in reversed(path) if since <= day), 0.0)


def _frame(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, area: Rect, months: Sequence[date], days: Scale, shares: Scale, start: date, lang: str
) -> None:
    from babel.dates import format_date

    grid(canvas, [[(area.x0, shares(share)), (area.x1, shares(share))] for share in _LABELS[1:]])
    rule(canvas, area.y1, area=area)
    for share in _LABELS:
        words = percent(share, lang)
        canvas.label(area.x0 - 12, shares(share), words, "key", colour=MUTED, side="right", gid="scale")
    edges = [days(max((one - start).days, 0)) for one in months] + [area.x1]
    for month, (left, right) in zip(months, pairwise(edges), strict=True):
        stroke(canvas, [(left, area.y1), (left, area.y1 + 8)], MUTED, 1.6, layer=1, gid="tick")
        words = str(format_date(month, format="LLL", locale=lang))[:3]
        if canvas.width(words, "key") + 6 < right - left:
            y = area.y1 + 1.1 * canvas.em("key")
            canvas.label((left + right) / 2, y, words, "key", colour=MUTED, side="center", gid="month")


def _steps(  # noqa: PLR0913 - a private helper
    canvas: Canvas,
    path: Path,
    start: date,
    days: Scale,
    shares: Scale,
    *,
    dashed: bool = False,
) -> None:
    """Draw a path as steps, with its last share at the right end."""
    points: list[tuple[float, float]] = [(days.places[0], shares(0))]
    for day, share in path:
        x = days(max((day - start).days, 0))
        points += [(x, points[-1][1]), (x, shares(share))]
    points.append((days.places[1], points[-1][1]))
    if dashed:
        stroke(canvas, points, INK, 3, dash=DASHED, layer=3.4, gid="moved")
    else:
        stroke(canvas, points, OURS.fill, 5, layer=3.5, gid="reach")
