"""Rows of a ledger → one table with a row per client.

Written once against Narwhals: the same lines answer on DuckDB, pandas, Polars
and Spark. From here on the table is pandas, at most as long as the list of
clients.

Definitions. *Revenue* is net: returns are taken off. An *order* is a document
with at least one line that is not a return; rows without a document count as one
order per day, and a ledger without documents and dates counts its lines. The
*gap* is the median number of days between neighbouring days with an order. The
*trend* compares the newer half of the last twelve whole months of the period
with the older half (six months against six; fewer months, shorter halves):
revenue of the newer half / revenue of the older half − 1.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import narwhals as nw

from kamlab.ledger.audit import cents, day_of
from kamlab.ledger.frames import SOLD, Frame, Source, between, fetch, in_period, order_of
from kamlab.ledger.gaps import gap_frame
from kamlab.ledger.periods import Period, month_end, month_number, month_start, newest_full_month

if TYPE_CHECKING:
    import pandas as pd

HALF = 6  # months in each half of the trend
COLUMNS = (
    "client",
    "client_id",
    "revenue",
    "profit",
    "share",
    "orders",
    "lines",
    "first",
    "last",
    "gap_days",
    "trend",
    "products",
    "managers",
    "departments",
)


@dataclass(frozen=True, slots=True)
class Halves:
    """Two neighbouring stretches of equal length, whole months each."""

    older: tuple[date, date]
    newer: tuple[date, date]


def halves(period: Period, days: Sequence[date]) -> Halves | None:
    """Split the last twelve whole months of a period in two; None if it is too short.

    Examples
    --------
    >>> halves(Period.year(2026), ()).newer
    (datetime.date(2026, 7, 1), datetime.date(2026, 12, 31))
    """
    if period.start is not None and period.end is not None:
        first = month_number(period.start) + (period.start.day > 1)
        last = month_number(period.end) - (period.end != month_end(period.end))
    else:
        newest = newest_full_month(days)
        if newest is None:
            return None
        first, last = month_number(min(days)), newest
    size = min(HALF, (last - first + 1) // 2)
    if size < 1:
        return None
    middle = last - size + 1
    return Halves(_months(middle - size, middle - 1), _months(middle, last))


def _months(first: int, last: int) -> tuple[date, date]:
    return month_start(first), month_end(month_start(last))


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to a ledger: its rows as read, its rows condensed, the period and its halves."""

    source: Source
    condensed: Source
    period: Period
    split: Halves | None
    rows: Frame = field(init=False)

    def __post_init__(self) -> None:
        """Choose the accepted rows of the period once."""
        object.__setattr__(self, "rows", in_period(self.condensed, self.period))

    def has(self, name: str) -> bool:
        """Tell whether the ledger has a field."""
        return self.source.has(name)


def account_frame(ask: Ask) -> "pd.DataFrame":
    """Return the account table: the columns of ``COLUMNS``, by revenue, then by name.

    ``revenue`` and ``profit`` in money, rounded to two decimals; ``share`` a fraction
    of the net revenue of all clients; ``first`` and ``last`` days of an order;
    ``gap_days`` in days; ``trend`` a fraction. What the ledger cannot tell is NaN,
    NaT or an empty tuple.
    """
    table = _money(ask)
    for more in (_orders(ask, loose=_loose(table)), _gaps(ask, table), _products(ask)):
        table = table.join(more)
    for name, column in (("manager", "managers"), ("department", "departments")):
        table[column] = _names(ask, name, table.index)
    return _finished(table)


def _money(ask: Ask) -> "pd.DataFrame":
    amount = nw.col("revenue")
    rows, sums = ask.rows, [amount.sum(), nw.col("rows").sum().alias("lines")]
    if ask.has("profit"):
        sums += [nw.col("profit").sum(), nw.col("profit_rows").sum()]
    if ask.has("client_id"):
        sums += [nw.col("id_first").min(), nw.col("id_last").max()]
    if ask.split and ask.has("date"):
        rows = rows.with_columns(
            older=nw.when(between(*ask.split.older)).then(amount), newer=nw.when(between(*ask.split.newer)).then(amount)
        )
        sums += [nw.col("older").sum(), nw.col("newer").sum()]
    if ask.has("date"):
        rows = rows.with_columns(sold_on=nw.when(SOLD).then(nw.col("date")))
        sums += [nw.col("sold_on").min().alias("first"), nw.col("sold_on").max().alias("last")]
    if ask.has("document"):
        sums += [nw.len().alias("parts"), nw.col("document").count().alias("numbered")]
    return fetch(rows.group_by("client").agg(*sums)).set_index("client")


def _loose(table: "pd.DataFrame") -> bool:
    """Tell whether some rows have no document."""
    return "parts" in table and bool((table["parts"] != table["numbered"]).any())


def _orders(ask: Ask, *, loose: bool) -> "pd.DataFrame":
    """Count orders."""
    one = order_of(ask.source) if loose or not ask.has("document") else nw.col("document")
    if one is None:  # neither documents nor days: each line that is no return counts
        lines = in_period(ask.source, ask.period).filter(SOLD).group_by("client").agg(nw.len().alias("orders"))
        return fetch(lines).set_index("client")
    orders = ask.rows.filter(SOLD).select("client", orders=one)
    return fetch(orders.group_by("client").agg(nw.col("orders").n_unique())).set_index("client")


def _gaps(ask: Ask, table: "pd.DataFrame") -> "pd.DataFrame":
    first, last = (
        day_of(choose(days)) if name in table and len(days := table[name].dropna()) else None
        for name, choose in (("first", min), ("last", max))
    )
    if first is None or last is None:
        return _nothing("gap_days")
    return gap_frame(ask.rows.filter(SOLD, ~nw.col("date").is_null()), len(table), first, last)


def _products(ask: Ask) -> "pd.DataFrame":
    if not ask.has("product"):
        return _nothing("products")
    # products are not part of the condensed rows: a client buys many, and few questions need them
    rows = in_period(ask.source, ask.period).filter(~nw.col("product").is_null())
    pairs = rows.group_by("client", "product").agg(nw.len().alias("parts"))
    return fetch(pairs.group_by("client").agg(nw.len().alias("products"))).set_index("client")


def _names(ask: Ask, name: str, clients: "pd.Index[Any]") -> list[tuple[str, ...]]:
    """List each client's managers or departments, the one with the most revenue first."""
    if not ask.has(name):
        return [()] * len(clients)
    rows = ask.rows.filter(~nw.col(name).is_null())
    pairs = fetch(rows.group_by("client", name).agg(nw.col("revenue").sum()))
    pairs = pairs.sort_values(["revenue", name], ascending=[False, True], kind="stable")
    found: dict[str, tuple[str, ...]] = {}
    for client, text in zip(pairs["client"], pairs[name], strict=True):
        found[client] = (*found.get(client, ()), text)
    return [found.get(client, ()) for client in clients]


def _nothing(column: str) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame({column: pd.Series(dtype="float64")})


def _finished(table: "pd.DataFrame") -> "pd.DataFrame":
    """Round, compare, sort: the columns of ``COLUMNS`` from the sums per client."""
    import pandas as pd

    table = table.reset_index()
    table["revenue"] = [cents(amount) for amount in table["revenue"]]
    total = math.fsum(table["revenue"])
    table["share"] = table["revenue"] / total if total > 0 else math.nan
    table["profit"] = _profit(table)
    table["trend"] = _trend(table)
    table["client_id"] = pd.Series(_ids(table), dtype="str")
    for column in ("first", "last"):
        known = table[column] if column in table else pd.Series([pd.NaT] * len(table))
        table[column] = pd.to_datetime(known).astype("datetime64[s]")
    for column in ("orders", "lines"):
        table[column] = table[column].fillna(0).astype("int64")
    table["products"] = table["products"].astype("Int64")
    table["gap_days"] = table["gap_days"].astype("float64")
    table["client"] = table["client"].astype("str")
    ranked = table.sort_values(["revenue", "client"], ascending=[False, True], kind="stable", ignore_index=True)
    return ranked[list(COLUMNS)]


def _profit(table: "pd.DataFrame") -> list[float]:
    """Profit is known only if it is known for each of the client's lines."""
    if "profit" not in table:
        return [math.nan] * len(table)
    known = table["profit_rows"].fillna(0) == table["lines"]
    return [cents(amount) if sure else math.nan for amount, sure in zip(table["profit"], known, strict=True)]


def _trend(table: "pd.DataFrame") -> list[float]:
    if "older" not in table:
        return [math.nan] * len(table)
    pairs = zip(table["newer"].fillna(0.0), table["older"].fillna(0.0), strict=True)
    rounded = [(cents(newer), cents(older)) for newer, older in pairs]
    return [newer / older - 1 if older > 0 else math.nan for newer, older in rounded]


def _ids(table: "pd.DataFrame") -> list[str | None]:
    """Return the client's one code; None if there is none, or more than one."""
    if "id_first" not in table:
        return [None] * len(table)
    pairs = zip(table["id_first"], table["id_last"], strict=True)
    return [first if isinstance(first, str) and first == last else None for first, last in pairs]
