"""Two hundred clients, one of them at exactly ten per cent (``kolotilov_200.csv``).

The file has neither dates nor managers: "who is key" can be answered all the same. The large client stands somewhere
in the middle, so that it must be looked for. Nothing is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.files import rubles, write_csv
from generator.tables_base import MILLION

if TYPE_CHECKING:
    from pathlib import Path

    from generator.demo import Demo

COUNT = 200
TOTAL = 100 * MILLION
KEY = 10 * MILLION
NEXT = 199 * MILLION // 100

DECAY = 978
"""Each further client has 97.8 % of the one before: from 1.96 million down to 24 thousand the sum comes out."""

STEP = 100_000
"""Kopecks: all revenues are whole thousands of roubles."""

STRIDE = 73
"""Shares no factor with 200, so it walks through all numbers once and scatters the sizes."""


def sizes() -> list[int]:
    """Return the 200 revenues in kopecks, largest first."""
    weights = [DECAY**rank * 1000 ** (COUNT - rank) for rank in range(COUNT - 2)]
    rest = TOTAL - KEY - NEXT
    tail = [rest * weight // sum(weights) // STEP * STEP for weight in weights]
    tail[COUNT // 2] += rest - sum(tail)
    return [KEY, NEXT, *sorted(tail, reverse=True)]


def write(root: Path, demo: Demo) -> None:
    """Write ``kolotilov_200.csv``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; this file does not depend on it.
    """
    del demo
    revenue = {(rank * STRIDE + 136) % COUNT + 1: size for rank, size in enumerate(sizes())}
    rows = [(f"Клиент {number:03d}", rubles(revenue[number])) for number in sorted(revenue)]
    write_csv(root / "kolotilov_200.csv", ("client", "revenue"), rows)
