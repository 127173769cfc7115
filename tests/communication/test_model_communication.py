"""Reach, silence, gaps, conflicts, segments and the calendar file: reference numbers, edges, properties."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.documents import Appointment, calendar_file
from kamlab.modules.communication import model
from kamlab.modules.communication.findings.paper import TOUCHES, paper_programme
from kamlab.modules.communication.model import Client, Event, Listener, Programme
from kamlab.modules.communication.model.programme import in_months
from kamlab.modules.communication.model.reach import moved
from kamlab.modules.communication.model.segments import size_of, trend_of

START = date(2026, 12, 1)
JANUARY = date(2027, 1, 31)
# The paper programme of exercises 07.2 and 07.3: person, influence, days.
PAPER = {
    "Sokolov": (5, ["2027-03-10"]),
    "Guseva": (4, ["2027-01-20", "2027-04-07"]),
    "Marchenko": (4, ["2026-12-10", "2027-02-05", "2027-04-20"]),
    "Orlov": (3, ["2026-12-04", "2027-01-15", "2027-03-04", "2027-04-23"]),
    "Yusupova": (2, ["2027-02-10", "2027-04-05"]),
    "Krylov": (1, []),
}
HOSTILE = ("a;b,c\\d", "x\r\nBEGIN:VEVENT", "\u202eoops", "я" * 500, "nul\x00", "🦆" * 60, "=cmd|' /C calc'!A0")


def paper():
    people = tuple(Listener(name, name, influence=heavy) for name, (heavy, _) in PAPER.items())
    events = tuple(
        Event(f"{name}{place}", date.fromisoformat(day), name, f"message {place}", "product", "benefits", who="Ilyina")
        for name, (_, days) in PAPER.items()
        for place, day in enumerate(days)
    )
    return Programme("Volga", START, people, events)


def event(id_="1", day=date(2027, 1, 12), person="a", who="Ilyina", **more):
    return Event(id_, day, person, more.pop("message", "word"), who=who, **more)


def test_the_paper_programme_reaches_58_percent_and_84_after_one_move():
    found = model.reach(paper(), JANUARY)
    assert (found.influence, found.total, found.heads) == (11, 19, 6)
    assert found.share == pytest.approx(11 / 19)
    move = model.best_move(paper(), JANUARY)
    assert (move.event.person, move.gain) == ("Sokolov", 5)
    assert move.after.share == pytest.approx(16 / 19)
    assert len(paper().events) == 12


def test_in_proportion_to_influence_sokolov_would_have_three_events():
    fair = {one.person: (one.events, round(one.fair, 1)) for one in model.parts(paper())}
    assert fair["Sokolov"] == (1, 3.2)
    assert fair["Orlov"] == (4, 1.9)
    assert fair["Krylov"] == (0, 0.6)


def test_the_director_is_silent_for_99_days():
    assert paper().heaviest.id == "Sokolov"
    assert paper().silence("Sokolov") == 99
    assert paper().silence("Krylov") is None


@pytest.mark.parametrize(
    ("touches", "people", "influence"),
    [
        pytest.param(TOUCHES, 2, 6, id="as-it-is"),
        pytest.param({"director": 1, "finance": 1, "buyer": 2}, 3, 11, id="one-touch-moved"),
        pytest.param({"director": 0, "finance": 0, "buyer": 0}, 0, 0, id="nobody"),
    ],
)
def test_three_people_four_touches(touches, people, influence):
    programme = paper_programme(touches)
    found = model.reach(programme, programme.last)
    assert (len(found.people), found.influence, found.total) == (people, influence, 11)


def test_unknown_influence_is_in_no_sum():
    people = (Listener("a", "A", influence=None), Listener("b", "B", influence=2))
    found = model.reach(Programme("", START, people, (event(),)), JANUARY)
    assert (found.influence, found.total, found.unknown, found.people) == (0, 2, 1, ("a",))
    assert model.reach(Programme("", START, people[:1], ()), JANUARY).share is None


def test_of_equals_the_one_who_waits_longest_is_the_heaviest():
    people = (Listener("a", "A", influence=4), Listener("b", "B", influence=4))
    assert Programme("", START, people, (event(),)).heaviest.id == "b"
    assert Programme("", START, (), ()).heaviest is None


def test_what_cannot_be_done_is_found():
    same = date(2027, 2, 10)
    events = (
        event("1", same, "a", "Petrov"),
        event("2", same, "b", "Petrov"),
        event("3", date(2027, 1, 4), "a"),
        event("4", None, "a"),
        event("5", date(2027, 1, 13), "", ""),
        event("6", date(2027, 1, 14), message=" "),
        event("7", same, "b", "Petrov", done=True),
    )
    found = model.conflicts(Programme("", START, (), events))
    assert [(one.code, [it.id for it in one.events]) for one in found] == [
        ("clash", ["1", "2"]),
        ("free_day", ["3"]),
        ("nobody", ["5"]),
        ("no_person", ["5"]),
        ("no_message", ["6"]),
        ("no_day", ["4"]),
    ]
    assert not model.conflicts(Programme("", START, (), events[2:3]), free=lambda _day: False)


def test_the_empty_programme_leaves_everything_out():
    people = (Listener("a", "A", role="decides", influence=5), Listener("b", "B"))
    found = model.gaps(Programme("", START, people, ()))
    assert [one.id for one in found.people] == ["a", "b"]
    assert found.roles == ("decides",)
    assert found.kinds == model.KINDS
    assert not found.is_empty


@pytest.mark.parametrize(
    ("slope", "word"), [(None, ""), (float("nan"), ""), (0.05, "steady"), (0.06, "up"), (-0.2, "down")]
)
def test_the_trend_has_a_word(slope, word):
    assert trend_of(slope) == word


def test_sizes_begin_at_their_edge():
    assert [size_of(one) for one in (0.1, 0.0999, 0.01, 0.0099)] == ["large", "middle", "middle", "small"]


def test_segments_hold_every_client_once():
    clients = [Client(str(place), place, {"industry": "food" if place % 2 else "metal"}) for place in range(7)]
    found = model.segments(clients, ["industry"])
    assert sorted(one.name for group in found for one in group.clients) == sorted(one.name for one in clients)
    assert model.alike(clients, "9", ["industry"]) is None


events_of = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 4), st.booleans()), max_size=12)


def made(told):
    people = tuple(Listener(str(place), str(place), influence=place or None) for place in range(5))
    rows = [
        Event(str(place), START + timedelta(days=day) if dated else None, str(person), "m", who="x")
        for place, (day, person, dated) in enumerate(told)
    ]
    return Programme("", START, people, tuple(rows))


@given(events_of, st.integers(0, 300), st.integers(0, 300))
def test_reach_never_falls_with_time_and_never_exceeds_everything(told, first, second):
    programme = made(told)
    early, late = sorted((START + timedelta(days=first), START + timedelta(days=second)))
    before, after = model.reach(programme, early), model.reach(programme, late)
    assert 0 <= before.influence <= after.influence <= after.total


@given(events_of, st.integers(0, 300))
def test_the_best_move_is_not_beaten_by_any_other(told, day):
    programme, until = made(told), START + timedelta(days=day)
    best = model.best_move(programme, until)
    now = model.reach(programme, until).influence
    gains = [model.reach(moved(programme, one.id, until), until).influence - now for one in programme.dated]
    assert (best.gain if best else 0) == max([0, *gains])


@given(events_of)
def test_the_order_of_events_does_not_matter(told):
    programme = made(told)
    turned = replace(programme, events=programme.events[::-1])
    assert model.reach(programme, JANUARY) == model.reach(turned, JANUARY)
    assert len(model.conflicts(programme)) == len(model.conflicts(turned))


def test_the_months_cover_half_a_year_at_least():
    months = in_months(START, START)
    assert (len(months), months[-1]) == (6, date(2027, 5, 1))
    assert in_months(START, date(2027, 11, 30))[-1] == date(2027, 12, 1)


# The calendar file -----------------------------------------------------------------------------


def unfolded(content):
    text = content.decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("words", HOSTILE)
def test_a_calendar_file_is_safe_against_hostile_text(words):
    day = date(2027, 3, 10)
    paper_ = calendar_file([Appointment(day, words, words)], name="x", day=START)
    lines = unfolded(paper_.content)
    assert [line for line in lines if line.startswith(("BEGIN", "END"))] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert len([line for line in lines if line.startswith("SUMMARY:")]) == 1
    assert "\u202e" not in paper_.content.decode()
    assert "\x00" not in paper_.content.decode()


def test_a_calendar_file_says_what_and_when_and_is_the_same_each_time():
    lunch = Appointment(date(2027, 3, 10), "Lunch; Vega, Sokolov", "first\nsecond", "7")
    made_ = calendar_file([lunch], name="programme", day=START)
    assert made_ == calendar_file([lunch], name="programme", day=START)
    assert made_.name == "programme.ics"
    lines = unfolded(made_.content)
    assert "SUMMARY:Lunch\\; Vega\\, Sokolov" in lines
    assert "DESCRIPTION:first\\nsecond" in lines
    assert "DTSTART;VALUE=DATE:20270310" in lines
    assert "DTEND;VALUE=DATE:20270311" in lines
