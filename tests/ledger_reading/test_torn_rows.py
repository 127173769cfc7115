"""A delimiter inside numbers or names: never a smaller amount, never a shifted column."""

import pytest

from kamlab.ledger.reading import LedgerError


def refused(read, path, text):
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        read(path)
    return caught.value.key


def test_decimal_commas_between_commas(tmp_path, read):
    body = "".join(f"2026-01-{day:02d},Alpha,{100 + day},50\n" for day in range(1, 29))
    assert refused(read, tmp_path / "a.csv", "date,client,amount\n" + body) == "ledger.read.cut_numbers"


def test_thousands_commas_between_commas(tmp_path, read):
    body = "".join(f"2026-01-{day:02d},Alpha,{day},345.60\n" for day in range(1, 29))
    assert refused(read, tmp_path / "a.csv", "date,client,amount\n" + body) == "ledger.read.cut_numbers"


def test_half_of_the_rows_torn(tmp_path, read):
    body = "".join(f"2026-01-{day:02d},Alpha,{'1,234' if day % 2 else day}.50\n" for day in range(1, 29))
    assert refused(read, tmp_path / "a.csv", "date,client,amount\n" + body) == "ledger.read.torn"


def test_a_column_without_a_header_at_the_end(tmp_path, read, rows):
    path = tmp_path / "a.csv"
    path.write_text("date,client,amount\n2026-01-01,A,5,paid\n2026-01-02,B,6,late\n", encoding="utf-8")
    table = read(path)
    assert len(table.headers) == 4
    assert table.misaligned == ()
    assert rows(table)[0] == ("2026-01-01", "A", "5", "paid")


def test_row_numbers_without_a_header(tmp_path, read, rows):
    path = tmp_path / "a.csv"
    path.write_text("date,client,amount\n1,2026-01-01,A,5\n2,2026-01-02,B,6\n3,2026-01-03,C,7\n", encoding="utf-8")
    table = read(path)
    assert table.headers[1:] == ("date", "client", "amount")
    assert rows(table)[0] == ("1", "2026-01-01", "A", "5")


def test_one_torn_row_without_headers(tmp_path, read):
    path = tmp_path / "a.csv"
    body = "".join(f"2026-01-{day:02d},Alpha,{day}.50\n" for day in range(1, 29))
    path.write_text(body + "2026-02-01,Lilac, Rose & Co,7.50\n", encoding="utf-8")
    assert read(path).misaligned == (29,)


def test_every_torn_row_is_named(tmp_path, read):
    path = tmp_path / "a.csv"
    body = "".join(f"2026-01-{day:02d},{'A, B & Co' if day % 7 == 0 else 'Alpha'},{day}.50\n" for day in range(1, 29))
    path.write_text("date,client,amount\n" + body, encoding="utf-8")
    assert read(path).misaligned == (8, 15, 22, 29)
