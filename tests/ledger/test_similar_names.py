"""Names that are one client, names that are two, and fifty thousand of them in a few seconds."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.ledger.names import near_names, similar_names, spelling


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["ООО Ромашка", "Ромашка, ООО"], id="legal-form-moved"),
        pytest.param(
            ["ООО «Ромашка»", 'ООО "Ромашка"', "ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ РОМАШКА"],
            id="quotes-case-in-full",
        ),
        pytest.param(["Луговой Край, молочный завод", "Молочный завод «Луговой Край»"], id="word-order"),
        pytest.param(["OOO Ромашка", "ООО Ромашка"], id="latin-letters-in-the-form"),
        pytest.param(["Cтройснаб", "Стройснаб"], id="a-latin-letter-in-a-russian-word"),
        pytest.param(["О.О.О. Ромашка", "Ромашка"], id="dotted-form"),
        pytest.param(["Семёнов и сын", "Семенов и сын"], id="yo"),
        pytest.param(["РосНефтеСнаб", "Рос Нефте Снаб"], id="blanks-inside"),
        pytest.param(["ИП Гаврилова Н. П.", "Гаврилова Н.П. (ИП)"], id="initials-with-and-without-blanks"),
        pytest.param(["Acme Trading Ltd", "ACME TRADING LLC", "Acme Trading, Inc."], id="english-forms"),
        pytest.param(["Торговый дом «Волна»", "ТД Волна"], id="trading-house"),
        pytest.param(["Приборостроительный комбинат", "Приборостроительный комбиннат"], id="a-slip-in-a-long-word"),
        pytest.param(["Склад 12", "Склад12"], id="same-number"),
    ],
)
def test_one_client(names):
    assert similar_names(names) == [tuple(sorted(names))]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["Склад-магазин 12", "Склад-магазин 13"], id="numbers"),
        pytest.param(["Клиент 00017", "Клиент 00071"], id="digits-in-another-order"),
        pytest.param(["ИП Иванов А. А.", "ИП Иванов А. Б."], id="initials"),
        pytest.param(["Молокозавод «Тихий Лог»", "Молокозавод «Тихий Бор»"], id="long-common-words"),
        pytest.param(["Вега", "Мега"], id="short-names"),
        pytest.param(["Ромашка", "Ромашка Плюс"], id="a-word-more"),
        pytest.param(["Bayer AG", "Mayer AG"], id="one-letter-of-five"),
        pytest.param(["ООО", "АО"], id="nothing-but-the-form"),
    ],
)
def test_two_clients(names):
    assert similar_names(names) == []


def test_groups_are_apart():
    names = ["ООО Ромашка", "Ромашка", "АО Василёк", "Василек, АО", "Незабудка"]
    assert sorted(similar_names(names)) == [("АО Василёк", "Василек, АО"), ("ООО Ромашка", "Ромашка")]


def test_fifty_thousand_numbered_clients_take_seconds():
    names = [f"Клиент {number:05d}" for number in range(50_000)]
    begin = perf_counter()
    assert similar_names(names) == []
    assert perf_counter() - begin < 60  # two or three seconds on a free machine


@given(st.lists(st.text("аеёоРС«», -12ABi", max_size=12), max_size=25))
def test_groups_hold_each_name_once(names):
    groups = similar_names(names)
    told = [name for group in groups for name in group]
    assert len(told) == len(set(told))
    assert set(told) <= set(names)
    assert all(len(group) > 1 for group in groups)


@given(st.text(max_size=30))
def test_a_name_is_spelled_like_itself_in_capitals(name):
    if name.upper().lower() == name.lower():
        assert spelling(name).words == spelling(name.upper()).words


ACCOUNTS = ("ООО «Волжские продукты»", "Вега", "Вега-Сервис", "Склад 12", "Зауральский ГОК")


@pytest.mark.parametrize(
    ("written", "account"),
    [
        pytest.param("Волжские", "ООО «Волжские продукты»", id="shortened"),
        pytest.param("волжские прадукты", "ООО «Волжские продукты»", id="misspelt"),
        pytest.param("Волжские продукты, ООО", "ООО «Волжские продукты»", id="legal-form"),
        pytest.param("Зауральский", "Зауральский ГОК", id="without-the-trade"),
        pytest.param("Склад 13", None, id="another-number"),
        pytest.param("Ромашка", None, id="nobody"),
    ],
)
def test_a_name_from_memory_is_set_beside_the_nearest_account(written, account):
    groups = near_names([spelling(written)], [spelling(name) for name in ACCOUNTS])
    assert groups == ([(account, written)] if account else [])


def test_two_accounts_are_not_asked_about_for_one_is_part_of_the_other():
    accounts = [spelling(name) for name in ACCOUNTS]
    assert near_names(accounts, accounts) == []


def test_names_from_memory_are_set_beside_each_other():
    assert near_names([spelling("Рамашка"), spelling("Ромашка")]) == [("Рамашка", "Ромашка")]
