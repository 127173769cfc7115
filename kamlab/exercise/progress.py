"""How far somebody is in the exercises of a module."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kamlab.exercise.registry import exercises_of
from kamlab.exercise.spec import State
from kamlab.syllabus import Module
from kamlab.syllabus import module as module_of

if TYPE_CHECKING:
    from kamlab.workbook import Workbook

ORDER: tuple[State, ...] = ("not_started", "not_yet", "partly", "done")


class Progress(NamedTuple):
    """How far: ``done`` of ``total`` exercises, and the best state of each so far, in order."""

    done: int
    total: int
    states: Mapping[str, State]


def progress_of(workbook: "Workbook", module: Module | str) -> Progress:
    """Return how far the participant of a workbook is in the exercises of a module.

    Parameters
    ----------
    workbook
        What the participant has entered.
    module
        The module or its number, ``"01"``.

    Raises
    ------
    KamlabError
        If there is no such module.
    WorkbookError
        If the workbook cannot be read.
    """
    from kamlab.workbook.models import Attempt

    home = module_of(module) if isinstance(module, str) else module
    states: dict[str, State] = {one.id: "not_started" for one in exercises_of(home)}
    for one in workbook.rows(Attempt, company=None):
        if one.exercise in states:
            states[one.exercise] = max(states[one.exercise], one.state, key=ORDER.index)  # type: ignore[arg-type] # the column holds a state
    return Progress(sum(state == "done" for state in states.values()), len(states), states)
