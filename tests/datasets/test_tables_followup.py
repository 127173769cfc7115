"""Sixty days later: two months of ledger and six measures, then and now, recomputed from the files."""

import datetime as dt
from decimal import Decimal

import pandas as pd
import pytest

VOLGA = "ТД «Волжские продукты»"
BALTIC = "Балтийская судоремонтная компания"
FOLLOW_UP = dt.date(2027, 1, 18)


@pytest.fixture(scope="module")
def later(demo):
    table = pd.read_csv(demo / "followup_ledger.csv", parse_dates=["date"])
    return table.assign(revenue=(table["revenue"] * 100).round().astype("int64"))


@pytest.fixture(scope="module")
def year_2026(ledger, later):
    return pd.concat([ledger[ledger["date"] >= "2026-01-01"], later])


def test_two_months_under_the_same_columns(later, written):
    assert list(later.columns) == list(written.columns)
    assert 1300 <= len(later) <= 1500
    assert {(day.year, day.month) for day in later["date"]} == {(2026, 11), (2026, 12)}
    assert later["date"].dt.day_of_week.max() <= 4
    assert later["document"].min() > written["document"].max()


def test_totals_of_the_two_months(later):
    assert later["revenue"].sum() == 84_000_000_00
    assert later.loc[later["client"] == VOLGA, "revenue"].sum() == 22_400_000_00


def test_calendar_2026_and_the_two_largest_shares(year_2026):
    sums = year_2026.groupby("client")["revenue"].sum()
    assert sums.sum() == 484_160_540_00
    assert (sums[VOLGA], sums[BALTIC]) == (123_011_500_00, 48_450_000_00)
    shares = 100 * sums / sums.sum()
    assert (round(shares[VOLGA], 2), round(shares[BALTIC], 2)) == (25.41, 10.01)
    assert sorted(shares[shares >= 10].index) == sorted([VOLGA, BALTIC, "Зауральский завод горного оборудования"])


def test_altair_ordered_once(later):
    assert set(later.loc[later["client"] == "Альтаир-Фарм", "date"].dt.date) == {dt.date(2026, 11, 24)}


def test_no_new_client_and_no_lost_one(later, read):
    kinds = {row["name"]: row["kind"] for row in read("clients")}
    assert {kinds[name] for name in later["client"]} == {"current"}


def test_who_announced_leaving_stops(later):
    assert later.loc[later["client"] == "Тепломонтаж", "date"].max() < pd.Timestamp("2026-11-13")


@pytest.mark.parametrize(
    ("measure", "then", "now"),
    [
        ("mirrored_goals", 75, 100),
        ("coverage", 43, 64),
        ("dossier", 35, 80),
        ("wallet_share", 22, 23),
        ("actions_done", 0, 56),
        ("largest_share", 25, 25),
    ],
)
def test_six_measures_then_and_now(read, measure, then, now):
    row = next(row for row in read("followup") if row["measure"] == measure)
    assert (round(Decimal(row["then"])), round(Decimal(row["now"]))) == (then, now)


def test_the_largest_share_is_worse_although_it_rounds_alike(read):
    row = next(row for row in read("followup") if row["measure"] == "largest_share")
    assert (row["then"], row["now"], row["better"]) == ("24.6", "25.4", "down")


def test_goals_now_all_serve_one_of_the_client(read):
    serves = {row["id"]: row["serves"] for row in read("goals") if row["side"] == "us"}
    for row in read("followup_goals"):
        if row["change"] == "dropped":
            del serves[row["id"]]
        else:
            serves[row["id"]] = row["serves"]
    assert sorted(serves.values()) == ["a", "b", "c", "d"]


def test_coverage_now_is_nine_of_fourteen(read):
    place = {row["person"]: (row["floor"], row["function"]) for row in read("people")}
    cells = {(row["floor"], row["function"]) for row in read("cells")}
    ties = [row for row in read("ties") + read("followup_ties") if row["account"] == VOLGA]
    fresh = {
        place[row["theirs"]] for row in ties if (FOLLOW_UP - dt.date.fromisoformat(row["last_contact"])).days <= 90
    }
    before = {
        place[row["theirs"]] for row in read("ties") if row["account"] == VOLGA and row["last_contact"] >= "2026-08-21"
    }
    assert len(fresh & cells) == 9
    assert (fresh - before) & cells == {("D", "pr"), ("D", "pd"), ("H", "lg")}


def test_dossier_now_has_sixteen_of_twenty(read):
    required = {row["field"] for row in read("dossier_fields") if row["required"] == "yes"}
    known = {row["field"] for row in read("facts") if row["account"] == VOLGA}
    known |= {row["field"] for row in read("followup_facts")}
    assert len(known & required) == 16


def test_one_answer_lifts_the_client_from_step_two_to_three(read):
    favourable, weights = ("yes", "no", "yes", "no", "no", "no"), (2, 2, 2, 2, 1, 1)
    rows = read("followup_answers")
    points = {
        when: sum(w for row, good, w in zip(rows, favourable, weights, strict=True) if row[when] == good)
        for when in ("then", "now")
    }
    assert [row["question"] for row in rows if row["then"] != row["now"]] == ["3"]
    assert points == {"then": 4, "now": 6}  # steps 2 and 3: six points, and business problems are discussed
    given = [row["answer"] for row in read("perception") if row["account"] == VOLGA and row["respondent"] == "client"]
    assert [row["then"] for row in rows] == given
