"""What a reader must find in the five exports (``exports/expected.json``), worked out without any reader."""

from __future__ import annotations

import collections
import json
from typing import TYPE_CHECKING, Any

from generator.exports_rows import DEPARTMENTS_RU, NOT_A_NUMBER, TOTAL_ROW, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.exports_rows import Export, Row


def roubles(kopecks: int) -> float:
    """Turn kopecks into the number nearest to them: it prints with two decimals at most."""
    return kopecks / 100


def expected(exports: Mapping[str, Export], rows: Sequence[Row], cancelled: Sequence[Row]) -> str:
    """Write the answer to all five exports as JSON.

    Parameters
    ----------
    exports
        Name of an export → the export.
    rows
        The rows behind them.
    cancelled
        Lines of the orders that the query of the tables leaves out.
    """
    accepted = [row for row in rows if row.reason is None]
    told = {
        "about": "August to October 2026 of the demo ledger; money in roubles; lines are counted from 1",
        "dates": {"first": min(r.day for r in accepted).isoformat(), "last": max(r.day for r in accepted).isoformat()},
        "accepted": _sums(accepted),
        "cancelled": {"orders": len({row.document for row in cancelled}), **_sums(cancelled)},
        "duplicates": _repeated_money(rows),
        "exports": {name: _told(export, rows) for name, export in exports.items()},
        "accounts": _accounts(accepted),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _sums(rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "rows": len(rows),
        "clients": len({row.client for row in rows}),
        "revenue": roubles(sum(row.amount for row in rows)),
        "profit": roubles(sum(row.amount - row.cost for row in rows)),
        "returns": roubles(sum(row.amount for row in rows if row.amount < 0)),
        "return_rows": sum(row.amount < 0 for row in rows),
    }


def _pairs(rows: Sequence[Row]) -> list[tuple[int, ...]]:
    """Return the numbers of rows that are equal in everything."""
    same = collections.defaultdict(list)
    for number, row in enumerate(rows):
        same[row].append(number)
    return [tuple(numbers) for numbers in same.values() if len(numbers) > 1]


def _repeated_money(rows: Sequence[Row]) -> dict[str, Any]:
    extra = [rows[number] for pair in _pairs(rows) for number in pair[1:]]
    return {"rows": len(extra), "revenue": roubles(sum(row.amount for row in extra))}


def _told(export: Export, rows: Sequence[Row]) -> dict[str, Any]:
    aside = _aside(export, rows)
    reasons = collections.Counter(row["reason"] for row in aside)
    money = collections.Counter[str]()
    for row in aside:
        money[row["reason"]] += row["kopecks"]
    pairs = [[_place(export, number) for number in pair] for pair in _pairs(rows)]
    return {
        "given": export.given,
        "coded": export.coded,
        "rows": {"read": len(rows) + len(export.extras), "accepted": len(rows) - _planted(rows)},
        "set_aside": {reason: {"rows": reasons[reason], "revenue": roubles(money[reason])} for reason in reasons},
        "set_aside_rows": [_shown(row) for row in aside],
        "equal_rows": pairs,
    }


def _planted(rows: Sequence[Row]) -> int:
    return sum(row.reason is not None for row in rows)


def _place(export: Export, number: int) -> dict[str, Any]:
    place = export.places[number]
    return {"source": place.source, "line": place.line}


def _aside(export: Export, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """List the rows set aside, by source and line, with their readable amount in kopecks."""
    found = [
        {**_place(export, number), "kopecks": row.revenue or 0, **_why(export, row)}
        for number, row in enumerate(rows)
        if row.reason is not None
    ]
    for extra in export.extras:
        place = {"source": extra.place.source, "line": extra.place.line}
        found.append({**place, "reason": TOTAL_ROW, "kopecks": extra.amount or 0, "cell": extra.label})
    return sorted(found, key=lambda row: (str(row["source"]), int(str(row["line"]))))


def _why(export: Export, row: Row) -> dict[str, str | None]:
    """Return the reason of a planted row, with the cell that a person should see."""
    if row.known:
        return {"reason": row.reason, "cell": None}
    return {"reason": export.unpriced, "cell": UNKNOWN if export.unpriced == NOT_A_NUMBER else None}


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    shown = {name: row[name] for name in ("source", "line", "reason")}
    return {**shown, "revenue": roubles(row["kopecks"]), "cell": row["cell"]}


def _accounts(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the account table: by revenue, then by name."""
    by_client = collections.defaultdict(list)
    for row in rows:
        by_client[row.client].append(row)
    made = [_account(own) for own in by_client.values()]
    return sorted(made, key=lambda account: (-account["revenue"], account["client"]))


def _account(rows: Sequence[Row]) -> dict[str, Any]:
    """Sum one client's rows; an order is a document that is not a return."""
    orders = [row for row in rows if row.quantity > 0]
    days = [row.day for row in orders]
    return {
        "client": rows[0].client,
        "code": rows[0].code,
        "revenue": roubles(sum(row.amount for row in rows)),
        "profit": roubles(sum(row.amount - row.cost for row in rows)),
        "orders": len({row.document for row in orders}),
        "lines": len(rows),
        "first": min(days).isoformat(),
        "last": max(days).isoformat(),
        "products": len({row.product for row in rows}),
        "managers": sorted({row.manager for row in rows}),
        "departments": sorted({DEPARTMENTS_RU[row.department] for row in rows}),
    }
