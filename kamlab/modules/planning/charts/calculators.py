"""A price cut, own delivery against bought delivery, a share month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, Bar, Canvas, Rect, Scale, bars, round_ticks, ticks_below, ticks_left
from kamlab.findings.marks import DASHED, dot, stroke
from kamlab.findings.style import INK, MUTED, WHITE
from kamlab.i18n import money, money_short, number, percent, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.modules.planning.model import Delivery, PriceCut, Progress

_HUNDRED = 100
_TALL = 470  # of a panel with lines
_LEAST = 20  # orders on the scale at least


def draw_price_cut(canvas: Canvas, cut: PriceCut, *, currency: str, lang: str) -> None:
    """Draw what is earned per 100 of old turnover: before, after with the same volume, after with enough more."""
    before, after = _HUNDRED * cut.margin, _HUNDRED * cut.kept
    rows = [
        Bar(say("planning.price.before", lang), before, money(before, lang, currency, 1), role=OTHER, whole_name=True),
        Bar(
            say("planning.price.same", lang),
            after,
            money(after, lang, currency, 1),
            note=say("planning.price.lost", lang, share=-min(cut.share_lost, 1.0)) if cut.kept > 0 else "",
            role=DANGER,
            whole_name=True,
        ),
    ]
    if cut.growth is not None:
        note = say("planning.price.more", lang, growth=cut.growth)
        name = say("planning.price.enough", lang)
        amount = money(before, lang, currency, 1)
        rows.append(Bar(name, before, amount, note=note, role=OURS, strong=True, whole_name=True))
    bars(canvas, canvas.body.inset(top=10), rows)


def draw_delivery(canvas: Canvas, delivery: Delivery, *, currency: str, lang: str) -> None:
    """Draw two straight lines of cost by orders a month, where they cross, and where we stand."""
    most = max(1.35 * max(delivery.orders, delivery.equal_at or 0), _LEAST)
    top = max(delivery.fixed + delivery.own_each * most, delivery.bought_each * most, 1)
    area = Rect(canvas.body.x0 + 150, canvas.body.y0 + 30, canvas.body.x1 - 230, canvas.body.y0 + 30 + _TALL)
    x, y = Scale((0, most), (area.x0, area.x1)), Scale((0, 1.04 * top), (area.y1, area.y0))
    ticks_left(canvas, area, y, round_ticks(0, top, 5), lambda value: money_short(value, lang, currency))
    ticks_below(canvas, area, x, round_ticks(0, most, 7), lambda value: number(value, lang))
    baseline = area.y1 + 2.6 * canvas.em("name")
    canvas.text(area.x1, baseline, say("planning.delivery.orders", lang), "name", colour=MUTED, side="right")
    ends = {
        "own": (delivery.fixed, delivery.fixed + delivery.own_each * most, OURS.text),
        "bought": (0.0, delivery.bought_each * most, INK),
    }
    places = {}
    for name, (start, end, colour) in ends.items():
        dash = {} if name == "own" else {"dash": DASHED}
        stroke(canvas, [(x(0), y(start)), (x(most), y(end))], colour, 4, gid=name, **dash)  # type: ignore[arg-type]  # a Dash by construction
        places[name] = y(end)
    _name_lines(canvas, places, area, {name: end[2] for name, end in ends.items()}, lang)
    if delivery.equal_at is not None and delivery.equal_at <= most:
        at = delivery.equal_at
        dot(canvas, x(at), y(delivery.bought_each * at), OURS, radius=11, hollow=True)
        words = say("planning.delivery.equal", lang, orders=number(at, lang))
        above = y(delivery.bought_each * at) - 1.5 * canvas.em("name")
        canvas.label(x(at) - 14, above, words, "name", face="bold", side="right", ground=WHITE, gid="equal")
    stroke(canvas, [(x(delivery.orders), area.y1), (x(delivery.orders), area.y0)], MUTED, 2, gid="orders")
    words = say("planning.delivery.now", lang, orders=number(delivery.orders, lang))
    canvas.label(x(delivery.orders), area.y0 - 16, words, "name", face="bold", side="center", gid="orders")


def _name_lines(canvas: Canvas, places: dict[str, float], area: Rect, colours: dict[str, str], lang: str) -> None:
    """Name both lines at their right ends, apart even where they meet."""
    low, high = sorted(places, key=lambda name: places[name])
    gap = 1.3 * canvas.em("name")
    places[high] = min(places[high], area.y1 - gap)  # above the numbers of the scale
    middle = (places[low] + places[high]) / 2
    if places[high] - places[low] < gap:
        places[low], places[high] = middle - gap / 2, middle + gap / 2
    for name, y in places.items():
        words = say(f"planning.delivery.{name}", lang)
        canvas.label(area.x1 + 12, y, words, "name", colour=colours[name], face="bold", gid="line")


def draw_progress(canvas: Canvas, progress: Progress, months: Sequence[str], *, lang: str) -> None:
    """Draw the share month by month against the target, each with its number."""
    area = Rect(canvas.body.x0 + 60, canvas.body.y0 + 40, canvas.body.x1 - 300, canvas.body.y0 + 40 + _TALL)
    top = 1.25 * max(*progress.shares, progress.target)
    x = Scale((0, max(len(months) - 1, 1)), (area.x0 + 40, area.x1 - 20))
    y = Scale((0, top), (area.y1, area.y0))
    stroke(canvas, [(area.x0, area.y1), (area.x1, area.y1)], MUTED, 2, gid="axis")
    stroke(canvas, [(area.x0, y(progress.target)), (area.x1, y(progress.target))], INK, 2.4, dash=DASHED, gid="target")
    words = say("planning.progress.target", lang, target=progress.target)
    canvas.label(area.x1 + 12, y(progress.target), words, "name", face="bold", gid="target")
    points = [(x(place), y(share)) for place, share in enumerate(progress.shares)]
    stroke(canvas, points, OURS.fill, 4, gid="share")
    for place, ((left, height), share) in enumerate(zip(points, progress.shares, strict=True)):
        last = place == len(points) - 1
        dot(canvas, left, height, OURS, radius=9 if not last else 12)
        label = percent(share, lang, 1)
        face = "bold" if last else "plain"
        above = height + (1.4 if share < progress.target else -1.4) * canvas.em("label")
        canvas.label(left, above, label, "label", face=face, side="center", ground=WHITE, gid="label")  # type: ignore[arg-type]  # a Face by construction
        baseline = area.y1 + 1.4 * canvas.em("name")
        canvas.text(left, baseline, months[place], "name", colour=MUTED, side="center", gid="month")
    words = say("planning.progress.all", lang, share=progress.all)
    canvas.label(area.x1 + 12, y(progress.all), words.split("\n"), "name", colour=OURS.text, gid="all")
