import datetime as dt
import io
import struct
import zipfile

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from kamlab.ledger.reading import LedgerError, list_sheets, read_tables

HEADER = ["Дата", "Контрагент", "Код", "Сумма"]
ROWS = [
    [dt.datetime(2026, 8, 31), "ООО Ромашка", "00017", 1234.5],  # noqa: DTZ001 - a workbook knows no zones
    [dt.datetime(2026, 9, 1), "Лютик  ", "00018", -300.0],  # noqa: DTZ001 - a workbook knows no zones
]


def write_xlsx(path, rows, sheet="Продажи"):
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd.mm.yyyy"})
    page = book.add_worksheet(sheet)
    for line, cells in enumerate(rows):
        page.write_row(line, 0, cells)
    book.close()


def write_xls(path, rows, sheet="Продажи"):
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(sheet)
    style = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for line, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            page.write(line, column, cell, *([style] if isinstance(cell, dt.datetime) else []))
    book.save(str(path))


def write_ods(path, rows, sheet="Продажи"):
    book, page = OpenDocumentSpreadsheet(), Table(name=sheet)
    for cells in rows:
        line = TableRow()
        for value in cells:
            if isinstance(value, dt.datetime):
                cell = TableCell(valuetype="date", datevalue=value.isoformat())
            elif isinstance(value, float):
                cell = TableCell(valuetype="float", value=value)
            else:
                cell = TableCell(valuetype="string")
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        page.addElement(line)
    book.spreadsheet.addElement(page)
    book.save(str(path))


@pytest.mark.parametrize(
    ("write", "name"),
    [(write_xlsx, "a.xlsx"), (write_xls, "a.xls"), (write_ods, "a.ods"), (write_xlsx, "a.csv"), (write_xls, "a.xlsx")],
    ids=["xlsx", "xls", "ods", "xlsx-called-csv", "xls-called-xlsx"],
)
def test_cells_keep_their_types(tmp_path, read, rows, write, name):
    write(tmp_path / name, [HEADER, *ROWS])
    table = read(tmp_path / name)
    assert table.typed == {"Дата": "date", "Контрагент": "text", "Код": "text", "Сумма": "number"}
    assert rows(table) == [tuple(row) for row in ROWS]


def test_mixed_columns_lose_nothing(tmp_path, read, rows):
    day = dt.datetime(2026, 8, 31)  # noqa: DTZ001 - a workbook knows no zones
    write_xlsx(tmp_path / "a.xlsx", [HEADER, [day, "А", 17850.0, 5.5], ["01.09.2026", "Б", "00018", "н/д"]])
    table = read(tmp_path / "a.xlsx")
    assert table.typed["Дата"] == table.typed["Сумма"] == "mixed"
    assert rows(table) == [("\x01d2026-08-31", "А", "\x01n17850.0", "\x01n5.5"), ("01.09.2026", "Б", "00018", "н/д")]


def test_error_cells_stay_as_text(tmp_path, read, rows):
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    page = book.add_worksheet()
    page.write_row(0, 0, ["Клиент", "Сумма"])
    page.write_formula(1, 0, "=VLOOKUP(1,A:B,2,0)", None, "#N/A")
    page.write(1, 1, 5)
    page.write(2, 0, "Ромашка")
    page.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    book.close()
    assert rows(read(tmp_path / "a.xlsx")) == [("#N/A", "\x01n5.0"), ("Ромашка", "#DIV/0!")]


@pytest.mark.parametrize("writer", ["openpyxl", "xlsxwriter"])
def test_formulas_never_calculated_are_refused(tmp_path, read, writer):
    path = tmp_path / "a.xlsx"
    if writer == "openpyxl":
        book = openpyxl.Workbook()
        for row in (["Клиент", "Кол-во", "Сумма"], ["А", 2, "=B2*10"], ["Б", 3, "=B3*10"]):
            book.active.append(row)
        book.save(path)
    else:
        write_xlsx(path, [["Клиент", "Кол-во", "Сумма"], ["А", 2, "=B2*10"], ["Б", 3, "=B3*10"]])
    with pytest.raises(LedgerError, match="Сумма") as caught:
        read(path)
    assert caught.value.key == "ledger.read.uncalculated"


def test_calculated_formulas_are_values(tmp_path, read, rows):
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    page = book.add_worksheet()
    page.write_row(0, 0, ["Клиент", "Сумма", "Метка"])
    page.write(1, 0, "А")
    page.write_formula(1, 1, "=2*10", None, 20)
    page.write_formula(1, 2, '=IF(B2>50,"много","")', None, "")
    book.close()
    assert rows(read(tmp_path / "a.xlsx")) == [("А", 20.0, None)]


def report(path):
    """Write what a manager sends: cover, two-level merged header, groups and totals, a directory of clients."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd.mm.yyyy"})
    bold = book.add_format({"bold": True})
    book.add_worksheet("Титул").write(0, 0, "Отчёт о продажах")
    page = book.add_worksheet("Данные")
    page.write(0, 0, "ЛОГОТИП")
    page.merge_range("A3:E3", "Продажи по менеджерам", bold)
    page.merge_range("A5:A6", "Дата", bold)
    page.merge_range("B5:B6", "Контрагент", bold)
    page.merge_range("C5:D5", "Продажи", bold)
    page.write("E5", "Прибыль")
    page.write_row("C6", ["Кол-во", "Сумма", "Сумма"])
    page.write("A7", "Ильина")
    page.write("A8", "Август 2026")
    page.write_row("A9", ["31.08.2026", "Ромашка ", 5, 100.5, 20])
    page.write_row("A10", [dt.datetime(2026, 8, 31), "Лютик", 6, 200, 30])  # noqa: DTZ001 - a workbook knows no zones
    page.write_row("A11", ["Итого", None, 11, 300.5, 50])
    names = book.add_worksheet("Справочник")
    names.write_row(0, 0, ["Код", "Клиент", "Город"])
    for line in range(1, 60):
        names.write_row(line, 0, [line, f"Клиент {line}", "Тула"])
    book.close()


def test_report_with_merged_headers_groups_and_totals(tmp_path, read, rows, lines):
    report(tmp_path / "report.xlsx")
    table = read(tmp_path / "report.xlsx")
    assert table.name == "report.xlsx › Данные"
    assert table.headers == ("Дата", "Контрагент", "Продажи · Кол-во", "Продажи · Сумма", "Прибыль · Сумма")
    assert lines(table) == [7, 8, 9, 10, 11]
    assert rows(table)[0] == ("Ильина", None, None, None, None)
    assert rows(table)[2] == ("31.08.2026", "Ромашка ", 5.0, 100.5, 20.0)
    (note,) = (note for note in table.notes if note.key == "ledger.read.sheet")
    assert note.facts["others"] == ["Титул", "Справочник"]


@pytest.mark.parametrize("wanted", ["Справочник", "справочник", " СПРАВОЧНИК "])
def test_the_sheet_asked_for(tmp_path, read, wanted):
    report(tmp_path / "report.xlsx")
    assert read(tmp_path / "report.xlsx", sheet=wanted).headers == ("Код", "Клиент", "Город")


def test_an_unknown_sheet_lists_those_there_are(tmp_path, read):
    report(tmp_path / "report.xlsx")
    with pytest.raises(LedgerError, match=r"Титул.*Данные.*Справочник"):
        read(tmp_path / "report.xlsx", sheet="Продажи")
    assert list_sheets(tmp_path / "report.xlsx") == ("Титул", "Данные", "Справочник")


def sheets_of(path, pages, hidden=()):
    book = xlsxwriter.Workbook(str(path))
    for name, body in pages.items():
        page = book.add_worksheet(name)
        for line, cells in enumerate(body):
            page.write_row(line, 0, cells)
        if name in hidden:
            page.hide()
    book.close()


def months(start):
    return [["Клиент", "Сумма"], *([f"Клиент {n}", float(start + n)] for n in range(20))]


def test_a_sheet_per_month_is_one_ledger(tmp_path, connection):
    sheets_of(tmp_path / "a.xlsx", {"Январь": months(0), "Февраль": months(100), "Итог": [["Всего", 5]]})
    tables = read_tables(connection, tmp_path / "a.xlsx")
    assert [table.name for table in tables] == ["a.xlsx › Январь", "a.xlsx › Февраль"]


@pytest.mark.parametrize("second", ["Январь (копия)", "План", "Крупные"])
def test_copies_plans_and_excerpts_are_not_counted_twice(tmp_path, read, second):
    other = months(0)[:8] if second == "Крупные" else months(0)
    sheets_of(tmp_path / "a.xlsx", {"Январь": months(0), second: other})
    assert read(tmp_path / "a.xlsx").name == "a.xlsx › Январь"


def test_hidden_sheets_count_less(tmp_path, read):
    sheets_of(tmp_path / "a.xlsx", {"Новые": months(100), "Старые": months(0) * 3}, hidden=("Старые",))
    assert read(tmp_path / "a.xlsx").name == "a.xlsx › Новые"


def test_blank_columns_and_margins_are_left_out(tmp_path, read, lines):
    rows = [[], [None, None, "Клиент", None, "Сумма"], [None, None, "А", None, 5], [None, None, "Б", None, 6]]
    write_xlsx(tmp_path / "a.xlsx", rows)
    table = read(tmp_path / "a.xlsx")
    assert table.headers == ("Клиент", "Сумма")
    assert lines(table) == [3, 4]


def test_a_remark_in_a_far_column_is_kept_and_no_fault(tmp_path, read):
    write_xlsx(tmp_path / "a.xlsx", [["Клиент", "Сумма"], *([["А", 5]] * 30), ["Б", 6, None, None, "уточнить"]])
    table = read(tmp_path / "a.xlsx")
    assert len(table.headers) == 3
    assert table.misaligned == ()


def test_a_stray_cell_at_the_end_of_the_world_is_refused(tmp_path, read):
    book = openpyxl.Workbook()
    book.active.append(["Клиент", "Сумма"])
    book.active.append(["А", 5])
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(LedgerError, match="1,048,576"):
        read(tmp_path / "a.xlsx")


def test_a_password_of_an_old_workbook_is_recognised(tmp_path, read):
    path = tmp_path / "a.xls"
    write_xls(path, [HEADER, *ROWS])
    content = bytearray(path.read_bytes())
    first = content.index(b"\x09\x08\x10\x00") + 20  # the record after the beginning of the workbook
    content[first : first + 2] = b"\x2f\x00"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="password"):
        read(path)


def test_a_chain_that_runs_in_a_circle_is_damaged(tmp_path, read):
    path = tmp_path / "a.xls"
    write_xls(path, [HEADER, *ROWS * 300])
    content = bytearray(path.read_bytes())
    (table,) = struct.unpack_from("<I", content, 76)
    struct.pack_into("<I", content, 512 + 512 * table + 4 * 5, 2)  # the sixth sector leads back to the third
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="damaged"):
        read(path)


@pytest.mark.parametrize("write", [write_xlsx, write_xls, write_ods], ids=["xlsx", "xls", "ods"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_cut_workbook_is_damaged(tmp_path, read, write, share):
    path = tmp_path / "a.xlsx"
    write(path, [HEADER, *ROWS * 200])
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    with pytest.raises(LedgerError, match="damaged"):
        read(path)


def test_broken_xml_inside_is_damaged(tmp_path, read):
    write_xlsx(tmp_path / "a.xlsx", [HEADER, *ROWS])
    buffer = io.BytesIO()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:300] if "sheet1" in name else old.read(name))
    (tmp_path / "a.xlsx").write_bytes(buffer.getvalue())
    with pytest.raises(LedgerError, match="damaged"):
        read(tmp_path / "a.xlsx")


def test_only_a_header_is_no_ledger(tmp_path, read):
    write_xlsx(tmp_path / "a.xlsx", [HEADER])
    with pytest.raises(LedgerError, match="no row of data"):
        read(tmp_path / "a.xlsx")
