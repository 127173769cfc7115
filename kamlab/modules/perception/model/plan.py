"""The step planner: does a planned action move the answer that holds us, and can anybody hold us to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kamlab.modules.perception.model.ladder import Blockers

Fault = Literal["moves_nothing", "not_enough", "no_person", "no_date"]


@dataclass(frozen=True, slots=True)
class Intent:
    """One line of a step plan.

    Attributes
    ----------
    what
        The action in words.
    question
        The answer it is meant to change, 1..6; None if it changes none.
    with_whom
        Person of the client; blank if nobody is named.
    has_date
        Whether a day is named.
    """

    what: str
    question: int | None
    with_whom: str = ""
    has_date: bool = False


def step_plan_check(plan: Iterable[Intent], held: Blockers) -> tuple[tuple[Fault, ...], ...]:
    """Say of each line what it lacks; an empty tuple is a line that can lift us.

    Parameters
    ----------
    plan
        The lines.
    held
        What holds us now, from :func:`blockers`.

    Examples
    --------
    >>> from kamlab.modules.perception.model.ladder import blockers, infer_level
    >>> held = blockers(infer_level((1, 0, 0, 1, 1, 1)))
    >>> step_plan_check([Intent("10% off", None), Intent("Walk the line", 3, "O. Marchenko", True)], held)
    (('moves_nothing', 'no_person', 'no_date'), ())
    """
    return tuple(_faults(line, held) for line in plan)


def _faults(line: Intent, held: Blockers) -> tuple[Fault, ...]:
    found: list[Fault] = []
    useful = {question for way in held.ways for question in way}
    if line.question is None or line.question not in {lift.question for lift in held.lifts}:
        found.append("moves_nothing")
    elif held.target is not None and line.question not in useful:
        found.append("not_enough")
    if not line.with_whom.strip():
        found.append("no_person")
    if not line.has_date:
        found.append("no_date")
    return tuple(found)
