"""The score card repeats the model: weights at a hundred, scores read, kept, put back."""

import pytest

from kamlab.modules.identification import findings, forms, model
from kamlab.workbook.models import Criterion, Score
from tests.looking import reopened

VOLGA = "ТД «Волжские продукты»"
HEAT = "Тепломонтаж"


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
def test_names_criteria_and_total_fit_a_page_together(desk_in, lang):
    form = forms.score(desk_in(lang))
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


def test_a_score_on_a_narrow_card_is_the_cell_of_the_grid(desk):
    form = forms.score(desk)
    (cards,) = [part for part in form.parts() if part.kind == "narrow"]
    assert len(cards.parts) == len(form.own.scores())
    client = next(iter(form.own.scores()))
    form.set("score:0:growth", "3")
    assert form.own.scores()[client]["growth"] == 3
    assert reopened(form).own.scores()[client]["growth"] == 3
    form.set("score:0:growth", "11")
    assert "Здесь подходят числа от 1 до 10." in repr(form)
    assert form.own.scores()[client]["growth"] == 3
