"""Routes, removal and measures: reference numbers, published graphs, properties."""

from datetime import timedelta

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.company.people import Circle, Contact
from kamlab.modules.relationships import model
from tests.relationships.people_of import DAY, large, paper, tie


def graph_of(pairs):
    graph = {}
    for one, other in pairs:
        graph.setdefault(one, {})[other] = 1.0
        graph.setdefault(other, {})[one] = 1.0
    return graph


# The paper case -----------------------------------------------------------------------------


def test_the_best_way_to_vera_leads_through_gleb():
    route = model.route_to(paper(), "vera", DAY)
    assert route.people == ("boris", "gleb", "vera")
    assert route.strength == pytest.approx(0.45)
    assert (route.ours, route.first_hand, route.introducer) == ("boris", "gleb", "gleb")


def test_without_gleb_there_is_no_way():
    found = model.removal(paper(), "gleb", DAY)
    assert (found.cuts, found.route_left, found.weaker) == (True, None, None)


def test_a_weak_tie_of_ones_own_is_what_is_left_tomorrow():
    circle = paper(anna_knows_vera=True)
    assert model.route_to(circle, "vera", DAY).strength == pytest.approx(0.45)
    left = model.removal(circle, "gleb", DAY)
    assert (left.route_left.people, left.route_left.strength) == (("anna", "vera"), pytest.approx(0.3))
    assert left.weaker == pytest.approx(1.5)
    assert left.route_left.introducer == ""


def test_strengths_can_be_changed():
    strong = model.Strengths(depths=(0.1, 0.2, 0.4), line=1.0)
    assert model.route_to(paper(), "vera", DAY, strong).strength == pytest.approx(0.4)


def test_a_stale_tie_is_no_way():
    circle = Circle("V", paper().theirs, paper().ours, (tie("boris", "gleb", 3, DAY - timedelta(days=91)),))
    assert model.route_to(circle, "vera", DAY) is None
    assert model.route_to(circle, "vera", DAY, model.Strengths(window=91)) is not None


def test_a_way_never_passes_through_a_second_one_of_ours():
    circle = Circle(
        "V",
        (Contact("x", "X"), Contact("y", "Y", role="decides")),
        (Contact("a", "A"), Contact("b", "B")),
        (tie("a", "x", 3), tie("b", "x", 3), tie("b", "y", 1)),
    )
    assert model.route_to(circle, "y", DAY).people == ("b", "y")


def test_nobody_decides_and_nobody_is_there():
    empty = Circle("V")
    assert model.decision_maker(empty) == ""
    assert model.removals(empty, DAY) == ()
    assert model.next_contacts(empty, DAY) == ()
    assert model.threads(empty, DAY).is_single
    with pytest.raises(KeyError):
        model.removal(empty, "nobody", DAY)


def test_of_several_who_decide_the_most_influential_counts():
    two = (Contact("a", "A", role="decides", influence=3), Contact("b", "B", role="decides", influence=5))
    assert model.decision_maker(Circle("V", two)) == "b"


# Published graphs ---------------------------------------------------------------------------


PUBLISHED = {
    "Krackhardt 1990": nx.krackhardt_kite_graph(),  # Assessing the political landscape, figure 1
    "Padgett and Ansell 1993": nx.florentine_families_graph(),  # marriages of Florentine families
}


@pytest.mark.parametrize("name", list(PUBLISHED))
def test_measures_are_those_of_networkx(name):
    peer = PUBLISHED[name]
    graph = graph_of(peer.edges)
    assert model.degree(graph) == pytest.approx(nx.degree_centrality(peer))
    assert model.betweenness(graph) == pytest.approx(nx.betweenness_centrality(peer))
    assert model.cut_people(graph) == set(nx.articulation_points(peer))
    for person in peer:
        near = nx.single_source_shortest_path_length(peer, person, cutoff=2)
        assert model.within(graph, [person], 2) == set(near)


def test_the_kite_has_three_different_centres():
    kite = graph_of(PUBLISHED["Krackhardt 1990"].edges)
    degree, between = model.degree(kite), model.betweenness(kite)
    assert max(degree, key=degree.get) == 3  # Diane in the paper
    assert max(between, key=between.get) == 7  # Heather
    assert model.cut_people(kite) == {7, 8}


def test_cut_people_of_a_chain_and_a_ring():
    chain = graph_of([("a", "b"), ("b", "c"), ("c", "d")])
    ring = graph_of([("a", "b"), ("b", "c"), ("c", "a")])
    assert model.cut_people(chain) == {"b", "c"}
    assert model.cut_people(ring) == frozenset()
    assert model.cut_people({}) == frozenset()


def test_a_long_line_needs_no_recursion():
    chain = graph_of([(str(at), str(at + 1)) for at in range(5000)])
    assert len(model.cut_people(chain)) == 4999


# Properties ---------------------------------------------------------------------------------

pairs = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), max_size=20)


def _pieces(graph):
    left, count = set(graph), 0
    while left:
        left -= model.within(graph, [next(iter(left))], len(graph))
        count += 1
    return count


@given(pairs)
def test_whoever_is_cut_tears_the_network_and_nobody_else_does(edges):
    graph = graph_of([(str(one), str(other)) for one, other in edges])
    torn = set()
    for one in graph:
        rest = {who: {to: 1.0 for to in joined if to != one} for who, joined in graph.items() if who != one}
        if _pieces(rest) > _pieces(graph):
            torn.add(one)
    assert model.cut_people(graph) == torn


circles = st.builds(
    lambda bosses, known: Circle(
        "V",
        tuple(
            Contact(f"t{at}", f"T{at}", account="V", role="decides" if at == 0 else "", influence=at % 5 + 1, boss=boss)
            for at, boss in enumerate(bosses)
        ),
        tuple(Contact(f"o{at}", f"O{at}") for at in range(4)),
        tuple(tie(f"o{one}", f"t{other}", depth) for one, other, depth in {pair[:2]: pair for pair in known}.values()),
    ),
    st.lists(st.sampled_from(["", "t0", "t1", "t2", "t5"]), min_size=6, max_size=6),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(0, 3)), max_size=10),
)


def _all_ways(graph, here, target, seen):
    if here == target:
        return 1.0
    return max(
        (graph[here][to] * _all_ways(graph, to, target, seen | {to}) for to in graph[here] if to not in seen),
        default=0.0,
    )


@given(circles)
def test_no_way_is_better_than_the_best_one(circle):
    graph = model.network(circle, DAY)
    best = max(_all_ways(graph, one.id, "t0", {one.id}) for one in circle.ours)
    route = model.route_to(circle, "t0", DAY)
    assert (route.strength if route else 0.0) == pytest.approx(best)


@given(circles)
def test_a_leaving_never_makes_anything_better(circle):
    for one in model.removals(circle, DAY):
        assert 0 <= one.ties_left <= one.ties
        assert one.filled_left <= one.filled
        if one.route_left is not None:
            assert one.route_left.strength <= one.route.strength + 1e-9


@given(circles)
def test_lines_are_never_a_circle_and_everybody_stands_once(circle):
    laid = model.org_map(circle, DAY)
    assert laid.shown == {one.id for one in circle.theirs}
    assert sum(map(len, laid.layers)) == len(circle.theirs)


def test_two_hundred_people_keep_to_a_sheet():
    circle = large(200)
    laid = model.org_map(circle, DAY)
    folded = sum(spot.folded for layer in laid.layers for spot in layer)
    assert len(laid.shown) == model.MOST
    assert len(laid.shown) + folded + laid.hidden == 200
    assert len(laid.ours) <= 6
    near = model.org_map(circle, DAY, focus="t150")
    assert "t150" in near.shown
    assert len(near.shown) <= model.MOST
