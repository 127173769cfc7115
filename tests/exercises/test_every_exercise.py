"""Every registered exercise keeps its promises: right answers, other right answers, mistakes, words."""

import re

import pytest

from kamlab.editions.build import read_course
from kamlab.editions.place import Place
from kamlab.exercise import all_exercises, check, exercises_of, judge, keep_attempts_in, worked
from kamlab.exercise.attempts import InMemory
from kamlab.exercise.fields import Choose, Number, Rank, full_label, label
from kamlab.exercise.line import Line
from kamlab.exercise.read import read_answer
from kamlab.exercise.spec import HINTS, mistake_examples, other_examples
from kamlab.exercise.template import answer_cell
from kamlab.i18n import LANGUAGES, set_language
from kamlab.syllabus import MODULES

EXERCISES = all_exercises()
every = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
every_mistake = pytest.mark.parametrize(
    ("exercise", "mistake"),
    [pytest.param(one, mistake, id=f"{one.id}-{mistake.code}") for one in EXERCISES for mistake in one.mistakes],
)
written = [module for module in MODULES if exercises_of(module)]


@pytest.fixture(autouse=True)
def _fresh_attempts():
    keep_attempts_in(InMemory())
    yield
    keep_attempts_in(InMemory())


@pytest.mark.parametrize("module", written, ids=lambda module: module.number)
def test_a_module_has_five_exercises_numbered_without_a_gap(module):
    ids = [one.id for one in exercises_of(module)]
    assert len(ids) >= 5
    assert sorted(ids) == [f"{module.number}.{turn}" for turn in range(1, len(ids) + 1)]


@pytest.mark.parametrize("module", written, ids=lambda module: module.number)
def test_exercises_are_told_in_the_order_of_the_page(module):
    """Progress lines, the contents and the ways to the next one go down the page, never up."""
    page = read_course(Place.here()).master(module, "exercises")
    assert [one.id for one in exercises_of(module)] == [number for number, _ in page.exercises]


@every
def test_an_empty_answer_is_not_started(exercise):
    assert judge(exercise, dict.fromkeys(exercise.by_id)).state == "not_started"


@every
def test_the_right_answer_is_done_and_no_mistake(exercise):
    answer = exercise.right | ({"text": "…и срок"} if exercise.criteria else {})
    verdict = judge(exercise, answer)
    assert (verdict.state, verdict.mistake) == ("done", "")


@every
def test_each_other_right_answer_gets_its_state_and_remark(exercise):
    for other in exercise.others:
        answers = list(other_examples(exercise, other))
        assert answers, f"{other.code} has no example"
        for answer in answers:
            verdict = judge(exercise, answer)
            assert verdict.state == other.state, other.code
            assert f"{exercise.base}.{other.code}.note" in [line.key for line in verdict.cost], other.code


@every
def test_three_mistakes_at_least_each_with_its_own_code(exercise):
    codes = [mistake.code for mistake in exercise.mistakes]
    assert len(codes) >= 3
    assert len(set(codes)) == len(codes)


@every_mistake
def test_the_mistake_gets_its_message_and_is_not_done(exercise, mistake):
    answers = list(mistake_examples(exercise, mistake))
    assert answers, "no example"
    for answer in answers:
        given = answer | ({"text": answer.get("text") or "текст"} if exercise.criteria else {})
        verdict = judge(exercise, given)
        assert verdict.mistake == mistake.code
        assert {line.key for line in verdict.cost} == {f"{exercise.base}.{mistake.code}.cost"}
        assert f"{exercise.base}.{mistake.code}.look" in {line.key for line in verdict.look}
        assert exercise.criteria or verdict.state in {"not_yet", "partly"}


@pytest.mark.parametrize("lang", LANGUAGES)
@every
def test_all_words_are_there_and_the_messages_differ(exercise, lang):
    texts = {key: Line(key, exercise.facts()).text(lang) for key in exercise.message_keys()}
    messages = [texts[f"{exercise.base}.{mistake.code}.cost"] for mistake in exercise.mistakes]
    messages += [texts[f"{exercise.base}.{mistake.code}.look"] for mistake in exercise.mistakes]
    messages += [texts[f"{exercise.base}.{hint}"] for hint in HINTS]
    assert len(set(messages)) == len(messages)


@pytest.mark.parametrize("lang", LANGUAGES)
@every
def test_no_message_or_hint_gives_a_number_away(exercise, lang):
    """Small whole numbers occur in any sentence; one that is only the answer must not."""
    telling = [one.right for one in exercise.fields if isinstance(one, Number)]
    telling = [number for number in telling if number > 20 or number != int(number)]
    keys = [f"{exercise.base}.{hint}" for hint in HINTS]
    keys += [f"{exercise.base}.{mistake.code}.{part}" for mistake in exercise.mistakes for part in ("cost", "look")]
    for key in keys:
        found = re.findall(r"\d+(?:[.,]\d+)?", Line(key, exercise.facts()).text(lang))
        assert not set(telling) & {float(number.replace(",", ".")) for number in found}, key


@pytest.mark.parametrize("lang", LANGUAGES)
@every
def test_labels_can_be_typed_into_the_answer_cell(exercise, lang):
    """One label per thing; no quote ends the string, no comma splits an option."""
    fields = [label(exercise.base, "field", name, lang) for name in exercise.by_id]
    assert len(set(fields)) == len(fields)
    assert not [text for text in fields if '"' in text or "\\" in text]
    for one in exercise.fields:
        if isinstance(one, (Choose, Rank)):
            options = [label(one.labels or exercise.base, "option", name, lang) for name in one.options]
            assert len(set(options)) == len(options)
            single = isinstance(one, Choose) and not one.many
            assert not [text for text in options if re.search(r'["·]' if single else r'[,;"·]', text)]


@every
def test_russian_labels_keep_the_commas_before_a_clause(exercise):
    """The form shows whole phrases: nothing is left out of them because code reads the labels too."""
    shown = [full_label(exercise.base, "field", name, "ru") for name in exercise.by_id]
    for one in exercise.fields:
        if isinstance(one, (Choose, Rank)):
            shown += [full_label(one.labels or exercise.base, "option", name, "ru") for name in one.options]
    bare = re.compile(r"[^,(—:«] (?:чтобы|пока не|котор(?:ый|ая|ое|ые|ую)|а вы)\b")
    assert not [text for text in shown if bare.search(text)]


def test_a_phrase_is_shown_whole_and_typed_by_its_label():
    """Quotes and capitals belong to the form; the label of a field is what code types."""
    assert full_label("exercise.03_1", "field", "cheapest", "ru") == "«Кто дешевле всех, тот и везёт, дружище»"
    assert label("exercise.03_1", "field", "cheapest", "ru") == "кто дешевле всех, тот и везёт, дружище"
    assert full_label("exercise.03_4", "field", "step_low", "ru") == "самая низкая ступень"  # without a longer text


@pytest.mark.parametrize("lang", LANGUAGES)
@every
def test_the_blank_answer_cell_runs_and_is_not_started(exercise, lang):
    set_language(lang)
    shown = []
    source = answer_cell(exercise, lang).replace("check(", "shown.append(check(", 1) + ")"
    source = source.replace("shown.append(check(", "shown.append(check(").replace(
        "from kamlab.exercise import check", ""
    )
    exec(compile(source, exercise.id, "exec"), {"check": check, "shown": shown})  # noqa: S102 - the cell is ours
    assert "○" in shown[0].text


@pytest.mark.parametrize("lang", LANGUAGES)
@every
def test_the_labels_of_the_answer_are_read_back(exercise, lang):
    """What the solutions edition shows as right is read as right."""
    set_language(lang)
    typed = {}
    for one in exercise.fields:
        name = label(exercise.base, "field", one.id, lang)
        if isinstance(one, (Choose, Rank)):
            names = one.right
            typed[name] = ", ".join(label(one.labels or exercise.base, "option", each, lang) for each in names)
        elif isinstance(one, Number):
            typed[name] = f"{one.right:g}".replace(".", "," if lang == "ru" else ".")
        else:
            typed[name] = "текст"
    assert judge(exercise, read_answer(exercise, [typed])).state == "done"
    card = check(exercise.id, typed)
    assert "✓" in card.text
    assert "✓" in card.html


@pytest.mark.parametrize("lang", LANGUAGES)
@every
def test_the_worked_page_shows_every_mistake(exercise, lang):
    set_language(lang)
    text = worked(exercise.id).text
    for mistake in exercise.mistakes:
        assert Line(f"{exercise.base}.{mistake.code}.cost", exercise.facts()).text(lang) in text


def _named(lines):
    """Return the keys of the fields that sentences name."""
    return [
        key for line in lines for name in ("field", "fields") if name in line.facts for key in line.facts[name].keys
    ]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(("отдел, менеджер", "менеджер", "отдел", "менеджер"), id="parts"),
        pytest.param(("менеджер",) * 4, id="one-floor-for-all"),
        pytest.param(("компания", "отдел", "отдел", "отдел"), id="nothing-right-for-the-last"),
        pytest.param(("компания, отдел, менеджер", "", "отдел", "отдел"), id="one-right-one-empty"),
    ],
)
def test_a_card_does_not_praise_a_line_and_send_back_to_it(answer):
    """The four clients of 01.1: each is named once, as right, right in part, empty or to look at."""
    one = next(each for each in EXERCISES if each.id == "01.1")
    verdict = judge(one, read_answer(one, answer))
    assert verdict.mistake == ""
    said = [*_named(verdict.right), *_named(verdict.look)]
    assert sorted(said) == sorted(f"{one.base}.field.{name}" for name in one.by_id)
    assert verdict.look[-1].key.endswith("hint1")


@pytest.mark.parametrize(
    ("answer", "mistake", "besides"),
    [
        pytest.param((3, 3, 60), "same_for_both", {"check.look": ["top_share"]}, id="a-number-more"),
        pytest.param((3, 4, 60), "same_for_both", {"check.look": ["a_by_count", "top_share"]}, id="two-more"),
        pytest.param((3, 3, 70), "same_for_both", {}, id="nothing-more"),
        pytest.param((3, 3, None), "same_for_both", {"check.empty": ["top_share"]}, id="one-empty"),
        pytest.param((3, 3, 0.7), "same_for_both", {"check.fraction": ["top_share"]}, id="a-fraction"),
        pytest.param((5, 4, 80), "the_saying", {"check.look": ["a_by_count"]}, id="another-mistake"),
    ],
)
def test_a_typical_mistake_does_not_hide_the_other_wrong_lines(answer, mistake, besides):
    """The three numbers of 01.3: the mistake speaks of one, the rest that is wrong is pointed to."""
    one = next(each for each in EXERCISES if each.id == "01.3")
    verdict = judge(one, read_answer(one, answer))
    assert verdict.mistake == mistake
    assert verdict.look[0].key == f"{one.base}.{mistake}.look"
    told = {line.key: list(line.facts["fields"].keys) for line in verdict.look[1:]}
    assert told == {key: [f"{one.base}.field.{name}" for name in names] for key, names in besides.items()}


@every_mistake
def test_a_recognised_mistake_names_each_field_once(exercise, mistake):
    for answer in mistake_examples(exercise, mistake):
        verdict = judge(exercise, answer)
        said = _named((*verdict.right, *verdict.look))
        assert len(said) == len(set(said))
