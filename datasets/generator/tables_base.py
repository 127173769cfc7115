"""What the hand-made tables share: columns with rows, written exactly as they stand."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from generator.files import write_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

MILLION = 100_000_000
"""Kopecks in a million roubles."""

NBSP = "\u00a0"
GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
"""The space between thousands and hundreds."""


class Table(NamedTuple):
    """A file to be: its header and its rows, in the order they are written."""

    columns: tuple[str, ...]
    rows: tuple[Sequence[object], ...]


def table(columns: str, rows: Iterable[Sequence[object]]) -> Table:
    """Make a table; ``columns`` is the header in one string, split at blanks."""
    return Table(tuple(columns.split()), tuple(rows))


def day(text: str) -> dt.date | None:
    """Read ``2026-11-17``; an empty text is no date."""
    return dt.date.fromisoformat(text) if text else None


def prose(ru: str) -> str:
    """Put no-break spaces inside numbers, before per cent and rouble signs, after the number sign."""
    ru = GROUPS.sub(NBSP, ru)
    return ru.replace(" %", f"{NBSP}%").replace(" ₽", f"{NBSP}₽").replace("№ ", f"№{NBSP}")


def write_tables(folder: Path, tables: Mapping[str, Table]) -> None:
    """Write every table as ``<name>.csv``; Russian text columns get their no-break spaces.

    Parameters
    ----------
    folder
        Where the files go.
    tables
        File name without ending → table.
    """
    for name, made in tables.items():
        russian = {place for place, column in enumerate(made.columns) if column.endswith("_ru")}
        rows = [
            [prose(str(v)) if i in russian and v is not None else v for i, v in enumerate(row)] for row in made.rows
        ]
        write_csv(folder / f"{name}.csv", made.columns, rows)
