"""Guess first, then look: what opens when, what is kept, what is said."""

from types import SimpleNamespace

import pandas as pd
import pytest

from kamlab.findings import Finding
from kamlab.forms import Foretold, Number, Segments, guess
from kamlab.forms.live import STILL
from kamlab.forms.wording import Wording
from kamlab.i18n import LANGUAGES
from kamlab.workbook import open_workbook

FINDING = Finding(
    title="Двое держат треть",
    so_what="Съездите к обоим: на них 32 % выручки.",
    table=pd.DataFrame({"Клиент": ["Вега"], "Доля": ["22 %"]}),
    alt="Таблица",
    lang="ru",
)
REAL = {"accounts": 2, "top": 82.37}
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE answer; --",
    "{{7*7}}",
    "я" * 10_000,
    "\u202eمرحبا",
    "🦊",
)


@pytest.fixture(autouse=True)
def alive(monkeypatch):
    """Let the forms be alive, and give the questions of the tests words."""
    monkeypatch.delenv(STILL, raising=False)
    monkeypatch.setattr(Wording, "label", lambda _self, field, **_facts: f"Сколько: {field}")
    monkeypatch.setattr(Wording, "maybe", lambda _self, _key, **_facts: "")


def desk_on(path, language="ru"):
    return SimpleNamespace(
        language=language,
        workbook=open_workbook(str(path)),
        company=SimpleNamespace(currency="RUB", text_in=lambda text, _lang: text),
        company_key="demo",
    )


@pytest.fixture
def file(tmp_path):
    return tmp_path / "workbook.sqlite"


def one(path, language="ru"):
    return guess(desk_on(path, language), "01.a", Number("accounts", low=0, high=99), reveal=lambda: (FINDING, REAL))


def two(path):
    fields = Number("accounts", low=0, high=99), Number("top", low=0, high=100, unit="%")
    return guess(desk_on(path), "01.a", *fields, reveal=lambda: (FINDING, REAL))


def test_the_figure_waits_for_the_guess(file):
    form = one(file)
    assert form.finding is None
    assert "Картина откроется после вашей догадки." in repr(form)
    form.set("accounts", "5")
    form.press("show")
    assert "Вы сказали 5. На деле — 2." in repr(form)
    assert form.finding is FINDING


@pytest.mark.parametrize(
    ("language", "said", "sentence"),
    [
        pytest.param("ru", "2", "Вы сказали 2. Так и есть: 2.", id="right"),
        pytest.param("en", "5", "You said 5. In fact it is 2.", id="english"),
        pytest.param("en", "2", "You said 2. So it is: 2.", id="english-right"),
    ],
)
def test_it_is_said_and_not_graded(file, language, said, sentence):
    form = one(file, language)
    form.set("accounts", said)
    form.press("show")
    assert sentence in repr(form)


def test_a_real_number_has_as_many_digits_as_a_guess(file):
    form = two(file)
    form.set("accounts", "2")
    form.set("top", "70")
    form.press("show")
    assert "Вы сказали 70\u00a0%. На деле — 82\u00a0%." in repr(form)


def test_without_a_guess_only_the_answer_is_said(file):
    form = one(file)
    form.press("skip")
    assert "На деле — 2." in repr(form)
    assert form.finding is FINDING
    assert "Вы сказали" not in repr(form)


def test_a_question_without_a_guess_is_pointed_at(file):
    form = two(file)
    form.set("accounts", "5")
    form.press("show")
    assert form.finding is None
    assert form.focus is not None
    assert form.focus[0] == "top"
    assert "Сначала ответьте" in repr(form)


def test_what_is_no_number_opens_nothing_and_is_said(file):
    form = one(file)
    form.set("accounts", "пять")
    form.press("show")
    assert form.finding is None
    assert form.held["accounts"].told(form.kinds["accounts"], form.words)["error"].startswith("«пять» — не число")


@pytest.mark.parametrize("opened", [pytest.param("show", id="guessed"), pytest.param("skip", id="not-guessed")])
def test_after_a_reload_it_is_as_it_was(file, opened):
    form = one(file)
    form.set("accounts", "5")
    form.press(opened)
    again = one(file)
    assert again["accounts"] == 5
    assert "Вы сказали 5. На деле — 2." in repr(again)
    assert again.finding is FINDING


def test_hidden_again_it_can_be_guessed_once_more(file):
    form = one(file)
    form.set("accounts", "5")
    form.press("show")
    form.press("hide")
    assert not one(file).is_open
    form.set("accounts", "3")
    form.press("show")
    assert "Вы сказали 3. На деле — 2." in repr(form)


def test_a_value_nobody_can_count_is_only_repeated(file):
    form = guess(desk_on(file), "01.a", Number("accounts"), reveal=lambda: (FINDING, {}))
    form.set("accounts", "5")
    form.press("show")
    assert "Вы сказали 5." in repr(form)
    assert "На деле" not in repr(form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_built_page_shows_the_figure(file, monkeypatch, language):
    monkeypatch.setenv(STILL, "1")
    shown = one(file, language)._repr_mimebundle_()
    assert FINDING.so_what in shown["text/html"]
    assert "<b>" in shown["text/html"]
    assert list(shown) == ["text/html", "text/plain"]


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_stays_text(file, typed):
    form = one(file)
    form.set("accounts", typed)
    form.press("skip")
    assert form["accounts"] is None
    assert "<script>" not in form._repr_mimebundle_()["text/html"]


class Held(Foretold):
    """A form of a limit whose figure waits for a guess."""

    key = "01.held"
    fields = (Number("limit", 3),)
    enter = "own"

    def guesses(self):
        yield Segments("guess_who", options=("vega", "alfa"), labels={"vega": "Вега", "alfa": "Альфа"})

    def real(self):
        return {"guess_who": "vega"}

    def compose(self):
        return self.after_guess(lambda: [self.field("limit"), self.show(FINDING)])


class Certain(Held):
    """The same where there is nothing to guess about."""

    def guesses(self):
        return ()


def test_a_form_keeps_its_figure_until_the_guess_and_takes_the_enter_key_back(file):
    form = Held(desk_on(file))
    assert FINDING.so_what not in repr(form)
    assert form.tree()["enter"] == "show"
    form.press("show")
    assert form.missing == "guess_who"
    form.set("guess_who", "alfa")
    form.press("show")
    assert "Ваша догадка: Альфа. На деле: Вега." in repr(form)
    assert FINDING.so_what in repr(form)
    assert form.tree()["enter"] == "own"
    assert FINDING.so_what in repr(Held(desk_on(file)))


def test_a_form_passed_over_shows_what_is_true(file):
    form = Held(desk_on(file))
    form.press("skip")
    assert "На деле: Вега." in repr(form)
    assert "Ваша догадка" not in repr(form)


def test_where_there_is_nothing_to_guess_nothing_waits(file):
    assert FINDING.so_what in repr(Certain(desk_on(file)))
