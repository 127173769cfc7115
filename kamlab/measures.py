"""Arithmetic of shares that every module may use: pure functions of numbers.

Amounts are money of one period, one number per client, in the company's
currency. A share is a fraction (0.10 = 10 %). Sums are exact to the last bit
(:func:`math.fsum`), so that a client with exactly a tenth of the revenue has a
share of 0.1 and not of 0.0999….
"""

import math
from collections.abc import Iterable, Sequence

SLACK = 1e-12  # a share is a float: 4.35 of 43.5 roubles is not exactly 0.1


def total(amounts: Iterable[float]) -> float:
    """Return the sum without accumulated rounding."""
    return math.fsum(amounts)


def shares(amounts: Sequence[float]) -> tuple[float, ...]:
    """Return each amount as a fraction of the total.

    Raises
    ------
    ZeroDivisionError
        If the amounts add up to zero.
    """
    whole = total(amounts)
    return tuple(amount / whole for amount in amounts)


def passes(share: float, threshold: float, *, inclusive: bool = True) -> bool:
    """Tell whether a share reaches a threshold; exactly the threshold counts if ``inclusive``.

    Examples
    --------
    >>> passes(0.3 / 3, 0.1), passes(0.3 / 3, 0.1, inclusive=False)
    (True, False)
    """
    return share > threshold - SLACK if inclusive else share > threshold + SLACK


def most_that_pass(threshold: float, *, inclusive: bool = True) -> int:
    """Return how many clients can pass a threshold at once, at most.

    Ten clients can have 10 % each, so the inclusive answer is ⌊1/t⌋; above 10 %
    there is room for nine, ⌈1/t⌉ − 1. This holds while no client's net revenue
    is negative.

    Parameters
    ----------
    threshold
        Fraction, above 0 and up to 1.
    inclusive
        Whether exactly the threshold counts.

    Examples
    --------
    >>> most_that_pass(0.10), most_that_pass(0.10, inclusive=False)
    (10, 9)
    """
    room = 1 / threshold
    return math.floor(room + SLACK) if inclusive else math.ceil(room - SLACK) - 1


def count_of(fraction: float, size: int) -> int:
    """Return how many of ``size`` clients are the top ``fraction``, rounded up.

    Examples
    --------
    >>> count_of(0.2, 204), count_of(0.2, 15)
    (41, 3)
    """
    return math.ceil(fraction * size - SLACK)


def hhi(amounts: Sequence[float]) -> float:
    """Return the Herfindahl–Hirschman index: the sum of squared shares, 0..1.

    Reference: fifteen clients 36, 22, 12, 8, 6, 4, 3, 2.5, 2, 1.5, 1, .8, .6,
    .3, .3 give 0.2064. Not defined with negative amounts.
    """
    return math.fsum(share * share for share in shares(amounts))


def effective_number(amounts: Sequence[float]) -> float:
    """Return how many equal clients would be as concentrated: 1 / HHI."""
    return 1 / hhi(amounts)


def gini(amounts: Sequence[float]) -> float | None:
    """Return the Gini coefficient, 0 (all equal) to 1 − 1/n; None for fewer than two clients."""
    size = len(amounts)
    if size < 2:  # noqa: PLR2004 - one client has nobody to be unequal with
        return None
    ascending = sorted(amounts)
    weighted = math.fsum(place * amount for place, amount in enumerate(ascending, start=1))
    return 2 * weighted / (size * total(ascending)) - (size + 1) / size
