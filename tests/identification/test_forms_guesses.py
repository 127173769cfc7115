"""Every figure that the text asks to guess about waits for the guess, or for the press that passes it over."""

import pytest

from kamlab.company.make import Wish, make_company
from kamlab.forms.live import STILL
from kamlab.modules.identification import forms

WAITING = {"ru": "Картина откроется после вашей догадки.", "en": "The figure opens after your guess."}
SAID = {
    "threshold": {"guess_first": "Волжские продукты"},
    "periods": {"changes": "yes"},
    "profit": {"kept": "5"},
    "signs": {"guess_more": "1"},
    "score": {"guess_firm": "5"},
    "kaism": {"guess_corner": "key"},
    "load": {"guess_most": None, "guess_needed": "4"},
}


def kinds(parts):
    for part in parts:
        yield part.kind
        yield from kinds(part.parts)


@pytest.fixture
def alive(desk_in, monkeypatch):
    """Return a way to a living form past the first guess of the module."""
    monkeypatch.delenv(STILL)

    def opened(name, lang="ru"):
        desk = desk_in(lang)
        forms.first_guess(desk).press("skip")
        return getattr(forms, name)(desk)

    return opened


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", list(SAID))
def test_the_figure_waits_and_opens_after_the_guess(alive, name, lang):
    form = alive(name, lang)
    assert WAITING[lang] in repr(form)
    assert "picture" not in kinds(form.parts())
    form.press("show")
    assert form.missing == next(iter(SAID[name]))
    for field, value in SAID[name].items():
        form.set(field, value or form.kinds[field].options[0])
    form.press("show")
    assert "picture" in kinds(form.parts())
    assert WAITING[lang] not in repr(form)
    assert any(word in repr(form) for word in ("На деле", "Так и есть", "In fact", "So it is"))


@pytest.mark.parametrize("name", list(SAID))
def test_a_guess_passed_over_is_passed_over_for_good(alive, name):
    form = alive(name)
    form.press("skip")
    assert "picture" in kinds(form.parts())
    assert "picture" in kinds(getattr(forms, name)(form.desk).parts())


@pytest.mark.parametrize("name", [name for name in SAID if name not in {"threshold", "periods"}])
def test_where_there_is_nothing_to_guess_about_nothing_is_asked(name, tmp_path, monkeypatch, desk_of):
    monkeypatch.delenv(STILL)
    sales = tmp_path / "sales.csv"
    sales.write_text(
        "Дата;Клиент;Сумма\n" + "".join(f"0{n}.03.2026;К{n};{n}00\n" for n in range(1, 6)), encoding="utf-8"
    )
    small = make_company(tmp_path / "own", Wish(files=(sales,), name="Малая"))
    form = getattr(forms, name)(desk_of(small))
    assert form.asked == {}
    assert WAITING["ru"] not in repr(form)
