"""One share under two rulers: the clients as dots, the words of each source as a lane below them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, Canvas, Rect, Scale
from kamlab.findings.marks import DASHED, band, dot, stroke
from kamlab.findings.names import chart_names
from kamlab.findings.settle import make_room
from kamlab.findings.style import GRID, INK, LINE, MUTED, QUIET, WHITE
from kamlab.i18n import percent, say
from kamlab.modules.concentration.model import ACT_FROM, EDGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings.canvas import Side
    from kamlab.findings.style import Face, Role
    from kamlab.modules.concentration.model import Line

_TICKS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 1.0)
_TOP, _ROW, _STRIP = 40, 92, 16
_LANE = 5.6  # height of a lane in em of its words
_GROUND = {"key": OURS.tint, "risky": DANGER.tint, "enlarge": DANGER.tint}
_SMALL, _SUBJECT = 7, 15  # radii


@dataclass(frozen=True, slots=True)
class Dots:
    """The clients of one company on the scale of shares.

    Attributes
    ----------
    name
        Whose clients they are.
    shares
        Every client's share, as a fraction.
    subject
        Share of the client in question.
    words
        Its name and share, as they stand beside the dot.
    role
        Ours, or grey for the company set beside it.
    """

    name: str
    shares: tuple[float, ...]
    subject: float
    words: str
    role: Role = OURS


def draw_bands(canvas: Canvas, rows: Sequence[Dots], lines: Sequence[Line], *, lang: str) -> None:
    """Draw the companies' clients as dots and each source's words as a lane; a dashed line reads down."""
    body = canvas.body
    sources = list(dict.fromkeys(line.source for line in lines))
    heads = [say(f"concentration.source.{source}", lang) for source in sources]
    limit = 0.2 * body.width
    names = chart_names([row.name for row in rows], lines=2, limit=limit, measure=canvas.width)
    wide = [canvas.width(line) for lines_ in names for line in lines_]
    edge = body.x0 + max(*wide, *(canvas.width(head, "name", "bold") for head in heads))
    x = Scale((0, 1), (edge + 34, body.x1 - 34))
    top = body.y0 + _TOP
    places = [top + 20 + _ROW * turn + _ROW / 2 for turn in range(len(rows))]
    em = canvas.em("key")
    raised = 1.2 * em if _is_crowded(canvas, lines, x, lang) else 0.0
    lane = _LANE * em + raised
    make_room(canvas, _TOP + 34 + raised + _ROW * len(rows) + lane * len(sources))
    lanes = [top + 34 + raised + _ROW * len(rows) + lane * turn + _LANE * em / 2 for turn in range(len(sources))]
    foot = lanes[-1] + _LANE * em / 2
    for value in _TICKS:
        stroke(canvas, [(x(value), top), (x(value), foot - 24)], GRID, 1.6, layer=0.8, gid="grid")
        canvas.label(x(value), top - 20, percent(value, lang), colour=MUTED, kind="name", side="center", gid="tick")
    for row, y in zip(rows, places, strict=True):
        colour = OURS.text if row.role is OURS else MUTED
        stroke(canvas, [(x(row.subject), y), (x(row.subject), foot - 24)], colour, 2.2, dash=DASHED, gid="threshold")
    for row, lines_, y in zip(rows, names, places, strict=True):
        canvas.label(edge, y, lines_, "name", colour=MUTED, side="right", gid="name")
        _draw_dots(canvas, row, x, y)
    for head, source, y in zip(heads, sources, lanes, strict=True):
        canvas.label(edge, y, head, "name", face="bold", side="right", gid="name")
        _draw_lane(canvas, [line for line in lines if line.source == source], x, y, rows[0].subject, lang)


def _is_crowded(canvas: Canvas, lines: Sequence[Line], x: Scale, lang: str) -> bool:
    """Tell whether a word is longer than its piece of the strip, so that it has to stand a line higher."""
    words = [say(f"concentration.label.{line.source}.{line.label}", lang) for line in lines if line.share == ACT_FROM]
    return any(canvas.width(word, "key", "bold") > x.span(EDGES[-1] - ACT_FROM) - 8 for word in words)


def _draw_dots(canvas: Canvas, row: Dots, x: Scale, y: float) -> None:
    """Draw every client; the one in question is large and has its name, above the line of dots."""
    stroke(canvas, [(x(0), y), (x(1), y)], LINE, 1.6, layer=0.9)
    for share in row.shares:
        if 0 <= share <= 1 and share != row.subject:
            dot(canvas, x(share), y, OTHER, radius=_SMALL, gid="speck")
    dot(canvas, x(row.subject), y, row.role, radius=_SUBJECT, gid="subject")
    width = canvas.width(row.words, "label", "bold")
    at = x(row.subject) - 14
    start = min(max(at, x(0)), x(1) + 24 - width)
    colour = OURS.text if row.role is OURS else INK
    canvas.label(start, y - 34, row.words, "label", colour=colour, face="bold", ground=WHITE, gid="label")


def _draw_lane(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, lines: Sequence[Line], x: Scale, y: float, subject: float, lang: str
) -> None:
    """Draw the words of one source above a strip; those that fit the share are bold."""
    ordered, em = sorted(lines, key=lambda line: line.share), canvas.em("key")
    raised = 1.2 * em if _is_crowded(canvas, lines, x, lang) else 0.0
    strip = Rect(x(0), y + 8, x(1), y + 8 + _STRIP)
    band(canvas, strip, QUIET)
    inner = [line for line in ordered if line.share < 1]
    edges = [*(x(line.share) for line in inner), x(1)]
    for index, line in enumerate(inner):
        ground = _GROUND.get(line.label, DANGER.fill)
        band(canvas, Rect(edges[index], strip.y0, edges[index + 1], strip.y1), ground)
        stroke(canvas, [(edges[index], strip.y0 - 6), (edges[index], strip.y1 + 6)], INK, 2, layer=1.5)
    for line in ordered:
        holds = line.holds(subject)
        colour = (OURS if line.label == "key" else DANGER).text if holds else MUTED
        words = say(f"concentration.label.{line.source}.{line.label}", lang)
        side: Side = "left" if line.share < 1 else "right"
        at = x(line.share) + 2 if side == "left" else x(1) + 24
        low = line.label == "key" or side == "right"  # short pieces have their word below, so that no two meet
        high = raised if line.label in {"enlarge", "risky"} else 0.0
        middle = strip.y1 + em if low else strip.y0 - 1.05 * em - high
        face: Face = "bold" if holds else "plain"
        canvas.label(at, middle, words, "key", colour=colour, face=face, side=side, ground=WHITE, gid="lane")
        if line.share >= 1:
            band(canvas, Rect(x(1) - 8, strip.y0, x(1), strip.y1), INK)
