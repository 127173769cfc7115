"""Reach: what part of the client's influence has heard from us by a day. Ours; a person counts once.

The measure follows the idea of influence weighting: a letter more to the one who answers
anyway changes nothing, the first word to a silent director changes much.
"""

from dataclasses import dataclass, replace
from datetime import date

from kamlab.modules.communication.model.programme import Event, Programme

SOON = 2  # months after the start's: the day until which reach is counted, if nobody says another


@dataclass(frozen=True, slots=True)
class Reach:
    """Who has heard by a day.

    Attributes
    ----------
    until
        The day, included.
    people
        Ids of those who have heard, of known influence or not.
    heads
        Number of all people.
    influence, total
        Sum of the influence of those who have heard, and of all of known influence.
    unknown
        Number of people whose influence nobody knows: they are in no sum.
    """

    until: date
    people: tuple[str, ...]
    heads: int
    influence: int
    total: int
    unknown: int

    @property
    def share(self) -> float | None:
        """Influence reached, as a fraction; None while nobody's influence is known."""
        return self.influence / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Move:
    """One event brought forward: which, and what it changes."""

    event: Event
    before: Reach
    after: Reach

    @property
    def gain(self) -> int:
        """Influence reached in addition."""
        return self.after.influence - self.before.influence


@dataclass(frozen=True, slots=True)
class Part:
    """How many events a person has, and how many they would have by influence."""

    person: str
    events: int
    fair: float | None


def reach(programme: Programme, until: date) -> Reach:
    """Count the influence that has heard from us by a day.

    Parameters
    ----------
    programme
        People and events.
    until
        Last day that counts.

    Examples
    --------
    >>> from kamlab.modules.communication.model.programme import Listener
    >>> people = (Listener("d", "Director", influence=5), Listener("f", "Finance", influence=4),
    ...           Listener("b", "Buyer", influence=2))
    >>> day = date(2027, 1, 15)
    >>> events = (Event("1", day, "b"), Event("2", day, "b"), Event("3", day, "b"), Event("4", day, "f"))
    >>> found = reach(Programme("Vega", day, people, events), day)
    >>> len(found.people), found.influence, found.total, round(found.share, 3)
    (2, 6, 11, 0.545)
    """
    told = {one.person for one in programme.events if one.day is not None and one.day <= until}
    heard = [one for one in programme.listeners if one.id in told]
    known = [one.influence for one in programme.listeners if one.influence is not None]
    return Reach(
        until=until,
        people=tuple(one.id for one in heard),
        heads=len(programme.listeners),
        influence=sum(one.influence or 0 for one in heard),
        total=sum(known),
        unknown=len(programme.listeners) - len(known),
    )


def path(programme: Programme, last: date) -> tuple[tuple[date, float], ...]:
    """Return the steps of reach: the start with its share, then each day on which it grows, up to ``last``."""
    days = [programme.start, *(one.day for one in programme.dated if one.day and programme.start < one.day <= last)]
    steps: list[tuple[date, float]] = []
    for day in days:
        share = reach(programme, day).share or 0.0
        if not steps or share > steps[-1][1]:
            steps.append((day, share))
    return tuple(steps)


def best_move(programme: Programme, until: date) -> Move | None:
    """Return the later event that, brought forward to the day, raises the reach most; None if none raises it.

    Among equals the earliest stays the choice: it is the least trouble to move.
    """
    before = reach(programme, until)
    later = [one for one in programme.dated if one.day and one.day > until and one.person not in before.people]
    moves = [Move(one, before, reach(moved(programme, one.id, until), until)) for one in later]
    best = max(moves, key=lambda one: one.gain, default=None)
    return best if best is not None and best.gain > 0 else None


def moved(programme: Programme, event: str, day: date) -> Programme:
    """Return the programme with one event on another day."""
    return replace(
        programme, events=tuple(replace(one, day=day) if one.id == event else one for one in programme.events)
    )


def parts(programme: Programme) -> tuple[Part, ...]:
    """Return each person's number of events beside what it would be in proportion to influence.

    Examples
    --------
    >>> from kamlab.modules.communication.model.programme import Listener
    >>> people = (Listener("s", "Sokolov", influence=5), Listener("o", "Orlov", influence=3))
    >>> events = tuple(Event(str(place), person="o") for place in range(4))
    >>> [(one.person, one.events, one.fair) for one in parts(Programme("Vega", date(2026, 12, 1), people, events))]
    [('s', 0, 2.5), ('o', 4, 1.5)]
    """
    total = reach(programme, programme.start).total
    named = sum(bool(one.person) for one in programme.events)
    return tuple(
        Part(one.id, len(programme.of(one.id)), named * one.influence / total if total and one.influence else None)
        for one in programme.ranked
    )


def until_of(start: date) -> date:
    """Return the day until which reach is counted by default: the end of the second month.

    Examples
    --------
    >>> until_of(date(2026, 12, 1))
    datetime.date(2027, 1, 31)
    """
    step = start.month - 1 + SOON
    return date.fromordinal(date(start.year + step // 12, step % 12 + 1, 1).toordinal() - 1)
