"""The fifth export: orders, order lines and customers as three tables, and the query that makes a ledger of them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from generator.demo import AS_OF
from generator.exports_rows import DEPARTMENTS_RU, NO_AMOUNT, SECOND_CARD, Export, Place, code_of
from generator.files import csv_text, rubles
from generator.named import LUGOVOY
from generator.planted import LUGOVOY_OLD
from generator.registers import NAMED_FACTS, REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.demo import Demo
    from generator.exports_rows import Row

CANCELLED = 12
FIRST_CANCELLED = 71001
SHIPPED, RETURNED, OFF = "Отгружен", "Возврат", "Отменён"

ORDER_COLUMNS = ("order_no", "order_date", "customer_code", "manager", "department", "status")
LINE_COLUMNS = ("order_no", "line_no", "product", "quantity", "list_price", "discount", "cost")
CUSTOMER_COLUMNS = ("customer_code", "name", "region")

QUERY = f"""\
SELECT o.order_date AS date, o.order_no AS document,
       c.name AS client, o.customer_code AS client_id,
       l.product, o.manager, o.department,
       l.quantity, l.list_price AS price, l.discount, l.cost
FROM lines l
JOIN orders o USING (order_no)
LEFT JOIN customers c USING (customer_code)
WHERE o.status <> '{OFF}'
ORDER BY o.order_date, o.order_no, l.line_no
"""  # noqa: S608 - a constant of ours, not somebody's input

SETTINGS = f"""\
# Orders, their lines and customers as three tables: one query makes a ledger of them.
# Everybody and everything is invented; written by datasets/make.py.
synthetic = true
language = "ru"
currency = "RUB"
period = "all"  # three months are all there is
as_of = {AS_OF}

[name]
ru = "Меридиан-Упак"
en = "Meridian Pack"

[ledger]
files = ["orders.csv", "lines.csv", "customers.csv"]
# Revenue is in none of the tables: it is quantity × price × (1 − discount), worked out line by line.
# LEFT JOIN keeps orders without a customer, so that they are seen and counted.
query = \"\"\"
{QUERY}\"\"\"
"""


def tables(rows: Sequence[Row], demo: Demo) -> tuple[Export, list[Row]]:
    """Write ``tables/`` and return the lines of the cancelled orders beside it.

    ``places`` are rows of the query's answer, counted from 1.
    """
    cancelled = _cancelled(rows)
    ordered = sorted([*rows, *cancelled], key=lambda row: (row.day, row.document))
    off = {row.document for row in cancelled}
    files = {
        "orders.csv": csv_text(ORDER_COLUMNS, _orders(ordered, off)),
        "lines.csv": csv_text(LINE_COLUMNS, _lines(ordered)),
        "customers.csv": csv_text(CUSTOMER_COLUMNS, _customers(demo)),
        "company.toml": SETTINGS,
    }
    places = {number: Place("query", number + 1) for number in range(len(rows))}
    written = {f"tables/{name}": text.encode() for name, text in files.items()}
    return Export(written, "tables", places, coded=True, unpriced=NO_AMOUNT), cancelled


def _cancelled(rows: Sequence[Row]) -> list[Row]:
    """Repeat twelve orders, evenly spread, as orders that were entered twice and called off."""
    documents = list(dict.fromkeys(row.document for row in rows if row.quantity > 0 and row.reason is None))
    step = len(documents) // CANCELLED
    numbers = {document: FIRST_CANCELLED + at for at, document in enumerate(documents[step // 2 :: step][:CANCELLED])}
    return [dataclasses.replace(row, document=numbers[row.document]) for row in rows if row.document in numbers]


def _orders(rows: Iterable[Row], off: set[int]) -> Iterable[tuple[object, ...]]:
    heads = {row.document: row for row in rows}
    for document, row in heads.items():
        status = OFF if document in off else RETURNED if row.quantity < 0 else SHIPPED
        yield document, row.day, row.code, row.manager, DEPARTMENTS_RU[row.department], status


def _lines(rows: Iterable[Row]) -> Iterable[tuple[object, ...]]:
    number, document = 0, None
    for row in rows:
        number = number + 1 if row.document == document else 1
        document = row.document
        price = rubles(row.list_price) if row.known else None  # a database keeps no word among numbers
        discount = f"0.{row.discount:02d}" if row.discount else "0"
        yield document, number, row.product, row.quantity, price, discount, rubles(row.cost)


def _customers(demo: Demo) -> Iterable[tuple[object, ...]]:
    """List the clients by code; the one with two spellings has two cards, as happens when spelling changes."""
    for row in demo.clients.itertuples(index=False):
        if row.kind != "prospect":
            name = LUGOVOY_OLD if row.name == LUGOVOY else row.name
            yield code_of(str(row.client_id)), name, REGIONS[str(row.region)][0]
    yield SECOND_CARD, LUGOVOY, REGIONS[NAMED_FACTS[LUGOVOY][1]][0]
