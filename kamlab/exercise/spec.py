"""What an exercise is: fields, right answers, other right answers, typical mistakes.

All of it is data; the words stand in the catalogues under keys that follow from
the ids (``exercise.00_1.hint1``), so an exercise cannot be half translated
without a test noticing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kamlab.exercise.fields import Answer, Choose, Field, Rank, Text
from kamlab.exercise.pattern import Pattern, Predicate, as_value, examples, right_value

State = Literal["not_started", "not_yet", "partly", "done"]
HINTS = ("hint1", "hint2", "hint3")
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong answer that a sensible person gives.

    Parameters
    ----------
    code
        Name of the mistake; its words are ``<exercise>.<code>.cost`` and ``.look``.
    when
        Pattern of the answer, or a function of the whole answer.
    example
        A complete answer that shows it; needed when ``when`` is a function.
    also
        More patterns that get the same message.
    state
        State to show; without it, by how much of the answer is right.
    """

    code: str
    when: Pattern | Predicate
    example: Mapping[str, object] | None = None
    also: tuple[Pattern, ...] = ()
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """Another answer that is also right, or right in part, with its own remark.

    Parameters
    ----------
    code
        Name; the remark is ``<exercise>.<code>.note``.
    when
        Pattern of the fields that differ (the others must hold), or a function.
    example
        A complete answer; needed when ``when`` is a function.
    state
        ``"done"`` or ``"partly"``.
    """

    code: str
    when: Pattern | Predicate
    example: Mapping[str, object] | None = None
    state: State = "done"


def _no_facts() -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: the question's data, not its words.

    Parameters
    ----------
    id
        Stable id: module number, point, digit (``"00.1"``).
    minutes
        Minutes it takes.
    rows
        Source rows it rests on (``"M-015"``).
    fields
        What is filled in, in order.
    mistakes
        Typical mistakes, the most telling first: the first that matches speaks.
    others
        Other right answers.
    facts
        Values for the placeholders in the exercise's messages; called when they are shown.
    criteria
        Ids of the yes/no fields of a rubric (:func:`rubric`); empty for other exercises.
    """

    id: str
    minutes: int
    rows: tuple[str, ...]
    fields: tuple[Field, ...]
    mistakes: tuple[Mistake, ...]
    others: tuple[Other, ...] = ()
    facts: Callable[[], Mapping[str, object]] = field(default=_no_facts)
    criteria: tuple[str, ...] = ()

    @property
    def base(self) -> str:
        """Return the first part of the exercise's message keys."""
        return f"exercise.{self.id.replace('.', '_')}"

    @property
    def by_id(self) -> dict[str, Field]:
        """Return the fields by their id."""
        return {one.id: one for one in self.fields}

    @property
    def right(self) -> Answer:
        """Return the model's answer."""
        return {one.id: right_value(one) for one in self.fields}

    def message_keys(self) -> Iterator[str]:
        """Yield every message key that the exercise needs."""
        yield from (f"{self.base}.{hint}" for hint in HINTS)
        yield f"{self.base}.solution"
        for one in self.fields:
            yield f"{self.base}.field.{one.id}"
            if isinstance(one, (Choose, Rank)):
                yield from (f"{one.labels or self.base}.option.{name}" for name in one.options)
        for mistake in self.mistakes:
            yield from (f"{self.base}.{mistake.code}.{part}" for part in ("cost", "look"))
        yield from (f"{self.base}.{other.code}.note" for other in self.others)


def rubric(  # noqa: PLR0913 - the parts of a rubric, each named at the call
    *,
    id: str,  # noqa: A002 - the same name as in Exercise
    minutes: int,
    rows: tuple[str, ...],
    criteria: tuple[str, ...],
    mistakes: tuple[Mistake, ...],
    facts: Callable[[], Mapping[str, object]] = _no_facts,
) -> Exercise:
    """Return an exercise judged by the person: a field ``text`` and one yes/no field per criterion.

    The state follows the ticks alone; a habit recognised in the text only adds
    its remark: prose is never marked by a machine.
    """
    ticks = tuple(Choose(name, options=YES_NO, right=("yes",), labels="check") for name in criteria)
    fields: tuple[Field, ...] = (Text("text"), *ticks)
    return Exercise(id, minutes, rows, fields, mistakes, facts=facts, criteria=criteria)


def mistake_examples(exercise: Exercise, mistake: Mistake) -> Iterator[Answer]:
    """Yield complete answers that must get the mistake's message."""
    if isinstance(mistake.when, Mapping):
        yield from examples(mistake.when, exercise.by_id)
    elif mistake.example is not None:
        yield complete(exercise, mistake.example)
    for more in mistake.also:
        yield from examples(more, exercise.by_id)


def other_examples(exercise: Exercise, other: Other) -> Iterator[Answer]:
    """Yield complete answers that must get the other answer's state."""
    if isinstance(other.when, Mapping):
        yield from examples(other.when, exercise.by_id)
    elif other.example is not None:
        yield complete(exercise, other.example)


def complete(exercise: Exercise, given: Mapping[str, object]) -> Answer:
    """Fill what an example leaves out with the right values."""
    return exercise.right | {name: as_value(value, exercise.by_id[name]) for name, value in given.items()}
