"""Given and received; lost, regained and leaving."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest


def test_eleven_concessions_with_volga_in_two_years(read):
    rows = read("concessions")
    assert {row["account"] for row in rows} == {"ТД «Волжские продукты»"}
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert {row["date"][:4] for row in rows} == {"2025", "2026"}


def test_nine_given_for_6_9_million_two_received(read):
    rows = read("concessions")
    assert Counter(row["direction"] for row in rows) == {"given": 9, "received": 2}
    assert sum(Decimal(row["cost_a_year"]) for row in rows if row["direction"] == "given") == Decimal("6900000.00")
    assert all(not row["cost_a_year"] for row in rows if row["direction"] == "received")


@pytest.fixture(scope="module")
def lost(read):
    return {row["client"]: row for row in read("lost")}


def test_ten_clients_by_kind_and_reason(lost):
    assert len(lost) == 10
    assert Counter(row["kind"] for row in lost.values()) == {"lost": 8, "regained": 1, "live": 1}
    reasons = Counter(row["reason"] for row in lost.values())
    assert reasons == {"terms": 1, "no_need": 1, "service": 1, "unknown": 1, "not_asked": 6}


@pytest.mark.parametrize(
    ("client", "last", "reason"),
    [
        ("Рыбокомбинат «Дальний Створ»", "2026-02-20", "terms"),
        ("Мебельная фабрика «Тихий Плёс»", "2025-06-18", "no_need"),
    ],
)
def test_two_losses_with_a_known_reason(lost, ledger, client, last, reason):
    assert (lost[client]["last_order"], lost[client]["reason"]) == (last, reason)
    assert str(ledger.loc[ledger["client"] == client, "date"].max().date()) == last


def test_one_came_back_after_416_days(lost, ledger):
    row = lost["Хлебозавод «Сухой Брод»"]
    gone, back = dt.date.fromisoformat(row["last_order"]), dt.date.fromisoformat(row["returned"])
    assert (str(gone), str(back), (back - gone).days) == ("2025-02-14", "2026-04-06", 416)
    days = set(ledger.loc[ledger["client"] == row["client"], "date"].dt.date)
    assert {gone, back} <= days
    assert not [day for day in days if gone < day < back]
    assert (row["reason"], bool(row["what_if_ru"])) == ("service", True)


def test_the_live_case_is_at_day_six(lost):
    row = lost["Тепломонтаж"]
    assert (row["notice"], row["lunch_declined"], row["office_visit"]) == ("2026-11-13", "2026-11-16", "2026-11-19")
    assert dt.date.fromisoformat(row["notice"]).weekday() == 4
    assert (dt.date.fromisoformat(row["office_visit"]) - dt.date.fromisoformat(row["notice"])).days == 6


def test_six_are_silent_for_over_a_year_and_nobody_asked(lost, ledger):
    silent = {name: row["last_order"] for name, row in lost.items() if row["reason"] == "not_asked"}
    last = ledger[ledger["quantity"] > 0].groupby("client")["date"].max()
    assert silent == {name: str(last[name].date()) for name in silent}
    assert all(day < "2025-11-01" for day in silent.values())
