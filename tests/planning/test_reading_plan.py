"""The plan as it is read: from the company's folder, in both languages, and from the workbook once it is begun."""

from datetime import date

import pytest

from kamlab.modules.planning import model
from kamlab.modules.planning.findings import Reading, plan_of
from kamlab.workbook.models import Action, Goal, Person

VOLGA = "ТД «Волжские продукты»"


def test_the_plan_of_the_demo_holds_the_planted_story(desk):
    plan = plan_of(desk)
    assert plan.account == VOLGA
    found = model.mirror(plan.theirs, plan.ours)
    assert (found.ratio_ours, found.ratio_theirs) == (0.75, 0.75)
    assert [goal.goal for goal in found.orphans] == ["Цена плёнки выше"]
    assert [goal.goal for goal in found.unserved] == ["На площадке одним поставщиком меньше"]
    load = model.load_by_person(plan.actions, plan.limits)
    assert (load.hours, load.hours_limit, load.hours_over) == (245, 240, 5)
    gaps = {(gap.code, gap.where) for gap in model.plan_check(plan)}
    assert {("action_person", "Письмо о цене"), ("action_days", "Письмо о цене"), ("hours_over", "")} <= gaps


def test_the_plan_speaks_the_language_of_the_page(desk_in):
    plan = plan_of(desk_in("en"))
    assert plan.ours[0].goal == "Label sales"
    assert plan.ours[0].person == "E. S. Ilyina"
    assert plan.theirs[1].unit == "%"
    assert {action.who for action in plan.actions} >= {"A. T. Kim", "V. K. Petrov", ""}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_company_with_a_ledger_only_has_an_empty_plan_of_its_largest_client(bare_in, lang):
    plan = plan_of(bare_in(lang))
    assert plan.account == "<script>alert(1)</script>"
    assert plan.is_empty
    assert len(plan.limits.periods) == 2
    assert {gap.code for gap in model.plan_check(plan)} == {"no_ours", "no_theirs", "no_actions", "no_risk"}


def test_rows_of_the_workbook_take_the_place_of_the_folder(desk):
    book = desk.workbook
    account = book.account(VOLGA, "demo").id
    person = book.save(Person, company="demo", name="E. S. Ilyina").id
    theirs = book.save(Goal, company="demo", account_id=account, side="theirs", goal="Новая линия").id
    told = {"side": "ours", "goal": "Этикетка", "serves_id": theirs, "person_id": person, "due": date(2027, 5, 31)}
    ours = book.save(Goal, company="demo", account_id=account, **told).id
    book.save(Action, company="demo", account_id=account, module="05", what="Образцы", who="Ким А. Т.", goal_id=ours)
    book.save(Action, company="demo", account_id=account, module="03", what="Другое")
    plan = plan_of(desk)
    assert [goal.goal for goal in plan.theirs] == ["Новая линия"]
    assert [(goal.goal, goal.serves, goal.person) for goal in plan.ours] == [("Этикетка", theirs, "Ильина Е. С.")]
    assert [(action.what, action.goal) for action in plan.actions] == [("Образцы", ours)]
    assert Reading(desk).is_begun(VOLGA)
