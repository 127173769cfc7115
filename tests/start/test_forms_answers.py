"""Mistakes check, self-test and equal attention by form: both rounds kept, the figures repeat the model."""

import pytest

from kamlab.desk import Desk, open_desk
from kamlab.forms import actions
from kamlab.forms.live import STILL
from kamlab.i18n import LANGUAGES
from kamlab.modules.start import findings, forms
from kamlab.workbook import open_workbook

HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE answer; --",
    "{{7*7}}",
    "я" * 10_000,
    "\u202eمرحبا",
    "🦊",
)


@pytest.fixture(scope="module", params=LANGUAGES)
def demo(request):
    return open_desk(request.param, "demo")


@pytest.fixture
def window(demo, tmp_path, monkeypatch):
    """Return a maker of desks, each a new window on one workbook."""
    monkeypatch.delenv(STILL, raising=False)

    def make():
        class Window(Desk):
            book = open_workbook(str(tmp_path / "workbook.sqlite"))

            @property
            def workbook(self):
                return type(self).book

        return Window(demo.language, demo.company)

    return make


def shown(form):
    form.parts()
    return form.finding


@pytest.mark.parametrize("make", [forms.mistakes, forms.self_test])
def test_nothing_answered_waits_for_an_answer(window, make):
    finding = shown(make(window()))
    assert finding.so_what
    assert len(finding.table) == 4


def test_mistakes_are_sorted_as_the_model_sorts_them(window):
    desk = window()
    form = forms.mistakes(desk)
    form.set("all_equal", "yes")
    form.set("all_equal_note", "звонок раз в неделю каждому")
    form.set("head_absent", "unknown")
    given = {"all_equal": ("yes", "звонок раз в неделю каждому"), "head_absent": ("unknown", "")}
    expected = findings.mistakes(desk, {name: given.get(name, ("", "")) for name in form.questions})
    assert shown(form).title == expected.title
    assert shown(form).table.equals(expected.table)


def test_marks_are_shown_as_the_model_has_them(window):
    desk = window()
    form = forms.self_test(desk)
    form.set("selling", "4")
    form.set("market", "2")
    form.set("market_note", "назвал троих")
    expected = findings.self_test(desk, {"selling": 4, "market": 2}, {"market": "назвал троих"})
    assert shown(form).table.equals(expected.table)
    assert shown(form).so_what == expected.so_what


@pytest.mark.parametrize("make", [forms.mistakes, forms.self_test])
def test_the_first_answers_stay_when_the_second_are_given(window, make):
    form = make(window())
    question, low, high = form.questions[0], form.answers[0], form.answers[-1]
    form.set(question, low)
    form.set(f"{question}_note", "первый раз")
    form.set("round", "after")
    form.set(f"after_{question}", high)
    again = make(window())
    assert again.given(second=False)[question] == (low, "первый раз")
    assert again.given(second=True)[question] == (high, "")
    assert again.is_second
    assert "первый раз" in str(again.tree())


@pytest.mark.parametrize(
    ("then", "now", "key"),
    [
        pytest.param("2", "4", "rose", id="risen"),
        pytest.param("4", "2", "fell", id="stricter"),
        pytest.param("3", "3", "level", id="the-same"),
    ],
)
def test_the_sentence_says_how_a_mark_moved(window, then, now, key):
    form = forms.self_test(window())
    form.set("market", then)
    form.set("round", "after")
    form.set("after_market", now)
    names = [form.titles()["market"].lower()]
    assert form.compared() == (form.say(key) if key == "level" else form.say(key, names=names))


def test_proved_mistakes_are_counted_then_and_now(window):
    form = forms.mistakes(window())
    form.set("all_equal", "yes")
    form.set("all_equal_note", "факт")
    form.set("round", "after")
    assert form.compared() == ""
    form.set("after_all_equal", "no")
    assert form.compared() == form.say("compared", before=1, after=0)


def test_answers_about_oneself_are_the_same_in_every_company(window):
    assert forms.self_test(window()).company_key == forms.mistakes(window()).company_key == ""


@pytest.mark.parametrize(
    ("hours", "rate"),
    [pytest.param("0,5", "900", id="little"), pytest.param("10", "3000", id="much")],
)
def test_equal_attention_follows_its_two_fields(window, hours, rate):
    desk = window()
    form = forms.attention(desk)
    form.press("skip")  # the figure waits for a guess
    form.set("hours", hours)
    form.set("rate", rate)
    expected = findings.equal_attention(desk, hours=form["hours"], rate=form["rate"])
    assert form["hours"] == float(hours.replace(",", "."))
    assert shown(form).so_what == expected.so_what
    form.press("reset")
    assert shown(form).so_what == findings.equal_attention(desk).so_what


def test_what_does_not_fit_changes_nothing(window):
    form = forms.attention(window())
    form.set("hours", "сто")
    form.set("rate", "-5")
    assert (form["hours"], form["rate"]) == (2, 1500)
    assert form.held["hours"].problem.key == "forms.number.unread"
    assert form.held["rate"].problem.key == "forms.number.between"


def test_what_another_window_wrote_is_shown(window):
    here, there = forms.mistakes(window()), forms.mistakes(window())
    there.set("all_equal", "yes")
    here.set("all_equal", "no")
    assert here.held["all_equal"].other.value == "yes"
    here.press("undo:all_equal")
    assert forms.mistakes(window())["all_equal"] == "yes"


def test_the_actions_of_the_module_have_proposals(window):
    form = actions(window(), "00", ideas=("ask", "obtain"))
    assert len(form.proposals) == 2


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("make", [forms.mistakes, forms.self_test])
def test_whatever_is_typed_stays_text(window, make, typed):
    form = make(window())
    name = f"{form.questions[0]}_note"
    form.set(form.questions[0], form.answers[0])
    form.set(name, typed)
    assert make(window())[name] == typed
    assert "<script>" not in form._repr_mimebundle_()["text/html"]
