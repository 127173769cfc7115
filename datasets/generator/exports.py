"""Writes ``exports/``: the last three months of the demo ledger in five dresses that people really send.

``1c.csv``, ``report.xlsx``, ``months.zip``, ``us.csv`` and ``tables/`` hold the same lines; ``expected.json`` says what
a reader must find in each: the account table to the kopeck, and every row it must set aside, with line and reason.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.card import number
from generator.exports_expected import expected
from generator.exports_rows import NO_AMOUNT, NO_CLIENT, NOT_A_NUMBER, TOTAL_ROW, rows_of
from generator.exports_tables import tables
from generator.exports_text import months, one_c, us
from generator.exports_workbook import report
from generator.files import write_bytes, write_text

if TYPE_CHECKING:
    from generator.demo import Demo

FOLDER = "exports"
FIELD = re.compile(r"\{\{([^}]+)\}\}")

COUNTED = ((NO_CLIENT,), (NOT_A_NUMBER, NO_AMOUNT), (TOTAL_ROW,))
"""Reasons for setting a row aside, as the columns of the data card count them."""


def write(root: Path, demo: Demo) -> None:
    """Write the five exports and what must be found in them.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company.
    """
    rows = rows_of(demo)
    joined, cancelled = tables(rows, demo)
    exports = {"1c.csv": one_c(rows), "report.xlsx": report(rows), "months.zip": months(rows), "us.csv": us(rows)}
    exports["tables"] = joined
    for export in exports.values():
        for name, content in export.files.items():
            write_bytes(root / FOLDER / name, content)
    write_text(root / FOLDER / "expected.json", expected(exports, rows, cancelled))


def card(root: Path, language: str) -> str:
    """Return the section of the data card on the exports.

    Parameters
    ----------
    root
        The ``datasets`` folder, exports written.
    language
        ``"en"`` or ``"ru"``.
    """
    told = json.loads((root / FOLDER / "expected.json").read_text(encoding="utf-8"))
    sums = told["accepted"]
    values = {
        "lines": number(sums["rows"], 0, language),
        "clients": number(sums["clients"], 0, language),
        "revenue": number(sums["revenue"], 2, language),
        "profit": number(sums["profit"], 2, language),
        "returns": number(sums["returns"], 2, language),
        "return_lines": str(sums["return_rows"]),
        "cancelled": str(told["cancelled"]["orders"]),
        "pairs": str(told["duplicates"]["rows"]),
    }
    values |= {name: _counts(export, language) for name, export in told["exports"].items()}
    template = Path(__file__).with_name(f"exports_card.{language}.md").read_text(encoding="utf-8")
    return FIELD.sub(lambda field: values[field.group(1)], template)


def _counts(export: dict[str, Any], language: str) -> str:
    """Write the last cells of an export's row: rows read, rows set aside by reason."""
    aside = export["set_aside"]
    counts = (sum(aside[reason]["rows"] for reason in reasons if reason in aside) for reasons in COUNTED)
    return " | ".join([number(export["rows"]["read"], 0, language), *(str(count or "–") for count in counts)])
