"""What was tried: how often, how well, which hints are open.

The engine needs only the :class:`Attempts` protocol. Tries are kept in the workbook
in use, so that they are there after a restart; :class:`InMemory` forgets them with
the session and is for trying things out.
"""

from dataclasses import dataclass, field
from typing import Protocol

from kamlab.exercise.spec import State

TRIES = 3  # honest tries before the solution opens
_ORDER: tuple[State, ...] = ("not_started", "not_yet", "partly", "done")


class Attempts(Protocol):
    """A place where tries are kept."""

    def record(self, exercise: str, answer: str, state: State, mistake: str = "") -> None:
        """Keep one try; the same answer again is no new try."""

    def tries(self, exercise: str) -> int:
        """Return the number of different answers."""

    def best(self, exercise: str) -> State:
        """Return the best state so far."""

    def hints(self, exercise: str) -> int:
        """Return how many hints are open."""

    def open_hint(self, exercise: str) -> int:
        """Open one more hint; return how many are open."""


@dataclass
class InMemory:
    """Tries of one session."""

    answers: dict[str, dict[str, State]] = field(default_factory=dict)
    opened: dict[str, int] = field(default_factory=dict)

    def record(self, exercise: str, answer: str, state: State, mistake: str = "") -> None:  # noqa: ARG002 - one session needs no record of mistakes
        """Keep one try; the same answer again is no new try."""
        if state != "not_started":
            self.answers.setdefault(exercise, {})[answer] = state

    def tries(self, exercise: str) -> int:
        """Return the number of different answers."""
        return len(self.answers.get(exercise, {}))

    def best(self, exercise: str) -> State:
        """Return the best state so far."""
        return max(self.answers.get(exercise, {}).values(), key=_ORDER.index, default="not_started")

    def hints(self, exercise: str) -> int:
        """Return how many hints are open."""
        return self.opened.get(exercise, 0)

    def open_hint(self, exercise: str) -> int:
        """Open one more hint, three at most; return how many are open."""
        self.opened[exercise] = min(self.hints(exercise) + 1, 3)
        return self.opened[exercise]


_in_use: list[Attempts] = []


def attempts() -> Attempts:
    """Return the tries in use: those of the workbook, unless another place was chosen."""
    from kamlab.workbook import KeptAttempts, workbook_in_use

    return _in_use[0] if _in_use else KeptAttempts(workbook_in_use())


def keep_attempts_in(place: Attempts | None) -> None:
    """Keep tries in another place from now on; None is the workbook in use."""
    _in_use[:] = [] if place is None else [place]


def solution_is_open(exercise: str) -> bool:
    """Tell whether the solution may be shown: after three tries or a right answer."""
    kept = attempts()
    return kept.tries(exercise) >= TRIES or kept.best(exercise) == "done"
