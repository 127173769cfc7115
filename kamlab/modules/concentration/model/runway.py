"""How long the money lasts when an account has gone, and what lengthens it.

Runway = cash / monthly deficit. Money of a month flows evenly, so the day the cash
is used up lies on a straight line between two ends of months; in fact wages and
rent fall on days, and some days lie below. Levers begin with a month after the
departure and may need months to reach their full strength.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kamlab.errors import KamlabError

_FAR = 1200  # months: a hundred years, longer than any plan


@dataclass(frozen=True, slots=True)
class Lever:
    """Something that improves the month's result, or the cash once.

    Attributes
    ----------
    name
        Its id.
    monthly
        Money a month at full strength; less cost is not income, but helps the cash alike.
    start
        Months after the departure until it begins, ≥ 0.
    ramp
        Months from then to full strength, evenly; 0 for at once.
    once
        Money that comes in one sum at the start: stock sold, a credit line drawn.
    """

    name: str
    monthly: float = 0.0
    start: float = 0.0
    ramp: float = 0.0
    once: float = 0.0


@dataclass(frozen=True, slots=True)
class CashPath:
    """The cash at the end of each month after the departure.

    Attributes
    ----------
    balances
        Cash at the start and at each month's end.
    months
        Months until the cash is used up; None if it never is.
    lowest
        Smallest balance at the start or the end of a month within ``balances``.
    lowest_month
        When that is, months after the departure.
    """

    balances: tuple[float, ...]
    months: float | None
    lowest: float
    lowest_month: int

    @property
    def last(self) -> float:
        """Cash at the end of what is shown."""
        return self.balances[-1]


@dataclass(frozen=True, slots=True)
class AccountLoss:
    """The month's result with and without an account.

    Attributes
    ----------
    with_account, without
        Contribution less fixed costs, money a month.
    months
        Months the cash lasts without it; None if the result is not below zero.
    """

    with_account: float
    without: float
    months: float | None

    @property
    def is_loss_making(self) -> bool:
        """Whether the firm makes a loss without the account."""
        return self.without < 0


@dataclass(frozen=True, slots=True)
class Effect:
    """What one lever gives.

    Attributes
    ----------
    name
        The lever.
    alone
        Months the cash lasts with this lever only; None for never used up.
    gained
        ``alone`` less the months without any lever; None if it cannot be told in months.
    """

    name: str
    alone: float | None
    gained: float | None


def runway(cash: float, result: float) -> float | None:
    """Return for how many months the cash lasts; None if the result is not negative.

    Parameters
    ----------
    cash
        Money at hand; at or below zero with a deficit there is no month left.
    result
        Result of a month: contribution less fixed costs.

    Examples
    --------
    >>> runway(7.2, -1.2), runway(7.2, 0.0), runway(-1.0, -1.0)
    (6.0, None, 0.0)
    """
    if not result < 0:
        return None
    return max(0.0, cash / -result)


def loss_of_account(account: float, others: float, fixed_costs: float, cash: float) -> AccountLoss:
    """Return what is left when an account has gone and nothing else changes.

    Parameters
    ----------
    account, others
        Contribution a month of the account and of all other clients.
    fixed_costs
        Costs a month that stay, ≥ 0.
    cash
        Money at hand.

    Examples
    --------
    The paper case of the lesson: others bring 30 % of 9, costs 3.9, cash 6.

    >>> lost = loss_of_account(1.8, 2.7, 3.9, 6.0)
    >>> round(lost.with_account, 2), round(lost.without, 2), round(lost.months, 2)
    (0.6, -1.2, 5.0)
    """
    if fixed_costs < 0:
        raise KamlabError("concentration.loss.fixed_costs", found=fixed_costs)
    without = others - fixed_costs
    return AccountLoss(without + account, without, runway(cash, without))


def cash_path(cash: float, result: float, levers: Sequence[Lever] = (), *, months: int = 12) -> CashPath:
    """Follow the cash month by month.

    Parameters
    ----------
    cash
        Money at hand on the day the account goes.
    result
        Result of a month without levers.
    levers
        What is done about it.
    months
        How many months to show, ≥ 1. ``CashPath.months`` looks beyond them.

    Examples
    --------
    >>> plan = (Lever("costs", 0.7, start=2), Lever("projects", 0.7, start=4))
    >>> path = cash_path(9.8, -1.75, plan)
    >>> round(path.last, 2), path.months is None or path.months > 12
    (1.4, True)
    """
    balances = [cash + _once(levers, 0)]
    for month in range(1, months + 1):
        balances.append(balances[-1] + _flow(result, levers, month) + _once(levers, month))
    lowest = min(range(len(balances)), key=lambda place: balances[place])
    return CashPath(tuple(balances), _used_up(cash, result, levers), balances[lowest], lowest)


def effects(cash: float, result: float, levers: Sequence[Lever]) -> tuple[Effect, ...]:
    """Return what each lever alone adds to the months of life.

    Examples
    --------
    >>> effects(6.0, -1.2, [Lever("costs", 0.2)])
    (Effect(name='costs', alone=6.0, gained=1.0),)
    """
    bare = _used_up(cash, result, ())
    found = []
    for lever in levers:
        alone = _used_up(cash, result, (lever,))
        gained = None if alone is None or bare is None else alone - bare
        found.append(Effect(lever.name, alone, gained))
    return tuple(found)


def _strength(lever: Lever, month: int) -> float:
    """Return the part of a month's full effect in a month counted from 1."""
    begun = month - lever.start
    if begun <= 0:
        return 0.0
    if begun < 1:
        return begun if lever.ramp <= 0 else begun * min(1.0, begun / lever.ramp)
    return 1.0 if lever.ramp <= 0 else min(1.0, begun / lever.ramp)


def _flow(result: float, levers: Sequence[Lever], month: int) -> float:
    return result + math.fsum(lever.monthly * _strength(lever, month) for lever in levers)


def _once(levers: Sequence[Lever], month: int) -> float:
    return math.fsum(lever.once for lever in levers if lever.once and math.ceil(lever.start) == month)


def _used_up(cash: float, result: float, levers: Sequence[Lever]) -> float | None:
    """Return when the cash is used up, months after the departure; None for never."""
    balance = cash + _once(levers, 0)
    none = -1e-9 * max(1.0, abs(result))  # a result of a millionth below zero is no deficit
    steady = max((math.ceil(lever.start + lever.ramp) for lever in levers), default=0)
    if balance <= 0 and _flow(result, levers, 1) < none:
        return 0.0
    for month in range(1, min(steady, _FAR) + 1):
        flow = _flow(result, levers, month)
        if flow < none and balance + flow < 0:
            return month - 1 + max(0.0, balance) / -flow
        balance += flow + _once(levers, month)
    last = _flow(result, levers, steady + 1)
    return None if last >= none else steady + max(0.0, balance) / -last
