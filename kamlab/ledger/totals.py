"""Sums of a ledger by whatever divides it: department, manager, product, day, month."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import narwhals as nw

from kamlab.ledger.audit import cents
from kamlab.ledger.frames import SOLD, Frame, Source, fetch, in_period, order_of
from kamlab.ledger.periods import Period
from kamlab.ledger.reading import LedgerError

if TYPE_CHECKING:
    import pandas as pd

TIMES = {"day": "1d", "month": "1mo", "quarter": "1q"}
BY = ("client", "department", "manager", "product", "category", "document", "currency", *TIMES)


def totals_frame(source: Source, period: Period, by: Sequence[str]) -> "pd.DataFrame":
    """Sum the accepted rows of a period.

    Parameters
    ----------
    source
        Weighed rows, or condensed ones if they hold the wanted columns.
    by
        Any of ``BY``; ``day`` is the day, ``month`` and ``quarter`` are first days. A column that the
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
    table = fetch(rows.group_by(*keys).agg(*source.sums())).rename(columns={"rows": "lines"})
    table = table.merge(fetch(_orders(source, rows, keys)), on=keys, how="left")
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


def _orders(source: Source, rows: Frame, keys: Sequence[str]) -> Frame:
    one = order_of(source)
    sold = rows.filter(SOLD)
    if one is None:
        return sold.group_by(*keys).agg(nw.len().alias("orders"))
    return sold.with_columns(one=one).group_by(*keys).agg(nw.col("one").n_unique().alias("orders"))
