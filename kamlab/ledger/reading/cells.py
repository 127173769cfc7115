"""What a single cell looks like: blank, number, date or text, and its clean wording."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

Value = str | int | float | bool | date | datetime | time | timedelta | None
Row = tuple[int, Sequence[Value]]  # 1-based line of the file (row of the sheet) and the cells

_NUMBER = re.compile(
    r"[-+−(]?\s*(?:[$€£¥₽]|rub|usd|eur|gbp|руб\.?)?\s*[-+−]?\d[\d\s\u00a0\u202f'’.,]*\s*"
    r"(?:%|[$€£¥₽]|rub|usd|eur|gbp|руб\.?|р\.)?\s*\)?-?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{8}"
    r"|\d{1,2}[ .-](?:[а-я]{3,8}|[a-z]{3,9})\.?[ .,-]+\d{2,4}(?:\s?г\.?)?|[a-z]{3,9}\.? \d{1,2},? \d{4})"
    r"(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]m)?(?:Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")
_BROKEN_WORD = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")


def is_blank(value: Value) -> bool:
    """Tell whether a cell holds nothing to see."""
    return value is None or (isinstance(value, str) and not value.strip())


def kind(value: Value) -> str:
    """Return ``""`` for a blank cell, ``"n"`` for a number, ``"d"`` for a date, else ``"t"``.

    Examples
    --------
    >>> [kind(cell) for cell in ("", "1 234,50 ₽", "31.08.2026 0:00:00", "ООО Ромашка", 5)]
    ['', 'n', 'd', 't', 'n']
    """
    if isinstance(value, str):
        return _kind_of_text(value.strip())
    if value is None:
        return ""
    if isinstance(value, bool):
        return "t"
    if isinstance(value, int | float):
        return "n"
    return "d" if isinstance(value, date) else "t"


@lru_cache(maxsize=1 << 14)  # the head of a table is weighed many times over
def _kind_of_text(text: str) -> str:
    if not text:
        return ""
    if not any(char.isdigit() for char in text):
        return "t"
    if _DATE.fullmatch(text):
        return "n" if text.isdigit() else "d"
    return "n" if _NUMBER.fullmatch(text) else "t"


def wording(value: Value) -> str:
    r"""Return the text of a header cell on one line, single spaces, broken words mended.

    Examples
    --------
    >>> wording(" Сумма,\n руб. ")
    'Сумма, руб.'
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    text = _BROKEN_WORD.sub("-", str(value))
    return _SPACES.sub(" ", text.replace("\u00ad", "").replace("\ufeff", "")).strip()


def folded(text: str) -> str:
    """Return wording for comparing: lower case, ё as е, single spaces."""
    return wording(text).casefold().replace("ё", "е")
