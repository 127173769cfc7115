"""Who carries the revenue: shares as bars, the three lines, the real Pareto reading as an inset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, REST, Bar, Canvas, Rect, Scale, Threshold, bars, spread
from kamlab.findings.marks import dot, stroke
from kamlab.findings.style import GRID, INK, LINE, MUTED, WHITE
from kamlab.i18n import money_short, percent, say
from kamlab.modules.identification.model.shares import CRITICAL_SHARE, RISKY_SHARE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamlab.modules.identification.model import Abc, Shares

_SMALL = 0.10  # below this share one decimal is worth printing
_INSET = (500, 290)  # least room for the inset, canvas units


def draw_shares(  # noqa: PLR0913 - what is drawn, and how the reader wants it
    canvas: Canvas,
    result: Shares,
    *,
    order: Abc | None,
    name: Callable[[str], str],
    currency: str,
    lang: str,
) -> None:
    """Draw the largest clients' shares; with ``order`` an inset shows what the top fifth brings."""
    shown = min(canvas.medium.rows, len(result.clients))
    if len(result.clients) == shown + 1:
        shown += 1
    decimals = 1 if min(result.shares[:shown]) < _SMALL else 0
    key = set(result.key)
    rows = [
        Bar(
            name(client),
            share,
            percent(share, lang, decimals),
            note=money_short(amount, lang, currency),
            inside=say("identification.shares.key", lang) if client in key else "",
            role=OURS if client in key else OTHER,
            strong=client in key,
        )
        for client, share, amount in zip(
            result.clients[:shown], result.shares[:shown], result.amounts[:shown], strict=True
        )
    ]
    rest = len(result.clients) - shown
    if rest:
        share = sum(result.shares[shown:])
        money = money_short(sum(result.amounts[shown:]), lang, currency)
        words = say("findings.rest", lang, n=rest)
        rows.append(Bar(words, share, percent(share, lang, decimals), note=money, role=REST, whole_name=True))
    lines = [
        Threshold(result.threshold, say("identification.shares.line_key", lang, share=result.threshold), OURS),
        Threshold(RISKY_SHARE, say("identification.shares.line_risky", lang, share=RISKY_SHARE), DANGER),
        Threshold(
            CRITICAL_SHARE, say("identification.shares.line_critical", lang, share=CRITICAL_SHARE), DANGER, solid=True
        ),
    ]
    chart = bars(canvas, canvas.body, rows, thresholds=lines)
    place = _inset_place(canvas, chart.rows, chart.ends)
    if order is not None and place is not None:
        _draw_inset(canvas, place, order, key=len(result.key), lang=lang)


def _inset_place(canvas: Canvas, rows: tuple[Rect, ...], ends: tuple[float, ...]) -> Rect | None:
    """Find free room right of the lower bars; None if there is not enough of it."""
    if canvas.medium.captioned:
        return None
    right, (width, height) = canvas.body.x1 - 150, _INSET
    for last in range(len(rows) - 1, 0, -1):
        bottom = rows[last].y1 - 6
        first = next((i for i, row in enumerate(rows) if bottom - row.y0 - 6 < height), 0) - 1
        if first >= 0 and right - max(ends[first : last + 1]) - 50 >= width:
            return Rect(right - width, bottom - height, right, bottom)
    return None


def _draw_inset(canvas: Canvas, place: Rect, order: Abc, *, key: int, lang: str) -> None:
    """Draw the cumulative curve with its direct labels inside a hairline box."""
    from matplotlib.patches import Rectangle

    box = Rectangle(
        (place.x0, place.y0), place.width, place.height, facecolor=WHITE, edgecolor=GRID, linewidth=1, zorder=3
    )
    canvas.axes.add_patch(box)
    title = say("identification.shares.inset", lang, top=order.top, share=order.top_share)
    canvas.label(place.x0 + 20, place.y0 + 26, title, "name", face="bold", gid="inset")
    size = len(order.clients)
    x = Scale((0, size), (place.x0 + 90, place.x1 - 24))
    y = Scale((0, 1), (place.y1 - 48, place.y0 + 62))
    points = [(x(0), y(0)), *((x(i), y(part)) for i, part in enumerate(order.cumulative, start=1))]
    stroke(canvas, [(x(0), y(0)), (x(size), y(0))], LINE, 1.6, layer=3.2)
    stroke(canvas, points, LINE, 3.4, layer=3.4, gid="curve")
    for value in (0, 0.5, 1):
        canvas.label(x(0) - 10, y(value), percent(value, lang), "key", colour=MUTED, side="right", gid="inset")
    _mark_points(canvas, order, [key, order.clients_for(0.8), order.a_by_count], x, y, lang)
    canvas.label(x(size), place.y1 - 22, say("identification.clients", lang, n=size), "key", colour=MUTED, side="right")


def _mark_points(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, order: Abc, wanted: list[int], x: Scale, y: Scale, lang: str
) -> None:
    """Mark points of the curve; their labels stand to the right, below the curve, one under another."""
    counts = sorted({count for count in wanted if count}, reverse=True)
    heights = [y(order.cumulative[count - 1]) for count in counts]
    pitch = 1.35 * canvas.em("key")
    tops = spread(heights, [pitch] * len(counts), low=y(1), high=y(0) - 4, gap=0) or heights
    for count, height, top in zip(counts, heights, tops, strict=True):
        dot(canvas, x(count), height, OURS, radius=7)
        words = say("identification.shares.inset_mark", lang, n=count, share=order.cumulative[count - 1])
        canvas.label(x(max(counts)) + 18, top + pitch / 2, words, "key", colour=INK, gid="inset")


def draw_amounts(canvas: Canvas, result: Shares, *, name: Callable[[str], str], currency: str, lang: str) -> None:
    """Draw amounts instead of shares: with a client below zero a share would mislead."""
    shown = canvas.medium.rows - 1
    places = [
        *range(min(shown, len(result.clients))),
        *(result.clients.index(client) for client in result.negative[:3]),
    ]
    rows = [
        Bar(
            name(result.clients[place]),
            result.amounts[place],
            money_short(result.amounts[place], lang, currency),
            note=say("identification.shares.returns", lang) if result.amounts[place] < 0 else "",
            role=DANGER if result.amounts[place] < 0 else OTHER,
        )
        for place in dict.fromkeys(places)
    ]
    bars(canvas, canvas.body, rows)
