"""The forms of the threshold and of the six signs repeat the model; what is set is kept and found again."""

import pytest

from kamlab.modules.identification import findings, forms, model
from kamlab.modules.identification.forms.own import Own
from kamlab.workbook.models import Sign
from tests.looking import names, reopened

BALTIC = "Балтийская судоремонтная компания"
HEAT = "Тепломонтаж"


def by_sign(form, sign):
    """Return the row of a sign."""
    return form.marks.named(sign)


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


def test_what_the_folder_says_is_read_in_either_language_until_it_is_changed(desk, turned):
    form = forms.signs(desk)
    client, told = form.client, by_sign(form, "fame")["evidence"]
    form.set(f"marks/{by_sign(form, 'fame').id}/state", "assumed")
    english = by_sign(forms.signs(turned(desk, "en")), "fame")["evidence"]
    assert told
    assert english != told
    assert Own(turned(desk, "en")).marks()[client]["fame"].evidence == english
    form.set(f"marks/{by_sign(form, 'fame').id}/evidence", "Два звонка по его рекомендации")
    assert by_sign(forms.signs(turned(desk, "en")), "fame")["evidence"] == "Два звонка по его рекомендации"


def test_an_action_that_was_proposed_is_read_in_either_language(desk, turned):
    idea = forms.actions(desk)
    idea.press("idea:0")
    (line,) = forms.actions(turned(desk, "en")).rows
    assert line["what"] == forms.actions(turned(desk, "en")).proposals[0]


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
