"""Writes ``demo/ledger.csv``, ``products.csv`` and ``merge.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.book import COLUMNS
from generator.files import rubles, write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from generator.demo import Demo


def write(root: Path, demo: Demo) -> None:
    """Write the ledger and its two smallest companions.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company.
    """
    folder = root / "demo"
    ledger = demo.ledger.loc[:, list(COLUMNS)]
    rows = ([*row[:-2], rubles(row[-2]), rubles(row[-1])] for row in ledger.itertuples(index=False, name=None))
    write_csv(folder / "ledger.csv", COLUMNS, rows)
    columns = list(demo.products.columns)
    at = columns.index("list_price")
    items = (list(row) for row in demo.products.itertuples(index=False, name=None))
    priced = ([*row[:at], rubles(row[at]) if row[at] else None, *row[at + 1 :]] for row in items)
    write_csv(folder / "products.csv", columns, priced)
    write_csv(folder / "merge.csv", list(demo.merge.columns), demo.merge.itertuples(index=False, name=None))
