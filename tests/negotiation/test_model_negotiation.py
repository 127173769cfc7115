"""The arithmetic of module 08: reference numbers of the lesson first, then edges and properties."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.modules.negotiation import checks, model
from kamlab.modules.negotiation.model import Exchange, Gift, Outline, Sheet
from kamlab.terms import Terms, kept_after_terms, net_margin_after_terms, price_floor

MONEY = 0.18
CASE = Terms(0.08, 60, MONEY)
PACKAGES = {"a": CASE, "b": Terms(0.04, 30, MONEY), "c": Terms(0, 90, MONEY), "d": Terms(0, 60, MONEY, 0.01)}
FLOOR = price_floor(75, 0.10, waiting=CASE.waiting)
DAYS = st.floats(0, 180)
SHARES = st.floats(0, 0.3)
ASKED = st.builds(Terms, discount=SHARES, days=DAYS, rate=st.floats(0, 0.4), service=SHARES)


def codes(sheet):
    return [flaw.code for flaw in model.sheet_flaws(sheet)]


def test_the_paper_case():
    found = model.erosion(0.25, CASE, value=10e6)
    assert [(step.name, round(100 * step.points, 1)) for step in found.steps] == [("discount", -6.5), ("days", -3.0)]
    assert (found.before, round(found.after, 3)) == (0.25, 0.155)
    assert (found.profit_before, round(found.profit_after / 1e6, 2)) == (2.5e6, 1.43)
    assert round(found.share_lost, 2) == 0.43
    assert found.dearest.name == "discount"


def test_the_demo_companys_case():
    """Terms case of the planted story: 18.04 % now, 13.34 % after."""
    revenue = 118_611_500
    asked = Terms(0.03, 90, MONEY, 900_000 / revenue)
    found = model.erosion(0.21, asked, value=revenue, now=Terms(days=60))
    assert (round(100 * found.before, 2), round(100 * found.after, 2)) == (18.04, 13.34)
    assert [step.name for step in found.steps] == ["discount", "days", "service"]


@pytest.mark.parametrize(
    ("asked", "now", "names", "sign"),
    [
        pytest.param(Terms(), None, [], 0, id="nothing-asked"),
        pytest.param(Terms(days=10, rate=MONEY), Terms(days=60), ["days"], 1, id="sooner-is-a-gain"),
        pytest.param(Terms(service=0.01), None, ["service"], -1, id="service-only"),
        pytest.param(Terms(0.3), None, ["discount"], -1, id="more-than-the-margin"),
    ],
)
def test_only_what_changes_is_a_step(asked, now, names, sign):
    found = model.erosion(0.25, asked, value=100.0, now=now)
    assert [step.name for step in found.steps] == names
    assert (found.money > 0) - (found.money < 0) == sign


def test_a_loss_is_never_paid_back_and_nothing_cannot_be_lost():
    assert model.erosion(0.25, Terms(0.3), value=100.0).growth is None
    without = model.erosion(0.02, Terms(days=200, rate=0.2), value=1.0, now=Terms(days=180))
    assert (without.share_lost, without.growth) == (None, None)


@pytest.mark.parametrize(("margin", "value"), [(0, 1), (1.1, 1), (0.25, 0), (0.25, -1)])
def test_what_leaves_nothing_to_reckon_is_refused(margin, value):
    with pytest.raises(KamlabError) as refused:
        model.erosion(margin, CASE, value=value)
    assert refused.value.key == "negotiation.bad_value"


@given(st.floats(0.01, 1), ASKED, st.builds(Terms, days=DAYS))
def test_the_steps_add_up_exactly(margin, asked, now):
    found = model.erosion(margin, asked, value=1000.0, now=now)
    assert found.before + sum(step.points for step in found.steps) == pytest.approx(found.after)
    assert found.profit_before + sum(step.money for step in found.steps) == pytest.approx(found.profit_after)


@given(st.floats(0.05, 0.9), ASKED)
def test_the_growth_earns_the_old_profit_again(margin, asked):
    found = model.erosion(margin, asked, value=100.0)
    if found.growth is not None:
        unit = 100 * (kept_after_terms(margin, asked) + asked.service)
        assert (1 + found.growth) * unit - 100 * asked.service == pytest.approx(found.profit_before)


# The exercises -----------------------------------------------------------------------------


def right(number):
    return next(one for one in checks.EXERCISES if one.id == number).right


def test_the_right_answers_are_the_models():
    assert right("08.1")["margin"] == pytest.approx(100 * net_margin_after_terms(0.25, CASE), abs=0.05)
    assert right("08.2")["growth"] == round(100 * model.erosion(0.25, Terms(0.08), value=1.0).growth)
    assert right("08.4")["floor"] == round(FLOOR, 2)
    kept = {name: kept_after_terms(0.25, terms) for name, terms in PACKAGES.items()}
    assert right("08.3")["order"] == tuple(sorted(kept, key=kept.get, reverse=True))
    assert {name: round(10 * one, 2) for name, one in kept.items()} == {"a": 1.43, "b": 1.96, "c": 2.06, "d": 2.10}
    assert (round(10 * (kept["d"] - kept["b"]), 2), round(10 * (kept["d"] - kept["a"]), 2)) == (0.15, 0.68)


# The sheet ---------------------------------------------------------------------------------

WHOLE = Sheet(
    95,
    90,
    FLOOR,
    kind="others",
    alternative="Балтийская, 200 т с мая",
    theirs="Гусева",
    exchanges=(Exchange("30 дней", 300_000.0, "прогноз к 20-му числу с января"),),
)


def test_the_flawed_sheet_of_the_exercise_has_all_five():
    gift = Exchange("скидка 8 %", 800_000.0)
    sheet = Sheet(80, 80, FLOOR, kind="hope", alternative="и так согласятся", exchanges=(gift,))
    assert codes(sheet) == ["no_room", "below_floor", "hope", "nobody", "no_return"]


def changed(**told):
    from dataclasses import replace

    return replace(WHOLE, **told)


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        pytest.param(WHOLE, [], id="ready"),
        pytest.param(
            Sheet(), ["no_target", "no_limit", "no_alternative", "nobody", "no_exchange"], id="nothing-written"
        ),
        pytest.param(changed(limit=86.2), [], id="just-above-the-floor"),
        pytest.param(changed(limit=86.17), [], id="at-the-floor"),
        pytest.param(changed(limit=86.0), ["below_floor"], id="just-below"),
        pytest.param(changed(limit=86.0, reason="вход на завод, Лебедев"), [], id="below-with-a-reason"),
        pytest.param(changed(limit=86.0, floor=None), [], id="floor-unknown"),
        pytest.param(changed(limit=95), ["no_room"], id="limit-is-the-target"),
        pytest.param(changed(limit=96), ["no_room"], id="limit-above-the-target"),
        pytest.param(changed(alternative=" "), ["no_alternative"], id="a-kind-without-words"),
        pytest.param(changed(exchanges=(Exchange("x", 1.0, "больше объёма"),)), ["vague_return"], id="vague"),
        pytest.param(changed(exchanges=(Exchange("x", None, "до 20.01"),)), ["no_cost"], id="not-priced"),
    ],
)
def test_what_a_sheet_lacks(sheet, found):
    assert codes(sheet) == found


# The log -----------------------------------------------------------------------------------

YEAR = (
    *(("discount", 0.90), ("delivery", 0.33), ("fifteen days", 0.22), ("rush orders", 0.20), ("service", 0.15)),
    *(("price review", -0.35), ("reference", -0.10)),
)
MINI = [Gift(what, cost > 0, abs(cost)) for what, cost in YEAR]


def test_the_mini_log_is_four_to_one():
    found = model.balance(MINI)
    assert (round(found.given, 2), round(found.received, 2), round(found.ratio, 2)) == (1.80, 0.45, 4.0)
    assert found.counts == (5, 2)
    assert found.one_sided


def gifts(pattern):
    """Return a log from signs: ``+`` given, ``-`` received, ``=`` given for something."""
    return [
        Gift(str(place), sign != "-", 1.0, date(2026, 1, 1 + place), "за прогноз" if sign == "=" else "")
        for place, sign in enumerate(pattern)
    ]


@pytest.mark.parametrize(
    ("pattern", "run", "one_sided"),
    [
        ("", 0, False),
        ("+-", 1, False),
        ("++-", 2, False),
        ("+++-", 3, True),
        ("+-+-+-", 1, False),
        ("===", 0, True),
        ("==-", 0, False),
        ("---", 0, False),
        ("+-++-++-", 2, False),
        ("++++--", 4, True),
    ],
)
def test_a_one_sided_pattern_is_flagged(pattern, run, one_sided):
    found = model.balance(gifts(pattern))
    assert (found.run, found.one_sided) == (run, one_sided)


def test_what_has_no_price_makes_no_ratio():
    found = model.balance([Gift("a", given=True, cost=5.0), Gift("b", given=False)])
    assert (found.ratio, found.unpriced, found.one_sided) == (None, (0, 1), False)


@given(st.text("+-=", max_size=12))
def test_a_log_is_the_same_in_any_order_of_entry(pattern):
    log = gifts(pattern)
    assert model.balance(log) == model.balance(log[::-1])


# Play and proposal -------------------------------------------------------------------------


@pytest.mark.parametrize(("depth", "end", "stages"), [("full", 15, 5), ("short", 10, 3)])
def test_the_clock(depth, end, stages):
    found = model.schedule(depth)
    assert (found[-1].end, len(found)) == (end, stages)
    assert [one.start for one in found[1:]] == [one.end for one in found[:-1]]


@pytest.mark.parametrize(
    ("outline", "gaps"),
    [
        pytest.param(Outline(), model.OUTLINE, id="empty"),
        pytest.param(Outline("a", "на 3 ч меньше", "проба", "100", "звонок 3 декабря"), (), id="whole"),
        pytest.param(Outline("a", "лучше", "проба", "100", "скоро"), ("value_number", "step_day"), id="no-figures"),
    ],
)
def test_what_a_proposal_lacks(outline, gaps):
    assert model.outline_gaps(outline) == gaps
