"""The plan of an account as a document: what the demo company's says, an own company's, refusals, names taken out."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from PIL import Image

from kamlab.company.called import account_called
from kamlab.documents import DocumentError
from kamlab.errors import KamlabError
from kamlab.i18n import say
from kamlab.modules.planning import model
from kamlab.modules.planning.document import plan_data, plan_document
from kamlab.modules.planning.findings import Reading, mirror, timeline
from kamlab.workbook.models import Action, Goal

DAY = date(2026, 12, 1)
VOLGA = "ТД «Волжские продукты»"


@pytest.fixture(params=["ru", "en"])
def here(request, desk_in):
    """A desk of the demo company in either language."""
    return desk_in(request.param)


def words(paper):
    document = Document(BytesIO(paper.content))
    section = document.sections[0]
    parts = (document.element.body, section.footer._element)  # noqa: SLF001 - the library has no other door
    texts = (text.text or "" for part in parts for text in part.iter() if text.tag.endswith("}t"))
    return "\n".join(texts).replace("\u00a0", " ")


def data(desk, account=VOLGA):
    reading = Reading(desk)
    return plan_data(reading, reading.plan(account), DAY)


def test_the_demo_plan_is_whole_and_in_the_language_of_the_page(here):
    shown = words(plan_document(here, VOLGA, day=DAY))
    told = {
        "ru": [VOLGA, "Меридиан-Упак", "Продажи этикетки", "6,0 млн ₽", "Новая линия работает", "15 янв. 2027"],
        "en": ["Volga Foods", "Meridian Pack", "Label sales", "RUB 6.0m", "The new line runs", "15 Jan 2027"],
    }[here.language]
    numbers = {"ru": ["−30 %", "245 ч", "Ильина Е. С."], "en": ["−30%", "245 h", "E. S. Ilyina"]}[here.language]
    for text in (*told, *numbers, say("documents.plan.synthetic", here.language)):
        assert text in shown
    plan = Reading(here).plan(VOLGA)
    assert (len(plan.theirs), len(plan.ours), len(plan.actions)) == (4, 4, 10)
    for goal in (*plan.theirs, *plan.ours):
        assert [text for text in (goal.goal, goal.measure, goal.person) if text not in shown] == []
    for action in plan.actions:
        assert [text for text in (action.what, action.who) if text not in shown] == []


def test_the_mirror_is_told_with_who_is_alone_on_either_side(here):
    found = data(here)
    alone = [(pair.theirs is None, pair.ours is None) for pair in found.pairs]
    assert alone == [(False, False)] * 3 + [(True, False), (False, True)]
    assert mirror(here, Reading(here).plan(VOLGA)).so_what in found.mirror_sentence
    assert found.goal == found.pairs[0].ours
    assert found.serves == found.pairs[0].theirs.goal


def test_what_is_missing_is_what_the_check_finds(here):
    found, gaps = data(here).gaps, model.plan_check(Reading(here).plan(VOLGA))
    assert len(found) == len(gaps) == 9
    assert all(gap.where in told for gap, told in zip(gaps, found, strict=True))


def test_the_figure_is_the_modules_own_with_its_words(here):
    reading = Reading(here)
    finding = timeline(here, reading.plan(VOLGA), today=DAY)
    found = data(here)
    assert (found.timeline.alt, found.timeline_sentence) == (finding.alt, finding.so_what)
    with Image.open(BytesIO(found.timeline.content)) as drawn:
        assert drawn.width / found.timeline.width == pytest.approx(300 / 2.54, rel=0.01)
        assert 12 < found.timeline.width <= 16


def test_hours_stand_by_person_and_quarter_against_the_limit(here):
    needs = data(here).needs
    assert (needs[0].need, needs[0].limit) == (245, 240)
    people = [(line.need, line.limit) for line in needs[1:]]
    assert all(limit == 40 for _, limit in people)
    assert sum(need for need, _ in people) == pytest.approx(245)


@pytest.mark.parametrize("name", [VOLGA, "volga foods trading house", "  Тд «волжские   продукты» "])
def test_a_client_is_found_by_its_name_in_either_language(here, name):
    assert account_called(here.company, name, Reading(here).accounts, lang=here.language) == VOLGA


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        pytest.param(
            "Volga Foods", {"ru": "«ТД «Волжские продукты»»", "en": "“Volga Foods Trading House”"}, id="a-part"
        ),
        pytest.param("Ромашка-1917-zzz", None, id="nothing-like-it"),
    ],
)
def test_a_client_that_is_not_there_is_refused_with_names_like_it(here, name, offered):
    with pytest.raises(KamlabError) as refused:
        plan_document(here, name, day=DAY)
    told = refused.value.text(here.language)
    assert name in told
    assert offered is None or offered[here.language] in told


def test_a_client_without_a_plan_is_refused_with_what_to_do(here):
    client = next(one for one in here.company.accounts().clients if one not in Reading(here).start.accounts)
    with pytest.raises(KamlabError) as refused:
        plan_document(here, client, day=DAY)
    assert "05" in refused.value.text(here.language)


def test_an_own_company_with_one_action_and_a_hostile_name_has_its_document(bare_in):
    desk = bare_in("ru")
    name = "<script>alert(1)</script>"
    account = desk.workbook.account(name, desk.company_key)
    desk.workbook.save(Action, company=desk.company_key, account_id=account.id, module="05", what="Позвонить {{7*7}}")
    paper = plan_document(desk, name, day=DAY)
    shown = words(paper)
    assert name in shown
    assert "Позвонить {{7*7}}" in shown
    assert say("documents.plan.no_goal", "ru") in shown
    assert say("documents.plan.synthetic", "ru") not in shown
    assert "/" not in paper.name


def test_the_workbooks_own_entries_come_back_unchanged(bare_in):
    desk = bare_in("en")
    account = desk.workbook.account("Вега", desk.company_key)
    told = {"company": desk.company_key, "account_id": account.id}
    theirs = desk.workbook.save(Goal, **told, side="theirs", goal="Меньше простоев", state="assumed").id
    desk.workbook.save(
        Goal,
        **told,
        side="ours",
        goal="Сервис",
        measure="часы",
        target=4.0,
        unit="ч",
        due=date(2027, 3, 1),
        serves_id=theirs,
    )
    shown = words(plan_document(desk, "Вега", day=DAY))
    for text in ("Меньше простоев", "Сервис", "часы – 4 hours", "1 Mar 2027", "assumed"):
        assert text in shown


def test_names_are_taken_out_everywhere(here):
    reading = Reading(here)
    shown = words(plan_document(here, VOLGA, day=DAY, redact=True))
    people = [*reading.people(VOLGA), *reading.people()]
    surnames = {max(name.replace(".", " ").split(), key=len) for name in people}
    assert len(surnames) > 10
    assert [name for name in surnames if name in shown] == []
    assert say("documents.person", here.language, number=1) in shown
    assert say("documents.plan.redacted", here.language) in shown


def test_the_same_day_gives_the_same_bytes(desk):
    assert plan_document(desk, VOLGA, day=DAY) == plan_document(desk, VOLGA, day=DAY)


def test_a_template_that_is_not_there_is_refused(here, tmp_path):
    with pytest.raises(DocumentError):
        plan_document(here, VOLGA, day=DAY, template=tmp_path / "нет.docx")


def test_the_clients_copy_is_for_the_clients_eyes(here):
    paper = plan_document(here, VOLGA, day=DAY, for_client=True)
    shown, plan = words(paper), Reading(here).plan(VOLGA)
    known = {goal.id for goal in plan.theirs}
    mirrored = [goal for goal in plan.ours if goal.serves in known]
    assert [goal.goal for goal in mirrored if goal.goal not in shown] == []
    orphans = [goal for goal in plan.ours if goal not in mirrored]
    alone = [goal for goal in plan.theirs if goal.id not in {one.serves for one in plan.ours}]
    loose = [one.what for one in plan.actions if one.goal not in {goal.id for goal in mirrored}]
    assert orphans
    assert alone
    assert loose
    secret = [*(goal.goal for goal in (*orphans, *alone)), *loose]
    inside = ("missing", "risk", "resources", "strategy", "internal", "no_risk")
    secret += [say(f"documents.plan.{name}", here.language) for name in inside]
    assert [text for text in secret if text in shown] == []
    assert paper.name != plan_document(here, VOLGA, day=DAY).name


def test_the_whole_plan_says_that_it_is_internal(here):
    assert say("documents.plan.internal", here.language) in words(plan_document(here, VOLGA, day=DAY))
