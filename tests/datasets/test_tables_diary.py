"""Diary and decisions: overdue steps, a silent account, signals, agreement with the ties."""

import datetime as dt

import pytest

BALTIC = "Балтийская судоремонтная компания"
SEMINAR = "2026-11-19"


@pytest.fixture(scope="module")
def diary(read):
    return read("diary")


def test_forty_entries_in_order(diary):
    days = [row["date"] for row in diary]
    assert len(days) == 40
    assert days == sorted(days)
    assert days[-1] <= SEMINAR


def test_nine_steps_are_overdue_on_the_seminar_day(diary):
    overdue = [row for row in diary if row["due"] and not row["done"] and row["due"] < SEMINAR]
    assert len(overdue) == 9
    assert {row["account"] for row in overdue} >= {BALTIC, "Альтаир-Фарм", "Сеть магазинов «Уютный двор»"}


def test_a_step_has_text_and_a_date_or_neither(diary):
    for row in diary:
        assert bool(row["step_ru"]) == bool(row["step_en"]) == bool(row["due"])
        assert not row["done"] or row["date"] <= row["done"] <= SEMINAR


def test_baltic_has_been_silent_for_61_days(diary):
    last = max(row["date"] for row in diary if row["account"] == BALTIC)
    assert (dt.date.fromisoformat(SEMINAR) - dt.date.fromisoformat(last)).days == 61


def test_four_market_signals(diary):
    assert sum(row["tag"] == "market_signal" for row in diary) == 4


def test_only_an_open_day_falls_on_a_weekend(diary):
    weekend = [row for row in diary if dt.date.fromisoformat(row["date"]).weekday() > 4]
    assert [(row["date"], row["kind"], row["tone"]) for row in weekend] == [("2026-09-19", "event", "informal")]
    promised = [row["due"] for row in diary if row["due"]]
    assert {dt.date.fromisoformat(day).weekday() for day in promised} <= set(range(5))


def test_last_entry_of_each_pair_is_the_last_contact_of_the_tie(diary, read):
    last = {}
    for row in diary:
        if row["theirs"]:
            last[row["ours"], row["theirs"]] = row["date"]
    assert last == {(row["ours"], row["theirs"]): row["last_contact"] for row in read("ties")}


def test_live_loss_day_by_day(diary):
    days = [
        (row["date"], row["kind"]) for row in diary if row["account"] == "Тепломонтаж" and row["date"] >= "2026-11-13"
    ]
    assert days == [("2026-11-13", "letter"), ("2026-11-16", "call"), ("2026-11-19", "visit")]


def test_decisions_done_late_and_without_an_owner(read):
    rows = read("decisions")
    late = [row for row in rows if row["owner"] and not row["done"] and row["due"] < SEMINAR]
    assert len(rows) == 8
    assert (sum(bool(row["done"]) for row in rows), len(late), sum(not row["owner"] for row in rows)) == (5, 2, 1)
    assert {dt.date.fromisoformat(row["date"]).weekday() for row in rows} <= set(range(5))


def test_every_note_is_in_both_languages(diary, read):
    assert all(row["note_ru"] and row["note_en"] for row in diary)
    assert all(row["decision_ru"] and row["decision_en"] for row in read("decisions"))
