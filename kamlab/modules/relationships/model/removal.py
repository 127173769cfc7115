"""What is left if one person goes, on either side; and whom to meet next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamlab.company.people import Circle, Contact
from kamlab.modules.relationships.model.coverage import coverage
from kamlab.modules.relationships.model.measures import cut_people
from kamlab.modules.relationships.model.network import (
    STRENGTHS,
    Route,
    Strengths,
    decision_maker,
    network,
    route_to,
    routes,
)

THREADS = 2  # people on either side below which everything hangs on one: ours


@dataclass(frozen=True, slots=True)
class Removal:
    """What changes if a person leaves.

    Parameters
    ----------
    person
        Who leaves, theirs or ours.
    ties, ties_left
        Live ties before and after.
    filled, filled_left, needed
        Cells with a live tie before and after, of those that matter.
    route, route_left
        Best route to the decision-maker before and after; None if there is none. After the
        decision-maker's own leaving there is nobody to reach.
    """

    person: Contact
    ties: int
    ties_left: int
    filled: int
    filled_left: int
    needed: int
    route: Route | None
    route_left: Route | None

    @property
    def lost(self) -> int:
        """Live ties that go with the person."""
        return self.ties - self.ties_left

    @property
    def weaker(self) -> float | None:
        """How many times weaker the best route gets; None if it is cut or there was none."""
        if self.route is None or self.route_left is None:
            return None
        return round(self.route.strength / self.route_left.strength, 6)

    @property
    def cuts(self) -> bool:
        """Whether the decision-maker cannot be reached any more."""
        return self.route is not None and self.route_left is None


def removal(circle: Circle, id_: str, day: date, strengths: Strengths = STRENGTHS) -> Removal:
    """Return what is left if a person leaves; reporting lines count as ways.

    Raises
    ------
    KeyError
        If there is no such person.
    """
    return _removals(circle, [id_], day, strengths)[0]


def removals(circle: Circle, day: date, strengths: Strengths = STRENGTHS) -> tuple[Removal, ...]:
    """Return the test for everybody with a live tie, whoever costs most first: ties, then the route, then cells."""
    known = {id_ for tie in circle.live(day, strengths.window) for id_ in (tie.ours, tie.theirs)}
    people = [one.id for one in (*circle.ours, *circle.theirs) if one.id in known]
    found = _removals(circle, people, day, strengths)
    return tuple(sorted(found, key=lambda one: (-one.lost, _left(one), one.filled_left)))


def _removals(circle: Circle, people: Iterable[str], day: date, strengths: Strengths) -> list[Removal]:
    target, window = decision_maker(circle), strengths.window
    now, route = coverage(circle, day, window), route_to(circle, target, day, strengths)
    live, found = circle.live(day, window), []
    for id_ in people:
        person = circle.person(id_)
        if person is None:
            raise KeyError(id_)
        after = circle.without(id_)
        on_route = route is not None and id_ in route.people  # whoever is not on the best way leaves it as it is
        found.append(
            Removal(
                person,
                len(live),
                sum(id_ not in {tie.ours, tie.theirs} for tie in live),
                now.filled(),
                coverage(after, day, window).filled(),
                now.needed(),
                route,
                route_to(after, target, day, strengths) if on_route else route,
            )
        )
    return found


def _left(one: Removal) -> float:
    return one.route_left.strength if one.route_left else 0.0


@dataclass(frozen=True, slots=True)
class Threads:
    """On how many people an account hangs.

    Parameters
    ----------
    ours, theirs
        People with a live tie on either side.
    cut
        Ids of people without whom somebody at the client cannot be reached.
    """

    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    cut: frozenset[str]

    @property
    def is_single(self) -> bool:
        """Whether everything hangs on one person, theirs or ours."""
        return min(len(self.ours), len(self.theirs)) < THREADS


def threads(circle: Circle, day: date, strengths: Strengths = STRENGTHS) -> Threads:
    """Return on how many people an account hangs, and who cannot be done without."""
    live = circle.live(day, strengths.window)
    sides = tuple(dict.fromkeys(tie.ours for tie in live)), tuple(dict.fromkeys(tie.theirs for tie in live))
    graph = dict(network(circle, day, strengths))
    return Threads(*sides, cut_people({one: joined for one, joined in graph.items() if joined}))


@dataclass(frozen=True, slots=True)
class Next:
    """A person worth meeting.

    Parameters
    ----------
    person
        Who.
    value
        Influence × strength of the best route; None if the influence is not known or there is no route.
    route
        The best way to them; None if nobody can introduce us.
    without
        The value if the first person of that way leaves.
    """

    person: Contact
    value: float | None
    route: Route | None
    without: float


def next_contacts(circle: Circle, day: date, strengths: Strengths = STRENGTHS) -> tuple[Next, ...]:
    """Return the people we are not in touch with, best first: influence × best introduction.

    Of equal ones the one whose route outlives its first person stands first. The rule is ours.
    """
    met = {tie.theirs for tie in circle.live(day, strengths.window)}
    ours = [one.id for one in circle.ours]
    ways = routes(network(circle, day, strengths), ours)
    later: dict[str, dict[str, Route]] = {}
    found = []
    for one in circle.theirs:
        if one.id in met:
            continue
        route = ways.get(one.id)
        if route is None or one.influence is None:
            found.append(Next(one, None, route, 0.0))
            continue
        hand = route.first_hand
        if hand not in later:
            later[hand] = routes(network(circle.without(hand), day, strengths), ours)
        left = later[hand].get(one.id)
        value = round(one.influence * route.strength, 9)
        found.append(Next(one, value, route, round(one.influence * (left.strength if left else 0.0), 9)))
    return tuple(sorted(found, key=lambda one: (one.value is None, -(one.value or 0.0), -one.without)))
