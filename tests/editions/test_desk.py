"""The desk of a page: language, company, and the strip that says whose numbers these are."""

from dataclasses import FrozenInstanceError

import pytest

from kamlab.desk import open_desk
from kamlab.findings.style import is_on_the_wall
from kamlab.forms.live import STILL
from kamlab.i18n import current_language


@pytest.fixture(autouse=True)
def nobody(monkeypatch):
    """Start with an empty workbook that is forgotten afterwards."""
    monkeypatch.setenv("KAMLAB_WORKBOOK", "sqlite://")


def shown(strip):
    return strip._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize(
    ("lang", "strip"),
    [
        ("ru", "01 · Кто ключевой клиент · 75\u00a0мин · Компания: Меридиан-Упак (учебная)"),
        ("en", "01 · Who is a key account · 75 min · Company: Meridian Pack (demo)"),
    ],
)
def test_the_strip_says_module_minutes_and_company(lang, strip):
    desk = open_desk(lang, "demo")
    assert current_language() == lang
    assert repr(desk.strip("01")) == strip


def test_the_strip_leads_to_the_contents_and_the_other_language():
    html = shown(open_desk("ru", "demo").strip("01"))
    assert "href='../../notebooks/ru/index.ipynb'" in html
    assert "href='../en/01_identification.ipynb'" in html
    assert "<b>RU</b>" in html


def test_the_contents_page_has_no_way_back_to_itself():
    strip = open_desk("en", "demo").strip()
    assert repr(strip).startswith("Key account management · Company")
    assert "../../notebooks/en/index.ipynb" not in shown(strip)


def test_a_company_name_is_data_and_never_markup(monkeypatch):
    desk = open_desk("en", "demo")
    monkeypatch.setattr(type(desk.company), "name_in", lambda _company, _lang: "<b>A & B</b>")
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in shown(desk.strip(number="00"))


def test_a_desk_cannot_be_bent():
    with pytest.raises(FrozenInstanceError):
        open_desk("en", "demo").language = "ru"


def test_an_unknown_language_is_our_mistake():
    with pytest.raises(ValueError, match="is not one of"):
        open_desk("de", "demo")


def test_the_projector_switch_is_remembered_and_draws_the_figures_anew_and_nothing_else(monkeypatch):
    monkeypatch.delenv(STILL, raising=False)
    strip, asked = open_desk("en", "demo").strip(number="01"), []
    monkeypatch.setattr(strip, "ask_page", asked.append)
    assert not is_on_the_wall()
    strip.press("projector")
    assert asked == ["run-figures"]
    assert is_on_the_wall()
    again = open_desk("ru", "demo").strip(number="00")
    assert again.is_on_the_wall
    assert is_on_the_wall()
    again.press("projector")
    open_desk("ru", "demo").strip(number="00")
    assert not is_on_the_wall()
