"""A table with months across: each month's column becomes rows with a date.

«Клиент; Январь 2026; Февраль 2026; …» holds as much as a list, only laid out for
the eye. It is turned before anything else is recognised.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.ledger.columns import header_score
from kamlab.ledger.columns.cells import MONTHS, NAMED, YEAR_MONTH
from kamlab.ledger.reading import LINE, Note, RawTable
from kamlab.ledger.rows import sql

if TYPE_CHECKING:
    import duckdb

TURNED = "ledger.rows.turned"
FEWEST = 3  # months side by side
AN_AMOUNT = 85.0  # score of a header that already is the amount; «Итого» beside months is not
_NAMED, _YEAR_MONTH = re.compile(NAMED), re.compile(YEAR_MONTH)
_COLUMNS = {"ru": ("Период", "Сумма"), "en": ("Period", "Amount")}


def turned(table: RawTable) -> RawTable:
    """Return the table with its months as rows, or the table itself if none stand across."""
    months = [header for header in table.headers if is_month(header)]
    if len(months) < FEWEST or any(header_score(header, "revenue") >= AN_AMOUNT for header in table.headers):
        return table
    period, amount = _free_names(table.headers)
    kept = [header for header in table.headers if header not in months and header_score(header, "revenue") == 0]
    relation = _unpivot(table.relation, kept, months, (period, amount))
    typed = {header: table.typed.get(header, "text") for header in kept}
    note = Note.of(TURNED, table=table.name, n=len(months), first=months[0], last=months[-1])
    mixed = any(table.typed.get(month) == "mixed" for month in months)
    return replace(
        table,
        headers=(*kept, period, amount),
        relation=relation,
        typed={**typed, period: "text", amount: "mixed" if mixed else "text"},
        notes=(*table.notes, note),
        glimpse=None,
    )


def is_turned(table: RawTable) -> bool:
    """Tell whether a table is one that :func:`turned` made."""
    return any(note.key == TURNED for note in table.notes)


def is_month(header: str) -> bool:
    """Tell whether a header is a month with its year: «Январь 2026», “Jan-26”, ``2026-01``."""
    text = " ".join(header.split())
    if match := _NAMED.match(text):
        return match.group(1).lower() in MONTHS
    return bool(_YEAR_MONTH.match(text))


def _free_names(headers: Sequence[str]) -> tuple[str, str]:
    russian = any("а" <= letter <= "я" for header in headers for letter in header.lower())
    period, amount = _COLUMNS["ru" if russian else "en"]
    taken = {header.lower() for header in headers}
    return (
        period if period.lower() not in taken else f"{period} *",
        amount if amount.lower() not in taken else f"{amount} *",
    )


def _unpivot(
    relation: "duckdb.DuckDBPyRelation", kept: Sequence[str], months: Sequence[str], names: tuple[str, str]
) -> "duckdb.DuckDBPyRelation":
    others = [sql.name(header) for header in (*kept, LINE)]
    across = ", ".join(f"CAST({sql.name(month)} AS VARCHAR) AS {sql.name(month)}" for month in months)
    chosen = ", ".join([*others, across])
    inner = f"SELECT {chosen} FROM seen"  # noqa: S608 - quoted
    listed = ", ".join(sql.name(month) for month in months)
    period, amount = (sql.name(name) for name in names)
    turning = f"UNPIVOT ({inner}) ON {listed} INTO NAME {period} VALUE {amount}"
    query = f"SELECT {', '.join(others)}, {period}, {amount} FROM ({turning})"  # noqa: S608 - quoted
    return sql.over(relation, query)
