"""What a client spends in our categories, and what part of it is ours.

Share of wallet = our sales / the client's spend in the categories we sell, with all
suppliers and its own production where that could be bought. The denominator is an
estimate: it is carried as low, base and high, each with a source. Money of one year,
in the company's currency.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from kamlab.errors import KamlabError

ESTIMATES = ("low", "base", "high")
_SLACK = 1e-9  # of an amount: sums of kopecks are floats


@dataclass(frozen=True, slots=True)
class Wallet:
    """A client's spend by estimate, and what it buys from us.

    Attributes
    ----------
    ours
        Our sales to the client in a year, ≥ 0.
    spend
        Estimate and amount, from low to high; estimates nobody made are absent.
    """

    ours: float
    spend: tuple[tuple[str, float], ...]

    @property
    def amounts(self) -> dict[str, float]:
        """Estimate → what the client spends a year."""
        return dict(self.spend)

    @property
    def shares(self) -> dict[str, float]:
        """Estimate → our share of the wallet, 0..1; a larger purse makes a smaller share."""
        return {name: min(self.ours / amount, 1.0) for name, amount in self.spend}

    @property
    def is_range(self) -> bool:
        """Whether there is more than one figure: a single one is a guess that looks like a fact."""
        return len(self.spend) > 1

    @property
    def middle(self) -> str:
        """The estimate to speak of: base, or the one there is."""
        names = [name for name, _ in self.spend]
        return "base" if "base" in names else names[0]

    def room(self, target: float) -> dict[str, float]:
        """Return estimate → what is missing to a target share (0..1); zero where it is reached.

        Examples
        --------
        >>> wallet(6, low=30, base=40, high=60).room(0.4)
        {'low': 6.0, 'base': 10.0, 'high': 18.0}
        """
        return {name: max(0.0, amount * target - self.ours) for name, amount in self.spend}

    def forecast(self, target: float) -> dict[str, float]:
        """Return estimate → our sales at a target share: spend × share, at least what we sell now."""
        return {name: max(self.ours, amount * target) for name, amount in self.spend}

    def needed(self, wish: float) -> dict[str, float]:
        """Return estimate → the share that a wished amount would take; above 1 it cannot be.

        Examples
        --------
        >>> wallet(5, base=12, high=24).needed(15)
        {'base': 1.25, 'high': 0.625}
        """
        return {name: wish / amount for name, amount in self.spend}


def wallet(ours: float, *, low: float | None = None, base: float | None = None, high: float | None = None) -> Wallet:
    """Return the client's wallet.

    Parameters
    ----------
    ours
        Our sales to the client in a year, ≥ 0.
    low, base, high
        The client's spend a year in the categories we sell, above zero and in this order;
        None for an estimate nobody made.

    Raises
    ------
    KamlabError
        If there is no estimate, they are out of order, our sales are below zero, or an
        estimate is below what we sell ourselves: no share outside 0..1 is ever told.

    Examples
    --------
    >>> {name: round(share, 3) for name, share in wallet(6, low=30, base=40, high=60).shares.items()}
    {'low': 0.2, 'base': 0.15, 'high': 0.1}
    """
    spend = tuple((name, value) for name, value in zip(ESTIMATES, (low, base, high), strict=True) if value is not None)
    if not spend:
        raise KamlabError("opportunities.no_spend")
    if not math.isfinite(ours) or ours < 0:
        raise KamlabError("opportunities.negative_sales", ours=ours)
    for (lower, less), (upper, more) in pairwise(spend):
        if less > more:
            pair = f"opportunities.spend_order.{lower}_{upper}"
            raise KamlabError(pair, less=less, more=more)
    for name, amount in spend:
        if not math.isfinite(amount) or amount <= 0 or ours > amount * (1 + _SLACK):
            small = f"opportunities.spend_too_small.{name}"
            raise KamlabError(small, amount=amount, ours=ours)
    return Wallet(float(ours), spend)


def needed_spend(wish: float, share: float) -> float:
    """Return what a client must spend for ``wish`` to be a ``share`` (above 0, up to 1) of it.

    Source of the case: interview of 2012, from 5 million a month to 15 or 20.

    Examples
    --------
    >>> needed_spend(15, 0.75)
    20.0
    """
    if not 0 < share <= 1:
        raise KamlabError("opportunities.share_range", share=share)
    return wish / share


@dataclass(frozen=True, slots=True)
class Split:
    """Who has which part of the wallet.

    Attributes
    ----------
    parts
        Supplier and amount, ours first as the caller gave them.
    total
        The wallet they are parts of.
    """

    parts: tuple[tuple[str, float], ...]
    total: float

    @property
    def known(self) -> float:
        """Sum of the parts."""
        return math.fsum(amount for _, amount in self.parts)

    @property
    def unknown(self) -> float:
        """What no supplier is known for; zero if the parts reach the total."""
        return max(0.0, self.total - self.known)

    @property
    def over(self) -> float:
        """By how much the parts exceed the wallet; zero if they do not."""
        excess = self.known - self.total
        return excess if excess > max(self.total, 1.0) * _SLACK else 0.0


def split(parts: Mapping[str, float], total: float) -> Split:
    """Return the parts of a wallet; negative ones are refused.

    Examples
    --------
    >>> found = split({"us": 6, "rival": 20}, 40)
    >>> found.unknown, found.over
    (14.0, 0.0)
    """
    for name, amount in parts.items():
        if amount < 0:
            raise KamlabError("opportunities.negative_part", name=name, amount=amount)
    return Split(tuple((name, float(amount)) for name, amount in parts.items()), float(total))
