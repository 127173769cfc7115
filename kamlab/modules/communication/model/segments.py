"""Clients in groups by several criteria at once, to speak to each group in its own way (A-049).

Business facts only: age or interests belong to consumer trade.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

CRITERIA = ("industry", "region", "department", "size", "trend")
LARGE, MIDDLE = 0.10, 0.01  # share of revenue: from a tenth large, from a hundredth middle; ours
_STEADY = 0.05  # a trend within five per cent is none; ours

Size = Literal["large", "middle", "small"]


@dataclass(frozen=True, slots=True)
class Client:
    """A client with its criteria.

    Parameters
    ----------
    name
        As the ledger writes it.
    revenue
        Of the period, in the company's currency.
    traits
        Criterion → value, as the files or the ledger have it; a criterion not known is left out.
    """

    name: str
    revenue: float
    traits: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Segment:
    """A group: the values its clients share, the clients by revenue."""

    traits: tuple[str, ...]  # in the order of the criteria; empty where not known
    clients: tuple[Client, ...]

    @property
    def revenue(self) -> float:
        """Revenue of the group."""
        return sum(one.revenue for one in self.clients)


def segments(clients: Sequence[Client], by: Sequence[str]) -> tuple[Segment, ...]:
    """Group clients by all the criteria at once; the groups of the greatest revenue first.

    Examples
    --------
    >>> found = segments([Client("A", 5, {"industry": "food"}), Client("B", 9, {}),
    ...                   Client("C", 1, {"industry": "food"})], ["industry"])
    >>> [(one.traits, [client.name for client in one.clients], one.revenue) for one in found]
    [(('',), ['B'], 9), (('food',), ['A', 'C'], 6)]
    """
    groups: dict[tuple[str, ...], list[Client]] = {}
    for one in clients:
        groups.setdefault(tuple(one.traits.get(name, "") for name in by), []).append(one)
    made = [Segment(values, tuple(sorted(inside, key=lambda one: -one.revenue))) for values, inside in groups.items()]
    return tuple(sorted(made, key=lambda one: -one.revenue))


def alike(clients: Sequence[Client], name: str, by: Sequence[str]) -> Segment | None:
    """Return the group of one client; None if the client is not there."""
    return next((one for one in segments(clients, by) if any(client.name == name for client in one.clients)), None)


def size_of(share: float) -> Size:
    """Return the class of a share of revenue.

    Examples
    --------
    >>> size_of(0.246), size_of(0.02), size_of(0.001)
    ('large', 'middle', 'small')
    """
    return "large" if share >= LARGE else "middle" if share >= MIDDLE else "small"


def trend_of(slope: float | None) -> str:
    """Return the direction of a trend, a fraction a year; empty if it is not known."""
    if slope is None or slope != slope:  # noqa: PLR0124 - an empty cell of a table is not equal to itself
        return ""
    return "steady" if abs(slope) <= _STEADY else "up" if slope > 0 else "down"
