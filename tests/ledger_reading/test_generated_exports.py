"""Exports drawn at random, as people's systems write them: headers and cells come back exactly."""

import csv
import io

import duckdb
import pytest
import xlsxwriter
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kamlab.ledger.reading import read_tables

WORDS = {
    "ru": {
        "date": ["Дата", "Период", "Дата отгрузки"],
        "client": ["Контрагент", "Клиент", "Покупатель", "Заказчик"],
        "amount": ["Сумма", "Выручка", "Сумма, руб.", "Выручка (без НДС)", "Стоимость"],
        "manager": ["Менеджер", "Ответственный"],
        "product": ["Номенклатура", "Товар"],
        "quantity": ["Количество", "Кол-во"],
    },
    "en": {
        "date": ["Date", "Invoice Date", "Order date"],
        "client": ["Customer", "Client", "Account", "Bill-to customer"],
        "amount": ["Amount", "Revenue", "Net sales, EUR", "Total Amount"],
        "manager": ["Manager", "Sales Rep"],
        "product": ["Product", "Item description"],
        "quantity": ["Qty", "Quantity"],
    },
}
VALUES = {
    "ru": {
        "date": ["31.08.2026", "01.09.2026 0:00:00", "02.09.2026"],
        "client": ["Лютик, ИП", 'ООО "Вега"; филиал', "Завод метизов", "Дом 2; корпус 3", "00017", "ЗАО 'Три Кита'"],
        "amount": ["1 234,50", "-300,00", "22\u00a0000,05", "77,00", "0,99", "1234567"],
        "manager": ["Ильина", "Тихонов"],
        "product": ["Плёнка 23 мкм", "Короб, малый", "PL-04"],
        "quantity": ["5", "120", "0,5"],
    },
    "en": {
        "date": ["8/31/2026", "9/1/2026", "2026-09-02"],
        "client": ["Smith, Jones & Co", 'The "Best" Shop', "Müller GmbH", "Café Noir", "Alpha; Beta", "42 North"],
        "amount": ["1,234.50", "-300.00", "$22,000.05", "77.00", "(0.99)", "1234567"],
        "manager": ["Brown", "Green"],
        "product": ["Film 23", "Box, small", "PL-04"],
        "quantity": ["5", "120", "0.5"],
    },
}
TITLES = {
    "ru": [
        [],
        [["Отчёт о продажах"]],
        [["Дистрибьютор"], [], ["Период:", "01.08.2026 - 31.08.2026"], ["Отбор:", "Контрагент в списке"], []],
        [["Отчёт"], ["Менеджер", "Ильина"], ["Дата", "05.11.2026"], []],
    ],
    "en": [
        [],
        [["Sales report"]],
        [["Report"], [], ["Period:", "8/1/2026 - 8/31/2026"], ["Filter:", "Customer in list"], []],
    ],
}
PAGES = {"ru": ["utf_8", "utf_8_sig", "utf_16", "cp1251", "cp866"], "en": ["utf_8", "utf_16", "cp1252", "cp437"]}


@st.composite
def exports(draw):
    """Draw language, titles, headers and rows of an export."""
    lang = draw(st.sampled_from(["ru", "en"]))
    extra = draw(st.sets(st.sampled_from(["manager", "product", "quantity"])))
    fields = draw(st.permutations(["date", "client", "amount", *sorted(extra)]))
    headers = [draw(st.sampled_from(WORDS[lang][field])) for field in fields]
    row = st.tuples(*(st.sampled_from(VALUES[lang][field]) for field in fields))
    rows = draw(st.lists(row, min_size=2, max_size=25))
    return lang, draw(st.sampled_from(TITLES[lang])), headers, rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("exports")


def read_back(path):
    with duckdb.connect() as connection:
        (table,) = read_tables(connection, path)
        found = sorted(table.relation.fetchall(), key=lambda row: row[-1])
    return list(table.headers), [row[:-1] for row in found], [row[-1] for row in found]


@settings(max_examples=60, deadline=None)
@given(exports(), st.data())
def test_text_exports(folder, export, data):
    lang, titles, headers, rows = export
    buffer = io.StringIO(newline="")
    quoting = data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer = csv.writer(buffer, delimiter=data.draw(st.sampled_from(",;\t|")), quoting=quoting)
    writer.writerows([*titles, headers, *rows])
    page = data.draw(st.sampled_from(PAGES[lang]))
    path = folder / "export.csv"
    path.write_bytes(buffer.getvalue().encode(page))
    assert read_back(path)[:2] == (headers, rows)


@settings(max_examples=40, deadline=None)
@given(exports(), st.integers(0, 2), st.booleans())
def test_sheets_with_margins_titles_groups_and_totals(folder, export, margin, grouped):
    lang, titles, headers, rows = export
    assume(len(headers) > 2)
    total = ("Итого" if lang == "ru" else "Total", *[""] * (len(headers) - 1))
    group = ("Август 2026" if lang == "ru" else "August 2026", *[""] * (len(headers) - 1))
    body = [group, *rows, total] if grouped else rows
    path = folder / "export.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for line, cells in enumerate([*titles, headers, *body]):
        sheet.write_row(line, margin, cells)
    book.close()
    found, cells, lines = read_back(path)
    assert found == headers
    assert cells == [tuple(cell or None for cell in row) for row in body]
    assert lines == list(range(len(titles) + 2, len(titles) + 2 + len(body)))
