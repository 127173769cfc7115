"""The account plan as a Word document: what stands where, in real styles, and nothing entered is lost."""

import dataclasses
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn

from kamlab.documents import ActionLine, GoalLine, Pair, PlanData, RiskLine
from kamlab.i18n import date_short, say


def headings(document):
    return [one.text for one in document.paragraphs if one.style.style_id == "Heading1"]


def told(lang, *names):
    return [say(f"documents.plan.{name}", lang) for name in names]


def test_one_page_stands_first_then_what_is_behind_it(plan, lang, fill):
    _, document = fill(plan, lang)
    assert [one.text for one in document.paragraphs if one.style.style_id == "Title"] == ["Volga Foods"]
    front = told(lang, "goal", "first_actions", "risk", "missing")
    assert headings(document) == [*front, *told(lang, "mirror", "strategy", "resources", "timeline", "actions")]
    breaks = [one.text for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert breaks == told(lang, "mirror")


def test_everything_entered_is_in_the_document(plan, lang, fill, words):
    shown = words(fill(plan, lang)[1])
    for text in texts(plan):
        assert text in shown
    for action in plan.actions[:3]:
        assert date_short(action.due, lang) in shown


def texts(value):
    """Yield every text in the data, at whatever depth."""
    if isinstance(value, str):
        if value and value not in {"RUB", "hours", "money", "staff"}:
            yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif dataclasses.is_dataclass(value) and hasattr(value, "content") is False:
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))


@pytest.mark.parametrize(
    ("lang", "amounts"),
    [
        pytest.param("ru", ["245 ч", "240 ч", "−5 ч", "350 000 ₽", "450 000 ₽", "0,5 чел.", "16,5 ч"], id="ru"),
        pytest.param("en", ["245 h", "240 h", "−5 h", "RUB 350,000", "RUB 450,000", "0.5 staff", "16.5 h"], id="en"),
    ],
)
def test_amounts_are_written_as_the_language_does(plan, lang, amounts, fill, words):
    shown = words(fill(plan, lang)[1])
    assert [amount for amount in amounts if amount not in shown] == []


def test_what_is_short_is_said_in_words(plan, lang, fill):
    _, document = fill(plan, lang)
    rows = [[cell.text for cell in row.cells] for row in document.tables[3].rows]
    assert say("documents.plan.over", lang) in rows[1][3]
    assert say("documents.plan.over", lang) not in rows[2][3]
    assert rows[3][2:] == ["—", "—"]


def test_heads_of_tables_repeat_and_rows_stay_whole(plan, lang, fill):
    _, document = fill(plan, lang)
    assert len(document.tables) == 5
    for table in document.tables:
        marks = [[child.tag.split("}")[1] for child in row._tr.trPr] for row in table.rows]  # noqa: SLF001 - no other door
        assert "tblHeader" in marks[0]
        assert not any("tblHeader" in mark for mark in marks[1:])
        assert all("cantSplit" in mark for mark in marks)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))  # noqa: SLF001 - no other door


def test_tables_are_as_wide_as_the_text_and_no_wider(plan, lang, fill):
    _, document = fill(plan, lang)
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(room, rel=0.01)


def test_paper_is_a4_and_footers_name_company_day_page_and_what_is_invented(plan, lang, fill):
    _, document = fill(plan, lang)
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    for footer in (section.footer, section.first_page_footer):
        text = "\n".join(one.text for one in footer.paragraphs)
        assert "Meridian Pack · " in text
        assert ("1\u00a0декабря\u00a02026" if lang == "ru" else "1\u00a0December\u00a02026") in text
        assert say("documents.plan.synthetic", lang) in text
        assert say("documents.plan.redacted", lang) not in text
        fields = [one.get(qn("w:instr")).strip() for one in footer._element.iter(qn("w:fldSimple"))]  # noqa: SLF001 - python-docx has no other way to the XML
        assert fields == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text.endswith("Volga Foods")
    assert section.first_page_header.paragraphs[0].text == ""


def test_an_own_company_is_not_called_invented_and_a_redacted_copy_says_so(plan, fill):
    paper, document = fill(dataclasses.replace(plan, synthetic=False, redacted=True))
    assert paper.name == "Plan – Volga Foods (without names).docx"
    text = "\n".join(one.text for one in document.sections[0].footer.paragraphs)
    assert say("documents.plan.synthetic", "en") not in text
    assert say("documents.plan.redacted", "en") in text


def test_the_figure_is_sixteen_centimetres_wide_and_has_words(plan, lang, fill):
    _, document = fill(plan, lang)
    (shape,) = document.inline_shapes
    assert shape.width.cm == pytest.approx(16, abs=0.05)
    assert shape.height.cm == pytest.approx(9, abs=0.05)
    assert shape._inline.docPr.get("descr") == plan.timeline.alt  # noqa: SLF001 - the library has no other door


def test_the_file_says_what_it_is_and_takes_the_day_it_was_told(plan, lang, fill):
    paper, document = fill(plan, lang)
    about = document.core_properties
    assert paper.name == f"{say('documents.plan.file', lang, account='Volga Foods')}.docx"
    assert (about.title, about.author, about.language) == (paper.name.removesuffix(".docx"), "E. S. Ilyina", lang)
    assert {about.created, about.modified} == {datetime(2026, 12, 1, tzinfo=UTC)}


def test_the_same_plan_on_the_same_day_is_the_same_bytes(plan, lang, fill):
    paper, _ = fill(plan, lang)
    assert paper.content == fill(dataclasses.replace(plan), lang)[0].content
    with ZipFile(BytesIO(paper.content)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_an_empty_plan_says_what_is_missing_everywhere(lang, fill, words):
    _, document = fill(PlanData(account="Vega", gaps=("There is no goal",)), lang)
    shown = words(document)
    for sentence in told(
        lang, "no_goal", "no_actions", "no_risk", "no_mirror", "no_strategy", "no_resources", "no_period"
    ):
        assert sentence in shown
    assert document.tables == []
    assert say("documents.plan.timeline", lang) not in headings(document)


def test_a_goal_alone_on_either_side_is_said_in_words(plan, lang, fill):
    _, document = fill(plan, lang)
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[2][0] == f"○ {say('documents.plan.no_theirs', lang)}"
    assert rows[3][1] == f"○ {say('documents.plan.no_ours', lang)}"
    assert rows[2][1].startswith("A higher film price")
    assert rows[3][0].startswith("One supplier fewer")


DAY = date(2026, 12, 1)
HOSTILE = (
    "<b>bold</b> & \"quotes\" 'too'",
    "{{7*7}} {% for x in y %} {_{ }_} {#p#}",
    "=cmd|' /C calc'!A0 {PAGE} MERGEFIELD x",
    "שלום \u202eWorld",
    "👨‍👩‍👧 и 🏭",
    "нулевой\x00знак\x07и\x0cстраница",
    "line one\nline two\ttab",
    "]]> <w:p/> <!-- no -->",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_shown_as_text(text, lang, fill):
    goal = GoalLine(text, text, text, DAY, text, text)
    data = PlanData(
        account=text,
        company=text,
        goal=goal,
        serves=text,
        first=(ActionLine(text, text, text, DAY, DAY, 1, text, text),),
        risk=RiskLine(text, text, text),
        pairs=(Pair(goal, goal),),
        actions=(ActionLine(text, text, text, DAY, DAY, 1, text, text),),
        gaps=(text,),
        author=text,
    )
    paper, document = fill(data, lang)
    known = text.replace("\u202e", "").replace("\x00", "").replace("\x07", "").replace("\x0c", "\n").replace("\t", " ")
    title = next(one for one in document.paragraphs if one.style.style_id == "Title")
    assert title.text == " ".join(known.split())
    assert next(one for one in document.paragraphs if one.style.style_id == "KamlabGoal").text == known.strip()
    assert document.tables[0].rows[1].cells[1].text == known.strip()
    assert " ".join(known.split()) in document.sections[0].header.paragraphs[0].text
    assert paper.name.endswith(".docx")
    assert len(document.tables) == 3


def test_ten_thousand_letters_are_cut_in_a_table_and_stand_in_full_at_the_end(lang, fill):
    long = "Согласовать с каждой площадкой порядок поставки. " * 204
    data = PlanData(account="Вега", actions=(ActionLine(long),), first=(ActionLine(long),))
    _, document = fill(data, lang)
    cut = document.tables[0].rows[1].cells[1].text
    assert len(cut) < 150
    assert cut.endswith("…\u00a0[1]")
    assert document.tables[1].rows[1].cells[1].text.endswith("…\u00a0[1]")
    assert headings(document)[-1] == say("documents.plan.full_texts", lang)
    assert document.paragraphs[-1].text == f"[1] {long.strip()}"


def test_more_gaps_than_the_first_page_bears_stand_all_at_the_end(lang, fill):
    gaps = tuple(f"Gap number {place}" for place in range(1, 21))
    _, document = fill(PlanData(account="Vega", gaps=gaps), lang)
    items = [one.text for one in document.paragraphs if one.text.startswith("○\tGap")]
    assert len(items) == 13 + 20
    assert any(one.text == f"{say('documents.plan.missing_rest', lang)} 7" for one in document.paragraphs)
