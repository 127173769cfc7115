"""What I will do: rows that are saved with their first entry, days as people type them, no more than three."""

from datetime import date
from types import SimpleNamespace

import pytest

from kamlab.forms import Actions, actions
from kamlab.forms.live import STILL
from kamlab.forms.wording import Wording
from kamlab.workbook import open_workbook
from kamlab.workbook.models import Action, Person

HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE action; --",
    "{{7*7}}",
    "я" * 10_000,
    "\u202eمرحبا",
    "🦊",
)


@pytest.fixture(autouse=True)
def alive(monkeypatch):
    """Let the forms be alive, and give the proposals of the tests words."""
    monkeypatch.delenv(STILL, raising=False)
    monkeypatch.setattr(Actions, "today", property(lambda _self: date(2026, 11, 22)))
    say = Wording.say
    monkeypatch.setattr(
        Wording, "say", lambda self, key, **told: key if key.startswith("idea.") else say(self, key, **told)
    )


def form_on(path, language="ru", **how):
    company = SimpleNamespace(currency="RUB", text_in=lambda text, _lang: text)
    desk = SimpleNamespace(language=language, company=company, company_key="demo", workbook=open_workbook(str(path)))
    return actions(desk, "01", **how)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "workbook.sqlite"


def part(form, name):
    """Return what the page is told of a part."""

    def found(parts):
        for one in parts:
            if one.id == name:
                return one.told
            if (told := found(one.parts)) is not None:
                return told
        return None

    return found(form.parts())


def test_nothing_planned_says_how_to_begin(file):
    form = form_on(file)
    assert "Пока ни одного дела" in repr(form)
    assert part(form, "actions/add")["weight"] == "main"
    assert form.book.rows(Action, company="demo") == []


def test_an_action_is_in_the_workbook_with_its_first_entry(file):
    form = form_on(file)
    form.press("actions/add")
    form.set("actions/new1/what", "Позвонить директору Веги")
    form.set("actions/new1/with_whom", "Лапина И. С.")
    form.set("actions/new1/due", "27 ноября")
    (kept,) = form.book.rows(Action, company="demo")
    assert (kept.module, kept.what, kept.with_whom) == ("01", "Позвонить директору Веги", "Лапина И. С.")
    assert kept.due == date(2026, 11, 27)


def test_fields_of_a_new_row_keep_their_names_when_it_is_saved(file):
    """The page knows a field by its name: another one would take the focus away."""
    form = form_on(file)
    form.press("actions/add")
    form.set("actions/new1/what", "Позвонить")
    assert part(form, "actions/new1/due") is not None


@pytest.mark.parametrize(
    ("typed", "language", "shown"),
    [
        pytest.param("27.11", "ru", "пт, 27 ноября 2026", id="no-year"),
        pytest.param("27.11.2026", "ru", "пт, 27 ноября 2026", id="figures"),
        pytest.param("1 марта", "ru", "пн, 1 марта 2027", id="next-year"),
        pytest.param("пт, 27 ноября 2026", "ru", "пт, 27 ноября 2026", id="as-it-is-shown"),
        pytest.param("27 Nov", "en", "Fri, 27 November 2026", id="english"),
        pytest.param("Fri, 27 November 2026", "en", "Fri, 27 November 2026", id="english-as-shown"),
    ],
)
def test_days_are_shown_with_the_day_of_the_week(file, typed, language, shown):
    form = form_on(file, language)
    form.press("actions/add")
    form.set("actions/new1/due", typed)
    assert part(form, "actions/new1/due")["value"] == shown


def test_a_day_that_is_none_keeps_the_one_before_and_says_so(file):
    form = form_on(file)
    form.press("actions/add")
    form.set("actions/new1/due", "27.11.2026")
    form.set("actions/new1/due", "31.11.2026")
    told = part(form, "actions/new1/due")
    assert told["value"] == "31.11.2026"
    assert told["error"].startswith("В этом месяце, ноябрь 2026, 30 дней.")
    assert told["safe"] == "Пока не исправлено, в тетради прежнее: пт, 27 ноября 2026."
    assert form.book.rows(Action, company="demo")[0].due == date(2026, 11, 27)


def test_three_are_enough(file):
    form = form_on(file)
    for turn in range(1, 4):
        form.press("actions/add")
        form.set(f"actions/new{turn}/what", f"Дело {turn}")
    assert part(form, "actions/add") is None
    assert "Всего до трёх." in repr(form)


def test_what_is_taken_out_can_be_put_back(file):
    form = form_on(file)
    form.press("actions/add")
    form.set("actions/new1/what", "Позвонить")
    form.press("actions/remove:new1")
    assert form.book.rows(Action, company="demo") == []
    assert form.focus[0] == "actions/undo"
    form.press("actions/undo")
    assert [one.what for one in form.book.rows(Action, company="demo")] == ["Позвонить"]
    assert form.focus[0] == f"actions/{form.rows.lines[0].id}/what"


def test_what_is_put_back_leaves_the_other_rows_as_they_are(file):
    """Neither the row that was just begun is lost, nor what could not be read yet, nor the names of the fields."""
    form = form_on(file)
    for turn, what in enumerate(("Позвонить", "Написать"), 1):
        form.press("actions/add")
        form.set(f"actions/new{turn}/what", what)
    form.set("actions/new2/due", "31.11.2026")
    form.press("actions/remove:new1")
    form.press("actions/add")
    form.press("actions/undo")
    assert [line.id for line in form.rows] == ["new1", "new2", "new3"]
    assert part(form, "actions/new2/due")["value"] == "31.11.2026"
    assert form.focus[0] == "actions/new1/what"


def test_after_a_reload_the_actions_are_there_and_marked(file):
    form = form_on(file)
    form.press("actions/add")
    form.set("actions/new1/what", "Позвонить")
    again = form_on(file)
    assert "Позвонить | — | — | ✓\u00a0записано" in repr(again)


def test_a_change_in_another_window_is_shown(file):
    form_on(file).rows.add(what="Позвонить")
    here, there = form_on(file), form_on(file)
    name = f"actions/{here.rows.lines[0].id}/what"
    there.set(name, "Написать")
    here.set(name, "Съездить")
    assert "было Написать" in part(here, name)["other"]
    assert form_on(file).rows.lines[0]["what"] == "Съездить"


def test_a_proposal_is_taken_by_one_press(file):
    form = form_on(file, ideas=("ask", "obtain"))
    form.press("idea:1")
    assert form.book.rows(Action, company="demo")[0].what == "idea.obtain"
    assert form.focus[0] == "actions/new1/with_whom"
    assert part(form, "idea:1") is None
    assert part(form, "idea:0") is not None


def test_people_of_the_workbook_are_offered(file):
    open_workbook(str(file)).save(Person, company="demo", name="Лапина И. С.")
    form = form_on(file)
    form.press("actions/add")
    assert part(form, "actions/new1/with_whom")["names"] == ["Лапина И. С."]


def test_modules_do_not_see_each_others_actions(file):
    form_on(file).rows.add(what="Позвонить")
    desk = form_on(file).desk
    assert len(actions(desk, "00").rows) == 0


def test_on_paper_there_are_lines_to_fill_in(file, monkeypatch):
    monkeypatch.setenv(STILL, "1")
    shown = form_on(file, ideas=("ask",))._repr_mimebundle_()["text/html"]
    assert "idea.ask" in shown
    assert shown.count("<tr") == 4


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_stays_text(file, typed):
    form = form_on(file)
    form.press("actions/add")
    form.set("actions/new1/what", typed)
    assert form_on(file).rows.lines[0]["what"] == typed
    assert typed in repr(form)
    assert "<script>" not in form._repr_mimebundle_()["text/html"]


def test_a_row_with_a_day_to_be_mended_is_not_marked_as_saved(file):
    form = form_on(file)
    form.press("actions/add")
    form.set("actions/new1/what", "Позвонить")
    assert form.mark.startswith("✓ записано")
    assert "✓\u00a0записано" in repr(form)
    form.set("actions/new1/due", "когда-нибудь")
    assert form.mark == ""
    assert "✓\u00a0записано" not in repr(form)
    form.set("actions/new1/due", "27.11")
    assert "✓\u00a0записано" in repr(form)


def test_a_day_gone_by_is_kept_and_said(file):
    form = form_on(file)
    form.press("actions/add")
    form.set("actions/new1/due", "01.03.2020")
    assert form.rows.lines[0]["due"] == "2020-03-01"
    assert "2020" in repr(form).split("прошёл")[-1]
    form.set("actions/new1/due", "01.03.2090")
    assert "прошёл" not in repr(form)
