"""What stands in the timeline: our goals with the client's, their actions by day, the ends of the scale."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kamlab.company.goals import Goal
from kamlab.modules.planning.model.mirror import mirror
from kamlab.modules.planning.model.plan import Action, Plan, in_order

MOST_ACTIONS = 12  # beyond that only the near ones are shown
NEAR = 90  # days


@dataclass(frozen=True, slots=True)
class Group:
    """A row of the timeline: a goal of ours, the client's goal it serves, its actions."""

    goal: Goal | None  # None for the actions of no goal, and for a goal of theirs that nothing serves
    serves: Goal | None
    actions: tuple[Action, ...] = ()

    @property
    def kind(self) -> Literal["served", "orphan", "unserved", "loose"]:
        """What the row is: goals that meet, ours alone, theirs alone, actions without a goal."""
        if self.goal is not None:
            return "served" if self.serves is not None else "orphan"
        return "unserved" if self.serves is not None else "loose"


@dataclass(frozen=True, slots=True)
class Timeline:
    """A plan along the days.

    Attributes
    ----------
    groups
        In the order of our goals, then actions without a goal, then what nobody serves.
    first, last
        First and last day of the scale: whole months.
    today
        The day it is looked at.
    hidden
        Actions left out because there are too many: those further away than :data:`NEAR` days.
    """

    groups: tuple[Group, ...]
    first: date
    last: date
    today: date
    hidden: int

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions shown."""
        return tuple(action for group in self.groups for action in group.actions)

    @property
    def months(self) -> tuple[date, ...]:
        """First days of the months on the scale."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        steps = [self.first.month - 1 + place for place in range(count)]
        return tuple(date(self.first.year + step // 12, step % 12 + 1, 1) for step in steps)

    @property
    def done(self) -> int:
        """Number of actions that are done."""
        return sum(action.done >= 1 for action in self.actions)


def timeline(plan: Plan, today: date) -> Timeline:
    """Lay the actions of a plan along the days.

    Parameters
    ----------
    plan
        The plan; dropped actions stay out.
    today
        The day it is looked at; it is always on the scale.

    Examples
    --------
    >>> plan = Plan("Vega", ours=(Goal("1", "labels"),),
    ...             actions=(Action("1", "trials", start=date(2027, 1, 11), due=date(2027, 3, 12), goal="1"),))
    >>> line = timeline(plan, date(2026, 11, 19))
    >>> line.first, line.last, len(line.months)
    (datetime.date(2026, 11, 1), datetime.date(2027, 3, 31), 5)
    """
    live = [action for action in plan.actions if action.counts]
    shown = live if len(live) <= MOST_ACTIONS else [action for action in live if _is_near(action, today)]
    kept = {action.id for action in shown}
    theirs = {goal.id: goal for goal in plan.theirs}
    groups = [Group(goal, theirs.get(goal.serves), in_order(plan.actions_of(goal.id))) for goal in plan.ours]
    groups += [Group(None, None, in_order(plan.actions_of("")))]
    groups = [Group(one.goal, one.serves, tuple(a for a in one.actions if a.id in kept)) for one in groups]
    groups = [group for group in groups if group.goal or group.actions]
    groups += [Group(None, goal) for goal in mirror(plan.theirs, plan.ours).unserved]
    days = [day for action in shown for day in (action.start, action.due) if day] or [today]
    first, last = min([*days, today]), max([*days, today])
    return Timeline(
        groups=tuple(groups),
        first=first.replace(day=1),
        last=last.replace(day=monthrange(last.year, last.month)[1]),
        today=today,
        hidden=len(live) - len(shown),
    )


def _is_near(action: Action, today: date) -> bool:
    """Tell whether an action runs within the next days, or has no day yet."""
    first, last = action.start or action.due, action.due or action.start
    return first is None or last is None or (last >= today and first <= today + timedelta(days=NEAR))
