"""What can be chosen, what it takes, and how much there is to give."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kamlab.errors import KamlabError

LIMITS = ("hours", "money", "staff")
_ABSOLUTE, _RELATIVE = 1e-9, 1e-12  # 0.5 + 0.4 + 0.1 persons are exactly one, whatever a float says


@dataclass(frozen=True, slots=True)
class Option:
    """One opportunity with all its numbers.

    Attributes
    ----------
    low, base, high
        Benefit: revenue a year, money.
    hours, money, staff
        What it takes: hours, money, persons; each ≥ 0.
    chance
        The person's own estimate, 0..1; None if nobody made one.
    needs, excludes
        Ids that must be chosen with it, or cannot be.
    """

    id: str
    low: float
    base: float
    high: float
    hours: float
    money: float
    staff: float
    chance: float | None = None
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()

    def benefit(self, estimate: str = "base", *, by_chance: bool = False) -> float:
        """Return the benefit at an estimate, times the chance where one was entered and asked for."""
        value = {"low": self.low, "base": self.base, "high": self.high}[estimate]
        return value * (1.0 if self.chance is None or not by_chance else self.chance)

    def takes(self, limit: str) -> float:
        """Return how much of a limit it takes."""
        return {"hours": self.hours, "money": self.money, "staff": self.staff}[limit]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much there is of each; None is no limit."""

    hours: float | None = None
    money: float | None = None
    staff: float | None = None

    def __post_init__(self) -> None:
        """Refuse limits below zero."""
        for name in LIMITS:
            value = self.of(name)
            if value is not None and not value >= 0:
                raise KamlabError("opportunities.bad_limit", limit=value)

    def of(self, name: str) -> float | None:
        """Return one limit."""
        return {"hours": self.hours, "money": self.money, "staff": self.staff}[name]

    def at(self, name: str, value: float | None) -> "Limits":
        """Return the limits with one of them changed."""
        return replace(self, **{name: value})

    def most(self, name: str) -> float:
        """Return a limit with the slack that a sum of floats needs; infinity where there is none."""
        value = self.of(name)
        return math.inf if value is None else value + _ABSOLUTE + _RELATIVE * value


def used(options: Sequence[Option], chosen: Collection[str]) -> dict[str, float]:
    """Return how much of each limit a set takes."""
    return {name: math.fsum(one.takes(name) for one in options if one.id in chosen) for name in LIMITS}


def worth(
    options: Sequence[Option], chosen: Collection[str], estimate: str = "base", *, by_chance: bool = False
) -> float:
    """Return the benefit of a set."""
    return math.fsum(one.benefit(estimate, by_chance=by_chance) for one in options if one.id in chosen)


def fits(options: Sequence[Option], chosen: Collection[str], limits: Limits) -> bool:
    """Tell whether a set keeps all limits, has what it needs and nothing that it excludes.

    Examples
    --------
    >>> pair = [Option("a", 1, 2, 3, 30, 0, 0.5), Option("b", 1, 2, 3, 30, 0, 0.5, excludes=("a",))]
    >>> fits(pair, ["a"], Limits(hours=30)), fits(pair, ["a", "b"], Limits())
    (True, False)
    """
    taken = used(options, chosen)
    if any(taken[name] > limits.most(name) for name in LIMITS):
        return False
    inside = set(chosen)
    return all(inside.issuperset(one.needs) and not inside & set(one.excludes) for one in options if one.id in inside)
