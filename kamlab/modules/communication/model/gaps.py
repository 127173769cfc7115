"""What a programme leaves out, and where it cannot be carried out as written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kamlab.modules.communication.model.programme import ITEMS, KINDS, Event, Listener, Programme

Code = Literal["no_person", "no_day", "nobody", "clash", "free_day", "no_message"]
_WEEKEND = 5  # Monday is 0
_HOLIDAYS = frozenset({(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)})


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is left out.

    Attributes
    ----------
    people
        Those without an event, the most influential first.
    roles
        Roles that somebody at the client has and that no event speaks to.
    kinds
        Types of messages never used.
    factors
        Critical market factors never used.
    """

    people: tuple[Listener, ...]
    roles: tuple[str, ...]
    kinds: tuple[str, ...]
    factors: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left out."""
        return not (self.people or self.roles or self.kinds or self.factors)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why events cannot be carried out as written.

    Attributes
    ----------
    code
        ``nobody`` responsible, ``clash`` of one of ours on one day, ``free_day`` on a day nobody
        works, ``no_person``, ``no_day``, ``no_message``.
    events
        One event; two or more for a clash.
    """

    code: Code
    events: tuple[Event, ...]


def gaps(programme: Programme) -> Gaps:
    """Return who and what the programme leaves out.

    Examples
    --------
    >>> people = (Listener("s", "Sokolov", role="decides", influence=5), Listener("o", "Orlov", role="sponsor"))
    >>> events = (Event("1", date(2026, 12, 4), "o", "price review", "trends", "sector"),)
    >>> found = gaps(Programme("Vega", date(2026, 12, 1), people, events))
    >>> [one.name for one in found.people], found.roles, found.kinds
    (['Sokolov'], ('decides',), ('company', 'product', 'market'))
    """
    told = {one.person for one in programme.events}
    silent = tuple(one for one in programme.ranked if one.id not in told)
    heard = {one.role for one in programme.listeners if one.id in told}
    roles = dict.fromkeys(one.role for one in silent if one.role and one.role not in heard)
    used, items = {one.kind for one in programme.events}, {one.item for one in programme.events}
    return Gaps(
        people=silent,
        roles=tuple(roles),
        kinds=tuple(kind for kind in KINDS if kind not in used),
        factors=tuple(item for item in ITEMS["market"] if item not in items),
    )


def is_free_day(day: date) -> bool:
    """Tell whether nobody works on a day: a weekend or a public holiday of Russia (moved days are not known).

    Examples
    --------
    >>> is_free_day(date(2027, 1, 4)), is_free_day(date(2027, 1, 11))
    (True, False)
    """
    return day.weekday() >= _WEEKEND or (day.month, day.day) in _HOLIDAYS


def conflicts(programme: Programme, free: Callable[[date], bool] = is_free_day) -> tuple[Conflict, ...]:
    """Return what cannot be carried out as written; events that are done stay out.

    Parameters
    ----------
    programme
        People and events.
    free
        Tells on which days nobody works; the calendar of another country is another function.
    """
    planned = [one for one in (*programme.dated, *(e for e in programme.events if e.day is None)) if not one.done]
    found: list[Conflict] = []
    same: dict[tuple[str, date], list[Event]] = {}
    for one in planned:
        if one.who and one.day:
            same.setdefault((one.who, one.day), []).append(one)
        codes: list[tuple[Code, bool]] = [
            ("nobody", not one.who),
            ("no_day", one.day is None),
            ("no_person", not one.person),
            ("no_message", not one.message.strip()),
            ("free_day", one.day is not None and free(one.day)),
        ]
        found += [Conflict(code, (one,)) for code, holds in codes if holds]
    clashes = [Conflict("clash", tuple(events)) for events in same.values() if len(events) > 1]
    return (*clashes, *found)
