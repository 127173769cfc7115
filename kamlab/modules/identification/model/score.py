"""The weighted score card, and how firm its ranking is.

Each criterion is scored 1 to 10 and weighed; the total is the weighted mean, so
it stays on the same scale. The scores are never stretched to fit the list:
otherwise adding a client would reorder the others. The weights are ours (no
source gives any), so the ranking always comes with what would change it.
Sensitivity: Triantaphyllou & Sánchez (1997), Decision Sciences 28(1).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kamlab.errors import KamlabError

CRITERIA = ("predictability", "growth", "profitability", "criticality", "reputation", "partnership")
WEIGHTS: Mapping[str, float] = dict(zip(CRITERIA, (0.15, 0.20, 0.25, 0.15, 0.10, 0.15), strict=True))  # ours
LOWEST, HIGHEST = 1.0, 10.0  # the article's scale
_TOP = 5  # places that matter on a long list
_SURE = 0.8  # chance from which a place is called firm; ours

Table = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """Clients with their totals, from the highest; equal totals share a place."""

    clients: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: tuple[float, ...]  # add up to 1
    merits: tuple[tuple[float, ...], ...]  # per client, per criterion, 1..10, more is better
    totals: tuple[float, ...]  # weighted mean, 1..10
    sums: tuple[float, ...]  # plain sum over the criteria, as the article adds them up
    places: tuple[int, ...]  # 1 is the best; ties share the better place

    def total(self, client: str) -> float:
        """Return the weighted mean of one client."""
        return self.totals[self.clients.index(client)]

    def to_frame(self) -> pd.DataFrame:
        """Return a new table: client, one column per criterion, total, sum, place."""
        table = pd.DataFrame(self.merits, columns=list(self.criteria))
        table.insert(0, "client", self.clients)
        return table.assign(total=self.totals, sum=self.sums, place=self.places)


def score(scores: Table, weights: Mapping[str, float] = WEIGHTS, *, inverse: Collection[str] = ()) -> ScoreCard:
    """Score and rank clients.

    Parameters
    ----------
    scores
        Client → criterion → 1..10.
    weights
        Criterion → weight ≥ 0, of any sum above zero; brought to a sum of 1.
    inverse
        Criteria where more is worse (such as effort consumed): counted as
        11 − score. Without this the costliest client would look the best.

    Raises
    ------
    KamlabError
        If a score is missing or outside 1..10, a weight is negative, or all are zero.

    Examples
    --------
    >>> card = score({"P": {"growth": 8, "effort": 5}, "R": {"growth": 5, "effort": 8}},
    ...              {"growth": 1, "effort": 1}, inverse=["effort"])
    >>> card.clients, card.totals
    (('P', 'R'), (7.0, 4.0))
    """
    names = tuple(weights)
    shares = _normalised(weights)
    merits = {client: _merits(client, row, names, inverse) for client, row in scores.items()}
    totals = {client: float(np.dot(shares, row)) for client, row in merits.items()}
    order = sorted(totals, key=lambda client: (-round(totals[client], 9), client))
    ranked = tuple(totals[client] for client in order)
    return ScoreCard(
        clients=tuple(order),
        criteria=names,
        weights=tuple(float(share) for share in shares),
        merits=tuple(merits[client] for client in order),
        totals=ranked,
        sums=tuple(float(sum(merits[client])) for client in order),
        places=tuple(1 + sum(round(other, 9) > round(mine, 9) for other in ranked) for mine in ranked),
    )


def split_complete(
    scores: Mapping[str, Mapping[str, float | None]], names: Sequence[str]
) -> tuple[Table, dict[str, int]]:
    """Part the clients with all scores from those with gaps.

    Returns
    -------
    tuple
        Client → criterion → score for the complete ones; client → number of missing scores for the others.
    """
    full: dict[str, dict[str, float]] = {}
    gaps: dict[str, int] = {}
    for client, row in scores.items():
        known = {name: mark for name in names if (mark := row.get(name)) is not None}
        if len(known) == len(names):
            full[client] = known
        else:
            gaps[client] = len(names) - len(known)
    return full, gaps


def places_that_matter(clients: int) -> int:
    """Return how many first places to look at: five, or the better half of a shorter list. Ours.

    Examples
    --------
    >>> [places_that_matter(n) for n in (1, 2, 3, 5, 10, 40)]
    [1, 1, 2, 3, 5, 5]
    """
    return min(_TOP, (clients + 1) // 2)


def flip_point(card: ScoreCard, leader: str, rival: str, criterion: str) -> float | None:
    """Return the weight of one criterion at which two clients tie, the others kept in proportion.

    The difference of two totals is a straight line in that weight, so there is
    one crossing at most: w = d₀ / (d₀ − d₁), with the differences at weight 0
    and 1. None if they never cross inside 0..1.
    """
    place = card.criteria.index(criterion)
    first = np.asarray(card.merits[card.clients.index(leader)])
    second = np.asarray(card.merits[card.clients.index(rival)])
    gap = first - second
    rest = np.asarray(card.weights).copy()
    rest[place] = 0.0
    if not rest.sum() > 0:
        return None
    without = float(gap @ (rest / rest.sum()))
    alone = float(gap[place])
    if alone in (0, without):  # equal on this criterion: no weight of it separates the two
        return None
    crossing = without / (without - alone)
    return crossing if 0.0 <= crossing <= 1.0 else None


@dataclass(frozen=True, slots=True)
class Flip:
    """A change of one weight that lets a rival draw level."""

    criterion: str
    weight: float  # now
    crossing: float  # weight at which the two tie
    rises: bool  # whether the weight has to rise


def flips(card: ScoreCard, leader: str, rival: str) -> tuple[Flip, ...]:
    """Return every single-weight change that makes two clients tie, the smallest change first."""
    found = []
    for criterion, weight in zip(card.criteria, card.weights, strict=True):
        crossing = flip_point(card, leader, rival, criterion)
        if crossing is not None:
            found.append(Flip(criterion, weight, crossing, crossing > weight))
    return tuple(sorted(found, key=lambda flip: abs(flip.crossing - flip.weight)))


@dataclass(frozen=True, slots=True)
class Stability:
    """How places move when the weights are drawn around the chosen ones."""

    clients: tuple[str, ...]
    top: int
    draws: int
    chance: tuple[float, ...]  # probability to be among the first ``top``
    lowest_place: tuple[int, ...]  # better end of the middle 90 % of places
    highest_place: tuple[int, ...]  # worse end

    @property
    def firm(self) -> int:
        """Clients that are among the first with hardly any doubt; see :meth:`contested`."""
        return sum(chance > _SURE for chance in self.chance)

    def contested(self, low: float = 1 - _SURE, high: float = _SURE) -> tuple[str, ...]:
        """Return clients whose chance is neither clearly in nor clearly out."""
        return tuple(name for name, chance in zip(self.clients, self.chance, strict=True) if low <= chance <= high)


def stability(
    card: ScoreCard, *, top: int = 5, draws: int = 10_000, firmness: float = 40.0, seed: int = 20261101
) -> Stability:
    """Draw many sets of weights around the chosen ones and see who stays among the first.

    Parameters
    ----------
    card
        The scored clients.
    top
        Number of places that matter.
    draws
        Sets of weights.
    firmness
        How close to the chosen weights the sets lie: a Dirichlet distribution
        with parameters ``firmness`` × weight. 40 lets a weight of 20 % wander
        between about 11 and 31 % in nine cases of ten. Ours.
    seed
        Start of the random numbers: the same call gives the same answer.

    Returns
    -------
    Stability
        Places count the clients that are strictly better plus one; a tie for
        the last place of the top counts for both.
    """
    generator = np.random.default_rng(seed)
    shares = np.asarray(card.weights)
    live = shares > 0
    weights = np.zeros((draws, len(shares)))
    weights[:, live] = generator.dirichlet(firmness * shares[live], size=draws)
    totals = np.round(weights @ np.asarray(card.merits).T, 9)
    places = 1 + (totals[:, None, :] > totals[:, :, None]).sum(axis=2)
    low, high = np.percentile(places, [5, 95], axis=0, method="inverted_cdf")
    return Stability(
        clients=card.clients,
        top=top,
        draws=draws,
        chance=tuple(float(part) for part in (places <= top).mean(axis=0)),
        lowest_place=tuple(int(place) for place in low),
        highest_place=tuple(int(place) for place in high),
    )


def _normalised(weights: Mapping[str, float]) -> NDArray[np.float64]:
    values = np.asarray(list(weights.values()), dtype=float)
    if not len(values) or (values < 0).any() or not values.sum() > 0:
        raise KamlabError("identification.weights")
    shares: NDArray[np.float64] = values / values.sum()
    return shares


def _merits(client: str, row: Mapping[str, float], names: Sequence[str], inverse: Collection[str]) -> tuple[float, ...]:
    merits = []
    for name in names:
        value = row.get(name, float("nan"))
        if not LOWEST <= value <= HIGHEST:
            raise KamlabError("identification.score_range", client=client, criterion=name, value=value)
        merits.append(LOWEST + HIGHEST - value if name in inverse else float(value))
    return tuple(merits)
