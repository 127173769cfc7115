"""Bands by source, spread, trend and dilution: the reference numbers, and what must hold for any numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.modules.concentration import model

FIFTEEN = (36, 22, 12, 8, 6, 4, 3, 2.5, 2, 1.5, 1, 0.8, 0.6, 0.3, 0.3)
PAPER = {"A": 6.0, "B": 3.0, "C": 3.0, "D": 2.0, "E": 1.0}  # the paper case of the lesson
money = st.floats(0.01, 1e9, allow_nan=False)


# Bands --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "interview", "article"),
    [
        pytest.param(0.08, (), (), id="below-every-line"),
        pytest.param(0.10, ("key",), (), id="exactly-ten-is-key-by-or-more-alone"),
        pytest.param(0.22, ("key", "enlarge"), ("key", "risky"), id="twenty-two"),
        pytest.param(0.50, ("key", "enlarge"), ("key", "risky"), id="exactly-half-is-not-more-than-half"),
        pytest.param(0.501, ("key", "enlarge", "critical"), ("key", "risky", "mono"), id="a-tenth-over-half"),
        pytest.param(0.52, ("key", "enlarge", "critical"), ("key", "risky", "mono"), id="two-words-for-one-share"),
        pytest.param(1.0, ("key", "enlarge", "critical", "mono"), ("key", "risky", "mono"), id="the-only-customer"),
    ],
)
def test_each_source_has_its_own_words(share, interview, article):
    assert tuple(line.label for line in model.labels(share, model.INTERVIEW)) == interview
    assert tuple(line.label for line in model.labels(share, model.ARTICLE)) == article


def test_mono_client_is_one_word_with_two_owners():
    lines = {line.source: line.share for line in model.bands() if line.label == "mono"}
    assert lines == {"interview": 1.0, "article": 0.5}


def test_the_ten_per_cent_of_the_interview_reads_both_ways():
    assert not model.labels(0.1, inclusive=False)
    assert [line.source for line in model.labels(0.1)] == ["interview"]


@pytest.mark.parametrize(
    ("share", "label"),
    [(0.05, "key"), (0.10, "key"), (0.2, "enlarge"), (0.3, "critical"), (0.6, "mono"), (1.0, None)],
)
def test_the_next_line_is_the_nearest_above(share, label):
    found = model.next_line(share)
    assert (found.label if found else None) == label


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_larger_share_never_loses_a_label(one, other):
    low, high = sorted((one, other))
    assert set(model.labels(low)) <= set(model.labels(high))
    assert model.band_of(low) <= model.band_of(high)


# Spread -------------------------------------------------------------------------------------


def test_fifteen_clients_weigh_like_five_equal_ones():
    """domain reference: HHI 0.2064, effective number 4.85, the top three 70 %."""
    found = model.spread({str(place): amount for place, amount in enumerate(FIFTEEN)})
    assert found.hhi == pytest.approx(0.2064, abs=5e-5)
    assert found.effective == pytest.approx(4.85, abs=0.005)
    assert found.top(3) == pytest.approx(0.70)


def test_returns_leave_the_index_open():
    found = model.spread({"A": 90.0, "B": 20.0, "C": -10.0})
    assert (found.hhi, found.effective, found.gini, found.negative) == (None, None, None, ("C",))
    assert found.share_of("A") == pytest.approx(0.9)


@pytest.mark.parametrize("amounts", [{}, {"A": 0.0}, {"A": 5.0, "B": -5.0}], ids=["nobody", "nothing", "cancelled"])
def test_without_money_there_are_no_shares(amounts):
    with pytest.raises(KamlabError) as refused:
        model.spread(amounts)
    assert "не больше нуля" in refused.value.text("ru")


@given(st.lists(money, min_size=1, max_size=40))
def test_the_effective_number_lies_between_one_and_all(amounts):
    found = model.spread({str(place): amount for place, amount in enumerate(amounts)})
    assert 1 - 1e-9 <= found.effective <= len(amounts) + 1e-6
    assert found.lorenz[0] == 0
    assert found.lorenz[-1] == pytest.approx(1)
    assert all(point <= place / len(amounts) + 1e-9 for place, point in enumerate(found.lorenz))


def test_new_clients_are_those_whose_first_purchase_is_in_the_period():
    firsts = {"A": date(2024, 5, 2), "B": date(2025, 11, 1), "C": date(2026, 3, 3), "D": date(2026, 4, 4)}
    found = model.newcomers(firsts, {"A": 80.0, "B": 5.0, "C": 15.0}, date(2025, 11, 1))
    assert (found.clients, found.amount, found.share) == (("C", "B"), 20.0, 0.2)


# Trend --------------------------------------------------------------------------------------


def quarters(shares, *, year=2024):
    """Return rows of a client A and a rest with these shares, quarter after quarter."""
    days = [date(year + turn // 4, 3 * (turn % 4) + 1, 1) for turn in range(len(shares))]
    return [row for day, share in zip(days, shares, strict=True) for row in ((day, "A", share), (day, "B", 1 - share))]


def test_a_year_is_set_beside_the_year_before():
    found = model.trend(quarters([0.1, 0.2, 0.1, 0.2, 0.2, 0.3, 0.2, 0.3]), "A")
    assert (found.before, found.now) == (pytest.approx(0.15), pytest.approx(0.25))
    assert found.way == "up"


@pytest.mark.parametrize(
    ("shares", "way"),
    [
        pytest.param([0.3] * 4 + [0.2] * 4, "down", id="down"),
        pytest.param([0.3] * 4 + [0.305] * 4, "level", id="half-a-point-is-level"),
        pytest.param([0.3] * 7, "unknown", id="not-two-years"),
        pytest.param([], "unknown", id="nothing"),
    ],
)
def test_the_way_of_a_share(shares, way):
    assert model.trend(quarters(shares), "A").way == way


def test_a_quarter_the_ledger_covers_in_part_is_not_whole():
    ends = date(2024, 2, 1), date(2025, 10, 31)
    found = model.trend(quarters([0.2] * 8), "A", ends=ends)
    assert [quarter.months for quarter in found.quarters] == [2, 3, 3, 3, 3, 3, 3, 1]
    assert found.before is None


def test_a_quarter_without_purchases_is_a_zero_not_a_gap():
    rows = [(date(2024, 1, 1), "A", 5.0), (date(2024, 4, 1), "B", 5.0)]
    assert [quarter.share for quarter in model.trend(rows, "A").quarters] == [1.0, 0.0]


# Dilution -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "growth", "needed", "of_others"),
    [
        pytest.param(0.30, 0.0, 5.0, 0.556, id="to-30"),
        pytest.param(0.20, 0.0, 15.0, 1.667, id="to-20"),
        pytest.param(0.10, 0.0, 45.0, 5.0, id="to-10-the-firm-quadruples"),
        pytest.param(0.30, 0.2, 7.8, 0.867, id="to-30-while-it-grows"),
        pytest.param(0.20, 0.2, 19.8, 2.2, id="to-20-while-it-grows"),
        pytest.param(0.45, 0.0, 0.0, 0.0, id="already-there"),
    ],
)
def test_what_the_others_must_bring(target, growth, needed, of_others):
    """The paper case: 6 of 15, that is 40 % (interview of 2012 for the rule, the sums checked by hand)."""
    found = model.dilution(PAPER["A"], sum(PAPER.values()), target, growth=growth)
    assert found.needed == pytest.approx(needed)
    assert found.growth_of_others == pytest.approx(of_others, abs=5e-4)


@given(money, money, st.floats(0.01, 0.99), st.floats(0, 2))
def test_dilution_has_an_inverse(amount, others, target, growth):
    found = model.dilution(amount, amount + others, target, growth=growth)
    if found.is_met:
        assert found.share_with(0) <= target + 1e-6
    else:
        assert found.share_with(found.needed) == pytest.approx(target, rel=1e-6)


@given(money, money, st.floats(0.01, 0.99), st.floats(0, 2))
def test_the_account_is_never_cut(amount, others, target, growth):
    found = model.dilution(amount, amount + others, target, growth=growth)
    assert found.grown >= found.amount
    assert found.needed >= 0


def test_the_only_customer_has_no_others_to_grow():
    found = model.dilution(8.0, 8.0, 0.5)
    assert (found.needed, found.growth_of_others) == (8.0, None)


@pytest.mark.parametrize(
    ("amount", "total", "target", "growth"),
    [(0, 10, 0.2, 0), (-1, 10, 0.2, 0), (11, 10, 0.2, 0), (5, 10, 0, 0), (5, 10, 1, 0), (5, 10, 0.2, -0.1)],
)
def test_a_plan_that_cannot_be_is_refused(amount, total, target, growth):
    with pytest.raises(KamlabError):
        model.dilution(amount, total, target, growth=growth)


@pytest.mark.parametrize(("extra", "each", "people"), [(12, 2.5, 5), (10, 2.5, 4), (0, 2.5, 0), (0.3, 0.1, 3)])
def test_people_are_whole(extra, each, people):
    assert model.people_needed(extra, each) == people


def test_a_seller_who_brings_nothing_is_refused():
    with pytest.raises(KamlabError):
        model.people_needed(12, 0)


def test_the_share_reaches_its_target_when_everybody_is_up_to_speed():
    plan = model.dilution(8.0, 20.0, 0.25)
    way = model.path(plan, model.Sales(people=5, each=2.5, ramp=10, cost=0.2))
    assert way.reached == 10  # 12 of 12.5 at month 9.6
    assert way.year_reached > way.reached
    assert way.spent == pytest.approx(5 * 0.2 * 10)
    assert way.shares[0] == pytest.approx(plan.share)


def test_four_sellers_do_not_get_there():
    plan = model.dilution(8.0, 20.0, 0.25)
    way = model.path(plan, model.Sales(people=4, each=2.5, ramp=10))
    assert way.reached is None
    assert plan.needed - way.added == pytest.approx(2.0)


def test_growth_of_those_already_there_needs_nobody_new():
    plan = model.dilution(8.0, 20.0, 0.25)
    way = model.path(plan, model.Sales(people=0, each=2.5, ramp=10, others_growth=1.0))
    assert way.reached == 12
    assert way.spent == 0


@given(st.integers(0, 30), money, st.integers(0, 24), st.floats(0, 2), st.floats(0.05, 0.9))
def test_a_target_that_is_reached_stays_reached(people, each, ramp, growth, target):
    plan = model.dilution(40.0, 100.0, target, growth=growth)
    way = model.path(plan, model.Sales(people=people, each=each, ramp=ramp))
    if way.reached is not None:
        assert all(share <= target + 1e-8 for share in way.shares[way.reached :])
    assert all(0 < share <= 1 for share in (*way.shares, *way.year_shares))
