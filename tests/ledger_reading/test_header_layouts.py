"""Rows as they stand in exports → names of columns and the first row of data."""

import pytest

from kamlab.ledger.reading.headers import find_layout, unique_names
from kamlab.ledger.reading.notes import header_note

NAMES = ["Дата", "Контрагент", "Сумма"]
DATA = [["01.08.2026", "ООО Ромашка", "1 234,50"], ["02.08.2026", "Лютик", "300,00"], ["03.08.2026", "Ясень", "7,00"]]


def layout_of(*rows, merges=()):
    head = [(line, list(cells)) for line, cells in enumerate(rows, 1) if any(cells)]
    return find_layout(head, merges)


def names_of(*rows, merges=()):
    return list(layout_of(*rows, merges=merges).names.values())


@pytest.mark.parametrize(
    "above",
    [
        pytest.param([], id="at-once"),
        pytest.param([["Отчёт о продажах"]], id="title"),
        pytest.param([["Отчёт о продажах"], [], [], ["Период: 01.08.2026 - 31.08.2026"], []], id="title-and-period"),
        pytest.param([["Параметры:", "Период: Август 2026"], ["", "Отбор: Контрагент в группе"], []], id="1c-filters"),
        pytest.param([["", "", "ООО «Дистрибьютор»"], ["", "", "ИНН 7701234567"]], id="logo-at-the-right"),
        pytest.param([["Дата выгрузки", "05.11.2026"], ["Менеджер", "Ильина"], ["Строк", "3"]], id="form-above"),
        pytest.param([["Sales report for the period"], ["01.08.2026"], ["Customer in list"]], id="english-titles"),
    ],
)
@pytest.mark.parametrize("header", [NAMES, ["Date", "Customer", "Amount"], ["День", "Кто", "Сколько"]])
def test_header_under_titles(above, header):
    layout = layout_of(*above, header, *DATA)
    assert list(layout.names.values()) == header
    assert layout.lines == (len(above) + 1,)
    assert layout.start == len(above) + 2


def test_two_levels_with_gaps_for_merged_cells():
    assert names_of(
        ["Дата", "Контрагент", "Продажи", "", "Прибыль", ""],
        ["", "", "Кол-во", "Сумма", "Сумма", "%"],
        ["01.08.2026", "Ромашка", "5", "100,00", "20,00", "20"],
        ["02.08.2026", "Лютик", "6", "200,00", "30,00", "15"],
    ) == ["Дата", "Контрагент", "Продажи · Кол-во", "Продажи · Сумма", "Прибыль · Сумма", "Прибыль · %"]


def test_two_levels_with_known_merges():
    rows = [
        ["Отчёт о продажах", None, None, None],
        ["Контрагент", "Август", None, "Итог"],
        [None, "Количество", "Сумма", "Сумма"],
        ["Ромашка", 5, 100.0, 100.0],
        ["Лютик", 6, 200.0, 200.0],
    ]
    merges = [(1, 0, 1, 3), (2, 0, 3, 0), (2, 1, 2, 2)]
    assert names_of(*rows, merges=merges) == ["Контрагент", "Август · Количество", "Август · Сумма", "Итог · Сумма"]


def test_three_levels():
    assert names_of(
        ["Дата", "Контрагент", "2026", "", "", ""],
        ["", "", "Продажи", "", "Возвраты", ""],
        ["", "", "Кол-во", "Сумма", "Кол-во", "Сумма"],
        ["01.08.2026", "Ромашка", "5", "100,00", "1", "20,00"],
        ["02.08.2026", "Лютик", "6", "200,00", "0", "0,00"],
    )[2:4] == ["2026 · Продажи · Кол-во", "2026 · Продажи · Сумма"]


def test_a_group_row_under_the_header_is_data():
    layout = layout_of(NAMES, ["Ильина", "", ""], ["Август 2026", "", ""], *DATA)
    assert layout.lines == (1,)
    assert layout.start == 2


def test_a_text_row_under_a_header_with_a_nameless_column_is_data():
    layout = layout_of(
        ["Клиент", "Город", ""], ["Ромашка", "Тула", "да"], ["Лютик", "Орёл", "нет"], ["Ясень", "Тула", "да"]
    )
    assert layout.names == {0: "Клиент", 1: "Город"}
    assert layout.start == 2


@pytest.mark.parametrize(
    ("units", "named"),
    [
        (["", "", "руб."], ["Дата", "Контрагент", "Сумма, руб."]),
        (["дд.мм.гггг", "", "тыс. руб."], ["Дата, дд.мм.гггг", "Контрагент", "Сумма, тыс. руб."]),
    ],
)
def test_units_under_the_header_belong_to_it(units, named):
    layout = layout_of(NAMES, units, *DATA)
    assert list(layout.names.values()) == named
    assert layout.start == 3


def test_numbers_of_columns_under_the_header_belong_to_it():
    layout = layout_of(NAMES, ["1", "2", "3"], *DATA)
    assert (list(layout.names.values()), layout.start) == (NAMES, 3)


def test_three_small_numbers_in_a_row_of_data_are_data():
    layout = layout_of(["Клиент", "Янв", "Фев", "Мар"], ["Ромашка", "1", "2", "3"], ["Лютик", "4", "5", "6"])
    assert layout.start == 2


def test_no_header_at_all():
    layout = layout_of(*DATA)
    assert (layout.names, layout.lines, layout.start) == ({}, (), 1)


def test_no_header_even_when_clients_look_like_words_of_headers():
    rows = [["01.08.2026", "Товарный двор", "5"], ["02.08.2026", "Клиентский клуб", "6"], ["03.08.2026", "Ясень", "7"]]
    assert not layout_of(*rows).lines


def test_text_only_table_takes_its_first_row():
    assert names_of(["Код", "Название"], ["А-1", "Ромашка"], ["А-2", "Лютик"]) == ["Код", "Название"]


def test_years_as_headers():
    assert names_of(["Клиент", 2024.0, 2025.0], ["Ромашка", 100.0, 200.0], ["Лютик", 50.0, 0.0]) == [
        "Клиент",
        "2024",
        "2025",
    ]


def test_words_broken_over_lines_are_mended():
    assert names_of(["Дата", "Контр-\nагент", "Сумма,\r\nруб."], *DATA)[1:] == ["Контр-агент", "Сумма, руб."]


def test_the_first_of_repeated_headers_counts():
    assert layout_of(NAMES, *DATA, NAMES, *DATA, NAMES, *DATA).lines == (1,)


def test_a_far_margin_does_not_matter():
    rows = [["", "", *NAMES], *(["", "", *row] for row in DATA)]
    assert layout_of(*rows).names == dict(enumerate(NAMES, 2))


def test_repeated_names_get_numbers():
    assert unique_names(["Сумма", "Сумма", "Сумма (2)", "сумма"]) == (
        "Сумма",
        "Сумма (2)",
        "Сумма (2) (2)",
        "сумма (3)",
    )


@pytest.mark.parametrize(
    ("lines", "ru", "en"),
    [
        pytest.param((5,), "заголовки в строке 5.", "headers in row 5.", id="one-row"),
        pytest.param((5, 6), "заголовки в строках 5 и 6.", "headers in rows 5 and 6.", id="two-levels"),
    ],
)
def test_every_row_of_the_header_is_announced(lines, ru, en):
    note = header_note("report.xlsx", lines)
    assert note.text("ru") == f"«report.xlsx»: {ru}"
    assert note.text("en") == f"“report.xlsx”: {en}"
