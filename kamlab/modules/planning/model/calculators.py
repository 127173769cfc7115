"""Two calculators of the 4P worksheet, and the reading of a goal such as "10 % six months after launch".

Prompts of the source (price cut, delivery bought outside) come without a warning; the
calculators give it. Formulas: break-even of a price cut and make or buy are textbook
arithmetic, the periods of a share are ours because the source leaves them open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kamlab.errors import KamlabError
from kamlab.terms import break_even_volume


@dataclass(frozen=True, slots=True)
class PriceCut:
    """What a price cut must bring."""

    margin: float  # fraction of the old price that is earned
    cut: float  # fraction of the old price
    growth: float | None  # how much more volume earns the same, as a fraction; None: no volume does
    kept: float  # earned per 1 of the old price after the cut

    @property
    def share_lost(self) -> float:
        """Part of the profit that is lost if the volume stays, 0 and above; over 1 it is a loss on every piece."""
        return self.cut / self.margin


def price_cut_volume(margin: float, cut: float) -> PriceCut:
    """Say how much more must be sold after a price cut to earn the same.

    Parameters
    ----------
    margin
        Part of the price that is earned before the cut, as a fraction, above 0 and at most 1.
    cut
        Part of the price that is given up, as a fraction, 0..1.

    Returns
    -------
    PriceCut
        ``growth`` = margin ÷ (margin − cut) − 1; None if the cut takes the whole margin.

    Raises
    ------
    KamlabError
        If a number is outside its range.

    Examples
    --------
    >>> round(price_cut_volume(0.25, 0.10).growth, 3), round(price_cut_volume(0.25, 0.05).growth, 3)
    (0.667, 0.25)
    >>> price_cut_volume(0.25, 0.25).growth is None
    True
    """
    if not 0 < margin <= 1 or not 0 <= cut <= 1:
        raise KamlabError("planning.bad_price_cut", margin=margin, cut=cut)
    kept = round(margin - cut, 12)
    return PriceCut(margin, cut, break_even_volume(margin, kept), kept)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Own delivery against bought delivery, a month."""

    fixed: float
    own_each: float
    bought_each: float
    orders: float
    equal_at: float | None  # orders at which both cost the same; None: bought is never dearer

    @property
    def own(self) -> float:
        """Cost of own delivery a month."""
        return self.fixed + self.own_each * self.orders

    @property
    def bought(self) -> float:
        """Cost of bought delivery a month."""
        return self.bought_each * self.orders

    @property
    def cheaper(self) -> Literal["own", "bought", "equal"]:
        """Which costs less at this number of orders."""
        if abs(self.own - self.bought) < 0.005:  # noqa: PLR2004 - half a kopeck
            return "equal"
        return "own" if self.own < self.bought else "bought"

    @property
    def difference(self) -> float:
        """Money a month between the two, ≥ 0."""
        return abs(self.own - self.bought)


def make_or_buy(fixed: float, own_each: float, bought_each: float, orders: float) -> Delivery:
    """Compare own delivery with delivery bought outside.

    Parameters
    ----------
    fixed
        Cost of own delivery a month whatever is carried, ≥ 0.
    own_each, bought_each
        Cost of one order, own and bought, ≥ 0.
    orders
        Orders a month, ≥ 0.

    Returns
    -------
    Delivery
        ``equal_at`` = fixed ÷ (bought − own); None if an own order costs as much or more.

    Raises
    ------
    KamlabError
        If a number is below zero.

    Examples
    --------
    >>> make_or_buy(180_000, 150, 390, 600).equal_at
    750.0
    >>> make_or_buy(180_000, 150, 390, 600).cheaper, make_or_buy(180_000, 150, 390, 900).cheaper
    ('bought', 'own')
    """
    if min(fixed, own_each, bought_each, orders) < 0:
        raise KamlabError("planning.bad_delivery")
    saved = bought_each - own_each
    return Delivery(fixed, own_each, bought_each, orders, fixed / saved if saved > 0 else None)


@dataclass(frozen=True, slots=True)
class Progress:
    """A share read in two ways over the same months."""

    last: float  # of the last month, 0..1
    all: float  # of all months together, 0..1
    shares: tuple[float, ...]  # month by month
    target: float

    @property
    def reached(self) -> tuple[bool, bool]:
        """Whether the target is reached by the last month and by all months together."""
        return self.last >= self.target - _SLACK, self.all >= self.target - _SLACK

    @property
    def readings_differ(self) -> bool:
        """Whether the verdict depends on the period that the goal forgot to name."""
        return self.reached[0] is not self.reached[1]


_SLACK = 1e-12  # a share is a float: 43.5 of 435 is not exactly 0.1


def goal_progress(part: Sequence[float], whole: Sequence[float], target: float) -> Progress:
    """Read a goal of the form "a share of ten per cent" for the last month and for all of them.

    Parameters
    ----------
    part, whole
        Amounts per month, the same length; each ``whole`` above 0.
    target
        The share aimed at, as a fraction.

    Raises
    ------
    KamlabError
        If there is no month, or a month without anything to take a share of.

    Examples
    --------
    >>> read = goal_progress([6, 12, 20, 28, 36, 50], [180, 240, 300, 340, 360, 480], 0.10)
    >>> round(read.last, 3), read.all, read.readings_differ
    (0.104, 0.08, True)
    """
    if not whole or len(part) != len(whole) or min(whole) <= 0:
        raise KamlabError("planning.bad_progress")
    shares = tuple(own / every for own, every in zip(part, whole, strict=True))
    return Progress(shares[-1], sum(part) / sum(whole), shares, target)
