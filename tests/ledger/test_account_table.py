"""The account table on ledgers small enough to reckon by hand."""

import math
from datetime import date

import pandas as pd
import pytest

from kamlab.ledger import Period, accounts_of
from kamlab.ledger.accounts import COLUMNS, halves
from kamlab.ledger.open import ledger_of
from kamlab.ledger.reading import LedgerError

# client, day, document, amount, profit, manager, department, product
LINES = [
    ("Альфа", "2026-01-12", "1", 100.0, 20.0, "Иванов", "север", "x"),
    ("Альфа", "2026-01-12", "1", 50.0, 10.0, "Иванов", "север", "y"),
    ("Альфа", "2026-01-22", "2", 300.0, 60.0, "Петров", "север", "x"),
    ("Альфа", "2026-02-11", "3", 150.0, 30.0, "Петров", "юг", "x"),
    ("Альфа", "2026-03-02", "В-1", -40.0, -8.0, "Петров", "юг", "x"),
    ("Бета", "2026-02-02", "4", 440.0, 44.0, "Иванов", "юг", "z"),
    ("Вега", "2026-01-30", "5", 0.0, 0.0, "Иванов", "юг", "z"),
    ("Гамма", "2026-03-03", "В-2", -100.0, -10.0, "Иванов", "юг", "z"),
]
NAMES = ["client", "date", "document", "revenue", "profit", "manager", "department", "product"]


def ledger(lines=LINES, *, without=()):
    table = pd.DataFrame(lines, columns=NAMES)
    return table.assign(date=pd.to_datetime(table["date"])).drop(columns=list(without))


def row(table, client):
    frame = table.to_frame()
    return frame[frame["client"] == client].iloc[0]


def test_columns_stand_in_the_promised_order():
    assert tuple(accounts_of(ledger(), "2026").to_frame().columns) == COLUMNS


@pytest.mark.parametrize(
    ("client", "expected"),
    [
        pytest.param(
            "Альфа",
            {
                "revenue": 560.0,  # 100 + 50 + 300 + 150 − 40
                "profit": 112.0,
                "share": 560 / 900,
                "orders": 3,  # the return is not one
                "lines": 5,
                "first": pd.Timestamp("2026-01-12"),
                "last": pd.Timestamp("2026-02-11"),  # of an order, not of the return
                "gap_days": 15.0,  # median of 10 and 20
                "products": 2,
                "managers": ("Петров", "Иванов"),  # 410 against 150
                "departments": ("север", "юг"),  # 450 against 110
            },
            id="returns-are-netted-and-are-no-orders",
        ),
        pytest.param("Бета", {"revenue": 440.0, "orders": 1, "lines": 1, "products": 1}, id="one-order"),
        pytest.param("Вега", {"revenue": 0.0, "share": 0.0, "orders": 1}, id="a-free-sample-is-an-order"),
        pytest.param("Гамма", {"revenue": -100.0, "share": -1 / 9, "orders": 0, "lines": 1}, id="returns-alone"),
    ],
)
def test_one_client(client, expected):
    found = row(accounts_of(ledger(), "2026"), client)
    for name, value in expected.items():
        assert found[name] == pytest.approx(value) if isinstance(value, float) else found[name] == value, name


def test_what_one_order_cannot_tell_is_missing():
    table = accounts_of(ledger(), "2026")
    assert math.isnan(row(table, "Бета")["gap_days"])
    assert pd.isna(row(table, "Гамма")["first"])
    assert math.isnan(row(table, "Гамма")["trend"])


def test_order_of_the_table_is_revenue_then_name():
    lines = [
        (name, "2026-01-12", name, amount, 0.0, "И", "с", "x")
        for name, amount in zip("БАГВ", (5, 5, 9, 1), strict=True)
    ]
    assert accounts_of(ledger(lines), "2026").clients == ("Г", "А", "Б", "В")


def test_trend_compares_the_newer_half_of_the_year_with_the_older():
    lines = [
        ("А", "2025-11-10", "1", 400.0, 0.0, "И", "с", "x"),
        ("А", "2026-04-30", "2", 100.0, 0.0, "И", "с", "x"),
        ("А", "2026-05-04", "3", 600.0, 0.0, "И", "с", "x"),
        ("Б", "2026-05-04", "4", 600.0, 0.0, "И", "с", "x"),
        ("Б", "2026-10-30", "5", 600.0, 0.0, "И", "с", "x"),
    ]
    table = accounts_of(ledger(lines))
    assert row(table, "А")["trend"] == pytest.approx(600 / 500 - 1)
    assert math.isnan(row(table, "Б")["trend"])  # nothing to compare with


@pytest.mark.parametrize(
    ("period", "older", "newer"),
    [
        pytest.param(
            Period.year(2025), (date(2025, 1, 1), date(2025, 6, 30)), (date(2025, 7, 1), date(2025, 12, 31)), id="year"
        ),
        pytest.param(
            Period.range(date(2026, 1, 1), date(2026, 3, 31)),
            (date(2026, 2, 1), date(2026, 2, 28)),
            (date(2026, 3, 1), date(2026, 3, 31)),
            id="three-months-give-halves-of-one",
        ),
        pytest.param(
            Period.range(date(2026, 1, 10), date(2026, 3, 31)),
            (date(2026, 2, 1), date(2026, 2, 28)),
            (date(2026, 3, 1), date(2026, 3, 31)),
            id="a-month-begun-late-is-left-out",
        ),
    ],
)
def test_halves_of_the_trend(period, older, newer):
    split = halves(period, ())
    assert (split.older, split.newer) == (older, newer)


def test_a_period_of_one_month_has_no_trend():
    assert halves(Period.range(date(2026, 1, 1), date(2026, 1, 31)), ()) is None


@pytest.mark.parametrize(
    ("without", "orders"),
    [
        pytest.param(("document",), 3, id="days-with-a-sale"),
        pytest.param(("document", "date"), 4, id="lines-that-are-no-returns"),
        pytest.param(("date",), 3, id="documents"),
    ],
)
def test_orders_when_columns_are_missing(without, orders):
    assert row(accounts_of(ledger(without=without), "all"), "Альфа")["orders"] == orders


def test_lines_without_a_document_are_one_order_a_day():
    lines = [
        ("А", "2026-01-12", None, 1.0, 0.0, "И", "с", "x"),
        ("А", "2026-01-12", None, 1.0, 0.0, "И", "с", "x"),
        ("А", "2026-01-13", None, 1.0, 0.0, "И", "с", "x"),
        ("А", "2026-01-13", "7", 1.0, 0.0, "И", "с", "x"),
    ]
    assert row(accounts_of(ledger(lines), "all"), "А")["orders"] == 3


def test_a_ledger_without_dates_still_says_who_is_key():
    table = accounts_of(ledger(without=("date",)))
    assert table.clients[0] == "Альфа"
    assert table.notes[0].key == "ledger.period.no_dates"
    assert table.to_frame()["gap_days"].isna().all()


def test_exactly_ten_percent_stays_exactly_ten_percent():
    lines = [("Десятая", "2026-01-12", "1", 48216054.00, 0.0, "И", "с", "x")]
    lines += [("Прочие", "2026-01-13", str(n), amount, 0.0, "И", "с", "x") for n, amount in enumerate([0.1] * 30, 2)]
    lines += [("Прочие", "2026-01-14", "99", 433944486.00 - 3.0, 0.0, "И", "с", "x")]
    table = accounts_of(ledger(lines), "all")
    assert table.revenue() == {"Прочие": 433944486.00, "Десятая": 48216054.00}
    assert row(table, "Десятая")["share"] == pytest.approx(0.1, abs=1e-15)


def test_profit_is_known_only_when_each_line_has_it():
    lines = [
        ("А", "2026-01-12", "1", 100.0, 10.0, "И", "с", "x"),
        ("А", "2026-01-13", "2", 100.0, None, "И", "с", "x"),
        ("Б", "2026-01-13", "3", 100.0, 7.0, "И", "с", "x"),
    ]
    table = accounts_of(ledger(lines), "all")
    assert table.profit() == {"Б": 7.0}
    assert "ledger.about.profit_gaps" in [note.key for note in table.notes]


def test_no_profit_column_is_no_profit():
    assert accounts_of(ledger(without=("profit",)), "all").profit() is None


def test_a_client_with_two_codes_has_none_and_a_note():
    table = ledger().assign(client_id=["007", "007", "007", "007", "007", "01", "02", "03"])
    table.loc[0, "client_id"] = "008"
    found = accounts_of(table, "all")
    assert pd.isna(row(found, "Альфа")["client_id"])
    assert row(found, "Бета")["client_id"] == "01"
    assert "ledger.about.client_ids" in [note.key for note in found.notes]


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        pytest.param(
            [(None, "2026-01-12", "1", 5.0, 0.0, "И", "с", "x")], "ledger.nothing_accepted", id="no-row-with-a-client"
        ),
        pytest.param(
            [("А", "2026-01-12", "1", 5.0, 0.0, "И", "с", "x"), ("Б", "2026-01-12", "2", 5.0, 0.0, "И", "с", "x")],
            "ledger.currencies",
            id="two-currencies",
        ),
    ],
)
def test_nonsense_is_refused(lines, key):
    table = ledger(lines).assign(currency=["RUB", "USD"][: len(lines)])
    with pytest.raises(LedgerError) as refusal:
        accounts_of(table, "all")
    assert refusal.value.key == key
    assert refusal.value.text("ru")
    assert refusal.value.text("en")


def test_revenue_of_zero_gives_no_shares_and_a_note():
    lines = [("А", "2026-01-12", "1", 5.0, 0.0, "И", "с", "x"), ("Б", "2026-01-12", "2", -5.0, 0.0, "И", "с", "x")]
    table = accounts_of(ledger(lines), "all")
    assert table.to_frame()["share"].isna().all()
    assert {"ledger.about.no_shares", "ledger.about.negative"} <= {note.key for note in table.notes}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        pytest.param(
            ("department",), {("север",): 450.0, ("юг",): 450.0 - 100.0 + 0.0 + 0.0 + 100.0 - 0.0}, id="department"
        ),
        pytest.param(("manager",), {("Иванов",): 490.0, ("Петров",): 410.0}, id="manager"),
        pytest.param(("category",), {(None,): 900.0}, id="a-column-the-ledger-does-not-have"),
        pytest.param(
            ("month",),
            {
                (pd.Timestamp("2026-01-01"),): 450.0,
                (pd.Timestamp("2026-02-01"),): 590.0,
                (pd.Timestamp("2026-03-01"),): -140.0,
            },
            id="month",
        ),
        pytest.param(("quarter",), {(pd.Timestamp("2026-01-01"),): 900.0}, id="quarter"),
        pytest.param(("product",), {("x",): 510.0, ("y",): 50.0, ("z",): 340.0}, id="product"),
    ],
)
def test_totals(by, expected):
    table = ledger_of(ledger()).totals(by, "2026")
    assert {tuple(values): amount for *values, amount in table[[*by, "revenue"]].itertuples(index=False)} == expected


def test_totals_of_levels_add_up_to_the_company():
    book = ledger_of(ledger())
    levels = book.totals(("client", "department", "manager"), "2026")
    assert levels["revenue"].sum() == book.accounts("2026").total
    assert levels["profit"].sum() == pytest.approx(146.0)


def test_totals_by_something_unknown_are_refused():
    with pytest.raises(LedgerError, match="region"):
        ledger_of(ledger()).totals(("region",))


def test_the_table_handed_out_is_a_copy():
    table = accounts_of(ledger(), "2026")
    handed_out = table.to_frame()
    handed_out.loc[0, "revenue"] = 0.0
    assert table.revenue()["Альфа"] == 560.0


def test_a_period_asked_twice_is_the_same_answer():
    book = ledger_of(ledger())
    assert book.accounts("2026") is book.accounts(Period.year(2026))
