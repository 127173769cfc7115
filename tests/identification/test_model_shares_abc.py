"""Shares, levels, ABC, profit: the paper cases of the lesson and the edges."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.modules.identification import model

PAPER = {"A": 42.0, "B": 20.0, "C": 16.0, "D": 10.0, "E": 8.0, "F": 4.0}
PAPER_PROFIT = {"A": 3.0, "B": 5.0, "C": 4.0, "D": 3.0, "E": 4.0, "F": 1.0}
FIFTEEN = {
    str(place): amount
    for place, amount in enumerate((36, 22, 12, 8, 6, 4, 3, 2.5, 2, 1.5, 1, 0.8, 0.6, 0.3, 0.3), start=1)
}
amounts = st.dictionaries(st.text(min_size=1, max_size=4), st.integers(1, 10**8), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("revenue", "inclusive", "key"),
    [
        pytest.param({"A": 900, "B": 100}, True, "AB", id="exactly-ten-percent-counts"),
        pytest.param({"A": 900, "B": 100}, False, "A", id="exactly-ten-percent-strict"),
        pytest.param({"A": 5.4, "B": 0.6}, True, "AB", id="ten-percent-of-six-roubles"),
        pytest.param(dict.fromkeys("ABCDEFGHIJK", 1), True, "", id="eleven-equal-none-is-key"),
        pytest.param(PAPER, True, "ABCD", id="paper-case-or-more"),
        pytest.param(PAPER, False, "ABC", id="paper-case-more-than"),
        pytest.param({"A": 7}, True, "A", id="one-client"),
    ],
)
def test_who_passes_ten_percent(revenue, inclusive, key):
    assert model.shares(revenue, inclusive=inclusive).key == tuple(key)


def test_two_hundred_clients_one_of_them_key():
    """The interview's example: of 200 customers one reaches 10 %."""
    revenue = {"one": 10.0} | {f"c{place:03}": 90 / 199 for place in range(199)}
    assert model.shares(revenue).key == ("one",)


def test_negative_clients_are_named():
    assert model.shares({"A": 10, "B": -1}).negative == ("B",)


def test_no_revenue_is_explained():
    with pytest.raises(KamlabError) as caught:
        model.shares({})
    assert "не больше нуля" in caught.value.text("ru")
    assert "not above zero" in caught.value.text("en")


BOOK = pd.DataFrame(
    [
        ("K", "Film", "Boris", 100.0),
        ("L", "Film", "Boris", 99.6),
        ("N", "Film", "Anna", 45.0),
        ("M", "Service", "Vera", 62.0),
        ("rest 1", "Film", "Boris", 190.4 / 2),
        ("rest 2", "Film", "Boris", 190.4 / 2),
    ]
    + [(f"anna {place}", "Film", "Anna", 255 / 20) for place in range(20)]
    + [(f"vera {place}", "Service", "Vera", 248 / 20) for place in range(20)],
    columns=["client", "department", "manager", "revenue"],
)


@pytest.mark.parametrize(
    ("client", "inclusive", "levels"),
    [
        ("K", True, ("company", "department", "manager")),
        ("K", False, ("department", "manager")),
        ("L", True, ("department", "manager")),
        ("M", True, ("department", "manager")),
        ("N", True, ("manager",)),
    ],
)
def test_key_for_whom(client, inclusive, levels):
    """Exercise 01.1: company 1,000; Film 690, Service 310; Boris 390, Anna 300, Vera 310."""
    flags = model.flag_share(BOOK, inclusive=inclusive)
    assert model.key_for_whom(flags)[client] == levels


def test_shares_at_each_level():
    flags = {(flag.client, flag.level): flag.share for flag in model.flag_share(BOOK)}
    assert flags["K", "department"] == pytest.approx(0.145, abs=5e-4)
    assert flags["K", "manager"] == pytest.approx(0.256, abs=5e-4)
    assert flags["N", "manager"] == pytest.approx(0.15)
    assert flags["M", "manager"] == pytest.approx(0.20)


def test_a_level_the_file_does_not_have_is_left_out():
    flags = model.flag_share(BOOK.drop(columns="department"))
    assert {flag.level for flag in flags} == {"company", "manager"}


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("XY"), st.integers(1, 1000)), min_size=1))
def test_key_for_the_company_is_key_for_some_department(rows):
    """Parts add up: without negative clients nobody can be key above and nowhere below."""
    table = pd.DataFrame(rows, columns=["client", "department", "revenue"])
    levels = model.key_for_whom(model.flag_share(table, by=("company", "department")))
    assert all("department" in found for found in levels.values() if "company" in found)


@pytest.mark.parametrize(
    ("share", "inclusive", "name"),
    [
        (0.08, True, "plain"),
        (0.10, True, "key"),
        (0.10, False, "plain"),
        (0.20, True, "key"),
        (0.22, True, "risky"),
        (0.50, True, "risky"),
        (0.52, True, "critical"),
    ],
)
def test_band_of_one_client(share, inclusive, name):
    assert model.band(share, inclusive=inclusive) == name


def test_abc_of_the_paper_case():
    result = model.abc(PAPER)
    assert result.cumulative == pytest.approx((0.42, 0.62, 0.78, 0.88, 0.96, 1.0))
    assert result.by_value == ("A", "A", "A", "A", "B", "C")
    assert (result.a_by_count, result.top_share) == (2, pytest.approx(0.62))


def test_abc_of_the_fifteen():
    """The client that crosses 80 % belongs to A; the top fifth brings 70 %, not 80."""
    result = model.abc(FIFTEEN)
    assert (result.a_by_value, result.by_value.count("B"), result.by_value.count("C")) == (5, 4, 6)
    assert (result.a_by_count, result.top_share) == (3, pytest.approx(0.70))
    assert result.clients_for(0.80) == 5


def test_a_client_exactly_at_the_cut_closes_the_class():
    assert model.abc({"A": 80, "B": 15, "C": 5}).by_value == ("A", "B", "C")


def test_a_negative_client_is_class_c():
    assert model.abc({"A": 90, "B": 20, "C": -10}).by_value[-1] == "C"


@given(amounts)
def test_classes_follow_the_order(revenue):
    result = model.abc(revenue)
    assert list(result.by_value) == sorted(result.by_value)
    assert list(result.by_count) == sorted(result.by_count)
    assert result.by_value[0] == "A"
    assert result.cumulative[result.a_by_value - 1] >= 0.8 - 1e-9


def test_the_largest_is_not_the_most_profitable():
    table = pd.DataFrame({"client": list(PAPER), "revenue": PAPER.values(), "profit": PAPER_PROFIT.values()})
    view = model.revenue_and_profit(table)
    assert view.profit_place == (4, 1, 2, 4, 2, 6)
    assert view.margin[0] == pytest.approx(3 / 42)


def test_without_profit_the_sentence_says_what_to_add():
    with pytest.raises(KamlabError) as caught:
        model.revenue_and_profit(pd.DataFrame({"client": ["A"], "revenue": [1.0]}))
    assert "Себестоимость" in caught.value.text("ru")
