"""The six answers as points, ours and the client's, with the answer that holds us in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import CLIENT, DANGER, OURS, Canvas, Rect
from kamlab.findings.marks import band, block, stroke
from kamlab.findings.style import GRID, INK, MUTED, QUIET
from kamlab.i18n import number, say
from kamlab.modules.perception.model import QUESTIONS

if TYPE_CHECKING:
    from kamlab.findings import Role
    from kamlab.findings.style import Face
    from kamlab.modules.perception.model import Blockers, Level, Standing

_ROW = 2.4  # least height of a row, in em: a question may take two lines
_LINES = 4  # of the box below
_BOX = 0.2  # height of the box below, as a part of the panel


def answers_height(canvas: Canvas) -> float:
    """Return the height that the panel needs for its type, in canvas units."""
    return (_ROW * (len(QUESTIONS) + 2) + 1.2 * _LINES) * canvas.em("key") + 14


def draw_answers(  # noqa: PLR0913 - a panel and what stands in it
    canvas: Canvas,
    area: Rect,
    standing: Standing,
    held: Blockers | None,
    *,
    names: tuple[str, str],
    todo: str,
    lang: str,
) -> None:
    """Draw a row per question with the points it earns, the sum with the step, and what the next step lacks."""
    columns: list[tuple[str, Role, Level | None]] = [
        (names[0], OURS, standing.ours),
        (names[1], CLIENT, standing.client),
    ]
    wide = (
        max(canvas.width(words, "name", "bold") for words in (*names, *(_sum(one, lang) for _n, _r, one in columns)))
        + 18
    )
    at = (area.x1 - 1.5 * wide, area.x1 - 0.5 * wide)
    box = Rect(area.x0, area.y1 - _BOX * area.height, area.x1, area.y1)
    rows = Rect(area.x0, area.y0, area.x1, box.y0 - 14).rows(len(QUESTIONS) + 2)
    room = at[0] - 0.5 * wide - area.x0
    head = canvas.fit(say("perception.answers.heading", lang), room, "label", "bold")
    canvas.label(area.x0 + 12, rows[0].middle, head, "label", face="bold", gid="heading")
    for x, (words, role, _level) in zip(at, columns, strict=True):
        face = "bold" if role is CLIENT else "plain"
        canvas.label(x, rows[0].middle, words, "name", colour=role.text, face=face, side="center", gid="heading")  # type: ignore[arg-type]  # a Face by construction
    holding = _holding(held)
    for question, row in zip(QUESTIONS, rows[1:-1], strict=True):
        strong = question in holding
        _draw_question(canvas, row, question, room, lang, strong=strong)
        for x, (_words, role, level) in zip(at, columns, strict=True):
            _draw_points(canvas, x, row.middle, question, level, lang, hurt=strong and role is CLIENT)
    canvas.label(
        area.x0 + 12, rows[-1].middle, canvas.wrap(_total(standing, lang), room - 16, "key")[:2], "key", gid="question"
    )
    for x, (_words, role, level) in zip(at, columns, strict=True):
        canvas.label(
            x, rows[-1].middle, _sum(level, lang), "key", colour=role.text, face="bold", side="center", gid="sum"
        )
    band(canvas, box, QUIET, gid="todo")
    lines = canvas.wrap(todo, box.width - 32, "key")[: max(1, int(box.height / (1.15 * canvas.em("key"))))]
    canvas.label(box.x0 + 16, box.middle, lines, "key", gid="todo")


def _draw_question(canvas: Canvas, row: Rect, question: int, room: float, lang: str, *, strong: bool) -> None:  # noqa: PLR0913 - a private helper
    """Draw the words of a question, in a frame if it is the one that holds us."""
    if strong:
        _frame(canvas, row)
    else:
        stroke(canvas, [(row.x0, row.y1), (row.x1, row.y1)], GRID, 1.6, layer=1)
    face: Face = "bold" if strong else "plain"
    lines = canvas.wrap(say(f"perception.question.{question}.short", lang), room - 16, "key", face)[:2]
    colour = DANGER.text if strong else INK
    canvas.label(row.x0 + 12, row.middle, lines, "key", colour=colour, face=face, gid="question")


def _holding(held: Blockers | None) -> tuple[int, ...]:
    """Return the questions to frame: the conditions not met, else the shortest way up."""
    if held is None or held.target is None:
        return ()
    return held.gates or (held.ways[0] if held.ways else ())


def _frame(canvas: Canvas, row: Rect) -> None:
    place = row.inset(top=2, bottom=2)
    band(canvas, place, DANGER.tint, gid="holds")
    block(canvas, place, DANGER, hatched=False, hollow=True, gid="holds").set_facecolor("none")


def _draw_points(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, x: float, y: float, question: int, level: Level | None, lang: str, *, hurt: bool
) -> None:
    answer = None if level is None else level.answers[question - 1]
    if level is None:
        words, colour = "–", MUTED
    elif answer is None:
        words, colour = "?", INK
    elif answer == 0:
        words, colour = say("perception.answers.no", lang), MUTED
    else:
        points = answer * level.weights[question - 1]
        words, colour = f"+{_points(points, lang)}", INK
    bold = hurt or words.startswith("+")
    canvas.label(
        x,
        y,
        words,
        "key",
        colour=DANGER.text if hurt else colour,
        face="bold" if bold else "plain",
        side="center",
        gid="points",
    )


def _points(points: float, lang: str) -> str:
    """Write points with as many decimals as they have, two at most."""
    decimals = next((digits for digits in (0, 1) if round(points, digits) == round(points, 2)), 2)
    return number(points, lang, decimals)


def _sum(level: Level | None, lang: str) -> str:
    if level is None:
        return "–"
    ends = [_points(level.low.points, lang), _points(level.high.points, lang)]
    steps = [str(level.low.step), str(level.high.step)]
    return f"{'–'.join(dict.fromkeys(ends))} → {'–'.join(dict.fromkeys(steps))}"


def _total(standing: Standing, lang: str) -> str:
    level = standing.client or standing.ours
    return say("perception.answers.sum", lang, total=_points(level.total if level else 0, lang))
