"""How a share comes down because the others bring more, with how many people and by when.

Source: interview of 2012 (lower the share not by the client buying less but by others
bringing more; first of all enlarge the sales department). The account itself is never
cut: its growth is an input from zero up. Ramp and output of a seller are the person's
own estimates.
"""

import math
from dataclasses import dataclass

from kamlab import measures
from kamlab.dilution import Dilution
from kamlab.errors import KamlabError

MONTHS = 12  # of a year
HORIZON = 36  # months looked ahead
_SLACK = 1e-9


def people_needed(extra: float, each: float) -> int:
    """Return how many sellers bring ``extra`` a year when each brings ``each`` at full ramp.

    Raises
    ------
    KamlabError
        If a seller brings nothing.

    Examples
    --------
    >>> people_needed(12.0, 2.5), people_needed(0.0, 2.5), people_needed(0.3, 0.1)
    (5, 0, 3)
    """
    if not each > 0:
        raise KamlabError("concentration.seller_brings_nothing")
    return math.ceil(max(0.0, extra) / each - _SLACK)


@dataclass(frozen=True, slots=True)
class Sales:
    """Where the additional money comes from.

    Attributes
    ----------
    people
        New sellers, all from the first month.
    each
        What one brings a year at full ramp.
    ramp
        Months from the first day to full output; in between it rises evenly.
    others_growth
        Growth within a year of what the present others bring, as a fraction, without new people.
    cost
        What one new seller costs a month.
    """

    people: int
    each: float
    ramp: int
    others_growth: float = 0.0
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """The way to the target, month by month from today (month 0).

    Attributes
    ----------
    shares
        Share in the sales of each month, as a fraction.
    year_shares
        Share over the twelve months that end there: what a yearly report shows.
    reached, year_reached
        First month from which the share stays at the target, by month and over twelve months; None if never.
    added
        What the others bring more, a year, once everything runs at full output.
    spent
        What the new sellers have cost up to ``reached``; up to full output if it is not reached.
    """

    shares: tuple[float, ...]
    year_shares: tuple[float, ...]
    reached: int | None
    year_reached: int | None
    added: float
    spent: float


def path(plan: Dilution, sales: Sales, *, months: int = HORIZON) -> Path:
    """Follow the share month by month while sellers ramp up and clients grow.

    Growth of the client and of the present others is spread evenly over twelve months,
    a seller's output evenly over the ramp; both are assumptions. The account's money and
    the others' are taken as even over the year, so the season is left out.

    Examples
    --------
    >>> from kamlab.dilution import dilution
    >>> plan = dilution(8.0, 20.0, 0.25)
    >>> way = path(plan, Sales(people=5, each=2.5, ramp=10))
    >>> way.reached, round(plan.share_with(12.5), 3) == round(way.shares[-1], 3)
    (10, True)
    """
    mine = [plan.amount * (1 + plan.growth * min(1, month / MONTHS)) / MONTHS for month in range(months + 1)]
    theirs = [(plan.others + added_by(plan, sales, month)) / MONTHS for month in range(months + 1)]
    shares = tuple(a / (a + b) for a, b in zip(mine, theirs, strict=True))
    past = MONTHS - 1
    mine_year = [mine[0]] * past + mine
    theirs_year = [theirs[0]] * past + theirs
    year_shares = tuple(
        measures.total(mine_year[i : i + MONTHS])
        / measures.total([*mine_year[i : i + MONTHS], *theirs_year[i : i + MONTHS]])
        for i in range(months + 1)
    )
    reached = _stays(shares, plan.target)
    full = added_by(plan, sales, months + MONTHS)
    spent = sales.people * sales.cost * (sales.ramp if reached is None else reached)
    return Path(shares, year_shares, reached, _stays(year_shares, plan.target), full, spent)


def added_by(plan: Dilution, sales: Sales, month: int) -> float:
    """Return what the others bring more in a month, counted for a year."""
    ramped = min(1.0, month / sales.ramp) if sales.ramp else 1.0
    grown = plan.others * sales.others_growth * min(1.0, month / MONTHS)
    return grown + sales.people * sales.each * ramped


def _stays(shares: tuple[float, ...], target: float) -> int | None:
    """Return the first month from which the share stays at or below the target."""
    found = None
    for month in range(len(shares) - 1, -1, -1):
        if shares[month] > target + _SLACK:
            break
        found = month
    return found
