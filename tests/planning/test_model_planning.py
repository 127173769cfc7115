"""Mirrored goals, hours, gaps, versions, two calculators: reference numbers with their source, then properties."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.modules.planning import model
from kamlab.modules.planning.model import Action, Goal, Limits, Period, Plan, Risk, Tactic

THEIRS = tuple(Goal(id_, id_) for id_ in ("line", "stops", "stock", "waste", "documents"))
OURS = (
    Goal("1", "labels", serves="line"),
    Goal("2", "service", serves="stops"),
    Goal("3", "store", serves="stock"),
    Goal("4", "price"),
)


@pytest.mark.parametrize(
    ("theirs", "ours", "ratios", "orphans", "unserved"),
    [
        pytest.param(THEIRS, OURS, (0.75, 0.6), ["price"], ["waste", "documents"], id="exercise-05.1"),
        pytest.param(
            [Goal(id_, id_) for id_ in ("C1", "C2", "C3")],
            [Goal("1", "research", serves="C1"), Goal("2", "stock", serves="C2"), Goal("3", "series", serves="C3")],
            (1, 1),
            [],
            [],
            id="bookshop-without-the-old-copies",
        ),
        pytest.param([], OURS[3:], (0, None), ["price"], [], id="nothing-known-of-the-client"),
        pytest.param(THEIRS[:1], [], (None, 0), [], ["line"], id="nothing-of-ours"),
        pytest.param(THEIRS[:1], [Goal("1", "x", serves="gone")], (0, 0), ["x"], ["line"], id="a-link-to-nothing"),
        pytest.param([], [], (None, None), [], [], id="empty"),
    ],
)
def test_goals_in_the_mirror(theirs, ours, ratios, orphans, unserved):
    found = model.mirror(theirs, ours)
    assert (found.ratio_ours, found.ratio_theirs) == ratios
    assert [goal.goal for goal in found.orphans] == orphans
    assert [goal.goal for goal in found.unserved] == unserved


@given(
    st.lists(st.sampled_from("abcde"), max_size=5, unique=True),
    st.lists(st.sampled_from(["", *"abcdexyz"]), max_size=8),
)
def test_a_mirrored_ratio_is_a_part_and_nobody_is_lost(theirs, links):
    found = model.mirror([Goal(id_, id_) for id_ in theirs], [Goal(str(n), "g", serves=s) for n, s in enumerate(links)])
    for ratio in (found.ratio_ours, found.ratio_theirs):
        assert ratio is None or 0 <= ratio <= 1
    assert len(found.pairs) + len(found.orphans) == len(links)
    assert len({goal.id for _, goal in found.pairs}) + len(found.unserved) == len(theirs)


@pytest.mark.parametrize(
    ("goal", "missing"),
    [
        pytest.param(Goal("a", "much more labels", due=date(2027, 5, 31)), "measure target person serves", id="a"),
        pytest.param(Goal("b", "labels", target=6), "measure due person serves", id="b-only-a-number"),
        pytest.param(Goal("c", "best supplier", due=date(2027, 5, 31)), "measure target person serves", id="c"),
        pytest.param(
            Goal("d", "labels", "invoiced", 6, "млн ₽", date(2027, 5, 31), "line", "Ильина"), "", id="d-complete"
        ),
    ],
)
def test_five_boxes_of_a_goal_exercise_05_2(goal, missing):
    assert model.missing_boxes(goal, THEIRS) == tuple(missing.split())


# Calculators ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("margin", "cut", "growth"),
    [
        pytest.param(0.25, 0.05, 0.25, id="domain-4.7-five"),
        pytest.param(0.25, 0.10, 2 / 3, id="domain-4.7-ten"),
        pytest.param(0.25, 0.0, 0.0, id="no-cut"),
        pytest.param(0.25, 0.25, None, id="the-whole-margin"),
        pytest.param(0.10, 0.20, None, id="more-than-the-margin"),
        pytest.param(1.0, 0.5, 1.0, id="nothing-but-margin"),
    ],
)
def test_volume_after_a_price_cut(margin, cut, growth):
    assert model.price_cut_volume(margin, cut).growth == (None if growth is None else pytest.approx(growth))


@given(st.floats(0.01, 1), st.floats(0, 0.99))
def test_the_volume_of_a_price_cut_earns_the_same(margin, part):
    found = model.price_cut_volume(margin, margin * part)
    assert (1 + found.growth) * found.kept == pytest.approx(margin)


@pytest.mark.parametrize(("margin", "cut"), [(0, 0.1), (-0.2, 0.1), (1.2, 0.1), (0.25, -0.1), (0.25, 1.1)])
def test_a_price_cut_out_of_range_is_refused(margin, cut):
    with pytest.raises(KamlabError) as fault:
        model.price_cut_volume(margin, cut)
    assert "0" in fault.value.text("ru")


@pytest.mark.parametrize(
    ("orders", "cheaper", "costs"),
    [
        pytest.param(600, "bought", (270_000, 234_000), id="exercise-05.5-buy"),
        pytest.param(900, "own", (315_000, 351_000), id="exercise-05.5-own"),
        pytest.param(750, "equal", (292_500, 292_500), id="exercise-05.5-equal"),
        pytest.param(0, "bought", (180_000, 0), id="no-orders"),
    ],
)
def test_own_delivery_or_bought(orders, cheaper, costs):
    found = model.make_or_buy(180_000, 150, 390, orders)
    assert (found.cheaper, (found.own, found.bought), found.equal_at) == (cheaper, costs, 750)


def test_a_bought_order_that_is_never_dearer_has_no_point_of_equality():
    assert model.make_or_buy(180_000, 390, 390, 100).equal_at is None
    with pytest.raises(KamlabError):
        model.make_or_buy(-1, 150, 390, 600)


def test_ten_per_cent_after_six_months_has_two_readings_exercise_05_3():
    read = model.goal_progress([6, 12, 20, 28, 36, 50], [180, 240, 300, 340, 360, 480], 0.10)
    assert (round(read.last, 3), read.all) == (0.104, 0.08)
    assert read.reached == (True, False)
    assert sum(read.shares) / 6 == pytest.approx(0.073, abs=0.0005)  # the typical mistake
    with pytest.raises(KamlabError):
        model.goal_progress([1], [0], 0.1)


# Hours ------------------------------------------------------------------------------------

QUARTER = Period(date(2027, 1, 1), date(2027, 3, 31), hours=120)
DAYS = {"start": date(2027, 1, 11), "due": date(2027, 3, 12)}
TEAM = [("Ilyina", 12), ("Ilyina", 20), ("Ilyina", 4), ("Petrov", 24), ("Petrov", 26), ("Kim", 10), ("Kim", 24)]


def test_the_sum_fits_and_petrov_does_not_exercise_05_6():
    actions = [Action(str(n), "x", who, hours=hours, **DAYS) for n, (who, hours) in enumerate(TEAM)]
    load = model.load_by_person(actions, Limits((QUARTER,), person_hours=40))
    assert (load.hours, load.hours_over) == (120, 0)
    assert [(one.person, one.over) for one in load.overloaded] == [("Petrov", (10,))]
    assert {one.person: one.total for one in load.people} == {"Petrov": 50, "Ilyina": 36, "Kim": 34}


def test_two_jobs_at_once_are_named_and_those_apart_are_not():
    both = [Action("1", "trials", "P", hours=30, **DAYS), Action("2", "duty", "P", hours=30, **DAYS)]
    apart = [replace(both[0], due=date(2027, 2, 1)), replace(both[1], start=date(2027, 2, 2))]
    crowded = Limits((QUARTER,), person_hours=40)
    assert [(one.what, two.what) for one, two in model.load_by_person(both, crowded).people[0].clashes] == [
        ("trials", "duty")
    ]
    assert model.load_by_person(apart, crowded).people[0].clashes == ()
    assert model.load_by_person(both, Limits((QUARTER,), person_hours=60)).people[0].clashes == ()


def test_dropped_actions_take_nothing_and_unknown_hours_are_told():
    actions = [
        Action("1", "a", "P", hours=30, status="dropped", **DAYS),
        Action("2", "b", "P", **DAYS),
        Action("3", "c", "", hours=5, money=1000, **DAYS),
    ]
    load = model.load_by_person(actions, Limits((QUARTER,), money=400, person_hours=40))
    assert (load.hours, load.money, load.money_over) == (5, 1000, 600)
    assert [one.what for one in load.unplaced] == ["b", "c"]


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.integers(0, 400), st.floats(0.5, 500))
def test_hours_spread_over_quarters_are_neither_made_nor_lost(start, days, hours):
    action = Action("1", "x", "P", start=start, due=start + timedelta(days=days), hours=hours)
    quarters = model.quarters(date(2025, 12, 31), [None] * 14)
    assert sum(model.hours_in(action, quarter) for quarter in quarters) == pytest.approx(hours)
    assert all(after.start - before.end == timedelta(days=1) for before, after in pairwise(quarters))


# Gaps -------------------------------------------------------------------------------------

WHOLE = Plan(
    "Vega",
    theirs=(Goal("a", "line"),),
    ours=(Goal("1", "labels", "invoiced", 6, "млн", date(2027, 5, 31), "a", "Ильина"),),
    actions=(Action("1", "samples", "Ильина", start=date(2027, 1, 11), due=date(2027, 2, 1), hours=8, goal="1"),),
    limits=Limits((QUARTER,), person_hours=40),
    risk=Risk("the line is late"),
)


def act(**changed):
    return replace(WHOLE, actions=(replace(WHOLE.actions[0], **changed),))


def goal(**changed):
    return replace(WHOLE, ours=(replace(WHOLE.ours[0], **changed),))


@pytest.mark.parametrize(
    ("plan", "codes"),
    [
        pytest.param(WHOLE, "", id="complete"),
        pytest.param(goal(measure=" "), "goal_measure", id="no-measure"),
        pytest.param(goal(target=None), "goal_target", id="no-target"),
        pytest.param(goal(due=None), "goal_due", id="no-date"),
        pytest.param(goal(person=""), "goal_person", id="no-person"),
        pytest.param(goal(serves=""), "goal_serves unserved", id="no-mirror-both-ways"),
        pytest.param(act(who=""), "action_person", id="nobody-does-it"),
        pytest.param(act(who="Мы"), "action_group", id="everybody-does-it"),
        pytest.param(act(due=None), "action_days", id="no-last-day"),
        pytest.param(act(start=date(2027, 3, 1)), "action_order", id="start-after-end"),
        pytest.param(act(due=date(2027, 6, 1), start=date(2027, 5, 31)), "action_late", id="after-the-goal"),
        pytest.param(act(hours=None), "action_hours", id="no-effort"),
        pytest.param(act(hours=200), "person_over hours_over", id="too-much"),
        pytest.param(act(goal=""), "goal_no_action", id="nothing-is-done-for-the-goal"),
        pytest.param(act(status="dropped"), "no_actions goal_no_action", id="all-dropped"),
        pytest.param(replace(WHOLE, risk=Risk("  ")), "no_risk", id="no-risk"),
        pytest.param(Plan("Vega"), "no_ours no_theirs no_actions no_risk", id="blank"),
    ],
)
def test_a_gap_is_named(plan, codes):
    assert [gap.code for gap in model.plan_check(plan)] == codes.split()


def test_everything_through_one_person_of_the_client_is_a_gap():
    through = [replace(WHOLE.actions[0], id=str(n), hours=1, with_whom="Орлов") for n in range(3)]
    assert ("one_contact", "Орлов") in {
        (gap.code, gap.where) for gap in model.plan_check(replace(WHOLE, actions=tuple(through)))
    }
    through[0] = replace(through[0], with_whom="Марченко")
    assert all(gap.code != "one_contact" for gap in model.plan_check(replace(WHOLE, actions=tuple(through))))


# The page, and versions -------------------------------------------------------------------


def test_the_page_takes_the_mirrored_goal_and_its_next_actions():
    plan = replace(
        WHOLE,
        ours=(Goal("0", "price"), WHOLE.ours[0]),
        actions=(
            Action("9", "later", start=date(2027, 3, 1), goal="0"),
            Action("8", "done", status="done", done=1.0, goal="1"),
            Action("7", "second", start=date(2027, 2, 1), goal="1"),
            Action("6", "undated", goal="1"),
            WHOLE.actions[0],
        ),
    )
    page = model.one_page(plan)
    assert (page.goal.goal, page.serves.goal) == ("labels", "line")
    assert [one.what for one in page.actions] == ["samples", "second", "undated"]
    other = model.one_page(replace(plan, main="0"))
    assert (other.goal.goal, [one.what for one in other.actions]) == ("price", ["later"])
    assert model.one_page(Plan("x")).goal is None


RICH = replace(
    WHOLE,
    tactics=(Tactic("price", "larger_share", "set of three", "1"),),
    main="1",
    limits=Limits((QUARTER,), 5e5, 0.5, 40),
)


@pytest.mark.parametrize("plan", [WHOLE, RICH, Plan("Vega")], ids=["whole", "rich", "blank"])
def test_a_plan_kept_as_plain_data_comes_back(plan):
    assert model.from_plain(model.to_plain(plan)) == plan
    assert model.changes(plan, plan) == ()


def test_what_changed_is_told_by_names():
    new = replace(
        RICH,
        ours=(replace(RICH.ours[0], target=7, serves=""), Goal("2", "service")),
        actions=(),
        tactics=(replace(RICH.tactics[0], what="set of five"),),
        limits=replace(RICH.limits, money=6e5),
        risk=Risk("Orlov leaves"),
    )
    told = {(one.kind, one.how, one.field, one.old, one.new) for one in model.changes(RICH, new)}
    assert told == {
        ("ours", "changed", "target", 6, 7),
        ("ours", "changed", "serves", "line", ""),
        ("ours", "added", "", None, None),
        ("action", "removed", "", None, None),
        ("tactic", "changed", "what", "set of three", "set of five"),
        ("limits", "changed", "money", 5e5, 6e5),
        ("risk", "changed", "what", "the line is late", "Orlov leaves"),
    }
