"""The numbers as text: written, aligned, cut, and never an empty word for a missing one."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from kamlab.findings.tables import cells, text_table


@pytest.mark.parametrize(
    ("value", "how", "written"),
    [
        pytest.param(1234567, "", "1 234 567", id="whole"),
        pytest.param(np.int64(1204), "", "1 204", id="numpy"),
        pytest.param(0.274, "percent1", "27,4 %", id="share"),
        pytest.param(-13.5, "", "−13,5", id="negative"),
        pytest.param(47.0, "", "47", id="whole-float"),
        pytest.param(118.6e6, "money_short", "118,6 млн ₽", id="money"),
        pytest.param(True, "", "да", id="yes"),
        pytest.param(None, "percent", "нет данных", id="unknown"),
        pytest.param(float("nan"), "", "нет данных", id="not-a-number"),
        pytest.param(pd.NaT, "date", "нет данных", id="no-date"),
        pytest.param(date(2026, 11, 27), "", "27 ноября 2026", id="day"),
        pytest.param(pd.Timestamp("2026-11-27"), "month", "ноябрь 2026", id="month"),
        pytest.param("больше 99 %", "", "больше 99 %", id="words"),
    ],
)
def test_a_cell(value, how, written):
    table = pd.DataFrame({"a": pd.Series([value], dtype=object)})
    assert cells(table, "ru", formats={"a": how}).rows[0][0].replace("\u00a0", " ") == written


def test_numbers_align_right_words_left():
    table = pd.DataFrame({"Клиент": ["Вега", "Альтаир"], "Доля": [0.5, 0.05], "Решение": ["да", "3 из 6"]})
    content = cells(table, "ru", formats={"Доля": "percent"})
    assert content.right == (False, True, False)
    assert text_table(content, "ru").replace("\u00a0", " ").splitlines() == [
        "Клиент   Доля  Решение",
        "Вега     50 %  да",
        "Альтаир   5 %  3 из 6",
    ]


def test_a_long_table_counts_what_it_leaves_out():
    table = pd.DataFrame({"n": range(200)})
    text = text_table(cells(table, "ru", longest=10), "ru")
    assert text.splitlines()[-1] == "и ещё 190 строк"


def test_an_empty_table_is_no_text():
    assert text_table(cells(pd.DataFrame(), "ru"), "ru") == ""


def test_headings_without_rows_stay():
    assert text_table(cells(pd.DataFrame({"Клиент": [], "Доля": []}), "ru"), "ru") == "Клиент  Доля"


def test_wide_letters_take_two_places():
    text = text_table(cells(pd.DataFrame({"a": ["北京", "Вега"], "b": ["x", "y"]}), "ru"), "ru")
    assert text.splitlines()[1:] == ["北京  x", "Вега  y"]
