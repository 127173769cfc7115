"""The forms of the plan repeat the model; what is set is kept, found again, and seen by the other forms."""

import pytest

from kamlab.modules.planning import findings, forms, model
from kamlab.workbook.models import Action, Goal, Opportunity, Person
from tests.looking import place as cell

VOLGA = "ТД «Волжские продукты»"
BALTIC = "Балтийская судоремонтная компания"
NAMES = ("first_guess", "goals", "four_p", "price", "delivery", "steps", "resources", "page", "versions", "actions")


def opened(desk):
    return {name: getattr(forms, name)(desk) for name in NAMES}


def drawn(page):
    for form in page.values():
        form.parts()


def test_looking_at_the_plan_writes_nothing(desk):
    drawn(opened(desk))
    assert desk.book.rows(Goal, company="demo") == []
    assert desk.book.rows(Person, company="demo") == []
    assert desk.book.saved_at is None


def test_the_first_entry_makes_the_whole_plan_the_participants_own(desk):
    before = findings.plan_of(desk)
    form = forms.goals(desk)
    form.set(cell(form.ours, 3, "serves_id"), before.theirs[3].id)
    after = findings.plan_of(desk)
    assert model.changes(before, after) == (
        model.Changed("ours", "changed", "Цена плёнки выше", "serves", "", "На площадке одним поставщиком меньше"),
    )
    assert len(desk.book.rows(Goal, company="demo")) == 8
    assert len(desk.book.rows(Action, company="demo")) == 10
    assert model.mirror(after.theirs, after.ours).ratio_ours == 1


def test_what_one_form_changes_the_others_show(desk):
    page = opened(desk)
    drawn(page)
    goals, steps = page["goals"], page["steps"]
    goals.set(cell(goals.ours, 0, "goal"), "Этикетка для линии")
    goals.press("ours/add")
    goals.set(cell(goals.ours, 4, "goal"), "Пятая цель")
    drawn(page)
    labels = steps.rows.kinds["goal_id"].labels
    assert next(iter(labels.values())) == "Этикетка для линии"
    assert "Пятая цель" in labels.values()
    fifth = next(id_ for id_, words in labels.items() if words == "Пятая цель")
    steps.set(cell(steps.rows, 9, "goal_id"), fifth)
    steps.set(cell(steps.rows, 9, "who"), "Ким А. Т.")
    drawn(page)
    assert [action.what for action in findings.plan_of(desk).actions_of(fifth)] == ["Письмо о цене"]
    assert "Пятая цель" in repr(page["four_p"].kinds["goal_meetings"].labels)
    assert page["page"].finding.title.startswith("Плану не хватает")


def test_entries_are_found_again_by_forms_built_anew(desk):
    page = opened(desk)
    page["goals"].set(cell(page["goals"].theirs, 1, "person_id"), "Новый Человек")
    page["steps"].set(cell(page["steps"].rows, 0, "money"), "120 000")
    page["resources"].set("hours_1", "150")
    page["resources"].set("money", "100000")
    page["four_p"].set("price", ["larger_share"])
    page["four_p"].set("what_larger_share", "набор из трёх")
    page["page"].set("risk", "уйдёт Орлов")
    again = opened(desk)
    assert again["goals"].theirs.lines[1]["person_id"] == "Новый Человек"
    assert again["steps"].rows.lines[0]["money"] == 120_000
    plan = findings.plan_of(desk)
    assert plan.limits.hours == 270
    assert plan.tactics == (model.Tactic("price", "larger_share", "набор из трёх"),)
    assert plan.risk.what == "уйдёт Орлов"
    assert "money_over" in {gap.code for gap in model.plan_check(plan)}


def test_a_row_taken_out_of_the_folders_plan_comes_back(desk):
    form = forms.steps(desk)
    gone = form.rows.lines[9].id
    form.press(f"actions/remove:{gone}")
    form.parts()
    assert len(findings.plan_of(desk).actions) == 9
    form.press("actions/undo")
    form.parts()
    assert [line.id for line in form.rows.lines].count(gone) == 1
    assert len(findings.plan_of(desk).actions) == 10


def test_a_goal_of_the_client_taken_out_leaves_an_orphan(desk):
    form = forms.goals(desk)
    form.press(f"theirs/remove:{form.theirs.lines[0].id}")
    form.parts()
    plan = findings.plan_of(desk)
    assert model.mirror(plan.theirs, plan.ours).orphans[0].goal == "Продажи этикетки"


def test_nobody_in_particular_and_a_day_of_another_year_get_a_remark(desk):
    steps = forms.steps(desk)
    assert "давно прошло" not in repr(steps)
    steps.set(cell(steps.rows, 0, "who"), "мы")
    steps.set(cell(steps.rows, 1, "start"), "1 января 2020")
    told = repr(steps)
    assert "Строка 1: «мы» — это никто." in told
    assert "Строка 2: 1 января 2020 давно прошло." in told.replace("\u00a0", " ")
    assert [gap.where for gap in model.plan_check(findings.plan_of(desk)) if gap.code == "action_group"] == [
        steps.rows.name_of(steps.rows.lines[0])
    ]


def test_another_account_has_its_own_plan_everywhere(desk):
    page = opened(desk)
    page["page"].set("risk", "риск Волги")
    page["goals"].set("account", BALTIC)
    drawn(page)
    assert len(page["goals"].theirs) == len(page["steps"].rows) == 0
    assert page["page"]["risk"] is None
    page["goals"].press("theirs/add")
    page["goals"].set(cell(page["goals"].theirs, 0, "goal"), "Сухой док к лету")
    drawn(page)
    assert [goal.goal for goal in findings.plan_of(desk).theirs] == ["Сухой док к лету"]
    page["goals"].set("account", VOLGA)
    drawn(page)
    assert page["page"]["risk"] == "риск Волги"
    assert len(page["goals"].theirs) == 4


def test_a_client_that_is_not_on_the_list_can_be_planned(desk):
    form = forms.goals(desk)
    form.set("other", "Новый клиент")
    form.press("take_other")
    form.parts()
    assert form.account == "Новый клиент"
    assert "Новый клиент" in form.kinds["account"].options


def test_chosen_opportunities_begin_goals_and_actions(desk):
    account = desk.book.account(VOLGA, "demo").id
    told = {"name": "Отчёт о браке", "base": 6e6, "hours": 10, "money": 5e4}
    now = desk.book.save(Opportunity, company="demo", account_id=account, choice="now", **told).id
    desk.book.save(Opportunity, company="demo", account_id=account, choice="later", name="Филиал")
    goals, steps = forms.goals(desk), forms.steps(desk)
    offered = repr([part.wire() for part in goals.parts()])
    assert "Отчёт о браке" in offered
    assert "Филиал" not in offered
    goals.press(f"take:{now}")
    steps.parts()
    steps.press(f"take:{now}")
    plan = findings.plan_of(desk)
    assert (plan.ours[-1].goal, plan.ours[-1].target) == ("Отчёт о браке", 6e6)
    assert (plan.actions[-1].what, plan.actions[-1].hours, plan.actions[-1].money) == ("Отчёт о браке", 10, 5e4)
    assert f"take:{now}" not in repr([part.wire() for part in goals.parts()])


def test_versions_are_kept_and_compared(desk):
    form, goals = forms.versions(desk), forms.goals(desk)
    form.set("name", "до обсуждения")
    form.press("keep")
    goals.set(cell(goals.ours, 0, "target"), "7000000")
    assert "изменилась 1 строка" in repr(form)
    form.press("keep")
    assert [told["name"] for told in form.kept().values()] == ["до обсуждения", "Версия 2"]
    assert "ничего не изменилось" in repr(form)
    form.set("with", "version_1")
    assert "7\u00a0000\u00a0000" in repr(form)


def test_a_version_of_one_language_is_compared_in_the_other(desk, turned):
    forms.versions(desk).press("keep")
    other = forms.versions(turned(desk, "en"))
    assert "Nothing has changed" in repr(other)


def test_the_calculators_repeat_the_model(desk):
    price, van = forms.price(desk), forms.delivery(desk)
    price.set("margin", "20")
    price.set("cut", "5")
    price.parts()
    assert price.finding.title == findings.price_cut(desk, margin=0.2, cut=0.05).title
    price.press("own")
    assert price["margin"] == 21
    van.set("orders", "900")
    van.parts()
    assert "своя доставка дешевле" in van.finding.so_what
    van.set("fixed", "много")
    assert van.held["fixed"].problem is not None


@pytest.mark.parametrize(
    ("table", "name", "typed"),
    [("ours", "target", "шесть"), ("ours", "due", "32 мая"), ("theirs", "due", "скоро")],
)
def test_what_cannot_be_read_stays_beside_its_sentence_and_changes_nothing(desk, table, name, typed):
    form = forms.goals(desk)
    rows = getattr(form, table)
    form.set(cell(rows, 0, name), typed)
    form.parts()
    held = rows.lines[0].held[name]
    assert held.problem is not None
    assert held.typed == typed
    assert not findings.Reading(desk).is_begun(VOLGA)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_company_with_a_ledger_only_opens_for_entry(bare_in, lang):
    desk = bare_in(lang)
    page = opened(desk)
    for form in page.values():
        shown = repr(form)
        assert shown.strip()
        assert "None" not in shown
    goals, steps = page["goals"], page["steps"]
    for table, words in (("theirs", "<b>x</b>"), ("ours", "=cmd")):
        goals.press(f"{table}/add")
        goals.set(cell(getattr(goals, table), 0, "goal"), words)
    steps.press("actions/add")
    steps.set(cell(steps.rows, 0, "what"), "🦆 " + "я" * 300)
    steps.set(cell(steps.rows, 0, "who"), "שלום")
    drawn(page)
    plan = findings.plan_of(desk)
    assert [goal.goal for goal in (*plan.theirs, *plan.ours)] == ["<b>x</b>", "=cmd"]
    for form in page.values():
        assert "<b>x</b>" not in form._repr_mimebundle_()["text/html"]


def test_the_closing_actions_are_not_those_of_the_plan(desk):
    steps, closing = forms.steps(desk), forms.actions(desk)
    steps.set(cell(steps.rows, 0, "hours"), "14")
    closing.press("idea:0")
    assert len(forms.actions(desk).rows) == 1
    assert len(findings.plan_of(desk).actions) == 10


def test_a_plan_begun_in_one_language_is_read_in_the_other(desk, turned):
    form = forms.goals(desk)
    form.set(cell(form.ours, 0, "target"), "7000000")
    plan = findings.plan_of(turned(desk, "en"))
    assert (plan.ours[0].goal, plan.ours[0].person) == ("Label sales", "E. S. Ilyina")
    english = forms.goals(turned(desk, "en"))
    assert english.ours.kinds["goal"].shown(english.ours.lines[0]["goal"], "en") == "Label sales"
