"""Two hundred clients, one of them at exactly ten per cent."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

FILE = Path(__file__).parents[2] / "datasets" / "kolotilov_200.csv"


@pytest.fixture(scope="module")
def revenue():
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["client"]: Decimal(row["revenue"]) for row in csv.DictReader(lines)}


def test_two_hundred_clients_and_one_hundred_million(revenue):
    assert len(revenue) == 200
    assert sum(revenue.values()) == Decimal("100000000.00")


def test_the_two_largest_are_as_given(revenue):
    assert sorted(revenue.values())[-2:] == [Decimal("1990000.00"), Decimal("10000000.00")]


@pytest.mark.parametrize(
    ("inclusive", "count"),
    [pytest.param(True, 1, id="ten-per-cent-or-more"), pytest.param(False, 0, id="more-than-ten-per-cent")],
)
def test_one_client_is_key_only_if_exactly_ten_counts(revenue, inclusive, count):
    total = sum(revenue.values())
    key = [value for value in revenue.values() if value * 10 > total or (inclusive and value * 10 == total)]
    assert len(key) == count


def test_the_key_client_is_not_found_by_its_place(revenue):
    place = list(revenue.values()).index(Decimal("10000000.00"))
    assert 20 < place < 180


def test_every_client_buys_something(revenue):
    assert min(revenue.values()) > 0
