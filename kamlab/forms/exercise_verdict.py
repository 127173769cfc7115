"""What is said of an answer, and the solution, as parts of a form."""

from kamlab.exercise.fields import Answer
from kamlab.exercise.judge import Verdict
from kamlab.exercise.line import Line
from kamlab.exercise.show import worked_parts
from kamlab.exercise.spec import Exercise
from kamlab.forms.parts import Part, card, heading, message, prose, table
from kamlab.forms.wording import Wording
from kamlab.i18n import say

MESSAGE = "message"  # where the focus goes after a check


def verdict_message(exercise: Exercise, verdict: Verdict, answer: Answer, words: Wording, *, repeated: bool) -> Part:
    """Return the message: what is right, what the mistake would cost, where to look.

    Parameters
    ----------
    exercise
        The exercise.
    verdict, answer
        What was judged, and how.
    words
        Words of the form.
    repeated
        Whether this answer had been checked before.
    """
    if verdict.state == "not_started":
        return message("act", words.say("said.empty"), words.say("said.empty_text"), id=MESSAGE)
    if verdict.state == "done":
        return message("done", _praise(verdict, words), _why(exercise, verdict, words.lang), id=MESSAGE)
    right = [*_texts(verdict.right, words.lang), *([words.say("said.again")] if repeated else [])]
    rows = [
        (words.say(f"said.{kind}"), "\n".join(_texts(lines, words.lang)))
        for kind, lines in (("cost", verdict.cost), ("look", verdict.look))
        if lines
    ]
    return message("check", _count(exercise, answer, words), "\n".join(right), rows=rows, id=MESSAGE)


def solution_card(exercise: Exercise, lang: str, *, why: bool) -> Part:
    """Return the exercise worked through: the answer and (unless the message says it) why, other answers, mistakes."""
    shown = worked_parts(exercise, lang)
    answer, cost, look = (say(f"check.col_{name}", lang) for name in ("answer", "cost", "look"))
    parts = [table([say("check.right_answer", lang), ""], shown.right)] if shown.right else []
    if why:
        parts.append(prose(shown.why))
    if shown.others:
        parts += [heading(say("check.also_right", lang), level=3), table([answer, ""], shown.others)]
    parts += [heading(say("check.typical", lang), level=3), table([answer, cost, look], shown.mistakes)]
    return Part("card", "worked", card(*parts, title=say("check.solution", lang), quiet=True).told, tuple(parts))


def _praise(verdict: Verdict, words: Wording) -> str:
    if not verdict.right:
        return words.say("said.also")
    text = verdict.right[0].text(words.lang)
    return words.say("said.done") if verdict.right[0].key == "check.all_right" else text.rstrip(".")


def _why(exercise: Exercise, verdict: Verdict, lang: str) -> str:
    """Return why it is right: the remark on another right answer, or the worked answer."""
    if verdict.cost or exercise.criteria:
        return "\n".join(_texts((*verdict.cost, *verdict.look), lang))
    return Line(f"{exercise.base}.solution", exercise.facts()).text(lang)


def _count(exercise: Exercise, answer: Answer, words: Wording) -> str:
    """Return how much of the answer holds, in a few words."""
    asked = [one for one in exercise.fields if not exercise.criteria or one.id in exercise.criteria]
    right = sum((value := answer.get(one.id)) is not None and one.holds(value) for one in asked)
    return words.say("said.some", right=right, n=len(asked)) if right else words.say("said.none")


def _texts(lines: tuple[Line, ...], lang: str) -> list[str]:
    return [line.text(lang) for line in lines]
