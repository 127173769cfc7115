"""Two pairs of exact duplicate lines: real sales that a reader may report but must not drop."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from generator import named
from generator.catalogue import DELIVERY

if TYPE_CHECKING:
    from generator.book import Entry

PLACES = (
    (named.TRANS_URAL, dt.date(2026, 8, 1), dt.date(2026, 8, 31)),
    (named.VOLGA, dt.date(2026, 10, 1), dt.date(2026, 10, 31)),
)
"""Client and days in which the first line that can be halved exactly is written as two equal lines."""


def _can_halve(entry: Entry) -> bool:
    line = entry.line
    even = line.quantity % 2 == line.revenue % 2 == line.profit % 2 == 0
    return even and line.product != DELIVERY and line.quantity > 0


def plant_duplicates(entries: list[Entry]) -> list[Entry]:
    """Write two lines as two equal halves each; no amount and no total changes.

    Parameters
    ----------
    entries
        Finished lines.

    Returns
    -------
    list of Entry
        Two entries more.

    Raises
    ------
    LookupError
        If no line in one of the places can be halved.
    """
    made = list(entries)
    for client, start, end in PLACES:
        fitting = [
            entry for entry in made if entry.client == client and start <= entry.line.date <= end and _can_halve(entry)
        ]
        if not fitting:
            message = f"no line of {client} between {start} and {end} can be halved"
            raise LookupError(message)
        chosen = min(fitting, key=lambda entry: (entry.line.date, entry.line.product))
        half = dataclasses.replace(chosen.line, quantity=chosen.line.quantity // 2, profit=chosen.line.profit // 2)
        made.remove(chosen)
        made += [dataclasses.replace(chosen, line=half), dataclasses.replace(chosen, line=dataclasses.replace(half))]
    return made
