"""Goals and facts of an account: the folder's until somebody enters something, and then the same for every module."""

import pytest

from kamlab.modules.negotiation.findings.reading import Reading
from kamlab.workbook.models import DossierFact, Goal

VOLGA = "ТД «Волжские продукты»"


def words(goals, side):
    return [one.goal for one in goals[side]]


def test_the_goals_begin_as_the_folders(desk):
    goals = desk.goals.of(VOLGA)
    assert (len(goals["theirs"]), len(goals["ours"])) == (4, 4)
    ids = {one.id for one in goals["theirs"]}
    assert sum(one.serves in ids for one in goals["ours"]) == 3
    assert len(Reading(desk).aims(VOLGA)) == 4


def test_a_goal_that_is_gone_from_the_plan_is_gone_everywhere(desk):
    account = desk.workbook.account(VOLGA, desk.company_key).id
    desk.workbook.save(Goal, company=desk.company_key, account_id=account, side="theirs", goal="Новая линия")
    assert words(desk.goals.of(VOLGA), "theirs") == ["Новая линия"]
    assert words(desk.goals.of(VOLGA), "ours") == []
    pains = [pain.text for pain in Reading(desk).pains(VOLGA) if not pain.id.startswith("fact:")]
    assert pains == ["Новая линия"]


@pytest.mark.parametrize(("value", "known"), [("проба", True), ("", False)])
def test_a_fact_of_the_workbook_stands_over_the_folders(desk, value, known):
    before = desk.facts.of(VOLGA)
    field = next(name for name, fact in before.items() if fact.confirmed and fact.value)
    account = desk.workbook.account(VOLGA, desk.company_key).id
    told = {"section": "4", "field": field, "value": value, "state": "confirmed"}
    desk.workbook.save(DossierFact, company=desk.company_key, account_id=account, **told)
    after = desk.facts.of(VOLGA)
    assert set(after) == set(before)
    assert after[field].value == value
    assert ((value in [shown for _, shown in Reading(desk).known(VOLGA)]) if value else not after[field].value) is True
    assert (
        len(Reading(desk).known(VOLGA)) == sum(fact.confirmed and bool(fact.value) for fact in before.values())
    ) is known
