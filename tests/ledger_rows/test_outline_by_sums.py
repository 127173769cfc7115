"""Headings that equal the sum of the rows below give the steps of a report back."""

import pytest

from kamlab.ledger.rows.outline import levels


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        pytest.param([30, 10, 20, 5, 5], [1, 0, 0, 1, 0], id="two-clients"),
        pytest.param([30, 10, 20, 5, 5, 7, 3, 4], [1, 0, 0, 1, 0, 1, 0, 0], id="three-clients"),
        pytest.param([35, 30, 10, 20, 5, 5, 7, 7, 1, 6], [2, 1, 0, 0, 1, 0, 2, 1, 0, 0], id="managers-above"),
        pytest.param([0.3, 0.1, 0.2, 0.7, 0.7], [1, 0, 0, 1, 0], id="kopecks"),
        pytest.param([5, 10, -5, 3, 1, 2], [1, 0, 0, 1, 0, 0], id="with-a-return"),
        pytest.param([10, 10, 10, 10], None, id="equal-amounts"),
        pytest.param([10, 1, 2, 3, 4], None, id="one-heading-is-a-total"),
        pytest.param([30, 10, 20, 5, 4], None, id="the-last-does-not-add-up"),
        pytest.param([1, 2, 3, 4, 5], None, id="a-plain-list"),
        pytest.param([], None, id="empty"),
    ],
)
def test_levels(amounts, expected):
    labels = [f"товар {n % 2}" if expected and expected[n] == 0 else f"клиент {n}" for n in range(len(amounts))]
    assert levels(labels, amounts) == expected


def test_steps_need_different_words():
    assert levels(["А", "А", "Б", "Б", "Б"], [30, 10, 20, 5, 5]) is None
