"""The early warning: limits by hand and in logarithms, whole ledgers at once, simulated clients with known changes."""

import datetime as dt
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.modules.daily_management import model
from kamlab.modules.daily_management.findings.seen import _months, _renamed

STEADY = (30, 28, 32, 30, 29, 31, 30, 30)
UNEVEN = (20, 40, 25, 35, 30, 40, 20, 30)
ALTAIR = (30, 28, 33, 31, 29, 35, 27, 32, 30, 34)
DAY = dt.date(2026, 11, 1)
NONE = pd.DataFrame(index=pd.Index([], name="client"))


# One client -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gaps", "logs", "upper"),
    [
        pytest.param(STEADY, False, 34.6, id="A-by-hand"),
        pytest.param(UNEVEN, False, 64.2, id="B-by-hand"),
        pytest.param(STEADY, True, 34.9, id="A-logs"),
        pytest.param(UNEVEN, True, 92.2, id="B-logs"),
        pytest.param(ALTAIR, True, 43.5, id="Altair-logs"),
        pytest.param(ALTAIR, False, 41.5, id="Altair-plain"),
    ],
)
def test_limits_of_the_lesson(gaps, logs, upper):
    assert model.control_limit(gaps, logs=logs).upper == pytest.approx(upper, abs=0.05)


def test_the_steps_of_the_paper_case():
    a, b = (model.control_limit(gaps, logs=False) for gaps in (STEADY, UNEVEN))
    assert (sum(STEADY), sum(UNEVEN), a.usual, b.usual) == (240, 240, 30, 30)
    assert (a.moves, sum(b.moves)) == ((2, 4, 2, 1, 2, 1, 0), 90)
    assert (a.moving, b.moving) == (pytest.approx(1.714, abs=5e-4), pytest.approx(12.857, abs=5e-4))


def test_altair_orders_about_every_31_days_and_spreads_by_eight_per_cent():
    limit = model.control_limit(ALTAIR)
    assert round(limit.usual) == 31
    assert limit.spread == pytest.approx(0.08, abs=0.005)


def test_the_rule_of_sixty_days_reacts_seventeen_days_late():
    assert model.first_day_beyond(60) - model.first_day_beyond(43.5) == 17


@pytest.mark.parametrize("gaps", [(), (30,), (30, 0), (30, -1)])
def test_what_is_no_row_of_intervals_is_refused(gaps):
    with pytest.raises(KamlabError, match="two intervals"):
        model.control_limit(gaps)


@given(st.lists(st.integers(1, 400), min_size=2, max_size=40), st.floats(1.1, 10))
def test_a_limit_in_logarithms_scales_with_the_clients_time(gaps, times):
    one, other = model.control_limit(gaps), model.control_limit([gap * times for gap in gaps])
    assert other.upper == pytest.approx(one.upper * times)
    assert one.upper >= one.usual * (1 - 1e-12)


# False alarms ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("gaps", "chance"), [(8, 0.016), (10, 0.012), (24, 0.005)])
def test_chance_of_a_false_alarm(gaps, chance):
    assert model.false_alarm_rate(gaps) == pytest.approx(chance, abs=6e-4)


@pytest.mark.parametrize("gaps", [8, 12, 24])
@pytest.mark.parametrize("spread", [0.1, 0.5])
def test_the_chance_is_what_a_simulation_gives_whatever_the_spread(gaps, spread):
    draws = np.random.default_rng(gaps).normal(3, spread, (60_000, gaps + 1))
    limit = draws[:, :gaps].mean(1) + model.FACTOR * np.abs(np.diff(draws[:, :gaps], axis=1)).mean(1)
    share = (draws[:, gaps] > limit).mean()
    assert share == pytest.approx(model.false_alarm_rate(gaps), abs=4 * math.sqrt(share / 60_000))


def test_a_hundred_and_twenty_monthly_clients_give_about_one_and_a_half_false_alarms():
    assert model.expected_false(120, model.false_alarm_rate(10)) == pytest.approx(1.4, abs=0.05)


@given(st.integers(1, 2000))
def test_more_history_never_makes_more_false_alarms(gaps):
    assert model.false_alarm_rate(gaps + 1) <= model.false_alarm_rate(gaps) <= 0.016


@pytest.mark.parametrize("spread", [0.15, 0.5])
def test_the_chance_on_volume_is_what_a_simulation_gives(spread):
    months = np.exp(np.random.default_rng(5).normal(10, spread, (40_000, 15)))
    orders = days({str(place): [1, 2] for place in range(len(months))})
    table = pd.DataFrame(months, index=pd.Index([str(place) for place in range(len(months))], name="client"))
    found = model.watch(orders, table, DAY).table
    assert (found["ratio"] < found["floor"]).mean() == pytest.approx(model.VOLUME_RATE, abs=0.003)


# A whole ledger -------------------------------------------------------------------------------------------------------


def days(orders):
    """Return a table of order days; each client's are days before the first of November."""
    rows = [(name, pd.Timestamp(DAY) - pd.Timedelta(days=ago)) for name, agos in orders.items() for ago in agos]
    return pd.DataFrame(rows, columns=["client", "day"])


def ago(silence, gaps):
    """Return days before today: the last order, then back over the gaps."""
    return [silence, *(silence + int(back) for back in np.cumsum(gaps[::-1]))]


@pytest.mark.parametrize(
    ("silence", "gaps", "reason"),
    [
        pytest.param(47, ALTAIR, "alarm", id="Altair"),
        pytest.param(43, ALTAIR, "fine", id="the-day-before-its-limit"),
        pytest.param(44, ALTAIR, "alarm", id="the-first-day-beyond"),
        pytest.param(40, UNEVEN, "fine", id="B"),
        pytest.param(70, (30, 31, 29, 30, 32), "few", id="five-intervals"),
        pytest.param(200, ALTAIR, "gone", id="half-a-year"),
        pytest.param(179, ALTAIR, "alarm", id="a-day-before-half-a-year"),
    ],
)
def test_the_five_clients_of_the_exercise(silence, gaps, reason):
    assert model.watch(days({"x": ago(silence, gaps)}), NONE, DAY).habit("x").reason == reason


def test_the_same_weeks_empty_a_year_ago_are_a_season():
    season = [*ago(45, [8] * 20), *ago(365 + 46, [8] * 20)]
    assert model.watch(days({"x": season}), NONE, DAY).habit("x").reason == "season"
    assert model.watch(days({"x": ago(45, [8] * 60)}), NONE, DAY).habit("x").reason == "alarm"


def test_orders_on_time_with_two_fifths_of_the_volume_gone_are_an_alarm():
    steady = [100.0, 104, 98, 101, 99, 103, 97, 100, 102, 98, 101, 100]
    table = pd.DataFrame(
        [[*steady, 58, 58, 58], [*steady, 99, 101, 100]], index=pd.Index(["low", "same"], name="client")
    )
    orders = days({"low": ago(10, STEADY), "same": ago(10, STEADY)})
    found = model.watch(orders, table, DAY)
    assert found.habit("low").ratio == pytest.approx(0.58, abs=0.005)
    assert (found.habit("low").reason, found.habit("same").reason) == ("volume", "fine")
    low_too = table.copy()
    low_too.iloc[0, :3] = 58
    assert model.watch(orders, low_too, DAY).habit("low").reason != "volume"


def test_a_month_without_an_order_is_not_judged_by_volume():
    table = pd.DataFrame([[0.0, *[100.0] * 11, 1, 1, 1]], index=pd.Index(["x"], name="client"))
    habit = model.watch(days({"x": ago(10, STEADY)}), table, DAY).habit("x")
    assert math.isnan(habit.ratio)
    assert habit.reason == "fine"


def test_a_changed_name_is_no_silence():
    orders = days({"Old Name": ago(60, ALTAIR), "Name, old": ago(3, STEADY[:1])})
    renamed = _renamed((("Old Name", "Name, old"),), orders)
    assert renamed == {"Old Name": "Name, old"}
    assert model.watch(orders, NONE, DAY, renamed=renamed).habit("Old Name").reason == "renamed"


def test_nobody_and_one_order_and_orders_after_the_day():
    assert len(model.watch(days({}), NONE, DAY).table) == 0
    one = model.watch(days({"x": [10]}), NONE, DAY)
    assert (one.habit("x").reason, one.judged, one.expected) == ("few", 0, 0)
    late = model.watch(days({"x": [*ago(47, ALTAIR), -3]}), NONE, DAY)
    assert late.habit("x").silence == 47


def test_calls_go_by_money_and_distance():
    orders = days({name: ago(silence, ALTAIR) for name, silence in (("a", 47), ("b", 60), ("c", 47), ("d", 20))})
    table = pd.DataFrame({"m": [10.0, 10, 50, 900]}, index=pd.Index(list("abcd"), name="client"))
    assert model.watch(orders, table, DAY).names("alarm") == ("c", "b", "a")


@given(st.lists(st.lists(st.integers(1, 90), min_size=9, max_size=20), min_size=1, max_size=5), st.integers(1, 150))
def test_all_at_once_says_what_one_by_one_says(rows, silence):
    found = model.watch(days({f"c{n}": ago(silence, gaps) for n, gaps in enumerate(rows)}), NONE, DAY)
    for n, gaps in enumerate(rows):
        habit, limit = found.habit(f"c{n}"), model.control_limit(gaps)
        assert (habit.gaps, habit.silence) == (len(gaps), silence)
        assert (habit.usual, habit.limit) == (pytest.approx(limit.usual), pytest.approx(limit.upper))


def test_months_are_full_ones_and_empty_ones_count():
    sales = pd.DataFrame(
        {
            "client": ["x", "x", "y"],
            "day": pd.to_datetime(["2026-08-03", "2026-10-30", "2026-11-01"]),
            "revenue": [10.0, 20.0, 99.0],
        }
    )
    table = _months(sales, dt.date(2026, 11, 5))
    assert [f"{month:%Y-%m}" for month in table.columns] == ["2026-08", "2026-09", "2026-10"]
    assert table.loc["x"].tolist() == [10, 0, 20]
    assert "y" not in table.index


# Simulated ledgers with known changes ---------------------------------------------------------------------------------

CLIENTS, ORDERS = 1500, 24


def simulated(spread, waited=3.0, seed=7):
    """Invent clients with log-normal intervals: a third go on, a third have stopped, a third wait three times as long.

    Who stopped has been silent for ``waited`` usual intervals. Returns the orders and who is who.
    """
    draw = np.random.default_rng(seed)
    usual = draw.uniform(10, 45, CLIENTS)
    gaps = np.maximum(np.round(usual[:, None] * np.exp(draw.normal(0, spread, (CLIENTS, ORDERS)))), 1).cumsum(1)
    kind = np.arange(CLIENTS) % 3
    phase = draw.uniform(0, 1, CLIENTS)
    last = np.round(np.where(kind == 1, waited * usual, np.where(kind == 2, 3 * usual * phase, usual * phase)))
    back = last[:, None] + np.column_stack([np.zeros(CLIENTS), gaps])
    names = [f"c{place}" for place in range(CLIENTS)]
    days_ago = pd.to_timedelta(back.ravel(), unit="D")
    rows = pd.DataFrame({"client": np.repeat(names, ORDERS + 1), "day": pd.Timestamp(DAY) - days_ago})
    return rows, pd.Series(kind, index=names)


@pytest.mark.parametrize(
    ("spread", "waited", "recall"),
    [(0.1, 3, 0.99), (0.3, 3, 0.80), (0.3, 4, 0.98), (0.45, 3, 0.12), (0.45, 6, 0.95)],
)
def test_who_has_stopped_is_found_at_a_stated_rate_of_false_alarms(spread, waited, recall):
    """The more regular a client, the sooner its silence speaks; false alarms stay at the stated rate."""
    orders, kind = simulated(spread, waited)
    reason = model.watch(orders, NONE, DAY).table["reason"].reindex(kind.index)
    assert reason[kind == 1].isin(["alarm", "gone"]).mean() >= recall
    assert (reason[kind == 0] == "alarm").mean() <= model.false_alarm_rate(ORDERS) + 0.01


def fast(spread, waited, seed=11, clients=400):
    """Invent clients that order every 2 to 3 days for two years, never at a week-end; half of them have stopped."""
    draw = np.random.default_rng(seed)
    usual, orders = draw.uniform(2, 3, clients), []
    for place in range(clients):
        marks = np.exp(draw.normal(0, spread, 460)).cumsum() * usual[place] - 800
        stop = -waited if place % 2 else 0  # the others go on, and the day asked about is any day of theirs
        day = np.floor(marks[(marks > -760) & (marks < stop)])
        week = (day.astype(int) + pd.Timestamp(DAY).weekday()) % 7
        orders.append(np.unique(day + np.select([week == 5, week == 6], [2, 1], 0)))
    names = np.repeat([f"c{place}" for place in range(clients)], [len(one) for one in orders])
    ahead = pd.to_timedelta(np.concatenate(orders), unit="D")
    return pd.DataFrame({"client": names, "day": pd.Timestamp(DAY) + ahead})


@pytest.mark.parametrize(("spread", "waited", "recall"), [(0.1, 9, 0.95), (0.3, 10, 0.95), (0.6, 20, 0.95)])
def test_who_orders_every_two_or_three_days_and_stops_is_found_in_days(spread, waited, recall):
    """In logarithms alone, whole days and week-ends would make the limit twice as long."""
    orders = fast(spread, waited)
    found = model.watch(orders, NONE, DAY).table
    stopped = pd.Series([int(name[1:]) % 2 == 1 for name in found.index], index=found.index)
    assert found["record"].mean() > 0.9
    assert (found["reason"][stopped] == "alarm").mean() >= recall
    assert (found["reason"][~stopped] == "alarm").mean() <= 0.01


def test_false_alarms_with_fast_clients_stay_below_what_is_said():
    """Each client's next interval after the day of the question, held against the limit of that day."""
    gaps = np.random.default_rng(3).lognormal(math.log(2.5), 0.6, (4000, 151)).round().clip(1)
    logs = np.log(gaps[:, :150])
    chart = np.exp(logs.mean(1) + model.FACTOR * np.abs(np.diff(logs, axis=1)).mean(1))
    longest = gaps[:, :150].max(1)
    limit, row = np.minimum(chart, longest), gaps[np.argmax(longest < chart), :150]
    one = model.watch(days({"x": ago(1, row)}), NONE, DAY)
    assert (one.habit("x").record, one.habit("x").limit) == (True, row.max())
    said = one.expected * row.mean() / 30.4
    assert (gaps[:, 150] > limit).mean() <= said


def test_a_client_that_orders_a_third_as_often_is_found_for_part_of_its_longer_wait():
    orders, kind = simulated(0.2)
    reason = model.watch(orders, NONE, DAY).table["reason"].reindex(kind.index)
    assert (reason[kind == 2] == "alarm").mean() > 0.3
