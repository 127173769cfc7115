"""Own cases counted, with the range that so few cases allow.

Range: score interval after Wilson (1927), two-sided 95 %. Counted are the cases in which
somebody tried and the client could have come back: those that ended with "no need" and a
recommendation stand apart, and so do those nobody went to.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from kamlab.errors import KamlabError
from kamlab.modules.recovery.model.case import Case

Z = 1.959963984540054  # two-sided 95 % of the normal distribution


def wilson(hits: int, cases: int, z: float = Z) -> tuple[float, float]:
    """Return the range in which the true share may lie, as fractions.

    Parameters
    ----------
    hits, cases
        Whole numbers, ``0 ≤ hits ≤ cases``; no case at all gives the range 0..1.
    z
        Width in standard deviations.

    Examples
    --------
    >>> [round(end, 2) for end in wilson(3, 7)]
    [0.16, 0.75]
    """
    if not 0 <= hits <= cases:
        raise KamlabError("recovery.more_than_all", hits=hits, cases=cases)
    if cases == 0:
        return 0.0, 1.0
    share, spread = hits / cases, z * z / cases
    middle = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / cases + spread / (4 * cases)) / (1 + spread)
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == cases else min(1.0, middle + half)
    return low, high


@dataclass(frozen=True, slots=True)
class Record:
    """How many cases came to which end."""

    regained: int = 0
    lost: int = 0  # answered no, farewell not said
    farewell: int = 0  # answered no, farewell said
    referral: int = 0  # no need any more, recommendation asked
    open: int = 0
    untried: int = 0  # nobody went there

    @property
    def closed(self) -> int:
        """Cases in which the client could have come back."""
        return self.regained + self.lost + self.farewell

    @property
    def total(self) -> int:
        """All cases."""
        return self.closed + self.referral + self.open + self.untried

    @property
    def range(self) -> tuple[float, float]:
        """Range of the share regained."""
        return wilson(self.regained, self.closed)


def record(cases: Iterable[Case]) -> Record:
    """Count cases by their end."""
    counts = dict.fromkeys(("regained", "lost", "farewell", "referral", "open", "untried"), 0)
    for case in cases:
        end = case.end or "open"
        counts["untried" if not case.is_tried and end in {"lost", "open"} else end] += 1
    return Record(**counts)
