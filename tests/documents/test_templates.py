"""Templates: ours are what their program makes; a restyled one works, a damaged one gets one sentence."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Pt, RGBColor

from kamlab.documents import PLAN, DocumentError, copy_template, open_template, template_place
from kamlab.documents.making import TEMPLATES
from kamlab.documents.making.look import OWN


@pytest.fixture
def own(tmp_path, lang):
    """A trainer's copy of the template: the file, and a way to save it after a change in Word."""
    file = copy_template("plan", lang, tmp_path / "мой план.docx")
    document = Document(str(file))

    def save():
        document.save(str(file))
        return file

    return document, save


def paragraph(document, text):
    return next(one for one in document.paragraphs if text in one.text)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_our_templates_are_what_their_program_makes(name, lang):
    with ZipFile(BytesIO(TEMPLATES[name](lang))) as made, ZipFile(template_place(name, lang)) as kept:
        assert made.namelist() == kept.namelist()
        assert [one for one in made.namelist() if made.read(one) != kept.read(one)] == []


def test_a_template_knows_all_placeholders_of_its_kind(lang):
    assert open_template(template_place("plan", lang), PLAN).places == PLAN.known


def test_styles_are_few_named_and_ours_carry_the_readers_language(lang):
    styles = list(Document(str(template_place("plan", lang))).styles)
    assert len(styles) < 40
    ours = {one.style_id: one.name for one in styles if one.style_id in OWN}
    assert set(ours) == set(OWN)
    assert all(name.startswith({"ru": "План: ", "en": "Plan: "}[lang]) for name in ours.values())


def test_every_style_that_is_named_is_there(lang):
    with ZipFile(template_place("plan", lang)) as package:
        texts = [package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml")]
    there = {name for text in texts for name in re.findall(r'w:styleId="([^"]+)"', text)}
    asked = {
        name for text in texts for name in re.findall(r'<w:(?:pStyle|tblStyle|basedOn|next|link) w:val="([^"]+)"', text)
    }
    assert asked <= there


def test_what_a_trainer_restyles_stays_restyled(own, plan, fill, lang):
    document, save = own
    styles = {one.style_id: one for one in document.styles}
    styles["KamlabGoal"].font.size, styles["KamlabGoal"].font.name = Pt(31), "Georgia"
    styles["Heading1"].font.color.rgb = RGBColor(0x12, 0x34, 0x56)
    paragraph(document, "{{ account }}").add_run(" — наш")
    document.sections[0].left_margin = document.sections[0].right_margin * 2
    _, made = fill(plan, lang, save())
    styles = {one.style_id: one for one in made.styles}
    goal = next(one for one in made.paragraphs if one.style.style_id == "KamlabGoal")
    assert (goal.style.font.size, goal.style.font.name, goal.text) == (Pt(31), "Georgia", "Label sales")
    assert styles["Heading1"].font.color.rgb == RGBColor(0x12, 0x34, 0x56)
    assert paragraph(made, "Volga Foods").text == "Volga Foods — наш"
    assert made.inline_shapes[0].width.cm == pytest.approx(13.5, abs=0.05)


def test_a_placeholder_that_word_has_torn_into_runs_is_still_one(own, plan, fill, lang):
    document, save = own
    place = paragraph(document, "{{ risk.what }}")
    text, place.text = place.text, ""
    for letter in text:
        place.add_run(letter)
    _, made = fill(plan, lang, save())
    assert any(one.text == "Orlov leaves" for one in made.paragraphs)


def test_a_chapter_left_out_is_told(own, plan, fill, lang):
    document, save = own
    first = paragraph(document, "{%p if timeline %}")
    while "endif" not in first.text:
        later = first._p.getnext()  # noqa: SLF001 - the library deletes nothing
        first._p.getparent().remove(first._p)  # noqa: SLF001 - python-docx has no other way to the XML
        first = next(one for one in document.paragraphs if one._p is later)  # noqa: SLF001 - python-docx has no other way to the XML
    first._p.getparent().remove(first._p)  # noqa: SLF001 - python-docx has no other way to the XML
    paper, made = fill(plan, lang, save())
    assert paper.left_out == ("timeline", "timeline_sentence")
    assert len(made.inline_shapes) == 0


def change(document, old, new):
    place = paragraph(document, old)
    place.text = place.text.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param("{{ account }}", "", ["account"], id="a-needed-one-is-gone"),
        pytest.param("{{ account }}", "{{ acount }}", ["acount", "first_actions"], id="misspelt"),
        pytest.param("{{ risk.what }}", "{{ risk.what", ["{{ risk.what"], id="a-bracket-is-gone"),
        pytest.param("{%p if risk %}", "{%p iff risk %}", ["kamlab export template"], id="a-word-of-the-bracket"),
        pytest.param("{%p if risk %}", "", ["kamlab export template"], id="one-half-of-a-pair"),
    ],
)
def test_a_placeholder_that_is_wrong_is_refused_in_one_sentence(own, old, new, words, lang):
    document, save = own
    if old == "{{ account }}":
        header = document.sections[0].header.paragraphs[0]
        header.text = header.text.replace(old, new)
    change(document, old, new)
    with pytest.raises(DocumentError) as refused:
        open_template(save(), PLAN)
    told = refused.value.text(lang)
    assert "мой план.docx" in told
    assert [word for word in words if word not in told] == []


def test_a_part_nobody_knows_is_refused_by_its_name(own, plan, fill, lang):
    document, save = own
    change(document, "{{ goal.text }}", "{{ goal.words }}")
    with pytest.raises(DocumentError) as refused:
        fill(plan, lang, save())
    assert "words" in refused.value.text(lang)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("{{ account.__class__.__mro__ }}", id="classes"),
        pytest.param("{{ cycler.__init__.__globals__ }}", id="globals"),
        pytest.param("{% include '/etc/hostname' %}", id="files"),
    ],
)
def test_a_template_can_ask_for_values_and_do_nothing_else(own, plan, fill, lang, code):
    document, save = own
    document.add_paragraph(code)
    with pytest.raises(DocumentError):
        fill(plan, lang, save())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not a document at all", id="text"),
        pytest.param(None, id="cut-off"),
        pytest.param("zip", id="another-archive"),
    ],
)
def test_a_file_that_is_no_word_document_is_refused_in_one_sentence(tmp_path, content, lang):
    file = tmp_path / "шаблон.docx"
    if content == "zip":
        with ZipFile(file, "w") as package:
            package.writestr("readme.txt", "text")
    else:
        file.write_bytes(template_place("plan", lang).read_bytes()[:9000] if content is None else content)
    with pytest.raises(DocumentError) as refused:
        open_template(file, PLAN)
    assert "шаблон.docx" in refused.value.text(lang)


def test_damaged_markup_is_refused_not_mended_in_silence(tmp_path, lang):
    source, file = template_place("plan", lang), tmp_path / "шаблон.docx"
    with ZipFile(source) as kept, ZipFile(file, "w") as made:
        for name in kept.namelist():
            content = kept.read(name)
            made.writestr(name, content[: len(content) // 2] if name == "word/document.xml" else content)
    with pytest.raises(DocumentError, match=r"шаблон\.docx"):
        open_template(file, PLAN)


def test_a_template_that_is_not_there_is_named(tmp_path, lang):
    with pytest.raises(DocumentError) as refused:
        open_template(tmp_path / "нет.docx", PLAN)
    assert "нет.docx" in refused.value.text(lang)


def test_a_companys_own_template_goes_first(tmp_path, lang):
    (tmp_path / "templates").mkdir()
    assert template_place("plan", lang, tmp_path) == template_place("plan", lang)
    both = tmp_path / "templates" / "plan.docx"
    both.touch()
    assert template_place("plan", lang, tmp_path) == both
    one = tmp_path / "templates" / f"plan.{lang}.docx"
    one.touch()
    assert template_place("plan", lang, tmp_path) == one


def test_a_copy_never_takes_the_place_of_somebodys_work(tmp_path, lang):
    file = tmp_path / "план.docx"
    file.write_bytes(b"mine")
    with pytest.raises(DocumentError) as refused:
        copy_template("plan", lang, file)
    assert str(file) in refused.value.text(lang)
    assert file.read_bytes() == b"mine"
    with pytest.raises(DocumentError):
        copy_template("plan", lang, tmp_path / "план.doc")


def test_a_column_may_be_taken_out_of_a_table(own, plan, fill, lang):
    """A trainer who wants no hours deletes the column's cells; the rest of the table is filled as before."""
    document, save = own
    table = document.tables[-1]
    for row in table.rows:
        row._tr.remove(row._tr.tc_lst[-1])  # noqa: SLF001 - as Word does it
    grid = table._tbl.tblGrid  # noqa: SLF001 - python-docx has no other way to the XML
    grid.remove(grid[-1])
    _, made = fill(plan, lang, save())
    assert [len(line.cells) for line in made.tables[-1].rows] == [5] * 5
