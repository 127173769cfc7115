"""Sums of a ledger by whatever divides it: department, manager, product, month."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import narwhals as nw

from kamlab.ledger.audit import cents
from kamlab.ledger.frames import Frame, Source, fetch, in_period
from kamlab.ledger.periods import Period
from kamlab.ledger.reading import LedgerError

if TYPE_CHECKING:
    import pandas as pd

TIMES = {"month": "1mo", "quarter": "1q"}
BY = ("client", "department", "manager", "product", "category", "document", "currency", *TIMES)


def totals_frame(source: Source, period: Period, by: Sequence[str]) -> "pd.DataFrame":
    """Sum the accepted rows of a period.

    Parameters
    ----------
    source
        Weighed or condensed rows that hold the wanted columns.
    by
        Any of ``BY``; ``month`` and ``quarter`` are first days. A column that the
        ledger does not have is None throughout, so that one call serves every ledger.

    Returns
    -------
    DataFrame
        The columns of ``by``, then revenue and profit (money, two decimals; profit
        NaN where it is not known for every line), lines and orders (documents that
        are not returns; without documents, days with a sale).

    Raises
    ------
    LedgerError
        If ``by`` names something else.
    """
    import pandas as pd

    for name in by:
        if name not in BY:
            raise LedgerError("ledger.totals.unknown", given=name, known=", ".join(BY))
    have = [name for name in by if (source.has("date") if name in TIMES else source.has(name))]
    rows = in_period(source, period).with_columns(
        *[nw.col("date").dt.truncate(TIMES[name]).alias(name) for name in have if name in TIMES], total=nw.lit(0)
    )
    keys = have or ["total"]
    table = fetch(rows.group_by(*keys).agg(*_sums(source)))
    orders = fetch(_orders(source, rows.filter(nw.col("sold") > 0), keys))
    table = table.merge(orders, on=keys, how="left")
    for name in by:
        if name not in have:
            table[name] = None
        elif name in TIMES:
            table[name] = pd.to_datetime(table[name]).astype("datetime64[s]")
    table["revenue"] = [cents(amount) for amount in table["revenue"]]
    if not source.has("profit"):
        table = table.assign(profit=float("nan"), profit_rows=0)
    known = table["profit_rows"].fillna(0) == table["lines"]
    table["profit"] = table["profit"].where(known).round(2)
    table["orders"] = table["orders"].fillna(0).astype("int64")
    columns = [*by, "revenue", "profit", "lines", "orders"]
    times, rest = [name for name in have if name in TIMES], [name for name in have if name not in TIMES]
    order = [*times, "revenue", *rest]
    ordered = table.sort_values(order, ascending=[name != "revenue" for name in order], ignore_index=True)
    return ordered[columns].astype({"lines": "int64"})


def _sums(source: Source) -> list[nw.Expr]:
    sums = [nw.col("revenue").sum(), nw.col("rows").sum().alias("lines")]
    if source.has("profit"):
        return [*sums, nw.col("profit").sum(), nw.col("profit_rows").sum()]
    return sums


def _orders(source: Source, sold: Frame, keys: Sequence[str]) -> Frame:
    one = "document" if source.has("document") else "date" if source.has("date") else None
    marked = sold.with_columns(one=nw.col(one)) if one else sold  # it may be one of the keys too
    return marked.group_by(*keys).agg((nw.col("one").n_unique() if one else nw.col("sold").sum()).alias("orders"))
