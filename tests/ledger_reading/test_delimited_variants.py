"""One small ledger in every dress a text export can wear: the table is always the same."""

import csv
import io
from itertools import cycle, product

import pytest

HEADER = ["Дата", "Контрагент", "Сумма, руб.", "Менеджер", "Примечание"]
ROWS = [
    ["31.08.2026", "ООО «Ромашка»", "1 234,50", "Ильина", "без скидки"],
    ["01.09.2026", "Лютик, ИП", "-300,00", "Тихонов", ""],
    ["02.09.2026", 'Кафе "Ёлка"; и точка', "12 000,05", "Ильина", "срочно"],
    ["03.09.2026", "Завод метизов", "77,00", "Дорохова", "две\nстроки"],
    ["04.09.2026", "00017", "0,99", "Басманов", ""],
]
TITLES = {
    "none": [],
    "one": ["Отчёт о продажах"],
    "1c": ["Продажи компании", "Период: 01.08.2026 - 31.10.2026", "Отбор: Контрагент в списке", ""],
    "logo": ["", "", "ООО «Дистрибьютор»", "", "Сформировано 05.11.2026 10:15", "", ""],
}
ENCODINGS = ["utf_8", "utf_8_sig", "utf_16", "utf_16_be", "cp1251"]
DELIMITERS = [",", ";", "\t", "|"]
ENDS = ["\r\n", "\n", "\r"]


def written(delimiter, titles, end, *, quote_all=False):
    buffer = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows([HEADER, *ROWS])
    return "".join(title + end for title in titles) + buffer.getvalue()


def expected():
    return [tuple(cell or None for cell in row) for row in ROWS]


@pytest.mark.parametrize(
    ("dress", "end"), list(zip(product(ENCODINGS, DELIMITERS, TITLES), cycle(ENDS), strict=False)), ids=repr
)
def test_every_dress(tmp_path, read, rows, dress, end):
    encoding, delimiter, titles = dress
    path = tmp_path / "export.csv"
    text = written(delimiter, TITLES[titles], end, quote_all=end == "\r")  # else the writer leaves a bare \n
    path.write_bytes(text.encode(encoding))
    table = read(path)
    assert table.headers == tuple(HEADER)
    assert rows(table) == expected()
    assert table.typed == dict.fromkeys(HEADER, "text")


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_every_cell_quoted(tmp_path, read, rows, delimiter):
    path = tmp_path / "export.csv"
    path.write_text(written(delimiter, TITLES["1c"], "\r\n", quote_all=True), encoding="utf-8", newline="")
    assert rows(read(path)) == expected()


@pytest.mark.parametrize("encoding", ["cp866", "koi8_r"])
def test_old_russian_pages(tmp_path, read, rows, encoding):
    text = written(";", TITLES["1c"], "\r\n").translate({0xAB: "'", 0xBB: "'"})
    path = tmp_path / "export.txt"
    path.write_bytes(text.encode(encoding))
    assert rows(read(path))[0][:2] == ("31.08.2026", "ООО 'Ромашка'")


@pytest.mark.parametrize("encoding", ["utf_8", "cp1252", "cp437", "utf_16"])
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_western_exports(tmp_path, read, rows, encoding, delimiter):
    body = [["10/30/2026", "Müller & Söhne", "12,345.60"], ["10/31/2026", "Café Noé", "(300.00)"]]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows([["Invoice Date", "Customer", "Amount"], *body])
    path = tmp_path / "us.csv"
    path.write_bytes(buffer.getvalue().encode(encoding))
    table = read(path)
    assert table.headers == ("Invoice Date", "Customer", "Amount")
    assert rows(table) == [tuple(row) for row in body]


def test_lines_are_those_of_the_file(tmp_path, read, lines):
    path = tmp_path / "export.csv"
    path.write_text(written(";", TITLES["1c"], "\n"), encoding="utf-8", newline="")
    assert lines(read(path)) == [6, 7, 8, 9, 11]  # the cell with two lines stands in 9 and 10


def test_trailing_delimiters_make_no_column(tmp_path, read):
    path = tmp_path / "export.csv"
    path.write_text("Дата;Клиент;Сумма;\n01.01.2026;Ромашка;5,50;\n02.01.2026;Лютик;6,50;\n", encoding="cp1251")
    assert read(path).headers == ("Дата", "Клиент", "Сумма")


def test_decimal_commas_do_not_cut(tmp_path, read, rows):
    path = tmp_path / "export.csv"
    path.write_text("Клиент;Сумма;Прибыль\nА;10,50;1,20\nБ;20,50;2,20\nВ;30,50;3,20\n", encoding="utf-8")
    assert rows(read(path))[0] == ("А", "10,50", "1,20")


def test_two_lines_are_enough(tmp_path, read, rows):
    path = tmp_path / "export.csv"
    path.write_text("Клиент;Сумма, руб.\nРомашка;100,50\n", encoding="utf-8")
    table = read(path)
    assert (table.headers, rows(table)) == (("Клиент", "Сумма, руб."), [("Ромашка", "100,50")])


def test_a_path_in_a_cell_does_not_cut(tmp_path, read):
    path = tmp_path / "export.csv"
    body = "".join(f"2026-01-{day:02d},Alpha,Food|Dairy|Milk,{day}.50\n" for day in range(1, 29))
    path.write_text("date,client,category,amount\n" + body, encoding="utf-8")
    assert read(path).headers == ("date", "client", "category", "amount")


def test_sep_line_of_excel(tmp_path, read, rows):
    path = tmp_path / "export.csv"
    path.write_text("sep=|\nКлиент|Сумма\nА|5,5\n", encoding="utf-16")
    assert rows(read(path)) == [("А", "5,5")]


def test_aligned_with_spaces(tmp_path, read, rows):
    path = tmp_path / "print.txt"
    path.write_text(
        "Дата        Клиент               Город         Сумма\n"
        "01.01.2026  ООО Ромашка          Тула       1 234,50\n"
        "02.01.2026  ИП Пупкин В. В.                   300,00\n"
        "03.01.2026  Кафе, бар и кино     Орёл          10,05\n",
        encoding="cp866",
    )
    table = read(path)
    assert table.headers == ("Дата", "Клиент", "Город", "Сумма")
    assert rows(table)[1] == ("02.01.2026", "ИП Пупкин В. В.", None, "300,00")


def test_one_column_is_one_column(tmp_path, read, rows):
    path = tmp_path / "names.csv"
    path.write_text("Клиент\nРомашка, ООО\nЛютик\nЗавод метизов\n", encoding="utf-8")
    assert rows(read(path)) == [("Ромашка, ООО",), ("Лютик",), ("Завод метизов",)]


def test_zero_bytes_and_the_end_mark_of_dos_vanish(tmp_path, read, rows):
    path = tmp_path / "export.csv"
    path.write_bytes("Клиент;Сумма\r\nРомашка\0\0;5\r\nЛютик;6\r\n\x1a".encode("cp866"))
    assert rows(read(path)) == [("Ромашка", "5"), ("Лютик", "6")]


def test_comment_lines_above_the_header(tmp_path, read, rows):
    path = tmp_path / "export.csv"
    path.write_text("# exported, by the shop\n# 2 rows\nclient,amount\nAlpha,5\nBeta,6\n", encoding="utf-8")
    table = read(path)
    assert (table.headers, rows(table)) == (("client", "amount"), [("Alpha", "5"), ("Beta", "6")])


def test_number_sign_as_first_header(tmp_path, read):
    path = tmp_path / "export.csv"
    path.write_text("№;Клиент;Сумма\n1;Альфа;5\n2;Бета;6\n", encoding="cp1251")
    assert read(path).headers == ("№", "Клиент", "Сумма")


def test_ragged_rows_are_padded(tmp_path, read, rows):
    path = tmp_path / "export.csv"
    path.write_text("Дата;Клиент;Сумма;Город\n01.01.2026;А;5;Тула\n02.01.2026;Б;6\nИтого\n", encoding="utf-8")
    assert rows(read(path))[1:] == [("02.01.2026", "Б", "6", None), ("Итого", None, None, None)]


def test_rows_out_of_line_are_named(tmp_path, read, rows):
    path = tmp_path / "export.csv"
    body = "".join(f"2026-01-{day:02d},Alpha,{day}.50\n" for day in range(1, 29))
    path.write_text(f"date,client,amount\n{body}2026-02-01,Lilac, Rose & Co,7.50\n", encoding="utf-8")
    table = read(path)
    assert table.misaligned == (30,)
    assert rows(table)[-1] == ("2026-02-01", "Lilac", " Rose & Co", "7.50")
    assert any(note.key == "ledger.read.misaligned" for note in table.notes)


def test_repeated_headers_are_named(tmp_path, read, lines):
    path = tmp_path / "export.csv"
    page = "Дата;Клиент;Сумма\n01.01.2026;А;5\n02.01.2026;Б;6\n"
    path.write_text(page * 3, encoding="utf-8")
    table = read(path)
    assert table.repeated_header == (4, 7)
    assert lines(table) == [2, 3, 4, 5, 6, 7, 8, 9]


def test_unreadable_bytes_are_counted(tmp_path, read):
    path = tmp_path / "export.csv"
    text = "Клиент;Сумма\n" + "ООО Ромашка;5\n" * 40
    path.write_bytes(text.encode() + b"\xff\xfe;6\n")
    (note,) = (note for note in read(path).notes if note.key == "ledger.read.unreadable")
    assert note.facts["n"] == 2
