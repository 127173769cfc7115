"""The typical gap between a client's orders: the median number of days between neighbouring days with one."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import narwhals as nw

from kamlab.ledger.frames import Frame, day_number, fetch

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

LARGEST = 1 << 25  # signs of all strings of days together: 32 MB
AT_ONCE = 256  # clients whose strings are taken apart together: they stay in the processor's own memory


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
    parts = [_medians(rows[at : at + AT_ONCE], span) for at in range(0, len(rows), AT_ONCE)]
    names = [name for found, _ in parts for name in found]
    gap_days = pd.Series(
        np.concatenate([np.empty(0), *(medians for _, medians in parts)]),
        index=pd.Index(names, name="client", dtype="str"),
    )
    return gap_days.to_frame("gap_days")


def _medians(rows: Sequence[tuple[str, str]], span: int) -> "tuple[list[str], np.ndarray]":
    """Return the clients with two days or more, and the median gap of each, from strings of ``span`` signs."""
    import numpy as np

    signs = np.frombuffer("".join(days for _, days in rows).encode(), np.uint8)
    client, day = np.divmod(np.flatnonzero(signs == ord("1")), span)
    within = np.diff(client) == 0
    ordered = np.sort(client[1:][within] * span + np.diff(day)[within])  # by client, then by length: all are under span
    owner, gaps = np.divmod(ordered, span)
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    counts = np.diff(starts, append=len(ordered))
    middle = gaps[starts + (counts - 1) // 2] + gaps[starts + counts // 2]
    return [rows[place][0] for place in owner[starts]], middle / 2
