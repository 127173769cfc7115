"""What late payment of one client does to the cash: two numbers that are easily mixed up.

The *receivable* grows by a day of the client's revenue for each day of delay. The
*cash* falls by what the other clients do not cover: a day's payments less a day
of the others' money. They are equal only by accident.
"""

import math
from dataclasses import dataclass

from kamlab.errors import KamlabError


@dataclass(frozen=True, slots=True)
class CashGap:
    """Daily balances with and without the delay.

    Attributes
    ----------
    prompt, delayed
        Balance at the end of each day, the first is the money at the start.
    lowest_prompt, lowest_delayed
        Smallest balance of each.
    gap
        What is missing on the worst day: 0 if the balance stays above zero.
    extra_need
        How much deeper the delay makes the lowest balance.
    extra_receivable
        How much more the client owes: a day's revenue for each day of delay.
    """

    prompt: tuple[float, ...]
    delayed: tuple[float, ...]
    lowest_prompt: float
    lowest_delayed: float
    gap: float
    extra_need: float
    extra_receivable: float


def cash_gap(  # noqa: PLR0913 - what makes a month of payments, each named at the call
    cash: float,
    *,
    account: float,
    others: float,
    outflow: float,
    delay: int,
    pays_on: int = 30,
    days: int = 30,
    last_of_day: bool = False,
) -> CashGap:
    """Follow the balance day by day until the delayed payment has come and a month has passed.

    Parameters
    ----------
    cash
        Money at the start.
    account
        What the client pays once a month.
    others
        What all others pay a month, evenly over the days.
    outflow
        What we pay a month, evenly over the days.
    delay
        Days the client pays later, ≥ 0.
    pays_on
        Day of the first payment without the delay, from 1.
    days
        Days in a month.
    last_of_day
        Whether the client's money comes when the day's payments have gone out: the balance
        before it counts too. Otherwise it is there in the morning.

    Raises
    ------
    KamlabError
        If the delay is below zero, or the day of payment is not a day.

    Examples
    --------
    >>> gap = cash_gap(2.0, account=6.0, others=9.0, outflow=14.4, delay=30)
    >>> [round(x, 2) for x in (gap.lowest_prompt, gap.lowest_delayed, gap.extra_need, gap.extra_receivable)]
    [-3.22, -8.62, 5.4, 6.0]
    """
    if delay < 0 or pays_on < 1 or days < 1:
        raise KamlabError("concentration.gap.negative", found=delay)
    horizon = pays_on + delay + days - 1
    daily = (others - outflow) / days
    found = []
    for late in (0, delay):
        pay_days = range(pays_on + late, horizon + 1, days)
        balances = [cash]
        for day in range(1, horizon + 1):
            balances.append(balances[-1] + daily + (account if day in pay_days else 0.0))
        before = [balances[day] - account for day in pay_days] if last_of_day else []
        found.append((tuple(balances), min([*balances, *before])))
    (prompt, lowest), (delayed, deepest) = found
    return CashGap(
        prompt=prompt,
        delayed=delayed,
        lowest_prompt=lowest,
        lowest_delayed=deepest,
        gap=max(0.0, -deepest),
        extra_need=lowest - deepest,
        extra_receivable=account / days * delay,
    )


@dataclass(frozen=True, slots=True)
class Terms:
    """What is left of a margin after a client's terms; everything as a fraction of the price after the discount.

    Attributes
    ----------
    before
        Margin without concessions.
    discount, credit, services
        What each takes away.
    after
        What is left.
    """

    before: float
    discount: float
    credit: float
    services: float
    after: float


def margin_after_terms(margin: float, *, discount: float, days: float, rate: float, services: float = 0.0) -> Terms:
    """Return how discount, deferral and extra services wear a margin down.

    Parameters
    ----------
    margin
        Gross margin at the price without discount, a fraction.
    discount
        Fraction of that price, 0 up to below 1.
    days
        Days the client pays later, ≥ 0.
    rate
        What money costs a year, a fraction: the person's own, no source gives one.
    services
        Cost of extra services, a fraction of the price without discount.

    Raises
    ------
    KamlabError
        If the discount leaves no price, or the days are below zero.

    Examples
    --------
    >>> round(100 * margin_after_terms(0.25, discount=0.08, days=60, rate=0.18).after, 1)
    15.5
    """
    if not (0 <= discount < 1 and days >= 0):
        raise KamlabError("concentration.terms.unread", discount=discount)
    price = 1 - discount
    credit, extra = rate * days / 365, services / price
    discounted = (price - (1 - margin)) / price
    return Terms(margin, margin - discounted, credit, extra, discounted - credit - extra)


def price_cut_volume(margin: float, cut: float) -> float:
    """Return how much more must be sold to earn as much after a price cut, a fraction.

    Infinite if the cut takes the whole margin.

    Examples
    --------
    >>> round(price_cut_volume(0.25, 0.05), 4), round(price_cut_volume(0.25, 0.10), 4)
    (0.25, 0.6667)
    """
    return math.inf if cut >= margin else margin / (margin - cut) - 1
