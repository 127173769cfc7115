import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.ledger.reading.encodings import detect, detect_bytes

RUSSIAN = [
    "ООО Ромашка",
    "ИП Кузнецов А. В.",
    "Лесная мануфактура",
    "Завод метизов «Кедровый Лог»",
    "АО «Волга-Трейд»",
    "Пекарня Сухой Яр",
    "ЗАО Ёлка и Щука",
    "Аптека № 5",
    "ПАО ЭНЕРГИЯ ЮГА",
    "РосТелеком",
    "Съезд",
    "Уютный двор",
    "МУП Водоканал",
    "Хозяйство Жуковых",
    "Эльбрус",
    "Центр",
]
WESTERN = [
    "Café",
    "Müller GmbH",
    "José Martínez",
    "Göran Öberg AB",
    "François Lefèvre",
    "Straße 5",
    "Weiß KG",
    "Fußball",
    "Juárez",
    "Société Générale",
    "Crème Brûlée",
    "Señor Muñoz",
    "Ärger",
    "Élan",
    "Peñarol",
    "MÜLLER",
    "Åre",
    "Château",
    "Noël",
    "Zürich",
]
PAGES = [
    *((name, page) for name in RUSSIAN for page in ("utf_8", "cp1251", "cp866", "koi8_r")),
    *((name, page) for name in WESTERN for page in ("utf_8", "cp1252", "cp437", "cp850")),
]
RUSSIAN_LINES = [f"31.08.2026;{name};1\u00a0234,50;руб.\r\n" for name in RUSSIAN]
HEADER = "Дата;Контрагент;Сумма, руб.;Валюта\r\n"


def fits(text, page):
    try:
        return text.encode(page).decode(page) == text
    except UnicodeEncodeError:
        return False


def read_back(data):
    found = detect_bytes(data)
    return data[found.mark :].decode(found.codec)


@pytest.mark.parametrize(("name", "page"), [pair for pair in PAGES if fits(*pair) and pair != ("Съезд", "koi8_r")])
def test_one_name_in_an_ascii_file_is_enough(name, page):
    text = f"Client;Amount\n{name};1234.50\n"
    assert read_back(text.encode(page)) == text


@pytest.mark.parametrize(
    "page", ["utf_8", "utf_8_sig", "utf_16", "utf_16_le", "utf_16_be", "cp1251", "cp866", "koi8_r"]
)
@pytest.mark.parametrize("count", [1, 2, 10, 100, 3000, 20000])
def test_russian_exports_of_every_size(page, count):
    body = "".join(RUSSIAN_LINES[index % len(RUSSIAN_LINES)] for index in range(count))
    text = HEADER + body
    if not fits(text, page):  # № and «» are not in every page
        text = text.translate({0xAB: '"', 0xBB: '"', 0x2116: "N"})
    assert read_back(text.encode(page)) == text


@pytest.mark.parametrize("page", ["utf_8", "utf_16", "cp1252", "cp437"])
@pytest.mark.parametrize("count", [1, 5, 50, 5000])
def test_western_exports_of_every_size(page, count):
    names = [name for name in WESTERN if fits(name, page)]
    text = "Date,Customer,Amount\n" + "".join(f"2026-08-31,{names[i % len(names)]},12.50\n" for i in range(count))
    assert read_back(text.encode(page)) == text


@pytest.mark.parametrize("page", ["cp1251", "cp866", "cp1252", "utf_8"])
def test_the_first_letter_beyond_ascii_may_come_late(tmp_path, page):
    name = "Лесная мануфактура" if page != "cp1252" else "Société Générale"
    path = tmp_path / "late.csv"
    path.write_bytes(
        b"Date;Client;Amount\n" + b"2026-08-31;Alpha;5\n" * 200_000 + f"2026-08-31;{name};6\n".encode(page)
    )
    assert detect(path).codec == page


def test_bare_ascii_is_utf8():
    assert detect_bytes(b"Client,Amount\nAlpha,5\n").ascii_only


def test_the_euro_sign_alone_tells_cp1252():
    text = "Client;Amount\nAlpha;€ 5,00\nBeta;€ 6,00\n"
    assert read_back(text.encode("cp1252")) == text


def test_thousands_marks_alone_are_read_as_spaces():
    text = "Client;Amount\nAlpha;1\u00a0234,50\nBeta;22\u00a0000,00\n"
    assert read_back(text.encode("cp1251")) == text
    assert read_back(text.encode("cp866")) == text


def test_a_word_that_is_valid_utf8_by_chance_is_still_russian():
    text = "Client;Amount\nтам;5\nсам;6\n" * 30  # in cp866 these bytes are well-formed UTF-8 for Mongolian letters
    assert read_back(text.encode("cp866")) == text


@pytest.mark.parametrize("name", ["株式会社トヨタ", "შპს თბილისი", "Αθήνα ΑΕ", "شركة", "Łódź", "北"])
def test_other_scripts_in_utf8(name):
    assert detect_bytes(f"Client;Amount\n{name};5\n".encode()).codec == "utf_8"


def test_utf8_with_a_broken_byte_stays_utf8():
    text = HEADER + "".join(RUSSIAN_LINES)
    data = text.encode()
    assert detect_bytes(data[:500] + b"\xff" + data[500:]).codec == "utf_8"


def test_doubt_is_said():
    found = detect_bytes("Name;Sum\nЪ;1\n".encode("cp1251"))
    assert found.rival


@given(
    st.lists(st.sampled_from(RUSSIAN), min_size=2, max_size=12),
    st.sampled_from(["cp1251", "cp866", "utf_8", "utf_16"]),
    st.randoms(use_true_random=False),
)
def test_any_two_russian_names_decide(names, page, chance):
    text = "Client;Amount\n" + "".join(
        f"{name};{chance.randint(1, 10**6)},{chance.randint(10, 99)}\n" for name in names
    )
    if fits(text, page):
        assert read_back(text.encode(page)) == text


def test_words_are_sampled_over_a_long_list():
    chance = random.Random(7)  # noqa: S311 - a fixed sample, no secret
    text = "".join(f"{chance.choice(RUSSIAN)} {number};{number}\n" for number in range(30_000))
    assert read_back(text.replace("«", '"').replace("»", '"').encode("cp1251")) == text.replace("«", '"').replace(
        "»", '"'
    )
