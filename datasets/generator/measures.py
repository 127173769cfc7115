"""What the ledger shows: shares, classes, concentration, profit. Computed here once, asserted and printed elsewhere."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from generator import named
from generator.planted import LUGOVOY_OLD

if TYPE_CHECKING:
    import pandas as pd

Value = int | float | str | tuple[str, ...] | dt.date
Measures = dict[str, Value]

PERIODS = {
    "last_12": (dt.date(2025, 11, 1), dt.date(2026, 10, 31)),
    "2025": (dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    "all": (dt.date(2023, 11, 1), dt.date(2026, 10, 31)),
}
KEY = 10
"""Per cent; exactly 10 counts."""

SHORT = {
    "volga": named.VOLGA, "trans_ural": named.TRANS_URAL, "baltic": named.BALTIC, "kovyl": named.KOVYL,
    "altair": named.ALTAIR, "lugovoy": named.LUGOVOY, "dalny_stvor": named.DALNY_STVOR, "northern": named.NORTHERN,
    "forest": named.FOREST, "cosy": named.COSY_YARD, "vector": named.VECTOR,
}  # fmt: skip  # a row of names


def merged(ledger: pd.DataFrame) -> pd.DataFrame:
    """Return a copy with the planted pair of spellings as one client."""
    return ledger.assign(client=ledger["client"].replace(LUGOVOY_OLD, named.LUGOVOY))


def within(ledger: pd.DataFrame, period: str) -> pd.DataFrame:
    """Return the lines of a period."""
    start, end = PERIODS[period]
    return ledger[(ledger["date"] >= start) & (ledger["date"] <= end)]


def by_client(ledger: pd.DataFrame, column: str = "revenue") -> pd.Series[int]:
    """Add up kopecks by client, largest first, ties by name."""
    sums = ledger.groupby("client")[column].sum().sort_index()
    return sums.sort_values(ascending=False, kind="stable")


def percent(part: float, whole: float) -> float:
    """Return ``part`` in per cent of ``whole``."""
    return 100 * float(part) / float(whole)


def key_names(ledger: pd.DataFrame, *, strict: bool = False) -> tuple[str, ...]:
    """Name the clients at or above 10 % of the lines' revenue, in whole kopecks, largest first."""
    sums = by_client(ledger)
    whole = int(sums.sum())
    return tuple(
        str(name)
        for name, value in sums.items()
        if value * 100 > whole * KEY or (value * 100 == whole * KEY and not strict)
    )


def _periods(ledger: pd.DataFrame) -> Measures:
    found: Measures = {}
    for period in PERIODS:
        lines = within(ledger, period)
        sums = by_client(lines)
        total = int(sums.sum())
        found[f"total.{period}"] = total
        found[f"clients.{period}"] = len(sums)
        found[f"key.{period}"] = key_names(lines)
        for short, name in SHORT.items():
            found[f"share.{short}.{period}"] = percent(sums.get(name, 0), total)
    found["key_strict.last_12"] = key_names(within(ledger, "last_12"), strict=True)
    return found


def _levels(ledger: pd.DataFrame, lines: pd.DataFrame) -> Measures:
    """Measure departments and managers; ``lines`` are the last 12 months as written, ``ledger`` the same merged."""
    found: Measures = {}
    for level in ("department", "manager"):
        for name, part in ledger.groupby(level):
            found[f"key.{level}.{name}"] = key_names(part)
            found[f"total.{level}.{name}"] = int(part["revenue"].sum())
        for name, part in lines.groupby(level):
            found[f"key_as_written.{level}.{name}"] = key_names(part)
            sums = by_client(part)
            for short, client in {**SHORT, "lugovoy_old": LUGOVOY_OLD}.items():
                if client in sums.index:
                    found[f"share.{short}.{level}"] = percent(sums[client], sums.sum())
    dorokhova = by_client(ledger[ledger["manager"] == "Дорохова"])
    found["share.lugovoy_merged.manager"] = percent(dorokhova[named.LUGOVOY], dorokhova.sum())
    return found


def _curve(lines: pd.DataFrame, tail: str) -> Measures:
    """Measure ABC and concentration of the given lines."""
    sums = by_client(lines)
    profit = by_client(lines, "profit").reindex(sums.index)
    total, count = int(sums.sum()), len(sums)
    fifth = math.ceil(count * 2 / 10)
    running = sums.cumsum() * 100
    a_class = int((running < total * 80).sum()) + 1
    b_class = int((running < total * 95).sum()) + 1 - a_class
    shares = sorted(value / total for value in sums)
    weighted = math.fsum(place * share for place, share in enumerate(shares, start=1))
    hhi = math.fsum(share * share for share in shares)
    return {
        f"fifth{tail}": fifth,
        f"fifth_revenue{tail}": percent(sums.iloc[:fifth].sum(), total),
        f"fifth_profit{tail}": percent(profit.iloc[:fifth].sum(), profit.sum()),
        f"a_by_value{tail}": a_class,
        f"b_by_value{tail}": b_class,
        f"hhi{tail}": hhi,
        f"effective{tail}": 1 / hhi,
        f"top_five{tail}": 100 * math.fsum(shares[-5:]),
        f"gini{tail}": 2 * weighted / count - (count + 1) / count,
    }


def _rank(sums: pd.Series[int], name: str) -> int:
    return list(sums.index).index(name) + 1


def _profit(lines: pd.DataFrame) -> Measures:
    revenue, profit = by_client(lines), by_client(lines, "profit")
    found: Measures = {
        "profit.total": int(profit.sum()),
        "profit.volga": int(profit[named.VOLGA]),
        "profit.others": int(profit.sum() - profit[named.VOLGA]),
        "margin.total": percent(profit.sum(), revenue.sum()),
    }
    for short in ("kovyl", "vector"):
        found[f"rank.{short}.revenue"] = _rank(revenue, SHORT[short])
        found[f"rank.{short}.profit"] = _rank(profit, SHORT[short])
        found[f"profit.{short}"] = int(profit[SHORT[short]])
    return found


def _new_clients(ledger: pd.DataFrame, lines: pd.DataFrame) -> Measures:
    first = ledger.groupby("client")["date"].min()
    start = PERIODS["last_12"][0]
    fresh = tuple(sorted(str(name) for name, day in first.items() if day >= start))
    return {
        "new_clients": fresh,
        "share.new_clients": percent(lines[lines["client"].isin(fresh)]["revenue"].sum(), lines["revenue"].sum()),
    }


def shares(ledger: pd.DataFrame) -> Measures:
    """Measure everything about who is how large.

    Parameters
    ----------
    ledger
        Lines as in :class:`generator.demo.Demo`, money in kopecks.

    Returns
    -------
    dict
        Name → value; money in kopecks, shares in per cent.
    """
    one = merged(ledger)
    year, as_written = within(one, "last_12"), within(ledger, "last_12")
    spellings = by_client(as_written)
    return {
        **_periods(one),
        **_levels(year, as_written),
        **_curve(year, ""),
        **_curve(as_written, ".as_written"),
        **_profit(year),
        **_new_clients(one, year),
        "names.last_12": len(spellings),
        "key_as_written.last_12": key_names(as_written),
        "revenue.lugovoy_old": int(spellings[LUGOVOY_OLD]),
        "revenue.lugovoy_new": int(spellings[named.LUGOVOY]),
        "negative_clients.last_12": tuple(str(name) for name, value in by_client(year).items() if value < 0),
        "first_five.revenue": tuple(str(name) for name in by_client(year).index[:5]),
        "first_five.profit": tuple(str(name) for name in by_client(year, "profit").index[:5]),
    }
