"""The shapes of exports that everybody meets, each with a few invented rows (in ``famous/``)."""

from datetime import date
from pathlib import Path

import pytest

from kamlab.ledger.reading.tables import read_tables
from kamlab.ledger.rows import canonical_rows

FAMOUS = Path(__file__).parent / "famous"

CASES = {
    "online-retail": {"client": "17850", "date": date(2010, 12, 1), "revenue": 15.3, "document": "536365"},
    "superstore": {
        "client": "Carla Good",
        "client_id": "CG-12520",
        "date": date(2016, 11, 8),
        "revenue": 261.96,
        "profit": 41.9136,
        "product": "Shelf",
        "category": "Furniture",
        "department": "South",
        "document": "CA-2016-152156",
        "quantity": 2,
    },
    "sales-data": {
        "client": "Land of Dolls Inc.",
        "date": date(2003, 2, 24),
        "revenue": 2871,
        "document": "10107",
        "status": "Shipped",
        "category": "Motorcycles",
        "quantity": 30,
    },
    "northwind": {
        "client": "Vins et alcools",
        "client_id": "VINET",
        "date": date(1996, 7, 4),
        "revenue": 168,
        "product": "Queso",
    },
    "opportunities": {
        "client": "Acme Corp",
        "date": date(2026, 8, 31),
        "revenue": 12000,
        "manager": "Jane Roe",
        "currency": "USD",
    },
    "pipeline": {
        "client": "Cancity",
        "date": date(2017, 3, 1),
        "revenue": 1054,
        "manager": "Moses Stone",
        "status": "Won",
    },
    "1c-sales": {
        "client": "ТД «Луг»",
        "date": date(2026, 8, 31),
        "revenue": 1120500,
        "profit": 131968.12,
        "category": "Плёнка",
        "manager": "Ильина",
        "department": "Пищевой",
        "quantity": 1400,
    },
    "bank": {"client": "ООО Ромашка", "date": date(2026, 8, 3), "revenue": 150000, "client_id": "7701234567"},
    "store": {
        "client": "Kirin Foods",
        "date": date(2012, 7, 27),
        "revenue": 14862.69,
        "profit": 3839.13,
        "quantity": 1593,
        "category": "Fruits",
        "department": "Asia",
    },
}


@pytest.fixture
def read(desk):
    return lambda name: canonical_rows(desk.connection, read_tables(desk.connection, [FAMOUS / f"{name}.csv"]))


@pytest.mark.parametrize("name", CASES)
def test_the_first_row_is_understood_field_by_field(desk, read, name):
    first = CASES[name]
    found = dict(zip(first, desk.cells(read(name), "line", *first)[0][1:], strict=True))
    assert found == {
        field: pytest.approx(value) if isinstance(value, float) else value for field, value in first.items()
    }


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("online-retail", [None, None, None, "no_client", None]),
        ("superstore", [None] * 4),
        ("sales-data", [None] * 3),
        ("1c-sales", [None, None, "total_row"]),
        ("bank", [None, None, "no_amount"]),
    ],
)
def test_which_rows_count(desk, read, name, reasons):
    assert desk.cells(read(name), "reason") == reasons


def test_a_contact_is_no_manager(read):
    assert "manager" in read("sales-data").absent
