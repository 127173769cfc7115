"""Clients × six signs: filled = confirmed, hollow = assumed, ? = not checked, dash = no."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Canvas, Rect
from kamlab.findings.marks import band, dot, key, nothing, rule, unknown
from kamlab.findings.settle import make_room
from kamlab.findings.style import INK, LINE, MUTED, QUIET
from kamlab.i18n import say
from kamlab.modules.identification.charts.names import row_names
from kamlab.modules.identification.model import SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamlab.modules.identification.model import SignMatrix, SignRow

_NAMES, _FEWEST = 0.25, 0.16  # part of the width for names: the most, the least
_GAP = 12  # least distance of two headings
_VERDICT = 0.145  # and for the decision
# heights in em of a name
_ONE_LINE, _TWO_LINES = 1.75, 2.2  # the least a row needs
_TALLEST = 2.34  # a taller row makes the table fall apart
_HEAD, _TOTALS = 2.3, 2.2


def draw_signs(canvas: Canvas, matrix: SignMatrix, *, name: Callable[[str], str], lang: str) -> None:
    """Draw the clients of the matrix row by row, with the decision and a count per sign."""
    key(canvas, [(_confirmed, say("identification.signs.confirmed", lang)), *_other_marks(lang)])
    shown = matrix.rows[: canvas.medium.rows + 2]
    limit = _names_room(canvas, shown, lang)
    names = row_names(canvas, [name(row.client) for row in shown], limit, canvas.body.height)
    areas = _areas(canvas, names)
    body = canvas.body
    names_end = body.x0 + limit
    verdict = _verdict_room(canvas, shown, lang)
    columns = _columns(canvas, Rect(names_end + 20, body.y0, body.x1 - verdict, body.y1), lang)
    head = areas[0].y0 - 0.9 * canvas.em("name")
    for (x, _), sign in zip(columns, SIGNS, strict=True):
        words = say(f"identification.sign.{sign}", lang)
        canvas.label(x, head, words, "name", face="bold", side="center", gid="heading")
    verdict_x = body.x1 - verdict + 16
    canvas.label(verdict_x, head, say("identification.signs.decision", lang), "name", face="bold", gid="heading")
    for place, (row, lines, area) in enumerate(zip(shown, names, areas, strict=True)):
        if place % 2 == 0:
            band(canvas, area, QUIET)
        _draw_row(canvas, row, area, [x for x, _ in columns], lines, names_end)
        words, colour = _decision(row, lang)
        canvas.label(verdict_x, area.middle, words, "key", colour=colour, gid="decision")
    _draw_counts(canvas, matrix, areas[-1].y1, columns, names_end, lang)


def _verdict_room(canvas: Canvas, shown: Sequence[SignRow], lang: str) -> float:
    """Return the width for the decisions: as much as the longest takes."""
    widest = max((canvas.width(_decision(row, lang)[0], "key") for row in shown), default=0.0)
    return max(_VERDICT * canvas.body.width, widest + 16)


def _names_room(canvas: Canvas, shown: Sequence[SignRow], lang: str) -> float:
    """Return the width for names: less where large type makes the headings of the signs wide."""
    heads = sum(canvas.width(say(f"identification.sign.{sign}", lang), "name", "bold") + _GAP for sign in SIGNS)
    width = canvas.body.width
    return min(_NAMES * width, max(_FEWEST * width, width - _verdict_room(canvas, shown, lang) - heads - 2 * _GAP))


def _areas(canvas: Canvas, names: Sequence[Sequence[str]]) -> list[Rect]:
    """Give a name of two lines a taller row; the sheet grows if twelve rows need more than it has."""
    em = canvas.em("name")
    needs = [(_TWO_LINES if len(lines) > 1 else _ONE_LINE) * em for lines in names]
    around = (_HEAD + _TOTALS) * em
    make_room(canvas, sum(needs) + around)
    spare = max(canvas.body.height - around - sum(needs), 0) / len(needs)
    heights = [max(need, min(need + spare, _TALLEST * em)) for need in needs]
    tops = list(accumulate(heights, initial=canvas.body.y0 + _HEAD * em))
    return [Rect(canvas.body.x0, top, canvas.body.x1, bottom) for top, bottom in pairwise(tops)]


def _draw_counts(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, matrix: SignMatrix, y: float, columns: Sequence[tuple[float, float]], names_end: float, lang: str
) -> None:
    rule(canvas, y + 2, area=canvas.body, colour=LINE)
    y += 28
    canvas.label(
        names_end, y, say("identification.signs.confirmed_for", lang), "name", colour=MUTED, side="right", gid="total"
    )
    for (x, _), sign in zip(columns, SIGNS, strict=True):
        canvas.label(x, y, str(matrix.confirmed(sign)), "label", face="bold", side="center", gid="total")


def _draw_row(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, row: SignRow, area: Rect, columns: Sequence[float], lines: Sequence[str], names_end: float
) -> None:
    is_key = row.verdict == "key"
    face, colour = ("bold", INK) if is_key else ("plain", MUTED)
    canvas.label(names_end, area.middle, lines, "name", colour=colour, face=face, side="right", gid="name")  # type: ignore[arg-type]  # a Face by construction
    draw = {"confirmed": _confirmed, "assumed": _assumed, "unchecked": unknown, "no": nothing}
    for x, state in zip(columns, row.states, strict=True):
        draw[state](canvas, x, area.middle)


def _columns(canvas: Canvas, area: Rect, lang: str) -> list[tuple[float, float]]:
    """Give each sign a column as wide as its heading needs; return centres and widths."""
    widths = [canvas.width(say(f"identification.sign.{sign}", lang), "name", "bold") for sign in SIGNS]
    gap = max(_GAP / 2, (area.width - sum(widths)) / len(SIGNS))
    centres, left = [], area.x0 + gap / 2
    for width in widths:
        centres.append((left + width / 2, width))
        left += width + gap
    return centres


def _decision(row: SignRow, lang: str) -> tuple[str, str]:
    words = say(f"identification.signs.{row.verdict}", lang, count=row.confirmed)
    return words, {"key": OURS.text, "check": DANGER.text, "not_key": MUTED}[row.verdict]


def _confirmed(canvas: Canvas, x: float, y: float) -> object:
    return dot(canvas, x, y, OURS)


def _assumed(canvas: Canvas, x: float, y: float) -> object:
    return dot(canvas, x, y, OURS, hollow=True)


def _other_marks(lang: str) -> list[tuple[Callable[[Canvas, float, float], object], str]]:
    return [
        (_assumed, say("identification.signs.assumed", lang)),
        (unknown, say("identification.signs.unchecked", lang)),
        (nothing, say("identification.signs.no", lang)),
    ]
