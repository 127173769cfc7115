"""A company that lives on one client (``integrator/``): a ledger of 36 months, names, products, settings.

Calendar 2024: the bank has 94.0 % and three small clients 6.0 % - one client by "more than 50 %", not by "one customer
only". The last 12 months: the bank alone. Each month a line of contract work closes revenue and profit exactly.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from generator import integrator_catalogue as c
from generator.days import is_working
from generator.files import rubles, write_text
from generator.streams import Stream
from generator.tables_base import table, write_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.demo import Demo

STREAM_KEY = 500_000
"""Child stream, far from those of the demo company's clients."""

GOODS_SHARE = (0.50, 0.62)
"""Part of the bank's month that is goods; the rest is work."""

GOODS_LINES = (8, 10)
ORDERS = 3
"""Goods orders a month; the work has a document of its own on the last working day."""

FIRST_DOCUMENT = 20001
COLUMNS = "date document client product category manager department quantity revenue profit"
GOODS = tuple(item for item in c.ITEMS if item.category != "work")


class Row(NamedTuple):
    """A ledger line before its document has a number; money in kopecks."""

    date: dt.date
    client: str
    order: int
    product: str
    quantity: int
    revenue: int
    profit: int


def _months(first: dt.date, count: int) -> list[dt.date]:
    start = first.year * 12 + first.month - 1
    return [dt.date(number // 12, number % 12 + 1, 1) for number in range(start, start + count)]


def _working_days(month: dt.date) -> list[dt.date]:
    days = [month + dt.timedelta(days=offset) for offset in range(31)]
    return [day for day in days if day.month == month.month and is_working(day)]


def _split(total: int, weights: list[int]) -> list[int]:
    """Share kopecks by weights in whole thousands of roubles; the last month takes the remainder."""
    step = 100_000
    parts = [total * weight // sum(weights) // step * step for weight in weights]
    parts[-1] += total - sum(parts)
    return parts


def _goods(month: dt.date, budget: float, stream: Stream) -> Iterator[Row]:
    days = _working_days(month)[1:-2]
    thirds = [days[len(days) * part // ORDERS : len(days) * (part + 1) // ORDERS] for part in range(ORDERS)]
    chosen = [stream.pick(third) for third in thirds]
    count = stream.integer(*GOODS_LINES)
    items = list(GOODS)
    stream.shuffle(items)
    parts = [stream.lognormal(1.0, 0.5) for _ in range(count)]
    for place, (item, part) in enumerate(zip(items, parts, strict=False)):
        quantity = max(1, int(budget * part / sum(parts) / item.list_price))
        revenue = quantity * item.list_price
        margin = item.margin + stream.integer(-2, 2)
        order = place % ORDERS
        yield Row(chosen[order], c.BANK[1], order, item.code, quantity, revenue, revenue * margin // 100)


def _bank_month(month: dt.date, revenue: int, profit: int, stream: Stream) -> list[Row]:
    """Lay out one month of the bank: goods, the duty shift, and work that closes revenue and profit."""
    rows = list(_goods(month, revenue * stream.uniform(*GOODS_SHARE), stream))
    last = _working_days(month)[-1]
    shift = c.BY_CODE["WK-02"]
    rows.append(Row(last, c.BANK[1], ORDERS, shift.code, 1, shift.list_price, shift.list_price * shift.margin // 100))
    rest = revenue - sum(row.revenue for row in rows)
    kept = profit - sum(row.profit for row in rows)
    if not 0 < kept < rest:
        message = f"{month}: the work cannot close the month, {rest} kopecks of revenue and {kept} of profit"
        raise ValueError(message)
    return [*rows, Row(last, c.BANK[1], ORDERS, c.WORK, 1, rest, kept)]


def _small_order(client: str, day: str, total: int, goods: tuple[tuple[str, int], ...]) -> list[Row]:
    date, revenue = dt.date.fromisoformat(day), total * 100
    rows = []
    for code, quantity in goods:
        item = c.BY_CODE[code]
        amount = quantity * item.list_price
        rows.append(Row(date, client, 0, code, quantity, amount, amount * item.margin // 100))
    rest = revenue - sum(row.revenue for row in rows)
    kept = revenue * c.SMALL_MARGIN // 100 - sum(row.profit for row in rows)
    if not 0 < kept < rest:
        message = f"{client}, {day}: the work cannot close the order"
        raise ValueError(message)
    return [*rows, Row(date, client, 0, c.WORK, 1, rest, kept)]


def lines() -> list[Row]:
    """Return all ledger lines in the order of the file, money in kopecks."""
    stream = Stream(STREAM_KEY)
    rows: list[Row] = []
    for window in c.BANK_WINDOWS:
        months = _months(window.first, window.months)
        weights = [c.SEASON[month.month - 1] for month in months]
        revenues, profits = _split(window.revenue, weights), _split(window.profit, weights)
        for month, revenue, profit in zip(months, revenues, profits, strict=True):
            rows += _bank_month(month, revenue, profit, stream)
    for client, day, total, goods in c.SMALL_ORDERS:
        rows += _small_order(client[1], day, total, goods)
    return sorted(rows, key=lambda row: (row.date, row.client, row.order, row.product))


def _ledger_rows() -> Iterator[tuple[object, ...]]:
    rows = lines()
    documents: dict[tuple[dt.date, str, int], int] = {}
    for row in rows:
        number = documents.setdefault((row.date, row.client, row.order), FIRST_DOCUMENT + len(documents))
        category = c.BY_CODE[row.product].category
        support = category == "work" and row.client == c.BANK[1]
        manager, department = ("Жданова", "support") if support else ("Гончаров", "projects")
        money = (rubles(row.revenue), rubles(row.profit))
        yield (row.date, number, row.client, row.product, category, manager, department, row.quantity, *money)


def _name_rows() -> list[tuple[str, str, str, str]]:
    rows = [("client", *client) for client in c.CLIENTS]
    for kind, names in (("manager", c.MANAGERS), ("department", c.DEPARTMENTS), ("category", c.CATEGORIES)):
        rows += [(kind, code, *both) for code, both in names.items()]
    return rows


SETTINGS = """\
# A synthetic company: everybody and everything in this folder is invented.
# Written by datasets/make.py; money is in roubles, shares are fractions (0.10 = 10 %).
synthetic = true
language = "ru"
currency = "RUB"
period = "last-12-months"
as_of = 2026-11-01  # the day the ledger is asked: the first day after its last full month

[name]
ru = "{ru}"
en = "{en}"

[ledger]
files = ["ledger.csv"]

[ledger.columns]  # field = header in the file
{columns}

[thresholds]
key = 0.10
key_inclusive = true
risky = 0.20
critical = 0.50
accounts_per_manager = 3

[thresholds.presets.kolotilov]  # interview, 2012: a mono-client is the only customer
key = 0.10
critical = 0.50
mono_clients = 1
accounts_per_manager = 3

[thresholds.presets.altcraft]  # article: a mono-client brings more than half
key = 0.10
key_inclusive = false
risky = 0.20
mono = 0.50

[finance]  # roubles a month, cash on the as-of day
cash = {cash:.2f}
fixed_costs = {fixed:.2f}

[tables]  # files beside this one, by what they hold
products = "products.csv"
names = "names.csv"  # every name in both languages
"""


def write(root: Path, demo: Demo) -> None:
    """Write the folder ``integrator``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; the integrator does not depend on it.
    """
    del demo
    folder = root / "integrator"
    products = [
        (item.code, item.category, item.name_ru, item.name_en, item.unit, rubles(item.list_price)) for item in c.ITEMS
    ]
    made = {
        "ledger": table(COLUMNS, _ledger_rows()),
        "products": table("product category name_ru name_en unit list_price", products),
        "names": table("kind id ru en", _name_rows()),
    }
    write_tables(folder, made)
    columns = "\n".join(f'{name} = "{name}"' for name in COLUMNS.split())
    cash, fixed = c.CASH * 1_000_000, c.FIXED_COSTS * 1_000_000
    text = SETTINGS.format(ru=c.NAME[0], en=c.NAME[1], columns=columns, cash=cash, fixed=fixed)
    write_text(folder / "company.toml", text)
