"""What module 06 computes: pure functions of a :class:`kamlab.company.people.Circle` and a day.

Start with :func:`network` and :func:`routes`; :func:`removal` and :func:`next_contacts` rest on them.
"""

from kamlab.modules.relationships.model.counting import Count, Visit, relationship_count, visits
from kamlab.modules.relationships.model.coverage import Cell, Coverage, Pair, coverage, mirror_pairs
from kamlab.modules.relationships.model.layout import MOST, OrgMap, Spot, bosses, org_map
from kamlab.modules.relationships.model.measures import betweenness, cut_people, degree, within
from kamlab.modules.relationships.model.network import (
    STRENGTHS,
    Graph,
    Route,
    Strengths,
    decision_maker,
    network,
    reach,
    route_to,
    routes,
)
from kamlab.modules.relationships.model.removal import (
    Next,
    Removal,
    Threads,
    next_contacts,
    removal,
    removals,
    threads,
)
from kamlab.modules.relationships.model.roles import AXES, TAGS, Support, support, tags_of

__all__ = [
    "AXES",
    "MOST",
    "STRENGTHS",
    "TAGS",
    "Cell",
    "Count",
    "Coverage",
    "Graph",
    "Next",
    "OrgMap",
    "Pair",
    "Removal",
    "Route",
    "Spot",
    "Strengths",
    "Support",
    "Threads",
    "Visit",
    "betweenness",
    "bosses",
    "coverage",
    "cut_people",
    "decision_maker",
    "degree",
    "mirror_pairs",
    "network",
    "next_contacts",
    "org_map",
    "reach",
    "relationship_count",
    "removal",
    "removals",
    "route_to",
    "routes",
    "support",
    "tags_of",
    "threads",
    "visits",
    "within",
]
