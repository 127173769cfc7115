"""The network of one account: ties and reporting lines with a strength each, and the best route through them.

A strength is an index from 0 to 1, no probability: depth 1, 2, 3 is 0.3, 0.6, 0.9 and a reporting line
0.5. These are ours, as no source gives any, and can be changed. A route is as strong as the product of
its steps; it begins with one of ours and never passes through a second one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush

from kamlab.company.people import WINDOW, Circle

Graph = Mapping[str, Mapping[str, float]]  # id → neighbour → strength; the same in both directions


@dataclass(frozen=True, slots=True)
class Strengths:
    """How much a step of a route carries: ours, each a visible field.

    Parameters
    ----------
    depths
        Strength of a tie of depth 1, 2, 3; each 0 to 1.
    line
        Strength of a reporting line, 0 to 1.
    window
        Days after which a tie without two-way contact does not count.
    """

    depths: tuple[float, float, float] = (0.3, 0.6, 0.9)
    line: float = 0.5
    window: int = WINDOW

    def of(self, depth: int) -> float:
        """Return the strength of a tie of a depth; 0 of none."""
        return self.depths[depth - 1] if depth > 0 else 0.0


STRENGTHS = Strengths()


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one of ours to somebody at the client.

    Parameters
    ----------
    people
        Ids from ours to theirs.
    strength
        Product of the steps, 0 to 1.
    """

    people: tuple[str, ...]
    strength: float

    @property
    def ours(self) -> str:
        """Who of ours begins."""
        return self.people[0]

    @property
    def introducer(self) -> str:
        """Who there brings us to the person; empty if we know the person ourselves."""
        return self.people[-2] if len(self.people) > 2 else ""  # noqa: PLR2004 - ours and theirs alone are a direct tie

    @property
    def first_hand(self) -> str:
        """Whom of theirs we begin with."""
        return self.people[1]


def network(circle: Circle, day: date, strengths: Strengths = STRENGTHS) -> Graph:
    """Return the live ties and the reporting lines of an account as a graph.

    Examples
    --------
    >>> from kamlab.company.people import Acquaintance, Contact
    >>> known = Acquaintance("a", "c", 3, (date(2026, 11, 1),))
    >>> circle = Circle("V", (Contact("b", "B"), Contact("c", "C", boss="b")), (Contact("a", "A"),), (known,))
    >>> network(circle, date(2026, 11, 19))["c"]
    {'a': 0.9, 'b': 0.5}
    """
    graph: dict[str, dict[str, float]] = {one.id: {} for one in (*circle.ours, *circle.theirs)}
    for tie in circle.live(day, strengths.window):
        _join(graph, tie.ours, tie.theirs, strengths.of(tie.depth))
    for one in circle.theirs:
        _join(graph, one.id, one.boss, strengths.line)
    return graph


def _join(graph: dict[str, dict[str, float]], one: str, other: str, strength: float) -> None:
    """Join two people that both are there; of two links the stronger one stays."""
    if one == other or one not in graph or other not in graph or strength <= 0:
        return
    best = max(strength, graph[one].get(other, 0.0))
    graph[one][other] = graph[other][one] = best


def routes(graph: Graph, sources: Iterable[str]) -> dict[str, Route]:
    """Return the best route to everybody who can be reached: the strongest, of equal ones the shortest.

    Parameters
    ----------
    graph
        From :func:`network`; strengths from 0 to 1.
    sources
        Ids of ours.

    Notes
    -----
    Dijkstra's algorithm with products: a strength of at most 1 never makes a longer route stronger.
    """
    starts = [one for one in sources if one in graph]
    place = {one: at for at, one in enumerate(graph)}
    best: dict[str, Route] = {}
    heap: list[tuple[float, int, tuple[int, ...], tuple[str, ...]]] = []
    for one in starts:
        heappush(heap, (-1.0, 1, (place[one],), (one,)))
    while heap:
        minus, length, order, people = heappop(heap)
        here = people[-1]
        if here in best:
            continue
        best[here] = Route(people, -minus)
        for after, strength in graph[here].items():
            if after not in best:
                heappush(heap, (round(minus * strength, 12), length + 1, (*order, place[after]), (*people, after)))
    return {id_: route for id_, route in best.items() if len(route.people) > 1}


def route_to(circle: Circle, target: str, day: date, strengths: Strengths = STRENGTHS) -> Route | None:
    """Return the best route from any of ours to a person of theirs; None if there is none."""
    found = routes(network(circle, day, strengths), [one.id for one in circle.ours])
    return found.get(target)


def reach(circle: Circle, day: date, strengths: Strengths = STRENGTHS) -> tuple[int, int]:
    """Return how many of the client's people we know, and how many they could introduce us to in one more step."""
    graph = network(circle, day, strengths)
    ours, theirs = {one.id for one in circle.ours}, {one.id for one in circle.theirs}
    near = {after for one in ours for after in graph[one]} & theirs
    return len(near), len({after for one in near for after in graph[one]} & theirs | near)


def decision_maker(circle: Circle) -> str:
    """Return the id of whoever decides there: of several the most influential; empty if nobody is known to."""
    told = [one for one in circle.theirs if one.role == "decides"]
    return max(told, key=lambda one: one.influence or 0).id if told else ""
