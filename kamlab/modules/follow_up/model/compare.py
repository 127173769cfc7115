"""Two snapshots side by side: what rose, what fell, and where growth is bad."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kamlab.modules.follow_up.model.snapshot import Snapshot

Direction = Literal["up", "down"]
MEASURES: dict[str, Direction] = {  # in which direction each is better
    "mirrored": "up",
    "coverage": "up",
    "dossier": "up",
    "wallet": "up",
    "actions": "up",
    "largest": "down",
}
STEPS = (30, 60, 90)  # days after the seminar
_SAME = 0.0005  # a twentieth of a percentage point is no change
_WEEKEND = 5  # Monday is 0


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure then and now.

    Attributes
    ----------
    name
        One of :data:`MEASURES`.
    then, now
        Parts of 1; None if not known, which is never 0.
    better
        Direction that is good.
    """

    name: str
    then: float | None
    now: float | None
    better: Direction = "up"

    @property
    def change(self) -> float | None:
        """Now less then; None if either is not known."""
        return None if self.then is None or self.now is None else self.now - self.then

    @property
    def verdict(self) -> Literal["better", "worse", "same", "unknown"]:
        """What the change means.

        Examples
        --------
        >>> Measure("largest", 0.27, 0.28, "down").verdict, Measure("wallet", 0.22, 0.35).verdict
        ('worse', 'better')
        """
        change = self.change
        if change is None:
            return "unknown"
        if abs(change) < _SAME:
            return "same"
        return "better" if (change > 0) is (self.better == "up") else "worse"


@dataclass(frozen=True, slots=True)
class Relations:
    """Live ties then and now, by pair of people.

    Attributes
    ----------
    then, now
        Numbers of live ties.
    new, lapsed
        Pairs that live now and did not, and the other way round.
    """

    then: int
    now: int
    new: tuple[tuple[str, str], ...]
    lapsed: tuple[tuple[str, str], ...]

    @property
    def net(self) -> int:
        """New less lapsed."""
        return len(self.new) - len(self.lapsed)


def compare(then: Snapshot, now: Snapshot) -> tuple[Measure, ...]:
    """Return the six measures of two snapshots."""
    return tuple(Measure(name, _value(then, name), _value(now, name), way) for name, way in MEASURES.items())


def _value(taken: Snapshot, name: str) -> float | None:
    if name == "actions":
        return taken.actions.share
    if name == "largest":
        return taken.share
    value: float | None = getattr(taken, name)
    return value


def better(measures: Collection[Measure]) -> int:
    """Return how many measures are better now."""
    return sum(one.verdict == "better" for one in measures)


def first_to_act(measures: Collection[Measure]) -> Measure | None:
    """Return the measure that needs a new action first: the one that got worse most; None if none did.

    Examples
    --------
    >>> told = [Measure("actions", 0, 0.56), Measure("largest", 0.27, 0.28, "down")]
    >>> first_to_act(told).name
    'largest'
    """
    worse = [one for one in measures if one.verdict == "worse"]
    return max(worse, key=lambda one: abs(one.change or 0), default=None)


def is_moved(then: Snapshot, now: Snapshot) -> bool:
    """Tell whether anything that is compared has changed between two snapshots; a new plan alone is no change.

    Examples
    --------
    >>> from kamlab.modules.follow_up.model import Done
    >>> day = date(2026, 11, 19)
    >>> is_moved(Snapshot("Vega", day), Snapshot("Vega", day, actions=Done(planned=2)))
    False
    >>> is_moved(Snapshot("Vega", day), Snapshot("Vega", day, actions=Done(done=1)))
    True
    """
    seen = {one.verdict for one in compare(then, now)} & {"better", "worse"}
    before, after = ((one.ties, one.step, one.covered, one.actions.done) for one in (then, now))
    return bool(seen) or before != after


def relations(then: Collection[tuple[str, str]], now: Collection[tuple[str, str]]) -> Relations:
    """Count live ties: plus the new, minus the lapsed.

    Parameters
    ----------
    then, now
        Pairs of people with a two-way contact within 90 days before either day.

    Examples
    --------
    >>> found = relations([("a", str(n)) for n in range(6)], [("a", str(n)) for n in range(2, 11)])
    >>> found.then, len(found.new), len(found.lapsed), found.net, found.now
    (6, 5, 2, 3, 9)
    """
    before, after = set(then), set(now)
    return Relations(
        then=len(before),
        now=len(after),
        new=tuple(pair for pair in dict.fromkeys(now) if pair not in before),
        lapsed=tuple(pair for pair in dict.fromkeys(then) if pair not in after),
    )


def review_days(day: date) -> tuple[date, ...]:
    """Return the days to look again: 30, 60 and 90 days on, a weekend becomes the Monday after.

    Examples
    --------
    >>> [one.isoformat() for one in review_days(date(2026, 11, 19))]
    ['2026-12-21', '2027-01-18', '2027-02-17']
    """
    days = [day + timedelta(days=step) for step in STEPS]
    return tuple(one + timedelta(days=7 - one.weekday()) if one.weekday() >= _WEEKEND else one for one in days)
