"""All sets of a few opportunities at once: exact, with every tie, in milliseconds.

Up to sixteen options have 65,536 sets; each is weighed. Above that the solver takes over
(``solver.py``), which finds a best set without looking at all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from kamlab.modules.opportunities.model.option import LIMITS, Limits, Option

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 16  # options; one more doubles the work
_TIE = 1e-9  # of the benefit: two sets that differ by less bring the same


@dataclass(frozen=True, slots=True, eq=False)
class Subsets:
    """Every allowed set of some options: what it takes and what it brings.

    Attributes
    ----------
    masks
        One number per set; bit ``i`` says whether option ``i`` is in it.
    takes
        Limit → amount per set.
    benefit
        Benefit per set.
    """

    options: tuple[Option, ...]
    masks: "NDArray[Any]"
    takes: "dict[str, NDArray[Any]]"
    benefit: "NDArray[Any]"

    def inside(self, limits: Limits, *, but: str = "") -> "NDArray[Any]":
        """Return which sets keep the limits, one of them left aside."""
        kept = np.ones(len(self.masks), dtype=bool)
        for name in LIMITS:
            if name != but:
                kept &= self.takes[name] <= limits.most(name)
        return kept

    def names(self, place: int) -> tuple[str, ...]:
        """Return the ids of a set, in the order of the options."""
        mask = int(self.masks[place])
        return tuple(one.id for bit, one in enumerate(self.options) if mask >> bit & 1)

    def best(self, limits: Limits) -> list[tuple[str, ...]]:
        """Return all sets with the greatest benefit, those that take least of the limits first."""
        places = np.flatnonzero(self.inside(limits))
        top = self.benefit[places].max()
        tied = [int(place) for place in places[self.benefit[places] >= top - _TIE * max(1.0, abs(top))]]
        return [self.names(place) for place in sorted(tied, key=lambda place: (self._effort(place, limits), place))]

    def _effort(self, place: int, limits: Limits) -> float:
        """Return how much of the limits a set uses up, for telling equals apart."""
        parts = ((float(self.takes[name][place]), limits.of(name)) for name in LIMITS)
        return round(sum(amount / limit for amount, limit in parts if limit), 9)

    def stairs(self, limits: Limits, name: str) -> list[tuple[float, float]]:
        """Return the points at which a growing limit brings more: (amount, benefit), both rising."""
        places = np.flatnonzero(self.inside(limits, but=name))
        amounts, benefits = self.takes[name][places], self.benefit[places]
        order = np.lexsort((-benefits, amounts))
        steps: list[tuple[float, float]] = []
        for amount, benefit in zip(amounts[order].tolist(), benefits[order].tolist(), strict=True):
            if not steps or benefit > steps[-1][1] + _TIE * max(1.0, abs(benefit)):
                steps.append((round(amount, 9), benefit))
        return steps


@lru_cache(maxsize=32)
def subsets(options: tuple[Option, ...], estimate: str, *, by_chance: bool) -> Subsets:
    """Weigh every set of the options that has what it needs and nothing it excludes."""
    count = len(options)
    masks = np.arange(1 << count, dtype=np.int64)
    benefit = _sums([one.benefit(estimate, by_chance=by_chance) for one in options])
    takes = {name: _sums([one.takes(name) for one in options]) for name in LIMITS}
    allowed = np.ones(len(masks), dtype=bool)
    at = {one.id: bit for bit, one in enumerate(options)}
    for bit, one in enumerate(options):
        chosen = (masks >> bit & 1).astype(bool)
        for need in one.needs:
            allowed &= ~chosen | ((masks >> at[need] & 1).astype(bool) if need in at else False)
        for other in one.excludes:
            if other in at and other != one.id:
                allowed &= ~(chosen & (masks >> at[other] & 1).astype(bool))
    kept = np.flatnonzero(allowed)
    return Subsets(options, masks[kept], {name: sums[kept] for name, sums in takes.items()}, benefit[kept])


def _sums(values: Sequence[float]) -> "NDArray[Any]":
    """Return the sum of every set: each option doubles the table."""
    table = np.zeros(1)
    for value in values:
        table = np.concatenate([table, table + value])
    return table
