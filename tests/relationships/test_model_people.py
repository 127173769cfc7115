"""Roles, support, coverage, mirror pairs, counting: the numbers of the lesson from the tables of the demo company."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.company.people import Acquaintance, Circle, Contact, People
from kamlab.modules.relationships import model
from kamlab.workbook import open_workbook
from tests.relationships.people_of import DAY, tie

VOLGA = "ТД «Волжские продукты»"
URAL = "Зауральский завод горного оборудования"
YARD = "Сеть магазинов «Уютный двор»"
ALTAIR = "Альтаир-Фарм"
SIX = ("Соколов", "Гусева", "Марченко", "Орлов", "Юсупова", "Крылов")


@pytest.fixture(scope="module")
def circles(company):
    people = People(company, open_workbook("sqlite://"), "demo", "ru")
    return {account: people.circle(account) for account in people.accounts}


@pytest.fixture(scope="module")
def volga(circles):
    return circles[VOLGA]


def id_of(circle, surname):
    return next(one.id for one in (*circle.theirs, *circle.ours) if one.name.startswith(surname))


def name_of(circle, id_):
    return circle.person(id_).name.split()[0]


# Roles and support --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "tags"),
    [
        pytest.param({"role": "decides", "influence": 5}, ("decides",), id="decides-is-more-than-influences"),
        pytest.param({"influence": 4}, ("influences",), id="influence-makes-one-who-influences"),
        pytest.param({"influence": 1, "support": 1}, (), id="a-friendly-clerk-has-no-role"),
        pytest.param(
            {"role": "sponsor", "influence": 3, "trend": "setting"}, ("influences", "sponsor", "setting"), id="three"
        ),
        pytest.param({"support": 2}, ("sponsor",), id="two-makes-a-sponsor"),
        pytest.param({"support": -2}, ("anti_sponsor",), id="minus-two-an-anti-sponsor"),
        pytest.param({"role": "anti_sponsor", "support": -1}, ("anti_sponsor",), id="said-so"),
        pytest.param({}, (), id="nothing-known-no-tag"),
    ],
)
def test_tags_follow_from_the_axes(told, tags):
    assert model.tags_of(Contact("a", "A", **told)) == tags


@given(
    st.sampled_from(["", "decides", "influences", "sponsor", "anti_sponsor"]),
    st.sampled_from(["", "rising", "setting"]),
    st.integers(-2, 2),
)
def test_at_most_one_tag_on_each_axis(role, trend, support):
    tags = set(model.tags_of(Contact("a", "A", role=role, trend=trend, support=support, influence=3)))
    assert all(len(tags & set(axis)) <= 1 for axis in model.AXES.values())


def test_the_six_of_the_picture_have_support_on_half_of_their_influence(volga):
    six = [one for one in volga.theirs if one.name.split()[0] in SIX]
    found = model.support(six)
    assert found.value == pytest.approx(0.05)
    assert (found.known, found.total, round(100 * found.share)) == (10, 19, 53)
    assert (round(found.low, 2), round(found.high, 2)) == (-0.45, 0.50)
    sure = model.support(six, confirmed=True)
    assert (sure.value, sure.known, round(100 * sure.share)) == (pytest.approx(0.75), 6, 32)


def test_all_of_volga(volga):
    found = model.support(volga.theirs)
    assert (round(found.value, 2), found.known, found.total) == (0.14, 14, 30)


def test_unknown_support_is_not_zero():
    people = [Contact("a", "A", influence=5), Contact("b", "B", influence=1, support=2)]
    assert model.support(people).value == 1
    assert model.support([]).value is None
    assert model.support([Contact("a", "A", support=2)]).share is None


people_lists = st.lists(
    st.builds(
        lambda i, s: Contact("a", "A", influence=i, support=s),
        st.none() | st.integers(1, 5),
        st.none() | st.integers(-2, 2),
    )
)


@given(people_lists)
def test_support_stays_within_its_range(people):
    found = model.support(people)
    if found.value is not None:
        assert -1 <= found.value <= 1
    if found.low is not None:
        assert -1 <= found.low <= found.high <= 1
        known = found.value * found.share if found.value is not None else 0.0
        assert found.low - 1e-9 <= known <= found.high + 1e-9


# Coverage, mirror, threads ------------------------------------------------------------------


def test_six_of_fourteen_cells(volga):
    found = model.coverage(volga, DAY)
    assert (found.filled(), found.needed()) == (6, 14)
    assert [(found.filled(floor), found.needed(floor)) for floor in "DHSW"] == [(0, 3), (1, 5), (3, 4), (2, 2)]
    assert found.emptiest == "D"
    assert found.share == pytest.approx(6 / 14)


@pytest.mark.parametrize(
    ("who", "ties", "cells", "route"),
    [("Орлов", 5, 5, 0.15), ("Ильина", 4, 4, 0.15), ("Петров", 3, 3, 0.45), ("Ким", 5, 5, 0.45)],
)
def test_what_is_left_if_one_leaves(volga, who, ties, cells, route):
    found = model.removal(volga, id_of(volga, who), DAY)
    assert (found.ties, found.ties_left, found.filled, found.filled_left) == (6, ties, 6, cells)
    assert (found.route.strength, found.route_left.strength) == (pytest.approx(0.45), pytest.approx(route))


def test_sokolov_is_still_reached_without_orlov(volga):
    found = model.removal(volga, id_of(volga, "Орлов"), DAY)
    assert [name_of(volga, one) for one in found.route_left.people] == ["Петров", "Зайцев", "Марченко", "Соколов"]
    assert found.weaker == pytest.approx(3)


def test_on_the_six_alone_the_way_is_half_as_strong(volga):
    six = tuple(one for one in volga.theirs if one.name.split()[0] in SIX)
    found = model.removal(replace(volga, theirs=six), id_of(volga, "Орлов"), DAY)
    assert found.route_left.strength == pytest.approx(0.075)


def test_next_contacts_by_influence_and_introduction(volga):
    found = model.next_contacts(volga, DAY)
    told = [(one.person.name.split()[0], round(one.value, 2), round(one.without, 3)) for one in found]
    assert told == [
        ("Соколов", 2.25, 0.75),
        ("Марченко", 1.2, 0.9),
        ("Руднев", 0.9, 0.675),
        ("Ветрова", 0.9, 0.3),
        ("Гусева", 0.9, 0.3),
    ]
    assert name_of(volga, found[0].route.introducer) == "Орлов"
    gone = model.next_contacts(volga.without(id_of(volga, "Орлов")), DAY)
    assert [(one.person.name.split()[0], round(one.value, 2)) for one in gone][:3] == [
        ("Марченко", 1.2),
        ("Руднев", 0.9),
        ("Соколов", 0.75),
    ]


def test_an_unknown_influence_is_not_ranked():
    circle = Circle("V", (Contact("x", "X", boss="y"), Contact("y", "Y")), (Contact("a", "A"),), (tie("a", "x", 2),))
    (one,) = model.next_contacts(circle, DAY)
    assert (one.value, one.route.people) == (None, ("a", "x", "y"))


def test_two_accounts_hang_on_one_person(circles):
    single = {account for account, circle in circles.items() if model.threads(circle, DAY).is_single}
    assert single == {YARD, ALTAIR}
    held = model.threads(circles[VOLGA], DAY)
    assert (len(held.ours), len(held.theirs)) == (3, 6)


@pytest.mark.parametrize(
    ("account", "missing"),
    [
        (VOLGA, {("Лебедев", "Соколов"), ("Савельева", "Гусева"), ("Ким", "Руднев")}),
        (URAL, {("Савельева", "Носкова")}),
    ],
)
def test_mirror_pairs_that_are_missing(circles, account, missing):
    pairs = model.mirror_pairs(circles[account], DAY)
    found = {(pair.ours.name.split()[0], pair.theirs.name.split()[0]) for pair in pairs if not pair.exists}
    assert (found, len(pairs)) == (missing, 5)


def test_cells_nobody_named_are_those_of_known_people():
    people = (
        Contact("x", "X", floor="D", function="pr"),
        Contact("y", "Y", floor="W", function="кухня"),
        Contact("z", "Z"),
    )
    found = model.coverage(Circle("V", people, (Contact("a", "A"),), (tie("a", "x", 2),)), DAY)
    assert (found.filled(), found.needed(), found.functions) == (1, 2, ("pr", "кухня"))
    assert model.coverage(Circle("V"), DAY).share is None


# Counting -----------------------------------------------------------------------------------


def test_fourteen_and_two_less_three_is_thirteen(circles):
    found = [model.relationship_count(circle, date(2026, 8, 21), DAY) for circle in circles.values()]
    then, now = sum(one.then for one in found), sum(one.now for one in found)
    new, lapsed = sum(len(one.new) for one in found), sum(len(one.lapsed) for one in found)
    assert (then, new, lapsed, now) == (14, 2, 3, 13)
    assert [one.net for one in found if one.account == VOLGA] == [0]


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(st.integers(0, 3), st.lists(days, max_size=4)), max_size=8), days, days)
def test_then_and_new_less_lapsed_is_now(told, one, other):
    ties = tuple(Acquaintance(f"o{at}", f"t{at}", depth, tuple(sorted(days))) for at, (depth, days) in enumerate(told))
    found = model.relationship_count(Circle("V", ties=ties), min(one, other), max(one, other))
    assert found.then + len(found.new) - len(found.lapsed) == found.now
    assert found.net == found.now - found.then


def test_the_head_was_at_volga_long_ago_and_nowhere_else_but_one(circles):
    found = {one.account: (one.days, one.late) for one in model.visits(circles.values(), DAY)}
    assert found == {VOLGA: (168, True), URAL: (50, False), YARD: (None, True), ALTAIR: (None, True)}
