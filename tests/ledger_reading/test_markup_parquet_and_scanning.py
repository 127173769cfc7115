import datetime as dt

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kamlab.ledger.reading import LedgerError, read_tables, scanning

HTML = """<html><head><meta charset="{charset}"><style>td {{color: red}}</style></head><body>
<table><tr><td>Логотип</td></tr></table>
<table border=1>
<tr><th rowspan=2>Дата<th rowspan=2>Контрагент<th colspan=2>Продажи</tr>
<tr><th>Кол-во</th><th>Сумма,<br>руб.</th></tr>
<tr><td>31.08.2026</td><td>ООО &laquo;Ромашка&raquo; &amp; Ко</td><td>5</td><td>1&nbsp;234,50</td></tr>
<tr><td>01.09.2026</td><td>Лютик</td><td>6</td><td>300,00</td></tr>
</table></body></html>"""

SPREADSHEET = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Продажи"><Table>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">Отчёт</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">Дата</Data></Cell><Cell><Data ss:Type="String">Клиент</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="String">Сумма</Data></Cell></Row>
<Row><Cell><Data ss:Type="DateTime">2026-08-31T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="String">Ромашка</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="Number">1234.5</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


@pytest.mark.parametrize(("charset", "codec"), [("utf-8", "utf_8"), ("windows-1251", "cp1251"), ("utf-8", "cp1251")])
def test_a_web_table_called_xls(tmp_path, read, rows, charset, codec):
    path = tmp_path / "report.xls"
    path.write_bytes(HTML.format(charset=charset).encode(codec))
    table = read(path)
    assert table.headers == ("Дата", "Контрагент", "Продажи · Кол-во", "Продажи · Сумма, руб.")
    assert rows(table)[0] == ("31.08.2026", "ООО «Ромашка» & Ко", "5", "1\u00a0234,50")


def test_an_xml_spreadsheet_called_xls(tmp_path, read, rows, lines):
    path = tmp_path / "report.xls"
    path.write_text(SPREADSHEET, encoding="utf-8")
    table = read(path)
    assert table.headers == ("Дата", "Клиент", "Сумма")
    assert rows(table) == [(dt.datetime(2026, 8, 31), "Ромашка", 1234.5)]  # noqa: DTZ001 - a workbook knows no zones
    assert lines(table) == [4]


def test_parquet_types_and_lines(tmp_path, read, rows, lines):
    table = pa.table(
        {
            "client_id": pa.array([17850, None], pa.int64()),
            "client": ["Ромашка", "Лютик"],
            "date": pa.array([dt.date(2026, 8, 31), None]),
            "amount": pa.array([1234.5, -3], pa.float32()),
            "paid": [True, False],
            "dict": pa.array(["a", "b"]).dictionary_encode(),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    found = read(tmp_path / "a.parquet")
    assert found.typed == {
        "client_id": "number",
        "client": "text",
        "date": "date",
        "amount": "number",
        "paid": "text",
        "dict": "text",
    }
    assert rows(found)[0] == (17850.0, "Ромашка", dt.date(2026, 8, 31), 1234.5, "true", "a")
    assert lines(found) == [1, 2]


@pytest.mark.parametrize("share", [0.3, 0.99])
def test_a_cut_parquet_is_damaged(tmp_path, read, share):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"client": ["Ромашка"] * 1000, "amount": range(1000)}), path)
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    with pytest.raises(LedgerError, match="damaged"):
        read(path)


def test_an_empty_parquet(tmp_path, read):
    pq.write_table(pa.table({"client": pa.array([], pa.string())}), tmp_path / "a.parquet")
    with pytest.raises(LedgerError, match="no row of data"):
        read(tmp_path / "a.parquet")


BIG = "Дата;Контрагент;Сумма;\r\n" + "".join(
    f'0{1 + n % 9}.08.2026;"ООО ""Клиент {n % 50}""";{n},50;\r\n' for n in range(4000)
)


@pytest.fixture
def small_is_big(monkeypatch):
    monkeypatch.setattr(scanning, "SCAN_FROM", 1 << 16)


@pytest.mark.usefixtures("small_is_big")
@pytest.mark.parametrize("encoding", ["utf_8", "utf_8_sig", "cp1251", "utf_16", "cp866"])
@pytest.mark.parametrize("titles", ["", "Отчёт о продажах\r\nза август\r\n\r\n"])
def test_both_ways_of_reading_give_one_table(tmp_path, connection, rows, lines, encoding, titles):  # noqa: PLR0913, PLR0917 - fixtures
    path = tmp_path / "big [1].csv"
    path.write_bytes((titles + BIG).encode(encoding))
    (fast,), (careful,) = read_tables(connection, path), read_tables(connection, path, scan=False)
    assert fast.scanned
    assert not careful.scanned
    assert fast.headers == careful.headers == ("Дата", "Контрагент", "Сумма")
    assert rows(fast) == rows(careful)
    assert lines(fast) == lines(careful)


@pytest.mark.usefixtures("small_is_big")
@pytest.mark.parametrize(
    "odd",
    [
        pytest.param('01.08.2026;"ООО "Ромашка"";5;\r\n', id="quotes-not-doubled"),
        pytest.param("Итого;;\r\n", id="short-row"),
        pytest.param("01.08.2026;А;Б;5;\r\n", id="long-row"),
    ],
)
def test_an_odd_row_in_sight_is_read_carefully(tmp_path, read, odd):
    path = tmp_path / "big.csv"
    path.write_text(BIG + odd, encoding="utf-8", newline="")
    assert not read(path).scanned


@pytest.mark.usefixtures("small_is_big")
def test_without_quotes_the_whole_file_is_counted(tmp_path, connection, monkeypatch):
    monkeypatch.setattr(scanning, "_PROBE", 1 << 10)
    path = tmp_path / "big.csv"
    even = BIG.replace('"', "")
    half = even.index("\r\n", len(even) // 3) + 2
    for text, scanned in ((even, True), (even + "\r\n", True), (even[:half] + "Итого;5\r\n" + even[half:], False)):
        path.write_text(text, encoding="utf-8", newline="")
        assert read_tables(connection, path)[0].scanned == scanned


@pytest.mark.usefixtures("small_is_big")
def test_an_odd_row_out_of_sight_is_an_error_never_a_loss(tmp_path, read, rows, monkeypatch):
    monkeypatch.setattr(scanning, "_PROBE", 1 << 10)
    path = tmp_path / "big.csv"
    half = BIG.index("\r\n", len(BIG) // 3) + 2
    path.write_text(BIG[:half] + "Промежуточный итог;5\r\n" + BIG[half:], encoding="utf-8", newline="")
    table = read(path)
    assert table.scanned
    with pytest.raises(duckdb.Error):
        table.relation.fetchall()
    assert len(rows(read(path, scan=False))) == 4001


def test_scratch_files_vanish_with_the_connection(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(scanning, "SCAN_FROM", 1 << 16)
    (tmp_path / "big.csv").write_bytes(BIG.encode("cp1251"))
    connection = duckdb.connect()
    assert read_tables(connection, tmp_path / "big.csv")[0].scanned
    assert list(tmp_path.glob("kamlab-*/*"))
    del connection
    assert not list(tmp_path.glob("kamlab-*"))
