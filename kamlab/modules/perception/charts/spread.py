"""How the 64 patterns of plain answers fall on the four steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import OTHER, OURS, Bar, Canvas, bars
from kamlab.i18n import say
from kamlab.modules.perception.model import STEPS

if TYPE_CHECKING:
    from kamlab.modules.perception.model import Spread


def draw_spread(canvas: Canvas, result: Spread, *, lang: str) -> None:
    """Draw a bar per step; the fullest one is the subject."""
    most = max(result.counts)
    rows = [
        Bar(
            say("perception.spread.step", lang, step=step, name=say(f"perception.step.{step}", lang)),
            float(count),
            say("perception.spread.count", lang, n=count),
            role=OURS if count == most else OTHER,
            strong=count == most,
        )
        for step, count in zip(STEPS, result.counts, strict=True)
    ]
    bars(canvas, canvas.body, rows)
