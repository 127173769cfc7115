"""The publisher's plan for the owner of a bookshop."""

import csv
import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "datasets" / "bookshop"


def rows(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_three_goals_serve_the_three_of_the_client_and_one_serves_none():
    assert [row["id"] for row in rows("client_goals")] == ["a", "b", "c"]
    assert [row["serves"] for row in rows("goals")] == ["a", "b", "c", ""]


@pytest.mark.parametrize(
    ("goal", "target", "due"),
    [
        pytest.param("1", "1", "2027-01-29", id="research-by-month-two"),
        pytest.param("2", "2", "2027-02-26", id="two-days-by-month-three"),
        pytest.param("3", "10", "2027-09-01", id="ten-per-cent-six-months-after-launch"),
    ],
)
def test_targets_and_dates(goal, target, due):
    row = next(row for row in rows("goals") if row["id"] == goal)
    assert (row["target"], row["due"]) == (target, due)


def test_the_series_is_due_six_months_after_its_launch():
    launch = tomllib.loads((FOLDER / "plan.toml").read_text(encoding="utf-8"))["launch"]
    due = dt.date.fromisoformat(rows("goals")[2]["due"])
    assert launch == dt.date(2027, 3, 1)
    assert due == launch.replace(month=launch.month + 6)


def test_mail_orders_fall_just_short_in_month_six():
    counts = [(int(row["all"]), int(row["series"])) for row in rows("mail_orders")]
    assert counts == [(410, 8), (435, 19), (450, 27), (470, 36), (480, 43), (500, 48)]
    assert [round(100 * part / whole, 1) for whole, part in counts] == [2.0, 4.4, 6.0, 7.7, 9.0, 9.6]
    assert 100 * counts[-1][1] / counts[-1][0] < 10


def test_all_four_p_are_worked_out():
    assert {row["p"] for row in rows("strategy")} == {"product", "price", "promotion", "place"}


def test_six_actions_take_exactly_what_there_is():
    actions, limits = rows("actions"), {row["resource"]: Decimal(row["limit"]) for row in rows("resources")}
    assert len(actions) == 6
    assert limits == {"hours": 60, "money": 240_000, "staff": Decimal("0.5")}
    assert sum(int(row["hours"]) for row in actions) == limits["hours"]
    assert sum(Decimal(row["money"]) for row in actions) == limits["money"]


def test_actions_have_names_and_working_days():
    people = {row["id"] for row in rows("names") if row["kind"] == "person"}
    for row in rows("actions"):
        assert row["person"] in people
        assert row["start"] <= row["end"]
        assert all(dt.date.fromisoformat(row[side]).weekday() <= 4 for side in ("start", "end"))


def test_everything_is_written_in_both_languages():
    for name in ("goals", "client_goals", "actions", "strategy"):
        for row in rows(name):
            assert all(value for column, value in row.items() if column.endswith(("_ru", "_en")))
