"""Concessions given and received: how much a year, and whether the pattern is one-sided (K-069).

The source sets the boundary only: trust on both sides, nobody's doormat. Where the flag is
raised is ours, and both marks are parameters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

RATIO = 2.0  # given ÷ received from which a pattern is one-sided; ours
RUN = 3  # gifts in a row without anything back; ours


@dataclass(frozen=True, slots=True)
class Gift:
    """One concession."""

    what: str
    given: bool  # by us; else received
    cost: float | None = None  # a year, in the company's currency; None if nobody priced it
    day: date | None = None
    in_return: str = ""  # what was got for it at once


@dataclass(frozen=True, slots=True)
class Balance:
    """A log summed up."""

    given: float  # a year
    received: float
    counts: tuple[int, int]  # concessions given, received
    unpriced: tuple[int, int]  # of these without a price
    run: int  # the longest row of gifts without anything back
    one_sided: bool

    @property
    def ratio(self) -> float | None:
        """Given per 1 received; None if nothing priced came back."""
        return self.given / self.received if self.received > 0 else None

    @property
    def is_empty(self) -> bool:
        """Whether there is no entry."""
        return not any(self.counts)


def balance(log: Sequence[Gift], *, ratio: float = RATIO, run: int = RUN) -> Balance:
    """Sum up a log and say whether it is one-sided.

    Parameters
    ----------
    log
        Concessions in any order; those without a day count as the oldest.
    ratio
        Given ÷ received above which the pattern is one-sided, above 0.
    run
        So many gifts in a row without anything back are one-sided too, at least 1.

    Returns
    -------
    Balance
        Reference: 1.80 given and 0.45 received of a contract of 30 million are 4 : 1.

    Examples
    --------
    >>> log = [Gift("discount", True, 1.8), Gift("yearly price review", False, 0.45)]
    >>> found = balance(log)
    >>> found.ratio, found.one_sided
    (4.0, True)
    """
    ordered = sorted(log, key=lambda one: one.day or date.min)
    given, received = ([one for one in ordered if one.given is side] for side in (True, False))
    sums = [fsum(one.cost or 0.0 for one in side) for side in (given, received)]
    unpriced = [sum(one.cost is None for one in side) for side in (given, received)]
    longest = _longest(ordered)
    tilted = sums[0] > ratio * sums[1] and sums[0] > 0 and not (unpriced[1] and sums[1] == 0)
    return Balance(
        given=sums[0],
        received=sums[1],
        counts=(len(given), len(received)),
        unpriced=(unpriced[0], unpriced[1]),
        run=longest,
        one_sided=tilted or longest >= run,
    )


def _longest(ordered: Sequence[Gift]) -> int:
    longest = now = 0
    for one in ordered:
        now = now + 1 if one.given and not one.in_return.strip() else 0
        longest = max(longest, now)
    return longest
