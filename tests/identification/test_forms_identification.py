"""The forms of module 01 repeat the model: a value set is the model's answer, kept, found again, and never markup."""

from dataclasses import dataclass

import pytest

from kamlab.company import open_company
from kamlab.desk import Desk
from kamlab.forms import still
from kamlab.forms.live import STILL
from kamlab.modules.identification import findings, forms, model
from kamlab.modules.identification.forms.own import Own
from kamlab.workbook import open_workbook
from kamlab.workbook.models import Account, Criterion, Score, Sign

VOLGA, BALTIC, ALTAIR = "ТД «Волжские продукты»", "Балтийская судоремонтная компания", "Альтаир-Фарм"
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


@dataclass(frozen=True, slots=True)
class Table(Desk):
    """A desk with a workbook of its own."""

    book: object = None

    @property
    def workbook(self):
        """Return this window's workbook."""
        return self.book

    @property
    def company_key(self):
        """Return the key of the demo company."""
        return "demo"


@pytest.fixture(autouse=True)
def _still(monkeypatch):
    """Show everything, as on paper; what a live page holds back has tests of its own."""
    monkeypatch.setenv(STILL, "1")


@pytest.fixture(scope="module")
def company():
    """Open the demo company once: its ledger is read once."""
    return open_company("demo")


@pytest.fixture
def desk(company):
    """Return a desk with an empty workbook in memory."""
    return Table("ru", company, book=open_workbook("sqlite://"))


@pytest.fixture
def windows(company, tmp_path):
    """Return two desks that are two windows on one file."""
    path = str(tmp_path / "workbook.sqlite")
    return tuple(Table("ru", company, book=open_workbook(path)) for _ in range(2))


def reopened(form):
    """Return the same form built anew on the same workbook."""
    return type(form)(form.desk)


def names(parts):
    """Return the names of all parts, at any depth."""
    return [name for part in parts for name in (part.id, *names(part.parts))]


def by_sign(form, sign):
    """Return the row of a sign."""
    return form.marks.named(sign)


# Threshold ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "inclusive", "key"),
    [
        pytest.param("10", "yes", 3, id="ten-per-cent-and-exactly-ten-counts"),
        pytest.param("10", "no", 2, id="one-word-drops-a-client"),
        pytest.param("9,5", "yes", 4, id="a-half-per-cent-lower"),
        pytest.param("25", "yes", 0, id="nobody"),
    ],
)
def test_the_threshold_form_repeats_the_model(desk, typed, inclusive, key):
    form = forms.threshold(desk)
    form.set("threshold", typed)
    form.set("inclusive", inclusive)
    form.parts()
    share = float(typed.replace(",", ".")) / 100
    revenue = desk.company.accounts().revenue()
    assert form.result == model.shares(revenue, threshold=share, inclusive=inclusive == "yes")
    assert len(form.result.key) == key
    view = findings.View(share, inclusive == "yes")
    assert form.finding.title == findings.shares(desk, view=view).title


def test_the_word_decides_for_who_stands_exactly_on_the_line(desk):
    text = repr(forms.threshold(desk))
    assert f"Ровно на черте — {BALTIC}" in text
    assert "с «да» ключевых 3, с «нет» — 2" in text


@pytest.mark.parametrize("level", ["department", "manager"])
@pytest.mark.parametrize("value", ["revenue", "profit"])
def test_the_same_test_on_another_floor(desk, level, value):
    form = forms.threshold(desk)
    form.set("level", level)
    form.set("value", value)
    form.parts()
    sales = desk.company.ledger().totals(["client", "department", "manager"], desk.company.accounts().period)
    units = model.unit_amounts(sales, level, value=value)
    assert form.result == model.shares(units[form[level]], threshold=0.1)


def test_another_period_is_another_list(desk):
    form = forms.threshold(desk)
    form.set("period", "2025")
    form.parts()
    assert form.result == model.shares(desk.company.accounts("2025").revenue(), threshold=0.1)


def test_a_moved_threshold_says_that_the_other_figures_did_not_move(desk):
    form = forms.threshold(desk)
    assert "Остальные картины" not in repr(form)
    form.set("threshold", "20")
    assert "Остальные картины занятия считают по правилу компании: 10\u00a0% и больше." in repr(form)
    form.press("back")
    assert form["threshold"] == 10


def test_the_word_has_its_way_back_too(desk):
    form = forms.threshold(desk)
    form.set("inclusive", "no")
    assert "back" in names(form.parts())
    form.press("back")
    assert form["inclusive"] == "yes"
    assert "back" not in names(form.parts())


def test_nobody_over_the_line_is_said_without_a_zero(desk):
    form = forms.threshold(desk)
    form.set("threshold", "25")
    assert "При пороге 25\u00a0% ключевых клиентов нет." in repr(form)


@pytest.mark.parametrize("typed", ["0", "51", "сто", "ten %"])
def test_a_threshold_that_cannot_be_keeps_the_old_one(desk, typed):
    form = forms.threshold(desk)
    form.set("threshold", "12")
    form.set("threshold", typed)
    assert form["threshold"] == 12
    assert form.held["threshold"].problem is not None
    assert reopened(form)["threshold"] == 12


def test_a_slider_on_its_way_shows_and_does_not_save(desk):
    form = forms.threshold(desk)
    form.slide("threshold", 20)
    form.parts()
    assert len(form.result.key) == 1
    assert reopened(form)["threshold"] == 10


def test_two_windows_the_last_change_wins_and_is_told(windows):
    one, two = (forms.threshold(desk) for desk in windows)
    one.set("threshold", "15")
    two.set("threshold", "20")
    assert two.held["threshold"].other.value == 15
    assert reopened(one)["threshold"] == 20
    two.press("undo:threshold")
    assert reopened(one)["threshold"] == 15


# Signs ----------------------------------------------------------------------------------------------------------------


def test_the_demo_company_is_the_start_and_is_said_to_be(desk):
    form = forms.signs(desk)
    assert "отметки учебной компании" in repr(form)
    assert form.finding.title == findings.signs(desk).title
    assert desk.workbook.rows(Sign, company="demo") == []


def test_a_confirmed_sign_makes_a_client_key(desk):
    form = forms.signs(desk)
    form.set("client", HEAT)
    line = by_sign(form, "potential").id
    form.set(f"marks/{line}/evidence", "Показал план второго цеха")
    line = by_sign(form, "potential").id
    form.set(f"marks/{line}/seen_on", "12.10.2026")
    form.set(f"marks/{line}/state", "confirmed")
    assert HEAT in model_of(desk).key
    assert "ваши отметки" in repr(form)
    again = reopened(form)
    assert again.client == HEAT
    assert [by_sign(again, "potential")[name] for name in ("state", "evidence", "seen_on")] == [
        "confirmed",
        "Показал план второго цеха",
        "2026-10-12",
    ]


def model_of(desk):
    """Return what the model makes of the marks in the workbook."""
    return model.six_signs(Own(desk).evidence())


def test_confirmed_without_a_fact_is_an_assumption_until_the_fact_is_there(desk):
    form = forms.signs(desk)
    form.set("client", HEAT)
    form.set(f"marks/{by_sign(form, 'fame').id}/state", "confirmed")
    line = by_sign(form, "fame")
    assert line["state"] == "assumed"
    assert "Пока это предположение: Известность" in repr(form)
    form.set(f"marks/{line.id}/evidence", "Два звонка по его рекомендации")
    assert line["state"] == "assumed"
    form.set(f"marks/{line.id}/seen_on", "1 октября 2026")
    assert line["state"] == "confirmed"
    form.set(f"marks/{line.id}/evidence", "")
    assert line["state"] == "assumed"
    stored = next(row for row in desk.workbook.rows(Sign, company="demo") if row.sign == "fame")
    assert (stored.state, stored.evidence) == ("assumed", "")


def test_a_wrong_day_keeps_the_old_one(desk):
    form = forms.signs(desk)
    line = by_sign(form, "fame").id
    form.set(f"marks/{line}/seen_on", "31.11.2026")
    assert by_sign(form, "fame")["seen_on"] == "2026-06-10"
    assert by_sign(form, "fame").held["seen_on"].problem is not None


def test_a_client_joins_and_leaves_the_list(desk):
    form = forms.signs(desk)
    form.set("add", "Лесная мануфактура")
    form.press("add")
    assert form.client == "Лесная мануфактура"
    assert by_sign(form, "fame")["state"] == "unchecked"
    form.press("leave_out")
    assert "Лесная мануфактура" not in form.kinds["client"].options
    assert "Лесная мануфактура" not in [row.client for row in model_of(desk).rows]
    form.press("take_back:Лесная мануфактура")
    assert form.client == "Лесная мануфактура"


def test_two_windows_on_one_mark(windows):
    one, two = (forms.signs(desk) for desk in windows)
    one.set(f"marks/{by_sign(one, 'fame').id}/evidence", "из первого окна")
    two.set(f"marks/{by_sign(two, 'fame').id}/state", "assumed")
    assert by_sign(two, "fame")["evidence"] == "из первого окна"
    two.set(f"marks/{by_sign(two, 'fame').id}/evidence", "из второго окна")
    one.set(f"marks/{by_sign(one, 'fame').id}/evidence", "снова из первого")
    assert by_sign(one, "fame").held["evidence"].other.value == "из второго окна"


# Score card -----------------------------------------------------------------------------------------------------------

REFERENCE = {"Вега": (9, 5, 6, 8, 4, 7), "Меркурий": (6, 8, 7, 5, 9, 6), "Альфа-Строй": (8, 4, 9, 6, 3, 5)}


def reference_card(desk):
    """Return the form with the reference case entered into its grid."""
    form = forms.score(desk)
    for client in list(form._scores):  # noqa: SLF001 - the list as the form has it
        form.press(f"remove:{client}")
    for client, row in REFERENCE.items():
        form.set("add", client)
        form.press("add")
        for label, value in zip(form.labels, row, strict=True):
            form.grid.enter(client, label, str(value))
    form.set("top", "2")
    return form


def test_the_reference_case_is_entered_weighed_and_flips(desk):
    form = reference_card(desk)
    text = repr(form)
    assert dict(zip(form.result.clients, form.result.totals, strict=True)) == pytest.approx(
        {"Меркурий": 6.8, "Вега": 6.5, "Альфа-Строй": 6.2}
    )
    assert "Первый — Меркурий (6,80), за ним Вега (6,50). Порядок шаткий" in text
    form.set("predictability", "23")
    form.parts()
    assert form.result.clients[0] == "Вега"
    form.set("predictability", "22,5")
    form.parts()
    assert form.result.clients[0] == "Меркурий"
    firm = model.stability(form.result, top=2)
    assert form.finding.title == findings.score(desk, form.result, top=2).title
    assert f"{round(100 * firm.chance[0])}\u00a0%" in repr(form)
    form.gone = ""  # whom the last window took off is not told again
    assert repr(reopened(form)) == repr(form)
    assert len(desk.workbook.rows(Score, company="demo")) == 18


def test_weights_stay_at_a_hundred_and_the_held_one_stays(desk):
    form = forms.score(desk)
    form.set("hold_growth", raw=True)
    form.set("profitability", "55")
    assert form.weights == model.move_weight(model.WEIGHTS, "profitability", 0.55, held=["growth"]).weights
    assert form["growth"] == 20
    assert sum(round(10 * form[name]) for name in model.CRITERIA) == 1000
    assert form.stop == ""
    form.set("profitability", "95")
    assert form["profitability"] == 80
    assert form.stop == "Больше 80\u00a0% для «Отдача на затраты» взять неоткуда: остальное держат Рост."
    again = reopened(form)
    assert again.weights == form.weights
    assert again.kept == {"growth"}


def test_a_weight_whose_others_are_all_held_stays_and_says_so(desk):
    form = forms.score(desk)
    for name in model.CRITERIA[1:]:
        form.set(f"hold_{name}", raw=True)
    form.slide("predictability", 40)
    assert form["predictability"] == 15
    assert "остальные пять вы держите" in repr(form)
    form.press("as_it_was")
    assert (form.kept, form.stop) == (set(), "")


def test_equal_weights_and_the_way_back(desk):
    form = forms.score(desk)
    form.press("even")
    assert form.weights == model.even_weights(model.WEIGHTS)
    form.press("as_it_was")
    assert form.weights == dict(model.WEIGHTS)
    assert {row.name: row.weight for row in desk.workbook.rows(Criterion, company="demo")} == dict(model.WEIGHTS)


def test_a_slide_is_shown_from_where_it_began_and_not_saved(desk):
    form = forms.score(desk)
    form.slide("growth", 100)
    form.slide("growth", 30)
    assert form.weights == model.move_weight(model.WEIGHTS, "growth", 0.3).weights
    assert desk.workbook.rows(Criterion, company="demo") == []


@pytest.mark.parametrize("typed", ["0", "11", "семь", "9,5,1"])
def test_a_score_that_cannot_be_goes_back(desk, typed):
    form = forms.score(desk)
    column = next(iter(form.labels))
    form.grid.enter(VOLGA, column, typed)
    assert form.grid.problem is not None
    assert form._scores[VOLGA]["predictability"] == 8  # noqa: SLF001 - the scores as the form has them
    assert "В клетке прежний балл." in repr(form)


def test_an_emptied_score_takes_the_client_out_of_the_ranking(desk):
    form = forms.score(desk)
    form.grid.enter(VOLGA, next(iter(form.labels)), "")
    form.parts()
    assert VOLGA not in form.result.clients
    assert f"{VOLGA}: не хватает 1 балла" in repr(form)


def test_a_client_taken_off_can_be_put_back(desk):
    form = forms.score(desk)
    form.press(f"remove:{HEAT}")
    form.parts()
    assert HEAT not in form.result.clients
    form.press("undo_remove")
    form.parts()
    assert HEAT in form.result.clients


def test_an_empty_list_says_what_to_begin_with(desk):
    form = forms.score(desk)
    form.put("clients", [])
    again = reopened(form)
    assert "Пока ни одного клиента" in repr(again)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_names_criteria_and_total_fit_a_page_together(company, lang):
    form = forms.score(Table(lang, company, book=open_workbook("sqlite://")))
    form.parts()
    assert sum(form.grid.widths) <= 1032
    assert form.grid.widths[0] <= 220
    assert len(form.grid.widths) == 1 + len(form.grid.frame.columns)


def test_two_windows_on_one_score(windows):
    one, two = (forms.score(desk) for desk in windows)
    column = next(iter(one.labels))
    one.grid.enter(VOLGA, column, "3")
    two.grid.enter(VOLGA, column, "4")
    assert two.own.scores()[VOLGA]["predictability"] == 4
    one.grid.enter(VOLGA, column, "5")
    assert "другое окно записало 4" in one.note


# Map, load, reference -------------------------------------------------------------------------------------------------


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
    assert "Картина откроется после вашей догадки." in repr(threshold)
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
def test_every_form_shows_itself_in_both_languages(company, lang, name):
    form = getattr(forms, name)(Table(lang, company, book=open_workbook("sqlite://")))
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
