"""Arithmetic of shares: reference numbers first, then properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab import measures

FIFTEEN = (36, 22, 12, 8, 6, 4, 3, 2.5, 2, 1.5, 1, 0.8, 0.6, 0.3, 0.3)
money = st.lists(st.integers(1, 10**9), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("share", "inclusive", "expected"),
    [
        pytest.param(0.1, True, True, id="exactly-ten-counts"),
        pytest.param(0.1, False, False, id="exactly-ten-strict"),
        pytest.param((0.1 + 0.1 + 0.1) / 3, True, True, id="three-tenths-of-three"),
        pytest.param((0.1 + 0.1 + 0.1) / 3, False, False, id="three-tenths-of-three-strict"),
        pytest.param(4.35 / 43.5, True, True, id="float-that-is-not-quite-a-tenth"),
        pytest.param(48_216_053.99 / 482_160_540, True, False, id="one-kopeck-short"),
    ],
)
def test_the_ten_percent_line(share, inclusive, expected):
    assert measures.passes(share, 0.1, inclusive=inclusive) is expected


@pytest.mark.parametrize(
    ("threshold", "inclusive", "most"),
    [
        pytest.param(0.10, True, 10, id="ten-percent-or-more"),
        pytest.param(0.10, False, 9, id="more-than-ten-percent"),
        pytest.param(0.15, True, 6, id="fifteen-or-more"),
        pytest.param(0.15, False, 6, id="more-than-fifteen"),
        pytest.param(0.20, True, 5, id="twenty-or-more"),
        pytest.param(0.20, False, 4, id="more-than-twenty"),
        pytest.param(1.0, True, 1, id="everything"),
        pytest.param(1.0, False, 0, id="more-than-everything"),
    ],
)
def test_how_many_can_pass(threshold, inclusive, most):
    assert measures.most_that_pass(threshold, inclusive=inclusive) == most


@given(money, st.sampled_from([0.05, 0.1, 0.15, 0.2, 0.25, 1 / 3, 0.5]), st.booleans())
def test_never_more_pass_than_can(amounts, threshold, inclusive):
    passing = sum(measures.passes(part, threshold, inclusive=inclusive) for part in measures.shares(amounts))
    assert passing <= measures.most_that_pass(threshold, inclusive=inclusive)


def test_a_negative_client_breaks_the_limit():
    """Twenty clients of 10 and one of −150: twenty pass at 20 % each, so the rule needs its condition."""
    parts = measures.shares([10.0] * 20 + [-150.0])
    assert sum(measures.passes(part, 0.1) for part in parts) == 20


def test_concentration_of_the_fifteen():
    assert measures.hhi(FIFTEEN) == pytest.approx(0.2064, abs=5e-5)
    assert measures.effective_number(FIFTEEN) == pytest.approx(4.85, abs=0.005)


@pytest.mark.parametrize(
    ("amounts", "gini"),
    [
        pytest.param([5, 5, 5, 5], 0, id="all-equal"),
        pytest.param([0, 0, 0, 8], 0.75, id="one-has-all-of-four"),
        pytest.param([1, 2, 3, 4], 0.25, id="one-to-four"),
        pytest.param([7], None, id="one-client-has-nobody-to-be-unequal-with"),
    ],
)
def test_gini(amounts, gini):
    assert measures.gini(amounts) == (None if gini is None else pytest.approx(gini))


@given(money)
def test_concentration_stays_in_its_range(amounts):
    assert 1 / len(amounts) - 1e-9 <= measures.hhi(amounts) <= 1 + 1e-9
    assert sum(measures.shares(amounts)) == pytest.approx(1)


@pytest.mark.parametrize(("size", "top"), [(204, 41), (197, 40), (198, 40), (15, 3), (6, 2), (1, 1)])
def test_the_top_fifth_is_rounded_up(size, top):
    assert measures.count_of(0.2, size) == top
