"""Goals that mirror each other, actions with dates, hours against the limit."""

import datetime as dt

import pytest


@pytest.fixture(scope="module")
def goals(read):
    return {row["id"]: row for row in read("goals")}


@pytest.fixture(scope="module")
def actions(read):
    return read("actions")


def test_four_goals_on_each_side(goals):
    assert [row["side"] for row in goals.values()] == ["client"] * 4 + ["us"] * 4


@pytest.mark.parametrize(
    ("goal", "target", "due"),
    [
        pytest.param("a", "1", "2027-04-01", id="new-line-runs"),
        pytest.param("b", "-30", "2027-06-30", id="line-stops"),
        pytest.param("c", "-20", "2027-05-31", id="stock"),
        pytest.param("d", "-1", "2027-09-30", id="one-supplier-fewer"),
        pytest.param("1", "6000000", "2027-05-31", id="labels"),
        pytest.param("2", "4", "2027-03-01", id="service-within-four-hours"),
        pytest.param("3", "80", "2027-05-14", id="stock-to-order-in-tver"),
        pytest.param("4", "5", "2027-07-01", id="film-price"),
    ],
)
def test_target_and_date(goals, goal, target, due):
    assert (goals[goal]["target"], goals[goal]["due"]) == (target, due)


def test_mirror_ratio_is_three_of_four_both_ways(goals):
    ours = {row["id"]: row["serves"] for row in goals.values() if row["side"] == "us"}
    assert ours == {"1": "a", "2": "b", "3": "c", "4": ""}
    served = set(ours.values()) - {""}
    theirs = {row["id"] for row in goals.values() if row["side"] == "client"}
    assert theirs - served == {"d"}
    assert (sum(bool(goal) for goal in ours.values()) / len(ours), len(served) / len(theirs)) == (0.75, 0.75)


GIVEN = {
    "Образцы": ("Ильина", "12-04", "01-15", 12, 100),
    "Испытания": ("Петров", "01-11", "03-12", 40, 20),
    "Контракт": ("Ильина", "03-15", "04-20", 16, 0),
    "Дежурство": ("Петров", "12-18", "02-26", 60, 35),
    "Расчёт запаса": ("Ким", "12-10", "01-15", 24, 100),
    "Запуск склада": ("Ким", "02-01", "05-11", 80, 0),
    "Встреча директоров": ("Лебедев", "12-10", "12-18", 4, 100),
    "Анкета шести вопросов": ("Ильина", "12-01", "12-15", 3, 100),
    "Досье: финансы": ("Савельева", "11-24", "12-25", 6, 100),
}


def test_nine_actions_as_given(actions):
    found = {
        row["action_ru"]: (
            row["person"].split()[0], row["start"][5:], row["end"][5:],
            int(row["hours"]), int(row["done_at_follow_up"]),
        )
        for row in actions
        if row["person"]
    }  # fmt: skip
    assert found == GIVEN


def test_the_tenth_line_has_neither_person_nor_date(actions):
    assert len(actions) == 10
    bare = [row["action_ru"] for row in actions if not (row["person"] or row["start"] or row["end"])]
    assert bare == ["Письмо о цене"]


def test_five_hours_over_two_quarters(actions, read):
    wanted = sum(int(row["hours"]) for row in actions if row["hours"])
    there_are = [int(row["hours"]) for row in read("hours")]
    assert (wanted, there_are, wanted - sum(there_are)) == (245, [120, 120], 5)


def test_five_of_nine_are_done_at_the_follow_up(actions):
    done = [row for row in actions if row["done_at_follow_up"] == "100"]
    assert len(done) == 5
    assert all(row["end"] <= "2027-01-18" for row in done)


def test_no_action_begins_or_ends_on_a_weekend(actions):
    days = [row[side] for row in actions for side in ("start", "end") if row[side]]
    assert {dt.date.fromisoformat(day).weekday() for day in days} <= set(range(5))
    assert all(row["start"] <= row["end"] for row in actions)


def test_every_action_serves_a_goal_of_ours_or_none(actions, goals):
    ours = {row["id"] for row in goals.values() if row["side"] == "us"}
    assert {row["goal"] for row in actions} <= {*ours, ""}
