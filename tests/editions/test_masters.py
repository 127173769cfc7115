"""What an author forgets is named before anything is built."""

import pytest

from kamlab.editions import prose
from kamlab.editions.build import course_faults, read_course
from kamlab.editions.faults import master_faults
from kamlab.editions.master import Code, read_master, read_rows, write_rows
from kamlab.editions.place import Place
from kamlab.errors import KamlabError
from kamlab.syllabus import MODULES, module

HEAD = """---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {name: python3, display_name: Python 3 (ipykernel), language: python}
kamlab: {module: "00", kind: walkthrough}
---

"""
QUESTION = '+++ {"tags": ["ru"]}\n\n# Кто?\n\n+++ {"tags": ["en"]}\n\n# Who?\n\n'


@pytest.fixture
def faults_of(tmp_path):
    """Return a function from the body of a master to its faults."""

    def read(body):
        path = tmp_path / "walkthrough.md"
        path.write_text(HEAD + QUESTION + body, encoding="utf-8")
        return [fault.partition(": ")[2] for fault in master_faults(read_master(path, "walkthrough.md"))]

    return read


def pair(russian, english):
    return f'+++ {{"tags": ["ru"]}}\n\n{russian}\n\n+++ {{"tags": ["en"]}}\n\n{english}\n\n'


@pytest.mark.parametrize(
    ("russian", "english", "fault"),
    [
        pytest.param("Доля 28,6 %", "A share of 28.6%", "", id="decimal-marks-differ-values-agree"),
        pytest.param("Это 1 200 000 ₽", "That is RUB 1,200,000", "", id="thousands"),
        pytest.param("С 42, 62 и 78", "From 42, 62 and 78", "", id="list-of-numbers"),
        pytest.param('`Это!` и ""', "", "no partner", id="empty-english"),
        pytest.param("Доля 28 %", "A share of 29%", "only ru ['28'], only en ['29']", id="number"),
        pytest.param("## Да", "Yes", "headings differ", id="heading"),
        pytest.param("[да](module:01)", "[yes](module:02)", "links differ", id="link"),
        pytest.param("- один\n- два", "- one", "list items differ", id="list"),
        pytest.param("| а |\n|---|\n| б |", "| a |\n|---|", "table rows differ", id="table"),
        pytest.param("{{minutes}} мин", "minutes", "placeholders differ", id="placeholder"),
        pytest.param("Вот это да!", "Well", "an exclamation mark", id="exclamation"),
        pytest.param('Слово "ключевой"', "A word", "a straight quote", id="quote"),
        pytest.param("Доля - это часть", "A share", "a hyphen used as a dash", id="dash"),
        pytest.param('`a != "b" - c`', "`a`", "", id="code-is-left-alone"),
    ],
)
def test_the_two_languages_must_say_the_same(faults_of, russian, english, fault):
    found = " ".join(faults_of(pair(russian, english)))
    assert fault in found if fault else found == ""


def test_a_text_without_its_partner_is_named(faults_of):
    assert "“Один”" in faults_of('+++ {"tags": ["ru"]}\n\nОдин\n')[0]
    assert "“One”" in faults_of('+++ {"tags": ["en"]}\n\nOne\n')[0]
    assert "“Плохо”" in faults_of("+++\n\nПлохо\n")[0]


def test_code_between_the_languages_parts_them(faults_of):
    body = '+++ {"tags": ["ru"]}\n\nОдин\n\n```{code-cell}\n# ru: а\n# en: a\n1\n```\n\n+++ {"tags": ["en"]}\n\nOne\n'
    assert len(faults_of(body)) == 2


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        pytest.param("# ru: а\n# en: b\nshow()", "", id="fine"),
        pytest.param("# ru: а\nshow()", "says nothing in en", id="one-language"),
        pytest.param("# ru: а\n# en: b\n" + "a = 1\n" * 6, "6 lines of code, at most 5", id="long"),
        pytest.param(":tags: [setup]\n# ru: а\n# en: b\n" + "a = 1\n" * 6, "", id="long-setup"),
        pytest.param(':tags: [answer]\nanswer("00.1")', "", id="answer"),
        pytest.param(":tags: [answer]\ncheck(1)", "an answer cell holds one line", id="wrong-answer"),
    ],
)
def test_code_cells_are_short_and_speak_both_languages(faults_of, code, fault):
    found = " ".join(faults_of(f"```{{code-cell}}\n{code}\n```\n"))
    assert fault in found if fault else found == ""


def test_two_code_cells_need_a_sentence_between_unless_the_first_takes_values(faults_of):
    cell = "```{{code-cell}}\n{tags}# ru: а\n# en: b\n1\n```\n\n"
    assert "a sentence is missing" in faults_of(cell.format(tags="") * 2)[0]
    assert faults_of(cell.format(tags=":tags: [open]\n") + cell.format(tags="")) == []


def test_a_page_opens_with_its_question(tmp_path):
    path = tmp_path / "m.md"
    path.write_text(HEAD + pair("Текст", "Text"), encoding="utf-8")
    assert "must open with the question" in next(iter(master_faults(read_master(path, "m.md"))))


def test_a_file_without_its_head_is_refused(tmp_path):
    path = tmp_path / "m.md"
    path.write_text("# Title\n", encoding="utf-8")
    with pytest.raises(KamlabError, match="does not say which module"):
        read_master(path, "m.md")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("K-001", ["K-001"]),
        ("K-001..003 M-015", ["K-001", "K-002", "K-003", "M-015"]),
        ("A-004, A-005", ["A-004", "A-005"]),
        ("K-001..K-002", ["K-001", "K-002"]),
        ("", []),
    ],
)
def test_source_rows_are_expanded(text, rows):
    assert list(read_rows(text)) == rows


def test_source_rows_are_written_short():
    assert write_rows(read_rows("K-001 K-006..008 M-009 M-010")) == "K-001, K-006..008, M-009..010"


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [
        ("ru", "10 % от 1 200 ₽", "10\u00a0% от 1\u00a0200\u00a0₽"),
        ("ru", "5 млн, 3 мин", "5\u00a0млн, 3\u00a0мин"),
        ("ru", "в 2012 году", "в 2012 году"),
        ("ru", "`10 %`", "`10 %`"),
        ("en", "RUB 100m, a client's share", "RUB\u00a0100m, a client’s share"),
        ("en", "`it's`", "`it's`"),
    ],
)
def test_prose_is_polished_outside_code(lang, typed, printed):
    assert prose.polish(typed, lang) == printed


def test_comments_of_the_other_language_are_left_out():
    code = Code("# ru: Доли\n# en: Shares\n# plain\nshow()", frozenset())
    assert code.in_language("ru") == "# Доли\n# plain\nshow()"
    assert code.in_language("en") == "# Shares\n# plain\nshow()"


def edit(place, kind, old, new):
    path = place.master(module("00"), kind)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return list(course_faults(read_course(place)))


@pytest.mark.parametrize(
    ("kind", "old", "new", "fault"),
    [
        pytest.param("walkthrough", '"00.a"', '"00.b"', "blocks are ['00.b'], not ['00.a']", id="block-id"),
        pytest.param("walkthrough", '"must"', '"maybe"', "priority is “maybe”", id="priority"),
        pytest.param("walkthrough", '"M-015"', '"M-999"', "no source row M-999", id="source-row"),
        pytest.param("walkthrough", "draft: true", "draft: false", "take 6 minutes, the module has 45", id="minutes"),
        pytest.param("walkthrough", "draft: true", "draft: false", "must blocks take 6 minutes", id="must-minutes"),
        pytest.param("exercises", '"00.2"}', '"00.1"}', "exercise 00.1 is written 2 times", id="twice"),
        pytest.param("exercises", 'answer("00.2")', 'answer("00.3")', "answer cells are", id="answer-cell"),
        pytest.param("exercises", '"00.a"', '"00.c"', "no block 00.c", id="exercise-block"),
        pytest.param("trainer", '"saves": 4', '"saves": 7', "saves 7 of a block with fewer", id="cut-too-much"),
        pytest.param("trainer", '"notes": "00.a"', '"notes": "00.z"', "no block 00.z", id="notes-block"),
    ],
)
def test_ids_minutes_and_rows_must_fit_together(small_course, kind, old, new, fault):
    assert any(fault in line for line in edit(small_course, kind, old, new))


def test_the_small_course_has_no_faults(small_course):
    assert list(course_faults(read_course(small_course))) == []


def test_the_masters_have_no_faults():
    assert list(course_faults(read_course(Place.here()))) == []


def test_no_master_is_a_draft():
    assert [master.name for master in read_course(Place.here()).masters.values() if master.draft] == []


def test_the_seminar_has_twelve_modules_and_their_minutes():
    assert [one.number for one in MODULES] == [f"{turn:02d}" for turn in range(12)]
    assert sum(one.minutes for one in MODULES) == 705
    assert all(one.must <= one.minutes for one in MODULES)
    assert all(one.title(lang) and one.question(lang) for one in MODULES for lang in ("ru", "en"))


@pytest.mark.parametrize("name", ["01", "1", "identification", "01_identification", " Identification "])
def test_a_module_is_found_by_number_or_name(name):
    assert module(name).number == "01"


def test_an_unknown_module_is_named_with_the_known_ones():
    with pytest.raises(KamlabError, match=r"no module “12”. It has 00, 01"):
        module("12")
