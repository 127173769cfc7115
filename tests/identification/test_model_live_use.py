"""What the live forms ask of the model: weights that stay at 100 %, who is near the line, what evidence bears."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.modules.identification import model

WEIGHTS = {"a": 0.5, "b": 0.3, "c": 0.2}
REFERENCE = {  # the reference case of the score card
    "Вега": dict(zip(model.CRITERIA, (9, 5, 6, 8, 4, 7), strict=True)),
    "Меркурий": dict(zip(model.CRITERIA, (6, 8, 7, 5, 9, 6), strict=True)),
    "Альфа-Строй": dict(zip(model.CRITERIA, (8, 4, 9, 6, 3, 5), strict=True)),
}
FIVE = REFERENCE | {
    "Полюс": dict(zip(model.CRITERIA, (5, 6, 6, 7, 7, 5), strict=True)),
    "Гранит": dict(zip(model.CRITERIA, (4, 5, 3, 8, 8, 4), strict=True)),
}


@pytest.mark.parametrize(
    ("name", "wanted", "held", "weights", "stopped"),
    [
        pytest.param("a", 0.6, (), {"a": 0.6, "b": 0.24, "c": 0.16}, False, id="others-give-in-proportion"),
        pytest.param("a", 0.25, (), {"a": 0.25, "b": 0.45, "c": 0.3}, False, id="others-take-in-proportion"),
        pytest.param("a", 0.6, ("b",), {"a": 0.6, "b": 0.3, "c": 0.1}, False, id="the-held-one-stays"),
        pytest.param("a", 0.9, ("b",), {"a": 0.7, "b": 0.3, "c": 0.0}, True, id="stops-where-the-held-one-begins"),
        pytest.param("a", 0.6, ("b", "c"), WEIGHTS, True, id="all-others-held-nothing-moves"),
        pytest.param("a", 0.5, ("b", "c"), WEIGHTS, False, id="all-others-held-but-no-wish"),
        pytest.param("a", 0.6, ("a",), {"a": 0.6, "b": 0.24, "c": 0.16}, False, id="a-held-one-moved-by-hand"),
        pytest.param("a", 1.0, (), {"a": 1.0, "b": 0.0, "c": 0.0}, False, id="everything"),
        pytest.param("a", -0.2, (), {"a": 0.0, "b": 0.6, "c": 0.4}, False, id="nothing-is-the-least"),
    ],
)
def test_a_weight_moves_and_the_others_make_room(name, wanted, held, weights, stopped):
    moved = model.move_weight(WEIGHTS, name, wanted, held=held)
    assert moved.weights == pytest.approx(weights)
    assert moved.stopped is stopped


def test_after_one_weight_took_everything_the_others_share_evenly():
    assert model.move_weight({"a": 1.0, "b": 0.0, "c": 0.0}, "a", 0.4).weights == {"a": 0.4, "b": 0.3, "c": 0.3}


@given(
    st.lists(st.integers(0, 40), min_size=2, max_size=6).filter(any),
    st.floats(-0.5, 1.5),
    st.sets(st.integers(0, 5)),
)
def test_weights_always_add_up_to_a_hundred_and_the_held_stay(parts, wanted, held):
    start = model.even_weights({str(place): part for place, part in enumerate(parts)}, held=())
    start = model.move_weight(start, "0", parts[0] / 40).weights
    kept = {str(place) for place in held}
    moved = model.move_weight(start, "0", wanted, held=kept).weights
    assert round(1000 * sum(moved.values())) == 1000
    assert all(part >= 0 for part in moved.values())
    assert all(moved[name] == start[name] for name in kept & set(start) - {"0"})


@pytest.mark.parametrize(
    ("held", "weights"),
    [
        pytest.param((), {"a": 0.334, "b": 0.333, "c": 0.333}, id="a-third-each"),
        pytest.param(("a",), {"a": 0.5, "b": 0.25, "c": 0.25}, id="what-the-held-one-leaves"),
        pytest.param(("a", "b", "c"), WEIGHTS, id="all-held"),
    ],
)
def test_equal_weights(held, weights):
    assert model.even_weights(WEIGHTS, held=held) == weights


def test_the_flip_of_the_reference_case_is_reached_by_moving_the_weight():
    """At 22.7 % of predictability Vega draws level with Mercury; a tenth of a per cent more and it leads."""
    before = model.score(REFERENCE)
    assert [(name, round(total, 2)) for name, total in zip(before.clients, before.totals, strict=True)] == [
        ("Меркурий", 6.8),
        ("Вега", 6.5),
        ("Альфа-Строй", 6.2),
    ]
    crossing = model.flip_point(before, "Меркурий", "Вега", "predictability")
    assert crossing == pytest.approx(0.227, abs=5e-4)
    below = model.score(REFERENCE, model.move_weight(model.WEIGHTS, "predictability", crossing - 0.002).weights)
    above = model.score(REFERENCE, model.move_weight(model.WEIGHTS, "predictability", crossing + 0.002).weights)
    assert (below.clients[0], above.clients[0]) == ("Меркурий", "Вега")


def test_the_first_two_of_the_reference_case_with_similar_weights():
    firm = model.stability(model.score(FIVE), top=2, firmness=30)
    assert firm.chance[:3] == pytest.approx([0.91, 0.78, 0.25], abs=0.02)


def test_clients_with_gaps_stay_out_of_the_ranking():
    full, gaps = model.split_complete({"a": {"x": 1.0, "y": 2.0}, "b": {"x": 1.0, "y": None}, "c": {}}, ("x", "y"))
    assert (full, gaps) == ({"a": {"x": 1.0, "y": 2.0}}, {"b": 1, "c": 2})


@pytest.mark.parametrize(
    ("amounts", "threshold", "client", "missing"),
    [
        pytest.param({"A": 90.0, "B": 10.0}, 0.2, "B", 12.5, id="growth-raises-the-total-too"),
        pytest.param({"A": 91.0, "B": 9.0}, 0.1, "B", 1 / 0.9, id="one-short-of-ten"),
    ],
)
def test_what_the_nearest_below_lacks(amounts, threshold, client, missing):
    near = model.nearest_below(model.shares(amounts, threshold=threshold))
    assert near.client == client
    assert near.missing == pytest.approx(missing)
    grown = amounts | {client: amounts[client] + near.missing}
    assert client in model.shares(grown, threshold=threshold).key


def test_nobody_is_below_if_everybody_passes():
    assert model.nearest_below(model.shares({"A": 50.0, "B": 50.0}, threshold=0.1)) is None


@pytest.mark.parametrize("inclusive", [True, False])
def test_on_the_line_does_not_depend_on_the_word(inclusive):
    result = model.shares({"A": 60.0, "B": 30.0, "C": 10.0}, threshold=0.1, inclusive=inclusive)
    assert model.on_the_line(result) == ("C",)


@pytest.mark.parametrize(
    ("state", "evidence", "dated", "borne"),
    [
        pytest.param("confirmed", "two enquiries", True, "confirmed", id="a-dated-fact"),
        pytest.param("confirmed", "two enquiries", False, "assumed", id="no-day"),
        pytest.param("confirmed", "   ", True, "assumed", id="no-fact"),
        pytest.param("assumed", "two enquiries", True, "assumed", id="an-assumption-stays-one"),
        pytest.param("no", "", False, "no", id="absent"),
    ],
)
def test_what_the_evidence_bears(state, evidence, dated, borne):
    assert model.proved_state(state, evidence, dated=dated) == borne


def test_accounts_handed_over():
    now = {"a": "Ann", "b": "Ann", "c": None}
    assert model.hand_over(now, [("b", "Bob"), ("b", "Cid"), ("x", "Bob")]) == {"a": "Ann", "b": "Cid", "c": None}
