"""Rows set aside: counted by reason in rows and money, listed with file and line, told in words."""

from datetime import date

import pandas as pd
import pytest

from kamlab.i18n import say
from kamlab.ledger.audit import OUTSIDE
from kamlab.ledger.frames import BAD_DATE, NO_DATE
from kamlab.ledger.open import ledger_of
from kamlab.ledger.rows import REASONS

ROWS = pd.DataFrame(
    [
        ("Альфа", "2026-01-12", 100.0, None, None, 5),
        ("Альфа", "2026-02-10", -30.0, None, None, 6),
        (None, "2026-02-11", 70.0, "no_client", None, 7),
        ("Бета", "2026-02-12", None, "not_a_number", "н/д", 8),
        ("Бета", None, 40.0, None, None, 9),
        ("Бета", None, 5.0, None, "31.02.2026", 10),
        ("Итого", None, 185.0, "total_row", "Итого", 11),
        ("Вега", "2025-12-30", 8.0, None, None, 4),
    ],
    columns=["client", "date", "revenue", "reason", "found", "line"],
).assign(source="sales.xlsx › Данные")


@pytest.fixture
def ledger():
    return ledger_of(ROWS)


@pytest.mark.parametrize(
    ("period", "accepted", "rows", "money"),
    [
        pytest.param(
            "all",
            (5, 123.0, -30.0),
            {"no_client": 1, "not_a_number": 1, "total_row": 1},
            {"no_client": 70.0, "not_a_number": 0.0, "total_row": 185.0},
            id="everything",
        ),
        pytest.param(
            "2026",
            (2, 70.0, -30.0),
            {BAD_DATE: 1, "no_client": 1, NO_DATE: 1, "not_a_number": 1, OUTSIDE: 1, "total_row": 1},
            {BAD_DATE: 5.0, "no_client": 70.0, NO_DATE: 40.0, "not_a_number": 0.0, OUTSIDE: 8.0, "total_row": 185.0},
            id="a-year-sets-aside-what-has-no-day-or-another-year",
        ),
    ],
)
def test_read_is_accepted_and_set_aside(ledger, period, accepted, rows, money):
    audit = ledger.audit(period)
    assert (audit.accepted, audit.accepted_money, audit.returns) == accepted
    assert audit.set_aside == rows
    assert audit.set_aside_money == money
    assert audit.read == 8
    assert audit.money_read == 378.0


def test_rows_without_a_day_count_under_everything_and_are_told(ledger):
    assert ledger.audit("all").undated == 2
    assert "ledger.about.undated" in [note.key for note in ledger.accounts("all").notes]


def test_rows_to_mend_are_listed_in_the_order_of_the_file_then_totals(ledger):
    told = ledger.set_aside()[["line", "reason", "found"]].astype(object)
    assert told.where(told.notna(), None).to_numpy().tolist() == [
        [7, "no_client", None],
        [8, "not_a_number", "н/д"],
        [11, "total_row", "Итого"],
    ]


def test_the_listing_of_a_period_has_the_rows_it_leaves_out(ledger):
    told = ledger.set_aside(None, "2026")
    assert list(zip(told["line"], told["reason"], strict=True)) == [
        (7, "no_client"),
        (8, "not_a_number"),
        (9, NO_DATE),
        (10, BAD_DATE),
        (4, OUTSIDE),
        (11, "total_row"),
    ]
    assert set(told["source"]) == {"sales.xlsx › Данные"}


def test_the_listing_is_as_long_as_asked(ledger):
    assert len(ledger.set_aside(2)) == 2


@pytest.mark.parametrize("reason", [*REASONS, NO_DATE, BAD_DATE, OUTSIDE])
def test_every_reason_has_its_words(reason):
    assert say(f"ledger.reason.{reason}", "ru") != say(f"ledger.reason.{reason}", "en")


def test_equal_rows_are_counted_and_kept():
    line = {"client": "А", "date": date(2026, 1, 12), "revenue": 7.5, "document": "1"}
    ledger = ledger_of(pd.DataFrame([line, line, line, {**line, "document": "2"}]))
    assert (ledger.duplicates.rows, ledger.duplicates.money) == (2, 15.0)
    assert ledger.accounts("all").total == 30.0
    assert "ledger.about.duplicates" in [note.key for note in ledger.accounts("all").notes]
