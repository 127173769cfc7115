"""A company of one client: the numbers of its ledger, recomputed from the files alone."""

import csv
import datetime as dt
import tomllib
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "datasets" / "integrator"
BANK = "Банк «Северная Гавань»"
ALL = (dt.date(2023, 11, 1), dt.date(2026, 10, 31))
YEAR_2024 = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
LAST_12 = (dt.date(2025, 11, 1), dt.date(2026, 10, 31))


def table(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def ledger():
    return [
        {
            **row,
            "date": dt.date.fromisoformat(row["date"]),
            "revenue": Decimal(row["revenue"]),
            "profit": Decimal(row["profit"]),
        }
        for row in table("ledger.csv")
    ]


@pytest.fixture(scope="module")
def settings():
    return tomllib.loads((FOLDER / "company.toml").read_text(encoding="utf-8"))


def by_client(ledger, period, column="revenue"):
    sums = defaultdict(Decimal)
    for row in ledger:
        if period[0] <= row["date"] <= period[1]:
            sums[row["client"]] += row[column]
    return sums


def test_thirty_six_months_and_about_420_lines(ledger):
    assert 410 <= len(ledger) <= 430
    months = {(row["date"].year, row["date"].month) for row in ledger}
    assert len(months) == 36
    assert all(ALL[0] <= row["date"] <= ALL[1] for row in ledger)


def test_nobody_orders_on_a_weekend(ledger):
    assert {row["date"].weekday() for row in ledger} <= set(range(5))


def test_in_2024_the_bank_has_94_per_cent_and_three_others_six(ledger):
    sums = by_client(ledger, YEAR_2024)
    total = sum(sums.values())
    assert len(sums) == 4
    assert sums[BANK] / total == Decimal("0.94")
    assert (total - sums[BANK]) / total == Decimal("0.06")


def test_in_the_last_twelve_months_the_bank_is_alone(ledger):
    assert list(by_client(ledger, LAST_12)) == [BANK]


@pytest.mark.parametrize(
    ("period", "above_half", "only_customer"),
    [
        pytest.param(YEAR_2024, True, False, id="2024-one-definition-only"),
        pytest.param(LAST_12, True, True, id="last-12-both-definitions"),
    ],
)
def test_mono_client_by_two_definitions(ledger, period, above_half, only_customer):
    sums = by_client(ledger, period)
    assert (2 * max(sums.values()) > sum(sums.values())) is above_half
    assert (len(sums) == 1) is only_customer


def test_concentration_of_the_last_twelve_months_is_total(ledger):
    sums = by_client(ledger, LAST_12)
    total = sum(sums.values())
    index = sum((value / total) ** 2 for value in sums.values())
    assert index == 1
    assert 1 / index == 1


def test_contribution_and_months_without_the_bank(ledger, settings):
    monthly = sum(by_client(ledger, LAST_12, "profit").values()) / 12
    finance = settings["finance"]
    assert monthly == Decimal("7400000.00")
    assert (finance["cash"], finance["fixed_costs"]) == (20_400_000.0, 6_000_000.0)
    assert finance["cash"] / finance["fixed_costs"] == pytest.approx(3.4)


def test_no_line_sells_below_cost_and_only_the_work_closes_the_month(ledger):
    assert all(0 < row["profit"] < row["revenue"] for row in ledger)
    prices = {row["product"]: Decimal(row["list_price"]) for row in table("products.csv")}
    for row in ledger:
        if prices[row["product"]]:
            assert row["revenue"] == int(row["quantity"]) * prices[row["product"]]


def test_every_name_is_there_in_both_languages(ledger):
    names = {
        (row["kind"], row["ru"] if row["kind"] == "client" else row["id"]): row["en"] for row in table("names.csv")
    }
    for kind in ("client", "manager", "department", "category"):
        for value in {row[kind] for row in ledger}:
            assert names[kind, value]


def test_settings_name_every_column_of_the_ledger(settings):
    header = (FOLDER / "ledger.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert list(settings["ledger"]["columns"].values()) == header
    assert settings["as_of"] == dt.date(2026, 11, 1)
