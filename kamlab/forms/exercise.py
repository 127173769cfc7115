"""The form of an exercise: answer, check, read what it would cost, try again.

One line of a page shows it: ``exercise(desk, "01.1")``. Everything it needs follows
from the exercise's data; the checker is the one that code calls. Answers are kept as
they are entered, tries, hints and the solution as they are used, so that a page
opened again shows what was there.
"""

from typing import TYPE_CHECKING

from kamlab.exercise.attempts import TRIES
from kamlab.exercise.fields import Answer
from kamlab.exercise.judge import Verdict, judge
from kamlab.exercise.kept import answer_of, read_back, try_answer
from kamlab.exercise.line import Line
from kamlab.exercise.registry import exercise as find
from kamlab.exercise.registry import exercises_of
from kamlab.exercise.spec import HINTS, Exercise, State
from kamlab.forms.exercise_fields import ExerciseWording, fields_of, laid_out, plain_answer
from kamlab.forms.exercise_parts import apart, hints, jump, said, tries
from kamlab.forms.exercise_progress import ModuleProgress, chip, progress
from kamlab.forms.exercise_verdict import solution_card, verdict_message
from kamlab.forms.form import Form
from kamlab.forms.held import clock
from kamlab.forms.parts import Part, button, card, link, message, row
from kamlab.i18n import date_text, say
from kamlab.syllabus import module

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.desk import Desk
    from kamlab.forms.fields import Field
    from kamlab.workbook.models import Attempt

__all__ = ["ExerciseForm", "ModuleProgress", "exercise", "progress"]

_NAMED = 5  # tries that are named by an ordinal


def exercise(desk: "Desk", number: str, *, then: str | None = None) -> "ExerciseForm":
    """Return the form of an exercise.

    Parameters
    ----------
    desk
        Language and workbook.
    number
        Id of the exercise, ``"01.1"``.
    then
        Id of the next one on the page; empty if this is the last, None for the next in the module's order.

    Raises
    ------
    KamlabError
        If there is no such exercise.
    """
    return ExerciseForm(desk, number, then=then)


class ExerciseForm(Form):
    """An exercise to answer.

    Parameters
    ----------
    desk, number, then
        As in :func:`exercise`.

    Attributes
    ----------
    verdict
        What was said of the answer checked last; None before the first.
    state
        How far it is: what the last answer that could be judged has reached.
    """

    for_company = False
    enter = "check"

    def __init__(self, desk: "Desk", number: str, *, then: str | None = None) -> None:
        self.exercise: Exercise = find(number)
        self.key = self.exercise.id
        self.then = _next(self.exercise) if then is None else then
        self.verdict: Verdict | None = None
        self.state: State = "not_started"
        self.judged: Answer | None = None
        self.repeated = False
        self.again = False
        super().__init__(desk)

    def make_fields(self) -> "Iterable[Field]":
        """Return the fields that follow from the exercise."""
        return fields_of(self.exercise, self.lang)

    def begin(self) -> None:
        """Take up where it was left: the last answer that was checked, and what was said of it."""
        from kamlab.workbook import KeptAttempts

        self.words = ExerciseWording("form.exercise", self.lang, self.exercise.base)
        self.kept = KeptAttempts(self.book)
        last = read_back(self.exercise, self.kept.last_answer(self.key))
        if last is None:
            return
        self._judge(last)
        if not any(self.is_entered(name) for name in self.kinds):  # it was answered in code
            for name, value in plain_answer(self.exercise, last).items():
                if value is not None:
                    self.held[name].value = value

    # What a person does ---------------------------------------------------------------------

    @property
    def answer(self) -> Answer:
        """The answer as it stands in the fields; an order nobody touched counts once something else is answered."""
        values = {name: self[name] for name in self.kinds}
        answer = answer_of(self.exercise, values)
        touched = {name for name in self.kinds if self.is_entered(name) or self.judged is not None}
        if any(answer[name] is not None for name in touched):
            return answer
        return dict.fromkeys(self.kinds)

    def on_check(self) -> None:
        """Judge the answer, keep the try, move to what is said about it."""
        self.again = self.repeated = False
        wrong = next((name for name, held in self.held.items() if held.problem is not None), "")
        if wrong:
            self.verdict = None
            self.move_focus(wrong)
            return
        self.move_focus("message")
        answer = self.answer
        verdict = self._judge(answer)
        self.repeated = not try_answer(self.exercise, answer, self.kept).counted and verdict.state != "not_started"

    def _judge(self, answer: Answer) -> Verdict:
        """Judge an answer; an empty one, which uses no try, leaves the state as it was."""
        self.judged, self.verdict = answer, judge(self.exercise, answer)
        if self.verdict.state != "not_started":
            self.state = self.verdict.state
        return self.verdict

    def on_hint(self, turn: str) -> None:
        """Open the next hint."""
        if int(turn) == self.kept.hints(self.key) + 1:
            self.kept.open_hint(self.key)

    def on_solution(self) -> None:
        """Open the solution if it is due, or close it."""
        if self._due(self.book.attempts(self.key)):
            self.book.keep(self.key, "solution", not self._solution_open())
            self.move_focus("worked")

    def on_another(self) -> None:
        """Go on answering after a right answer."""
        self.again = True
        self.move_focus(next(iter(self.kinds)))

    # What it shows --------------------------------------------------------------------------

    def compose(self) -> list[Part]:
        """Return the card of the exercise."""
        given = self.book.attempts(self.key)
        done = self._is_done
        parts = [self._head(), *laid_out(self.exercise, self.field, self.lang), *self._message()]
        if not done:
            parts.append(self._hints())
        if self._due(given):
            parts.append(self._ways(done=done))
        if self._due(given) and self._solution_open():
            parts.append(solution_card(self.exercise, self.lang, why=not done or bool(self.exercise.criteria)))
        parts.append(self._onwards(given) if done else self._foot(given))
        return [card(*parts)]

    @property
    def _is_done(self) -> bool:
        """Whether the right answer stands in the fields and nothing else is being tried."""
        verdict = self.verdict
        return verdict is not None and verdict.state == "done" and not self.again and self.judged == self.answer

    def _head(self) -> Part:
        title = say("check.head", self.lang, id=self.key, n=self.exercise.minutes)
        mark = [said(self.mark, tone="done")] if self.mark and not self._is_done else []
        return apart(said(title, strong=True), row(*mark, chip(self.state, self.lang)))

    def _message(self) -> list[Part]:
        if any(held.problem is not None for held in self.held.values()) and self.verdict is None:
            return [message("check", self.say("said.mend"), self.say("said.mend_text"), id="message")]
        if self.verdict is None or (self.verdict.state == "done" and not self._is_done):
            return []
        return [verdict_message(self.exercise, self.verdict, self.judged or {}, self.words, repeated=self.repeated)]

    def _hints(self) -> Part:
        facts = self.exercise.facts()
        opened = HINTS[: self.kept.hints(self.key)]
        texts = [Line(f"{self.exercise.base}.{one}", facts).text(self.lang) for one in opened]
        return hints(self.say("hints"), texts, len(HINTS), name=self.say("hint"), note=self.say("hints_note"))

    def _ways(self, *, done: bool) -> Part:
        """Return the links that open once the solution is due."""
        opened = "solution_close" if self._solution_open() else "solution"
        ways = [button("solution", self.say(opened), weight="link")]
        if done:
            ways.append(self.button("another", weight="link"))
        return row(*ways)

    def _foot(self, given: "list[Attempt]") -> Part:
        label = self.say("check_again" if given else "check")
        left = TRIES - len(given)
        if self._due(given):
            words = self.say("no_tries_left")
        else:
            words = self.say("tries_left", n=left) if given else self.say("no_tries")
        return apart(button("check", label, weight="main"), tries(len(given), TRIES, words))

    def _onwards(self, given: "list[Attempt]") -> Part:
        """Return the way to the next exercise, and how this one was done."""
        if self.then:
            way = jump(self.say("next", id=self.then), self.then)
        else:
            way = link(self.say("to_contents"), f"../../notebooks/{self.lang}/index.ipynb", weight="main")
        return apart(way, said(" · ".join(self._how(given))))

    def _how(self, given: "list[Attempt]") -> list[str]:
        """Return with which try it was done, and when it was written."""
        in_time = sorted(given, key=lambda one: one.created)
        turn = next((n for n, one in enumerate(in_time, start=1) if one.state == "done"), 0)
        if not turn:
            return []
        nth = self.say(f"nth.{turn}") if turn <= _NAMED else self.say("nth.more", n=turn)
        moment = in_time[turn - 1].created.astimezone()
        if moment.date() == self.today:
            return [nth, self.say("written_at", time=clock(moment))]
        return [nth, self.say("written_on", day=date_text(moment.date(), self.lang), time=clock(moment))]

    def _due(self, given: "list[Attempt]") -> bool:
        return len(given) >= TRIES or any(one.state == "done" for one in given)

    def _solution_open(self) -> bool:
        return bool(self.book.answers(self.key).get("solution"))


def _next(one: Exercise) -> str:
    """Return the exercise after this one in its module, or an empty text."""
    known = [each.id for each in exercises_of(module(one.id.split(".", maxsplit=1)[0]))]
    return next(iter(known[known.index(one.id) + 1 :]), "")
