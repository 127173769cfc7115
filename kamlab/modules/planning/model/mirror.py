"""Mirrored goals: which goal of ours serves which of the client's, and who is left alone on either side.

Source: course overview, part 4, stage 1 (our goals must be mirrored in the client's). The
source gives one wish of a client and three goals; the two ratios are ours, and no mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kamlab.company.goals import Goal

BOXES = ("measure", "target", "due", "person", "serves")  # what a goal of ours needs to be complete


@dataclass(frozen=True, slots=True)
class Mirror:
    """The two lists of goals against each other."""

    pairs: tuple[tuple[Goal, Goal], ...]  # ours, theirs: in the order of ours
    orphans: tuple[Goal, ...]  # goals of ours that serve nothing
    unserved: tuple[Goal, ...]  # goals of theirs that nothing of ours serves
    ours: int
    theirs: int

    @property
    def ratio_ours(self) -> float | None:
        """Part of our goals that serve one of the client's, 0..1; None without goals of ours."""
        return len(self.pairs) / self.ours if self.ours else None

    @property
    def ratio_theirs(self) -> float | None:
        """Part of the client's goals that one of ours serves, 0..1; None without goals of theirs."""
        return (self.theirs - len(self.unserved)) / self.theirs if self.theirs else None


def mirror(theirs: Sequence[Goal], ours: Sequence[Goal]) -> Mirror:
    """Lay our goals beside the client's.

    Parameters
    ----------
    theirs, ours
        Goals of both sides. A link to a goal that is not there counts as none.

    Examples
    --------
    >>> found = mirror([Goal("a", "new line"), Goal("b", "less stock")],
    ...                [Goal("1", "labels", serves="a"), Goal("2", "trials", serves="a"), Goal("3", "price")])
    >>> [goal.goal for goal in found.orphans], [goal.goal for goal in found.unserved]
    (['price'], ['less stock'])
    >>> round(found.ratio_ours, 2), found.ratio_theirs
    (0.67, 0.5)
    """
    known = {goal.id: goal for goal in theirs}
    pairs = tuple((goal, known[goal.serves]) for goal in ours if goal.serves in known)
    served = {goal.id for _, goal in pairs}
    return Mirror(
        pairs=pairs,
        orphans=tuple(goal for goal in ours if goal.serves not in known),
        unserved=tuple(goal for goal in theirs if goal.id not in served),
        ours=len(ours),
        theirs=len(theirs),
    )


def missing_boxes(goal: Goal, theirs: Sequence[Goal]) -> tuple[str, ...]:
    """Return what a goal of ours still lacks, of :data:`BOXES`, in that order.

    Examples
    --------
    >>> missing_boxes(Goal("1", "labels", measure="invoiced", target=6e6, serves="a"), [Goal("a", "new line")])
    ('due', 'person')
    """
    known = {one.id for one in theirs}
    there = {
        "measure": bool(goal.measure.strip()),
        "target": goal.target is not None,
        "due": goal.due is not None,
        "person": bool(goal.person.strip()),
        "serves": goal.serves in known,
    }
    return tuple(box for box in BOXES if not there[box])
