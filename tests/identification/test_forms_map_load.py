"""Map, load, reference and guess: each repeats the model, keeps what is entered, and is never markup."""

import pytest

from kamlab.forms import still
from kamlab.forms.live import STILL
from kamlab.modules.identification import findings, forms, model
from kamlab.workbook.models import Account
from tests.looking import names, reopened

VOLGA = "ТД «Волжские продукты»"
ALTAIR = "Альтаир-Фарм"
HEAT = "Тепломонтаж"
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE sign; --",
    "{{7*7}} {name} %s",
    "я" * 10_000,
    "שלום \u202eevil",
    "🦊🔥",
)


def by_sign(form, sign):
    """Return the row of a sign."""
    return form.marks.named(sign)


def test_the_map_begins_as_the_finding_of_the_company(desk):
    form = forms.kaism(desk)
    form.parts()
    assert form.finding.text() == findings.kaism(desk).text()


def test_a_client_is_placed_with_a_wish_and_found_again(desk):
    form = forms.kaism(desk)
    form.set("client", ALTAIR)
    for field, typed in (("attractiveness", "8"), ("wish", "9,5"), ("wish_by", "1 июня 2027")):
        form.set(f"place/{form.place.lines[0].id}/{field}", typed)
    form.parts()
    placed = next(one for one in form.result.placed if one.position.client == ALTAIR)
    assert (placed.cell, placed.position.wish) == ("key", 9.5)
    row = next(one for one in desk.workbook.rows(Account, company="demo") if one.name == ALTAIR)
    assert (row.attractiveness, row.wish, row.wish_by.isoformat()) == (8, 9.5, "2027-06-01")
    assert repr(reopened(form)) == repr(form)


@pytest.fixture
def placed(desk):
    """Return the map with the first client in view: a mark, and a function that sets a field of its row."""
    form = forms.kaism(desk)
    return form, lambda field, typed: form.set(f"place/{form.place.lines[0].id}/{field}", typed)


def test_a_target_by_a_day_gone_by_is_refused(placed):
    form, enter = placed
    enter("wish_by", "1 июня 2020")
    held = form.place.lines[0].held["wish_by"]
    assert held.value is None
    assert "уже прошло" in held.problem.text("ru")


def test_a_target_below_the_present_mark_is_questioned(placed):
    form, enter = placed
    enter("attractiveness", "8")
    enter("wish", "9")
    assert "Цель ниже" not in repr(form)
    enter("wish", "2")
    assert "Цель ниже нынешней оценки" in repr(form)


def test_a_mark_changed_by_hand_is_our_assumption_until_it_is_ticked(placed):
    form, enter = placed
    assert form["asked"]
    enter("wish", "9")
    assert form["asked"]
    enter("attractiveness", "2")
    assert not form["asked"]
    form.set("asked", raw=True)
    assert reopened(form)["asked"]


def test_a_wider_band_leaves_more_clients_undecided(desk):
    form = forms.kaism(desk)
    form.parts()
    before = len(form.result.cell("borderline"))
    form.set("border", "2")
    form.parts()
    assert len(form.result.cell("borderline")) > before
    assert form.result == model.kaism([one.position for one in form.result.placed], border=2)


def test_the_value_is_the_score_card_s_until_it_is_entered(desk):
    card, form = forms.score(desk), forms.kaism(desk)
    card.grid.enter(VOLGA, next(iter(card.labels)), "1")
    card.parts()
    assert reopened(form)["value"] == round(card.result.total(VOLGA), 2)
    form.set("value", "4")
    form.parts()
    assert next(one for one in form.result.placed if one.position.client == VOLGA).cell == "low"
    form.set("value", "")
    assert form["value"] == round(card.result.total(VOLGA), 2)


def test_the_load_begins_as_the_finding_and_follows_the_what_if(desk):
    form = forms.load(desk)
    form.parts()
    assert form.finding.text() == findings.load(desk).text()
    form.set("account", ALTAIR)
    form.set("to", "Тихонов С. Ю." if "Тихонов С. Ю." in form.team.managers else form.team.managers[-1])
    form.press("hand_over")
    form.set("extra", "1")
    form.set("limit", "4")
    form.parts()
    assert form.team.assigned[ALTAIR] == form["to"]
    assert len(form.team.managers) == 5
    result = model.manager_load(form.team.assigned, form.team.managers, limit=4)
    assert f"Сверх предела было 2, стало {result.to_hand_over}; свободных мест {result.free_places}." in repr(form)
    assert repr(reopened(form)).count("Новый менеджер 1") >= 1
    form.press("as_it_was")
    form.parts()
    assert form.finding.text() == findings.load(desk).text()


def test_a_hand_over_without_client_or_manager_says_what_to_choose(desk):
    form = forms.load(desk)
    form.parts()
    form.press("hand_over")
    assert "Выберите, какого клиента передать и кому." in repr(form)
    form.set("account", ALTAIR)
    assert "Выберите, кому передать клиента." in repr(form)
    form.set("to", form.team.managers[-1])
    assert "Выберите" not in repr(form)
    form.press("hand_over")
    form.parts()
    assert form.team.assigned[ALTAIR] == form["to"]


@pytest.mark.parametrize("typed", ["0", "11", "много"])
def test_a_limit_that_cannot_be_keeps_the_old_one(desk, typed):
    form = forms.load(desk)
    form.set("limit", typed)
    assert form["limit"] == 3
    assert form.held["limit"].problem is not None


def test_who_is_key_for_the_load_comes_from_the_signs(desk):
    load, signs = forms.load(desk), forms.signs(desk)
    load.parts()
    assert HEAT not in load.team.assigned
    signs.set("client", HEAT)
    for field, typed in (("evidence", "Показал план"), ("seen_on", "1.10.2026"), ("state", "confirmed")):
        signs.set(f"marks/{by_sign(signs, 'potential').id}/{field}", typed)
    load.parts()
    assert HEAT in load.team.assigned


def test_the_reference_form_proposes_no_chance(desk):
    form = forms.reference(desk)
    form.parts()
    assert form["chance"] is None
    assert form.finding.text() == findings.reference(desk, cost=300_000, profit_per_client=120_000).text()
    form.set("chance", "20 %")
    form.parts()
    wanted = findings.reference(desk, cost=300_000, profit_per_client=120_000, chance=0.2)
    assert form.finding.text() == wanted.text()


# Guess, hostile names, both languages, speed --------------------------------------------------------------------------


def test_the_first_guess_is_asked_and_answered_where_the_figure_stands(desk):
    first, answer = forms.first_guess(desk), forms.answer(desk)
    first.set("accounts", "5")
    first.set("top", "80")
    text = repr(answer)
    assert "Вы сказали 5. На деле — 3." in text
    assert answer.finding.title == findings.pareto(desk, key_accounts=5, top_fifth=80).title


@pytest.mark.parametrize("way", ["guess", "skip the guess", "skip at the figure"])
def test_a_living_page_keeps_the_figure_of_the_threshold_until_the_guess(desk, monkeypatch, way):
    monkeypatch.delenv(STILL)
    first, threshold = forms.first_guess(desk), forms.threshold(desk)
    assert "Картина откроется, когда вы ответите на два вопроса в начале занятия." in repr(threshold)
    assert "picture" not in names(threshold.parts())
    assert {"show", "skip"} <= set(names(first.parts()))
    if way == "guess":
        first.set("accounts", "5")
        first.press("show")
        assert first.missing == "top"
        assert "picture" not in names(threshold.parts())
        first.set("top", "80")
    else:
        (first if way == "skip the guess" else threshold).press("skip")
    if way != "skip at the figure":  # there both guesses are passed over at once
        threshold.set("guess_first", "Вега")
        threshold.press("show")
    assert "picture" in names(threshold.parts())
    assert "open" in names(first.parts())
    assert "picture" in names(reopened(threshold).parts())


def test_on_paper_nothing_waits_for_a_guess(desk):
    assert "picture" in names(forms.threshold(desk).parts())
    assert "show" not in names(forms.first_guess(desk).parts())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(desk, name):
    signs, score, kaism = forms.signs(desk), forms.score(desk), forms.kaism(desk)
    for form in (signs, score, kaism):
        form.set("add", name)
        form.press("add")
        page, text = still.html(form.parts()), repr(form)
        assert "<script>alert" not in page
        assert name[:40].split()[0] in text or "\u202e" in name
    signs.set(f"marks/{by_sign(signs, 'fame').id}/evidence", name)
    assert by_sign(reopened(signs), "fame")["evidence"] == name
    assert "<script>alert" not in still.html(reopened(signs).parts())


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(
    "name", ["first_guess", "threshold", "answer", "signs", "reference", "score", "kaism", "load", "actions"]
)
def test_every_form_shows_itself_in_both_languages(desk_in, lang, name):
    form = getattr(forms, name)(desk_in(lang))
    shown = form._repr_mimebundle_()
    assert shown["text/html"]
    assert "form." not in shown["text/plain"].split("\n")[0]
    for part in form.parts():
        assert part.kind != "message" or part.told["tone"] != "refused"


def test_what_does_not_change_is_not_drawn_again(desk, monkeypatch):
    form = forms.signs(desk)
    form.parts()
    monkeypatch.setattr(findings, "signs", lambda *_: pytest.fail("drawn again"))
    form.set(f"marks/{by_sign(form, 'fame').id}/evidence", "Другими словами")
    form.parts()
    assert form.report == ""
