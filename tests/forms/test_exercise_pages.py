"""Exercises in forms: what is entered is kept and found again, and how the page of them looks."""

import re

import pytest

from kamlab.exercise import all_exercises, check, exercise, keep_attempts_in, progress_of
from kamlab.exercise.kept import read_back, written
from kamlab.exercise.spec import mistake_examples
from kamlab.forms.exercise import ModuleProgress
from kamlab.forms.exercise_fields import plain_answer, start_order
from kamlab.i18n import set_language
from kamlab.workbook import open_workbook

EXERCISES = all_exercises()
every = pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.id)
WRONG = (["company"], ["company", "department"], ["nobody"])  # three different answers about client K


def right(one):
    return one.right | ({"text": "Кто и к какому дню подтвердит сумму?"} if one.criteria else {})


# ---- found again -----------------------------------------------------------------------------------------------------


@every
def test_what_was_entered_is_there_again_before_it_was_checked(at, tmp_path, one):
    file = str(tmp_path / "workbook.sqlite")
    form = at.fill(at.opened(at.desk(workbook=open_workbook(file)), one.id), right(one))
    again = at.opened(at.desk(workbook=open_workbook(file)), one.id)
    assert again.answer == form.answer == right(one)
    assert again.verdict is None
    assert at.dots(again) == "○○○"


def test_tries_state_hints_and_solution_are_there_again(at, tmp_path):
    file = str(tmp_path / "workbook.sqlite")
    form = at.opened(at.desk(workbook=open_workbook(file)))
    for answer in WRONG:
        form.set("k", answer)
        form.press("check")
    form.press("hint:1")
    form.press("solution")
    again = at.opened(at.desk(workbook=open_workbook(file)))
    assert repr(again) == re.sub(r"✓ записано .*\n", "", repr(form))
    assert at.dots(again) == "●●●"
    again.press("check")
    assert at.dots(again) == "●●●"


def test_the_page_in_the_other_language_has_the_same_answers(at, tmp_path):
    file = str(tmp_path / "workbook.sqlite")
    form = at.opened(at.desk(workbook=open_workbook(file)), "00.1")
    form.set("overlap", "28,6 %")
    form.set("all", "1")
    form.press("check")
    set_language("en")
    english = at.opened(at.desk("en", open_workbook(file)), "00.1")
    assert "Overlap of sales and finance in per cent: 28.6%" in repr(english)
    assert at.chip(english)[2] == "Done"


def test_code_and_form_keep_the_same_tries(at, monkeypatch, tmp_path):
    set_language("ru")
    monkeypatch.setenv("KAMLAB_WORKBOOK", str(tmp_path / "workbook.sqlite"))
    keep_attempts_in(None)
    check("01.1", {"клиент К": "никто"})
    form = at.opened(at.desk(workbook=open_workbook(str(tmp_path / "workbook.sqlite"))))
    assert at.dots(form) == "●○○"
    assert form["k"] == ["nobody"]
    form.press("check")
    assert at.dots(form) == "●○○"
    form.set("k", ["company"])
    form.press("check")
    assert "●●○" in check("01.1", k="компания").text


@every
def test_an_answer_survives_being_kept(one):
    answers = [right(one), dict.fromkeys(one.by_id)]
    answers += [answer for mistake in one.mistakes for answer in mistake_examples(one, mistake)]
    for answer in answers:
        empty = {name: None if value in ("", frozenset()) else value for name, value in answer.items()}
        assert read_back(one, written(one, empty)) == empty


@pytest.mark.parametrize("text", ["", "{", "[]", '{"k": 1}', None, "{'k': 1}"])
def test_a_kept_answer_of_another_time_is_left_alone(text):
    assert read_back(exercise("01.1"), text) is None


# ---- what is entered -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [("28,6 %", 28.6, "28,6"), ("2/7", pytest.approx(28.571, abs=1e-3), "28,571"), ("≈ 29", 29, "29"), ("", None, "")],
)
def test_numbers_are_read_as_kindly_as_in_code(at, desk, typed, kept, shown):
    form = at.opened(desk, "00.1")
    form.set("overlap", typed)
    assert form["overlap"] == kept
    assert form.field("overlap").told["value"] == shown


def test_what_cannot_be_read_stays_with_a_sentence_and_uses_no_try(at, desk):
    form = at.opened(desk, "00.1")
    form.set("all", 1)
    form.set("overlap", "много")
    form.press("check")
    told = form.field("overlap").told
    assert told["value"] == "много"
    assert "одно число" in told["error"]
    assert "Сначала исправьте отмеченное" in repr(form)
    assert form.focus[0] == "overlap"
    assert at.dots(form) == "○○○"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("x", "Здесь нужно одно число, а написано «x». Например: 12 или 28,6."), ("", "")],
    ids=["unreadable", "emptied"],
)
def test_what_was_reached_stays_when_the_next_answer_cannot_be_judged(at, desk, typed, said):
    form = at.opened(desk, "01.3")
    for by_value in (4, 5):
        form.set("a_by_value", by_value)
        form.set("a_by_count", 3)
        form.press("check")
    for name in form.kinds:
        form.set(name, typed)
    form.press("check")
    assert at.chip(form)[1:] == ["◐", "Частично"]
    assert at.dots(form) == "●●○"
    assert form.field("a_by_value").told.get("error", "") == said


def test_an_order_begins_wrong_and_counts_once_something_is_answered(at, desk):
    form = at.opened(desk, "01.5")
    form.press("check")
    assert form.verdict.state == "not_started"
    form.set("flip", "0,42")
    form.press("check")
    assert form.judged["order"] == tuple(start_order(form.exercise.fields[0]))
    assert form.verdict.state == "partly"


@every
def test_no_order_begins_with_the_right_one(one):
    for asked in one.fields:
        if hasattr(asked, "right") and isinstance(asked.right, tuple) and asked.__class__.__name__ == "Rank":
            assert tuple(start_order(asked)) != asked.right


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "'; DROP TABLE attempt; --",
        "{{7*7}} {fields} %s",
        "я" * 10_000,
        "\u202eмолоко\u202c",
        "🧀 сыр",
    ],
    ids=["markup", "formula", "sql", "template", "long", "right-to-left", "emoji"],
)
def test_hostile_text_stays_text(at, desk, text):
    form = at.opened(desk, "00.6")
    form.set("text", text)
    for name in form.exercise.criteria:
        form.set(name, "yes")
    form.press("check")
    assert form.verdict.state == "done"
    assert text in repr(form)
    assert "<script" not in form._repr_mimebundle_()["text/html"]
    assert at.opened(desk, "00.6")["text"] == text


# ---- the page --------------------------------------------------------------------------------------------------------


@every
def test_enter_checks_and_every_field_speaks(at, desk, one):
    form = at.opened(desk, one.id)
    tree = form.tree()
    assert (tree["enter"], tree["form"]) == ("check", one.id)
    assert [each.id for each in at.part(form, "button")] == ["check"]
    labels = [form.field(name).told["label"] for name in one.by_id]
    assert all(label[:1] == label[:1].upper() for label in labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        ("00.1", ["row"]),
        ("00.2", ["matrix"]),
        ("00.3", ["matrix"]),
        ("00.6", ["area", "matrix"]),
        ("01.2", ["row"]),
        ("01.5", ["order", "number"]),
        ("01.7", ["row", "segments"]),
    ],
)
def test_fields_that_share_options_are_one_table_and_numbers_stand_in_a_row(at, desk, number, kinds):
    inside = at.inside(at.opened(desk, number))
    assert [one.kind for one in inside[1:-2]] == kinds


def test_the_next_exercise_is_the_next_on_the_page_unless_told(at, desk):
    assert at.opened(desk, "01.1").then == "01.3"
    assert at.opened(desk, "01.8").then == ""
    assert at.opened(desk, "01.1", then="01.4").then == "01.4"
    last = at.checked(at.opened(desk, "01.1", then=""), exercise("01.1").right)
    assert at.part(last, "link")[0].told["to"] == "../../notebooks/ru/index.ipynb"


def test_the_line_of_a_module_follows_the_forms(at, desk):
    line, form = ModuleProgress(desk, "01"), at.opened(desk)
    assert "0 из 8 готово" in repr(line)
    form.set("k", ["company", "department", "manager"])
    form.press("check")
    assert "! 01.1 ○ 01.3" in repr(line)
    at.checked(form, exercise("01.1").right)
    assert "✓ 01.1 ○ 01.3" in repr(line)
    assert "1 из 8 готово" in repr(line)


def test_progress_counts_the_best_of_each_exercise(at, desk):
    at.checked(at.opened(desk, "00.1"), exercise("00.1").right)
    form = at.opened(desk, "00.4")
    form.set("small", 10)
    form.set("large", "0,1")
    form.press("check")
    now = progress_of(desk.workbook, "00")
    assert (now.done, now.total) == (1, 6)
    assert [now.states[f"00.{n}"] for n in (1, 2, 4)] == ["done", "not_started", "partly"]


def test_the_line_is_drawn_anew_when_a_form_of_the_page_acts(at, desk):
    line, form = ModuleProgress(desk, "01"), at.opened(desk)
    seen = []
    line.refresh = lambda: seen.append(repr(line))
    for name, value in plain_answer(form.exercise, form.exercise.right).items():
        form.hear(None, {"do": "set", "id": name, "value": value}, [])
    form.hear(None, {"do": "press", "id": "check", "view": "v", "seq": 9}, [])
    assert "✓ 01.1" in seen[-1]


def test_a_disk_that_refuses_keeps_the_words_and_says_so(at, desk, monkeypatch):
    from kamlab.workbook import WorkbookError

    form = at.fill(at.opened(desk), exercise("01.1").right)
    refusal = WorkbookError("workbook.row_gone")
    monkeypatch.setattr(form.book, "record_attempt", lambda *_, **__: (_ for _ in ()).throw(refusal))
    form.hear(None, {"do": "press", "id": "check", "view": "v", "seq": 1}, [])
    assert refusal.text("ru") in repr(form)
    assert form.verdict.state == "done"


def test_without_a_live_page_the_picture_is_readable(at, desk, monkeypatch):
    monkeypatch.setenv("KAMLAB_STILL", "1")
    form = at.checked(at.opened(desk), exercise("01.1").right)
    shown = form._repr_mimebundle_()
    assert set(shown) == {"text/html", "text/plain"}
    assert "Клиент К" in shown["text/html"]
    assert "<button" not in shown["text/html"]
    assert "Клиент К: Компания, Отдел, Менеджер" in shown["text/plain"]
