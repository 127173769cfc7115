"""Exercises in forms: the four outcomes, tries, hints, the solution.

The checker is the one of ``tests/exercises``; here its data go through the form.
"""

import pytest

from kamlab.exercise import all_exercises, exercise, progress_of
from kamlab.exercise.line import Line
from kamlab.exercise.spec import HINTS, mistake_examples, other_examples
from kamlab.i18n import LANGUAGES, set_language

EXERCISES = all_exercises()
every = pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.id)
every_mistake = pytest.mark.parametrize(
    ("one", "mistake"),
    [pytest.param(one, mistake, id=f"{one.id}-{mistake.code}") for one in EXERCISES for mistake in one.mistakes],
)
WRONG = (["company"], ["company", "department"], ["nobody"])  # three different answers about client K


def right(one):
    return one.right | ({"text": "Кто и к какому дню подтвердит сумму?"} if one.criteria else {})


# ---- the four outcomes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "state", "tone"),
    [
        pytest.param({}, "○ Не начато", "act", id="empty"),
        pytest.param({"k": ["nobody"], "l": ["company"]}, "! Пока нет", "check", id="wrong"),
        pytest.param(
            {"k": ["company", "department", "manager"], "l": ["department", "manager"]},
            "◐ Частично",
            "check",
            id="half",
        ),
        pytest.param(
            {
                "k": ["company", "department", "manager"],
                "l": ["department", "manager"],
                "m": ["department", "manager"],
                "n": ["manager"],
            },
            "✓ Готово",
            "done",
            id="right",
        ),
    ],
)
def test_four_outcomes(at, desk, answer, state, tone):
    form = at.opened(desk)
    for name, value in answer.items():
        form.set(name, value)
    form.press("check")
    assert " ".join(at.chip(form)[1:]) == state
    assert at.part(form, "message")[0].told["tone"] == tone


def test_a_message_says_first_what_is_right_then_the_cost_then_where_to_look(at, desk):
    form = at.opened(desk)
    form.set("k", ["company", "department", "manager"])
    form.set("l", ["company"])
    form.press("check")
    told = at.part(form, "message")[0].told
    assert told["title"] == "Верно 1 из 4"
    assert told["text"] == "Верно: «клиент К»."
    assert [name for name, _ in told["rows"]] == ["Чем обернётся", "Где смотреть"]
    assert form.focus[0] == "message"


@pytest.mark.parametrize("lang", LANGUAGES)
@every
def test_the_right_answer_is_done_and_leads_to_the_next(at, one, lang):
    set_language(lang)
    form = at.checked(at.opened(at.desk(lang), one.id, then="99.9"), right(one))
    assert form.verdict.state == "done"
    assert at.chip(form)[1] == "✓"
    way = at.part(form, "jump")[0].told
    assert way["to"] == "99.9"
    assert "99.9" in way["label"]
    assert not at.part(form, "hints")
    assert not at.part(form, "tries")
    assert ("с первой попытки · записано" if lang == "ru" else "first try · saved") in repr(form)


@pytest.mark.parametrize("lang", LANGUAGES)
@every_mistake
def test_every_typical_mistake_gets_its_own_message(at, one, mistake, lang):
    set_language(lang)
    for answer in mistake_examples(one, mistake):
        given = answer | ({"text": answer.get("text") or "текст"} if one.criteria else {})
        form = at.checked(at.opened(at.desk(lang), one.id), given)
        rows = dict(at.part(form, "message")[0].told["rows"])
        said = "\n".join(rows.values())
        for kind in ("cost", "look"):
            assert Line(f"{one.base}.{mistake.code}.{kind}", one.facts()).text(lang) in said
        assert form.book.attempts(one.id)[-1].mistake == mistake.code


@every
def test_other_right_answers_get_their_remark(at, one):
    set_language("ru")
    for other in one.others:
        for answer in other_examples(one, other):
            form = at.checked(at.opened(at.desk(), one.id), answer)
            assert form.verdict.state == other.state
            assert Line(f"{one.base}.{other.code}.note", one.facts()).text("ru") in repr(form)


# ---- tries, hints, the solution --------------------------------------------------------------------------------------


def test_an_empty_answer_and_the_same_again_use_no_try(at, desk):
    form = at.opened(desk)
    assert at.dots(form) == "○○○"
    form.press("check")
    assert at.dots(form) == "○○○"
    assert "Пустой ответ попыткой не считается" in repr(form)
    form.set("k", ["company"])
    form.press("check")
    assert at.dots(form) == "●○○"
    form.press("check")
    assert at.dots(form) == "●○○"
    assert "попытка не потрачена" in repr(form)
    form.set("k", ["manager"])
    form.press("check")
    form.set("k", ["company"])
    form.press("check")
    assert at.dots(form) == "●●○"


def test_the_words_under_the_dots_and_on_the_button(at, desk):
    form, said = at.opened(desk), []
    for answer in ([], *WRONG):
        if answer:
            form.set("k", answer)
            form.press("check")
        label = next(one.told["label"] for one in at.part(form, "button") if one.id == "check")
        said.append((label, at.part(form, "tries")[0].told["text"]))
    assert said == [
        ("Проверить", "решение — после трёх попыток или верного ответа"),
        ("Проверить ещё раз", "до решения ещё 2 попытки"),
        ("Проверить ещё раз", "до решения ещё 1 попытка"),
        ("Проверить ещё раз", "решение открыто, пробовать можно дальше"),
    ]


def test_the_solution_opens_after_three_honest_tries_and_not_before(at, desk):
    form = at.opened(desk)
    for answer in WRONG[:2]:
        form.set("k", answer)
        form.press("check")
        form.press("solution")
        assert "Типичные ошибки" not in repr(form)
        assert [one.id for one in at.part(form, "button")] == ["check"]
    form.set("k", WRONG[2])
    form.press("check")
    assert "Типичные ошибки" not in repr(form)
    form.press("solution")
    assert "Типичные ошибки" in repr(form)
    form.press("solution")
    assert "Типичные ошибки" not in repr(form)


def test_a_right_answer_opens_the_solution_at_once(at, desk):
    form = at.checked(at.opened(desk), exercise("01.1").right)
    form.press("solution")
    assert "Типичные ошибки" in repr(form)


def test_answering_another_way_keeps_what_was_done(at, desk):
    form = at.checked(at.opened(desk), exercise("01.1").right)
    form.press("another")
    assert at.part(form, "tries")
    at.checked(form, exercise("01.1").right | {"k": frozenset(("department", "manager"))})
    assert "Тоже верно" in repr(form)
    at.checked(form, exercise("01.1").right | {"k": frozenset(("nobody",))})
    assert at.chip(form)[2] != "Готово"
    assert progress_of(desk.workbook, "01").states["01.1"] == "done"


def test_a_changed_answer_is_not_praised_before_it_is_checked(at, desk):
    form = at.checked(at.opened(desk), exercise("01.1").right)
    form.set("k", ["nobody"])
    assert not at.part(form, "message")
    assert at.part(form, "tries")


def test_hints_open_in_order_and_stay(at, desk):
    form = at.opened(desk, "00.1")
    texts = [Line(f"exercise.00_1.{one}").text("ru") for one in HINTS]
    form.press("hint:3")
    assert at.part(form, "hints")[0].told["texts"] == []
    for turn in (1, 2, 2, 3):
        form.press(f"hint:{turn}")
        assert at.part(form, "hints")[0].told["texts"] == texts[:turn]
    form.press("hint:1")
    assert at.part(form, "hints")[0].told["texts"] == texts
