"""The numbers of a finding as text cells: written in the reader's language, aligned, cut to size."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kamlab.findings.names import clean, shorten
from kamlab.i18n import say
from kamlab.i18n.formats import WRITERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_NUMBER = re.compile(r"^(?:[A-Z]{3}\s)?[+\u2212-]?\d[\d\s\u00a0.,]*(?:\s?(?:%|₽|млн|тыс|млрд|[kmb]|bn|п|pp).*)?$")


@dataclass(frozen=True, slots=True)
class Cells:
    """A table as it will be read: headings, rows of text, which columns align right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    left_out: int  # rows beyond the limit


def cells(  # noqa: PLR0913 - a table, its formats and its two limits
    table: pd.DataFrame,
    lang: str,
    *,
    formats: Mapping[str, str] | None = None,
    currency: str = "RUB",
    widest: int = 200,
    longest: int = 60,
) -> Cells:
    """Write every cell of a table as text.

    Parameters
    ----------
    formats
        Heading → format name of :mod:`kamlab.i18n.formats`.
    widest
        Letters after which a cell is cut with «…».
    longest
        Rows after which the rest is only counted.
    """
    shown = table.head(longest)
    columns = [
        [
            shorten(clean(_written(value, (formats or {}).get(str(heading), ""), lang, currency)), widest)
            for value in shown[heading]
        ]
        for heading in shown.columns
    ]
    empty = say("findings.no_data", lang)
    right = tuple(_is_numeric(column, empty) for column in columns)
    headings = tuple(shorten(clean(heading), widest) for heading in shown.columns)
    return Cells(headings, tuple(zip(*columns, strict=True)), right, max(len(table) - longest, 0))


def text_table(content: Cells, lang: str) -> str:
    """Lay a table out in columns of letters of equal width, two spaces apart."""
    if not content.headings:
        return ""
    rows = [content.headings, *content.rows]
    widths = [max(_letters(row[index]) for row in rows) for index in range(len(content.headings))]
    lines = []
    for row in rows:
        padded = []
        for text, width, right in zip(row, widths, content.right or [False] * len(row), strict=True):
            blank = " " * (width - _letters(text))
            padded.append(blank + text if right else text + blank)
        lines.append("  ".join(padded).rstrip())
    if content.left_out:
        lines.append(say("findings.more_rows", lang, n=content.left_out))
    return "\n".join(lines)


def _written(value: Any, how: str, lang: str, currency: str) -> str:  # noqa: ANN401 - a cell holds anything
    if _missing(value):
        return say("findings.no_data", lang)
    if hasattr(value, "item"):  # numpy's numbers know how to become plain ones
        value = value.item()
    if not how and not isinstance(value, str):
        how = _habit(value)
    if how == "yes":
        return say("findings.yes" if value else "findings.no", lang)
    return WRITERS[how](value, lang, currency)


def _habit(value: object) -> str:
    """Name the format of a value that was given none."""
    if isinstance(value, bool):
        return "yes"
    if isinstance(value, date):
        return "date"
    if isinstance(value, float) and not value.is_integer():
        return "number1"
    return "number" if isinstance(value, int | float) else ""


def _missing(value: object) -> bool:
    import pandas as pd

    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))  # type: ignore[call-overload]  # pandas asks for a scalar, checked before


def _is_numeric(column: list[str], empty: str) -> bool:
    known = [text for text in column if text and text != empty]
    return bool(known) and all(_NUMBER.match(text) for text in known)


def _letters(text: str) -> int:
    """Count the columns a text takes in a typewriter face: marks none, wide letters two."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
