"""Words as Word bears them, names taken out, files written whole or not at all."""

from pathlib import Path

import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from kamlab.documents import DocumentError, Veil, put, template_place
from kamlab.documents.words import Extracts, as_xml, plain, shorten


@given(st.text(st.characters(codec="utf-16", exclude_categories=()), max_size=80))
def test_every_text_comes_back_from_the_markup(text):
    markup = f'<w:t xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{as_xml(text)}</w:t>'
    assert (parse_xml(markup).text or "") == plain(text)
    assert not {"{", "}"} & set(as_xml(text))


@given(st.text(max_size=400), st.integers(2, 200))
def test_a_shortened_text_is_short_and_a_beginning(text, limit):
    short = shorten(text, limit)
    assert len(short) <= max(limit, min(len(text), limit))
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_the_same_long_text_has_one_number():
    extracts = Extracts()
    assert extracts.fit("a" * 50, 10) == extracts.fit("a" * 50, 10) == "aaaaaaaaa…\u00a0[1]"
    assert extracts.fit("b" * 50, 10).endswith("[2]")
    assert extracts.full == ["a" * 50, "b" * 50]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Встретиться с Орловым Д. С. до пятницы", "Встретиться с [имя 1] до пятницы"),
        ("Д. С. Орлов и Е.С. Ильина", "[имя 1] и [имя 2]"),
        ("Ильиной позвонит Ким", "[имя 2] позвонит [имя 3]"),
        ("орлова спросить", "[имя 1] спросить"),
        ("Кимоно и ким не имена, Киму — имя", "Кимоно и ким не имена, [имя 3] — имя"),
        ("Елена Сергеевна Ильина", "Елена Сергеевна [имя 2]"),
        ("Орловская область", "Орловская область"),
    ],
)
def test_names_are_taken_out_of_texts_in_every_case(text, hidden):
    veil = Veil(["Орлов Д. С.", "Ильина Е. С.", "Ким А. Т."], "ru")
    assert veil.text(text) == hidden


def test_a_field_of_names_holds_nothing_else():
    veil = Veil(["Anna Petrova, Boris", "Я"], "en")
    assert veil.name("Anna Petrova, Boris") == "[name 1], [name 2]"
    assert veil.name("Я") == "[name 3]"
    assert veil.name("Somebody new") == "[name 4]"
    assert veil.name("") == ""
    assert veil.text("Petrova’s call with Boris") == "[name 1]’s call with [name 2]"


def test_a_surname_alone_is_the_person_known_by_it():
    veil = Veil(["Ильина Е. С.", "Ильина", "Ильина О. П."], "ru")
    assert [veil.name(name) for name in ("Ильина", "Ильина Е. С.", "Ильина О. П.")] == ["[имя 1]", "[имя 1]", "[имя 2]"]


def test_two_alphabets_are_one_person():
    veil = Veil(["D. S. Orlov", "A. Kim"], "en", also={"Орлов Д. С.": "D. S. Orlov"})
    assert veil.text("Орлову пишет Orlov, не Kim") == "[name 1] пишет [name 1], не [name 2]"


def test_a_veil_that_is_off_changes_nothing():
    veil = Veil(["Орлов Д. С."], "ru", on=False)
    assert (veil.text("Орлов Д. С."), veil.name("Орлов Д. С.")) == ("Орлов Д. С.", "Орлов Д. С.")


@given(st.lists(st.text(max_size=12), max_size=5), st.text(max_size=60))
def test_a_veil_takes_any_names_and_any_text(names, text):
    veil = Veil(names, "en")
    veil.text(text)
    assert all("[name" in veil.name(name) for name in names if name.strip(" ,;/\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85"))


def test_a_document_takes_its_place_when_it_is_whole(tmp_path):
    target = tmp_path / "план.docx"
    target.write_bytes(b"before")
    content = template_place("plan", "ru").read_bytes()
    assert put(content, target).read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["план.docx"]


@pytest.mark.parametrize("content", [b"half", template_place("plan", "ru").read_bytes()[:5000]], ids=["no-zip", "cut"])
def test_half_a_document_takes_nobodys_place(tmp_path, content):
    target = tmp_path / "план.docx"
    target.write_bytes(b"before")
    with pytest.raises(DocumentError):
        put(content, target)
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["план.docx"]


def test_a_folder_that_is_not_there_and_another_ending_are_said(tmp_path, lang):
    content = template_place("plan", "ru").read_bytes()
    with pytest.raises(DocumentError) as refused:
        put(content, tmp_path / "нет" / "план.docx")
    assert "план.docx" in refused.value.text(lang)
    with pytest.raises(DocumentError) as refused:
        put(content, tmp_path / "план.pdf")
    assert ".docx" in refused.value.text(lang)


def test_a_file_held_by_word_is_left_and_the_draft_removed(tmp_path, monkeypatch, lang):
    def held(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(DocumentError) as refused:
        put(template_place("plan", "ru").read_bytes(), tmp_path / "план.docx")
    assert "Word" in refused.value.text(lang)
    assert list(tmp_path.iterdir()) == []
