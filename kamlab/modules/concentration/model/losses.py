"""How much a year may take away when several clients can leave, alone or together.

Each client leaves within a year with a chance that the person states; a bad year
of an industry takes all its clients at once. Two clients in one industry are not
two eggs in two baskets: the chances of each stay as they are, and yet the bad years
get worse. The run is drawn from a seed, so the same inputs give the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kamlab.errors import KamlabError

YEARS = 100_000
SEED = 20261101
_AT_ONCE = 2_000_000  # draws in memory at a time
_QUANTILES = (0.5, 0.9, 0.95, 0.99)


@dataclass(frozen=True, slots=True)
class Exposed:
    """A client that may leave.

    Attributes
    ----------
    client
        Name.
    amount
        What goes with it, money a year.
    chance
        Chance that it leaves within a year for its own reasons, 0..1.
    group
        Its industry, if a bad year of it takes this client along; empty for none.
    """

    client: str
    amount: float
    chance: float
    group: str = ""


@dataclass(frozen=True, slots=True)
class Losses:
    """What the years of a run took away.

    Attributes
    ----------
    years
        How many were drawn.
    expected
        Mean loss of a year, exactly: by formula, not from the draws.
    quantiles
        Loss that is not exceeded in 50, 90, 95 and 99 % of the years.
    quantiles_apart
        The same if every client had the same chance, but left independently of the others.
    beyond
        Share of the years that take more than the cushion.
    beyond_apart
        The same if they left independently of each other.
    two_or_more
        Share of the years in which two clients or more leave.
    edges, counts
        The distribution: bounds of equal steps, years in each step.
    """

    years: int
    expected: float
    quantiles: tuple[float, ...]
    quantiles_apart: tuple[float, ...]
    beyond: float
    beyond_apart: float
    two_or_more: float
    edges: tuple[float, ...]
    counts: tuple[int, ...]

    @property
    def quantile_levels(self) -> tuple[float, ...]:
        """Levels of :attr:`quantiles`."""
        return _QUANTILES


def simulate_losses(
    clients: Sequence[Exposed], *, shock: float, cushion: float, years: int = YEARS, seed: int = SEED
) -> Losses:
    """Draw many years.

    Parameters
    ----------
    clients
        Who may leave.
    shock
        Chance a year that an industry has a bad year, 0..1; each industry for itself.
    cushion
        Loss of a year that can be borne.
    years, seed
        Size of the run and what it is drawn from.

    Raises
    ------
    KamlabError
        If a chance is not between 0 and 1, or there is no year to draw.

    Examples
    --------
    >>> two = [Exposed("a", 10.0, 0.1, "food"), Exposed("b", 10.0, 0.1, "food")]
    >>> run = simulate_losses(two, shock=0.05, cushion=15.0, years=20_000)
    >>> run.beyond > 2 * run.beyond_apart, round(run.expected, 2)
    (True, 2.9)
    """
    if years < 1 or not all(0 <= chance <= 1 for chance in (shock, *(one.chance for one in clients))):
        raise KamlabError("concentration.losses.chance")
    amounts = np.array([one.amount for one in clients], dtype=float)
    own = np.array([one.chance for one in clients], dtype=float)
    groups = sorted({one.group for one in clients if one.group})
    member = np.array([groups.index(one.group) if one.group else -1 for one in clients], dtype=int)
    both = np.where(member >= 0, 1 - (1 - own) * (1 - shock), own)
    inside = member >= 0
    together, apart, leaving = _drawn(amounts, own, both, (member[inside], inside), (shock, len(groups)), years, seed)
    edges = np.linspace(0.0, max(float(together.max(initial=0.0)), 1e-9), 25)
    counts, _ = np.histogram(together, edges)
    slack = 1e-9 * max(1.0, abs(cushion))
    return Losses(
        years=years,
        expected=float(both @ amounts),
        quantiles=tuple(float(value) for value in np.quantile(together, _QUANTILES)),
        quantiles_apart=tuple(float(value) for value in np.quantile(apart, _QUANTILES)),
        beyond=float((together > cushion + slack).mean()),
        beyond_apart=float((apart > cushion + slack).mean()),
        two_or_more=float((leaving > 1).mean()),
        edges=tuple(float(edge) for edge in edges),
        counts=tuple(int(count) for count in counts),
    )


def _drawn(  # noqa: PLR0913, PLR0917 - the columns of a run
    amounts: np.ndarray,
    own: np.ndarray,
    both: np.ndarray,
    grouped: tuple[np.ndarray, np.ndarray],
    shock: tuple[float, int],
    years: int,
    seed: int,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the loss of each year with the common shock and without it, and how many left with it.

    The same draws serve both, so that the two differ by the shock and not by luck.
    """
    rng = np.random.default_rng(seed)
    together, apart, left = np.zeros(years), np.zeros(years), np.zeros(years, dtype=int)
    step = max(1, _AT_ONCE // max(1, len(amounts)))
    chance, groups = shock
    member, inside = grouped
    for first in range(0, years, step):
        last = min(first + step, years)
        drawn = rng.random((last - first, len(amounts)), dtype=np.float32)
        apart[first:last] = (drawn < both.astype(np.float32)).astype(float) @ amounts
        gone = drawn < own.astype(np.float32)
        if groups:
            bad = rng.random((last - first, groups), dtype=np.float32) < np.float32(chance)
            gone[:, inside] |= bad[:, member]
        together[first:last] = gone.astype(float) @ amounts
        left[first:last] = np.count_nonzero(gone, axis=1)
    return together, apart, left
