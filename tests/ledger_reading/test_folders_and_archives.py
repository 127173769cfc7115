import gzip
import io
import struct
import zipfile
import zlib

import pytest

from kamlab.ledger.reading import LedgerError, archives, check_shapes, read_tables
from kamlab.ledger.reading.archives import natural, passed_over

MONTHS = ["Продажи август.csv", "Продажи сентябрь.csv", "Продажи октябрь.csv"]


def month(start, header="Дата;Клиент;Сумма"):
    return (header + "\n" + "".join(f"0{n}.08.2026;Клиент {n};{start + n},50\n" for n in range(1, 6))).encode(
        "utf-8-sig"
    )


def old_zip(members, encoding):
    """Write an archive as Windows does: names in a DOS page, the UTF-8 flag not set."""
    body, index = b"", b""
    for name, data in members.items():
        raw, packed = name.encode(encoding), zlib.compress(data)[2:-4]
        common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, zlib.crc32(data), len(packed), len(data), len(raw), 0)
        index += b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + raw
        body += b"PK\3\4" + common + raw + packed
    count = len(members)
    return body + index + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(index), len(body), 0)


def new_zip(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def names(tables):
    return [table.name for table in tables]


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "utf_8"])
def test_names_of_members_without_the_utf8_flag(tmp_path, connection, encoding):
    path = tmp_path / "months.zip"
    path.write_bytes(old_zip({name: month(i) for i, name in enumerate(MONTHS)}, encoding))
    tables = read_tables(connection, path)
    assert names(tables) == [f"months.zip › {name}" for name in sorted(MONTHS)]
    assert [table.stem for table in tables] == [name[:-4] for name in sorted(MONTHS)]


def test_names_with_the_utf8_flag_and_folders(tmp_path, connection):
    path = tmp_path / "a.zip"
    path.write_bytes(
        new_zip({"2026/10.csv": month(0), "2026/9.csv": month(9), "__MACOSX/2026/._9.csv": b"\0\1", "ПРОЧТИ.txt": b"x"})
    )
    assert names(read_tables(connection, path)) == ["a.zip › 2026/9.csv", "a.zip › 2026/10.csv"]


def test_names_of_members_are_never_paths(tmp_path, connection):
    path = tmp_path / "evil.zip"
    path.write_bytes(new_zip({"../../evil.csv": month(0), "/etc/evil.csv": month(1)}))
    assert len(read_tables(connection, path)) == 2
    assert [item.name for item in tmp_path.iterdir()] == ["evil.zip"]
    assert not (tmp_path.parent.parent / "evil.csv").exists()


def test_an_archive_in_an_archive(tmp_path, connection):
    inner = new_zip({"август.csv": month(0)})
    (tmp_path / "a.zip").write_bytes(new_zip({"2026.zip": inner}))
    assert names(read_tables(connection, tmp_path / "a.zip")) == ["a.zip › 2026.zip › август.csv"]
    deep = new_zip({"1.zip": new_zip({"2.zip": new_zip({"3.zip": inner})})})
    (tmp_path / "b.zip").write_bytes(deep)
    with pytest.raises(LedgerError, match="Unpack it"):
        read_tables(connection, tmp_path / "b.zip")


def test_gzip(tmp_path, connection):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(month(0)))
    (table,) = read_tables(connection, tmp_path / "a.csv.gz")
    assert (table.stem, table.headers) == ("a", ("Дата", "Клиент", "Сумма"))


def test_a_locked_archive(tmp_path, connection):
    data = bytearray(old_zip({"a.csv": month(0)}, "cp866"))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + place] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(LedgerError, match="password"):
        read_tables(connection, tmp_path / "a.zip")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.95])
def test_a_cut_archive(tmp_path, connection, share):
    data = new_zip({name: month(i) * 50 for i, name in enumerate(MONTHS)})
    (tmp_path / "a.zip").write_bytes(data[: int(share * len(data))])
    with pytest.raises(LedgerError, match="damaged"):
        read_tables(connection, tmp_path / "a.zip")


def test_a_spoilt_member(tmp_path, connection):
    data = bytearray(new_zip({"a.csv": month(0) * 50}))
    data[60:70] = bytes(10)
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(LedgerError, match="damaged"):
        read_tables(connection, tmp_path / "a.zip")


def test_a_bomb_is_not_set_off(tmp_path, connection, monkeypatch):
    monkeypatch.setattr(archives, "_SMALL", 1 << 20)
    (tmp_path / "a.zip").write_bytes(new_zip({"a.csv": b"0" * (3 << 20)}))
    with pytest.raises(LedgerError, match="beyond all measure"):
        read_tables(connection, tmp_path / "a.zip")


def test_an_archive_without_tables(tmp_path, connection):
    (tmp_path / "a.zip").write_bytes(new_zip({"photo.png": b"\x89PNG\r\n\x1a\n" + bytes(50)}))
    with pytest.raises(LedgerError, match="no table"):
        read_tables(connection, tmp_path / "a.zip")


def test_a_folder_of_months(tmp_path, connection):
    for place, name in enumerate(["2.csv", "10.csv", "1.csv"]):
        (tmp_path / name).write_bytes(month(place))
    (tmp_path / "~$1.csv").write_bytes(b"lock")
    (tmp_path / ".hidden.csv").write_bytes(b"x")
    (tmp_path / "README.md").write_text("# about", encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(99))
    (tmp_path / "company.toml").write_text("[company]\nname = 'x'\n", encoding="utf-8")
    tables = read_tables(connection, tmp_path)
    assert names(tables) == ["1.csv", "2.csv", "10.csv"]
    (note,) = (note for note in tables[0].notes if note.key == "ledger.read.left_out")
    assert note.facts["files"] == ["company.toml", "photo.jpg"]


def test_a_promise_broken_in_a_folder_stops_the_reading(tmp_path, connection):
    (tmp_path / "1.csv").write_bytes(month(0))
    (tmp_path / "2.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    with pytest.raises(LedgerError, match=r"2\.xlsx.*picture"):
        read_tables(connection, tmp_path)


def test_an_empty_month_is_noted(tmp_path, connection):
    (tmp_path / "1.csv").write_bytes(month(0))
    (tmp_path / "2.csv").write_bytes(b"")
    (tmp_path / "3.csv").write_text("Дата;Клиент;Сумма\n", encoding="utf-8")
    (table,) = read_tables(connection, tmp_path)
    assert [note.key for note in table.notes if note.key.endswith(("empty", "no_rows"))] == [
        "ledger.read.empty",
        "ledger.read.no_rows",
    ]


def test_a_folder_without_tables(tmp_path, connection):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(99))
    with pytest.raises(LedgerError, match="no table"):
        read_tables(connection, tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(LedgerError, match="no table"):
        read_tables(connection, empty)


def test_the_same_file_twice_is_read_once(tmp_path, connection):
    (tmp_path / "1.csv").write_bytes(month(0))
    assert len(read_tables(connection, [tmp_path / "1.csv", tmp_path])) == 1


def test_a_copy_under_another_name_is_noted(tmp_path, connection):
    (tmp_path / "1.csv").write_bytes(month(0))
    (tmp_path / "1 (copy).csv").write_bytes(month(0))
    tables = read_tables(connection, tmp_path)
    assert any(note.key == "ledger.read.twins" for note in tables[0].notes)


def test_patterns(tmp_path, connection):
    for name in ("a1.csv", "a2.csv", "b1.csv"):
        (tmp_path / name).write_bytes(month(len(name)))
    assert names(read_tables(connection, tmp_path / "a*.csv")) == ["a1.csv", "a2.csv"]


def test_brackets_in_names_are_names(tmp_path, connection):
    (tmp_path / "Продажи [2026]*.csv").write_bytes(month(0))
    assert len(read_tables(connection, tmp_path / "Продажи [2026]*.csv")) == 1


def test_shapes_columns_in_any_order(tmp_path, connection):
    (tmp_path / "1.csv").write_bytes(month(0))
    (tmp_path / "2.csv").write_text("Сумма;Клиент;Дата\n5,5;А;01.09.2026\n", encoding="utf-8")
    assert check_shapes(read_tables(connection, tmp_path)) == ()


def test_shapes_one_column_more(tmp_path, connection):
    (tmp_path / "1.csv").write_bytes(month(0))
    (tmp_path / "2.csv").write_bytes(month(9))
    (tmp_path / "3.csv").write_text("Дата;Клиент;Сумма;Скидка\n01.09.2026;А;5,5;3\n", encoding="utf-8")
    (note,) = check_shapes(read_tables(connection, tmp_path))
    assert note.key == "ledger.read.columns_more"
    assert "3.csv" in note.text("en")


def test_shapes_the_same_in_other_words(tmp_path, connection):
    (tmp_path / "1.csv").write_bytes(month(0))
    (tmp_path / "2.csv").write_text("Date;Customer;Amount\n01.09.2026;A;5,5\n02.09.2026;B;6\n", encoding="utf-8")
    (note,) = check_shapes(read_tables(connection, tmp_path))
    assert note.key == "ledger.read.columns_other"


def test_shapes_that_differ_are_refused(tmp_path, connection):
    (tmp_path / "1.csv").write_bytes(month(0))
    (tmp_path / "2.csv").write_bytes(month(9))
    (tmp_path / "names.csv").write_text("Код;Название;Город\n1;А;Тула\n", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"names\.csv"):
        check_shapes(read_tables(connection, tmp_path))


def test_prose_among_tables_is_left_out(tmp_path, connection):
    (tmp_path / "1.csv").write_bytes(month(0))
    (tmp_path / "заметки.txt").write_text("Позвонить Ромашке.\nУточнить цену, срок, скидку.\nВсё.\n", encoding="utf-8")
    assert names(read_tables(connection, tmp_path)) == ["1.csv"]


def test_names_in_natural_order():
    assert sorted(["10.csv", "9.csv", "a10b2", "a9b10", "a10b1"], key=natural) == [
        "9.csv",
        "10.csv",
        "a9b10",
        "a10b1",
        "a10b2",
    ]


def test_whose_file_it_is():
    assert not passed_over("Licenses.csv")
    assert passed_over("a/.git/x.csv")
