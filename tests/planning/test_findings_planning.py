"""What module 05 shows: sentences from the model, figures without faults, in both languages, whatever the names are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kamlab.findings.inspect import faults, marks, texts, unsaid
from kamlab.i18n import LANGUAGES, say
from kamlab.modules.planning import findings, model
from kamlab.modules.planning.findings.wording import target_text
from kamlab.modules.planning.model import Action, Goal, Limits, Plan, Risk

TODAY = date(2026, 11, 19)
PLAIN = ("mirror", "timeline", "load", "check", "one_page")
BOOKSHOP = ("bookshop_mirror", "bookshop_timeline", "bookshop_page", "bookshop_progress")
CUT = {"margin": 0.25, "cut": 0.10, "account": "ТД «Волжские продукты»"}
VAN = {"fixed": 180_000, "own_each": 150, "bought_each": 390, "orders": 600}
DRAWN = ("mirror", "timeline", "load", "bookshop_mirror", "bookshop_timeline", "bookshop_progress", "price", "van")
HOSTILE = ("<script>alert(1)</script>", "=cmd|'/c calc'!A1", "я" * 10_000, "שלום \u202eעולם", "🦆 $x$ {n} %s")
pytestmark = pytest.mark.usefixtures("in_memory")


@pytest.fixture(scope="module", params=LANGUAGES)
def shown(request, company):
    """Return every finding of the module on the demo company, by name."""
    from kamlab.desk import Desk

    desk = Desk(request.param, company)
    made = {name: getattr(findings, name)(desk) for name in (*PLAIN, *BOOKSHOP)}
    return made | {"price": findings.price_cut(desk, **CUT), "van": findings.delivery(desk, **VAN)}


def test_every_finding_says_what_to_do(shown):
    for finding in shown.values():
        assert unsaid(finding) == []


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("size", ["projector", "page"])
def test_every_figure_is_without_faults(shown, name, size):
    assert faults(shown[name].figure(size)) == []


def test_the_planted_story_is_told(desk):
    told = {name: getattr(findings, name)(desk) for name in PLAIN}
    assert told["mirror"].title == "Клиенту служат 3 из 4 наших целей: зеркальных 75\u00a0%"
    assert "На площадке одним поставщиком меньше" in told["mirror"].so_what
    assert told["timeline"].title == "1 из 4 наших целей не служит ни одной цели клиента"
    assert told["load"].title == "Петров В. К.: 79 ч в одном квартале при пределе 40"
    assert "Испытания и Дежурство" in told["load"].so_what
    assert "245 из 240" in told["load"].so_what
    assert told["check"].title == "Плану не хватает: 9 замечаний"
    assert "без имени" in texts(told["timeline"].figure(), "person")


def test_the_bookshop_is_just_short_in_the_sixth_month(desk):
    finding = findings.bookshop_progress(desk)
    assert finding.title == "До 10\u00a0% не дошли: 9,6\u00a0% в последний месяц, 6,6\u00a0% за все"
    assert findings.bookshop_mirror(desk).title.endswith("зеркальных 75\u00a0%")
    plan = findings.bookshop_plan("ru")
    load = model.load_by_person(plan.actions, plan.limits)
    assert (load.hours, load.hours_over, load.money, load.money_over) == (60, 0, 240_000, 0)
    assert [gap.code for gap in model.plan_check(plan)] == ["goal_serves", "goal_no_action", "no_risk"]


# Titles turn false when the data change ---------------------------------------------------


def plan_with(**changed):
    day = TODAY + timedelta(days=10)
    whole = Plan(
        "Вега",
        theirs=(Goal("a", "линия"),),
        ours=(Goal("1", "этикетка", "счета", 6, "%", day + timedelta(days=90), "a", "Ким"),),
        actions=(Action("1", "образцы", "Ким", start=TODAY, due=day, hours=8, goal="1"),),
        limits=Limits(model.quarters(TODAY, (20, 20)), person_hours=40),
        risk=Risk("уход"),
    )
    return replace(whole, **changed)


def act(**changed):
    return plan_with(actions=(replace(plan_with().actions[0], **changed),))


@pytest.mark.parametrize(
    ("plan", "title"),
    [
        pytest.param(plan_with(), "У каждого действия есть имя, дни и цель клиента", id="whole"),
        pytest.param(act(goal=""), "У каждого действия есть имя и дни, цель — не у каждого", id="loose"),
        pytest.param(act(who=""), "1 действие без имени или без дня", id="nobody"),
        pytest.param(act(due=TODAY - timedelta(days=1)), "1 действие уже должно быть сделано", id="late"),
        pytest.param(act(status="done", done=1.0), "Все действия плана позади", id="over"),
        pytest.param(act(status="dropped"), "Показывать пока нечего", id="dropped"),
        pytest.param(plan_with(theirs=()), "1 из 1 наших целей не служит ни одной цели клиента", id="orphan"),
    ],
)
def test_the_title_of_the_timeline_follows_the_plan(desk, plan, title):
    finding = findings.timeline(desk, plan, today=TODAY)
    assert finding.title == title
    assert faults(finding.figure()) == []


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        pytest.param(plan_with(), "ни одна его цель (1) не забыта", id="whole"),
        pytest.param(plan_with(theirs=()), "чего хочет клиент, мы не записали", id="no-theirs"),
        pytest.param(plan_with(ours=()), "Целей у клиента 1", id="no-ours"),
        pytest.param(plan_with(theirs=(Goal("a", "линия"), Goal("b", "запас"))), "«запас»", id="unserved"),
        pytest.param(Plan("Вега"), "Начните с цели клиента", id="blank"),
    ],
)
def test_the_sentence_of_the_mirror_follows_the_plan(desk, plan, words):
    finding = findings.mirror(desk, plan)
    assert words in finding.so_what
    assert faults(finding.figure()) == []


def test_load_speaks_of_the_person_of_the_sum_or_of_nobody(desk):
    def title(**limits):
        told = replace(plan_with().limits, **limits)
        return findings.load(desk, plan_with(limits=told)).title

    assert title() == "Часов хватает каждому: всего 8 ч"
    assert title(person_hours=5.0) == "Ким: 8 ч в одном квартале при пределе 5"
    assert title(periods=model.quarters(TODAY, (3, 3))) == "В плане 8 ч, а для клиента есть 6"
    unlimited = replace(plan_with().limits, periods=model.quarters(TODAY, (None, None)))
    assert "назовите предел" in findings.load(desk, plan_with(limits=unlimited)).so_what


@pytest.mark.parametrize(
    ("cut", "title"),
    [
        (0.05, "Снижение на 5\u00a0% требует на 25,0\u00a0% больше объёма"),
        (0.25, "Снижение на 25\u00a0% не окупит никакой объём"),
        (0.4, "Снижение на 40\u00a0% не окупит никакой объём"),
        (0, "Без снижения цены и объём может остаться прежним"),
    ],
)
def test_a_price_cut_is_told(desk, cut, title):
    finding = findings.price_cut(desk, margin=0.25, cut=cut)
    assert finding.title == title
    assert faults(finding.figure()) == []


@pytest.mark.parametrize("orders", [0, 1, 600, 750, 900, 1_000_000])
@pytest.mark.parametrize("bought", [0, 150, 390])
def test_delivery_is_drawn_whatever_the_numbers(desk, orders, bought):
    finding = findings.delivery(desk, fixed=180_000, own_each=150, bought_each=bought, orders=orders)
    assert faults(finding.figure()) == []


# Names and sizes --------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_and_long_names_are_only_text(desk_in, lang):
    theirs = tuple(Goal(f"t{n}", name, name) for n, name in enumerate(HOSTILE))
    ours = tuple(Goal(str(n), name, name, serves=f"t{n}", person=name) for n, name in enumerate(HOSTILE[:-1]))
    days = {"start": TODAY, "due": TODAY + timedelta(days=40)}
    actions = tuple(Action(str(n), name, name, hours=90, goal=str(n), **days) for n, name in enumerate(HOSTILE))
    plan = plan_with(account=HOSTILE[0], theirs=theirs, ours=ours, actions=actions)
    desk = desk_in(lang)
    for name in PLAIN:
        finding = getattr(findings, name)(desk, plan)
        assert "<script>" not in finding.html()
        if finding.draw:
            assert [fault for fault in faults(finding.figure()) if "outside" in fault or "overlap" in fault] == []


def test_more_than_twelve_actions_show_the_next_ninety_days(desk):
    every = tuple(
        Action(str(n), f"дело {n}", "Ким", start=TODAY + timedelta(days=30 * n), due=TODAY + timedelta(days=30 * n + 9))
        for n in range(20)
    )
    finding = findings.timeline(desk, plan_with(actions=every), today=TODAY)
    assert len(marks(finding.figure(), "left")) == 4
    assert "ещё 16" in finding.remark
    assert faults(finding.figure()) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_company_with_a_ledger_only_is_told_what_to_enter(bare_in, lang):
    desk = bare_in(lang)
    for name in PLAIN:
        finding = getattr(findings, name)(desk)
        assert finding.so_what
        assert "None" not in finding.text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_changed_since_a_version_is_told_in_words(desk_in, lang):
    old, desk = plan_with(), desk_in(lang)
    new = plan_with(
        ours=(replace(old.ours[0], target=7, due=None, serves=""),),
        actions=(replace(old.actions[0], status="moved"),),
        limits=replace(old.limits, money=1000.0, periods=model.quarters(TODAY, (30, None))),
        risk=Risk("уход", "тишина", "звонок"),
        tactics=(model.Tactic("price", "larger_share", "набор", "1"),),
    )
    finding = findings.compare(desk, old, new, name="1")
    assert len(finding.table) == len(model.changes(old, new)) == 9
    assert findings.compare(desk, old, old, name="1").title != finding.title


@pytest.mark.parametrize(
    ("lang", "target", "words"),
    [("ru", -1, "−1 поставщик"), ("en", -1, "−1 supplier"), ("ru", 5, "5 поставщиков"), ("en", 2, "2 suppliers")],
)
def test_one_supplier_is_not_suppliers(lang, target, words):
    unit = say("planning.unit.suppliers", lang)
    goal = model.Goal("1", "fewer", target=target, unit=unit)
    assert target_text(goal, lang).replace("\u00a0", " ") == words


def test_a_cut_beyond_the_margin_is_a_loss_and_not_nothing(desk):
    assert "ничего" in findings.price_cut(desk, margin=0.2, cut=0.2).so_what
    assert "убыток" in findings.price_cut(desk, margin=0.2, cut=0.3).so_what
