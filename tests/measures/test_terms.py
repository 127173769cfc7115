"""What terms cost: reference numbers of the course first, then properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab import terms
from kamlab.errors import KamlabError
from kamlab.terms import Terms

MONEY = 0.18
CASE = Terms(0.08, 60, MONEY)
VOLGA = 118_611_500.0  # twelve months of the demo company's biggest client, RUB
fractions = st.floats(0, 0.5)
days = st.floats(0, 180)


@pytest.mark.parametrize(
    ("margin", "granted", "left"),
    [
        pytest.param(0.25, CASE, 0.1552, id="eight-percent-and-sixty-days"),
        pytest.param(0.25, Terms(0.08), 0.1848, id="eight-percent"),
        pytest.param(0.25, Terms(days=60, rate=MONEY), 0.2204, id="sixty-days"),
        pytest.param(0.25, Terms(0.25), 0.0, id="the-whole-margin"),
        pytest.param(0.25, Terms(), 0.25, id="nothing"),
        pytest.param(0.21, Terms(days=60, rate=MONEY), 0.1804, id="volga-now"),
        pytest.param(0.21, Terms(0.03, 90, MONEY, 900_000 / VOLGA), 0.1334, id="volga-asked"),
    ],
)
def test_margin_left_of_the_price_paid(margin, granted, left):
    assert terms.net_margin_after_terms(margin, granted) == pytest.approx(left, abs=5e-5)


@pytest.mark.parametrize(
    ("granted", "millions"),
    [
        pytest.param(CASE, 1.43, id="A"),
        pytest.param(Terms(0.04, 30, MONEY), 1.96, id="B"),
        pytest.param(Terms(0, 90, MONEY), 2.06, id="C"),
        pytest.param(Terms(0, 60, MONEY, 0.01), 2.10, id="D"),
    ],
)
def test_what_is_kept_on_ten_million(granted, millions):
    assert terms.kept_after_terms(0.25, granted) * 10 == pytest.approx(millions, abs=0.005)


def test_43_percent_of_the_profit_goes():
    assert 1 - terms.kept_after_terms(0.25, CASE) / 0.25 == pytest.approx(0.43, abs=0.005)


@pytest.mark.parametrize(
    ("before", "cut", "growth"),
    [(0.25, 0.05, 0.25), (0.25, 0.08, 0.4706), (0.25, 0.10, 0.6667), (0.21, 0.03, 0.1667), (0.25, 0.0, 0.0)],
)
def test_volume_that_pays_a_cut_back(before, cut, growth):
    assert terms.break_even_volume(before, before - cut) == pytest.approx(growth, abs=5e-5)


@pytest.mark.parametrize("after", [0, 1e-15, -0.1])
def test_no_volume_pays_back_what_earns_nothing(after):
    assert terms.break_even_volume(0.25, after) is None


def test_a_yearly_cost_is_paid_back_by_volume_too():
    assert terms.break_even_volume(25, 25, fixed=5) == pytest.approx(0.2)


def test_lowest_price_at_ten_percent_and_sixty_days():
    assert terms.price_floor(75, 0.10, waiting=CASE.waiting) == pytest.approx(86.17, abs=0.005)


@pytest.mark.parametrize(
    ("call", "key"),
    [
        pytest.param(lambda: Terms(1.0), "terms.bad_terms", id="all-the-price"),
        pytest.param(lambda: Terms(0.1, -1), "terms.bad_terms", id="days-below-zero"),
        pytest.param(lambda: terms.kept_after_terms(1.01, Terms()), "terms.bad_margin", id="over-a-hundred"),
        pytest.param(lambda: terms.price_floor(75, 0.98, waiting=0.03), "terms.no_floor", id="no-price"),
        pytest.param(lambda: terms.price_floor(-1, 0.1), "terms.bad_terms", id="cost-below-zero"),
        pytest.param(lambda: terms.break_even_volume(0, 0.1), "terms.nothing_to_restore", id="nothing-earned"),
    ],
)
def test_refusals(call, key):
    with pytest.raises(KamlabError) as refused:
        call()
    assert refused.value.key == key
    assert refused.value.text("ru")
    assert refused.value.text("en")


@given(st.floats(0.01, 0.9), fractions, days, st.floats(0, 0.4), st.floats(0, 0.2))
def test_the_floor_leaves_exactly_the_margin(margin, discount, wait, rate, service):
    """At the floor price nothing more and nothing less than the margin asked for is left."""
    granted = Terms(discount, wait, rate, service)
    left = terms.net_margin_after_terms(margin, granted)
    if 1 - left - granted.waiting > 1e-6:
        floor = terms.price_floor(1 - margin, left, waiting=granted.waiting, service=service)
        assert floor == pytest.approx(granted.paid)


@given(st.floats(0.05, 0.9), fractions, days, st.floats(0.01, 0.4), st.floats(0, 0.2))
def test_every_gift_costs(margin, discount, wait, rate, service):
    granted = Terms(discount, wait, rate, service)
    kept = terms.kept_after_terms(margin, granted)
    assert kept <= margin + 1e-12
    for more in (
        Terms(discount + 0.01, wait, rate, service),
        Terms(discount, wait + 1, rate, service),
        Terms(discount, wait, rate, service + 0.01),
    ):
        assert terms.kept_after_terms(margin, more) < kept


@given(st.floats(0.05, 0.9), st.floats(0, 0.95))
def test_the_volume_restores_the_money(margin, part):
    after = margin * (1 - part)
    growth = terms.break_even_volume(margin, after)
    assert (1 + growth) * after == pytest.approx(margin)
