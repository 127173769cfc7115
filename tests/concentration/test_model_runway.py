"""Months of life, late payment, worn-down margins, bad years, the plan for the bad case."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.modules.concentration import model
from kamlab.modules.concentration.model import Exposed, Lever, Reserve, Sheet

LEVERS = (Lever("costs", 0.7, start=2), Lever("projects", 0.7, start=4))


@pytest.mark.parametrize(
    ("account", "others", "fixed", "cash", "before", "after", "months"),
    [
        pytest.param(1.8, 2.7, 3.9, 6.0, 0.6, -1.2, 5.0, id="five-clients-on-paper"),
        pytest.param(2.0, 3.0, 4.2, 7.2, 0.8, -1.2, 6.0, id="exercise-02.3"),
        pytest.param(2.0, 3.0, 3.6, 7.2, 1.4, -0.6, 12.0, id="exercise-02.3-costs-cut"),
        pytest.param(2.07575, 6.30, 8.05, 9.8, 0.32575, -1.75, 5.6, id="demo-company"),
        pytest.param(1.0, 5.0, 4.0, 0.0, 2.0, 1.0, None, id="never"),
        pytest.param(1.0, 4.0, 4.0, 0.0, 1.0, 0.0, None, id="just-covered-is-never"),
        pytest.param(1.0, 3.0, 4.0, -2.0, 0.0, -1.0, 0.0, id="already-in-debt"),
    ],
)
def test_life_after_the_account(account, others, fixed, cash, before, after, months):  # noqa: PLR0913, PLR0917 - a table row
    lost = model.loss_of_account(account, others, fixed, cash)
    assert (lost.with_account, lost.without) == (pytest.approx(before), pytest.approx(after))
    assert lost.months == (None if months is None else pytest.approx(months))


@pytest.mark.parametrize(("result", "last", "months"), [(-1.75, 1.4, None), (-2.2836, None, 6.3)])
def test_levers_of_the_demo_company(result, last, months):
    """Reference: 1.4 left after a year while the tier holds, 6.3 months if it is lost."""
    path = model.cash_path(9.8, result, LEVERS)
    if last is not None:
        assert path.last == pytest.approx(last)
        assert path.months == pytest.approx(12 + 1.4 / 0.35)
    else:
        assert path.months == pytest.approx(months, abs=0.05)


@pytest.mark.parametrize(("pass_through_loss", "months"), [(0.5336, 4.29), (0.3641, 4.64)])
def test_runway_with_the_lost_tier(pass_through_loss, months):
    assert model.runway(9.8, -1.75 - pass_through_loss) == pytest.approx(months, abs=0.005)


def test_a_ramp_comes_step_by_step():
    path = model.cash_path(10.0, -3.0, [Lever("growth", 6.0, ramp=3)], months=4)
    assert path.balances == pytest.approx((10.0, 9.0, 10.0, 13.0, 16.0))
    assert path.months is None
    assert (path.lowest, path.lowest_month) == (pytest.approx(9.0), 1)


def test_money_that_comes_once():
    path = model.cash_path(2.0, -1.0, [Lever("stock", once=1.0, start=1)], months=4)
    assert path.balances == (2.0, 2.0, 1.0, 0.0, -1.0)
    assert path.months == 3.0


def test_too_late_a_lever_does_not_help():
    path = model.cash_path(4.0, -2.0, [Lever("late", 9.0, start=3)])
    assert path.months == 2.0


def test_what_each_lever_gives():
    told = model.effects(9.8, -1.75, LEVERS)
    assert [one.name for one in told] == ["costs", "projects"]
    assert all(one.gained > 0 for one in told)
    never = model.effects(9.8, -1.75, [Lever("all", 2.0)])
    assert (never[0].alone, never[0].gained) == (None, None)


@settings(deadline=None)
@given(st.floats(0, 100), st.floats(-10, 5), st.floats(0, 5), st.integers(0, 12), st.integers(0, 12))
def test_a_lever_never_shortens_life_and_sooner_is_never_worse(cash, result, monthly, start, ramp):
    def life(*levers):
        months = model.cash_path(cash, result, levers).months
        return np.inf if months is None else months

    assert life(Lever("a", monthly, start, ramp)) >= life() - 1e-6
    assert life(Lever("a", monthly, start, ramp)) >= life(Lever("a", monthly, start + 1, ramp)) - 1e-6


@settings(deadline=None)
@given(st.floats(0.1, 100), st.floats(-10, -0.1))
def test_the_path_reaches_zero_when_the_runway_says(cash, result):
    months = model.runway(cash, result)
    path = model.cash_path(cash, result)
    assert path.months == pytest.approx(months)
    assert path.last == pytest.approx(cash + 12 * result)


# ---- late payment ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("delay", "lowest"), [(0, -3.22), (15, -5.92), (30, -8.62), (45, -11.32), (60, -14.02)])
def test_the_balance_of_late_payment(delay, lowest):
    """Reference: 0.18 a day falls the cash, 0.20 a day grows the receivable."""
    gap = model.cash_gap(2.0, account=6.0, others=9.0, outflow=14.4, delay=delay)
    assert gap.lowest_delayed == pytest.approx(lowest)
    assert gap.extra_need == pytest.approx(0.18 * delay)
    assert gap.extra_receivable == pytest.approx(0.20 * delay)
    assert gap.gap == pytest.approx(-lowest)


@pytest.mark.parametrize(("delay", "lowest"), [(0, 0.24), (15, -4.54), (30, -9.32), (60, -18.88)])
def test_the_demo_company_paid_at_the_end_of_the_day(delay, lowest):
    gap = model.cash_gap(9.8, account=9.884292, others=30.295753, outflow=39.854295, delay=delay, last_of_day=True)
    assert gap.lowest_delayed == pytest.approx(lowest, abs=0.005)
    assert gap.extra_need / delay == pytest.approx(0.3186, abs=5e-5) if delay else gap.extra_need == 0


def test_others_who_cover_everything_make_no_gap():
    gap = model.cash_gap(1.0, account=5.0, others=10.0, outflow=9.0, delay=60)
    assert (gap.gap, gap.lowest_delayed) == (0.0, 1.0)
    assert gap.extra_receivable == pytest.approx(10.0)


def test_a_delay_below_zero_is_refused():
    with pytest.raises(KamlabError):
        model.cash_gap(1.0, account=1.0, others=1.0, outflow=1.0, delay=-1)


@settings(deadline=None)
@given(st.floats(-50, 50), st.floats(0, 20), st.floats(0, 20), st.floats(0, 40), st.integers(0, 90))
def test_a_delay_never_helps(cash, account, others, outflow, delay):
    gap = model.cash_gap(cash, account=account, others=others, outflow=outflow, delay=delay)
    assert gap.extra_need >= -1e-9
    assert gap.gap >= 0
    assert len(gap.prompt) == len(gap.delayed)


def test_terms_wear_a_margin_down():
    """Reference: 25 % gross, 8 % discount, 60 days at 18 % a year leave 15.5 %."""
    terms = model.margin_after_terms(0.25, discount=0.08, days=60, rate=0.18)
    assert 100 * terms.after == pytest.approx(15.5, abs=0.05)
    assert terms.before - terms.discount - terms.credit - terms.services == pytest.approx(terms.after)
    assert (100 * terms.discount, 100 * terms.credit) == (pytest.approx(6.5, abs=0.05), pytest.approx(3.0, abs=0.05))


@pytest.mark.parametrize(("cut", "volume"), [(0.05, 0.25), (0.10, 2 / 3), (0.25, np.inf)])
def test_how_much_more_to_sell_after_a_price_cut(cut, volume):
    assert model.price_cut_volume(0.25, cut) == pytest.approx(volume)


# ---- bad years -------------------------------------------------------------------------------------------------------


def _two(group):
    return [Exposed("a", 10.0, 0.1, group), Exposed("b", 6.0, 0.2, group)]


def test_the_same_seed_gives_the_same_years():
    run = model.simulate_losses(_two("food"), shock=0.05, cushion=12.0, years=5000)
    assert run == model.simulate_losses(_two("food"), shock=0.05, cushion=12.0, years=5000)
    assert run != model.simulate_losses(_two("food"), shock=0.05, cushion=12.0, years=5000, seed=1)
    assert sum(run.counts) == run.years == 5000


def test_independent_clients_by_formula():
    run = model.simulate_losses(_two(""), shock=0.9, cushion=12.0)
    assert run.expected == pytest.approx(0.1 * 10 + 0.2 * 6)
    assert run.beyond == pytest.approx(0.02, abs=0.002)
    assert run.beyond == pytest.approx(run.beyond_apart, abs=0.002)


def test_a_common_shock_by_formula():
    """Both leave: the bad year, or both for their own reasons in another."""
    run = model.simulate_losses(_two("food"), shock=0.05, cushion=12.0)
    assert run.beyond == pytest.approx(0.05 + 0.95 * 0.02, abs=0.003)
    apart = (1 - 0.95 * 0.9) * (1 - 0.95 * 0.8)
    assert run.beyond_apart == pytest.approx(apart, abs=0.003)
    assert run.two_or_more == run.beyond


def test_long_runs_are_drawn_in_pieces_and_nobody_is_a_run_too():
    many = [Exposed(str(place), 1.0, 0.5) for place in range(300)]
    run = model.simulate_losses(many, shock=0.0, cushion=150.0, years=20_000)
    assert run.expected == pytest.approx(150.0)
    assert run.quantiles[0] == pytest.approx(150, abs=1)
    assert model.simulate_losses([], shock=0.1, cushion=0.0, years=10).expected == 0


@pytest.mark.parametrize("chance", [-0.1, 1.1])
def test_a_chance_is_a_chance(chance):
    with pytest.raises(KamlabError):
        model.simulate_losses([Exposed("a", 1.0, chance)], shock=0.0, cushion=0.0)


# ---- the sheet -------------------------------------------------------------------------------------------------------

GOOD = Sheet("two orders in a row under 60 %", "Ilyina", (Reserve("store", 0.4, 4),), "other")


@pytest.mark.parametrize(
    ("sheet", "codes"),
    [
        pytest.param(GOOD, [], id="nothing-missing"),
        pytest.param(Sheet(), ["sign", "owner", "reserves", "clients"], id="empty"),
        pytest.param(
            Sheet("when they leave", "", (Reserve("store", 0.4, 9),), "same", cuts_account=True),
            ["number", "owner", "late", "industry", "cut"],
            id="the-flawed-sheet-of-02.6",
        ),
    ],
)
def test_what_a_sheet_lacks(sheet, codes):
    assert [gap.code for gap in model.contingency_check(sheet, 6.0)] == codes


def test_without_a_deficit_no_project_is_late():
    assert model.contingency_check(Sheet("1", "x", (), "other"), None) == ()


@pytest.mark.parametrize(
    ("cash", "result", "late"),
    [
        pytest.param(9.8, -1.75, 1, id="a-month-in-hand"),
        pytest.param(30.0, -1.75, None, id="no-plan-needed"),
        pytest.param(1.0, -1.75, None, id="too-late-already"),
    ],
)
def test_how_long_the_plan_may_wait(cash, result, late):
    assert model.latest_start(cash, result, LEVERS) == late


def test_what_loyalty_must_bring():
    assert model.loyalty_pays(1.2, 24.0) == pytest.approx(0.05)
    assert model.loyalty_pays(1.2, 0.0) is None
