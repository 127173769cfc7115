"""The review of a plan: a light for each action, and what has changed since the last review.

A light is a word and a sign, never a colour alone: ✓ on course, ◐ check, ✕ late.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

ON_COURSE, CHECK, LATE = "on_course", "check", "late"
LIGHTS = (ON_COURSE, CHECK, LATE)
SIGNS = {ON_COURSE: "✓", CHECK: "◐", LATE: "✕"}
NEAR = 14  # days before the end at which an action that has not begun is looked at; ours


@dataclass(frozen=True, slots=True)
class Task:
    """An action of the plan as the review sees it."""

    what: str
    who: str = ""
    start: date | None = None
    due: date | None = None
    done: bool = False
    dropped: bool = False


def light(task: Task, today: date, *, near: int = NEAR) -> str:
    """Return how a task stands.

    ``late`` if its day is past and it is not done; ``check`` if it has no person or no day, or
    ends within ``near`` days; else ``on_course``. What is dropped on purpose is on course.

    Examples
    --------
    >>> light(Task("call", "Ann", due=date(2026, 11, 18)), date(2026, 11, 19))
    'late'
    """
    if task.done or task.dropped:
        return ON_COURSE
    if task.due is not None and task.due < today:
        return LATE
    if not task.who.strip() or task.due is None or (task.due - today).days <= near:
        return CHECK
    return ON_COURSE


def lights(tasks: Sequence[Task], today: date) -> dict[str, int]:
    """Return light → number of tasks."""
    found = [light(task, today) for task in tasks]
    return {name: found.count(name) for name in LIGHTS}


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a task between two reviews: ``added``, ``gone``, ``done``, ``moved``, ``handed`` or ``same``."""

    what: str
    kind: str
    before: str = ""
    after: str = ""


def compare(before: Sequence[Task], after: Sequence[Task]) -> tuple[Change, ...]:
    """Return what has changed, task by task in the order of the new list; tasks are known by their words."""
    old, new = _named(before), _named(after)
    found = [_change(old.get(name), task) for name, task in new.items()]
    found += [Change(task.what, "gone") for name, task in old.items() if name not in new]
    return tuple(found)


def _change(old: Task | None, new: Task) -> Change:
    if old is None:
        return Change(new.what, "added")
    if new.done and not old.done:
        return Change(new.what, "done")
    if new.due != old.due:
        return Change(new.what, "moved", _day(old.due), _day(new.due))
    if new.who != old.who:
        return Change(new.what, "handed", old.who, new.who)
    return Change(new.what, "same")


def to_plain(tasks: Sequence[Task]) -> list[dict[str, Any]]:
    """Return tasks as the workbook keeps them."""
    return [asdict(task) | {"start": _day(task.start), "due": _day(task.due)} for task in tasks]


def from_plain(told: Sequence[Mapping[str, Any]]) -> tuple[Task, ...]:
    """Return the tasks that were kept."""
    return tuple(
        Task(
            str(one.get("what", "")),
            str(one.get("who", "")),
            _read(one.get("start")),
            _read(one.get("due")),
            bool(one.get("done")),
            bool(one.get("dropped")),
        )
        for one in told
    )


def _named(tasks: Sequence[Task]) -> dict[tuple[str, int], Task]:
    """Return tasks by their words; the same words twice are told apart by their order."""
    found: dict[tuple[str, int], Task] = {}
    for task in tasks:
        place = sum(name == task.what for name, _ in found)
        found[task.what, place] = task
    return found


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _read(told: object) -> date | None:
    return date.fromisoformat(str(told)) if told else None
