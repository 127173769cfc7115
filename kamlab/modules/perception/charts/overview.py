"""All accounts on the ladder: a row per account, a column per step, three kinds of marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import CLIENT, OURS, RIVAL, Canvas, Column, Row, row_table
from kamlab.findings.marks import DASHED, diamond, dot, key, square, stroke
from kamlab.findings.style import DANGER, INK, MUTED
from kamlab.i18n import say
from kamlab.modules.perception.model import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamlab.findings import Role
    from kamlab.modules.perception.model import Level, Standing

_APART = 44  # between two marks in one cell


@dataclass(frozen=True, slots=True)
class Line:
    """One account: its name and who stands where."""

    name: str
    standing: Standing
    strong: bool = False


def draw_overview(canvas: Canvas, lines: Sequence[Line], *, lang: str) -> None:
    """Draw who stands where, and in the last column how far our mark is from the client's."""
    key(
        canvas,
        [
            (diamond, say("perception.overview.client", lang)),
            (_ours, say("perception.overview.us", lang)),
            (square, say("perception.overview.rival", lang)),
        ],
    )
    rows = [Row(line.name, strong=line.strong) for line in lines]
    steps = [Column(str(step), under=say(f"perception.step.{step}", lang), least=150) for step in STEPS]
    columns = [*steps, Column(say("perception.overview.gap", lang), least=150, grows=False)]
    table = row_table(canvas, canvas.body, rows, columns, zebra=True)
    for place, line in enumerate(lines):
        _draw_line(canvas, line, place, table.cell)
        words, colour = _gap(line.standing, lang)
        x, y = table.cell(place, len(STEPS))
        face = "bold" if colour == DANGER.text else "plain"
        canvas.label(x, y, words, "name", colour=colour, face=face, side="center", gid="gap")  # type: ignore[arg-type]  # a Face by construction


def _draw_line(canvas: Canvas, line: Line, place: int, cell: Callable[[int, int], tuple[float, float]]) -> None:
    """Draw the marks of an account; those that share a step stand side by side."""
    shown: list[tuple[Callable[[Canvas, float, float], object], Role, Level]] = []
    if line.standing.client is not None:
        shown.append((diamond, CLIENT, line.standing.client))
    if line.standing.ours is not None:
        shown.append((_ours, OURS, line.standing.ours))
    shown += [(square, RIVAL, level) for _name, level in line.standing.rivals[:3]]
    for step in STEPS:
        here = [one for one in shown if one[2].low.step <= step <= one[2].high.step]
        x, y = cell(place, step - 1)
        left = x - _APART * (len(here) - 1) / 2
        for turn, (draw, role, level) in enumerate(here):
            at = left + turn * _APART
            if level.low.step < step:
                before = cell(place, step - 2)[0]
                stroke(canvas, [(before, y), (at - 18, y)], role.fill, 3, dash=DASHED, layer=2, gid="range")
            draw(canvas, at, y)


def _ours(canvas: Canvas, x: float, y: float) -> None:
    dot(canvas, x, y, OURS, radius=14, hollow=True, gid="ours")


def _gap(standing: Standing, lang: str) -> tuple[str, str]:
    """Return our mark minus the client's in words, red when we think too well of ourselves."""
    gap = standing.blind_spot
    if gap is None:
        return "?", MUTED
    ends = [f"{'+' if end > 0 else '−' if end < 0 else ''}{abs(end)}" for end in dict.fromkeys(gap)]
    words = say("perception.overview.to", lang, low=ends[0], high=ends[-1]) if len(ends) > 1 else ends[0]
    return words, DANGER.text if gap[0] > 0 else INK
