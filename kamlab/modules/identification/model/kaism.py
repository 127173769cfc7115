"""KAISM: whom to invest in, develop, support, or serve plainly.

Vertical: the client's value for us. Horizontal: our attractiveness for the
client, *as the client answers*, against our rivals. Source: the article, after
Cheverton's Key Account Identification and Selection Matrix. The cut at 5.5 and
the borderline band of half a point are ours: a client near the middle is not
forced into a cell.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from kamlab.errors import KamlabError

CUT = 5.5  # middle of the 1–10 scale
BORDER = 0.5  # half-width of the band that stays undecided
SCALE = (1.0, 10.0)

Cell = Literal["key", "promising", "supporting", "low", "borderline"]
Kind = Literal["current", "prospect"]


@dataclass(frozen=True, slots=True)
class Position:
    """One client on the map."""

    client: str
    value: float  # of the client for us, 1..10
    attractiveness: float  # of us for the client, 1..10
    revenue: float = 0.0  # money of the period; area of the bubble
    kind: Kind = "current"
    guessed: bool = False  # True: the horizontal value is our guess, not the client's answer
    wish: float | None = None  # attractiveness we want to reach in 12 months, 1..10


@dataclass(frozen=True, slots=True)
class Placed:
    """A client with its cell and, on the border, which axis leaves it open."""

    position: Position
    cell: Cell
    open_axes: tuple[str, ...] = field(default=())  # of "value", "attractiveness"


@dataclass(frozen=True, slots=True)
class Kaism:
    """The map: every client with its cell."""

    placed: tuple[Placed, ...]
    cut: float
    border: float

    def cell(self, name: Cell) -> tuple[str, ...]:
        """Return the clients of one cell, the most valuable first."""
        found = [item.position for item in self.placed if item.cell == name]
        return tuple(item.client for item in sorted(found, key=lambda item: (-item.value, item.client)))

    @property
    def largest(self) -> Placed:
        """The client with the largest revenue."""
        return max(self.placed, key=lambda item: item.position.revenue)

    def to_frame(self) -> pd.DataFrame:
        """Return a new table: client, value, attractiveness, revenue, kind, cell, wish."""
        return pd.DataFrame(
            [
                (
                    item.position.client,
                    item.position.value,
                    item.position.attractiveness,
                    item.position.revenue,
                    item.position.kind,
                    item.cell,
                    item.position.wish,
                )
                for item in self.placed
            ],
            columns=["client", "value", "attractiveness", "revenue", "kind", "cell", "wish"],
        )


def kaism(positions: Iterable[Position], *, cut: float = CUT, border: float = BORDER) -> Kaism:
    """Place clients in the four cells; near the cut they stay borderline.

    Parameters
    ----------
    positions
        Clients with both values, 1..10.
    cut
        Where both axes are divided.
    border
        Half-width of the undecided band; exactly on its edge is still undecided.
        0 decides everyone but those exactly on the cut.

    Raises
    ------
    KamlabError
        If there is no client, or a value is outside 1..10.

    Examples
    --------
    >>> kaism([Position("Alfa", 8.3, 3.5)]).placed[0].cell
    'promising'
    """
    placed = tuple(_place(position, cut, border) for position in positions)
    if not placed:
        raise KamlabError("identification.no_positions")
    return Kaism(placed, cut, border)


def _place(position: Position, cut: float, border: float) -> Placed:
    axes = {"value": position.value, "attractiveness": position.attractiveness}
    for axis, value in axes.items():
        if not SCALE[0] <= value <= SCALE[1]:
            raise KamlabError("identification.score_range", client=position.client, criterion=axis, value=value)
    undecided = tuple(axis for axis, value in axes.items() if abs(value - cut) <= border + 1e-9)
    if undecided:
        return Placed(position, "borderline", undecided)
    valued, attracted = position.value > cut, position.attractiveness > cut
    cells: dict[tuple[bool, bool], Cell] = {
        (True, True): "key",
        (True, False): "promising",
        (False, True): "supporting",
        (False, False): "low",
    }
    return Placed(position, cells[valued, attracted])
