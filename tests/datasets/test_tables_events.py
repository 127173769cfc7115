"""The communication programme: silence, clash, gaps, unused factors."""

import datetime as dt
from collections import Counter, defaultdict

import pytest

VOLGA = "ТД «Волжские продукты»"
START = dt.date(2026, 12, 1)


@pytest.fixture(scope="module")
def events(read):
    return read("events")


def test_sixteen_events_on_working_days_in_six_months(events):
    days = [dt.date.fromisoformat(row["date"]) for row in events]
    assert (len(days), days) == (16, sorted(days))
    assert {day.weekday() for day in days} <= set(range(5))
    assert min(days) >= START
    assert max(days) <= dt.date(2027, 5, 31)


@pytest.mark.parametrize(
    ("person", "days"),
    [
        ("Орлов", ["12-04", "01-15", "03-04", "04-23"]),
        ("Марченко", ["12-10", "02-05", "04-20"]),
        ("Гусева", ["01-15", "04-08"]),
        ("Юсупова", ["02-11", "04-05"]),
        ("Соколов", ["03-10"]),
        ("Зайцев", ["02-18"]),
        ("Руднев", ["03-25"]),
        ("Крылов", ["01-14"]),
        ("Моргунова", ["12-22"]),
    ],
)
def test_who_hears_from_us_and_when(events, person, days):
    assert [row["date"][5:] for row in events if row["person"].startswith(person)] == days


def test_first_message_to_the_one_who_decides_comes_after_99_days(events):
    first = min(row["date"] for row in events if row["person"].startswith("Соколов"))
    assert (dt.date.fromisoformat(first) - START).days == 99


def test_one_clash(events):
    busy = Counter((row["date"], row["ours"]) for row in events if row["ours"])
    assert [key for key, count in busy.items() if count > 1] == [("2027-01-15", "Ильина Е. С.")]


def test_nobody_answers_for_the_exhibition(events):
    assert [(row["date"], row["tool"]) for row in events if not row["ours"]] == [("2027-04-20", "exhibition")]


def test_two_people_hear_nothing(events, read):
    told = {row["person"] for row in events}
    silent = {
        row["person"].split()[0] for row in read("people") if row["account"] == VOLGA and row["person"] not in told
    }
    assert silent == {"Ветрова", "Хасанов"}


def test_demography_and_new_rivals_are_never_used(events, read):
    known = defaultdict(set)
    for row in read("message_types"):
        known[row["type"]].add(row["item"])
    used = {row["item"] for row in events if row["type"] == "market"}
    assert used == {"technology", "regulation"}
    assert known["market"] - used == {"demography", "new_rivals"}
    assert {(row["type"], row["item"]) for row in events} <= {(kind, item) for kind in known for item in known[kind]}
    assert {row["function"] for row in events} == {"awareness", "partnership", "evolution"}
