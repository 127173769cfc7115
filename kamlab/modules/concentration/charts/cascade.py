"""What one departure sets off: the steps of the profit, and the cliffs over the pass-through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, RIVAL, Canvas, Rect, Role, Scale, round_ticks, ticks_below, ticks_left
from kamlab.findings.canvas import PITCH
from kamlab.findings.marks import DOTTED, block, dot, stroke
from kamlab.findings.style import INK, LINE, MUTED, WHITE
from kamlab.i18n import number, percent, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings.style import Face
    from kamlab.modules.concentration.charts.units import Unit
    from kamlab.modules.concentration.model import Best, Cascade

_END = Role("end", INK, INK, WHITE)
_STEPS = ("before", "direct", "dearer", "leavers", "after")
_WIDE = 0.66  # of the pitch
_PERCENT = 100


def draw_cascade(canvas: Canvas, lost: Cascade, best: Best | None, *, unit: Unit, lang: str) -> None:
    """Draw the waterfall of a departure; beside it, if known, the profit over every pass-through.

    Parameters
    ----------
    lost
        The departure at the chosen pass-through.
    best
        The whole curve; None to leave it for later.
    unit
        Unit of money.
    """
    steps, curve = (canvas.body.columns(1.75, 1, gap=110)) if best else (canvas.body, None)
    _draw_steps(canvas, steps, lost, unit, lang)
    if best and curve:
        _draw_curve(canvas, curve, lost, best, unit, lang)


def _draw_steps(canvas: Canvas, area: Rect, lost: Cascade, unit: Unit, lang: str) -> None:
    amounts = [getattr(lost, step) for step in _STEPS]
    levels = [0.0, lost.before, lost.before + lost.direct, lost.before + lost.direct + lost.dearer, 0.0]
    tops = [max(level, level + amount) for level, amount in zip(levels, amounts, strict=True)]
    feet = [min(level, level + amount) for level, amount in zip(levels, amounts, strict=True)]
    em = canvas.em("name")
    names_top = area.y1 - 2.4 * em
    y = Scale((max([*tops, 0.0]), min([*feet, 0.0])), (area.y0 + 4.6 * em, names_top - 2.2 * em))
    pitch = area.width / len(_STEPS)
    boxes = []
    for place, (top, foot) in enumerate(zip(tops, feet, strict=True)):
        left = area.x0 + (place + (1 - _WIDE) / 2) * pitch
        boxes.append(Rect(left, y(top), left + _WIDE * pitch, max(y(foot), y(top) + 2)))
    _join(canvas, boxes, [y(level) for level in (lost.before, *levels[2:4], lost.after)])
    for place, (step, amount, box) in enumerate(zip(_STEPS, amounts, boxes, strict=True)):
        role = _role(step, amount)
        block(canvas, box, role, gid=f"step-{step}")
        _write_amount(canvas, box, unit.write(amount, lang), role, below=amount <= 0)
        _write_name(canvas, area.x0 + (place + 0.5) * pitch, names_top, pitch, lost, step, lang)
    stroke(canvas, [(area.x0, y(0)), (area.x1, y(0))], INK, 2.4, layer=4, gid="zero")
    if abs(lost.chain) > 1e-9 * max(1.0, abs(lost.before)):
        _bracket(canvas, boxes[2:4], lost, unit, lang)


def _role(step: str, amount: float) -> Role:
    if step == "before":
        return OURS
    if step == "after":
        return _END
    if step == "direct":
        return RIVAL
    return DANGER if amount <= 0 else OURS


def _join(canvas: Canvas, boxes: Sequence[Rect], levels: Sequence[float]) -> None:
    """Tie the end of each step to the beginning of the next."""
    for place, level in enumerate(levels):
        stroke(canvas, [(boxes[place].x1, level), (boxes[place + 1].x0, level)], LINE, 1.6, layer=1, gid="join")


def _write_amount(canvas: Canvas, box: Rect, words: str, role: Role, *, below: bool) -> None:
    em = canvas.em("big")
    if role is RIVAL and box.height > 2 * em:
        middle = (box.x0 + box.x1) / 2
        canvas.label(middle, box.y1 - 0.9 * em, words, "big", colour=WHITE, face="bold", side="center", gid="amount")
        return
    y = box.y1 + 0.8 * em if below else box.y0 - 0.8 * em
    middle = (box.x0 + box.x1) / 2
    canvas.label(middle, y, words, "big", colour=role.text, face="bold", side="center", ground=WHITE, gid="amount")


def _write_name(canvas: Canvas, x: float, y: float, pitch: float, lost: Cascade, step: str, lang: str) -> None:  # noqa: PLR0913, PLR0917 - a private helper
    words = say(f"concentration.cascade.step.{step}", lang)
    if step == "leavers" and lost.left:
        words = say("concentration.cascade.step.left", lang, n=len(lost.left))
    face: Face = "bold" if step in {"before", "after"} else "plain"
    lines = canvas.wrap(words, pitch - 8, "name", face)
    first = y + PITCH * canvas.em("name") * (len(lines) - 1) / 2 + 0.6 * canvas.em("name")
    canvas.label(x, first, lines, "name", face=face, side="center", gid="name")


def _bracket(canvas: Canvas, boxes: Sequence[Rect], lost: Cascade, unit: Unit, lang: str) -> None:
    """Span the two steps that come on top of the account's own loss."""
    em = canvas.em("label")
    x0, x1 = boxes[0].x0, boxes[1].x1
    y = min(box.y0 for box in boxes) - 0.9 * em
    stroke(canvas, [(x0, y), (x1, y)], DANGER.text, 2.4, gid="bracket")
    for x in (x0, x1):
        stroke(canvas, [(x, y - 7), (x, y + 7)], DANGER.text, 2.4, gid="bracket")
    middle, look = (x0 + x1) / 2, {"colour": DANGER.text, "side": "center", "ground": WHITE, "gid": "chain"}
    discounts = {"before": lost.discount_before, "after": lost.discount_after}
    words = say("concentration.cascade.chain", lang, amount=unit.write(lost.chain, lang))
    tier = say("concentration.cascade.tier", lang, **discounts)
    tiers = canvas.wrap(tier, (x1 - x0) * 1.35, "name")
    first = y - 0.75 * em - (len(tiers) - 1) * PITCH * canvas.em("name") / 2
    canvas.label(middle, first, tiers, "name", **look)  # type: ignore[arg-type]  # a Side by construction
    above = first - (len(tiers) + 1) * PITCH * canvas.em("name") / 2 - 0.1 * em
    canvas.label(
        middle, above, words, "label", colour=DANGER.text, face="bold", side="center", ground=WHITE, gid="chain"
    )


def _draw_curve(canvas: Canvas, area: Rect, lost: Cascade, best: Best, unit: Unit, lang: str) -> None:  # noqa: PLR0913, PLR0917 - a private helper
    em = canvas.em("name")
    heads = canvas.wrap(say("concentration.cascade.curve", lang), area.width, "name", "bold")
    head = area.y0 + 0.9 * em + (len(heads) - 1) * PITCH * em / 2
    canvas.label(area.x0, head, heads, "name", face="bold", gid="heading")
    ends = [profit for piece in best.pieces for profit in (piece.profit_start, piece.profit_end)]
    low, high = min(ends), max(ends)
    room = (high - low) or max(abs(high), 1.0)
    plot = Rect(area.x0, head + (len(heads) / 2 + 3.3) * PITCH * em, area.x1, area.y1 - 4.6 * em)
    x = Scale((0, 1), (plot.x0, plot.x1))
    y = Scale((high + 0.04 * room, low - 0.04 * room), (plot.y0, plot.y1))
    ticks = round_ticks((low - 0.04 * room) / unit.size, (high + 0.04 * room) / unit.size, 4)
    digits = 0 if all(float(tick).is_integer() for tick in ticks) else 1
    ticks_left(canvas, plot, Scale(y.values, y.places), [tick * unit.size for tick in ticks],
               lambda value: unit.write(value, lang, decimals=digits))  # fmt: skip
    _draw_pieces(canvas, best, x, y)
    _draw_best(canvas, plot, best, lost, x, y, unit, lang)
    below = plot.y1 + 1.5 * em
    stroke(canvas, [(plot.x0, below), (plot.x1, below)], LINE, 1.6, gid="axis")
    under = Rect(plot.x0, plot.y0, plot.x1, below)
    ticks_below(canvas, under, x, (0, 0.25, 0.5, 0.75), lambda share: number(_PERCENT * share, lang))
    whole = Scale((0, 1), (plot.x0, plot.x1 - canvas.width(percent(1, lang), "name") / 2))
    ticks_below(canvas, under, whole, (1,), lambda share: percent(share, lang))
    words = say("concentration.cascade.hold", lang), say("concentration.cascade.pass", lang)
    canvas.label(plot.x0, plot.y1 + 0.8 * em, words[0], "name", colour=MUTED, gid="end")
    canvas.label(plot.x1, plot.y1 + 0.8 * em, words[1], "name", colour=MUTED, side="right", gid="end")


def _draw_pieces(canvas: Canvas, best: Best, x: Scale, y: Scale) -> None:
    """Draw each stretch as a line of its own; a jump is a thin dotted line, never a slope."""
    for before, after in zip([None, *best.pieces], best.pieces, strict=False):
        if before is not None:
            edge = x(after.start)
            stroke(
                canvas, [(edge, y(before.profit_end)), (edge, y(after.profit_start))], LINE, 2, dash=DOTTED, gid="cliff"
            )
        points = [(x(after.start), y(after.profit_start)), (x(after.end), y(after.profit_end))]
        stroke(canvas, points, MUTED, 4, gid="piece")


def _draw_best(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, plot: Rect, best: Best, lost: Cascade, x: Scale, y: Scale, unit: Unit, lang: str
) -> None:
    """Mark the best whole per cent with its profit, and the chosen share if it is another."""
    at, height = x(best.whole), y(best.whole_profit)
    dot(canvas, at, height, OURS, radius=10, gid="best")
    facts = {"share": best.whole, "profit": unit.write(best.whole_profit, lang)}
    words = (say("concentration.cascade.best", lang, **facts), say("concentration.cascade.best_profit", lang, **facts))
    wide = max(canvas.width(line, "name", "bold") for line in words)
    y0 = plot.y0 - 1.5 * canvas.em("name")
    left = min(max(at - 12, plot.x0), plot.x1 - wide)
    canvas.label(left, y0, words, "name", colour=OURS.text, face="bold", ground=WHITE, gid="best")
    if round(_PERCENT * (lost.pass_through - best.whole), 6):
        dot(canvas, x(lost.pass_through), y(lost.after), OURS, radius=9, hollow=True, gid="chosen")
