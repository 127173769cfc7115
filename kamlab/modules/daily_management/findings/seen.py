"""What the ledger says of everybody's silence: asked once for each ledger, then kept."""

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.daily_management import model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kamlab.desk import Desk
    from kamlab.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Seen:
    """The early warning with what stands behind it.

    Attributes
    ----------
    watch
        Everybody's silence and volume.
    orders
        ``client`` and ``day``, a row per day with an order, before the day of the question.
    renamed
        Client → the spelling that goes on ordering.
    """

    watch: model.Watch
    orders: pd.DataFrame
    renamed: "Mapping[str, str]"

    def days(self, client: str) -> "pd.Series[pd.Timestamp]":
        """Return the order days of a client, in order."""
        return self.orders.loc[self.orders["client"] == client, "day"].sort_values()


_KEPT: "deque[tuple[Ledger, date, Seen]]" = deque(maxlen=3)


def seen(desk: "Desk") -> Seen | None:
    """Return the early warning of a company's ledger; None if its rows have no dates."""
    ledger, as_of = desk.company.ledger(), desk.company.as_of
    if as_of is None:
        return None
    for known, when, found in _KEPT:
        if known is ledger and when == as_of:
            return found
    made = _seen(ledger, as_of)
    _KEPT.append((ledger, as_of, made))
    return made


def _seen(ledger: "Ledger", as_of: "date") -> Seen:
    sales = ledger.totals(["client", "day"], "all")
    orders = sales.loc[(sales["orders"] > 0) & (sales["day"] < pd.Timestamp(as_of)), ["client", "day"]]
    renamed = _renamed(ledger.similar, orders)
    found = model.watch(orders, _months(sales, as_of), as_of, renamed=renamed)
    return Seen(found, orders, renamed)


def _months(sales: pd.DataFrame, as_of: "date") -> pd.DataFrame:
    """Return revenue by client and full month before the day, empty months included."""
    first_day = pd.Timestamp(as_of).replace(day=1)
    past = sales[sales["day"] < first_day]
    if past.empty:
        return pd.DataFrame(index=pd.Index(sales["client"].unique(), name="client"))
    month = past["day"].dt.to_period("M").dt.to_timestamp()
    table = past.assign(month=month).pivot_table(index="client", columns="month", values="revenue", aggfunc="sum")
    every = pd.date_range(month.min(), first_day - pd.DateOffset(months=1), freq="MS")
    return table.reindex(columns=every).fillna(0.0)


def _renamed(groups: "tuple[tuple[str, ...], ...]", orders: pd.DataFrame) -> dict[str, str]:
    """Return client → a name nearly the same that began when it stopped."""
    if not groups:
        return {}
    days = orders.groupby("client")["day"]
    first, last = ({str(name): day for name, day in ends.items()} for ends in (days.min(), days.max()))
    found = {}
    for group in groups:
        known = [name for name in group if name in last]
        for old in known:
            later = [new for new in known if new != old and first[new] > last[old]]
            if later:
                found[old] = later[0]
    return found
