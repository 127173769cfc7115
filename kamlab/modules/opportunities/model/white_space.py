"""Who serves which of a client's units with what: the grid of buying unit × offer.

Five states say who supplies the cell today; where nobody does, three more say what
became of our offer. “Refused” is not “never offered”, and “not known” is a question
to ask, never “nobody” (interview of 2012: growth is missing because nobody proposes).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kamlab.errors import KamlabError

STATES = ("us", "rival", "client", "nobody", "unknown")  # client: it makes or does this itself
OFFERED = ("never", "refused", "open")  # only where nobody supplies


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit and one offer.

    Attributes
    ----------
    state
        Of :data:`STATES`.
    offered
        Of :data:`OFFERED` where the state is ``nobody``, else empty.
    day
        When they refused, or when the offer was sent; None if it is not known.
    supplier
        The rival's name; empty if it is not known or there is none.
    """

    unit: str
    offer: str
    state: str = "unknown"
    offered: str = ""
    day: date | None = None
    supplier: str = ""

    @property
    def is_never(self) -> bool:
        """Whether the cell is free and we never offered."""
        return self.state == "nobody" and self.offered == "never"


@dataclass(frozen=True, slots=True)
class WhiteSpace:
    """The whole grid: every unit with every offer, in their order.

    Attributes
    ----------
    cells
        Row after row: the cells of the first unit, then of the second.
    """

    units: tuple[str, ...]
    offers: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def counts(self) -> dict[str, int]:
        """State → number of cells; together they are all cells."""
        found = Counter(cell.state for cell in self.cells)
        return {state: found.get(state, 0) for state in STATES}

    @property
    def free(self) -> tuple[Cell, ...]:
        """Cells that nobody supplies."""
        return tuple(cell for cell in self.cells if cell.state == "nobody")

    @property
    def never(self) -> tuple[Cell, ...]:
        """Free cells in which we never offered."""
        return tuple(cell for cell in self.free if cell.offered == "never")

    @property
    def refused(self) -> tuple[Cell, ...]:
        """Free cells where our offer was refused."""
        return tuple(cell for cell in self.free if cell.offered == "refused")

    @property
    def open(self) -> tuple[Cell, ...]:
        """Free cells where our offer waits for an answer."""
        return tuple(cell for cell in self.free if cell.offered == "open")

    @property
    def unknown(self) -> tuple[Cell, ...]:
        """Cells nobody of ours can tell about: questions to ask first."""
        return tuple(cell for cell in self.cells if cell.state == "unknown")

    @property
    def undated(self) -> tuple[Cell, ...]:
        """Refusals without their day: nobody can tell when it is decent to ask again."""
        return tuple(cell for cell in self.refused if cell.day is None)

    @property
    def widest(self) -> tuple[str, int]:
        """The offer with the most cells never offered, and how many; an empty name if there is none."""
        found = Counter(cell.offer for cell in self.never)
        return max(
            ((offer, found[offer]) for offer in self.offers if found[offer]), key=lambda p: p[1], default=("", 0)
        )

    def row(self, unit: str) -> tuple[Cell, ...]:
        """Return the cells of a unit."""
        at = self.units.index(unit) * len(self.offers)
        return self.cells[at : at + len(self.offers)]


def white_space(units: Sequence[str], offers: Sequence[str], cells: Iterable[Cell]) -> WhiteSpace:
    """Return the grid; a pair nobody spoke of is unknown.

    Parameters
    ----------
    units, offers
        The client's buying units and what we can sell, each once.
    cells
        What is known. A cell of another unit or offer is left out; of two for one pair the later counts.

    Raises
    ------
    KamlabError
        If a state is not one of the known words.

    Examples
    --------
    >>> grid = white_space(["Tver"], ["film", "box"], [Cell("Tver", "film", "nobody", "never")])
    >>> grid.counts["nobody"], grid.counts["unknown"], grid.widest
    (1, 1, ('film', 1))
    """
    known: dict[tuple[str, str], Cell] = {}
    for cell in cells:
        if cell.state not in STATES or (cell.state == "nobody") != (cell.offered in OFFERED):
            raise KamlabError("opportunities.cell_state", unit=cell.unit, offer=cell.offer)
        known[cell.unit, cell.offer] = cell
    grid = [known.get((unit, offer), Cell(unit, offer)) for unit in units for offer in offers]
    return WhiteSpace(tuple(units), tuple(offers), tuple(grid))
