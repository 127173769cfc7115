"""A big file that is scanned and a small one that is held give the same rows; typed columns pass as they are."""

from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest

from kamlab.ledger.reading import LINE, RawTable
from kamlab.ledger.rows import canonical_rows

FIELDS = (
    "client",
    "client_id",
    "date",
    "revenue",
    "profit",
    "quantity",
    "product",
    "manager",
    "document",
    "reason",
    "found",
)
TABLES = {
    "plain": """date,client,document,revenue,profit
2026-08-31,Vega,1,10.50,2.5
2026-08-30,,2,7,1
2026-08-29,Lutik,3,n/a,""",
    "comma-and-dots": """Дата;Клиент;Документ;Сумма;Себестоимость
31.08.2026;  Вега ;Р-1;1 234,50;1000,00
05.06.2026;Ве\u00a0га;Р-2;(1.234,5);1
32.13.2026;-;Р-3;н/д;5
;Итого;;-1;
31.08.2026;Итого-Сервис;Р-4;1.234;1""",
    "us": """Invoice Date,Customer,Invoice No,Qty,Unit Price,Sales Rep
10/30/2026 8:26,Vega,00017,2,$1.25,Ann
5/6/2026 8:26,Lutik,00018,-1,"$7",Ann
Aug 31 2026,Lutik,17850.0,x,7,nan""",
    "header-again": "Клиент;Сумма\nВега;1,5\nКлиент;Сумма\nЛютик;2",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_scanned_file_means_the_same(desk, name):
    text = TABLES[name]
    sep = ";" if ";" in text else ","
    held = desk.rows(text, sep=sep)
    scanned = desk.rows(text, sep=sep, scanned=True)
    assert scanned.lazy
    assert not held.lazy
    both = [rows.relation.project(", ".join(FIELDS)).order("all").fetchall() for rows in (held, scanned)]
    assert both[0] == both[1]
    assert scanned.columns == held.columns


def _typed(desk, *, scanned: bool, **columns: pa.Array) -> RawTable:
    count = len(next(iter(columns.values())))
    lines = pa.array([None] * count if scanned else range(2, count + 2), pa.int64())
    kinds = {name: "number" if pa.types.is_floating(array.type) else "text" for name, array in columns.items()}
    relation = desk.connection.from_arrow(pa.table({**columns, LINE: lines}))
    return RawTable("typed.parquet", tuple(columns), relation, kinds, scanned=scanned)


@pytest.mark.parametrize("scanned", [True, False])
def test_typed_columns(desk, scanned):
    table = _typed(
        desk,
        scanned=scanned,
        customer_id=pa.array([17850.0, 12346.0, None]),
        customer=pa.array(["Vega", "Lutik", "-"]),
        date=pa.array([datetime(2026, 8, 31, 10), datetime(1900, 1, 1), None]),  # noqa: DTZ001 - files have no zone
        revenue=pa.array([Decimal("10.50"), Decimal("-3.00"), None]),
        profit=pa.array([2.5, float("nan"), None]),
        quantity=pa.array([1, 2, None], pa.int32()),
        manager=pa.array(["Ann", "Bob", None]).dictionary_encode(),
    )
    rows = canonical_rows(desk.connection, [table])
    found = rows.relation.project("client, client_id, date, revenue, profit, quantity, manager, reason").order("client")
    assert found.fetchall() == [
        ("Lutik", "12346", None, -3.0, None, 2.0, "Bob", None),
        ("Vega", "17850", date(2026, 8, 31), 10.5, 2.5, 1.0, "Ann", None),
        (None, None, None, None, None, None, None, "no_client"),
    ]


def test_dates_with_a_zone_keep_their_day_in_utc(desk):
    table = _typed(
        desk,
        scanned=True,
        client=pa.array(["A"]),
        amount=pa.array([1.0]),
        date=pa.array([datetime(2026, 8, 31, 23, 30)], pa.timestamp("us", tz="UTC")),  # noqa: DTZ001 - the type has the zone
    )
    assert desk.cells(canonical_rows(desk.connection, [table]), "date") == [date(2026, 8, 31)]


@pytest.mark.parametrize(
    ("numbers", "day"),
    [
        ([46265.0], date(2026, 8, 31)),
        ([46265.35], date(2026, 8, 31)),
        ([20260831.0], date(2026, 8, 31)),
        ([202608.0], date(2026, 8, 1)),
    ],
    ids=["excel-day", "excel-moment", "packed-day", "packed-month"],
)
def test_numbers_in_a_date_column(desk, numbers, day):
    table = _typed(desk, scanned=False, Дата=pa.array(numbers), Клиент=pa.array(["А"]), Сумма=pa.array([1.0]))
    assert desk.cells(canonical_rows(desk.connection, [table]), "date") == [day]


def test_a_scanned_file_is_read_lazily(desk):
    rows = desk.rows("client;amount\nA;1", scanned=True)
    assert rows.lazy
    assert desk.cells(rows, "line", "client", "revenue") == [(None, "A", 1)]


def test_files_held_and_scanned_lie_in_one_ledger(desk):
    big = desk.table("client;amount\nA;1", scanned=True, name="big.csv")
    rows = desk.rows(big, desk.table("client;amount\nB;2", name="small.csv"))
    assert desk.cells(rows, "source", "client", "revenue") == [("big.csv", "A", 1), ("small.csv", "B", 2)]
