"""Client names in a figure: shorter, never slanted, never alike by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.findings.names import LIMIT, break_in_two, chart_names, clean, fit_name, shorten, without_legal_form


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("ООО Ромашка", "Ромашка"),
        ("Ромашка, ООО", "Ромашка"),
        ("ООО «Ромашка»", "Ромашка"),
        ('ЗАО "Ромашка"', "Ромашка"),
        ("Northwind Ltd.", "Northwind"),
        ("Northwind GmbH", "Northwind"),
        ("Торговый дом «Волжские продукты»", "Торговый дом «Волжские продукты»"),
        ("ООО «Альфа» и «Бета»", "«Альфа» и «Бета»"),
        ("ИП Гаврилова Н. П.", "ИП Гаврилова Н. П."),
        ("Аотея", "Аотея"),
        ("ООО", "ООО"),
        ("АО", "АО"),
    ],
)
def test_legal_form_is_dropped(name, bare):
    assert without_legal_form(name) == bare


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Зауральский завод горного оборудования", ("Зауральский завод", "горного оборудования")),
        ("Сеть магазинов «Домашний очаг»", ("Сеть магазинов", "«Домашний очаг»")),
        ("Торговый дом «Волжские продукты»", ("Торговый дом", "«Волжские продукты»")),
        ("Гаврилова-Константинопольская Н. П.", ("Гаврилова-Константинопольская", "Н. П.")),
        ("«Волжские продукты»", ("«Волжские", "продукты»")),
        ("Тепломонтаж", ("Тепломонтаж",)),
    ],
)
def test_break_balances_and_spares_quotes(name, lines):
    assert break_in_two(name) == lines


@pytest.mark.parametrize(
    ("name", "lines", "limit", "expected"),
    [
        pytest.param("Кубань-Агрохолдинг", 2, 26, ("Кубань-Агрохолдинг",), id="one-line-is-enough"),
        pytest.param("Торговый дом «Волжские продукты»", 1, 22, ("«Волжские продукты»",), id="the-proper-name"),
        pytest.param("Зауральский завод горного оборудования", 1, 25, ("Зауральский завод…",), id="whole-words"),
        pytest.param("Ж" * 300, 2, 26, ("Ж" * 25 + "…",), id="no-space-in-300-letters"),
    ],
)
def test_fit(name, lines, limit, expected):
    assert fit_name(name, lines=lines, limit=limit) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["ООО Вега", "АО Вега"], [("ООО Вега",), ("АО Вега",)], id="form-tells-them-apart"),
        pytest.param(["ООО Вега", "Сириус"], [("Вега",), ("Сириус",)], id="form-not-needed"),
        pytest.param(["Вега", "Вега"], [("Вега",), ("Вега",)], id="the-same-name-twice"),
        pytest.param(["", "\u200b"], [("?",), ("?",)], id="empty"),
    ],
)
def test_likeness(names, expected):
    assert chart_names(names) == expected


def test_names_that_shorten_alike_keep_their_difference():
    start = "Межрегиональное производственное объединение строительных материалов и конструкций, филиал"
    shown = chart_names([f"{start} в Твери", f"{start} в Самаре"])
    assert len(set(shown)) == 2
    assert "Твери" in shown[0][-1]
    assert "Самаре" in shown[1][-1]


@given(st.lists(st.text(max_size=120), max_size=12), st.sampled_from([1, 2]))
def test_any_names_fit_and_stay_different(names, lines):
    shown = chart_names(names, lines=lines)
    assert len(shown) == len(names)
    assert all(len(line) <= LIMIT for name in shown for line in name)
    assert all(1 <= len(name) <= 2 for name in shown)
    whole = {clean(name) for name in names}
    assert len(set(shown)) == len({name or "?" for name in whole})


@given(st.text(max_size=80), st.integers(2, 30))
def test_shortened_text_fits(text, limit):
    assert len(shorten(text, limit)) <= limit
