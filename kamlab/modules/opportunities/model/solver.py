"""The best set of many opportunities by mixed-integer programming (HiGHS, through SciPy).

max Σ bᵢxᵢ, x ∈ {0, 1}, Σ aᵢxᵢ ≤ limit for hours, money and staff, xᵢ ≤ xⱼ where i needs j,
xᵢ + xⱼ ≤ 1 where they exclude each other. All amounts are written as whole numbers of their
common measure (tenths of a person, thousands of roubles), so that the solver's tolerance of a
millionth cannot matter; what it proposes is added up once more all the same.
"""

import math
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kamlab.errors import KamlabError
from kamlab.modules.opportunities.model.option import LIMITS, Limits, Option, fits, worth

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TIE = 1e-9
_HALF = 0.5
_FINEST = 1e6  # amounts are kept to a millionth of their unit: kopecks, seconds, grams of a person
_AGAIN = 200  # sets ruled out before giving up; it takes none or one


class Question:
    """One choice as the solver sees it; sets can be ruled out one after another.

    Options that can never be chosen (too large alone, or needing what is not there) are left out.

    Parameters
    ----------
    options, limits
        What can be chosen, and within what.
    estimate, by_chance
        Which benefit counts.
    """

    def __init__(self, options: Sequence[Option], limits: Limits, estimate: str, *, by_chance: bool) -> None:
        self.limits, self.estimate, self.by_chance = limits, estimate, by_chance
        self.options = _possible(options, limits)
        self.benefit, self.quantum = whole([one.benefit(estimate, by_chance=by_chance) for one in self.options])
        self.rows: list[NDArray[Any]] = []
        self.tops: list[float] = []
        self._limits()
        self._links()

    def best(self) -> tuple[str, ...]:
        """Return a set with the greatest benefit."""
        return self._exact(-self.benefit) or ()

    def cheapest(self, name: str, benefit: float) -> tuple[str, ...] | None:
        """Return the set that takes least of a limit and brings more than ``benefit``; None if no set does.

        The limit in question must be absent from the limits.
        """
        least = round(benefit / self.quantum) + 1 if self.quantum else 1
        self._add(-self.benefit, -float(least))
        return self._exact(whole([one.takes(name) for one in self.options])[0])

    def rule_out(self, chosen: Sequence[str]) -> None:
        """Forbid exactly this set."""
        inside = np.array([one.id in set(chosen) for one in self.options])
        self._add(np.where(inside, 1.0, -1.0), float(inside.sum()) - 1)

    def _exact(self, costs: "NDArray[Any]") -> tuple[str, ...] | None:
        for _ in range(_AGAIN):
            found = self._solve(costs)
            if found is None or fits(self.options, found, self.limits):
                return found
            self.rule_out(found)
        raise KamlabError("opportunities.solver")

    def _solve(self, costs: "NDArray[Any]") -> tuple[str, ...] | None:
        if not self.options:
            return None
        from scipy.optimize import Bounds, LinearConstraint, milp

        rules = [LinearConstraint(np.array(self.rows), ub=np.array(self.tops))] if self.rows else []
        with _silent():
            found = milp(
                costs,
                constraints=rules,
                integrality=np.ones(len(self.options)),
                bounds=Bounds(0, 1),
                options={"mip_rel_gap": 0.0},
            )
        if found.x is None:
            return None
        return tuple(one.id for one, value in zip(self.options, found.x, strict=True) if value > _HALF)

    def _add(self, row: "NDArray[Any]", top: float) -> None:
        self.rows.append(row)
        self.tops.append(top)

    def _limits(self) -> None:
        for name in LIMITS:
            most = self.limits.most(name)
            if math.isfinite(most):
                amounts, unit = whole([one.takes(name) for one in self.options])
                if unit:
                    self._add(amounts, math.floor(most / unit + _TIE))

    def _links(self) -> None:
        at = {one.id: place for place, one in enumerate(self.options)}
        for place, one in enumerate(self.options):
            for need in one.needs:
                if need != one.id:
                    self._add(self._pair({place: 1.0, at[need]: -1.0}), 0.0)
            for other in one.excludes:
                if other in at and other != one.id:
                    self._add(self._pair({place: 1.0, at[other]: 1.0}), 1.0)

    def _pair(self, weights: dict[int, float]) -> "NDArray[Any]":
        row = np.zeros(len(self.options))
        for place, weight in weights.items():
            row[place] = weight
        return row


def whole(values: Sequence[float]) -> "tuple[NDArray[Any], float]":
    """Return amounts as whole numbers of their common measure, and the measure; 0 if all are zero.

    Examples
    --------
    >>> amounts, unit = whole([0.5, 0.2, 0])
    >>> amounts.tolist(), round(unit, 9)
    ([5.0, 2.0, 0.0], 0.1)
    """
    fine = [round(value * _FINEST) for value in values]
    measure = math.gcd(*fine) if fine else 0
    if not measure:
        return np.zeros(len(fine)), 0.0
    return np.array([float(value // measure) for value in fine]), measure / _FINEST


def _possible(options: Sequence[Option], limits: Limits) -> tuple[Option, ...]:
    kept = [one for one in options if all(one.takes(name) <= limits.most(name) for name in LIMITS)]
    while True:
        known = {one.id for one in kept}
        left = [one for one in kept if known.issuperset(one.needs)]
        if len(left) == len(kept):
            return tuple(kept)
        kept = left


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the solver from writing to the page: HiGHS says a line of its own now and then, past Python's output."""
    sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:  # there is no standard output, so there is nothing to keep clean
        yield
        return
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            yield
        finally:
            os.dup2(kept, 1)
            os.close(kept)


def best_sets(question: Question, most: int) -> list[tuple[str, ...]]:
    """Return up to ``most`` sets that bring the greatest benefit."""
    first = question.best()
    found, top = [first], worth(question.options, first, question.estimate, by_chance=question.by_chance)
    while len(found) < most:
        question.rule_out(found[-1])
        again = question.best()
        value = worth(question.options, again, question.estimate, by_chance=question.by_chance)
        if again in found or not again or value < top - _TIE * max(1.0, abs(top)):
            break
        found.append(again)
    return found
