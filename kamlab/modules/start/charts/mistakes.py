"""The leader's four mistakes by what is known, and the self-test on four competences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, DONE, OURS, Canvas, Rect, Scale
from kamlab.findings.marks import band, block, dot, dumbbell, grid, unknown
from kamlab.findings.style import INK, MUTED, QUIET
from kamlab.i18n import say
from kamlab.modules.start.model import COMPETENCES, MISTAKES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamlab.modules.start.model import Diagnosis, SelfTest

_PITCH = 96


def draw_mistakes(canvas: Canvas, result: Diagnosis, facts: Mapping[str, str], *, lang: str) -> None:
    """Draw a row per mistake: proved, felt, not known, absent or not answered, with its fact."""
    body = canvas.body
    pitch = min(_PITCH, (body.height - 20) / len(MISTAKES))
    for place, mistake in enumerate(MISTAKES):
        area = Rect(body.x0, body.y0 + 20 + place * pitch, body.x1, body.y0 + 20 + (place + 1) * pitch)
        if place % 2 == 0:
            band(canvas, area, QUIET)
        state = _state(result, mistake)
        x = body.x0 + 40
        if state == "proved":
            dot(canvas, x, area.middle, DANGER)
        elif state == "felt":
            dot(canvas, x, area.middle, DANGER, hollow=True)
        elif state == "absent":
            canvas.label(x, area.middle, "✓", "label", colour=DONE.text, face="bold", side="center", gid="mark")
        else:
            unknown(canvas, x, area.middle)
        title = say(f"start.mistake.{mistake}", lang)
        canvas.label(x + 40, area.middle - 16, title, "label", face="bold", gid="name")
        note = facts.get(mistake, "").strip() or say(f"start.mistakes.ask_{mistake}", lang)
        colour = INK if facts.get(mistake, "").strip() else MUTED
        words = canvas.fit(note, body.x1 - 290 - x - 40, "key")
        canvas.label(x + 40, area.middle + 18, words, "key", colour=colour, gid="fact")
        verdict = say(f"start.mistakes.{state}", lang)
        colour = DANGER.text if state in ("proved", "felt") else DONE.text if state == "absent" else MUTED
        canvas.label(body.x1 - 270, area.middle, verdict, "name", colour=colour, gid="verdict")


def _state(result: Diagnosis, mistake: str) -> str:
    for state in ("proved", "felt", "unknown", "absent"):
        if mistake in getattr(result, state):
            return state
    return "unanswered"


def draw_self_test(canvas: Canvas, result: SelfTest, *, lang: str) -> None:
    """Draw a row per competence on a scale of 1 to 5; a hollow dot is the mark of the first time."""
    body = canvas.body
    names_end = body.x0 + 0.34 * body.width
    scale = Scale((1, 5), (names_end + 60, body.x1 - 60))
    top = body.y0 + 70
    pitch = min(_PITCH, (body.y1 - top) / len(COMPETENCES))
    bottom = top + pitch * len(COMPETENCES)
    grid(canvas, [[(scale(mark), top - 10), (scale(mark), bottom)] for mark in range(1, 6)])
    for tick in range(1, 6):
        canvas.label(scale(tick), top - 32, str(tick), "name", colour=MUTED, side="center", gid="axis")
    before = result.before or (None,) * len(COMPETENCES)
    for place, (name, mark, then) in enumerate(zip(COMPETENCES, result.marks, before, strict=True)):
        y = top + (place + 0.5) * pitch
        weak = name in result.weakest
        words = say(f"start.competence.{name}", lang)
        canvas.label(names_end, y, words, "name", face="bold" if weak else "plain", side="right", gid="name")
        if mark is None:
            unknown(canvas, scale(1) - 30, y)  # beside the scale: on it a sign would read as a mark of 1
            continue
        if then is not None and then != mark:
            dumbbell(canvas, (scale(then), scale(mark)), y)
        else:
            block(canvas, Rect(scale(1) - 4, y - 9, scale(mark), y + 9), OURS, hollow=False, gid="bar")
            dot(canvas, scale(mark), y, OURS, radius=16)
        fell = then is not None and then > mark  # the line to the first mark runs to the right
        x = scale(mark) + (-30 if fell else 30)
        canvas.label(x, y, str(mark), "label", colour=INK, face="bold", side="right" if fell else "left", gid="mark")
