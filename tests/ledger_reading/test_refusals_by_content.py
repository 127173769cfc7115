"""Every file that is no table: one sentence in each language, what it is and what to do."""

import errno
import json
import struct

import pytest

from kamlab.ledger.reading import LedgerError, read_tables, sources
from kamlab.ledger.reading.cells import kind


def ole(stream):
    """Write the smallest container of old Office with one empty stream of that name."""
    end, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6xI", 62, 3, 0xFFFE, 9, 6, 0)
    header += struct.pack("<8I", 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB3I36xII4x", 2 * len(name) + 2, kind, 1, free, free, child, end, 0)
        for name, kind, child in (("Root Entry", 5, 1), (stream, 2, free))
    )
    return header + struct.pack("<128I", table, end, *[free] * 126) + entries.ljust(512, b"\0")


CASES = {
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
    "photo": (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(100), "picture"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
    "rich-text": (rb"{\rtf1\ansi\ansicpg1251 text}", "text document"),
    "old-word": (ole("WordDocument"), "text document"),
    "old-slides": (ole("PowerPoint Document"), "presentation"),
    "locked-workbook": (ole("EncryptedPackage"), "password"),
    "mail": (ole("__properties_version1.0"), "e-mail"),
    "unknown-container": (ole("Contents"), "binary"),
    "cut-container": (ole("Workbook")[:900], "damaged"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), "archive"),
    "rar": (b"Rar!\x1a\x07\0" + bytes(50), "archive"),
    "sqlite": (b"SQLite format 3\0" + bytes(50), "database"),
    "access": (b"\0\x01\0\0Standard Jet DB\0" + bytes(50), "database"),
    "program": (b"MZ\x90\0\x03\0\0\0" + bytes(100), "program"),
    "video": (b"\0\0\0\x20ftypisom" + bytes(50), "sound or video"),
    "json": (json.dumps([{"client": "A", "amount": 5}] * 500).encode(), "JSON"),
    "xml": (b'<?xml version="1.0"?><orders><order id="1"/></orders>', "XML"),
    "web-page": ("<html><body><p>Войдите в систему</p></body></html>".encode(), "web page"),
    "web-archive": (b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n', "web archive"),
    "noise": (bytes(range(256)) * 40, "binary"),
    "empty": (b"", "empty"),
    "only-a-mark": (b"\xef\xbb\xbf\r\n", "empty"),
    "only-blanks": (b" \r\n\t\r\n", "empty"),
    "only-delimiters": (b";;;\r\n;;;\r\n", "empty"),
    "only-a-header": ("Дата;Клиент;Сумма\r\n".encode(), "no row of data"),
}


@pytest.mark.parametrize("name", ["sales.xlsx", "sales.csv"])
@pytest.mark.parametrize("case", CASES)
def test_what_it_really_is(tmp_path, connection, case, name):
    content, said = CASES[case]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(LedgerError) as caught:
        read_tables(connection, path)
    english, russian = caught.value.text("en"), caught.value.text("ru")
    assert said in english
    assert name in english
    assert name in russian
    assert "\n" not in english + russian


def test_a_missing_file(tmp_path, connection):
    with pytest.raises(LedgerError, match="no file or folder"):
        read_tables(connection, tmp_path / "нет.xlsx")


@pytest.mark.parametrize(("fault", "said"), [(errno.EACCES, "Close it in Excel"), (errno.EIO, "Copy it")])
def test_a_file_that_does_not_open(tmp_path, connection, monkeypatch, fault, said):
    (tmp_path / "a.csv").write_text("client;amount\nA;5\n", encoding="utf-8")

    def refuse(path, _name):
        raise OSError(fault, "no", str(path))

    monkeypatch.setattr(sources, "sniff", refuse)
    with pytest.raises(LedgerError, match=said):
        read_tables(connection, tmp_path / "a.csv")


def test_a_sheet_of_a_file_without_sheets(tmp_path, connection):
    (tmp_path / "a.csv").write_text("client;amount\nA;5\n", encoding="utf-8")
    with pytest.raises(LedgerError, match="no workbook"):
        read_tables(connection, tmp_path / "a.csv", sheet="Data")


def test_a_client_may_be_called_mz_or_bm(tmp_path, connection):
    (tmp_path / "a.csv").write_text("MZ;BM\nА;5\nБ;6\n", encoding="cp1251")
    assert len(read_tables(connection, tmp_path / "a.csv")) == 1


def test_braces_and_brackets_do_not_make_json(tmp_path, connection):
    (tmp_path / "a.csv").write_text("[Client];[Amount]\n{A};5\n", encoding="utf-8")
    assert read_tables(connection, tmp_path / "a.csv")[0].headers == ("[Client]", "[Amount]")


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("", ""),
        (" \u00a0 ", ""),
        ("0", "n"),
        ("-5", "n"),
        ("1 234,50", "n"),
        ("1\u00a0234,50 ₽", "n"),
        ("RUB 12,345.60", "n"),
        ("(345.60)", "n"),
        ("10%", "n"),
        ("31.08.2026", "d"),
        ("31.08.2026 0:00:00", "d"),
        ("2026-08-31T10:15:00", "d"),
        ("10/30/2026 5:15 PM", "d"),
        ("5 августа 2026 г.", "d"),
        ("ООО Ромашка", "t"),
        ("PL-04", "t"),
        ("н/д", "t"),
        (5, "n"),
        (True, "t"),
        (None, ""),
    ],
)
def test_what_a_cell_looks_like(cell, what):
    assert kind(cell) == what
