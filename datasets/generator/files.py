"""Deterministic files: the same values give the same bytes on every machine.

UTF-8 without BOM, comma, line feed, ISO dates, money written from whole kopecks. A file is written under a
temporary name beside its place and then moved, so a stopped run leaves no half file.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def rubles(kopecks: int) -> str:
    """Write whole kopecks as roubles with two decimals.

    Parameters
    ----------
    kopecks
        Amount in kopecks, any sign.

    Returns
    -------
    str
        For example ``-1205`` gives ``-12.05``.
    """
    whole, part = divmod(abs(int(kopecks)), 100)
    return f"{'-' if kopecks < 0 else ''}{whole}.{part:02d}"


def cell(value: object) -> str:
    """Turn one value into the text of one CSV cell.

    Parameters
    ----------
    value
        ``None`` (empty cell), text, integer, decimal, date or date and time, truth value.

    Returns
    -------
    str
        The cell's text.

    Raises
    ------
    TypeError
        For a float: binary fractions print differently from what was meant; pass a Decimal or text.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, float):
        message = f"float {value!r}: pass a Decimal or text"
        raise TypeError(message)
    return str(value)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lay out a table as CSV text (comma, line feed, quotes only where needed).

    Parameters
    ----------
    columns
        Headers.
    rows
        Rows of values that :func:`cell` knows; each as long as ``columns``.

    Returns
    -------
    str
        The whole file as text.

    Raises
    ------
    ValueError
        If a row is longer or shorter than the header.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        if len(row) != len(columns):
            message = f"{len(row)} cells under {len(columns)} headers: {row!r}"
            raise ValueError(message)
        writer.writerow([cell(value) for value in row])
    return buffer.getvalue()


def write_bytes(path: Path, data: bytes) -> None:
    """Write bytes to a temporary file beside ``path``, then move it into place.

    Parameters
    ----------
    path
        Target; missing folders are made.
    data
        The whole content.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".part")
    temporary.write_bytes(data)
    os.replace(temporary, path)  # noqa: PTH105 - the one call that replaces an existing file on Windows too


def write_text(path: Path, text: str) -> None:
    """Write text as UTF-8 without BOM, line ends as given.

    Parameters
    ----------
    path
        Target; missing folders are made.
    text
        The whole content.
    """
    write_bytes(path, text.encode("utf-8"))


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table as a CSV file.

    Parameters
    ----------
    path
        Target; missing folders are made.
    columns
        Headers.
    rows
        Rows of values that :func:`cell` knows; money goes through :func:`rubles` first.
    """
    write_text(path, csv_text(columns, rows))
