"""The forms of module 03: each repeats the model, keeps what is entered, and never shows a name as markup."""

import pytest

from kamlab.forms import still
from kamlab.forms.live import STILL
from kamlab.modules.perception import forms, model
from kamlab.modules.perception.forms.sheet import UNKNOWN, answer_field
from kamlab.workbook.models import Account, Action, LadderAnswer, Person
from tests.looking import names

VOLGA = "ТД «Волжские продукты»"
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "{{7*7}} {name} %s",
    "я" * 10_000,
    "שלום \u202eevil",
    "🦊🔥",
)
LABELS = dict.fromkeys(("never", "rarely", "sometimes", "often", "always", "yes", "no", UNKNOWN), "…")


def answer(form, question, value):
    """Choose an answer as the page does."""
    form.set(f"answers/{form.sheet.row(question).id}/answer", value)


def client_level(form):
    form.parts()
    return form.shown.standing.client


def test_the_ladder_begins_with_what_the_company_s_folder_says(desk):
    form = forms.ladder(desk)
    level = client_level(form)
    assert (form.client, level.low.points, level.low.step) == (VOLGA, 4, 2)
    assert desk.workbook.rows(LadderAnswer, company="demo") == []  # looking makes no rows
    assert "держит на ступени 2" in repr(form)


def test_an_unknown_answer_that_decides_is_asked_before_another_is_changed(desk):
    form = forms.ladder(desk)
    answer(form, 1, UNKNOWN)
    level = client_level(form)
    assert level.deciding == (1,)
    assert form["plan_question"] == "1"


def test_an_answer_is_kept_as_favourable_with_person_and_day(desk):
    form = forms.ladder(desk)
    answer(form, 3, "1")
    assert client_level(form).low.points == 6
    (row,) = desk.workbook.rows(LadderAnswer, company="demo")
    person = desk.workbook.get(Person, row.person_id)
    account = desk.workbook.get(Account, row.account_id)
    assert (row.question, row.answer, row.respondent, row.asked_on.isoformat()) == (3, 1, "client", "2026-11-10")
    assert (person.name, account.name) == ("Орлов Д. С.", VOLGA)
    assert repr(forms.ladder(desk)) == repr(form)


def test_dont_know_is_a_row_without_a_number(desk):
    form = forms.ladder(desk)
    answer(form, 3, UNKNOWN)
    assert client_level(form).unknown == (3,)
    assert [row.answer for row in desk.workbook.rows(LadderAnswer, company="demo")] == [None]
    again = forms.ladder(desk)
    assert again.sheet.row(3)["answer"] == UNKNOWN
    assert client_level(again).high.step == 3


@pytest.mark.parametrize("question", model.QUESTIONS)
def test_the_scale_is_turned_where_never_is_favourable(question):
    five, plain = (answer_field(question, scale, LABELS) for scale in ("five", "yes_no"))
    up = question in model.YES_IS_GOOD
    assert list(five.options) == [
        *(["0", "0.25", "0.5", "0.75", "1"] if up else ["1", "0.75", "0.5", "0.25", "0"]),
        UNKNOWN,
    ]
    assert list(plain.options) == [*(["1", "0"] if up else ["0", "1"]), UNKNOWN]
    assert (five.digits, plain.digits) == ("123450", "120")


def test_a_strange_answer_is_refused_and_the_old_one_stays(desk):
    form = forms.ladder(desk)
    answer(form, 1, "7")
    assert form.sheet.row(1).held["answer"].problem is not None
    assert client_level(form).low.points == 4


def test_self_client_and_several_rivals_have_their_own_answers(desk):
    form = forms.ladder(desk)
    form.set("respondent", "self")
    assert [form.sheet.row(q)["answer"] for q in model.QUESTIONS] == ["1", "0", "1", "0", "1", "1"]
    form.set("respondent", "client_about_rival")
    assert form["rival"] == "Пак-Линия"
    form.set("add_rival", "Тара-Восход")
    form.press("add_rival")
    assert form["rival"] == "Тара-Восход"
    for question in model.QUESTIONS:
        answer(form, question, "0")
    form.parts()
    assert {name: level.low.step for name, level in form.shown.standing.rivals} == {"Пак-Линия": 3, "Тара-Восход": 1}
    assert forms.ladder(desk).own.rivals(VOLGA) == ["Пак-Линия", "Тара-Восход"]


def test_two_people_of_a_client_answer_apart(desk):
    form = forms.ladder(desk)
    form.set("person", "Марченко О. Л.")
    assert [form.sheet.row(q)["answer"] for q in model.QUESTIONS] == [None] * 6
    for question in model.QUESTIONS:
        answer(form, question, "1")
    assert client_level(form).low.step == 4
    form.set("person", "Орлов Д. С.")
    assert client_level(form).low.step == 2
    people = forms.people(desk)
    people.parts()
    assert {name: level.low.step for name, level in people.levels.items()} == {"Орлов Д. С.": 2, "Марченко О. Л.": 4}
    assert "2–4" in repr(people)


def test_a_person_who_is_not_on_any_list_can_be_asked(desk):
    form = forms.ladder(desk)
    form.press("add_person")
    assert form.unnamed == "add_person"
    form.set("add_person", "Новиков Н. Н.")
    form.press("add_person")
    assert (form.person, form.unnamed) == ("Новиков Н. Н.", "")
    assert "Новиков Н. Н." in forms.ladder(desk).own.people(VOLGA)


def test_one_day_holds_for_all_six_answers(desk):
    form = forms.ladder(desk)
    form.set(f"answers/{form.sheet.row(1).id}/asked_on", "20 ноября 2026")
    days = {row.asked_on.isoformat() for row in desk.workbook.rows(LadderAnswer, company="demo")}
    assert days == {"2026-11-20"}
    form.set(f"answers/{form.sheet.row(1).id}/asked_on", "32 ноября")
    assert form.sheet.row(1).held["asked_on"].problem is not None
    assert {line["asked_on"] for line in form.sheet.lines} == {"2026-11-20"}


@pytest.fixture
def live(desk, monkeypatch):
    """Return a living ladder after the guess was passed over."""
    monkeypatch.delenv(STILL)
    monkeypatch.setattr("kamlab.modules.perception.forms.planner.is_live", lambda: True)
    forms.first_guess(desk).press("skip")
    return forms.ladder(desk)


def test_a_step_without_person_or_day_says_what_it_lacks(live):
    live.parts()
    live.press("write_step")
    assert live.focus[0] == "plan_with"
    live.set("plan_with", "Марченко О. Л.")
    live.press("write_step")
    assert live.focus[0] == "plan_due"
    assert live.book.rows(Action, company="demo") == []
    assert "дня" in still.text(live.parts())


def test_a_dated_step_becomes_an_action_of_the_account(live):
    live.parts()
    assert live["plan_question"] == "3"
    live.set("plan_with", "Марченко О. Л.")
    live.set("plan_due", "12.12.2026")
    live.press("write_step")
    (row,) = live.book.rows(Action, company="demo", module="03")
    assert (row.with_whom, row.due.isoformat()) == ("Марченко О. Л.", "2026-12-12")
    assert row.account_id == live.book.account(VOLGA, "demo").id
    assert row.what
    assert "записан 1 шаг" in still.text(live.parts())
    assert row.what in repr(forms.actions(live.desk))


def test_actions_at_the_end_of_the_page_show_a_step_written_further_up(live):
    end = forms.actions(live.desk)
    end.parts()
    live.parts()
    live.set("plan_with", "Марченко О. Л.")
    live.set("plan_due", "12.12.2026")
    live.press("write_step")
    end.parts()
    assert len(end.rows) == 1


def test_an_answer_that_does_not_lift_is_said(live):
    for question, value in {1: "1", 2: "0", 3: "0", 4: "1", 5: "1", 6: "1"}.items():
        answer(live, question, value)
    live.parts()
    live.set("plan_question", "2")
    assert "на ступень 3 не поднимет" in still.text(live.parts())


def test_weights_move_the_step_and_come_back(desk):
    form = forms.weights(desk)
    form.set("w5", "2")
    text = repr(form)
    assert forms.ladder(desk).own.weights() == (2, 2, 2, 2, 2, 1)
    form.press("as_it_was")
    assert forms.ladder(desk).own.weights() == model.WEIGHTS
    assert repr(form) != text


def test_all_weights_at_zero_are_refused_and_the_course_s_are_in_force(desk):
    form = forms.weights(desk)
    for place in model.QUESTIONS:
        form.set(f"w{place}", "0")
    assert "Все веса — ноль" in repr(form)
    assert forms.ladder(desk).own.weights() == model.WEIGHTS


def test_a_wish_is_kept_for_the_person_it_was_made_for(desk):
    form = forms.people(desk)
    form.parts()
    form.set("wish1", "3")
    form.set("by1", "30 июня 2027")
    kept = desk.workbook.answers("03.people", "demo")
    assert kept[f"wish:{VOLGA}:Орлов Д. С."] == "3"
    assert kept[f"by:{VOLGA}:Орлов Д. С."] == "2027-06-30"
    again = forms.people(desk)
    again.parts()
    assert again.held["wish1"].value == "3"
    again.set("client", "Альтаир-Фарм")
    again.parts()
    assert again.held["wish1"].value is None


def test_a_living_page_keeps_the_ladder_until_the_guess(desk, monkeypatch):
    for place in ("guess", "planner"):
        monkeypatch.setattr(f"kamlab.modules.perception.forms.{place}.is_live", lambda: True)
    form, first = forms.ladder(desk), forms.first_guess(desk)
    assert "picture" not in names(form.parts())
    assert "держит" not in still.text(form.parts())
    first.set("ours", "3")
    assert "picture" not in names(form.parts())
    first.set("client", "2")
    assert "picture" in names(form.parts())
    assert "мы на 3, клиент поставит на 2. По ответам клиента это ступень 2: вы угадали." in still.text(form.parts())


@pytest.mark.parametrize(
    ("told", "said"), [("2", "вы угадали"), ("4", "на 2 ступени ниже"), ("1", "на 1 ступень выше")]
)
def test_the_guess_is_answered_where_it_was_made(desk, monkeypatch, told, said):
    monkeypatch.setattr("kamlab.modules.perception.forms.guess.is_live", lambda: True)
    first, sheet = forms.first_guess(desk), forms.whole(desk)
    first.set("ours", "3")
    assert "picture" not in names(sheet.parts())
    first.set("client", told)
    assert said in still.text(first.parts())
    assert "picture" in names(sheet.parts())


def test_the_weight_that_is_proposed_changes_somebody_s_step(desk):
    form = forms.weights(desk)
    assert "вопросу 5 вес 0" in still.text(form.parts())
    form.set("w5", "0")
    assert "Альтаир-Фарм — теперь 3" in still.text(form.parts())


def test_a_client_nobody_asked_has_no_words_and_no_day(desk):
    form = forms.ladder(desk)
    form.set("client", next(one for one in form.own.clients if one not in {row.account for row in form.own.sheets()}))
    assert "ответов ещё нет" in still.text(form.parts())
    assert "со слов клиента" not in still.text(form.parts())
    answer(form, 1, "1")
    assert "со слов клиента" in still.text(form.parts())


def test_the_answer_to_change_is_the_one_named_first(live):
    form = live
    for client in form.own.offered():
        form.set("client", client)
        form.parts()
        level = form.shown.standing.client
        if level is not None and (question := form["plan_question"]):
            held = model.blockers(level)
            assert int(question) in (held.ways[0] if len(held.ways[0]) > 1 else (held.first,))


def test_days_and_wishes_in_the_wrong_direction_are_doubted_not_refused(live):
    form, people = live, forms.people(live.desk)
    form.set("plan_due", "01.03.2020")
    assert "уже прошёл" in still.text(form.parts())
    form.set(f"answers/{form.sheet.row(1).id}/asked_on", "31.12.2099")
    assert "ещё не наступил" in still.text(form.parts())
    people.parts()
    assert "ниже нынешней" not in still.text(people.parts())
    people.set("wish0", "1")
    people.set("by0", "01.03.2020")
    assert "ниже нынешней" in still.text(people.parts())
    assert "уже прошёл" in still.text(people.parts())


def test_two_windows_on_one_answer(windows):
    one, two = (forms.ladder(desk) for desk in windows)
    answer(one, 3, "1")
    answer(two, 3, "0.25")
    assert [row.answer for row in windows[0].workbook.rows(LadderAnswer, company="demo")] == [0.25]
    answer(one, 3, "0.5")
    assert one.sheet.row(3).held["answer"].other.value == "0.25"  # the last change wins and says what it replaced


@pytest.mark.parametrize("name", sorted(forms.__all__))
def test_a_company_with_a_ledger_alone_can_begin(own, name):
    form = getattr(forms, name)(own)
    assert repr(form)
    assert "<script" not in form._repr_mimebundle_()["text/html"]


def test_a_company_with_a_ledger_alone_answers_and_sees_its_step(own):
    form = forms.ladder(own)
    assert form.client == "<script>alert(1)</script>"
    for question in model.QUESTIONS:
        answer(form, question, "1")
    assert client_level(form).low.step == 4
    form.set("respondent", "client_about_rival")
    assert form.voice is None
    assert form.parts()


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_stay_text(desk, name):
    form = forms.ladder(desk)
    form.set("add_client", name)
    form.press("add_client")
    form.set("respondent", "client_about_rival")
    form.set("add_rival", name)
    form.press("add_rival")
    answer(form, 1, "1")
    html = form._repr_mimebundle_()["text/html"]
    assert "<script" not in html
    assert form.client == name.strip()


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", sorted(forms.__all__))
def test_every_form_shows_itself_in_both_languages(desk_in, lang, name):
    assert repr(getattr(forms, name)(desk_in(lang)))
