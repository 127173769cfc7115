"""Which opportunities to take: the best set, the rule of thumb beside it, and how firm it is.

Course overview: set priorities by the time, money and people that each opportunity needs,
and by what it returns. The best set is the one with the most benefit that fits all limits
at once; a rule of thumb takes them one by one and can stop short of it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kamlab.modules.opportunities.model.option import LIMITS, Limits, Option, used, worth
from kamlab.modules.opportunities.model.solver import Question, best_sets
from kamlab.modules.opportunities.model.subsets import MOST, subsets
from kamlab.modules.opportunities.model.wallet import ESTIMATES

RATIOS = ("shares", "hours", "money", "staff", "benefit")  # what the rule of thumb divides by; the last: nothing
TIES = 10  # best sets looked at
POINTS = 8  # of a staircase that cannot be exact
_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Choice:
    """A set that keeps the limits.

    Attributes
    ----------
    chosen
        Ids, in the order of the options; of the rule of thumb, in the order taken.
    benefit
        What it brings a year.
    used
        Limit and amount.
    limits
        Within what it was chosen.
    """

    chosen: tuple[str, ...]
    benefit: float
    used: tuple[tuple[str, float], ...]
    limits: Limits

    def left(self, name: str) -> float | None:
        """Return what remains of a limit; None where there is none."""
        limit = self.limits.of(name)
        return None if limit is None else max(0.0, limit - dict(self.used)[name])


def choose(options: Sequence[Option], limits: Limits, *, estimate: str = "base", by_chance: bool = False) -> Choice:
    """Return the set with the greatest benefit that fits all limits.

    Parameters
    ----------
    options
        What can be chosen; see :class:`Option`.
    limits
        Hours, money, persons.
    estimate
        ``low``, ``base`` or ``high``.
    by_chance
        Whether benefits count times the chance, where somebody entered one.

    Examples
    --------
    >>> a = Option("A", 1, 120, 200, hours=30, money=200, staff=0.5)
    >>> b = Option("B", 1, 100, 200, hours=20, money=150, staff=0.4)
    >>> c = Option("C", 1, 60, 100, hours=10, money=50, staff=0.2)
    >>> choose([a, b, c], Limits(60, 350, 1.0)).chosen
    ('A', 'B')
    """
    return _choice(
        options, best(options, limits, estimate=estimate, by_chance=by_chance)[0], limits, estimate, by_chance
    )


def best(
    options: Sequence[Option], limits: Limits, *, estimate: str = "base", by_chance: bool = False, most: int = 1
) -> list[tuple[str, ...]]:
    """Return the best sets, at least one and at most ``most``: equal benefit can be had in several ways."""
    if len(options) <= MOST:
        return subsets(tuple(options), estimate, by_chance=by_chance).best(limits)[:most]
    return best_sets(Question(options, limits, estimate, by_chance=by_chance), most)


def greedy(
    options: Sequence[Option], limits: Limits, *, by: str = "shares", estimate: str = "base", by_chance: bool = False
) -> Choice:
    """Take one after another by a ratio, each that still fits: what is done without a computer.

    Parameters
    ----------
    by
        What the benefit is divided by: ``hours``, ``money``, ``staff``, ``shares`` (the sum of the
        parts of all limits it takes), or ``benefit``: nothing, the largest first.

    Notes
    -----
    What needs another comes only after it. Ties go to the earlier in the list.
    """
    ratio = {one.id: _ratio(one, limits, by, estimate, by_chance) for one in options}
    order = sorted(options, key=lambda one: -ratio[one.id])
    barred: dict[str, set[str]] = {one.id: set(one.excludes) for one in options}
    for one in options:
        for other in one.excludes:
            barred.setdefault(other, set()).add(one.id)
    taken: list[str] = []
    sums = dict.fromkeys(LIMITS, 0.0)
    while True:
        inside = set(taken)
        fitting = (one for one in order if one.id not in inside and _may_join(one, inside, barred, sums, limits))
        first = next(fitting, None)
        if first is None:
            return _choice(options, taken, limits, estimate, by_chance)
        taken.append(first.id)
        sums = {name: amount + first.takes(name) for name, amount in sums.items()}


def _may_join(
    one: Option, inside: set[str], barred: dict[str, set[str]], sums: dict[str, float], limits: Limits
) -> bool:
    """Tell whether an option still fits beside those taken."""
    room = all(sums[name] + one.takes(name) <= limits.most(name) for name in LIMITS)
    return room and inside.issuperset(one.needs) and not barred[one.id] & (inside | {one.id})


def _ratio(one: Option, limits: Limits, by: str, estimate: str, by_chance: bool) -> float:  # noqa: FBT001 - a private helper
    gain = one.benefit(estimate, by_chance=by_chance)
    if by == "benefit":
        return gain
    if by in LIMITS:
        price = one.takes(by)
    else:
        parts = ((one.takes(name), limits.of(name)) for name in LIMITS)
        price = math.fsum(amount / limit for amount, limit in parts if limit)
    return gain / price if price > 0 else math.inf


def _choice(
    options: Sequence[Option],
    chosen: Sequence[str],
    limits: Limits,
    estimate: str,
    by_chance: bool,  # noqa: FBT001 - a private helper
) -> Choice:
    benefit = worth(options, chosen, estimate, by_chance=by_chance)
    return Choice(tuple(chosen), benefit, tuple(used(options, chosen).items()), limits)


# What more would bring ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stairs:
    """The greatest benefit at every size of one limit, the others as they are.

    Attributes
    ----------
    name
        The limit.
    steps
        (amount, benefit) where the benefit rises; between them it is level.
    exact
        Whether every step is here; with many options only some sizes are tried.
    """

    name: str
    steps: tuple[tuple[float, float], ...]
    exact: bool

    def at(self, amount: float) -> float:
        """Return the benefit at a size of the limit, the last step reached."""
        reached = [benefit for start, benefit in self.steps if start <= amount + _TIE * max(1.0, amount)]
        return reached[-1] if reached else 0.0


def frontier(
    options: Sequence[Option], limits: Limits, name: str = "hours", *, estimate: str = "base", by_chance: bool = False
) -> Stairs:
    """Return the best benefit for each size of one limit."""
    if len(options) <= MOST:
        steps = subsets(tuple(options), estimate, by_chance=by_chance).stairs(limits, name)
        return Stairs(name, tuple(steps), exact=True)
    top = max(math.fsum(one.takes(name) for one in options), 1e-9)
    reach = min(top, 2 * (limits.of(name) or top))
    steps = []
    for amount in sorted({reach * place / POINTS for place in range(POINTS + 1)} | {limits.of(name) or top}):
        found = choose(options, limits.at(name, amount), estimate=estimate, by_chance=by_chance).benefit
        if not steps or found > steps[-1][1] * (1 + _TIE):
            steps.append((amount, found))
    return Stairs(name, tuple(steps), exact=False)


@dataclass(frozen=True, slots=True)
class Next:
    """The next amount of a limit that brings more.

    Attributes
    ----------
    one
        Benefit gained by one more unit; zero is common: limits act in steps.
    extra
        Least amount more that brings anything; None if nothing would.
    gain
        Benefit gained by it.
    """

    name: str
    one: float
    extra: float | None
    gain: float


def next_step(  # noqa: PLR0913 - what is chosen from, within what, and how it counts
    options: Sequence[Option],
    limits: Limits,
    name: str,
    *,
    unit: float = 1.0,
    estimate: str = "base",
    by_chance: bool = False,
) -> Next:
    """Return what one more ``unit`` of a limit is worth, and how much more would bring anything.

    A gain below a hundred-thousandth of the benefit is not looked for among many options.

    Examples
    --------
    >>> a, b = Option("a", 0, 5, 9, 5, 0, 0), Option("b", 0, 7, 9, 6, 0, 0)
    >>> step = next_step([a, b], Limits(hours=10), "hours")
    >>> step.one, step.extra, step.gain
    (5.0, 1.0, 5.0)
    """
    limit = limits.of(name)
    if limit is None:
        return Next(name, 0.0, None, 0.0)
    now = choose(options, limits, estimate=estimate, by_chance=by_chance).benefit

    def gained(amount: float) -> float:
        more = choose(options, limits.at(name, amount), estimate=estimate, by_chance=by_chance).benefit
        return max(0.0, more - now)

    reached = _next_amount(options, limits, name, now, estimate, by_chance)
    if reached is None:
        return Next(name, 0.0, None, 0.0)
    one = gained(limit + unit) if limit + unit >= reached - _TIE else 0.0
    return Next(name, one, round(reached - limit, 9), gained(reached))


def _next_amount(  # noqa: PLR0913, PLR0917 - a private helper
    options: Sequence[Option],
    limits: Limits,
    name: str,
    now: float,
    estimate: str,
    by_chance: bool,  # noqa: FBT001 - a private helper
) -> float | None:
    """Return the size of a limit from which more can be had than now; None if it never can."""
    if len(options) <= MOST:
        steps = subsets(tuple(options), estimate, by_chance=by_chance).stairs(limits, name)
        return next((amount for amount, benefit in steps if benefit > now + _TIE * max(1.0, now)), None)
    question = Question(options, limits.at(name, None), estimate, by_chance=by_chance)
    found = question.cheapest(name, now)
    return None if found is None else used(options, found)[name]


# How firm it is -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Firmness:
    """Which options hold when the estimates move.

    Attributes
    ----------
    ids
        All options.
    often
        Per option and estimate, the part of the best sets that it is in, 0..1.
    sets
        Number of best sets found per estimate.
    """

    ids: tuple[str, ...]
    often: tuple[tuple[float, float, float], ...]
    sets: tuple[int, int, int]

    @property
    def firm(self) -> tuple[str, ...]:
        """Options in every best set of every estimate."""
        return tuple(one for one, parts in zip(self.ids, self.often, strict=True) if min(parts) == 1)

    @property
    def depends(self) -> tuple[str, ...]:
        """Options in some of the best sets, not in all."""
        return tuple(one for one, parts in zip(self.ids, self.often, strict=True) if max(parts) > 0 and min(parts) < 1)

    @property
    def never(self) -> tuple[str, ...]:
        """Options in none of the best sets."""
        return tuple(one for one, parts in zip(self.ids, self.often, strict=True) if max(parts) == 0)


def firmness(options: Sequence[Option], limits: Limits, *, by_chance: bool = False) -> Firmness:
    """Choose again at low, base and high estimates, and count how often each option is taken.

    All best sets of an estimate count, up to :data:`TIES`: equal benefit in several ways is no reason
    to call one of them firm. Among more than :data:`MOST` options one best set per estimate is found.
    """
    most = TIES if len(options) <= MOST else 1
    found = [best(options, limits, estimate=name, by_chance=by_chance, most=most) for name in ESTIMATES]
    often = [tuple(sum(one.id in chosen for chosen in sets) / len(sets) for sets in found) for one in options]
    counts = tuple(len(sets) for sets in found)
    return Firmness(tuple(one.id for one in options), tuple(often), counts)  # type: ignore[arg-type]  # three estimates
