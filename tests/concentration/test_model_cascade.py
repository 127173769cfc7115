"""What the departure of an account sets off at the supplier: reference numbers, then properties."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.modules.concentration import model
from kamlab.modules.concentration.model import CASE, CASE_ACCOUNT, Buyer, Purchase, Tier


@pytest.mark.parametrize(
    ("pass_through", "after", "stayed", "quantity"),
    [
        pytest.param(0, -40_000, 10, 3000, id="prices-held"),
        pytest.param(0.19, -32_305, 9, 2700, id="a-rise-just-borne-is-borne"),
        pytest.param(0.25, -32_125, 8, 2100, id="a-quarter"),
        pytest.param(0.5, -37_000, 3, 600, id="half"),
        pytest.param(0.75, -38_500, 1, 150, id="three-quarters"),
        pytest.param(1, -40_000, 0, 0, id="everything"),
    ],
)
def test_five_thousand_units(pass_through, after, stayed, quantity):
    """Reference: the interview's case with the course's tiers and tolerances."""
    lost = model.discount_cascade(CASE, CASE_ACCOUNT, pass_through)
    assert lost.before == pytest.approx(35_000)
    assert lost.direct == pytest.approx(-30_000)
    assert (lost.after, lost.stayed, lost.quantity) == (pytest.approx(after), stayed, quantity)


def test_the_steps_of_a_quarter():
    lost = model.discount_cascade(CASE, CASE_ACCOUNT, 0.25)
    assert (lost.dearer, lost.leavers) == (pytest.approx(-23_625), pytest.approx(-13_500))
    assert (lost.discount_before, lost.discount_after) == (0.20, 0.05)
    assert lost.left == ("5", "1")
    assert [len(one.left) for one in lost.rounds] == [2, 0]


def test_the_best_share_is_found_exactly_and_lies_at_a_cliff():
    best = model.best_pass_through(CASE, CASE_ACCOUNT)
    assert best.pass_through == pytest.approx(19 / 75)
    assert best.profit == pytest.approx(-32_020)
    assert (best.whole, best.whole_profit) == (0.25, pytest.approx(-32_125))
    assert best.drop == pytest.approx(7_883.33, abs=0.01)


def test_the_best_share_beats_a_fine_grid():
    best = model.best_pass_through(CASE, CASE_ACCOUNT)
    grid = max(model.discount_cascade(CASE, CASE_ACCOUNT, step / 500).after for step in range(501))
    assert best.profit >= grid - 1e-6


@pytest.mark.parametrize(
    ("pass_through", "others", "left"),
    [(0, 1.7154, 0), (0.25, 1.8488, 0), (0.5, 1.6428, 2), (0.75, 1.2776, 6), (1, 1.3446, 6)],
)
def test_film_of_the_demo_company(film, pass_through, others, left):
    """Reference: the demo company's own description, film of one supplier in millions a month."""
    lost = model.discount_cascade(film, "ТД «Волжские продукты»", pass_through)
    assert lost.after / 1e6 == pytest.approx(others, abs=5e-5)
    assert len(lost.left) == left


def test_the_best_share_of_the_demo_company(film):
    best = model.best_pass_through(film, "ТД «Волжские продукты»")
    assert best.pass_through == pytest.approx(0.427, abs=0.001)
    assert best.profit / 1e6 == pytest.approx(1.8849, abs=1e-3)


@pytest.fixture(scope="module")
def film():
    """Return what the demo company buys of Polymer Dvina, in kilograms."""
    from kamlab.company import open_company

    company = open_company("demo")
    buyers, tiers = company.profile("cascade"), company.profile("tiers")
    return Purchase(
        200.0,
        tuple(Tier(1000 * row.from_tonnes, row.discount / 100) for row in tiers.itertuples()),
        tuple(
            Buyer(
                row.client, 1000 * row.tonnes, row.price, 0.0 if row.tolerance != row.tolerance else row.tolerance / 100
            )
            for row in buyers.itertuples()
        ),
    )


# ---- properties ------------------------------------------------------------------------------------------------------

_QUANTITY = st.integers(0, 500)
_BUYERS = st.lists(st.tuples(_QUANTITY, st.integers(60, 150), st.integers(0, 30)), min_size=1, max_size=12)
_STEPS = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 40)), max_size=5)


@st.composite
def purchases(draw):
    """Draw goods whose discount never falls with the volume."""
    buyers = draw(_BUYERS)
    starts, discounts = draw(_STEPS), []
    discounts = sorted(discount for _, discount in starts)
    tiers = tuple(
        Tier(start, discount / 100) for start, discount in zip(sorted({s for s, _ in starts}), discounts, strict=False)
    )
    lines = tuple(Buyer(str(place), q, p, t / 100) for place, (q, p, t) in enumerate(buyers))
    return Purchase(
        100.0, tiers, (Buyer("account", draw(_QUANTITY), 90.0), *lines), float(draw(st.integers(0, 10_000)))
    )


@settings(deadline=None)  # the first example of a run pays for the imports
@given(purchases(), st.integers(0, 100), st.integers(0, 1000))
def test_money_is_neither_made_nor_lost(goods, share, beside):
    lost = model.discount_cascade(goods, "account", share / 100, beside=float(beside))
    staying = [buyer for buyer in goods.buyers if buyer.client not in {"account", *lost.left}]
    cost = lost.rounds[-1].cost
    rise = share / 100 * (cost - goods.cost)
    direct = sum(buyer.quantity * (buyer.price + rise - cost) for buyer in staying) - goods.fixed_costs
    assert lost.before + lost.direct + lost.dearer + lost.leavers == pytest.approx(lost.after, abs=1e-6)
    assert lost.after == pytest.approx(direct, abs=1e-6)


@settings(deadline=None)  # the first example of a run pays for the imports
@given(purchases(), st.integers(0, 100))
def test_it_ends_and_nobody_comes_back(goods, share):
    lost = model.discount_cascade(goods, "account", share / 100)
    others = len(goods.buyers) - 1
    assert len(lost.rounds) <= others + 1
    assert len(set(lost.left)) == len(lost.left) == others - lost.stayed
    quantities = [one.quantity for one in lost.rounds]
    assert quantities == sorted(quantities, reverse=True)
    assert [one.cost for one in lost.rounds] == sorted(one.cost for one in lost.rounds)


@settings(deadline=None)  # the first example of a run pays for the imports
@given(purchases())
def test_best_is_at_least_as_good_as_any_whole_per_cent(goods):
    best = model.best_pass_through(goods, "account")
    found = [model.discount_cascade(goods, "account", step / 10).after for step in range(11)]
    assert best.profit >= best.whole_profit - 1e-6
    assert best.whole_profit >= max(found) - 1e-6
    assert model.discount_cascade(goods, "account", best.whole).after == pytest.approx(best.whole_profit, abs=1e-6)
    assert model.discount_cascade(goods, "account", best.pass_through).after == pytest.approx(best.profit, abs=1e-6)


@settings(deadline=None)  # the first example of a run pays for the imports
@given(purchases(), st.integers(1, 99))
def test_the_pieces_are_the_curve(goods, share):
    best = model.best_pass_through(goods, "account")
    at = share / 100
    piece = next(one for one in best.pieces if one.start < at <= one.end + 1e-12)
    along = (at - piece.start) / (piece.end - piece.start)
    height = piece.profit_start + along * (piece.profit_end - piece.profit_start)
    # within a billionth of a jump either side is right
    if min(at - piece.start, piece.end - at) > 1e-6:
        assert model.discount_cascade(goods, "account", at).after == pytest.approx(height, abs=1e-3)


# ---- refusals and the verdict ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goods", "share"),
    [
        pytest.param(CASE, 1.01, id="more-than-all"),
        pytest.param(replace(CASE, tiers=(Tier(0, 0.1), Tier(10, 0.05))), 0.5, id="falling-tiers"),
        pytest.param(replace(CASE, list_price=0.0), 0.5, id="free-goods"),
        pytest.param(replace(CASE, tiers=(Tier(0, 1.0),)), 0.5, id="all-off"),
        pytest.param(replace(CASE, buyers=(Buyer(CASE_ACCOUNT, -1, 5.0),)), 0.5, id="negative-quantity"),
        pytest.param(replace(CASE, buyers=(Buyer("x", 1, 5.0),)), 0.5, id="nobody-of-that-name"),
    ],
)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_what_makes_no_sense_is_refused_in_a_sentence(goods, share, lang):
    with pytest.raises(KamlabError) as refused:
        model.discount_cascade(goods, CASE_ACCOUNT, share)
    assert refused.value.text(lang).endswith(".")


def test_alone_with_the_supplier_nothing_follows():
    goods = Purchase(10.0, (), (Buyer("only", 5, 12.0),), 3.0)
    lost = model.discount_cascade(goods, "only", 0.5)
    assert (lost.before, lost.after, lost.chain) == (7.0, -3.0, 0.0)
    assert model.best_pass_through(goods, "only").pieces[0].stayed == 0


@pytest.mark.parametrize(
    ("facts", "critical", "unknown"),
    [
        pytest.param({"result_without": -1.2, "share": 0.4}, True, ("tier_lost",), id="forty-per-cent-but-a-loss"),
        pytest.param({"result_without": 0.5, "share": 0.4}, None, ("tier_lost",), id="unknown-is-not-no"),
        pytest.param({"result_without": 0.0, "share": 0.5}, None, ("tier_lost",), id="exactly-half-is-not-more"),
        pytest.param({"share": 0.501}, True, ("loss_making", "tier_lost"), id="more-than-half"),
        pytest.param(
            {"result_without": 1, "share": 0.1, "quantity": 8000, "of_account": 5000, "tiers": CASE.tiers},
            True,
            (),
            id="only-the-tier",
        ),
        pytest.param(
            {"result_without": 1, "share": 0.1, "quantity": 8900, "of_account": 900, "tiers": CASE.tiers},
            False,
            (),
            id="exactly-on-the-tier-keeps-it",
        ),
    ],
)
def test_three_part_verdict(facts, critical, unknown):
    told = model.critical_dependency(**facts)
    assert (told.critical, told.unknown) == (critical, unknown)
