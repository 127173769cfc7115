"""Random numbers that are the same on every machine and with every later numpy.

numpy keeps the raw stream of PCG64 stable but not the algorithms of its distributions, so only uniform draws are
taken from it; normal and lognormal values are made here by inversion. Each client has a child stream of its own,
keyed by its number: adding a client moves nobody else.
"""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import MutableSequence, Sequence

SEED = 20261101
"""The as-of date, 1 November 2026, read as a number."""

T = TypeVar("T")

_NORMAL = NormalDist()


class Stream:
    """One client's random numbers.

    Parameters
    ----------
    key
        Number of the child stream, usually the number in the client's id.
    """

    def __init__(self, key: int) -> None:
        sequence = np.random.SeedSequence(SEED, spawn_key=(key,))
        self._generator = np.random.Generator(np.random.PCG64(sequence))

    def uniform(self, low: float = 0.0, high: float = 1.0) -> float:
        """Draw evenly from ``low`` up to, not including, ``high``."""
        return low + (high - low) * float(self._generator.random())

    def integer(self, low: int, high: int) -> int:
        """Draw a whole number from ``low`` to ``high``, both included."""
        return low + int(self.uniform() * (high - low + 1))

    def normal(self) -> float:
        """Draw from the standard normal distribution."""
        return _NORMAL.inv_cdf(min(max(self.uniform(), 1e-12), 1 - 1e-12))

    def lognormal(self, mean: float, variation: float) -> float:
        """Draw a lognormal value by its mean and its coefficient of variation."""
        variance = math.log1p(variation * variation)
        return mean * math.exp(math.sqrt(variance) * self.normal() - variance / 2)

    def chance(self, probability: float) -> bool:
        """Say yes with the given probability (0 to 1)."""
        return self.uniform() < probability

    def pick(self, items: Sequence[T], weights: Sequence[float] | None = None) -> T:
        """Choose one item, evenly or by weights."""
        if weights is None:
            return items[int(self.uniform() * len(items))]
        mark = self.uniform() * sum(weights)
        for item, weight in zip(items, weights, strict=True):
            mark -= weight
            if mark < 0:
                return item
        return items[-1]

    def shuffle(self, items: MutableSequence[T]) -> None:
        """Put the items in a random order, in place (Fisher and Yates)."""
        for last in range(len(items) - 1, 0, -1):
            other = int(self.uniform() * (last + 1))
            items[last], items[other] = items[other], items[last]
