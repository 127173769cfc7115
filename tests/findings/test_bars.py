"""Bars as long as their values, every label on the sheet, whatever the data."""

import random

import pytest

from kamlab.findings import DANGER, OTHER, OURS, REST, Bar, Canvas, Threshold, bars, top_of
from kamlab.findings.inspect import faults, marks, texts
from kamlab.findings.style import MEDIA

LINES = [
    Threshold(0.1, "10 %: ключевой", OURS),
    Threshold(0.2, "20 %: рискованная доля", DANGER),
    Threshold(0.5, "50 %: критическая", DANGER, solid=True),
]


def drawn(rows, lines=(), size="projector"):
    canvas = Canvas("Заголовок утверждает", subtitle="Доля, %", source="sales.csv", medium=MEDIA[size])
    chart = bars(canvas, canvas.body, rows, thresholds=lines)
    return canvas.figure, chart


def shares(values, names=None):
    names = names or [f"Клиент {i}" for i in range(len(values))]
    return [
        Bar(name, value, f"{100 * value:.1f} %", note="131,5 млн ₽") for name, value in zip(names, values, strict=True)
    ]


def test_lengths_follow_values_from_zero():
    figure, chart = drawn(shares([0.6, 0.3, 0.15]))
    long, middle, short = (bar.get_width() for bar in marks(figure, "bar"))
    assert long == pytest.approx(2 * middle) == pytest.approx(4 * short)
    assert {bar.get_x() for bar in marks(figure, "bar")} == {chart.scale(0)}


def test_bars_fill_two_thirds_of_the_pitch():
    figure, chart = drawn(shares([0.3] * 10))
    assert marks(figure, "bar")[0].get_height() / chart.rows[0].height == pytest.approx(0.66)


def test_a_threshold_stands_at_its_value():
    figure, chart = drawn(shares([0.3, 0.1]), LINES[:1])
    (line,) = [line for line in figure.axes[0].lines if line.get_gid() == "threshold"]
    assert list(line.get_xdata()) == [pytest.approx(chart.scale(0.1))] * 2
    assert marks(figure, "bar")[1].get_width() + chart.scale(0) == pytest.approx(chart.scale(0.1))


def test_the_word_leaves_a_bar_that_is_too_short():
    rows = [Bar("Вега", 0.9, "90 %", inside="ключевой", role=OURS), Bar("Сириус", 0.02, "2 %", inside="ключевой")]
    figure, _ = drawn(rows)
    assert texts(figure, "inside") == ["ключевой"]
    assert texts(figure, "label") == ["90 %", "2 %", "ключевой"]


def test_returns_go_left_of_an_ink_line():
    rows = [Bar("Вега", 5, "5,0"), Bar("Возвраты", -2, "−2,0", role=DANGER)]
    figure, chart = drawn(rows)
    bought, returned = marks(figure, "bar")
    assert returned.get_x() + returned.get_width() == pytest.approx(bought.get_x()) == pytest.approx(chart.scale(0))
    label = next(text for text in figure.axes[0].texts if text.get_text() == "−2,0")
    assert label.get_ha() == "right"
    assert label.get_position()[0] < returned.get_x()
    assert [line.get_gid() for line in figure.axes[0].lines] == ["zero"]


def test_danger_and_sums_are_hatched_not_only_coloured():
    figure, _ = drawn([Bar("а", 1, "1"), Bar("б", 1, "1", role=DANGER), Bar("в", 1, "1", role=REST)])
    assert [bool(bar.get_hatch()) for bar in marks(figure, "bar")] == [False, True, True]


HARD = {
    "empty": [],
    "one client": [1.0],
    "all equal": [0.1] * 10,
    "one of almost nothing": [0.9999, 0.0001],
    "all zero": [0.0, 0.0, 0.0],
    "all negative": [-3.0, -1.0],
    "tiny": [1e-9, 5e-10],
    "huge": [3e15, 2e15, 1e3],
    "with returns": [0.9, 0.3, -0.2],
    "two rows": [0.7, 0.3],
}


@pytest.mark.parametrize("size", MEDIA)
@pytest.mark.parametrize("values", HARD.values(), ids=HARD)
def test_hard_data(values, size):
    figure, _ = drawn(shares(values), LINES if values and max(values) <= 1 else (), size)
    assert faults(figure) == []


def test_two_hundred_clients_become_ten_and_one():
    values = [1 / (i + 2) for i in range(200)]
    top = top_of(values)
    rows = [Bar(f"Клиент {i}", values[i], f"{values[i]:.3f}") for i in top.shown]
    rows.append(Bar(top.words("ru"), top.rest, f"{top.rest:.2f}", role=REST, whole_name=True))
    figure, chart = drawn(rows)
    assert faults(figure) == []
    assert len(chart.rows) == 11
    assert "190" in " ".join(texts(figure, "name"))
    assert sum(values) == pytest.approx(sum(values[i] for i in top.shown) + top.rest)


LETTERS = "абвгд «»ЖШЩ ij.W"


@pytest.mark.parametrize("size", MEDIA)
@pytest.mark.parametrize("seed", range(4))
def test_names_of_three_hundred_letters(seed, size):
    chance = random.Random(seed)  # noqa: S311 - no secret, a fixed seed
    names = ["".join(chance.choices(LETTERS, k=300)) for _ in range(MEDIA[size].rows)]
    figure, chart = drawn(shares([0.3 / (i + 1) for i in range(len(names))], names), LINES, size)
    assert faults(figure) == []
    assert len(set(chart.names)) == len(names)


def test_the_grey_of_others_carries_no_meaning():
    figure, _ = drawn([Bar("а", 1, "1", role=OTHER), Bar("б", 0.5, "0,5", role=OURS)])
    assert [bar.get_facecolor()[:3] for bar in marks(figure, "bar")] == [
        pytest.approx((0xC5 / 255, 0xCC / 255, 0xD3 / 255)),
        pytest.approx((0, 0x72 / 255, 0xB2 / 255)),
    ]
