"""The purse, the white space, the register and the suggestions: reference numbers, edges, properties."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.modules.opportunities import model
from kamlab.modules.opportunities.model import Cell, History, Idea


@pytest.mark.parametrize(
    ("ours", "spend", "shares"),
    [
        pytest.param(6, (30, 40, 60), (0.20, 0.15, 0.10), id="lesson"),
        pytest.param(118.61, (470, 539, 610), (0.252, 0.220, 0.194), id="volga"),
        pytest.param(0, (1, 2, 3), (0, 0, 0), id="buys-nothing-from-us"),
        pytest.param(5, (5, 5, 5), (1, 1, 1), id="buys-all-from-us"),
    ],
)
def test_share_of_wallet(ours, spend, shares):
    found = model.wallet(ours, low=spend[0], base=spend[1], high=spend[2])
    assert tuple(found.shares.values()) == pytest.approx(shares, abs=5e-4)


def test_room_to_a_target_share():
    assert model.wallet(6, low=30, base=40, high=60).room(0.4) == pytest.approx({"low": 6, "base": 10, "high": 18})


@pytest.mark.parametrize(("spend", "ours", "room"), [(40, 2, 18), (10, 9, 0), (25, 10, 2.5), (12, 3, 3)])
def test_room_to_half_on_paper(spend, ours, room):
    assert model.wallet(ours, base=spend).room(0.5) == pytest.approx({"base": room})


def test_five_to_fifteen():
    """Interview of 2012: 15 at three quarters needs 20; of 12 it would be 125 %."""
    assert model.needed_spend(15, 0.75) == 20
    assert model.wallet(5, base=12).needed(15)["base"] == pytest.approx(1.25)
    found = model.wallet(5, base=24)
    assert [found.needed(wish)["base"] for wish in (5, 15, 20)] == pytest.approx([0.208, 0.625, 0.833], abs=1e-3)


@pytest.mark.parametrize(
    ("ours", "spend", "key"),
    [
        pytest.param(6, {}, "opportunities.no_spend", id="no-estimate"),
        pytest.param(-1, {"base": 5}, "opportunities.negative_sales", id="more-returned-than-bought"),
        pytest.param(6, {"base": 5}, "opportunities.spend_too_small.base", id="more-than-they-spend"),
        pytest.param(6, {"low": 50, "base": 40}, "opportunities.spend_order.low_base", id="out-of-order"),
        pytest.param(0, {"base": 0}, "opportunities.spend_too_small.base", id="a-purse-of-nothing"),
    ],
)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_what_cannot_be_is_refused_in_a_sentence(ours, spend, key, lang):
    with pytest.raises(KamlabError) as fault:
        model.wallet(ours, **spend)
    assert fault.value.key == key
    assert "{" not in fault.value.text(lang)


amounts = st.one_of(st.none(), st.floats(0, 1e10, allow_nan=False))


@given(st.floats(-1e9, 1e10), amounts, amounts, amounts)
def test_a_share_is_between_nothing_and_all_or_refused(ours, low, base, high):
    try:
        found = model.wallet(ours, low=low, base=base, high=high)
    except KamlabError:
        return
    assert all(0 <= share <= 1 for share in found.shares.values())
    assert all(room >= 0 for room in found.room(0.4).values())


def test_the_parts_of_a_purse():
    assert model.split({"us": 6, "rival": 20}, 40).unknown == 14
    assert model.split({"us": 6, "rival": 40}, 40).over == 6
    with pytest.raises(KamlabError):
        model.split({"rival": -1}, 40)


# White space ----------------------------------------------------------------------------------------------------------


def test_cells_nobody_spoke_of_are_unknown():
    grid = model.white_space(["a", "b"], ["x"], [Cell("a", "x", "us"), Cell("gone", "x", "us")])
    assert grid.counts == {"us": 1, "rival": 0, "client": 0, "nobody": 0, "unknown": 1}


def test_a_refusal_without_a_day_is_told():
    grid = model.white_space(["a"], ["x", "y"], [Cell("a", "x", "nobody", "refused"), Cell("a", "y", "nobody", "open")])
    assert [cell.offer for cell in grid.undated] == ["x"]
    assert grid.never == ()


@pytest.mark.parametrize(("state", "offered"), [("us", "never"), ("nobody", ""), ("free", "")])
def test_an_impossible_cell_is_refused(state, offered):
    with pytest.raises(KamlabError):
        model.white_space(["a"], ["x"], [Cell("a", "x", state, offered)])


cells = st.builds(
    lambda unit, offer, word: Cell(unit, offer, "nobody", word) if word in model.OFFERED else Cell(unit, offer, word),
    st.sampled_from("ab"),
    st.sampled_from("xyz"),
    st.sampled_from(["us", "rival", "client", "unknown", *model.OFFERED]),
)


@given(st.lists(cells, max_size=12))
def test_the_cells_always_add_up(known):
    grid = model.white_space("ab", "xyz", known)
    assert sum(grid.counts.values()) == 6
    assert len(grid.free) == len(grid.never) + len(grid.refused) + len(grid.open) == grid.counts["nobody"]
    assert grid.widest[1] <= len(grid.never)


# The register ---------------------------------------------------------------------------------------------------------


FULL = {"base": 5.0, "low": 4.0, "high": 6.0, "hours": 1.0, "money": 0.0, "staff": 0.1, "source": "sales_data"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        pytest.param({"name": " "}, "name", id="no-words"),
        pytest.param({"base": None}, "benefit", id="no-benefit"),
        pytest.param({"hours": None}, "effort", id="empty-is-not-zero"),
        pytest.param({"low": 9.0}, "order", id="out-of-order"),
        pytest.param({"money": -1.0}, "negative", id="negative"),
        pytest.param({"low": None}, "range", id="one-figure"),
        pytest.param({"source": ""}, "source", id="no-source"),
        pytest.param({"chance": 1.0}, "certain", id="sure-of-it"),
        pytest.param({"needs": "b"}, "needs", id="needs-itself"),
        pytest.param({"needs": "gone"}, "needs", id="needs-what-is-not-there"),
        pytest.param({"needs": "a", "excludes": "a"}, "both", id="needs-what-it-excludes"),
        pytest.param({"name": "Stretch film"}, "twice", id="the-same-once-more"),
    ],
)
def test_faults_of_a_line(changed, code):
    first = Idea("a", "Film", "Volga", **FULL)
    line = Idea(**({"id": "b", "name": "Labels", "account": "Volga"} | FULL | changed))
    assert {fault.code for fault in model.register_check([first, line])} == {code}


def test_a_sound_register_has_no_faults():
    assert model.register_check([Idea("a", "Film", **FULL), Idea("b", "Labels", needs="a", **FULL)]) == ()


def test_unknown_hours_stop_a_line_and_all_that_need_it():
    lines = [
        Idea("a", "A", **(FULL | {"hours": None})),
        Idea("b", "B", needs="a", **FULL),
        Idea("c", "C", needs="b", **FULL),
        Idea("d", "D", **FULL),
        Idea("e", "E", choice="dropped", **FULL),
    ]
    options, waiting = model.split_complete(lines)
    assert [one.id for one in options] == ["d"]
    assert waiting == {"a": ("hours",), "b": ("needs",), "c": ("needs",)}


# Suggestions ----------------------------------------------------------------------------------------------------------


BASKETS = {name: {"film": 100.0, "box": 50.0, "label": 20.0} for name in "ABCDEFGHIJ"} | {
    "me": {"film": 10.0, "box": 5.0}
}


def test_what_similar_clients_buy():
    (found,) = model.similar("me", BASKETS)
    assert (found.category, found.count, found.of) == ("label", 10, 10)
    assert found.base == pytest.approx(2.0)


def test_a_minority_suggests_nothing():
    baskets = BASKETS | {name: {"film": 100.0, "box": 50.0} for name in "ABCDE"}
    assert model.similar("me", baskets) == ()


def test_two_clients_are_no_comparison():
    assert model.similar("me", {"me": {"film": 1.0}, "A": {"film": 1.0, "box": 1.0}}) == ()


def test_a_category_that_was_dropped_is_told_once():
    histories = {name: History(basket, basket, basket, (9, 9), (9.0, 9.0)) for name, basket in BASKETS.items()}
    histories["me"] = History({"film": 10.0}, {"film": 9.0, "label": 3.0}, {"film": 5.0}, (9, 9), (5.0, 5.0))
    found = model.suggest("me", histories)
    assert [(one.code, one.category) for one in found] == [("similar", "box"), ("stopped", "label")]


@pytest.mark.parametrize(
    ("orders", "told"),
    [((12, 9), True), ((12, 10), False), ((5, 0), False)],
    ids=["a-quarter-fewer", "a-sixth-fewer", "too-few-to-say"],
)
def test_orders_that_become_rarer(orders, told):
    assert bool(model.rarer(History({}, {}, {}, orders, (10.0, 5.0)))) is told


def test_nobody_is_suggested_what_it_buys():
    for name, basket in BASKETS.items():
        assert not {one.category for one in model.similar(name, BASKETS)} & set(basket)


def test_a_launch_counts_months_and_who_waits():
    days = {"new": date(2026, 3, 2), "old": date(2020, 1, 1)}
    first = {("a", "new"): date(2026, 3, 2), ("c", "new"): date(2026, 6, 1)}
    (found,) = model.launches(days, first, ["a", "b", "c"], since=date(2025, 1, 1))
    assert (found.product, found.waiting) == ("new", ("b",))
    assert [(client, found.months(day)) for client, day in found.bought] == [("a", 0), ("c", 3)]


def test_a_launch_goes_by_days_and_tells_who_gave_it_back():
    days = {"new": date(2026, 3, 2)}
    first = {("a", "new"): date(2026, 3, 12), ("b", "new"): date(2026, 3, 5), ("c", "new"): date(2026, 3, 4)}
    (found,) = model.launches(days, first, ["a", "b", "c"], since=date(2025, 1, 1), returned={("b", "new")})
    assert [client for client, _ in found.bought] == ["c", "a"]
    assert found.returned == (("b", date(2026, 3, 5)),)
    assert found.waiting == ()
