"""Writes ``demo/clients.csv`` and ``demo/names.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from generator.files import rubles, write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from generator.demo import Demo

WALLETS = ("wallet_low", "wallet_base", "wallet_high")


def write(root: Path, demo: Demo) -> None:
    """Write the client register and the names in both languages.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company.
    """
    columns = list(demo.clients.columns)
    rows = []
    for row in demo.clients.to_dict("records"):
        money = {name: None if pd.isna(row[name]) else rubles(row[name]) for name in WALLETS}
        rows.append([money.get(name, row[name]) for name in columns])
    write_csv(root / "demo" / "clients.csv", columns, rows)
    write_csv(root / "demo" / "names.csv", list(demo.names.columns), demo.names.itertuples(index=False, name=None))
