"""Exercises that answer back: what is right, what a mistake costs, where to look.

An exercise is data (fields, right answers, other right answers, typical
mistakes), its words are in the catalogues, and one engine judges all of them.
A page asks in a form (:mod:`kamlab.forms.exercise`); whoever prefers code calls the
same checker, and the same tries are kept::

    check("00.1", {"Names on all three lists": "1", "Overlap of sales and finance": "29 %"})

:func:`hint` opens the next of three hints; :func:`solution` opens after three
honest tries or a right answer; :func:`worked` is the page of the solutions edition.
Authors find the parts in ``docs/authoring.md``.
"""

from kamlab.exercise.attempts import Attempts, InMemory, attempts, keep_attempts_in, solution_is_open
from kamlab.exercise.card import Card
from kamlab.exercise.fields import Answer, Choose, Number, Rank, Text, Unread
from kamlab.exercise.judge import Verdict, judge
from kamlab.exercise.kept import Try, try_answer
from kamlab.exercise.pattern import between, includes, lacks, one_of
from kamlab.exercise.progress import Progress, progress_of
from kamlab.exercise.registry import all_exercises, exercise, exercises_of
from kamlab.exercise.show import check, hint, solution, worked
from kamlab.exercise.spec import Exercise, Mistake, Other, State, rubric

__all__ = [
    "Answer",
    "Attempts",
    "Card",
    "Choose",
    "Exercise",
    "InMemory",
    "Mistake",
    "Number",
    "Other",
    "Progress",
    "Rank",
    "State",
    "Text",
    "Try",
    "Unread",
    "Verdict",
    "all_exercises",
    "attempts",
    "between",
    "check",
    "exercise",
    "exercises_of",
    "hint",
    "includes",
    "judge",
    "keep_attempts_in",
    "lacks",
    "one_of",
    "progress_of",
    "rubric",
    "solution",
    "solution_is_open",
    "try_answer",
    "worked",
]
