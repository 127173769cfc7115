"""The role-play in threes: its stages and their minutes (M-093, M-097, M-098).

Practice is measured by what the participants need; so the depth is a setting: ``full``
with a second try from the weakest minute, ``short`` without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

STAGES = (("read", 2), ("play", 5), ("feedback", 3), ("again", 4), ("note", 1))  # minutes; together the block's 15
_SHORT = ("read", "play", "feedback")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage, in minutes from the beginning."""

    name: str
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.end - self.start


def schedule(depth: str = "full", stages: Sequence[tuple[str, int]] = STAGES) -> tuple[Stage, ...]:
    """Return the stages one after another.

    Parameters
    ----------
    depth
        ``"full"``, or ``"short"`` without the second try and the note.
    stages
        Name and minutes of each.

    Examples
    --------
    >>> [stage.end for stage in schedule()], schedule("short")[-1].end
    ([2, 7, 10, 14, 15], 10)
    """
    found: list[Stage] = []
    for name, minutes in stages:
        if depth == "short" and name not in _SHORT:
            continue
        start = found[-1].end if found else 0
        found.append(Stage(name, start, start + minutes))
    return tuple(found)
