"""Three lists side by side: a connected row is agreement, a lonely circle a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import OURS, RIVAL, Canvas, Rect
from kamlab.findings.marks import band, dot, rule, speck, stroke
from kamlab.findings.names import chart_names
from kamlab.findings.style import INK, MUTED
from kamlab.i18n import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamlab.findings.style import Face
    from kamlab.modules.start.model import Lists, Named

_PITCH = 61
_TIGHT = 52  # below this pitch two lines of a remark would touch the next row
_MOST = 11  # rows; the rest is counted in one line


def draw_three_lists(canvas: Canvas, result: Lists, *, name: Callable[[str], str], lang: str) -> None:
    """Draw every named client with the departments that named it, most agreed first."""
    body = canvas.body
    shown = result.names[:_MOST]
    names_end = body.x0 + 0.325 * body.width
    words_x = body.x0 + 0.79 * body.width
    columns = Rect(names_end + 20, 0, words_x - 40, 0).columns(*[1.0] * len(result.departments), gap=10)
    centres = [column.x0 + column.width / 2 for column in columns]
    _draw_heads(canvas, result, centres, words_x, lang)
    top = body.y0 + 76
    more = len(result.names) > len(shown)
    pitch = min(_PITCH * canvas.em("name") / 22, (body.y1 - top) / (len(shown) + more))
    labels = chart_names(
        [name(row.client) for row in shown],
        lines=canvas.medium.lines if pitch > 50 else 1,  # noqa: PLR2004 - two lines of type
        limit=names_end - body.x0,
        measure=lambda text: canvas.width(text, "name", "bold"),
    )
    before = 0
    for place, (row, label) in enumerate(zip(shown, labels, strict=True)):
        area = Rect(body.x0, top + place * pitch, body.x1, top + (place + 1) * pitch)
        if place and len(row.by) != before:
            rule(canvas, area.y0, area=body)
        _draw_row(canvas, result, row, label, area, centres, names_end)
        if len(row.by) != before:
            alone = sum(len(other.by) == len(row.by) for other in shown) == 1
            _draw_verdict(canvas, result, row, words_x, area, lang, short=alone or pitch < _TIGHT)
        before = len(row.by)
    if more:
        words = say("findings.rest", lang, n=len(result.names) - len(shown))
        canvas.label(names_end, top + (len(shown) + 0.5) * pitch, words, "name", colour=MUTED, side="right", gid="name")


def _draw_heads(canvas: Canvas, result: Lists, centres: Sequence[float], words_x: float, lang: str) -> None:
    y = canvas.body.y0 + 24
    for centre, department, size in zip(centres, result.departments, result.sizes, strict=True):
        title = say(f"start.department.{department}", lang)
        canvas.label(centre, y, title, "label", face="bold", side="center", gid="heading")
        words = say("start.clients", lang, n=size)
        canvas.label(centre, y + 28, words, "key", colour=MUTED, side="center", gid="heading")
    canvas.label(words_x, y, say("start.lists.agreement", lang), "label", face="bold", gid="heading")


def _draw_row(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas,
    result: Lists,
    row: Named,
    label: Sequence[str],
    area: Rect,
    centres: Sequence[float],
    names_end: float,
) -> None:
    agreed, alone = not row.not_by, len(row.by) == 1
    if agreed:
        band(canvas, area, OURS.tint)
    face: Face = "bold" if agreed else "plain"
    colour = MUTED if alone else INK
    canvas.label(names_end, area.middle, label, "name", colour=colour, face=face, side="right", gid="name")
    hits = [x for x, department in zip(centres, result.departments, strict=True) if department in row.by]
    role = OURS if agreed else RIVAL
    if len(hits) > 1:
        ends = [(hits[0], area.middle), (hits[-1], area.middle)]
        stroke(canvas, ends, role.fill, 7 if agreed else 4, gid="link")
    for x, department in zip(centres, result.departments, strict=True):
        if department in row.by:
            dot(canvas, x, area.middle, role, radius=16, hollow=alone)
        else:
            speck(canvas, x, area.middle)


def _draw_verdict(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, result: Lists, row: Named, x: float, area: Rect, lang: str, *, short: bool
) -> None:
    """Say once per group what its rows mean."""
    if not row.not_by:
        words = say("start.lists.all", lang, n=len(result.departments))
        canvas.label(x, area.middle, words, "name", colour=OURS.text, face="bold", gid="verdict")
        return
    key = "one" if len(row.by) == 1 else "some"
    words = say(f"start.lists.{key}{'_short' if short else ''}", lang)
    lines = canvas.wrap(words, canvas.body.x1 - x, "key")
    canvas.label(x, area.middle, lines[:2], "key", colour=MUTED if key == "one" else INK, gid="verdict")
