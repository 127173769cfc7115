"""Is it worth trying, and what a good farewell may bring: expected values with the person's own chances.

The course supplies no chance of success: whoever plays with it types it in (K-061).
"""

from dataclasses import dataclass

from kamlab.errors import KamlabError


@dataclass(frozen=True, slots=True)
class Worth:
    """What the way back costs and what it brings if it works; money of one year."""

    margin: float  # what the client leaves a year without a concession
    concession: float  # what the return takes of it a year
    cost: float  # what the way back costs, whether it works or not

    def __post_init__(self) -> None:
        """Refuse amounts below zero."""
        if min(self.margin, self.concession, self.cost) < 0:
            raise KamlabError("recovery.below_zero")

    @property
    def gain(self) -> float:
        """What a client that came back leaves a year."""
        return self.margin - self.concession

    @property
    def break_even(self) -> float | None:
        """The chance from which trying pays; None if it never does.

        Examples
        --------
        >>> round(Worth(1.2, 0.3, 0.04).break_even, 3)
        0.044
        """
        return self.cost / self.gain if self.gain > 0 and self.cost <= self.gain else None

    def expected(self, chance: float) -> float:
        """Return the expected value of trying at a chance (0..1)."""
        return chance * self.gain - self.cost


def farewell_worth(margin: float, *, back: float, referral: float, referred: float, cost: float) -> float:
    """Return the expected value of a good farewell.

    Parameters
    ----------
    margin
        What the client would leave a year if it came back.
    back, referral
        Own chances (0..1): that it comes back some day, that it recommends us.
    referred
        What a recommended client would leave a year.
    cost
        What the farewell costs: a token gift and an hour.

    Examples
    --------
    >>> round(farewell_worth(1.2, back=0.1, referral=0.1, referred=0.5, cost=0.01), 3)
    0.16
    """
    return back * margin + referral * referred - cost
