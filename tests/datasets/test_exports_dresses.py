"""The five exports as files: each is awkward in the ways it should be. Nothing here imports the generator or kamlab."""

import csv
import datetime as dt
import io
import json
import re
import tomllib
import zipfile
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest

EXPORTS = Path(__file__).resolve().parents[2] / "datasets" / "exports"
EXPECTED = json.loads((EXPORTS / "expected.json").read_text(encoding="utf-8"))
NO_BREAK = "\u00a0"
MONTHS = ("август", "сентябрь", "октябрь")
TYPES = {
    "orders": {"customer_code": "VARCHAR"},
    "lines": {"list_price": "DECIMAL(18,2)", "discount": "DECIMAL(4,2)"},
    "customers": {"customer_code": "VARCHAR"},
}


def aside(name, *reasons):
    """(source, line) → what ``expected.json`` says of a row set aside."""
    rows = EXPECTED["exports"][name]["set_aside_rows"]
    return {(row["source"], row["line"]): row for row in rows if not reasons or row["reason"] in reasons}


def delimited(text, delimiter):
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.fixture(scope="module")
def one_c():
    text = (EXPORTS / "1c.csv").read_bytes().decode("cp1251")
    return text, delimited(text, ";")


@pytest.fixture(scope="module")
def us():
    data = (EXPORTS / "us.csv").read_bytes()
    assert data[:2] == b"\xff\xfe"
    text = data.decode("utf-16")
    return text, delimited(text, ",")


@pytest.fixture(scope="module")
def members():
    with zipfile.ZipFile(EXPORTS / "months.zip") as archive:
        return [(info, archive.read(info)) for info in archive.infolist()]


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(EXPORTS / "report.xlsx")


# --- expected.json itself ---------------------------------------------------------------------------------------


def test_the_answer_is_the_demo_ledger_of_these_months(written):
    rows = written[written["date"] >= "2026-08-01"]
    sums = rows.groupby("client")[["revenue", "profit"]].sum()
    told = {row["client"]: (row["revenue"], row["profit"]) for row in EXPECTED["accounts"]}
    assert told == {client: (row["revenue"] / 100, row["profit"] / 100) for client, row in sums.iterrows()}
    orders = rows[rows["quantity"] > 0].groupby("client")["document"].nunique()
    assert {row["client"]: row["orders"] for row in EXPECTED["accounts"]} == orders.to_dict()


@pytest.mark.parametrize("name", list(EXPECTED["exports"]))
def test_three_sales_without_a_client_and_two_without_a_price(name):
    reasons = [row["reason"] for row in aside(name).values()]
    assert reasons.count("no_client") == 3
    assert reasons.count("not_a_number") + reasons.count("no_amount") == 2
    money = [Decimal(str(row["revenue"])) for row in aside(name, "no_client").values()]
    assert sum(money) == Decimal("20324.00")
    assert all(row["revenue"] == 0 for row in aside(name, "not_a_number", "no_amount").values())


# --- 1c.csv -----------------------------------------------------------------------------------------------------


def test_1c_has_titles_a_blank_row_and_russian_windows_line_ends(one_c):
    text, rows = one_c
    assert text.count("\r\n") == text.count("\n") == len(rows)
    assert [row[0] for row in rows[:3]] == [
        "ООО «Меридиан-Упак»",
        "Продажи по документам",
        "Период: август \u2013 октябрь 2026 г.",
    ]
    assert set(rows[3]) == {""}
    assert rows[4] == [
        "Период", "Документ", "Контрагент", "Номенклатура", "Номенклатурная группа", "Менеджер", "Подразделение",
        "Количество", "Выручка (без НДС)", "Себестоимость", "",
    ]  # fmt: skip  # a header row


def test_1c_writes_dates_with_a_midnight_and_money_with_no_break_spaces(one_c):
    _, rows = one_c
    data = rows[5:-1]
    assert all(re.fullmatch(r"\d\d\.\d\d\.2026 0:00:00", row[0]) for row in data)
    money = re.compile(rf"-?\d{{1,3}}({NO_BREAK}\d{{3}})*,\d\d")
    assert all(money.fullmatch(row[8]) or row[8] == "н/д" for row in data)
    assert all(money.fullmatch(row[9]) for row in data)
    assert any(NO_BREAK in row[8] for row in data)
    assert {row[10] for row in rows} == {""}


def test_1c_lines_are_physical_lines(one_c):
    text, rows = one_c
    lines = text.split("\r\n")
    for (_, line), row in aside("1c.csv", "no_client", "not_a_number").items():
        cells = lines[line - 1].split(";")
        assert (cells[2] == "") == (row["reason"] == "no_client")
        assert (cells[8] == "н/д") == (row["reason"] == "not_a_number")
    assert rows[-1][0] == "Итого"
    assert aside("1c.csv", "total_row").keys() == {("1c.csv", len(rows))}


def test_1c_total_is_the_sum_of_its_rows(one_c):
    _, rows = one_c
    amounts = [Decimal(row[8].replace(NO_BREAK, "").replace(",", ".")) for row in rows[5:] if row[8] != "н/д"]
    assert sum(amounts[:-1]) == amounts[-1] == Decimal("115117241.08")


# --- report.xlsx ------------------------------------------------------------------------------------------------


def test_report_has_its_ledger_between_a_title_and_a_price_list(book):
    assert book.sheetnames == ["Титул", "Данные", "Справочник"]
    assert book["Справочник"]["E1"].value == "Цена прайса, ₽"


def test_report_has_a_logo_and_a_merged_header_of_two_levels(book):
    sheet = book["Данные"]
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert {"A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6", "F5:G5", "A2:H2", "A3:H3"} <= merged
    assert (sheet["F5"].value, sheet["H5"].value) == ("Продажи", "Прибыль")
    assert [sheet.cell(6, column).value for column in (6, 7, 8)] == ["Кол-во", "Сумма", "Сумма"]
    with zipfile.ZipFile(EXPORTS / "report.xlsx") as archive:
        assert archive.read("xl/media/image1.png").startswith(b"\x89PNG")


def test_report_heads_each_manager_and_month_and_closes_with_totals(book):
    sheet, told = book["Данные"], aside("report.xlsx", "total_row")
    labels = [sheet.cell(line, 1).value for _, line in sorted(told)]
    managers = ["Ильина", "Дорохова", "Басманов", "Тихонов"]
    months = [f"{month.capitalize()} 2026" for month in MONTHS]
    assert labels == [
        *(label for manager in managers for label in [manager, *months, f"Итого по менеджеру {manager}"]),
        "Итого",
    ]
    totals = [row["revenue"] for row in told.values() if row["cell"].startswith("Итого")]
    assert sum(map(Decimal, map(str, totals[:-1]))) == Decimal(str(totals[-1]))
    assert [sheet.cell(line, 7).value for (_, line), row in told.items() if row["revenue"]] == totals


def test_report_mixes_dates_with_texts_and_leaves_spaces_after_names(book):
    sheet, skipped = book["Данные"], {line for _, line in aside("report.xlsx", "total_row")}
    lines = [line for line in range(7, sheet.max_row + 1) if line not in skipped]
    dates = [sheet.cell(line, 1).value for line in lines]
    texts = [day for day in dates if isinstance(day, str)]
    assert 150 < len(texts) < 250
    assert all(re.fullmatch(r"\d\d\.\d\d\.2026", day) for day in texts)
    assert all(isinstance(day, str | dt.datetime) for day in dates)
    names = [sheet.cell(line, 3).value or "" for line in lines]
    assert {len(name) - len(name.rstrip()) for name in names} == {0, 1, 2, 3}
    assert names.count("") == 3


# --- months.zip -------------------------------------------------------------------------------------------------


def test_months_have_names_in_cp866_that_do_not_say_so(members):
    for (info, _), month in zip(members, MONTHS, strict=True):
        assert info.flag_bits == 0
        assert info.filename.encode("cp437").decode("cp866") == f"Продажи {month}.csv"


def test_months_are_tabbed_utf8_with_a_mark_each_with_its_header(members):
    headers = []
    for _, content in members:
        assert content.startswith(b"\xef\xbb\xbf")
        headers.append(content.decode("utf-8-sig").splitlines()[0].split("\t"))
    august, september, october = headers
    assert august == october != september
    assert sorted(august) == sorted(september)


def test_months_close_with_a_total_each(members):
    for (_, content), month in zip(members, MONTHS, strict=True):
        rows = delimited(content.decode("utf-8-sig"), "\t")
        assert "Всего" in rows[-1]
        source = f"months.zip › Продажи {month}.csv"
        total = aside("months.zip", "total_row")[source, len(rows)]
        amount = rows[-1][rows[0].index("Сумма")]
        assert Decimal(amount.replace(",", ".")) == Decimal(str(total["revenue"]))


# --- us.csv -----------------------------------------------------------------------------------------------------


def test_us_puts_the_month_first_and_the_currency_before_the_amount(us):
    text, rows = us
    assert text.count("\r\n") == len(rows)
    days = [row[0].split("/") for row in rows[1:-1]]
    assert {int(month) for month, _, _ in days} == {8, 9, 10}
    assert max(int(day) for _, day, _ in days) == 31
    money = re.compile(r"RUB \d{1,3}(,\d{3})*\.\d\d")
    plain = [row[8] for row in rows[1:] if not row[8].startswith("(") and row[8] != "н/д"]
    assert all(money.fullmatch(amount) for amount in plain)
    assert rows[-1][0] == "Total"


def test_us_puts_returns_in_parentheses(us):
    _, rows = us
    returns = [row for row in rows if row[8].startswith("(")]
    assert [row[8] for row in returns] == ["(RUB 23,600.00)", "(RUB 68,400.00)", "(RUB 28,000.00)"]
    assert all(row[7].startswith("(") and row[9].startswith("(RUB ") for row in returns)


# --- tables -----------------------------------------------------------------------------------------------------


def test_tables_have_no_amount_and_codes_with_zeros_in_front():
    texts = {name: pd.read_csv(EXPORTS / "tables" / f"{name}.csv", dtype=str) for name in ("orders", "lines")}
    customers = pd.read_csv(EXPORTS / "tables" / "customers.csv", dtype=str)
    assert list(texts["lines"]) == ["order_no", "line_no", "product", "quantity", "list_price", "discount", "cost"]
    assert customers["customer_code"].str.fullmatch(r"00\d{3}").all()
    assert customers["customer_code"].is_unique
    assert (texts["orders"]["status"] == "Отменён").sum() == EXPECTED["cancelled"]["orders"] == 12
    assert set(texts["orders"]["customer_code"].dropna()) <= set(customers["customer_code"])
    assert set(texts["lines"]["order_no"]) == set(texts["orders"]["order_no"])


def test_tables_query_gives_the_ledger_in_any_engine_that_knows_sql():
    query = tomllib.loads((EXPORTS / "tables" / "company.toml").read_text(encoding="utf-8"))["ledger"]["query"]
    with duckdb.connect() as connection:
        for name, kinds in TYPES.items():
            rows = connection.read_csv(EXPORTS / "tables" / f"{name}.csv", dtype=kinds)
            rows.create(name)
        summed = connection.execute(
            "SELECT client, sum(quantity * price * (1 - discount)) FROM "  # noqa: S608 - the query under test
            f"({query}) WHERE client IS NOT NULL AND price IS NOT NULL GROUP BY client"
        ).fetchall()
    assert {client: float(amount) for client, amount in summed} == {
        row["client"]: row["revenue"] for row in EXPECTED["accounts"]
    }


# --- equal lines ------------------------------------------------------------------------------------------------


def test_equal_lines_stand_where_the_answer_says(one_c, us, book, members):
    found = {"1c.csv": one_c[1], "us.csv": us[1]}
    sheet = book["Данные"].iter_rows(values_only=True)
    found["report.xlsx › Данные"] = [[*row[:2], (row[2] or "").rstrip(), *row[3:]] for row in sheet]
    for (_, content), month in zip(members, MONTHS, strict=True):
        found[f"months.zip › Продажи {month}.csv"] = delimited(content.decode("utf-8-sig"), "\t")
    for name, export in EXPECTED["exports"].items():
        assert len(export["equal_rows"]) == 2
        for first, second in export["equal_rows"] if name != "tables" else ():
            one, two = (found[row["source"]][row["line"] - 1] for row in (first, second))
            assert one[1:] == two[1:]
            assert first["line"] != second["line"]
