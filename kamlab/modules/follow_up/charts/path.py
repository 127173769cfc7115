"""Share of the biggest client then and now against a target, with what the others would have to add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Canvas, Rect, Scale
from kamlab.findings.marks import DASHED, block, rule, stroke
from kamlab.findings.settle import make_room
from kamlab.findings.style import INK, MUTED
from kamlab.i18n import percent, say

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = 4.4  # em


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the figure: when, the share (0..1), what the others must add in words."""

    when: str
    share: float
    needed: str


def draw_path(canvas: Canvas, bars: Sequence[Bar], target: float, *, lang: str) -> None:
    """Draw a bar per day with a dashed line at the target; a bar over it is the one in danger."""
    em = canvas.em("name")
    make_room(canvas, (len(bars) * _ROW + 4) * em)
    first = max(canvas.width(one.when, "name") for one in bars) + 24
    area = Rect(canvas.body.x0 + first, canvas.body.y0 + 2 * em, canvas.body.x1 - 120, canvas.body.y1)
    top = max([one.share for one in bars] + [target]) * 1.08
    scale = Scale((0, top), (area.x0, area.x1))
    bottom = area.y0 + len(bars) * _ROW * em
    for place, one in enumerate(bars):
        y = area.y0 + place * _ROW * em
        bar = Rect(area.x0, y + 0.5 * em, scale(one.share), y + 2.1 * em)
        over = one.share > target
        last = place == len(bars) - 1
        block(canvas, bar, DANGER if over and last else OURS, gid="bar")
        canvas.label(area.x0 - 16, bar.middle, one.when, "name", side="right", gid="when")
        canvas.label(bar.x1 + 12, bar.middle, percent(one.share, lang, 1), "label", face="bold", gid="share")
        words = canvas.wrap(one.needed, canvas.body.x1 - area.x0, "key")[:2]
        canvas.label(area.x0, y + 3.05 * em, words, "key", colour=MUTED, gid="needed")
    x = scale(target)
    for place in range(len(bars)):  # beside the bars only: the words below them are not struck through
        y = area.y0 + place * _ROW * em
        stroke(canvas, [(x, y), (x, y + 2.4 * em)], INK, 2.6, dash=DASHED, layer=5, gid="target")
    told = say("follow_up.path.target", lang, share=target)
    canvas.label(x, area.y0 - 0.8 * em, told, "name", face="bold", side="center", gid="target-words")
    rule(canvas, bottom, area=canvas.body)
