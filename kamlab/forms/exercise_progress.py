"""The exercises of a module in one line: which are done, which are not, and a way to each."""

from typing import TYPE_CHECKING

from kamlab.exercise.card import SIGNS
from kamlab.exercise.progress import progress_of
from kamlab.exercise.spec import State
from kamlab.forms.exercise_parts import apart, said, trail
from kamlab.forms.form import Form
from kamlab.forms.parts import Part, Tone, heading, row
from kamlab.i18n import say
from kamlab.syllabus import module

if TYPE_CHECKING:
    from kamlab.desk import Desk

_TONES: dict[State, Tone] = {"not_started": "quiet", "not_yet": "check", "partly": "check", "done": "done"}


def progress(desk: "Desk", number: str) -> "ModuleProgress":
    """Return the line of a module's exercises.

    Parameters
    ----------
    desk
        Language and workbook.
    number
        Number of the module, ``"01"``.

    Raises
    ------
    KamlabError
        If there is no such module.
    """
    return ModuleProgress(desk, number)


class ModuleProgress(Form):
    """«Задания занятия ✓ 01.1 ◐ 01.3 ○ 01.4 · 2 из 5 готовы», kept true while exercises are answered."""

    watches = True

    def __init__(self, desk: "Desk", number: str) -> None:
        self.home = module(number)
        super().__init__(desk)

    def compose(self) -> list[Part]:
        """Return the line from what the workbook holds now."""
        now = progress_of(self.book, self.home)
        stops = [
            (_TONES[state], SIGNS[state], key, say(f"check.state.{state}", self.lang))
            for key, state in now.states.items()
        ]
        title = heading(say("form.exercise.progress.title", self.lang))
        count = say("form.exercise.progress.done", self.lang, n=now.done, total=now.total)
        return [apart(row(title, trail(*stops)), said(count))]


def chip(state: State, lang: str) -> Part:
    """Return the state of an exercise as a small label."""
    return Part("chips", told={"labels": [[_TONES[state], SIGNS[state], say(f"check.state.{state}", lang)]]})
