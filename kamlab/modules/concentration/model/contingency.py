"""The plan for the day an account goes: what it must hold, and when it comes too late.

Sources: the article's questions (a cushion? reserve projects?) and measures (cut
costs for a time, other segments, another assortment); the interview's remark that
full safety does not exist, with its three events. What a good sheet needs beyond
that is the course's own.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kamlab.modules.concentration.model.runway import Lever, cash_path

EVENTS = ("owners_sell", "head_changes", "better_offer", "rumour")  # three of the interview, one of the article
_SAFE = 12  # months a plan should carry


@dataclass(frozen=True, slots=True)
class Reserve:
    """A project that can be begun when the account goes.

    Attributes
    ----------
    name
        What it is called.
    monthly
        Contribution a month once it runs.
    start_up
        Months from the decision until it earns.
    """

    name: str
    monthly: float
    start_up: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a contingency sheet says.

    Attributes
    ----------
    sign
        The early sign by which one would notice it.
    owner
        Who looks at it and speaks up first.
    reserves
        Projects in hand.
    new_clients
        Whether new clients are sought in ``"other"`` industries, in the ``"same"`` one, or ``""`` not yet said.
    cuts_account
        Whether it means to lower the share by selling the account less.
    is_shared
        Whether the owner is a body of people, such as the management, and so nobody in particular.
    """

    sign: str = ""
    owner: str = ""
    reserves: tuple[Reserve, ...] = ()
    new_clients: str = ""
    cuts_account: bool = False
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a sheet lacks: its code, and the project it is about if there is one."""

    code: str
    about: str = ""


def contingency_check(sheet: Sheet, months: float | None) -> tuple[Gap, ...]:
    """Return what a sheet lacks, the most urgent first.

    Parameters
    ----------
    sheet
        As written.
    months
        Months the cash lasts without any lever; None for never used up.

    Examples
    --------
    >>> late = Sheet("two orders missed", "Ann Lee", (Reserve("store", 0.4, 9),), "other")
    >>> contingency_check(late, 6.0)
    (Gap(code='number', about=''), Gap(code='late', about='store'))
    """
    found = []
    if not sheet.sign.strip():
        found.append(Gap("sign"))
    elif not any(letter.isdigit() for letter in sheet.sign):
        found.append(Gap("number"))
    if not sheet.owner.strip():
        found.append(Gap("owner"))
    elif sheet.is_shared:
        found.append(Gap("shared", sheet.owner.strip()))
    if months is not None:
        if not sheet.reserves:
            found.append(Gap("reserves"))
        found += [Gap("late", one.name) for one in sheet.reserves if one.start_up >= months]
    if sheet.new_clients != "other":
        found.append(Gap("industry" if sheet.new_clients else "clients"))
    if sheet.cuts_account:
        found.append(Gap("cut"))
    return tuple(found)


def latest_start(cash: float, result: float, levers: Sequence[Lever], *, horizon: int = _SAFE) -> int | None:
    """Return by how many months the whole plan may be begun later and still carry the firm over ``horizon``.

    Parameters
    ----------
    cash, result
        As in :func:`kamlab.modules.concentration.model.runway.cash_path`.
    levers
        The plan; each start is counted from the day it is decided.
    horizon
        Months the money has to last.

    Returns
    -------
    int or None
        0 if it must be begun at once; None if even that is not enough, or if no plan is needed.

    Examples
    --------
    >>> latest_start(9.8, -1.75, [Lever("costs", 0.7, start=2), Lever("projects", 0.7, start=4)])
    1
    """
    if _carries(cash, result, (), horizon):
        return None
    late = None
    for months in range(horizon + 1):
        moved = [Lever(one.name, one.monthly, one.start + months, one.ramp, one.once) for one in levers]
        if not _carries(cash, result, moved, horizon):
            break
        late = months
    return late


def loyalty_pays(cost: float, contribution: float) -> float | None:
    """Return by how much a loyalty programme has to lower the chance of a loss to pay for itself.

    Parameters
    ----------
    cost
        What it costs a year, ≥ 0.
    contribution
        What the account earns us a year; None is returned if that is nothing.

    Examples
    --------
    >>> loyalty_pays(1.0, 20.0)
    0.05
    """
    return cost / contribution if contribution > 0 else None


def _carries(cash: float, result: float, levers: Sequence[Lever], horizon: int) -> bool:
    path = cash_path(cash, result, levers, months=horizon)
    return path.months is None or path.months >= horizon - 1e-9 or math.isinf(path.months)
