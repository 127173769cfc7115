"""The plan of one account: goals on both sides, strategy, resources, actions, the one risk.

Everything is a frozen value with tuples inside; a reader fills it from the workbook or from
a company's folder, and every figure, check and document starts from it. ``""`` and None
mean "not said". Source: course overview, part 4 (stages 1 to 3 of a plan).
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kamlab.company.goals import Goal

PS = ("product", "price", "promotion", "place")
PROMPTS: dict[str, tuple[str, ...]] = {  # course overview, part 4, stage 2; "and so on" in the source is ``other``
    "product": ("change_design", "other_benefits", "other_quantities", "radically_new"),
    "price": ("larger_share", "high_entry", "other"),
    "promotion": ("meetings", "presentations", "exhibitions", "sponsorship", "newsletter"),
    "place": ("change_distribution", "control", "buy_delivery", "extra_channels"),
}
STATUSES = ("planned", "done", "moved", "dropped")
FIRST_ACTIONS = 3  # on one page; ours
QUARTER = 3  # months

_GROUPS = {
    "we",
    "us",
    "all of us",
    "the team",
    "team",
    "everyone",
    "everybody",
    "мы",
    "все",
    "все мы",
    "команда",
    "отдел",
}
_LONG = 365  # days gone by from which a day looks like a mistake; ours


@dataclass(frozen=True, slots=True)
class Tactic:
    """One choice on the 4P worksheet: which point, which prompt, what exactly, for which goal of ours."""

    p: str  # of PS
    choice: str  # of PROMPTS[p]
    what: str = ""
    goal: str = ""  # id of a goal of ours; empty if nobody said


@dataclass(frozen=True, slots=True)
class Action:
    """What will be done, by whom, from when to when.

    Attributes
    ----------
    who, with_whom
        One of ours who does it; a person on the client's side.
    start, due
        First and last day.
    hours, money
        Effort in hours of work and outlay in the company's currency, both ≥ 0; None if nobody said.
    goal
        Id of the goal of ours it works for.
    done
        Part that is done, 0..1.
    """

    id: str
    what: str
    who: str = ""
    with_whom: str = ""
    start: date | None = None
    due: date | None = None
    hours: float | None = None
    money: float | None = None
    goal: str = ""
    status: str = "planned"  # of STATUSES
    done: float = 0.0
    reason: str = ""  # why moved or dropped

    @property
    def counts(self) -> bool:
        """Whether it takes resources and stands in the timeline: all but the dropped ones."""
        return self.status != "dropped"

    @property
    def is_of_a_group(self) -> bool:
        """Whether it is to be done by «we»: everybody's work is nobody's."""
        return self.who.strip(" .").casefold() in _GROUPS

    def is_long_past(self, today: date) -> bool:
        """Tell whether it is still planned for a day more than a year ago: a slip of the year, or an old plan."""
        days = [day for day in (self.start, self.due) if day is not None]
        return self.status in {"planned", "moved"} and any((today - day).days > _LONG for day in days)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time with the hours that there are for this account: both days included."""

    start: date
    end: date
    hours: float | None = None  # None if nobody said

    @property
    def days(self) -> int:
        """Days of the period, ≥ 1."""
        return (self.end - self.start).days + 1


def quarters(start: date, hours: Sequence[float | None]) -> tuple[Period, ...]:
    """Return stretches of three months, one after another, each with its hours.

    Parameters
    ----------
    start
        First day of the first stretch.
    hours
        Hours for the account by stretch, each ≥ 0; None where nobody said.

    Examples
    --------
    >>> [f"{period.start} {period.end}" for period in quarters(date(2026, 11, 19), [120, 120])]
    ['2026-11-19 2027-02-18', '2027-02-19 2027-05-18']
    """
    edges = [_months_on(start, QUARTER * place) for place in range(len(hours) + 1)]
    last = [edge - timedelta(days=1) for edge in edges[1:]]
    return tuple(Period(*days) for days in zip(edges, last, hours, strict=False))


def _months_on(day: date, months: int) -> date:
    """Return the same day some months on, or the month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Limits:
    """What there is for this account: hours by period, money and staff for the whole plan, hours of one person."""

    periods: tuple[Period, ...] = ()
    money: float | None = None  # of the company's currency
    staff: float | None = None  # persons
    person_hours: float | None = None  # hours of one person in a period

    @property
    def hours(self) -> float | None:
        """Hours of all periods; None if any is not said."""
        told = [period.hours for period in self.periods]
        known = [hours for hours in told if hours is not None]
        return sum(known) if known and len(known) == len(told) else None


@dataclass(frozen=True, slots=True)
class Risk:
    """The one risk of the page: what may happen, its first sign, what we do then."""

    what: str = ""
    sign: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one account.

    Attributes
    ----------
    account
        The client as the ledger writes it.
    theirs, ours
        Goals of the client and of ours, in the order they were written.
    tactics
        The 4P worksheet.
    limits, actions, risk
        Resources, what will be done, the one risk.
    main
        Id of the goal of ours that stands first on the page; empty to take the first mirrored one.
    """

    account: str
    theirs: tuple[Goal, ...] = ()
    ours: tuple[Goal, ...] = ()
    tactics: tuple[Tactic, ...] = ()
    limits: Limits = field(default_factory=Limits)
    actions: tuple[Action, ...] = ()
    risk: Risk = field(default_factory=Risk)
    main: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written yet."""
        return not (self.theirs or self.ours or self.actions or self.tactics)

    def goal(self, id_: str) -> Goal | None:
        """Return a goal of either side by its id."""
        return next((goal for goal in (*self.theirs, *self.ours) if goal.id == id_), None)

    def actions_of(self, goal: str) -> tuple[Action, ...]:
        """Return the actions that work for a goal of ours, the dropped ones apart; ``""`` for those of no goal."""
        known = {own.id for own in self.ours}
        return tuple(one for one in self.actions if one.counts and (one.goal if one.goal in known else "") == goal)


@dataclass(frozen=True, slots=True)
class OnePage:
    """What stands on the first page: one goal with the client's goal it serves, the next actions, the risk."""

    goal: Goal | None
    serves: Goal | None
    actions: tuple[Action, ...]
    risk: Risk


def one_page(plan: Plan, *, most: int = FIRST_ACTIONS) -> OnePage:
    """Choose what stands on the first page.

    Parameters
    ----------
    plan
        The plan.
    most
        Greatest number of actions, ≥ 0.

    Returns
    -------
    OnePage
        The goal is the one marked as main, else the first of ours that serves the client,
        else the first of ours. The actions are the goal's own that are not done or
        dropped, by their first day; those without a day come last. Without a goal, all count.

    Examples
    --------
    >>> plan = Plan("Vega", ours=(Goal("1", "price"), Goal("2", "labels", serves="a")), theirs=(Goal("a", "line"),))
    >>> one_page(plan).goal.goal, one_page(plan).serves.goal
    ('labels', 'line')
    """
    theirs = {goal.id: goal for goal in plan.theirs}
    mirrored = [goal for goal in plan.ours if goal.serves in theirs]
    chosen = next((goal for goal in plan.ours if goal.id == plan.main), None)
    goal = chosen or next(iter([*mirrored, *plan.ours]), None)
    left = [one for one in plan.actions if one.counts and one.status != "done" and one.done < 1]
    left = sorted((one for one in left if goal is None or one.goal == goal.id), key=_first_day)
    serves = theirs.get(goal.serves) if goal else None
    return OnePage(goal, serves, tuple(left[:most]), plan.risk)


def client_copy(plan: Plan) -> Plan:
    """Return the part of a plan that the client may read.

    Goals that serve each other, and the actions left to do for them; no limits, hours, money,
    tactics or risk. What serves no goal of the client's is no part of it.

    Examples
    --------
    >>> ours = (Goal("1", "price"), Goal("2", "labels", serves="a"))
    >>> plan = Plan("Vega", (Goal("a", "line"), Goal("b", "fewer")), ours, main="1", risk=Risk("Orlov leaves"))
    >>> copy = client_copy(plan)
    >>> [goal.goal for goal in (*copy.theirs, *copy.ours)], copy.main, copy.risk.what
    (['line', 'labels'], '', '')
    """
    known = {goal.id for goal in plan.theirs}
    ours = tuple(goal for goal in plan.ours if goal.serves in known)
    served, kept = {goal.serves for goal in ours}, {goal.id for goal in ours}
    left = (one for one in plan.actions if one.counts and one.status != "done" and one.done < 1 and one.goal in kept)
    return Plan(
        plan.account,
        tuple(replace(goal, state="") for goal in plan.theirs if goal.id in served),
        ours,
        actions=tuple(replace(one, hours=None, money=None, reason="", status="planned") for one in left),
        main=plan.main if plan.main in kept else "",
    )


def in_order(actions: Sequence[Action]) -> tuple[Action, ...]:
    """Return actions by their first day; those without a day come last, in the order given."""
    return tuple(sorted(actions, key=_first_day))


def _first_day(action: Action) -> date:
    return action.start or action.due or date.max
