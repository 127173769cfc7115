"""Labels keep apart and in order; ticks are round."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.findings import Canvas, Rect, Spot, label_spots, round_ticks, situation, spread, top_of
from kamlab.findings.inspect import faults
from kamlab.findings.labels import overlap


@given(st.lists(st.tuples(st.floats(-50, 1100), st.floats(1, 60)), max_size=12), st.floats(0, 10))
def test_spread_keeps_order_gap_and_line(pieces, gap):
    pieces.sort()
    wished, sizes = [wish for wish, _ in pieces], [size for _, size in pieces]
    starts = spread(wished, sizes, low=0, high=1000, gap=gap)
    assert len(starts) == len(pieces)
    ends = [start + size for start, size in zip(starts, sizes, strict=True)]
    assert all(start >= end + gap - 1e-6 for end, start in zip(ends, starts[1:], strict=False))
    assert all(start >= 0 - 1e-6 for start in starts)
    assert all(end <= 1000 + 1e-6 for end in ends)


def test_spread_moves_nothing_without_need():
    assert spread([10, 200], [50, 50], low=0, high=300) == [10, 200]


def test_spread_says_when_there_is_no_room():
    assert spread([0, 0], [60, 60], low=0, high=100) is None


@pytest.mark.parametrize("seed", range(5))
def test_spots_never_cover_each_other(seed):
    chance = random.Random(seed)  # noqa: S311 - no secret, a fixed seed
    canvas = Canvas("Заголовок утверждает", source="sales.csv")
    area = canvas.body
    spots = [
        Spot(
            chance.uniform(area.x0 + 40, area.x1 - 40), chance.uniform(area.y0 + 40, area.y1 - 40), 20, (f"Клиент {i}",)
        )
        for i in range(25)
    ]
    placed = [box for box in label_spots(canvas, area, spots) if box]
    assert len(placed) >= 23
    assert faults(canvas.figure) == []
    for index, one in enumerate(placed):
        assert not any(overlap(one.box, other.box) for other in placed[index + 1 :])


def test_a_label_goes_left_when_the_right_is_taken():
    canvas = Canvas("Заголовок")
    (placed,) = label_spots(canvas, canvas.body, [Spot(800, 500, 20, ("Вега",))], obstacles=[Rect(820, 400, 1500, 600)])
    assert placed.side == "right"
    assert placed.box.x1 < 780
    assert not placed.led


@pytest.mark.parametrize(
    ("low", "high", "most", "ticks"),
    [
        (0, 50, 6, [0, 10, 20, 30, 40, 50]),
        (0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0, 25, 6, [0, 5, 10, 15, 20, 25]),
        (-40, -33, 4, [-40, -38, -36, -34]),
        (0, 1_234_567, 6, [0, 500_000, 1_000_000]),
        (7, 7, 6, [7]),
    ],
)
def test_ticks_are_round(low, high, most, ticks):
    assert round_ticks(low, high, most) == pytest.approx(ticks)


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9), st.integers(2, 10))
def test_ticks_stay_inside_and_few(low, width, most):
    ticks = round_ticks(low, low + width, most)
    slack = 1e-6 * (abs(low) + width)
    assert len(ticks) <= most
    assert all(low - slack <= tick <= low + width + slack for tick in ticks)


@given(st.lists(st.integers(0, 10**9), max_size=300), st.integers(1, 12))
def test_the_largest_and_the_rest_add_up(values, most):
    top = top_of(values, most)
    assert sum(values[i] for i in top.shown) + top.rest == sum(values)
    assert len(top.shown) + top.others == len(values)
    assert top.others != 1


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([], "nothing"),
        ([None, float("nan")], "unknown"),
        ([5.0], "one"),
        ([5.0, None], "one"),
        ([5.0, -1.0], "negative"),
        ([0.0, 0.0], "equal"),
        ([43.5, 43.5 + 1e-12], "equal"),
        ([2.0, 1.0], "ordinary"),
    ],
)
def test_the_situation_is_told_before_a_chart_is_chosen(values, kind):
    assert situation(values) == kind
