"""What others have to bring so that one client's share of revenue falls to a target: pure arithmetic.

Source: interview of 2012 (lower the share not by the client buying less but by others
bringing more). The account itself is never cut: its growth is an input from zero up.
"""

import math
from dataclasses import dataclass

from kamlab.errors import KamlabError

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Dilution:
    """What the others have to add a year so that one client's share falls to a target.

    Attributes
    ----------
    amount, total
        Money a year of the client and of everybody, now.
    target
        Share aimed at, as a fraction.
    growth
        Growth of the client itself, as a fraction; 0 or more.
    """

    amount: float
    total: float
    target: float
    growth: float = 0.0

    @property
    def share(self) -> float:
        """Share now, as a fraction."""
        return self.amount / self.total

    @property
    def others(self) -> float:
        """Money a year of all the others, now."""
        return self.total - self.amount

    @property
    def grown(self) -> float:
        """Money a year of the client with its own growth."""
        return self.amount * (1 + self.growth)

    @property
    def needed(self) -> float:
        """What the others have to add a year: R_k(1+g)/t − (R + R_k·g), at least 0."""
        return max(0.0, self.grown / self.target - (self.total + self.amount * self.growth))

    @property
    def is_met(self) -> bool:
        """Whether nothing has to be added."""
        return self.needed <= _SLACK * self.total

    @property
    def growth_of_others(self) -> float | None:
        """What is needed as a fraction of what the others bring now; None if they bring nothing."""
        return self.needed / self.others if self.others > 0 else None

    def share_with(self, added: float) -> float:
        """Return the share when the others add so much a year."""
        return self.grown / (self.others + added + self.grown)


def dilution(amount: float, total: float, target: float, *, growth: float = 0.0) -> Dilution:
    """Return what the others must bring so that a client's share falls to a target.

    Parameters
    ----------
    amount, total
        Revenue of the client and of everybody, a year; 0 < amount ≤ total.
    target
        Fraction, above 0 and below 1.
    growth
        Growth of the client itself, 0 or more: an account is never cut to improve a ratio.

    Raises
    ------
    KamlabError
        If the amounts or the target make no sense.

    Examples
    --------
    >>> found = dilution(6.0, 15.0, 0.30)
    >>> round(found.needed, 6), round(found.growth_of_others or 0, 3)
    (5.0, 0.556)
    >>> round(dilution(6.0, 15.0, 0.30, growth=0.2).needed, 6)
    7.8
    """
    if not 0 < amount <= total or not math.isfinite(total):
        raise KamlabError("concentration.dilution_amounts", amount=amount, total=total)
    if not 0 < target < 1 or growth < 0:
        raise KamlabError("concentration.dilution_target", target=target)
    return Dilution(amount, total, target, growth)
