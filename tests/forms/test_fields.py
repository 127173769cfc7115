"""Fields read what people type, kindly, and refuse with a sentence that says what to write."""

from datetime import date

import pytest
from pandas import DataFrame

from kamlab.errors import KamlabError
from kamlab.findings import Finding, render
from kamlab.forms import Area, Client, Day, Number, Order, Pick, Segments, Slider, Text, Tick, Ticks, picture
from kamlab.forms.fields import written
from kamlab.forms.live import STILL
from kamlab.forms.wording import Wording

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "lang", "value"),
    [
        pytest.param("12,5", "ru", 12.5, id="comma"),
        pytest.param("12.5", "ru", 12.5, id="point-in-russian"),
        pytest.param("12.5 %", "en", 12.5, id="percent-sign"),
        pytest.param("1\u00a0064\u00a0000,50 ₽", "ru", 1_064_000.5, id="thousands-and-roubles"),
        pytest.param("1,064,000.50", "en", 1_064_000.5, id="english-thousands"),
        pytest.param("\u22123", "ru", -3, id="true-minus"),
        pytest.param(7, "ru", 7, id="a-number-from-a-slider"),
        pytest.param("  ", "ru", None, id="emptied"),
    ],
)
def test_a_number_is_read(typed, lang, value):
    assert Number("n").read(typed, lang, TODAY) == value


@pytest.mark.parametrize(
    ("typed", "lang", "unit", "value"),
    [
        pytest.param("200 тыс", "ru", "₽", 200_000, id="thousand"),
        pytest.param("200 тыс. руб.", "ru", "₽", 200_000, id="with-points"),
        pytest.param("1,5 млн ₽", "ru", "₽", 1_500_000, id="million"),
        pytest.param("12\u00a0000\u00a0000", "ru", "₽", 12_000_000, id="in-full"),
        pytest.param("\u22122 млрд", "ru", "₽", -2_000_000_000, id="billion-below-nothing"),
        pytest.param("200k", "en", "RUB", 200_000, id="k"),
        pytest.param("RUB 1.5m", "en", "RUB", 1_500_000, id="code-first"),
        pytest.param("1,200.5 thousand USD", "en", "USD", 1_200_500, id="grouped"),
        pytest.param("0.3 million", "en", "USD", 300_000, id="to-the-last-bit"),
    ],
)
def test_an_amount_may_be_told_in_thousands_and_millions(typed, lang, unit, value):
    assert Number("n", unit=unit).read(typed, lang, TODAY) == value


@pytest.mark.parametrize(
    ("field", "example"),
    [
        pytest.param(Number("n", unit="%", high=100), "12,5.", id="per-cent"),
        pytest.param(Number("n", low=1, high=31), "12.", id="a-whole-number"),
        pytest.param(Number("n", low=0, high=5), "5.", id="a-small-one"),
        pytest.param(Number("n", unit="₽"), "200\u00a0тыс.", id="money"),
    ],
)
def test_the_example_of_a_refusal_fits_the_field(field, example):
    with pytest.raises(KamlabError) as refusal:
        field.read("много", "ru", TODAY)
    assert refusal.value.text("ru").endswith(example)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        pytest.param(Number("n"), "сто", "«сто» — не число", id="a-word"),
        pytest.param(Number("n", unit="%"), "200 тыс", "не число", id="thousands-of-per-cent"),
        pytest.param(Number("n", unit="₽"), "тыс", "не сумма", id="thousands-of-nothing"),
        pytest.param(Number("n"), "1..5", "не число", id="two-points"),
        pytest.param(Number("n"), "nan", "не число", id="not-a-number"),
        pytest.param(Number("n"), "=1+1", "не число", id="a-formula"),
        pytest.param(Number("n", low=1, high=10), "11", "от 1 до 10", id="too-great"),
        pytest.param(Number("n", low=0), "-1", "от 0", id="below-nothing"),
        pytest.param(Number("n", high=5), "6", "до 5", id="above-all"),
        pytest.param(Text("t"), "я" * 30_001, "30\u00a0001 знаков", id="too-long"),
        pytest.param(Pick("p", options=("a", "b")), "c", "нет", id="no-such-option"),
        pytest.param(Ticks("p", options=("a", "b")), ["a", "z"], "«z»", id="a-strange-tick"),
        pytest.param(Order("p", options=("a", "b")), ["a", "a"], "нет", id="one-twice"),
    ],
)
def test_a_refusal_says_what_was_found(field, typed, sentence):
    with pytest.raises(KamlabError) as refusal:
        field.read(typed, "ru", TODAY)
    assert sentence in refusal.value.text("ru")
    assert refusal.value.text("en") != refusal.value.text("ru")


@pytest.mark.parametrize(
    ("typed", "lang", "day"),
    [
        pytest.param("27.11.2026", "ru", "2026-11-27", id="points"),
        pytest.param("27.11.26", "ru", "2026-11-27", id="short-year"),
        pytest.param("27.11", "ru", "2026-11-27", id="no-year-means-the-next"),
        pytest.param("3.02", "ru", "2027-02-03", id="past-this-year-means-next-year"),
        pytest.param("пт, 27 ноября 2026", "ru", "2026-11-27", id="as-it-is-shown"),
        pytest.param("4 дек", "ru", "2026-12-04", id="short-month"),
        pytest.param("9 мая", "ru", "2027-05-09", id="may-is-not-march"),
        pytest.param("27 Nov 2026", "en", "2026-11-27", id="english"),
        pytest.param("November 27, 2026", "en", "2026-11-27", id="month-first-in-letters"),
        pytest.param("11/27/2026", "en", "2026-11-27", id="only-one-reading"),
        pytest.param("2026-11-27", "en", "2026-11-27", id="iso"),
        pytest.param("", "ru", None, id="emptied"),
    ],
)
def test_a_day_is_read(typed, lang, day):
    assert Day("d").read(typed, lang, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "lang", "sentence"),
    [
        pytest.param("31.11.2026", "ru", "30 дней", id="november-has-thirty"),
        pytest.param("29.02.2027", "ru", "28 дней", id="no-leap-year"),
        pytest.param("12.13.2026", "ru", None, id="american-order-has-one-reading"),
        pytest.param("13.13.2026", "ru", "Месяца с номером 13 нет", id="thirteenth-month"),
        pytest.param("03/04/2026", "en", "cannot be told apart", id="two-readings"),
        pytest.param("завтра", "ru", "не дата", id="a-word"),
    ],
)
def test_a_wrong_day_is_explained(typed, lang, sentence):
    if sentence is None:
        assert Day("d").read(typed, lang, TODAY) == "2026-12-13"
        return
    with pytest.raises(KamlabError) as refusal:
        Day("d").read(typed, lang, TODAY)
    assert sentence in refusal.value.text(lang)


@pytest.mark.parametrize(
    ("value", "lang", "text"),
    [(22.5, "ru", "22,5"), (1064000, "ru", "1\u00a0064\u00a0000"), (1064000, "en", "1,064,000"), (-3, "ru", "\u22123")],
)
def test_a_number_is_written_as_it_is_typed(value, lang, text):
    assert written(value, lang) == text
    assert Number("n").read(text, lang, TODAY) == value


def test_a_choice_keeps_the_order_of_its_options():
    assert Ticks("t", options=("a", "b", "c")).read(["c", "a"], "ru", TODAY) == ["a", "c"]
    assert Order("o", options=("a", "b", "c")).shown(["c", "gone", "a"], "ru") == ["c", "a", "b"]


@pytest.mark.parametrize("field", [Text("t"), Area("t"), Client("t")])
def test_texts_are_kept_as_they_are(field):
    hostile = "<script>alert(1)</script> =cmd|' /C calc'!A0 '; DROP TABLE x;-- {{7*7}} \u202eתפוח 🍎"
    assert field.read(f"  {hostile} ", "ru", TODAY) == hostile


def test_a_slider_and_a_tick_take_what_the_page_sends():
    assert Slider("s", low=1, high=50).read(12.5, "ru", TODAY) == 12.5
    assert Tick("t").read(1, "ru", TODAY) is True


def test_a_field_says_what_its_column_holds():
    assert (Text("a").to_column(None), Text("a").from_column("")) == ("", None)
    assert Day("a").to_column("2026-11-27") == date(2026, 11, 27)
    assert Day("a").from_column(Day("a").to_column("2026-11-27")) == "2026-11-27"
    assert Day("a").to_column(None) is Day("a").from_column(None) is None
    assert Number("a").to_column(3.5) == Number("a").from_column(3.5) == 3.5


@pytest.mark.parametrize(("digits", "keys"), [(True, "1234567890"), ("123450", "123450"), (False, False)])
def test_the_keys_that_choose_are_told_to_the_page(digits, keys):
    words = Wording("form.00_test", "ru")
    told = Segments("a", options=("x",), labels={"x": "икс"}, digits=digits, apart=True).control(words)
    assert (told["digits"], told["apart"]) == (keys, True)


def test_a_finding_for_a_pane_opens_its_sentence_with_the_title():
    finding = Finding(
        title="Вега впереди", so_what="Звоните.", table=DataFrame(), alt="…", draw=lambda _c: None, lang="ru"
    )
    part = picture(finding, size="half", unfold="Показать")
    assert "<b>Вега впереди.</b> Звоните." in part.told["html"]
    assert part.told["unfold"] == "Показать"
    assert "<b>" not in picture(finding).told["html"]


@pytest.mark.parametrize("live", [True, False])
def test_a_picture_is_drawn_at_once_and_becomes_pixels_when_somebody_looks(monkeypatch, live):
    drawn, pixels = [], []
    monkeypatch.setattr(render, "_page_picture", lambda *_told: pixels.append(1) or b"")
    monkeypatch.delenv(STILL, raising=False) if live else monkeypatch.setenv(STILL, "1")
    part = picture(Finding(title="Вега", so_what="Звоните.", table=DataFrame(), alt="…", draw=drawn.append, lang="ru"))
    assert len(drawn) == 1
    assert len(pixels) == live
    assert part.wire()["html"] == part.told["html"]
    assert (len(drawn), len(pixels)) == (1, 1)
    with pytest.raises(KeyError):
        part.told["other"]


@pytest.mark.parametrize(
    ("unit", "lang", "told"),
    [
        pytest.param("RUB", "en", "RUB\u00a030,000", id="code-before-the-number-in-english"),
        pytest.param("₽", "ru", "30\u00a0000\u00a0₽", id="sign-after-it-in-russian"),
        pytest.param("%", "en", "30,000%", id="per-cent-as-ever"),
    ],
)
def test_a_number_is_told_with_its_unit(unit, lang, told):
    assert Number("cost", unit=unit).told(30_000, Wording("form.01_reference", lang)) == told
