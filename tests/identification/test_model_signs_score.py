"""Signs, score card, KAISM, load: reference numbers of the lesson and properties."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.i18n import LANGUAGES
from kamlab.modules.identification import model
from kamlab.modules.identification.model import Position

SIX = dict(zip(model.CRITERIA, (0.15, 0.20, 0.25, 0.15, 0.10, 0.15), strict=True))
THREE = {
    "Alfa": dict(zip(model.CRITERIA, (9, 5, 6, 8, 4, 7), strict=True)),
    "Beta": dict(zip(model.CRITERIA, (6, 8, 7, 5, 9, 6), strict=True)),
    "Gamma": dict(zip(model.CRITERIA, (8, 4, 9, 6, 3, 5), strict=True)),
}
PQR = {
    "P": {"predictability": 3, "growth": 8, "effort": 5},
    "Q": {"predictability": 7, "growth": 3, "effort": 2},
    "R": {"predictability": 5, "growth": 5, "effort": 8},
}
PQR_WEIGHTS = {"predictability": 0.3, "growth": 0.5, "effort": 0.2}


def test_one_confirmed_sign_is_enough_an_assumed_one_is_not():
    matrix = model.six_signs(
        [
            ("seen", "volume", "confirmed"),
            ("famous", "fame", "confirmed"),
            ("maybe", "potential", "assumed"),
            ("unknown", "partner", "unchecked"),
            ("plain", "volume", "no"),
        ]
    )
    assert matrix.key == ("seen", "famous")
    assert matrix.to_check == ("maybe", "unknown")
    assert matrix.unseen_by_volume == ("famous",)


@pytest.mark.parametrize(
    ("rule", "options", "key"),
    [
        pytest.param("count", {"needed": 2}, ("two",), id="two-of-six"),
        pytest.param(
            "weighted", {"weights": {**dict.fromkeys(model.SIGNS, 1.0), "fame": 5.0}}, ("one",), id="weighted"
        ),
    ],
)
def test_other_rules(rule, options, key):
    evidence = [("one", "fame", "confirmed"), ("two", "volume", "confirmed"), ("two", "partner", "confirmed")]
    if rule == "weighted":
        evidence = evidence[:2]
    assert model.six_signs(evidence, rule=rule, **options).key == key


def test_innovators_to_expect_in_a_base_of_204():
    few = model.six_signs([(f"c{n}", "innovator", "confirmed") for n in range(5)], base=204)
    many = model.six_signs([(f"c{n}", "innovator", "confirmed") for n in range(60)], base=204)
    assert few.innovators_expected == 5
    assert (few.too_many_innovators, many.too_many_innovators) == (False, True)


def test_an_unknown_sign_is_named():
    with pytest.raises(KamlabError) as caught:
        model.six_signs([("Alfa", "charm", "confirmed")])
    assert all("charm" in caught.value.text(lang) for lang in LANGUAGES)


def test_the_crosswalk_covers_every_sign_and_invents_none():
    assert tuple(model.CROSSWALK) == model.SIGNS
    assert all(row[0] is not None for row in model.CROSSWALK.values())
    assert sum(row[1] is not None for row in model.CROSSWALK.values()) == 4
    assert sum(row[2] is not None for row in model.CROSSWALK.values()) == 4


@pytest.mark.parametrize(
    ("cost", "profit", "chance", "clients", "doors"),
    [(200, 60, None, 4, None), (180, 60, 0.5, 3, 6), (0, 10, 0.2, 0, 0)],
)
def test_reference_deal(cost, profit, chance, clients, doors):
    deal = model.reference_deal(cost, profit, chance=chance)
    assert (deal.clients_needed, deal.doors_needed) == (clients, doors)


def test_score_reference_totals():
    card = model.score(THREE, SIX)
    assert card.clients == ("Beta", "Alfa", "Gamma")
    assert card.totals == pytest.approx((6.80, 6.50, 6.20))


@pytest.mark.parametrize(
    ("criterion", "crossing"),
    [
        ("predictability", 0.227),
        ("growth", 0.111),
        ("criticality", 0.227),
        ("reputation", 0.0426),
        ("partnership", 0.346),
    ],
)
def test_where_alfa_overtakes_beta(criterion, crossing):
    assert model.flip_point(model.score(THREE, SIX), "Beta", "Alfa", criterion) == pytest.approx(crossing, abs=5e-4)


def test_effort_runs_the_other_way():
    """Exercise 01.5: P 6.1, Q 5.4, R 4.6 with effort as 11 − x; P and Q tie at a growth weight of 0.42."""
    card = model.score(PQR, PQR_WEIGHTS, inverse=["effort"])
    assert dict(zip(card.clients, card.totals, strict=True)) == pytest.approx({"P": 6.1, "Q": 5.4, "R": 4.6})
    assert model.flip_point(card, "P", "Q", "growth") == pytest.approx(0.4186, abs=5e-5)
    assert model.score(PQR, PQR_WEIGHTS).clients == ("P", "R", "Q")


def test_equal_totals_share_a_place():
    card = model.score({"A": {"x": 5}, "B": {"x": 5}, "C": {"x": 4}}, {"x": 1})
    assert card.places == (1, 1, 3)


@pytest.mark.parametrize(
    ("scores", "weights"),
    [
        pytest.param({"A": {"x": 11}}, {"x": 1}, id="above-the-scale"),
        pytest.param({"A": {}}, {"x": 1}, id="missing"),
        pytest.param({"A": {"x": 5}}, {"x": 0}, id="no-weight"),
        pytest.param({"A": {"x": 5}}, {"x": -1}, id="negative-weight"),
    ],
)
def test_scores_out_of_scale_are_refused(scores, weights):
    with pytest.raises(KamlabError):
        model.score(scores, weights)


scores = st.lists(st.integers(1, 10), min_size=6, max_size=6).map(
    lambda row: dict(zip(model.CRITERIA, row, strict=True))
)


@given(st.dictionaries(st.sampled_from("ABCDEFG"), scores, min_size=2))
def test_a_new_client_reorders_nobody(table):
    before = model.score(table, SIX).clients
    after = model.score({**table, "new": dict.fromkeys(model.CRITERIA, 5)}, SIX).clients
    assert [name for name in after if name != "new"] == list(before)


@given(scores, scores, st.sampled_from(model.CRITERIA))
def test_at_the_flip_point_the_two_tie(first, second, criterion):
    card = model.score({"A": first, "B": second}, SIX)
    crossing = model.flip_point(card, "A", "B", criterion)
    if crossing is None or crossing == 1:
        return
    rest = {name: weight / (1 - SIX[criterion]) * (1 - crossing) for name, weight in SIX.items() if name != criterion}
    moved = model.score({"A": first, "B": second}, {**rest, criterion: crossing})
    assert moved.totals[0] == pytest.approx(moved.totals[1])


def test_stability_is_repeatable_and_sums_to_the_places():
    card = model.score(THREE, SIX)
    first, second = model.stability(card, top=1), model.stability(card, top=1)
    assert first == second
    assert sum(first.chance) == pytest.approx(1, abs=0.01)
    assert first.chance[0] > first.chance[2]


def test_a_client_better_in_everything_is_certain():
    table = {"best": dict.fromkeys(model.CRITERIA, 9), "other": dict.fromkeys(model.CRITERIA, 3)}
    result = model.stability(model.score(table, SIX), top=1)
    assert result.chance == (1.0, 0.0)
    assert (result.lowest_place, result.highest_place) == ((1, 2), (1, 2))


@pytest.mark.parametrize(
    ("value", "attractiveness", "cell", "open_axes"),
    [
        pytest.param(8.3, 3.5, "promising", (), id="largest-on-the-wrong-side"),
        pytest.param(8.1, 8.4, "key", (), id="key"),
        pytest.param(3.1, 7.9, "supporting", (), id="small-and-loyal"),
        pytest.param(3.7, 2.3, "low", (), id="low"),
        pytest.param(7.1, 5.5, "borderline", ("attractiveness",), id="on-the-cut"),
        pytest.param(5.4, 2.9, "borderline", ("value",), id="value-open"),
        pytest.param(6.0, 8.0, "borderline", ("value",), id="edge-of-the-band"),
        pytest.param(6.1, 8.0, "key", (), id="just-outside-the-band"),
        pytest.param(5.5, 5.5, "borderline", ("value", "attractiveness"), id="centre"),
    ],
)
def test_cells(value, attractiveness, cell, open_axes):
    placed = model.kaism([Position("Alfa", value, attractiveness)]).placed[0]
    assert (placed.cell, placed.open_axes) == (cell, open_axes)


def test_a_position_off_the_scale_is_refused():
    with pytest.raises(KamlabError):
        model.kaism([Position("Alfa", 0.5, 5)])


def test_nobody_to_place_is_explained():
    with pytest.raises(KamlabError):
        model.kaism([])


def test_load_of_four_managers():
    """Exercise 01.7: 5, 2, 1 and 0 key accounts at three each."""
    assigned = {f"a{n}": "five" for n in range(5)} | {"b0": "two", "b1": "two", "c0": "one"}
    load = model.manager_load(assigned, ["five", "two", "one", "none"])
    assert load.counts == (5, 2, 1, 0)
    assert (load.needed, load.to_hand_over, load.free_places, load.overloaded) == (3, 2, 6, ("five",))
    assert load.enough


def test_accounts_without_a_manager_count_for_the_need():
    load = model.manager_load({"a": None, "b": "Ann"}, limit=1)
    assert (load.unassigned, load.needed) == (("a",), 2)


def test_small_orders_by_manager():
    orders = pd.DataFrame(
        [("big", "Ann", 10, 900.0), ("small", "Ann", 90, 100.0), ("big", "Bob", 5, 50.0)],
        columns=["client", "manager", "orders", "revenue"],
    )
    table = model.small_orders(orders, ["big"])
    assert list(table["small_share"]) == pytest.approx([0.9, 0.0])
    assert list(table["small_revenue_share"]) == pytest.approx([0.1, 0.0])
