"""How much more must be sold after a cut: a curve that goes up ever faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Canvas, Rect, Scale, round_ticks, ticks_below, ticks_left
from kamlab.findings.marks import DASHED, dot, stroke
from kamlab.findings.style import INK, MUTED, WHITE
from kamlab.i18n import percent, say
from kamlab.terms import break_even_volume

if TYPE_CHECKING:
    from collections.abc import Sequence

_TALL = 480
_FINE = 120  # pieces of the curve
_MOST = 1.5  # the curve is drawn up to +150 %, and as far as the chosen cut needs


def draw_volume(canvas: Canvas, margin: float, cuts: Sequence[float], chosen: float, *, lang: str) -> None:
    """Draw the extra volume over the cut, with marks at some cuts and one chosen.

    Parameters
    ----------
    canvas
        Where.
    margin
        Before the cut, a fraction.
    cuts
        Cuts to mark, fractions below the margin.
    chosen
        The cut that is asked about.
    """
    em, body = canvas.em("name"), canvas.body
    marked = [(cut, growth) for cut in sorted({*cuts, chosen}) if (growth := break_even_volume(margin, margin - cut))]
    top = max([_MOST, *(1.1 * growth for cut, growth in marked if cut == chosen)])
    last = margin * top / (1 + top)  # the cut that needs just so much
    area = Rect(body.x0 + 110, body.y0 + 1.6 * em, body.x1 - 60, min(body.y0 + _TALL, body.y1 - 4 * em))
    x, y = Scale((0, margin), (area.x0, area.x1)), Scale((0, top), (area.y1, area.y0))
    ticks_left(canvas, area, y, round_ticks(0, top, 4), lambda value: percent(value, lang))
    ticks_below(canvas, area, x, [cut for cut in round_ticks(0, margin, 6) if cut], lambda value: _cut(value, lang))
    stroke(canvas, [(area.x0, area.y1), (area.x1, area.y1)], INK, 2.4, gid="axis")
    points = [last * step / _FINE for step in range(_FINE + 1)]
    curve = [(x(cut), y(break_even_volume(margin, margin - cut) or 0.0)) for cut in points]
    stroke(canvas, curve, OURS.fill, 4, gid="curve")
    stroke(canvas, [(area.x0, area.y1), (x(margin), y(margin))], MUTED, 2, dash=DASHED, layer=2, gid="equal")
    words = say("negotiation.volume.equal", lang)
    canvas.label(x(margin), y(margin) - 0.9 * em, words, "name", colour=MUTED, side="right", gid="equal")
    canvas.text(area.x1, area.y1 + 3 * em, say("negotiation.volume.cut", lang), "name", colour=MUTED, side="right")
    told: list[float] = []
    for cut, growth in sorted(marked, key=lambda one: one[0] != chosen):  # the chosen one is always told
        height = y(growth) - 0.7 * em
        if growth > top or any(abs(height - other) < 1.3 * canvas.em("label") for other in told):
            continue
        told.append(height)
        role, face = (DANGER, "bold") if cut == chosen else (OURS, "plain")
        dot(canvas, x(cut), y(growth), role, radius=12 if cut == chosen else 9, gid="mark")
        words, look = f"+{percent(growth, lang)}", {"face": face, "side": "right", "ground": WHITE, "gid": "label"}
        canvas.label(x(cut) - 18, height, words, "label", colour=role.text, **look)  # type: ignore[arg-type]  # a Face and a Side by construction


def _cut(value: float, lang: str) -> str:
    exact = float(round(100 * value, 6)).is_integer()
    return percent(-value, lang, 0 if exact else 1)
