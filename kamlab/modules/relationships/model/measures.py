"""Measures of a graph: who is central, who cannot be done without, how far we reach.

Checked against published values: Krackhardt's kite (1990) and the marriages of the Florentine
families (Padgett and Ansell, 1993).
"""

from collections import deque
from collections.abc import Iterable

from kamlab.modules.relationships.model.network import Graph


def degree(graph: Graph) -> dict[str, float]:
    """Return, for each person, the share of the others they are joined to (0 to 1)."""
    others = max(len(graph) - 1, 1)
    return {one: len(joined) / others for one, joined in graph.items()}


def betweenness(graph: Graph) -> dict[str, float]:
    """Return the share of shortest ways between two others that lead through a person (0 to 1).

    Steps are counted, strengths are not looked at.

    Notes
    -----
    Brandes (2001), A faster algorithm for betweenness centrality.
    """
    found = dict.fromkeys(graph, 0.0)
    for source in graph:
        order, before, ways = _ways_from(graph, source)
        share = dict.fromkeys(graph, 0.0)
        for one in reversed(order):
            for earlier in before[one]:
                share[earlier] += ways[earlier] / ways[one] * (1 + share[one])
            if one != source:
                found[one] += share[one]
    pairs = (len(graph) - 1) * (len(graph) - 2)
    return {one: value / pairs if pairs > 0 else 0.0 for one, value in found.items()}


def _ways_from(graph: Graph, source: str) -> tuple[list[str], dict[str, list[str]], dict[str, int]]:
    """Return the people in order of distance, who stands before each, how many shortest ways lead to each."""
    steps, ways = {source: 0}, dict.fromkeys(graph, 0)
    before: dict[str, list[str]] = {one: [] for one in graph}
    ways[source] = 1
    order: list[str] = []
    queue = deque([source])
    while queue:
        here = queue.popleft()
        order.append(here)
        for after in graph[here]:
            if after not in steps:
                steps[after] = steps[here] + 1
                queue.append(after)
            if steps[after] == steps[here] + 1:
                ways[after] += ways[here]
                before[after].append(here)
    return order, before, ways


def cut_people(graph: Graph) -> frozenset[str]:
    """Return everybody whose leaving tears the network apart (articulation points).

    Notes
    -----
    Hopcroft and Tarjan (1973): a person is one if somebody below them in a depth-first walk has no way
    around. Written without recursion, for networks of any depth.
    """
    seen: dict[str, int] = {}
    low: dict[str, int] = {}
    found: set[str] = set()
    for root in graph:
        if root in seen:
            continue
        seen[root] = low[root] = len(seen)
        children = 0
        walk = [(root, "", iter(graph[root]))]
        while walk:
            here, parent, rest = walk[-1]
            after = next(rest, None)
            if after is None:
                walk.pop()
                if walk and parent != root and low[here] >= seen[parent]:
                    found.add(parent)
                if walk:
                    low[parent] = min(low[parent], low[here])
            elif after not in seen:
                children += here == root
                seen[after] = low[after] = len(seen)
                walk.append((after, here, iter(graph[after])))
            elif after != parent:
                low[here] = min(low[here], seen[after])
        if children > 1:
            found.add(root)
    return frozenset(found)


def within(graph: Graph, sources: Iterable[str], steps: int) -> frozenset[str]:
    """Return everybody at most so many steps away from any of the sources, the sources included."""
    reached = {one for one in sources if one in graph}
    edge = set(reached)
    for _ in range(steps):
        edge = {after for one in edge for after in graph[one]} - reached
        reached |= edge
    return frozenset(reached)
