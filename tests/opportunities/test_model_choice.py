"""The choice under limits: reference numbers, the solver beside the enumeration, properties of every choice."""

import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamlab.company import open_company
from kamlab.desk import Desk
from kamlab.errors import KamlabError
from kamlab.modules.opportunities import model
from kamlab.modules.opportunities.findings import start
from kamlab.modules.opportunities.model import choice as choosing
from kamlab.modules.opportunities.model.solver import Question, best_sets, whole

PAPER = {  # the paper case of the lesson: benefit, hours, money, people
    "A": (120, 30, 200, 0.5),
    "B": (100, 20, 150, 0.4),
    "C": (60, 10, 50, 0.2),
    "D": (90, 40, 80, 0.3),
    "E": (40, 5, 120, 0.1),
    "F": (70, 25, 60, 0.5),
}
CORE = tuple(model.Option(name, gain, gain, gain, *takes) for name, (gain, *takes) in PAPER.items())
FOUR = tuple(
    model.Option(name, gain, gain, gain, hours, 0, 0)
    for name, gain, hours in zip("ABCD", (7, 5, 5, 1), (6, 5, 5, 2), strict=True)
)
SIXTY = model.Limits(60, 350, 1.0)
ALL = model.Limits(120, 800_000, 2.0)


@pytest.fixture(scope="module")
def demo():
    """Return the fourteen opportunities of the demo company."""
    desk = Desk("ru", open_company("demo"))
    return model.split_complete(start.ideas(desk))[0]


def brute(options, limits, estimate="base"):
    """Return the greatest benefit by looking at every set."""
    ids = [one.id for one in options]
    sets = (chosen for size in range(len(ids) + 1) for chosen in combinations(ids, size))
    return max(model.worth(options, chosen, estimate) for chosen in sets if model.fits(options, chosen, limits))


@pytest.mark.parametrize(
    ("hours", "chosen", "benefit"),
    [
        pytest.param(60, "AB", 220, id="sixty-hours"),
        pytest.param(64, "AB", 220, id="four-hours-more-add-nothing"),
        pytest.param(65, "BDE", 230, id="the-fifth-adds-ten"),
        pytest.param(70, "BCD", 250, id="seventy"),
    ],
)
def test_the_best_set_of_six(hours, chosen, benefit):
    found = model.choose(CORE, replace(SIXTY, hours=hours))
    assert (set(found.chosen), found.benefit) == (set(chosen), benefit)


@pytest.mark.parametrize(
    ("by", "chosen", "benefit"),
    [
        pytest.param("shares", "CBE", 200, id="by-the-sum-of-shares"),
        pytest.param("hours", "ECB", 200, id="per-hour"),
        pytest.param("money", "CFE", 170, id="per-rouble"),
        pytest.param("staff", "ECD", 190, id="per-person"),
        pytest.param("benefit", "AB", 220, id="largest-first-is-right-by-luck"),
    ],
)
def test_the_rule_of_thumb_depends_on_its_ratio(by, chosen, benefit):
    found = model.greedy(CORE, SIXTY, by=by)
    assert (found.chosen, found.benefit) == (tuple(chosen), benefit)


def test_largest_first_loses_ten_with_five_hours_more():
    assert model.greedy(CORE, replace(SIXTY, hours=65), by="benefit").benefit == 220


def test_four_on_paper():
    """By return per hour A and D bring 8 in 8 hours; B and C bring 10 in 10."""
    ten = model.Limits(hours=10)
    assert model.greedy(FOUR, ten, by="hours").chosen == ("A", "D")
    assert model.choose(FOUR, ten).chosen == ("B", "C")
    assert model.choose(FOUR, ten).benefit == 10


def test_the_demo_company(demo):
    """All fourteen within 120 hours, 800 thousand and two people: 50.5 million exactly, 46 by the rule of thumb."""
    best, thumb = model.choose(demo, ALL), model.greedy(demo, ALL)
    assert "".join(best.chosen) == "ABCEGHIL"
    assert best.benefit == 50_500_000
    assert dict(best.used) == {"hours": 111, "money": 750_000, "staff": pytest.approx(2.0)}
    assert ("".join(thumb.chosen), thumb.benefit) == ("LICBEAHN", 46_000_000)
    assert model.choose(demo, ALL, estimate="low").benefit == 33_500_000
    assert model.choose(demo, ALL, estimate="high").benefit == 67_500_000


def test_what_holds_at_every_estimate_of_the_demo(demo):
    found = model.firmness(demo, ALL)
    assert found.sets == (1, 1, 3)
    assert "".join(found.firm) == "BCGIL"
    assert set(found.depends) == {"A", "D", "E", "H", "N"}
    assert set(found.never) == {"F", "J", "K", "M"}


def test_one_more_hour_is_worth_nothing_and_five_are_worth_ten():
    step = model.next_step(CORE, SIXTY, "hours")
    assert (step.one, step.extra, step.gain) == (0, 5, 10)


def test_what_is_not_limited_has_no_next_step():
    assert model.next_step(CORE, replace(SIXTY, hours=None), "hours").extra is None


def test_two_full_limits_are_kept_to_the_kopeck():
    """0.5 + 0.4 + 0.1 persons are one person, 350 of 350 are within the limit; a kopeck more is not."""
    options = [model.Option(name, 1, 1, 1, 0, 0, staff) for name, staff in zip("abc", (0.5, 0.4, 0.1), strict=True)]
    assert len(model.choose(options, model.Limits(staff=1.0)).chosen) == 3
    dear = [model.Option("a", 9, 9, 9, 0, 350.01, 0), model.Option("b", 1, 1, 1, 0, 350, 0)]
    assert model.choose(dear, model.Limits(money=350)).chosen == ("b",)


@pytest.mark.parametrize("options", [pytest.param((), id="none"), pytest.param(CORE, id="no-room")])
def test_nothing_fits(options):
    found = model.choose(options, model.Limits(0, 0, 0))
    assert (found.chosen, found.benefit) == ((), 0)


def test_a_limit_below_zero_is_refused():
    with pytest.raises(KamlabError):
        model.Limits(hours=-1)


def test_benefit_counts_times_the_chance_only_where_asked_for():
    options = [model.Option("sure", 5, 5, 5, 1, 0, 0), model.Option("bold", 8, 8, 8, 1, 0, 0, chance=0.5)]
    one = model.Limits(hours=1)
    assert model.choose(options, one).chosen == ("bold",)
    assert model.choose(options, one, by_chance=True).chosen == ("sure",)


@st.composite
def questions(draw, most=8):
    """Draw some options with needs and exclusions, and limits."""
    count = draw(st.integers(1, most))
    ids = [f"o{place}" for place in range(count)]
    options = []
    for place, name in enumerate(ids):
        low, base, high = sorted(draw(st.integers(0, 40)) / 2 for _ in range(3))
        links = st.lists(st.sampled_from(ids), max_size=1)
        others = [one for one in draw(links) if one != name]
        needs = [one for one in draw(links) if one != name and one not in others] if place else []
        takes = draw(st.integers(0, 12)), draw(st.integers(0, 5)) * 10, draw(st.integers(0, 6)) / 10
        options.append(model.Option(name, low, base, high, *takes, None, tuple(needs), tuple(others)))
    bound = st.one_of(st.none(), st.integers(0, 30))
    hours, money, staff = draw(bound), draw(bound), draw(bound)
    limits = model.Limits(hours, None if money is None else money * 5, None if staff is None else staff / 10)
    return tuple(options), limits


@given(questions())
@settings(max_examples=60, deadline=None)
def test_the_exact_choice_is_the_best_and_keeps_everything(question):
    options, limits = question
    best = model.choose(options, limits)
    assert best.benefit == pytest.approx(brute(options, limits))
    assert model.fits(options, best.chosen, limits)


@given(questions(), st.sampled_from(model.RATIOS))
@settings(max_examples=60, deadline=None)
def test_the_rule_of_thumb_keeps_the_limits_and_never_beats_the_best(question, by):
    options, limits = question
    thumb = model.greedy(options, limits, by=by)
    assert model.fits(options, thumb.chosen, limits)
    assert thumb.benefit <= model.choose(options, limits).benefit + 1e-9


@given(questions(), st.sampled_from(model.LIMITS))
@settings(max_examples=40, deadline=None)
def test_the_frontier_only_rises_and_meets_the_choice(question, name):
    options, limits = question
    stairs = model.frontier(options, limits, name)
    assert all(a[0] <= b[0] and a[1] < b[1] for a, b in pairwise(stairs.steps))
    if limits.of(name) is not None:
        assert stairs.at(limits.of(name)) == pytest.approx(model.choose(options, limits).benefit)


@given(questions(most=6))
@settings(max_examples=25, deadline=None)
def test_the_solver_finds_what_the_enumeration_finds(question):
    options, limits = question
    found = Question(options, limits, "base", by_chance=False).best()
    assert model.fits(options, found, limits)
    assert model.worth(options, found) == pytest.approx(model.choose(options, limits).benefit)


@given(questions(most=6), st.sampled_from(model.LIMITS))
@settings(max_examples=15, deadline=None)
def test_the_next_step_is_the_same_both_ways(question, name):
    options, limits = question
    few = model.next_step(options, limits, name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choosing, "MOST", 0)
        many = model.next_step(options, limits, name)
    assert (many.extra is None) == (few.extra is None)
    if few.extra is not None:
        assert (many.extra, many.gain, many.one) == pytest.approx((few.extra, few.gain, few.one))


def test_the_solver_finds_all_best_sets_of_the_demo(demo):
    found = best_sets(Question(demo, ALL, "high", by_chance=False), 10)
    assert {"".join(chosen) for chosen in found} == {"ABCEGHIL", "ABCGHILN", "BCDEGILN"}


def test_many_options_have_a_staircase_that_says_it_is_not_whole(demo):
    more = tuple(replace(one, id=f"{one.id}{turn}", needs=(), excludes=()) for turn in range(2) for one in demo)
    stairs = model.frontier(more, ALL, "hours")
    assert not stairs.exact
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(stairs.steps))
    assert stairs.at(120) == pytest.approx(model.choose(more, ALL).benefit)


def test_the_solver_writes_nothing_past_pythons_output():
    """A line of the solver's own would stand on the learner's page; this question is known to draw one."""
    code = """
import numpy as np
from kamlab.modules.opportunities import model
r = np.random.default_rng(1)
gains = r.integers(1, 40, 200) / 2
options = tuple(
    model.Option(f"o{i}", g, g, g, float(r.integers(2, 60)), float(r.integers(0, 300)), float(r.integers(0, 8)) / 10)
    for i, g in enumerate(gains)
)
print(len(model.choose(options, model.Limits(60, 4000, 8.0)).chosen) > 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("True\n", "")


@pytest.mark.parametrize(
    ("values", "wholes", "unit"),
    [
        pytest.param([0.5, 0.2, 0.0], [5, 2, 0], 0.1, id="tenths"),
        pytest.param([200_000, 150_000], [4, 3], 50_000, id="thousands"),
        pytest.param([0, 0], [0, 0], 0, id="zeros"),
        pytest.param([], [], 0, id="nothing"),
    ],
)
def test_amounts_are_whole_numbers_of_their_measure(values, wholes, unit):
    found, measure = whole(values)
    assert found.tolist() == wholes
    assert measure == pytest.approx(unit)
