"""Revenue and profit: from a column, or computed and said so."""

import pytest


@pytest.mark.parametrize(
    ("headers", "cells", "revenue", "formula"),
    [
        ("Quantity;UnitPrice", "6;2.55", 15.30, "Quantity × UnitPrice"),
        ("Количество;Цена;Скидка", "2;100;0,05", 190, "Количество × Цена × (1 − Скидка)"),
        ("Количество;Цена;Скидка, %", "2;100;5", 190, "Количество × Цена × (1 − Скидка, % / 100)"),
        ("Количество;Цена;Скидка", "2;100;5 %", 190, "Количество × Цена × (1 − Скидка)"),
        ("Количество;Цена;Скидка", "2;100;", 200, "Количество × Цена × (1 − Скидка)"),
        ("Количество;Цена;Сумма скидки", "2;100;15", 185, "Количество × Цена − Сумма скидки"),
        ("Количество;Цена;Скидка", "-2;100;0,1", -180, "Количество × Цена × (1 − Скидка)"),
    ],
)
def test_a_missing_amount_is_computed_and_said(desk, headers, cells, revenue, formula):
    rows = desk.rows(f"Client;{headers}\nA;{cells}")
    assert desk.cells(rows, "revenue") == [pytest.approx(revenue)]
    assert rows.columns["revenue"] == rows.computed["revenue"] == formula
    assert "rows.computed" in desk.said(rows)


def test_the_whole_column_tells_percent_from_fraction(desk):
    rows = desk.rows("Client;Qty;Price;Discount\nA;1;100;0\nA;1;100;1\nA;1;100;15")
    assert desk.cells(rows, "revenue") == pytest.approx([100, 99, 85])


def test_an_amount_is_never_discounted_again(desk):
    rows = desk.rows("Client;Sales;Quantity;Price;Discount\nA;261.96;2;200;0.2")
    assert desk.cells(rows, "revenue") == [261.96]
    assert rows.computed == {}


def test_a_price_after_the_discount_is_not_discounted_again(desk):
    rows = desk.rows("Клиент;Количество;Цена со скидкой;Скидка\nА;2;90;0,1")
    assert desk.cells(rows, "revenue") == [180]


def test_a_discount_written_with_a_minus_is_still_a_discount(desk):
    assert desk.cells(desk.rows("Клиент;Количество;Цена;Скидка\nА;2;100;-10 %"), "revenue") == [180]


def test_an_unreadable_part_of_the_amount_is_shown(desk):
    rows = desk.rows("Client;Qty;Price\nA;2;50\nA;two;50\nA;;50\nA;3;50")
    assert desk.cells(rows, "reason", "found") == [
        (None, None),
        ("not_a_number", "two"),
        ("no_amount", None),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("headers", "cells", "profit", "formula"),
    [
        ("Сумма;Себестоимость", "100;80", 20, "Сумма − Себестоимость"),
        ("Сумма;Количество;Себестоимость за единицу", "100;4;20", 20, "Сумма − Себестоимость за единицу × Количество"),
        ("Сумма;Прибыль;Себестоимость", "100;25;80", 25, None),
        ("Sales;Quantity;Unit Cost", "100;4;20", 20, "Sales − Unit Cost × Quantity"),
        ("Sales;Quantity;Cost", "100;4;20", 80, "Sales − Cost"),
    ],
)
def test_profit(desk, headers, cells, profit, formula):
    rows = desk.rows(f"Client;{headers}\nA;{cells}")
    assert desk.cells(rows, "profit") == [profit]
    assert rows.computed.get("profit") == formula


def test_a_cost_that_is_steady_only_per_piece_is_of_one_piece(desk):
    lines = "\n".join(f"A;{q};{q * 10};{8 + q % 2}" for q in range(2, 30, 3))
    rows = desk.rows("Client;Qty;Sales;Cost\n" + lines)
    assert desk.cells(rows, "profit")[0] == 20 - 2 * 8
    assert rows.computed["profit"] == "Sales − Cost × Qty"


def test_a_cost_that_is_steady_per_line_is_of_the_line(desk):
    lines = "\n".join(f"A;{q};{q * 10};{q * (8 + q % 2)}" for q in range(2, 30, 3))
    assert desk.rows("Client;Qty;Sales;Cost\n" + lines).computed["profit"] == "Sales − Cost"


def test_the_cost_of_a_unit_without_quantity_gives_no_profit(desk):
    rows = desk.rows("Client;Sales;Unit Cost\nA;100;20")
    assert desk.cells(rows, "profit") == [None]
    assert "rows.cost_per_unit" in desk.said(rows)


def test_a_return_stays_negative(desk):
    assert desk.cells(desk.rows("Клиент;Сумма\nА;-100,50\nА;(7)"), "revenue") == [-100.5, -7]


def test_zero_is_an_amount(desk):
    assert desk.cells(desk.rows("Клиент;Сумма\nА;0\nА;0,00\nА;5"), "reason") == [None, None, None]
