"""Who stands where on the organisation map: layers from the top down, teams folded when there are too many.

No outside program lays the map out. A layer is a step of the reporting lines; whoever reports to nobody
and leads nobody stands on the layer of their floor. Within a layer people stand in the order of whom
they report to. Of more than :data:`MOST` people those who matter are shown, the rest as a number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kamlab.company.people import FLOORS, WINDOW, Circle, Contact
from kamlab.modules.relationships.model.measures import betweenness, within
from kamlab.modules.relationships.model.network import Strengths, decision_maker, network

MOST = 15  # people of one side that read on a sheet
OURS = 6  # of ours
AROUND = 2  # steps around the person in focus


@dataclass(frozen=True, slots=True)
class Spot:
    """A person on the map.

    Parameters
    ----------
    person
        Who.
    boss
        Id of the person above on the map; empty if there is none.
    folded
        People below this one who are not shown.
    """

    person: Contact
    boss: str
    folded: int = 0


@dataclass(frozen=True, slots=True)
class OrgMap:
    """The client's people by layers, and ours beside them.

    Parameters
    ----------
    layers
        From the top down; each from left to right.
    ours
        Those of ours who know somebody shown, the head first.
    hidden
        People of the client who are neither shown nor folded under somebody.
    """

    layers: tuple[tuple[Spot, ...], ...]
    ours: tuple[Contact, ...]
    hidden: int = 0

    @property
    def shown(self) -> frozenset[str]:
        """Ids of the client's people on the map."""
        return frozenset(spot.person.id for layer in self.layers for spot in layer)


def org_map(circle: Circle, day: date, *, focus: str = "", most: int = MOST, window: int = WINDOW) -> OrgMap:
    """Lay out the people of an account.

    Parameters
    ----------
    focus
        Id of a person: only those within two steps are shown.
    most
        Greatest number of the client's people on the map.
    """
    above = bosses(circle.theirs)
    chosen = _chosen(circle, day, focus, most, window)
    boss = {one.id: _shown_above(one.id, above, chosen) for one in circle.theirs if one.id in chosen}
    folded = dict.fromkeys(chosen, 0)
    hidden = 0
    for one in circle.theirs:
        if one.id not in chosen:
            over = _shown_above(one.id, above, chosen)
            folded[over] = folded.get(over, 0) + 1
            hidden += not over
    people = [one for one in circle.theirs if one.id in chosen]
    depth = _depths(people, boss)
    layers: list[tuple[Spot, ...]] = []
    for level in sorted(set(depth.values())):
        order = [spot.person.id for spot in layers[-1]] if layers else []
        here = [one for one in people if depth[one.id] == level]
        here.sort(key=lambda one: order.index(boss[one.id]) if boss[one.id] in order else len(order))
        layers.append(tuple(Spot(one, boss[one.id], folded[one.id]) for one in here))
    return OrgMap(tuple(layers), _ours(circle, chosen), hidden)


def bosses(people: tuple[Contact, ...]) -> dict[str, str]:
    """Return who reports to whom; a line that leads back to its own beginning is left out."""
    known = {one.id for one in people}
    above = {one.id: one.boss if one.boss in known else "" for one in people}
    for one in people:
        seen, here = {one.id}, above[one.id]
        while here and here not in seen:
            seen.add(here)
            here = above[here]
        if here:
            above[one.id] = ""
    return above


def _shown_above(id_: str, above: Mapping[str, str], chosen: frozenset[str]) -> str:
    here = above[id_]
    while here and here not in chosen:
        here = above[here]
    return here


def _chosen(circle: Circle, day: date, focus: str, most: int, window: int) -> frozenset[str]:
    """Return whom to show: around the focus, and of too many those who decide, are known to us, have a say."""
    people = circle.theirs
    if focus:
        near = within(network(circle, day, Strengths(window=window)), [focus], AROUND)
        people = tuple(one for one in people if one.id in near) or people
    if len(people) <= most:
        return frozenset(one.id for one in people)
    met = {tie.theirs for tie in circle.live(day, window)}
    top = decision_maker(circle)

    between = betweenness(network(circle, day, Strengths(window=window)))

    def weight(one: Contact) -> tuple[int, int, int, float]:
        return one.id == focus, one.id == top, (one.influence or 0) + 2 * (one.id in met), between[one.id]

    ranked = sorted(people, key=weight, reverse=True)
    return frozenset(one.id for one in ranked[:most])


def _depths(people: list[Contact], boss: Mapping[str, str]) -> dict[str, int]:
    """Return the layer of each person, from 0."""
    leads = {over for over in boss.values() if over}
    depth: dict[str, int] = {}
    for one in people:
        line = [one.id]
        while boss[line[-1]]:
            line.append(boss[line[-1]])
        depth[one.id] = len(line) - 1
    lowest = max((level for id_, level in depth.items() if id_ in leads or boss[id_]), default=len(FLOORS) - 1)
    for one in people:
        if one.id not in leads and not boss[one.id]:
            depth[one.id] = min(FLOORS.index(one.floor) if one.floor else lowest, lowest)
    return depth


def _ours(circle: Circle, chosen: frozenset[str]) -> tuple[Contact, ...]:
    known = [tie for tie in circle.ties if tie.theirs in chosen and tie.depth > 0]
    busy = [tie.ours for tie in known]
    deepest = {one: max(tie.depth for tie in known if tie.ours == one) for one in busy}
    heads = [one for one in circle.ours if one.floor == "D"][:1]
    others = [one for one in circle.ours if one.id in busy and one not in heads]
    return (*heads, *sorted(others, key=lambda one: (-deepest[one.id], -busy.count(one.id))))[:OURS]
