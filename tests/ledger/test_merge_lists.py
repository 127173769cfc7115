"""A merge list counts spellings together, before anything else, and says what it did."""

import pandas as pd
import pytest

from kamlab.ledger import LedgerError, accounts_of
from kamlab.ledger.merge import merge_list, read_merge_list

SALES = pd.DataFrame({"client": ["А", "а, ООО", "Б", "А"], "revenue": [1.0, 2.0, 4.0, 8.0], "document": list("1122")})


def test_spellings_are_counted_together():
    table = accounts_of(SALES, merge={"а, ООО": "А"})
    assert table.revenue() == {"А": 11.0, "Б": 4.0}
    assert list(table.to_frame()["orders"]) == [2, 1]
    assert "ledger.merge.done" in [note.key for note in table.notes]


def test_without_a_list_nothing_is_merged():
    assert accounts_of(SALES).revenue() == {"А": 9.0, "Б": 4.0, "а, ООО": 2.0}


def test_a_name_that_is_not_in_the_data_is_told():
    notes = accounts_of(SALES, merge={"В": "А"}).notes
    assert [note.text("en") for note in notes if note.key == "ledger.merge.not_found"] == [
        "1 name of the merge list was not found in the data: В."
    ]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        pytest.param(("from", "to"), ("а, ООО", "А"), id="english"),
        pytest.param(("To", "From"), ("А", "а, ООО"), id="turned-round"),
        pytest.param(("Было", "Стало"), (" а,  ООО", "А "), id="russian-with-blanks"),
        pytest.param(("№ п/п", "Старое название", "Новое название"), ("1", "а, ООО", "А"), id="a-column-more"),
        pytest.param(("Столбец 1", "Столбец 2"), ("а, ООО", "А"), id="headers-that-say-nothing"),
    ],
)
def test_headers(header, cells):
    assert merge_list(header, [cells, ("", None, "")[: len(header)]], name="m.csv") == {"а, ООО": "А"}


def test_chains_lead_to_their_end():
    assert merge_list(("from", "to"), [("а", "б"), ("б", "в"), ("в", "в")], name="m") == {"а": "в", "б": "в"}


@pytest.mark.parametrize(
    ("header", "rows", "key"),
    [
        pytest.param(("from",), [("а",)], "ledger.merge.columns", id="one-column"),
        pytest.param(("from", "x", "y"), [("а", "б", "в")], "ledger.merge.columns", id="no-to-among-three"),
        pytest.param(("from", "to"), [("а", "б"), ("а", "в")], "ledger.merge.two_targets", id="two-targets"),
        pytest.param(("from", "to"), [("а", "б"), ("б", "а")], "ledger.merge.circle", id="circle"),
    ],
)
def test_a_faulty_list_is_refused(header, rows, key):
    with pytest.raises(LedgerError) as refusal:
        merge_list(header, rows, name="m.csv")
    assert refusal.value.key == key
    assert refusal.value.text("ru")
    assert refusal.value.text("en")


def test_a_list_is_read_from_a_file(tmp_path):
    path = tmp_path / "слияние.csv"
    path.write_text('from,to\n"Луговой Край, молочный завод",Молочный завод «Луговой Край»\n', encoding="utf-8-sig")
    assert read_merge_list(path) == {"Луговой Край, молочный завод": "Молочный завод «Луговой Край»"}


def test_a_list_is_read_from_a_workbook(tmp_path):
    path = tmp_path / "merge.xlsx"
    pd.DataFrame({"Было": ["а, ООО", "007"], "Стало": ["А", "Б"]}).to_excel(path, index=False)
    assert read_merge_list(path) == {"а, ООО": "А", "007": "Б"}


def test_a_missing_list_is_refused(tmp_path):
    with pytest.raises(LedgerError, match=r"merge\.csv"):
        read_merge_list(tmp_path / "merge.csv")
