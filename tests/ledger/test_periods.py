"""Which months an answer is about: last 12 full months, years, ranges, and what cannot be chosen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.ledger.periods import ALL, LAST_12, Period, month_number, newest_full_month, parse_period, settle
from kamlab.ledger.reading import LedgerError


def days(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def working_days(first, last):
    return [day for day in days(first, last) if day.weekday() < 5]


@pytest.mark.parametrize(
    ("last", "start", "end"),
    [
        pytest.param(date(2026, 10, 31), date(2025, 11, 1), date(2026, 10, 31), id="last-day-of-the-month-a-saturday"),
        pytest.param(date(2026, 10, 30), date(2025, 11, 1), date(2026, 10, 31), id="last-working-day-of-the-month"),
        pytest.param(date(2026, 10, 29), date(2025, 10, 1), date(2026, 9, 30), id="a-working-day-short"),
        pytest.param(date(2026, 10, 1), date(2025, 10, 1), date(2026, 9, 30), id="a-month-just-begun"),
        pytest.param(date(2025, 12, 31), date(2025, 1, 1), date(2025, 12, 31), id="the-year-is-over"),
        pytest.param(
            date(2025, 12, 30), date(2025, 1, 1), date(2025, 12, 31), id="the-31st-of-december-is-not-awaited"
        ),
        pytest.param(date(2024, 2, 29), date(2023, 3, 1), date(2024, 2, 29), id="leap-day"),
        pytest.param(date(2026, 2, 27), date(2025, 3, 1), date(2026, 2, 28), id="friday-before-a-saturday-28th"),
    ],
)
def test_last_12_full_months(last, start, end):
    period, notes = settle(None, days(date(2021, 1, 1), last))
    assert (period.start, period.end, period.kind, notes) == (start, end, LAST_12, ())
    assert period.months == 12


def test_a_monthly_report_dated_by_the_first_has_full_months():
    firsts = [date(2024 + month // 12, month % 12 + 1, 1) for month in range(30)]  # Jan 2024 … Jun 2026
    period, notes = settle(LAST_12, firsts)
    assert (period.start, period.end, notes) == (date(2025, 7, 1), date(2026, 6, 30), ())


@pytest.mark.parametrize(
    ("first", "last", "start", "end", "told"),
    [
        pytest.param(
            date(2026, 3, 2),
            date(2026, 10, 30),
            date(2026, 3, 1),
            date(2026, 10, 31),
            "ledger.period.short",
            id="eight-months",
        ),
        pytest.param(
            date(2026, 10, 5),
            date(2026, 10, 20),
            date(2026, 10, 5),
            date(2026, 10, 20),
            "ledger.period.no_full_month",
            id="half",
        ),
        pytest.param(
            date(2025, 11, 17),
            date(2026, 10, 30),
            date(2025, 11, 1),
            date(2026, 10, 31),
            "ledger.period.late_start",
            id="late",
        ),
    ],
)
def test_less_than_twelve_full_months_takes_what_there_is_and_says_so(first, last, start, end, told):
    period, notes = settle(None, working_days(first, last))
    assert (period.start, period.end) == (start, end)
    assert [note.key for note in notes] == [told]
    assert all(note.text(lang) for note in notes for lang in ("ru", "en"))


def test_the_january_holidays_do_not_make_a_year_partial():
    period, notes = settle(None, working_days(date(2025, 1, 9), date(2025, 12, 30)))
    assert (period.start, period.end, notes) == (date(2025, 1, 1), date(2025, 12, 31), ())


def test_a_date_years_ahead_does_not_move_the_period_and_is_named():
    period, notes = settle(None, [*days(date(2023, 1, 1), date(2026, 10, 31)), date(2062, 3, 1)])
    assert (period.start, period.end) == (date(2025, 11, 1), date(2026, 10, 31))
    assert [note.key for note in notes] == ["ledger.period.stray"]
    assert "2062" in notes[0].text("ru")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("2025", date(2025, 1, 1), date(2025, 12, 31), id="year"),
        pytest.param("2025-01-15..2025-06-30", date(2025, 1, 15), date(2025, 6, 30), id="range"),
        pytest.param(" 2025-01-15 .. 2025-01-15 ", date(2025, 1, 15), date(2025, 1, 15), id="one-day-with-blanks"),
        pytest.param("all", None, None, id="all"),
    ],
)
def test_a_period_as_a_person_writes_it(text, start, end):
    period = parse_period(text)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "text", ["", "2025-02", "last-6-months", "2025-13-01..2025-12-31", "3025", "01.02.2025", "ALL"]
)
def test_an_unclear_period_is_refused_with_the_ways_to_write_one(text):
    with pytest.raises(LedgerError) as refusal:
        parse_period(text)
    assert "last-12-months" in refusal.value.text("ru")
    assert "2025-01-01..2025-06-30" in refusal.value.text("en")


@pytest.mark.parametrize(
    ("spec", "dates", "key"),
    [
        pytest.param("2025-06-30..2025-01-01", [date(2025, 1, 1)], "ledger.period.backwards", id="end-before-start"),
        pytest.param("2019", [date(2025, 1, 1)], "ledger.period.empty", id="a-year-without-rows"),
        pytest.param("2025", [], "ledger.period.needs_dates", id="a-year-of-a-ledger-without-dates"),
        pytest.param("last-12-months", [], "ledger.period.needs_dates", id="asked-for-by-name-without-dates"),
    ],
)
def test_what_cannot_be_chosen_is_refused(spec, dates, key):
    with pytest.raises(LedgerError) as refusal:
        settle(spec, dates)
    assert refusal.value.key == key
    assert refusal.value.text("ru")
    assert refusal.value.text("en")


@pytest.mark.parametrize("spec", [None, ALL])
def test_a_ledger_without_dates_answers_for_everything_and_says_what_it_cannot(spec):
    period, notes = settle(spec, [])
    assert period == Period()
    assert [note.key for note in notes] == ["ledger.period.no_dates"]


@pytest.mark.parametrize(
    ("period", "ru", "en"),
    [
        pytest.param(Period(), "весь период", "the whole period", id="all"),
        pytest.param(Period.year(2025), "2025 год", "2025", id="year"),
        pytest.param(
            Period(date(2025, 11, 1), date(2026, 10, 31), LAST_12),
            "ноябрь 2025 — октябрь 2026",
            "November 2025 – October 2026",
            id="months",
        ),
        pytest.param(
            Period.range(date(2026, 1, 5), date(2026, 2, 6)),
            "5 января 2026 — 6 февраля 2026",
            "5 January 2026 – 6 February 2026",
            id="days",
        ),
    ],
)
def test_a_period_in_words(period, ru, en):
    assert (period.text("ru"), period.text("en")) == (ru, en)


@given(st.lists(st.dates(date(2000, 1, 1), date(2040, 12, 31)), min_size=1, max_size=40))
def test_the_newest_full_month_lies_within_the_data(dates):
    month = newest_full_month(dates)
    if month is not None:
        assert month_number(min(dates)) <= month <= month_number(max(dates))


@given(st.lists(st.dates(date(2020, 1, 1), date(2027, 12, 31)), min_size=1, max_size=60))
def test_the_default_period_always_holds_a_row(dates):
    period, _ = settle(None, dates)
    assert any(period.holds(day) for day in dates)


def test_one_row_a_year_ago_and_one_in_a_month_just_begun():
    period, notes = settle(None, [date(2019, 1, 31), date(2020, 2, 1)])
    assert (period.start, period.end) == (date(2019, 1, 31), date(2020, 2, 1))
    assert [note.key for note in notes] == ["ledger.period.no_full_month"]
