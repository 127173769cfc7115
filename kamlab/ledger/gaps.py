"""The typical gap between a client's orders: the median number of days between neighbouring days with one."""

from datetime import date
from typing import TYPE_CHECKING, Any

import narwhals as nw

from kamlab.ledger.frames import Frame, day_number, fetch

if TYPE_CHECKING:
    import pandas as pd

LARGEST = 1 << 25  # signs of all strings of days together: 32 MB


def gap_frame(sold: Frame, clients: int, first: date, last: date) -> "pd.DataFrame":
    """Return ``gap_days`` per client; clients with orders on one day only are left out.

    Parameters
    ----------
    sold
        Rows of orders, each with ``client`` and ``date``; no date is missing.
    clients
        About how many clients there are.
    first, last
        The first and the last date among the rows.
    """
    span = (last - first).days + 1
    if sold.implementation.is_duckdb() and clients * span <= LARGEST:
        return _by_strings(sold, first, span)
    return _by_neighbours(sold)


def _by_neighbours(sold: Frame) -> "pd.DataFrame":
    """Sort each client's days and take the differences: every engine can."""
    days = sold.select("client", day=day_number(sold))
    before = nw.col("day").shift(1).over("client", order_by="day")
    gaps = days.with_columns(gap=nw.col("day") - before).filter(nw.col("gap") > 0)  # 0: another order of the same day
    return fetch(gaps.group_by("client").agg(nw.col("gap").median().alias("gap_days"))).set_index("client")


def _by_strings(sold: Frame, first: date, span: int) -> "pd.DataFrame":
    """Write each client's days as a string of 0 and 1, which DuckDB does several times faster than it sorts."""
    import numpy as np
    import pandas as pd

    native: Any = nw.to_native(sold)
    day = f"CAST(date AS DATE) - DATE '{first}'"
    rows = native.aggregate(f"client, CAST(bitstring_agg({day}, 0, {span - 1}) AS VARCHAR)", "client").fetchall()
    found = {}
    for client, days in rows:
        gaps = np.sort(np.diff(np.flatnonzero(np.frombuffer(days.encode(), np.uint8) == ord("1"))))
        if len(gaps):
            found[client] = float(gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2
    gap_days = pd.Series(found, index=pd.Index(list(found), name="client", dtype="str"), dtype="float64")
    return gap_days.to_frame("gap_days")
