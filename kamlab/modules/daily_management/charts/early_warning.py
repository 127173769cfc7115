"""A client's intervals as bars, its own limit, and the silence that is still growing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, Rect, Scale, round_ticks, spread, ticks_left
from kamlab.findings.canvas import CAP, PITCH
from kamlab.findings.marks import DASHED, DOTTED, block, stroke
from kamlab.findings.style import INK, LINE, MUTED, WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings import Canvas
    from kamlab.findings.style import Face

_BAR = 0.62  # part of the pitch
_WIDEST = 110.0  # pitch of few bars


@dataclass(frozen=True, slots=True)
class Silence:
    """What is drawn.

    Attributes
    ----------
    gaps
        Days between neighbouring orders, the latest ones, in order.
    ends
        When each interval ended, as the reader sees it.
    now
        Days since the last order.
    now_label
        What to call that bar.
    limit, usual
        Days and the words beside the line; None where the client is not judged.
    alarm
        Whether the silence is beyond the limit.
    unit, below
        Words over the scale, and under the bars.
    """

    gaps: Sequence[int]
    ends: Sequence[str]
    now: int
    now_label: str
    limit: tuple[float, Sequence[str]] | None
    usual: tuple[float, Sequence[str]] | None
    alarm: bool
    unit: str
    below: str


def draw_early_warning(canvas: Canvas, view: Silence) -> None:
    """Draw the intervals, the lines, the open interval; only an alarm is red."""
    em = canvas.em("name")
    lines = [line for line in (view.limit, view.usual) if line]
    wide = max((canvas.width(word, "name", "bold") for _, words in lines for word in words), default=0.0)
    plot = canvas.body.inset(left=3 * em, top=2.6 * em, right=wide + 30 if lines else 0, bottom=3.6 * em)
    top = 1.1 * max([*view.gaps, view.now, *(value for value, _ in lines), 1])
    y = Scale((top, 0), (plot.y0, plot.y1))
    canvas.text(canvas.area.x0, plot.y0 - 1.1 * em, view.unit, "name", colour=MUTED, gid="unit")
    ticks_left(canvas, plot, y, round_ticks(0, top), lambda value: f"{value:g}")
    _draw_bars(canvas, view, plot, y)
    stroke(canvas, [(plot.x0, plot.y1), (plot.x1, plot.y1)], LINE, 2, gid="base")
    _draw_lines(canvas, view, plot, y)
    canvas.text(plot.x0, plot.y1 + 3.1 * em, view.below, "name", colour=MUTED, gid="below")


def _draw_bars(canvas: Canvas, view: Silence, plot: Rect, y: Scale) -> None:
    em, count = canvas.em("name"), len(view.gaps) + 1
    pitch = min(plot.width / count, _WIDEST * 1.6)
    room = _BAR * pitch
    step = _step(canvas, view, pitch)
    for place, (gap, end) in enumerate(zip(view.gaps, view.ends, strict=True)):
        x = plot.x0 + (place + 0.5) * pitch
        block(canvas, Rect(x - room / 2, y(gap), x + room / 2, plot.y1), OTHER, gid="gap")
        if canvas.width(f"{gap}", "key") <= room and plot.y1 - y(gap) > 1.5 * em:
            canvas.text(x, plot.y1 - 0.7 * em, f"{gap}", "key", side="center", gid="days")
        if (len(view.gaps) - place) % step == 0:
            _name(canvas, x, plot.y1, end)
    x = plot.x0 + (count - 0.5) * pitch
    role = DANGER if view.alarm else OTHER
    open_ = Rect(x - room / 2, y(view.now), x + room / 2, plot.y1)
    block(canvas, open_, role, hatched=view.alarm, hollow=not view.alarm, gid="open")
    colour = DANGER.text if view.alarm else INK
    canvas.text(
        x, y(view.now) - 0.5 * em, f"{view.now}", "big", colour=colour, face="bold", side="center", ground=WHITE,
        gid="now",
    )  # fmt: skip
    _name(canvas, x, plot.y1, view.now_label, colour=colour)


def _step(canvas: Canvas, view: Silence, pitch: float) -> int:
    """Return every how many bars are named, so that the names stand apart."""
    named = max((canvas.width(word, "name") for word in view.ends), default=0.0)
    widest = max(named, canvas.width(view.now_label, "name", "bold")) + 12
    return max(1, -int(-widest // pitch))


def _name(canvas: Canvas, x: float, base: float, words: str, colour: str = MUTED) -> None:
    em = canvas.em("name")
    face: Face = "plain" if colour == MUTED else "bold"
    canvas.text(x, base + 0.6 * em + CAP * em, words, "name", colour=colour, face=face, side="center", gid="end")


def _draw_lines(canvas: Canvas, view: Silence, plot: Rect, y: Scale) -> None:
    told: list[tuple[float, Sequence[str], str, Face]] = []
    if view.limit:
        colour = DANGER.text if view.alarm else MUTED
        stroke(canvas, [(plot.x0, y(view.limit[0])), (plot.x1, y(view.limit[0]))], colour, 3, dash=DASHED, gid="limit")
        told.append((y(view.limit[0]), view.limit[1], colour, "bold"))
    if view.usual:
        stroke(canvas, [(plot.x0, y(view.usual[0])), (plot.x1, y(view.usual[0]))], INK, 2.4, dash=DOTTED, gid="usual")
        told.append((y(view.usual[0]), view.usual[1], INK, "plain"))
    tall = [PITCH * canvas.em("name") * len(words) for _, words, _, _ in told]
    wished = [place - size / 2 for (place, _, _, _), size in zip(told, tall, strict=True)]
    starts = spread(wished, tall, low=plot.y0 - 30, high=plot.y1) or wished
    for (_, words, colour, face), start, size in zip(told, starts, tall, strict=True):
        canvas.label(plot.x1 + 14, start + size / 2, words, "name", colour=colour, face=face, gid="line-name")
