"""How a column of numbers is read: each cell by itself where it can be, else by its column."""

import pytest

NBSP, NARROW, THIN, MINUS = "\u00a0", "\u202f", "\u2009", "\u2212"


# every cell speaks for itself, so that all of them may stand in one column
SELF_EVIDENT = {
    "1234": 1234,
    "12.5": 12.5,
    "12,5": 12.5,
    "0,500": 0.5,
    "1 234,50": 1234.5,
    f"1{NBSP}234,50": 1234.5,
    f"1{NARROW}234{NARROW}567,89": 1234567.89,
    f"12{THIN}345": 12345,
    "1'234.50": 1234.5,
    "1’234’567.5": 1234567.5,
    "1,234.56": 1234.56,
    "1.234,56": 1234.56,
    "1,234,567": 1234567,
    "1.234.567": 1234567,
    "12,34,567.50": 1234567.5,
    "100 ₽": 100,
    "1 234,50 руб.": 1234.5,
    "15р.": 15,
    "RUB 12,345.60": 12345.6,
    "(100,00)": -100,
    "(RUB 1,000.00)": -1000,
    "100-": -100,
    f"{MINUS}5": -5,
    "+7,5": 7.5,
    "1.5e3": 1500,
    "00017": 17,
    "  42 ": 42,
}


@pytest.fixture(scope="module")
def read(desk):
    return dict(zip(SELF_EVIDENT, desk.column("|".join(SELF_EVIDENT), "Сумма", "revenue"), strict=True))


@pytest.mark.parametrize(
    ("cells", "values"),
    [("$1,234.50|-$1,234.50|US$ 5|USD 7", [1234.5, -1234.5, 5, 7]), ("1 234,50 €|€5|7 EUR", [1234.5, 5, 7])],
)
def test_signs_of_other_currencies(desk, cells, values):
    assert desk.column(cells, "Amount", "revenue") == values


@pytest.mark.parametrize("cell", SELF_EVIDENT)
def test_a_cell_that_says_itself(read, cell):
    assert read[cell] == pytest.approx(SELF_EVIDENT[cell])


@pytest.mark.parametrize(
    "cell", ["н/д", "n/a", "договор", "12 34", "8 912 345 67 89", "#REF!", "31.08.2026", "1,2,3", "5 шт"]
)
def test_a_cell_that_is_no_number(desk, cell):
    rows = desk.rows(f"Клиент;Сумма\nА;{cell}\nА;1\nА;2\nА;3")
    assert desk.cells(rows, "reason", "revenue", "found")[0] == ("not_a_number", None, cell)


@pytest.mark.parametrize("cell", ["", "-", "—", "–", "nan", "NaN", "NULL", "None", "inf"])
def test_a_cell_that_holds_nothing_adds_nothing(desk, cell):
    rows = desk.rows(f"Клиент;Сумма;Товар\nА;{cell};Б\nА;1;Б\nА;2;Б")
    assert desk.cells(rows, "reason")[0] in {"no_amount", "not_a_number"}
    assert desk.cells(rows, "revenue") == [None, 1, 2]


@pytest.mark.parametrize(
    ("header", "cells", "values", "why"),
    [
        ("Сумма", "1,234|5,5", [1.234, 5.5], "a decimal comma elsewhere in the column"),
        ("Сумма", "1.234|5,5", [1234, 5.5], "so the point marks thousands"),
        ("Сумма", "1,234|5.5", [1234, 5.5], "a decimal point elsewhere"),
        ("Сумма", "1,234|12,345,678", [1234, 12345678], "commas mark thousands elsewhere"),
        ("Сумма", "1,234|4321", [1.234, 4321], "four digits without a mark: thousands are not marked here"),
        ("Сумма", "1,234|999", [1234, 999], "money has no three decimals"),
        ("Сумма", "1.234|999", [1234, 999], "money has no three decimals"),
        ("Amount", "1.234|999", [1234, 999], "money has no three decimals"),
    ],
)
def test_a_cell_that_can_be_read_twice(desk, header, cells, values, why):
    assert desk.column(cells, header, "revenue") == pytest.approx(values), why


@pytest.mark.parametrize(
    ("table", "quantity", "why"),
    [
        (
            "Клиент;Сумма;Количество\nА;10,50;12,000\nА;9,00;3,000",
            [12, 3],
            "the amounts beside it have a decimal comma",
        ),
        (
            "Client;Amount;Qty\nA;10.50;12,000\nA;9.00;3,000",
            [12000, 3000],
            "the amounts beside it have a decimal point",
        ),
        ("Клиент;Сумма;Количество\nА;10;12,000\nА;9;3,000", [12, 3], "Russian weights have three decimals"),
    ],
)
def test_other_columns_decide_where_a_column_cannot(desk, table, quantity, why):
    assert desk.cells(desk.rows(table), "quantity") == quantity, why


def test_what_was_taken_by_custom_is_said_both_ways(desk):
    rows = desk.rows("Client;Amount\nA;1,234\nA;999")
    assert desk.said(rows) == ["rows.number_twice"]
    assert rows.notes[0].text("en") == (
        "sales.csv: “1,234” in “Amount” can be read as 1234 or as 1.234. "
        "Taken: 1234; no cell of the column says otherwise."
    )


def test_files_of_one_shape_decide_together(desk):
    rows = desk.rows("Клиент;Сумма\nА;1,234\nА;999", "Клиент;Сумма\nА;7,50")
    assert desk.cells(rows, "revenue") == pytest.approx([7.5, 1.234, 999])
    assert desk.said(rows) == []


def test_a_header_in_thousands_scales_the_amounts(desk):
    rows = desk.rows("Клиент;Выручка, тыс. руб.\nА;1,5")
    assert desk.cells(rows, "revenue", "currency") == [(1500, "RUB")]
    assert "rows.scaled" in desk.said(rows)


def test_typed_cells_among_texts_are_taken_as_they_are(desk):
    text = "Клиент;Сумма\nА;\x01n1234.5\nА;1 234,50\nА;\x01d2026-08-31T00:00:00"
    rows = desk.rows(text, typed={"Сумма": "mixed"})
    assert desk.cells(rows, "revenue", "reason") == [(1234.5, None), (1234.5, None), (None, "not_a_number")]


def test_a_column_of_infinities_spoils_no_sum(desk):
    assert desk.column("5|Infinity|-inf|nan", "Amount", "revenue") == [5, None, None, None]
