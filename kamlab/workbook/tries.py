"""Tries at exercises, kept in the workbook: they are there after a restart."""

from typing import TYPE_CHECKING, Final

from kamlab.workbook.store import Workbook

if TYPE_CHECKING:
    from kamlab.exercise.spec import State

HINTS = 3
_ORDER: Final[tuple["State", ...]] = ("not_started", "not_yet", "partly", "done")


class KeptAttempts:
    """What was tried, as :class:`kamlab.exercise.attempts.Attempts` asks for it.

    Parameters
    ----------
    workbook
        Where it is kept; the tries are those of its participant.
    """

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook

    def record(self, exercise: str, answer: str, state: "State", mistake: str = "") -> None:
        """Keep one try; the same answer again is no new try, an empty one is none."""
        if state != "not_started":
            self.workbook.record_attempt(exercise, answer, state, mistake=mistake)

    def tries(self, exercise: str) -> int:
        """Return the number of different answers."""
        return len(self.workbook.attempts(exercise))

    def best(self, exercise: str) -> "State":
        """Return the best state so far."""
        reached = {one.state for one in self.workbook.attempts(exercise)}
        return next((state for state in reversed(_ORDER) if state in reached), "not_started")

    def hints(self, exercise: str) -> int:
        """Return how many hints are open."""
        return int(self.workbook.answers(exercise).get("hints", 0))

    def open_hint(self, exercise: str) -> int:
        """Open one more hint, three at most; return how many are open."""
        opened = min(self.hints(exercise) + 1, HINTS)
        self.workbook.keep(exercise, "hints", opened)
        return opened

    def last_answer(self, exercise: str) -> str | None:
        """Return the answer given last, as it was recorded; None before the first."""
        given = self.workbook.attempts(exercise)
        return given[-1].answer if given else None
