"""Hours against limits: per person and period, money and people in all.

The sum of all hours can fit while one person has two jobs at once; so the hours are
counted per person and per period. An action's hours are spread evenly over its days
(ours: no source says how); an action without both days counts in the total alone.
Source of the resources: course overview, part 4 (staff, time, finance).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.modules.planning.model.plan import Action, Limits, Period

if TYPE_CHECKING:
    from datetime import date

SLACK = 1e-9  # hours are floats after spreading: 40 of 40 is not over


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """One person's hours: by period and in all."""

    person: str
    hours: tuple[float, ...]  # per period, spread over the days
    total: float  # of all their actions, whenever they are
    over: tuple[float, ...]  # hours above the limit, per period; 0 if it fits
    clashes: tuple[tuple[Action, Action], ...]  # pairs of actions in the periods of overload that run at once

    @property
    def is_over(self) -> bool:
        """Whether the limit is exceeded in some period."""
        return any(self.over)


@dataclass(frozen=True, slots=True)
class Load:
    """All resources of a plan against what there is."""

    periods: tuple[Period, ...]
    people: tuple[PersonLoad, ...]  # the most hours first
    hours: float  # of all actions
    hours_limit: float | None
    money: float  # of all actions
    money_limit: float | None
    unplaced: tuple[Action, ...]  # actions without hours, person or days: their load is not known
    person_limit: float | None

    @property
    def hours_over(self) -> float:
        """Hours above the limit of the account; 0 if they fit or no limit is known."""
        return _over(self.hours, self.hours_limit)

    @property
    def money_over(self) -> float:
        """Money above the limit; 0 if it fits or no limit is known."""
        return _over(self.money, self.money_limit)

    @property
    def overloaded(self) -> tuple[PersonLoad, ...]:
        """People above their limit in some period, the furthest above first."""
        return tuple(sorted((one for one in self.people if one.is_over), key=lambda one: -max(one.over)))


def load_by_person(actions: Sequence[Action], limits: Limits) -> Load:
    """Count hours per person and period, and money.

    Parameters
    ----------
    actions
        The actions; dropped ones take nothing.
    limits
        Periods with their hours, money, hours of one person in a period.

    Examples
    --------
    >>> from datetime import date
    >>> quarter = Period(date(2027, 1, 1), date(2027, 3, 31), hours=120)
    >>> days = {"start": date(2027, 1, 11), "due": date(2027, 3, 12)}
    >>> plan = [Action("1", "trials", "Petrov", hours=24, **days), Action("2", "service", "Petrov", hours=26, **days)]
    >>> load = load_by_person(plan, Limits((quarter,), person_hours=40))
    >>> load.hours, load.hours_over, load.overloaded[0].over
    (50, 0.0, (10.0,))
    """
    live = [action for action in actions if action.counts]
    people: dict[str, list[Action]] = {}
    for action in live:
        if action.who:
            people.setdefault(action.who, []).append(action)
    loads = [_person(name, own, limits) for name, own in people.items()]
    return Load(
        periods=limits.periods,
        people=tuple(sorted(loads, key=lambda one: (-one.total, one.person))),
        hours=sum(action.hours or 0 for action in live),
        hours_limit=limits.hours,
        money=sum(action.money or 0 for action in live),
        money_limit=limits.money,
        unplaced=tuple(one for one in live if not one.who or one.hours is None or not (one.start and one.due)),
        person_limit=limits.person_hours,
    )


def hours_in(action: Action, period: Period) -> float:
    """Return the hours of an action that fall into a period, spread evenly over its days; 0 without both days.

    Examples
    --------
    >>> from datetime import date
    >>> hours_in(Action("1", "duty", hours=60, start=date(2027, 1, 1), due=date(2027, 1, 10)),
    ...          Period(date(2027, 1, 6), date(2027, 3, 31)))
    30.0
    """
    if action.hours is None or action.start is None or action.due is None or action.due < action.start:
        return 0.0
    first, last = max(action.start, period.start), min(action.due, period.end)
    common = (last - first).days + 1
    return action.hours * max(common, 0) / ((action.due - action.start).days + 1)


def _person(name: str, actions: list[Action], limits: Limits) -> PersonLoad:
    hours = tuple(round(sum(hours_in(one, period) for one in actions), 9) for period in limits.periods)
    over = tuple(_over(each, limits.person_hours) for each in hours)
    crowded = [period for period, more in zip(limits.periods, over, strict=True) if more]
    clashes = [
        (one, other)
        for place, one in enumerate(actions)
        for other in actions[place + 1 :]
        if any(_meet(one, other, period) for period in crowded)
    ]
    return PersonLoad(name, hours, sum(one.hours or 0 for one in actions), over, tuple(clashes))


def _meet(one: Action, other: Action, period: Period) -> bool:
    """Tell whether two actions run on the same day of a period."""
    if not (one.start and one.due and other.start and other.due):
        return False
    first: date = max(one.start, other.start, period.start)
    return first <= min(one.due, other.due, period.end)


def _over(amount: float, limit: float | None) -> float:
    return 0.0 if limit is None or amount <= limit + SLACK else round(amount - limit, 9)
