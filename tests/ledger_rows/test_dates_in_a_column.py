"""How a column of dates is read, and how day and month are told apart by the whole column."""

from datetime import date

import pytest

AUGUST = date(2026, 8, 31)


# each of these can be read in one way only, so that all of them may stand in one column
ONE_DAY = [
    "2026-08-31",
    "2026-08-31 10:15:00",
    "2026-08-31T23:30:00+03:00",
    "2026-08-31T23:30:00.123Z",
    "2026/08/31",
    "2026.8.31",
    "20260831",
    "31.08.2026",
    "31.08.2026 0:00:00",
    "31.08.2026 г.",
    "31.08.26",
    "31/08/2026",
    "31-08-2026",
    "31-Aug-26",
    "31-Aug-2026 12:00 AM",
    "31 Aug 2026",
    "Aug 31, 2026",
    "August 31, 2026",
    "Mon, 31 Aug 2026",
    "31 августа 2026 г.",
    "31 авг. 2026",
    "31авг2026",
    "46265",
    "46265.35",
    "\u00a031.08.2026\u00a0",
]
ONE_MONTH = [
    "Август 2026",
    "август 2026 г.",
    "Авг 26",
    "авг.26",
    "Aug 2026",
    "Aug-26",
    "August 2026",
    "2026-08",
    "202608",
    "08.2026",
    "8/2026",
]


@pytest.fixture(scope="module")
def read(desk):
    cells = [*ONE_DAY, *ONE_MONTH]
    return dict(zip(cells, desk.column("|".join(cells), "Дата", "date"), strict=True))


@pytest.mark.parametrize("cell", ONE_DAY)
def test_one_day_in_many_writings(read, cell):
    assert read[cell] == AUGUST


@pytest.mark.parametrize("cell", ONE_MONTH)
def test_a_month_is_its_first_day(read, cell):
    assert read[cell] == date(2026, 8, 1)


@pytest.mark.parametrize("cell", ["8/31/2026", "8/31/2026 8:26", "08/31/26 11:59 PM"])
def test_the_same_day_with_the_month_first(desk, cell):
    assert desk.column(cell, "Дата", "date") == [AUGUST]


def test_every_month_is_known_in_both_languages(desk):
    russian = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
    genitive = [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ]
    english = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    months = [date(2026, month, 5) for month in range(1, 13)]
    for words in (russian, genitive, english, [word[:3] for word in english]):
        assert desk.column("|".join(f"5 {word} 2026" for word in words), "Дата", "date") == months


@pytest.mark.parametrize(
    "cell", ["TBD", "32.13.2026", "2026-13-45", "00.00.0000", "31.02.2026", "01.01.1900", "2026-08-31-5"]
)
def test_an_unreadable_date_leaves_the_row_and_shows_its_text(desk, cell):
    rows = desk.rows(f"Клиент;Дата;Сумма\nА;{cell}\nА;31.08.2026;1\nА;30.08.2026;1".replace(f"{cell}\n", f"{cell};1\n"))
    assert desk.cells(rows, "date", "reason", "found")[0] == (None, None, cell)


def test_an_empty_date_is_no_unreadable_date(desk):
    rows = desk.rows("Клиент;Дата;Сумма;Товар\nА;;1;Б\nА;31.08.2026;1;Б")
    assert desk.cells(rows, "date", "found") == [(None, None), (AUGUST, None)]


@pytest.mark.parametrize(
    ("header", "cells", "first", "note"),
    [
        pytest.param("Date", "05/06/2026|31/08/2026", date(2026, 6, 5), None, id="a-day-above-12-in-front"),
        pytest.param("Дата", "05/06/2026|08/31/2026", date(2026, 5, 6), None, id="a-day-above-12-behind"),
        pytest.param("Date", "1/2/26 8:00|12/31/26 9:00", date(2026, 1, 2), None, id="two-digit-years"),
        pytest.param("Date", "05/06/2026", date(2026, 5, 6), "date_custom", id="english-custom"),
        pytest.param("Дата", "05/06/2026", date(2026, 6, 5), "date_custom", id="russian-custom"),
        pytest.param("Date", "05-06-2026", date(2026, 6, 5), "date_custom", id="dashes-put-the-day-first"),
        pytest.param("Date", "05.06.2026", date(2026, 6, 5), "date_custom", id="dots-put-the-day-first"),
        pytest.param("Дата", "05.06.2026", date(2026, 6, 5), None, id="russian-dots-need-no-note"),
        pytest.param("Дата", "05/05/2026|07/07/2026", date(2026, 5, 5), None, id="nothing-to-decide"),
        pytest.param(
            "Date",
            "01/02/2026|03/02/2026|02/05/2026|01/08/2026",
            date(2026, 2, 1),
            "date_rows",
            id="rows-run-day-first",
        ),
        pytest.param(
            "Дата",
            "02/01/2026|02/03/2026|05/02/2026|08/01/2026",
            date(2026, 2, 1),
            "date_rows",
            id="rows-run-month-first",
        ),
        pytest.param("Date", "03/08/2026|01/08/2026|02/08/2026", date(2026, 8, 3), "date_rows", id="one-month-of-days"),
        pytest.param("Дата", "01/03/2026|01/01/2026|01/02/2026", date(2026, 3, 1), "date_rows", id="firsts-of-months"),
    ],
)
def test_day_or_month_first(desk, header, cells, first, note):
    beside = {"Date": "Client;Amount", "Дата": "Клиент;Сумма"}[header]
    text = "\n".join([f"{header};{beside}", *(f"{cell};A;1" for cell in cells.split("|"))])
    rows = desk.rows(text)
    assert desk.cells(rows, "date")[0] == first
    assert [key for key in desk.said(rows) if "date_" in key] == ([f"rows.{note}"] if note else [])


def test_the_example_is_shown_both_ways(desk):
    rows = desk.rows("Date;Client;Amount\n05/06/2026;A;1")
    assert (
        rows.notes[-1]
        .text("en")
        .startswith(
            "sales.csv: the column “Date” does not show whether the day or the month comes first. “05/06/2026” is read "
            "as 6 May 2026; it could be 5 June 2026."
        )
    )
    assert "прочитано как 6 мая 2026; могло быть и 5 июня 2026" in rows.notes[-1].text("ru")


def test_two_orders_in_one_column_take_the_commoner_and_say_so(desk):
    rows = desk.rows("Date;Client;Amount\n13/06/2026;A;1\n14/06/2026;A;1\n06/15/2026;A;1\n05/06/2026;A;1")
    assert desk.cells(rows, "date") == [date(2026, 6, 13), date(2026, 6, 14), None, date(2026, 6, 5)]
    assert desk.cells(rows, "found")[2] == "06/15/2026"
    assert desk.said(rows) == ["rows.date_mixed"]


def test_different_separators_have_their_own_order(desk):
    cells = "31.08.2026|8/31/2026|05.06.2026|5/6/2026|2026-08-31|Aug 31, 2026"
    june, may = date(2026, 6, 5), date(2026, 5, 6)
    assert desk.column(cells, "Дата", "date") == [AUGUST, AUGUST, june, may, AUGUST, AUGUST]


def test_one_file_decides_for_the_others(desk):
    rows = desk.rows("Date;Client;Amount\n05/06/2026;A;1", "Date;Client;Amount\n31/08/2026;A;1")
    assert desk.cells(rows, "date") == [AUGUST, date(2026, 6, 5)]
    assert desk.said(rows) == []


def test_a_file_that_decides_for_itself_is_not_overruled(desk):
    rows = desk.rows(
        "Date;Client;Amount\n05/06/2026;A;1\n13/06/2026;A;1", "Date;Client;Amount\n05/06/2026;A;1\n06/13/2026;A;1"
    )
    assert desk.cells(rows, "date") == [date(2026, 5, 6), date(2026, 6, 13), date(2026, 6, 5), date(2026, 6, 13)]


def test_typed_cells_among_texts(desk):
    text = "Дата;Клиент;Сумма\n\x01d2026-08-31T00:00:00;А;1\n31.08.2026;А;1\n\x01n46265.0;А;1\nитого;А;1"
    rows = desk.rows(text, typed={"Дата": "mixed"})
    assert desk.cells(rows, "date")[:3] == [AUGUST] * 3


def test_dates_that_a_spreadsheet_swapped_are_suspected(desk):
    typed = [f"\x01d2026-{month:02d}-05T00:00:00;А;1" for month in range(1, 13)]
    texts = [f"{day}/05/2026;А;1" for day in range(13, 25)]
    rows = desk.rows("\n".join(["Дата;Клиент;Сумма", *typed, *texts]), typed={"Дата": "mixed"})
    assert "rows.date_swapped" in desk.said(rows)
    rows = desk.rows("\n".join(["Дата;Клиент;Сумма", *typed, *texts, "05/06/2026;А;1"]), typed={"Дата": "mixed"})
    assert "rows.date_swapped" not in desk.said(rows)


def test_year_and_month_in_two_columns(desk):
    rows = desk.rows("Год;Месяц;Клиент;Сумма\n2026;8;А;1\n2026;9;А;1")
    assert desk.cells(rows, "date") == [date(2026, 8, 1), date(2026, 9, 1)]
    rows = desk.rows("Year;Month;Client;Amount\n2026;August;A;1\n2026;May;A;1")
    assert desk.cells(rows, "date") == [date(2026, 8, 1), date(2026, 5, 1)]
    assert rows.columns["date"] == "Year + Month"


def test_a_month_without_a_year_is_no_date(desk):
    rows = desk.rows("Месяц;Клиент;Сумма\nАвгуст;А;1\nМай;Б;1")
    assert "date" in rows.absent
