"""The tables of a company's folder: as people save them, and named where they cannot be read."""

import pandas as pd
import pytest

from kamlab.company.folder import Folder
from kamlab.company.settings import CompanyError
from kamlab.company.tables import DAYS, NUMBERS, read_table
from kamlab.company.twins import twins


@pytest.fixture
def table(tmp_path):
    def write(text, encoding="utf-8", name="facts.csv"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_a_russian_spreadsheet_saves_semicolons_and_commas(table):
    path = table("account;date;amount;note\nВега;05.11.2026;1 200 000,50;а, б\nЛира;;;\n", "utf-8-sig")
    found = read_table(path)
    assert found["amount"][0] == 1_200_000.5
    assert pd.isna(found["amount"][1])
    assert found["note"][0] == "а, б"


def test_a_workbook_is_a_table_too(tmp_path):
    path = tmp_path / "facts.xlsx"
    pd.DataFrame({"account": ["Вега"], "date": [pd.Timestamp(2026, 11, 5)], "amount": [5]}).to_excel(path, index=False)
    assert read_table(path)["amount"][0] == 5


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ("account,date\nВега,2026-11-05\nЛира,вчера\n", "company.no_day", ["facts.csv", "3", "date", "вчера"]),
        ("account,due\nВега,31.02.2026\n", "company.no_day", ["facts.csv", "2", "due", "31.02.2026"]),
        ("account,amount\nВега,5\nЛира,пять\n", "company.no_number", ["facts.csv", "3", "amount", "пять"]),
        ("account;hours\nВега;1 h\n", "company.no_number", ["facts.csv", "2", "hours", "1 h"]),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(table, text, key, told):
    with pytest.raises(CompanyError) as error:
        read_table(table(text))
    assert error.value.key == key
    for lang in ("ru", "en"):
        assert all(one in error.value.text(lang) for one in told)


def test_another_encoding_is_said(table):
    with pytest.raises(CompanyError) as error:
        read_table(table("account,note\nВега,да\n", "cp1251"))
    assert "UTF-8" in error.value.text("en")


def test_a_table_without_its_columns_is_named(tmp_path, table):
    table("account,name\nВега,Орлов\n", name="people.csv")

    class Company:
        folder = tmp_path

        def profile(self, name):
            return read_table(tmp_path / f"{name}.csv")

    with pytest.raises(CompanyError) as error:
        Folder(Company(), "ru").rows("people", {"account", "person"})
    assert "person" in error.value.text("ru")


def test_texts_of_both_languages_are_found_behind_semicolons(tmp_path, table):
    table("account;what_ru;what_en\nВега;Скидка;A discount\n", name="concessions.csv")
    assert twins(tmp_path, "en")["Скидка"] == "A discount"


def test_no_column_is_both():
    assert not DAYS & NUMBERS
