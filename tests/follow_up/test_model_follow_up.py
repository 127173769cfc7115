"""Then and now: reference numbers of the lesson, edges, properties; the demo story computed from its tables."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.dilution import dilution
from kamlab.modules.follow_up import model
from kamlab.modules.follow_up.findings.tables import Tables
from kamlab.modules.follow_up.model import Done, Measure, Snapshot


@pytest.fixture(scope="module")
def story(company):
    """Return the two snapshots of the demo company."""
    from kamlab.desk import Desk

    tables = Tables(Desk("ru", company))
    return tables.then(), tables.now()


@pytest.mark.parametrize(
    ("name", "then", "now"),
    [
        ("mirrored", 75.0, 100.0),
        ("coverage", 42.9, 64.3),
        ("dossier", 35.0, 80.0),
        ("wallet", 22.0, 22.8),
        ("actions", 0.0, 55.6),
        ("largest", 24.6, 25.4),
    ],
)
def test_the_six_measures_come_from_the_tables(story, company, name, then, now):
    told = {one.name: one for one in model.compare(*story)}[name]
    assert (round(100 * told.then, 1), round(100 * told.now, 1)) == (then, now)
    table = company.profile("followup").set_index("measure")
    row = table.loc[
        {"mirrored": "mirrored_goals", "wallet": "wallet_share", "actions": "actions_done"}.get(
            name, "largest_share" if name == "largest" else name
        )
    ]
    assert (row["then"], row["now"]) == (then, now)


def test_five_are_better_and_the_share_of_the_largest_is_worse(story):
    measures = model.compare(*story)
    assert model.better(measures) == 5
    assert model.first_to_act(measures).name == "largest"


def test_the_year_has_moved_on_by_two_months(story):
    then, now = story
    assert (then.amount, then.total) == (pytest.approx(118_611_500), pytest.approx(118_611_500 / 0.246, rel=1e-4))
    assert (now.amount, now.total) == (pytest.approx(123_011_500), pytest.approx(484_160_540))
    assert dilution(then.amount, then.total, 0.2).needed == pytest.approx(110.9e6, rel=1e-3)
    assert dilution(now.amount, now.total, 0.2).needed == pytest.approx(130.9e6, rel=1e-3)


def test_the_client_has_moved_from_step_two_to_three(story):
    assert [one.step for one in story] == [(2, 2), (3, 3)]


def test_six_live_ties_become_nine(story):
    then, now = story
    count = model.relations(then.ties, now.ties)
    assert (count.then, len(count.new), len(count.lapsed), count.now, count.net) == (6, 3, 0, 9, 3)
    assert set(now.covered) - set(then.covered) == {"D.pr", "D.pd", "H.lg"}


@pytest.mark.parametrize(
    ("share", "needed", "of_others"),
    [pytest.param(27, 35, 0.479, id="then"), pytest.param(28, 40, 0.556, id="now")],
)
def test_of_a_hundred_the_others_must_bring(share, needed, of_others):
    need = dilution(share, 100, 0.2)
    assert need.needed == pytest.approx(needed)
    assert need.growth_of_others == pytest.approx(of_others, abs=1e-3)


def test_if_only_the_largest_grows_the_share_rises():
    grown = 27.4 * 1.1
    assert grown / (100 - 27.4 + grown) == pytest.approx(0.293, abs=5e-4)


@pytest.mark.parametrize(
    ("then", "now", "better", "verdict"),
    [
        (0.27, 0.28, "down", "worse"),
        (0.28, 0.27, "down", "better"),
        (0.22, 0.35, "up", "better"),
        (0.22, 0.2204, "up", "same"),
        (None, 0.5, "up", "unknown"),
        (0.5, None, "up", "unknown"),
    ],
)
def test_a_change_has_a_meaning(then, now, better, verdict):
    assert Measure("x", then, now, better).verdict == verdict


def test_dropped_actions_do_not_count():
    assert Done(done=5, dropped=1, planned=4).share == pytest.approx(5 / 9)
    assert Done(dropped=3).share is None


def test_nothing_worse_asks_for_nothing():
    assert model.first_to_act([Measure("a", 0.1, 0.2)]) is None


def test_weekends_become_mondays():
    days = model.review_days(date(2026, 11, 18))
    assert [one.weekday() for one in days] == [4, 0, 1]
    assert all(one.weekday() < 5 for start in range(1, 29) for one in model.review_days(date(2026, 11, start)))


pairs = st.sets(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")))


@given(pairs, pairs)
def test_then_plus_new_less_lapsed_is_now(then, now):
    count = model.relations(then, now)
    assert count.then + count.net == count.now


shares = st.none() | st.floats(0, 1)


@given(shares, shares, st.integers(0, 9), st.none() | st.just((2, 3)))
def test_a_snapshot_survives_the_workbook(mirrored, wallet, done, step):
    taken = Snapshot(
        "Вега", date(2026, 11, 19), mirrored, None, None, wallet, Done(done, planned=2),
        step=step, cells=("D.pr",), covered=(), ties=(("Ким", "Орлов"),),
    )  # fmt: skip
    assert model.from_plain(model.to_plain(taken)) == taken


def test_a_snapshot_of_another_version_does_no_harm():
    told = {"account": "Vega", "day": "2026-11-19", "gone": 1, "actions": {"done": 2, "other": 3}}
    assert model.from_plain(told) == Snapshot("Vega", date(2026, 11, 19), actions=Done(done=2))
