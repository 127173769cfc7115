"""What a firm buys from one supplier, for whom, and at what discount.

The supplier's discount depends on the volume of all clients together, so each
client's purchase cheapens the goods of the others. Quantities are of one month,
in any unit (pieces, tonnes); money is in the company's currency.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kamlab.errors import KamlabError

_SLACK = 1e-9  # a price is a float: 0.19 of 15 roubles is not exactly 3 % of 95


@dataclass(frozen=True, slots=True)
class Tier:
    """A step of the supplier's discount.

    Attributes
    ----------
    start
        Quantity a month from which it holds, ≥ 0.
    discount
        Fraction of the list price, 0 up to below 1.
    """

    start: float
    discount: float


@dataclass(frozen=True, slots=True)
class Buyer:
    """A client of the goods in question.

    Attributes
    ----------
    client
        Name.
    quantity
        Units a month, ≥ 0.
    price
        What the client pays for a unit, > 0.
    tolerance
        The rise of this price the client bears, a fraction (0.03 = 3 %); exactly
        that much is still borne. An assumption, whoever makes it.
    """

    client: str
    quantity: float
    price: float
    tolerance: float = 0.0


@dataclass(frozen=True, slots=True)
class Purchase:
    """Goods of one supplier: the list price, the steps of the discount, who buys them.

    Attributes
    ----------
    list_price
        Price of a unit without a discount, > 0.
    tiers
        Steps of the discount, from the smallest quantity up.
    buyers
        The clients.
    fixed_costs
        What these goods have to carry a month beside their own purchase price. What
        the rest of the firm earns may be taken off: then the profit is the firm's.
    """

    list_price: float
    tiers: tuple[Tier, ...]
    buyers: tuple[Buyer, ...]
    fixed_costs: float = 0.0

    @property
    def quantity(self) -> float:
        """Units a month of all clients together."""
        return math.fsum(buyer.quantity for buyer in self.buyers)

    @property
    def cost(self) -> float:
        """Purchase price of a unit at the present volume."""
        return unit_cost(self.list_price, self.tiers, self.quantity)

    @property
    def profit(self) -> float:
        """Profit a month now."""
        cost = self.cost
        return math.fsum(buyer.quantity * (buyer.price - cost) for buyer in self.buyers) - self.fixed_costs

    def buyer(self, client: str) -> Buyer:
        """Return a client's line.

        Raises
        ------
        KamlabError
            If the client is not among the buyers.
        """
        found = next((buyer for buyer in self.buyers if buyer.client == client), None)
        if found is None:
            raise KamlabError("concentration.cascade.unknown", client=client)
        return found


def tier_at(tiers: Sequence[Tier], quantity: float) -> Tier:
    """Return the step that holds at a quantity; before the first one there is no discount.

    Examples
    --------
    >>> tier_at((Tier(0, 0.0), Tier(2000, 0.05)), 2000).discount
    0.05
    """
    reached = [tier for tier in tiers if tier.start <= quantity * (1 + _SLACK)]
    return max(reached, key=lambda tier: tier.start, default=Tier(0.0, 0.0))


def unit_cost(list_price: float, tiers: Sequence[Tier], quantity: float) -> float:
    """Return the purchase price of a unit when ``quantity`` units a month are bought.

    Examples
    --------
    >>> unit_cost(100, (Tier(0, 0.0), Tier(8000, 0.20)), 8000)
    80.0
    """
    return list_price * (1 - tier_at(tiers, quantity).discount)


def checked(purchase: Purchase) -> "np.ndarray":
    """Return the buyers as columns (quantity, price, tolerance) if the purchase makes sense.

    Raises
    ------
    KamlabError
        If a price is not above zero, a quantity or tolerance is below zero, a discount
        is not a fraction, or a larger quantity brings a smaller discount: then nothing
        is sure to come to an end.
    """
    if not purchase.list_price > 0:
        raise KamlabError("concentration.cascade.list_price", found=purchase.list_price)
    steps = sorted(purchase.tiers, key=lambda tier: tier.start)
    for before, after in zip([Tier(0.0, 0.0), *steps], steps, strict=False):
        if not 0 <= after.discount < 1:
            raise KamlabError("concentration.cascade.discount", found=after.discount)
        if after.discount < before.discount:
            raise KamlabError("concentration.cascade.falling", start=after.start)
    columns = np.array([(one.quantity, one.price, one.tolerance) for one in purchase.buyers], dtype=float).T
    wrong = ~((columns[0] >= 0) & (columns[1] > 0) & (columns[2] >= 0))
    if wrong.any():
        raise KamlabError("concentration.cascade.buyer", client=purchase.buyers[int(wrong.argmax())].client)
    return columns


@dataclass(frozen=True, slots=True)
class Ranked:
    """The clients who remain after an account has gone, the least tolerant first, with running totals.

    Attributes
    ----------
    buyers
        The clients, the least tolerant first.
    own
        The account itself.
    profit
        Profit a month before anybody leaves.
    limits
        Rise of the unit price each bears, in money.
    kept
        Units of this client and all more tolerant ones; one entry more than clients, the last is 0.
    worth
        The same for the margin at the old prices.
    cost
        Purchase price of a unit before anybody leaves.
    starts, costs
        Steps of the discount: quantity from which, purchase price of a unit.
    """

    buyers: tuple[Buyer, ...]
    own: Buyer
    profit: float
    limits: np.ndarray
    kept: np.ndarray
    worth: np.ndarray
    cost: float
    starts: np.ndarray
    costs: np.ndarray

    def gone_at(self, rise: np.ndarray) -> np.ndarray:
        """Return how many do not bear each rise of the unit price; exactly what one bears is borne."""
        found: np.ndarray = np.searchsorted(self.limits, rise * (1 - _SLACK), side="left")
        return found

    def cost_at(self, quantity: np.ndarray) -> np.ndarray:
        """Return the purchase price of a unit at each quantity."""
        found: np.ndarray = self.costs[np.searchsorted(self.starts, quantity * (1 + _SLACK), side="right") - 1]
        return found


def ranked(purchase: Purchase, account: str) -> Ranked:
    """Return the others of ``account`` in the order in which they would leave."""
    quantity, price, tolerance = checked(purchase)
    own = purchase.buyer(account)
    others = np.array([buyer is not own for buyer in purchase.buyers])
    cost = unit_cost(purchase.list_price, purchase.tiers, float(quantity.sum()))
    margins = quantity * (price - cost)
    order = np.flatnonzero(others)[np.argsort((tolerance * price)[others], kind="stable")]
    steps = sorted({0.0: 0.0, **{tier.start: tier.discount for tier in purchase.tiers}}.items())
    return Ranked(
        buyers=tuple(purchase.buyers[place] for place in order),
        own=own,
        profit=float(margins.sum()) - purchase.fixed_costs,
        limits=(tolerance * price)[order],
        kept=_running(quantity[order]),
        worth=_running(margins[order]),
        cost=cost,
        starts=np.array([start for start, _ in steps]),
        costs=np.array([purchase.list_price * (1 - discount) for _, discount in steps]),
    )


def _running(values: np.ndarray) -> np.ndarray:
    """Return the sums from each place to the end, and 0 after the end."""
    return np.concatenate([np.cumsum(values[::-1])[::-1], [0.0]])
