"""The rows behind the five exports: three months of the demo ledger, and five rows planted to be set aside.

Every export is another dress of :func:`rows_of`. What a reader must find in it, :mod:`generator.exports_expected` works
out from the same rows.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import named
from generator.catalogue import PRODUCTS
from generator.days import LAST
from generator.registers import CATEGORY_NAMES, DEPARTMENT_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.demo import Demo

D = dt.date

FIRST = D(2026, 8, 1)
MONTHS = (("Август", 8), ("Сентябрь", 9), ("Октябрь", 10))
YEAR = 2026
UNKNOWN = "н/д"
"""What stands where the amount should be, in two rows."""

OFFICE = "«Меридиан-Упак»"

NO_CLIENT = "no_client"
NOT_A_NUMBER = "not_a_number"
NO_AMOUNT = "no_amount"
TOTAL_ROW = "total_row"

COST_SHARE = 75
"""Per cent of the amount that a planted row cost."""

PLANTED = (
    (D(2026, 8, 20), 70001, None, "Тихонов", "regions", "PL-01", 24, NO_CLIENT),
    (D(2026, 9, 11), 70002, None, "Тихонов", "regions", "BX-02", 300, NO_CLIENT),
    (D(2026, 9, 18), 70003, named.TEPLOMONTAZH, "Басманов", "plants", "PL-05", 150, NOT_A_NUMBER),
    (D(2026, 10, 8), 70004, named.GAVRILOVA, "Тихонов", "regions", "BX-06", 200, NOT_A_NUMBER),
    (D(2026, 10, 22), 70005, None, "Дорохова", "food", "MC-05", 1, NO_CLIENT),
)
"""Day, document, client, manager, department, product, quantity, why a reader sets the row aside.

Sales over the counter without a client, and two lines nobody has priced yet; their documents have numbers of their own.
"""

SECOND_CARD = "00205"
"""Code of the client that was entered a second time under its new spelling: one name, one code."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sale, as every export shows it.

    ``cost``, ``list_price`` and ``amount`` are in kopecks, ``discount`` in per cent. ``amount`` is the revenue even
    where the exports show :data:`UNKNOWN` instead; ``reason`` says why a reader sets the row aside, None if it does
    not.
    """

    day: dt.date
    document: int
    client: str | None
    code: str | None
    product: str
    category: str
    manager: str
    department: str
    quantity: int
    amount: int
    cost: int
    list_price: int
    discount: int
    reason: str | None = None

    @property
    def known(self) -> bool:
        """Whether the amount stands in the exports."""
        return self.reason != NOT_A_NUMBER

    @property
    def revenue(self) -> int | None:
        """Amount in kopecks, None where it is unknown."""
        return self.amount if self.known else None

    @property
    def profit(self) -> int | None:
        """Revenue less cost in kopecks, None where the amount is unknown."""
        return self.amount - self.cost if self.known else None


@dataclass(frozen=True, slots=True)
class Place:
    """A row of an export: the source as a reader names it, and the line, counted from 1."""

    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Extra:
    """A row of an export that repeats others: a total with its amount in kopecks, or a heading with none."""

    place: Place
    label: str
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """One export, written and accounted for.

    Attributes
    ----------
    files
        Path below ``exports/`` → content.
    given
        What is given to the reader, below ``exports/``.
    places
        Number of a row in :func:`rows_of` → where it stands.
    extras
        Totals and headings.
    coded
        Whether clients have codes.
    unpriced
        Why the rows without a price are set aside: a word stands for the amount, or nothing.
    """

    files: Mapping[str, bytes]
    given: str
    places: Mapping[int, Place]
    extras: tuple[Extra, ...] = ()
    coded: bool = False
    unpriced: str = NOT_A_NUMBER


NAMES_RU = {item.code: item.name_ru for item in PRODUCTS}
CATEGORIES_RU = {code: names[0] for code, names in CATEGORY_NAMES.items()}
CATEGORIES_EN = {code: names[1] for code, names in CATEGORY_NAMES.items()}
DEPARTMENTS_RU = {code: names[0] for code, names in DEPARTMENT_NAMES.items()}


def rows_of(demo: Demo) -> list[Row]:
    """Return the lines of August to October 2026 with the planted ones, by date, document and place in the ledger."""
    made = _ledger_rows(demo) + _planted_rows(demo)
    return sorted(made, key=lambda row: (row.day, row.document))


def _ledger_rows(demo: Demo) -> list[Row]:
    table = demo.ledger
    chosen = table[(table["date"] >= FIRST) & (table["date"] <= LAST)]
    rows = []
    for line in chosen.itertuples(index=False):
        code = SECOND_CARD if line.client == named.LUGOVOY else code_of(line.client_id)
        rows.append(
            Row(
                day=line.date,
                document=int(line.document),
                client=line.client,
                code=code,
                product=line.product,
                category=line.category,
                manager=line.manager,
                department=line.department,
                quantity=int(line.quantity),
                amount=int(line.revenue),
                cost=int(line.revenue - line.profit),
                list_price=int(line.list_price),
                discount=int(line.discount),
            )
        )
    return rows


def _planted_rows(demo: Demo) -> list[Row]:
    codes = {str(row.name): code_of(str(row.client_id)) for row in demo.clients.itertuples(index=False)}
    items = {item.code: item for item in PRODUCTS}
    rows = []
    for day, document, client, manager, department, product, quantity, reason in PLANTED:
        item = items[product]
        amount = quantity * item.list_price
        code = codes[client] if client else None
        cost = amount * COST_SHARE // 100
        more = (quantity, amount, cost, item.list_price, 0, reason)
        rows.append(Row(day, document, client, code, product, item.category, manager, department, *more))
    return rows


def code_of(client_id: str) -> str:
    """Turn ``C017`` into the code of the tables, ``00017``: zeros in front that a reader must keep."""
    return f"{int(client_id[1:]):05d}"
