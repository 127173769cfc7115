"""Cells of a company's files: what is missing or cannot be read is an empty text or None, never zero."""

import math
from collections.abc import Iterable
from datetime import date


def is_missing(value: object) -> bool:
    """Tell whether a cell is empty."""
    return value is None or value != value or value == ""  # noqa: PLR0124 - an empty cell of a file is not equal to itself


def text(value: object) -> str:
    """Return the text of a cell; empty if it has none."""
    return "" if is_missing(value) else str(value).strip()


def one_of(words: Iterable[str], value: object) -> str:
    """Return the word of a cell if it is one of those known; else an empty text."""
    told = text(value)
    return told if told in words else ""


def code(value: object) -> str:
    """Return an id as the files write it: ``1`` may have been read as 1.0 beside empty cells."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else text(value)


def number(value: object) -> float | None:
    """Return the number of a cell; None if it is empty or no number."""
    try:
        found = float("".join(str(value).split()).replace(",", "."))  # spaces part thousands
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def whole(value: object, low: int, high: int) -> int | None:
    """Return the whole number of a cell; None if it is empty, no number or out of its bounds."""
    found = number(value)
    return round(found) if found is not None and low <= round(found) <= high else None


def day(value: object) -> date | None:
    """Return the day of a cell, written 2026-11-05 or 05.11.2026; None if it is empty or no day."""
    told = text(value)[:10]
    parts = told.split(".")
    try:
        return date.fromisoformat("-".join(reversed(parts)) if len(parts) > 1 else told)
    except ValueError:
        return None
