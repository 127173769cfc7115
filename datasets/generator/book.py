"""All clients together: lines, profits, document numbers, one ledger in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from generator import background, named, named_book, registers, segments
from generator.costs import spread_profit
from generator.days import WINDOWS
from generator.demo import Demo
from generator.duplicates import plant_duplicates
from generator.measures import shares
from generator.measures_facts import facts
from generator.streams import Stream

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.background import Background

FIRST_DOCUMENT = 10001
DOCUMENT_KEY = 2000
"""Child stream that puts the documents of one day in order."""

COLUMNS = (
    "date",
    "document",
    "client",
    "product",
    "category",
    "manager",
    "department",
    "quantity",
    "revenue",
    "profit",
)
"""The columns of ``ledger.csv``."""

HIDDEN = ("client_id", "list_price", "discount")


@dataclass(frozen=True, slots=True)
class Entry:
    """A finished line with whose it is."""

    line: segments.Line
    client: str
    client_id: str
    manager: str


def _by_cost_group(parts: Iterable[tuple[int, list[segments.Line]]]) -> dict[int, list[segments.Line]]:
    """Join the lines whose profit is exact together: P1, P2, and the last 12 months."""
    groups: dict[int, list[segments.Line]] = {}
    for window, lines in parts:
        groups.setdefault(min(window, named_book.LAST_YEAR), []).extend(lines)
    return groups


def named_entries(client: named.Named) -> list[Entry]:
    """Lay out all lines of a named client, revenue and profit exact."""
    stream = Stream(client.number)
    dates = named_book.order_dates(client, stream)
    parts, entries = [], []
    for part in named_book.stretches(client):
        days = [day for day in dates if part.start <= day <= part.end]
        lines = segments.build(client.profile, days, part.total, stream, part.fixed)
        parts.append((part.window, lines))
        entries += [Entry(line, part.name, f"C{client.number:03d}", client.manager) for line in lines]
    for group, lines in _by_cost_group(parts).items():
        target = client.profit(sum(line.revenue for line in lines))
        if client.ru == named.VOLGA and group == named_book.LAST_YEAR:
            target = named.VOLGA_PROFIT
        spread_profit(lines, target, stream)
    return entries


def background_entries(clients: list[Background]) -> list[Entry]:
    """Lay out all lines of the background clients; their profit of the last 12 months is the given remainder."""
    profits = _background_profits(clients)
    entries = []
    for client in clients:
        parts = []
        for window, (start, end) in enumerate(WINDOWS):
            days = [day for day in client.dates if start <= day <= end]
            if client.targets[window]:
                lines = segments.build(client.profile, days, client.targets[window], client.stream)
                parts.append((window, lines))
                entries += [Entry(line, client.ru, f"C{client.number:03d}", client.manager) for line in lines]
        for group, lines in _by_cost_group(parts).items():
            revenue = sum(line.revenue for line in lines)
            last_year = group == named_book.LAST_YEAR
            spread_profit(lines, profits[client.number] if last_year else round(revenue * client.margin), client.stream)
    return entries


def _background_profits(clients: list[Background]) -> dict[int, int]:
    """Share the given profit of the last 12 months, less the named clients', among the background clients."""
    rest = named.OTHERS_PROFIT - sum(
        client.profit(client.target(2) + client.target(3)) for client in named.NAMED if client.ru != named.VOLGA
    )
    wanted = [(client.targets[2] + client.targets[3]) * client.margin for client in clients]
    scaled = [value * rest / sum(wanted) for value in wanted]
    values = background.whole_kopecks(scaled, rest)
    return {client.number: value for client, value in zip(clients, values, strict=True)}


def _numbered(entries: list[Entry]) -> list[tuple[int, Entry]]:
    """Give every document its number: by day, in a drawn order within the day, a return apart from the order."""
    keys = {(entry.line.date, entry.client_id, entry.line.is_return) for entry in entries}
    stream = Stream(DOCUMENT_KEY)
    drawn = {key: stream.uniform() for key in sorted(keys)}
    ordered = sorted(keys, key=lambda key: (key[0], drawn[key]))
    numbers = {key: FIRST_DOCUMENT + place for place, key in enumerate(ordered)}
    found = [(numbers[entry.line.date, entry.client_id, entry.line.is_return], entry) for entry in entries]
    return sorted(found, key=lambda pair: (pair[0], pair[1].line.product))


def _row(document: int, entry: Entry) -> tuple[object, ...]:
    line = entry.line
    department = named.DEPARTMENT_OF[entry.manager]
    shown = (line.date, document, entry.client, line.product, line.category, entry.manager, department)
    return (*shown, line.quantity, line.revenue, line.profit, entry.client_id, line.list_price, line.discount)


def ledger(clients: list[Background]) -> pd.DataFrame:
    """Make the ledger frame described in :class:`generator.demo.Demo`."""
    entries = [entry for client in named.NAMED for entry in named_entries(client)]
    entries += background_entries(clients)
    entries = plant_duplicates(entries)
    rows = [_row(document, entry) for document, entry in _numbered(entries)]
    return pd.DataFrame(rows, columns=[*COLUMNS, *HIDDEN])


def build() -> Demo:
    """Make the whole company and assert the given numbers."""
    from generator import checks

    clients = background.background_clients()
    frame = ledger(clients)
    made = Demo(
        ledger=frame,
        products=registers.products(),
        clients=registers.clients(clients),
        names=registers.names(clients),
        merge=registers.merge(),
        measures={**shares(frame), **facts(frame)},
    )
    checks.check(made)
    return made
