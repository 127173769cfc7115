"""Dossier, diary, stages, review, worth: counts of the lesson, edges, the planted cases of the demo company."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.modules.daily_management import model

TODAY = dt.date(2026, 11, 19)


def fact(name="size", section="1", value="something", *, confirmed=True, ago=10, **more):
    seen = None if ago is None else TODAY - dt.timedelta(days=ago)
    return model.Fact(name, section, value, confirmed, "a meeting", seen, **more)


# Dossier --------------------------------------------------------------------------------------------------------------


def test_forty_fields_fourteen_filled_are_fifteen_per_cent_usable():
    part = model.sieve(filled=14, assumed=5, old=3, needed=40)
    assert (part.filled_share, part.usable_share, part.usable) == (0.35, 0.15, 6)


@pytest.mark.parametrize(
    ("told", "state"),
    [
        pytest.param(fact(), "usable", id="fresh"),
        pytest.param(fact(ago=365), "usable", id="exactly-a-year"),
        pytest.param(fact(ago=366), "old", id="a-day-more"),
        pytest.param(fact(ago=None), "old", id="no-day"),
        pytest.param(fact(confirmed=False), "assumed", id="hearsay"),
        pytest.param(fact(value="  "), "empty", id="blank"),
    ],
)
def test_the_three_sieves(told, state):
    assert told.state(TODAY) == state


def test_only_four_fields_are_frightening():
    four = tuple(fact(name) for name in model.FOUR)
    dossier = model.Dossier("x", four, TODAY)
    assert dossier.is_frightening
    assert not replace(dossier, facts=(*four, fact("needs", "4"))).is_frightening
    assert replace(dossier, facts=()).is_frightening


def test_what_is_assumed_is_confirmed_before_what_is_old_and_old_before_empty():
    rows = [fact("a", value=""), fact("b", ago=400), fact("c", confirmed=False), fact("d")]
    order = []
    while (waits := model.Dossier("x", tuple(rows), TODAY).next_to_confirm) is not None:
        order.append(waits.field)
        rows = [replace(row, value="known", confirmed=True, seen_on=TODAY) if row == waits else row for row in rows]
    assert order == ["c", "b", "a"]


def test_optional_fields_do_not_fill_a_dossier():
    dossier = model.Dossier("x", (fact(), fact("news", required=False)), TODAY)
    assert dossier.part().needed == 1
    assert dossier.news_age == 10


@pytest.mark.parametrize("reader", model.READERS)
def test_nobody_but_the_manager_sees_persons(reader):
    facts = (
        fact("contact", "2", "D. S. Orlov", personal=True),
        fact("interests", "1", "skiing", personal=True),
        fact(),
    )
    seen = model.Dossier("x", facts, TODAY).redacted(reader, mask="*")
    values = {one.value for one in seen.facts}
    assert ("D. S. Orlov" in values) == (reader == "manager")
    assert ("skiing" in values) == (reader == "manager")
    assert {one.section for one in seen.facts} <= model.FOR_READER[reader]


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("12-02", 13),
        ("11-19", 0),
        ("12-19", 30),
        ("12-20", None),
        ("11-18", None),
        ("", None),
        ("13-40", None),
        ("x", None),
    ],
)
def test_birthdays_of_the_coming_month(told, days):
    assert [one.days for one in model.birthdays([("P", "A", told)], TODAY)] == ([] if days is None else [days])


def test_a_birthday_on_29_february_comes_every_year():
    (one,) = model.birthdays([("P", "A", "02-29")], dt.date(2027, 2, 20))
    assert one.day == dt.date(2027, 3, 1)
    (leap,) = model.birthdays([("P", "A", "02-29")], dt.date(2028, 2, 20))
    assert leap.day == dt.date(2028, 2, 29)


def test_facts_that_grow_old_next_month_are_asked_again():
    facts = (fact("a", ago=340), fact("b", ago=300), fact("c", ago=400), fact("d", ago=360, confirmed=False))
    assert [one.field for one in model.due_again(facts, TODAY)] == ["c", "a"]


# Diary and decisions --------------------------------------------------------------------------------------------------


def entry(account="A", day=0, due=None, **more):
    at = TODAY - dt.timedelta(days=day)
    return model.Entry(account, at, due=None if due is None else TODAY + dt.timedelta(days=due), **more)


def test_a_step_is_overdue_the_day_after():
    assert not entry(step="call", due=0).is_overdue(TODAY)
    assert entry(step="call", due=-1).is_overdue(TODAY)
    assert not entry(step="call", due=-1, done=TODAY).is_overdue(TODAY)


def test_what_an_entry_lacks():
    assert entry(theirs="P", step="call", due=3).faults == ()
    assert entry(step="call").faults == ("person", "due")
    assert entry(theirs="P").faults == ("step",)


def test_accounts_left_alone_the_longest_first():
    diary = model.Diary((entry("A", 61), entry("B", 60), entry("C", 200)), TODAY)
    assert diary.left_alone(["A", "B", "C", "D"]) == (("D", None), ("C", 200), ("A", 61))


@pytest.mark.parametrize(
    ("owner", "due", "done", "state"),
    [
        ("P", TODAY, None, "waits"),
        ("P", TODAY - dt.timedelta(days=1), None, "late"),
        ("", TODAY, None, "nobody"),
        ("P", None, None, "no_day"),
        ("", None, TODAY, "done"),
    ],
)
def test_states_of_a_decision(owner, due, done, state):
    assert model.Decision("A", "what", owner, due, done).state(TODAY) == state


# Stages ---------------------------------------------------------------------------------------------------------------

FINE = model.Standing(contact=True, usable=0.8, dated=3, diary=5, reviewed=20, briefed=True, met=10)


@pytest.mark.parametrize(
    ("standing", "stage"),
    [
        pytest.param(model.Standing(), "onboard", id="nobody-known"),
        pytest.param(replace(FINE, usable=0.15), "profile", id="Volga"),
        pytest.param(replace(FINE, usable=0.15, alarm=True), "review", id="Altair-early"),
        pytest.param(replace(FINE, dated=0), "organise", id="no-dates"),
        pytest.param(replace(FINE, diary=31), "diary", id="diary-asleep"),
        pytest.param(replace(FINE, old=1), "update", id="old-fact"),
        pytest.param(replace(FINE, reviewed=None), "review", id="never-reviewed"),
        pytest.param(replace(FINE, briefed=False), "internal", id="no-brief"),
        pytest.param(replace(FINE, late=1), "meetings", id="late-decision"),
        pytest.param(replace(FINE, leaving=True, alarm=True), "closing", id="leaves"),
        pytest.param(FINE, "review", id="round-again"),
    ],
)
def test_the_stage_of_an_account(standing, stage):
    assert model.stage_of(standing) == stage


def test_everybody_stands_once_and_a_hand_moves():
    found = {name: replace(FINE, usable=usable) for name, usable in (("a", 0.1), ("b", 0.9), ("c", 0.2))}
    placed = model.board(found, {"a": "diary"})
    assert list(placed) == list(model.STAGES)
    assert sorted(name for names in placed.values() for name in names) == ["a", "b", "c"]
    assert (placed["diary"], placed["profile"]) == (("a",), ("c",))


# Review ---------------------------------------------------------------------------------------------------------------


def task(what="t", who="P", due=40, **more):
    return model.Task(what, who, None, None if due is None else TODAY + dt.timedelta(days=due), **more)


@pytest.mark.parametrize(
    ("told", "light"),
    [
        (task(), "on_course"),
        (task(due=15), "on_course"),
        (task(due=14), "check"),
        (task(due=0), "check"),
        (task(due=-1), "late"),
        (task(who=""), "check"),
        (task(due=None), "check"),
        (task(due=-9, done=True), "on_course"),
        (task(due=-9, dropped=True), "on_course"),
    ],
)
def test_lights(told, light):
    assert model.light(told, TODAY) == light


def test_lights_are_three_signs_that_differ():
    assert len({model.SIGNS[name] for name in model.LIGHTS}) == 3


def test_what_changed_between_two_reviews():
    before = [task("a"), task("b"), task("c"), task("d"), task("same")]
    after = [task("a", done=True), task("b", due=50), task("c", who="Q"), task("new"), task("same")]
    kinds = {one.what: one.kind for one in model.compare(before, after)}
    assert kinds == {"a": "done", "b": "moved", "c": "handed", "new": "added", "same": "same", "d": "gone"}


@given(
    st.lists(
        st.builds(task, st.text(max_size=8), st.text(max_size=5), st.none() | st.integers(-50, 50), done=st.booleans()),
        max_size=8,
    )
)
def test_a_review_comes_back_as_it_was_kept(tasks):
    assert model.from_plain(model.to_plain(tasks)) == tuple(tasks)
    assert all(one.kind == "same" for one in model.compare(tasks, tasks))
    assert sum(model.lights(tasks, TODAY).values()) == len(tasks)


# Worth ----------------------------------------------------------------------------------------------------------------


def test_a_rouble_of_new_clients_costs_more_than_twice_as_much():
    found = model.cost_per_rouble((0.20, 1.2), (2.4, 6.0))
    assert (round(found.existing, 2), round(found.new, 2), found.is_cheaper) == (0.17, 0.40, True)


@pytest.mark.parametrize("pair", [((0.2, 0), (1, 1)), ((0.2, 1), (1, 0)), ((0, 1), (1, 1))])
def test_a_cost_without_revenue_is_refused(pair):
    with pytest.raises(KamlabError, match="above zero"):
        model.cost_per_rouble(*pair)


def test_regularity_gaps_and_benefits_with_evidence():
    assert model.regularity([1, 3]) == 0.5
    assert model.regularity([0, 0]) is None
    assert model.gaps({"manager": True, "deputy": True}) == model.CARE[2:]
    assert model.told({"quality": "a new protocol", "stability": " "}) == ("quality",)
