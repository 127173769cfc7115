"""What terms cost: pure arithmetic of a discount, of days to pay and of service, for every module.

The idea: what a client asks for is paid out of the same margin, whatever it is called.
Everything is reckoned per 1 of the list value; a margin is shown as a fraction of the price
that the client pays, because that is the price there is after the discount. Waiting costs
interest on the price paid, simple interest over a year of 365 days.

Formula: textbook arithmetic of terms (design notes 4.7); reference numbers in ``tests/measures``.
"""

from dataclasses import dataclass

from kamlab.errors import KamlabError

YEAR = 365  # days


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of sale as the client asks for them."""

    discount: float = 0.0  # fraction of the list price, 0 and below 1
    days: float = 0.0  # days to pay, ≥ 0
    rate: float = 0.0  # what money costs, fraction a year, ≥ 0
    service: float = 0.0  # cost of extra service, fraction of the list value, ≥ 0

    def __post_init__(self) -> None:
        """Refuse what no terms can be."""
        if not 0 <= self.discount < 1 or min(self.days, self.rate, self.service) < 0:
            raise KamlabError("terms.bad_terms")

    @property
    def paid(self) -> float:
        """What the client pays per 1 of the list price."""
        return 1 - self.discount

    @property
    def waiting(self) -> float:
        """What the days cost, as a fraction of the price paid.

        Examples
        --------
        >>> round(Terms(days=60, rate=0.18).waiting, 4)
        0.0296
        """
        return self.rate * self.days / YEAR


def kept_after_terms(margin: float, terms: Terms) -> float:
    """Return what is earned per 1 of the list value under the terms; below zero it is a loss.

    Parameters
    ----------
    margin
        Part of the list price earned before any terms, as a fraction, at most 1.
    terms
        What is granted.

    Examples
    --------
    >>> round(kept_after_terms(0.25, Terms(0.08, 60, 0.18)), 4)
    0.1428
    """
    if margin > 1:
        raise KamlabError("terms.bad_margin")
    return terms.paid * (1 - terms.waiting) - (1 - margin) - terms.service


def net_margin_after_terms(margin: float, terms: Terms) -> float:
    """Return the margin that is left, as a fraction of the price the client pays.

    Reference: 25 % before, 8 % off, 60 days, money 18 % a year leave 15.5 %.

    Examples
    --------
    >>> round(net_margin_after_terms(0.25, Terms(0.08, 60, 0.18)), 3)
    0.155
    """
    return kept_after_terms(margin, terms) / terms.paid


def price_floor(cost: float, margin: float, *, waiting: float = 0.0, service: float = 0.0) -> float:
    """Return the lowest price that still leaves a margin.

    Parameters
    ----------
    cost
        What the goods cost us, ≥ 0, in any unit of money; the price is in the same.
    margin
        Margin that must be left, as a fraction of the price paid.
    waiting
        Cost of the days to pay, as a fraction of the price paid (:attr:`Terms.waiting`).
    service
        Cost of extra service, in the unit of ``cost``.

    Returns
    -------
    float
        (cost + service) ÷ (1 − margin − waiting).

    Raises
    ------
    KamlabError
        If no price leaves that margin, or the cost is below zero.

    Examples
    --------
    >>> round(price_floor(75, 0.10, waiting=0.18 * 60 / 365), 2)
    86.17
    """
    room = 1 - margin - waiting
    if room <= 0:
        raise KamlabError("terms.no_floor", margin=margin, waiting=waiting)
    if min(cost, service, waiting) < 0:
        raise KamlabError("terms.bad_terms")
    return (cost + service) / room


def break_even_volume(before: float, after: float, *, fixed: float = 0.0) -> float | None:
    """Return how much more volume earns the same money, as a fraction; None if none does.

    Parameters
    ----------
    before, after
        Earned on one unit before and after the change, in one unit of money; ``before`` above 0.
    fixed
        What the change costs whatever is sold, in the same unit per unit sold before
        (a service engineer's year ÷ units of a year).

    Examples
    --------
    >>> [round(break_even_volume(0.25, 0.25 - cut), 3) for cut in (0.05, 0.08, 0.10)]
    [0.25, 0.471, 0.667]
    >>> break_even_volume(0.25, 0) is None
    True
    """
    if before <= 0:
        raise KamlabError("terms.nothing_to_restore")
    after = round(after, 12)
    return (before + fixed) / after - 1 if after > 0 else None
