"""The white-space grid of Volga Foods: five units by five offers, who serves each cell and how we know."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator import named as n

if TYPE_CHECKING:
    from collections.abc import Iterator

OFFERS = ("film", "label", "box", "pallet", "line_service")
UNITS = (
    ("head_office", "Головной офис", "Head office", "CCSSR"),
    ("tver", "Фабрика в Твери", "Tver factory", "UCCSN"),
    ("samara", "Фабрика в Самаре", "Samara factory", "CUN?S"),
    ("distribution", "Распределительный центр", "Distribution centre", "UCUCN"),
    ("retail", "Розничная сеть", "Retail chain", "N??CN"),
)
"""Unit, names, one letter for each offer."""

STATES = {"U": "us", "C": "rival", "S": "client", "N": "nobody", "R": "nobody", "?": "unknown"}
REFUSED_DAY = dt.date(2026, 5, 21)
SEEN_DAY = dt.date(2026, 10, 22)

PAK, TARA = "Пак-Линия", "Тара-Восход"
RIVAL = {
    ("head_office", "film"): PAK,
    ("head_office", "label"): PAK,
    ("tver", "label"): PAK,
    ("tver", "box"): PAK,
    ("samara", "film"): TARA,
    ("distribution", "label"): PAK,
    ("distribution", "pallet"): TARA,
    ("retail", "pallet"): TARA,
}

SOURCES = {
    "U": ("наши отгрузки", "our deliveries"),
    "C": ("маркировка на упаковке, осмотр на месте", "marks on the packaging, seen on the spot"),
    "S": ("Крылов П. Н.: делают сами", "P. N. Krylov: they do it themselves"),
    "N": ("осмотр на месте: никто не делает", "seen on the spot: nobody does it"),
    "R": ("письмо с отказом: в офисе линий нет", "letter of refusal: the office has no lines"),
    "?": ("Орлов Д. С. думает, что никто; не проверено", "D. S. Orlov thinks nobody does; not checked"),
}


def grid_rows() -> Iterator[tuple[object, ...]]:
    """Return the 25 cells. ``offered`` is filled only where the cell is free: never, or refused with its day."""
    for unit, ru, en, letters in UNITS:
        for offer, letter in zip(OFFERS, letters, strict=True):
            supplier = RIVAL[unit, offer] if letter == "C" else None
            offered = {"N": "never", "R": "refused"}.get(letter)
            date = REFUSED_DAY if letter == "R" else SEEN_DAY if letter in "UCSN" else None
            yield (n.VOLGA, unit, ru, en, offer, STATES[letter], supplier, offered, date, *SOURCES[letter])
