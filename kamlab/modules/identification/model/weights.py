"""Weights that stay at 100 %: one moves, those not held make room in proportion.

Weights are kept in tenths of a per cent, so that what a person reads adds up to
100 exactly. The rule is ours: a moved weight gives to, or takes from, the others
in proportion to what they have; the held ones stay.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

UNITS = 1000  # tenths of a per cent in the whole

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Moved:
    """Weights after a move.

    Attributes
    ----------
    weights
        Criterion → fraction; they add up to 1.
    limit
        Greatest weight the moved one could get; the held ones keep the rest.
    stopped
        Whether the wish went beyond that limit, or nothing could make room.
    """

    weights: dict[str, float]
    limit: float
    stopped: bool


def move_weight(weights: Weights, name: str, wanted: float, *, held: Collection[str] = ()) -> Moved:
    """Give one criterion a weight; the others make room in proportion.

    Parameters
    ----------
    weights
        Criterion → fraction, each ≥ 0, of any sum above zero.
    name
        The criterion that is moved; whether it is held itself does not matter.
    wanted
        Its new fraction; outside 0..limit it stops there.
    held
        Criteria that stay. If all the others are held, nothing moves.

    Examples
    --------
    >>> move_weight({"a": 0.5, "b": 0.3, "c": 0.2}, "a", 0.6).weights
    {'a': 0.6, 'b': 0.24, 'c': 0.16}
    >>> move_weight({"a": 0.5, "b": 0.3, "c": 0.2}, "a", 0.9, held=["b"]).limit
    0.7
    """
    units = _units(weights)
    free = [other for other in units if other != name and other not in held]
    kept = sum(units[other] for other in units if other != name and other not in free)
    limit = UNITS - kept if free else units[name]
    wish = round(UNITS * wanted)
    if not free:
        return Moved(_fractions(units), units[name] / UNITS, wish != units[name])
    units[name] = max(0, min(wish, limit))
    shared = _split(UNITS - kept - units[name], {other: weights[other] for other in free})
    return Moved(_fractions(units | shared), limit / UNITS, wish > limit)


def even_weights(weights: Weights, *, held: Collection[str] = ()) -> dict[str, float]:
    """Share equally what the held criteria leave.

    Examples
    --------
    >>> even_weights({"a": 0.5, "b": 0.3, "c": 0.2}, held=["a"])
    {'a': 0.5, 'b': 0.25, 'c': 0.25}
    """
    units = _units(weights)
    free = [name for name in units if name not in held]
    room = UNITS - sum(units[name] for name in units if name not in free)
    return _fractions(units | _split(room, dict.fromkeys(free, 1.0)))


def _units(weights: Weights) -> dict[str, int]:
    return _split(UNITS, weights)


def _split(whole: int, parts: Weights) -> dict[str, int]:
    """Split whole units in proportion; what rounding leaves goes to the largest remainders."""
    total = sum(parts.values())
    exact = {name: whole * (part / total if total else 1 / len(parts)) for name, part in parts.items()}
    found = {name: int(value + 1e-9) for name, value in exact.items()}
    order = sorted(exact, key=lambda name: found[name] - exact[name])
    for name in order[: whole - sum(found.values())]:
        found[name] += 1
    return found


def _fractions(units: Mapping[str, int]) -> dict[str, float]:
    return {name: count / UNITS for name, count in units.items()}
