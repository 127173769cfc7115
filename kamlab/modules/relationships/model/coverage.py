"""Where we exist at a client: floors by functions, and what is opposite what."""

from dataclasses import dataclass
from datetime import date

from kamlab.company.people import FLOORS, FUNCTIONS, WINDOW, Circle, Contact


@dataclass(frozen=True, slots=True)
class Cell:
    """A floor of a function.

    Parameters
    ----------
    floor, function
        Where.
    depth
        Of the deepest live tie, 0 to 3.
    matters
        Whether the cell counts for business with this client.
    people
        Known people there.
    """

    floor: str
    function: str
    depth: int
    matters: bool
    people: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """All cells of a client.

    Parameters
    ----------
    floors, functions
        Those that hold a cell that matters, from the top floor down.
    cells
        Every combination of them, floor by floor.
    """

    floors: tuple[str, ...]
    functions: tuple[str, ...]
    cells: tuple[Cell, ...]

    def row(self, floor: str) -> tuple[Cell, ...]:
        """Return the cells of a floor, in the order of the functions."""
        return tuple(cell for cell in self.cells if cell.floor == floor)

    def filled(self, floor: str = "") -> int:
        """Return how many cells that matter hold a live tie, of a floor or of all."""
        return sum(cell.matters and cell.depth > 0 for cell in self.cells if not floor or cell.floor == floor)

    def needed(self, floor: str = "") -> int:
        """Return how many cells matter, of a floor or of all."""
        return sum(cell.matters for cell in self.cells if not floor or cell.floor == floor)

    @property
    def share(self) -> float | None:
        """Filled of needed, 0 to 1; None if no cell matters."""
        return self.filled() / self.needed() if self.needed() else None

    @property
    def emptiest(self) -> str:
        """The highest floor without any live tie; empty if every floor has one."""
        return next((floor for floor in self.floors if self.needed(floor) and not self.filled(floor)), "")


def coverage(circle: Circle, day: date, window: int = WINDOW) -> Coverage:
    """Return where live ties stand, by floor and function.

    Where nobody said which cells matter, those count in which a person is known.
    """
    place = {one.id: (one.floor, one.function) for one in circle.theirs if one.floor and one.function}
    matters = set(circle.cells) or set(place.values())
    depths: dict[tuple[str, str], int] = {}
    for tie in circle.live(day, window):
        cell = place.get(tie.theirs, ("", ""))
        depths[cell] = max(depths.get(cell, 0), tie.depth)
    floors = tuple(floor for floor in FLOORS if floor in {one for one, _ in matters})
    known = [*FUNCTIONS, *dict.fromkeys(function for _, function in (*circle.cells, *place.values()))]
    functions = tuple(one for one in dict.fromkeys(known) if one in {function for _, function in matters})
    people = list(place.values())
    cells = tuple(
        Cell(
            floor,
            function,
            depths.get((floor, function), 0),
            (floor, function) in matters,
            people.count((floor, function)),
        )
        for floor in floors
        for function in functions
    )
    return Coverage(floors, functions, cells)


@dataclass(frozen=True, slots=True)
class Pair:
    """One of ours and the person opposite, on the nearest floor of the same function.

    Parameters
    ----------
    ours, theirs
        The two people.
    depth
        Of the live tie between them; 0 if there is none.
    """

    ours: Contact
    theirs: Contact
    depth: int

    @property
    def exists(self) -> bool:
        """Whether the two are in touch."""
        return self.depth > 0


def mirror_pairs(circle: Circle, day: date, window: int = WINDOW) -> tuple[Pair, ...]:
    """Return, for each function that both sides have, who should know whom, and whether they do.

    Of ours the one with the most live ties there stands for a function, of theirs the one on the
    nearest floor (the higher of two). This rule is ours: the sources name mirror pairs and no rule.
    """
    live = {(tie.ours, tie.theirs): tie.depth for tie in circle.live(day, window)}
    busy = [one for one, _ in live]
    found = []
    for function in ("general", *(one for one in FUNCTIONS if one != "general")):
        ours = [one for one in circle.ours if one.function == function and one.floor]
        theirs = [one for one in circle.theirs if one.function == function and one.floor]
        if not ours or not theirs:
            continue
        mine = max(ours, key=lambda one: busy.count(one.id))
        level = FLOORS.index(mine.floor)
        opposite = min(
            theirs,
            key=lambda one: (
                abs(FLOORS.index(one.floor) - level),
                -live.get((mine.id, one.id), 0),
                FLOORS.index(one.floor),
            ),
        )
        found.append(Pair(mine, opposite, live.get((mine.id, opposite.id), 0)))
    return tuple(found)
