"""Then and now: a line per measure between two upright scales; growth that is bad is dashed, with a square."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Canvas, Scale
from kamlab.findings.marks import DASHED, dot, square, stroke
from kamlab.findings.settle import make_room
from kamlab.findings.style import INK, LINE, MUTED
from kamlab.i18n import percent, points, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.findings.canvas import Side
    from kamlab.modules.follow_up.model import Measure

_PITCH = 1.25  # em between two labels at least
_HEAD = 2.6  # em above the scales
_LINES = 0.13  # of the width, at least, for the lines between the scales


def draw_then_now(canvas: Canvas, measures: Sequence[Measure], words: Sequence[str], *, lang: str) -> None:
    """Draw the measures that are known on one scale of per cent.

    Parameters
    ----------
    measures
        Then and now; one that is known on one day only is a mark without a line.
    words
        Their names, in the same order.
    """
    em = canvas.em("name")
    make_room(canvas, (_HEAD + _PITCH * len(measures) + 6) * em)
    body = canvas.body
    numbers = canvas.width(percent(1, lang, 1), "name", "bold") + 16
    left, right = _scales(canvas, measures, words, numbers, lang)
    top, bottom = body.y0 + _HEAD * em, body.y1 - 1.2 * em
    values = [value for one in measures for value in (one.then, one.now) if value is not None]
    scale = Scale((0, max([*values, 0.1])), (bottom, top))
    for x, key in ((left, "then"), (right, "now")):
        head = say(f"follow_up.then_now.{key}", lang)
        side: Side = "right" if canvas.medium.captioned and key == "then" else "center"
        canvas.label(
            x + (20 if side == "right" else 0), top - 1.5 * em, head, "name", face="bold", side=side, gid="head"
        )
        stroke(canvas, [(x, top - 0.5 * em), (x, bottom + 0.5 * em)], LINE, 2, layer=1, gid="scale")
    sides = {"then": _spread(canvas, measures, scale, "then"), "now": _spread(canvas, measures, scale, "now")}
    for place, (one, name) in enumerate(zip(measures, words, strict=True)):
        bad = one.verdict == "worse"
        colour = DANGER.text if bad else INK
        _line(canvas, one, (left, right), scale, bad=bad)
        if one.then is not None:
            y = sides["then"][place]
            face = "bold" if bad else "plain"
            value = percent(one.then, lang, _digits(one))
            canvas.label(left - 26, y, value, "name", colour=colour, face="bold", side="right", gid="then")
            room = left - 26 - numbers - body.x0
            shown = canvas.fit(name, room, "name", "bold")
            canvas.label(left - 26 - numbers, y, shown, "name", colour=colour, face=face, side="right", gid="name")  # type: ignore[arg-type]  # a Face by construction
        if one.now is not None:
            _now(canvas, one, name, (right + 26, sides["now"][place]), lang, colour=colour, numbers=numbers)


def _scales(
    canvas: Canvas, measures: Sequence[Measure], words: Sequence[str], numbers: float, lang: str
) -> tuple[float, float]:
    """Return where the two scales stand: names and changes have the room they want, the lines at least a part."""
    body, margin = canvas.body, 26 + numbers
    names = max(canvas.width(name, "name", "bold") for name in words)
    changes = max(
        canvas.width(_change(one, name, lang), "name", "bold") for one, name in zip(measures, words, strict=True)
    )
    left = max(names + margin, (0.4 if canvas.medium.captioned else 0.36) * body.width)
    right = max(changes + margin, (0.38 if canvas.medium.captioned else 0.32) * body.width)
    share = min(1.0, (1 - _LINES) * body.width / (left + right))
    return body.x0 + left * share, body.x1 - right * share


def _change(one: Measure, name: str, lang: str) -> str:
    """Return what stands beside the value of now: its change, or the name if there is no then to carry it."""
    told = name if one.change is None else points(one.change, lang, _digits(one))
    return f"{say('follow_up.then_now.worse', lang)}: {told}" if one.verdict == "worse" else told


def _digits(one: Measure) -> int:
    """Return the decimals that show a change: one if both ends would round alike."""
    change = one.change
    return 1 if change is not None and abs(change) < 0.01 else 0  # noqa: PLR2004 - one percentage point


def _spread(canvas: Canvas, measures: Sequence[Measure], scale: Scale, side: str) -> dict[int, float]:
    """Return the heights of the labels of a side: in the order of the values, never one over another."""
    pitch = _PITCH * canvas.em("name")
    known = [(place, value) for place, one in enumerate(measures) if (value := getattr(one, side)) is not None]
    known.sort(key=lambda pair: (-pair[1], pair[0]))
    heights = [scale(value) for _, value in known]
    for place in range(1, len(heights)):
        heights[place] = max(heights[place], heights[place - 1] + pitch)
    over = max(0.0, (heights[-1] if heights else 0) - (scale.places[0] + 0.5 * pitch))
    for place in range(len(heights) - 1, -1, -1):  # push back up what was pushed below the scale
        most = heights[place + 1] - pitch if place + 1 < len(heights) else heights[place] - over
        heights[place] = min(heights[place], most)
    return {place: height for (place, _), height in zip(known, heights, strict=True)}


def _line(canvas: Canvas, one: Measure, ends: tuple[float, float], scale: Scale, *, bad: bool) -> None:
    """Draw the two marks of a measure with the line between them."""
    role = DANGER if bad else OURS
    if one.then is not None and one.now is not None:
        places = [(ends[0], scale(one.then)), (ends[1], scale(one.now))]
        if bad:
            stroke(canvas, places, role.fill, 5, dash=DASHED, layer=3.6, gid="worse")
        else:
            stroke(canvas, places, role.fill, 4, layer=3.4, gid="line")
    for x, value in zip(ends, (one.then, one.now), strict=True):
        if value is not None and bad:
            square(canvas, x, scale(value), role, hollow=True)
        elif value is not None:
            dot(canvas, x, scale(value), role, radius=11)


def _now(  # noqa: PLR0913 - a private helper
    canvas: Canvas, one: Measure, name: str, at: tuple[float, float], lang: str, *, colour: str, numbers: float
) -> None:
    """Set the value of now with its change; the name if there is no then to carry it."""
    x, y = at
    canvas.label(x, y, percent(one.now or 0, lang, _digits(one)), "name", colour=colour, face="bold", gid="now")
    told = canvas.fit(_change(one, name, lang), canvas.body.x1 - x - numbers, "name", "bold")
    bad = one.verdict == "worse"
    shade = colour if bad else MUTED
    canvas.label(x + numbers, y, told, "name", colour=shade, face="bold" if bad else "plain", gid="change")
