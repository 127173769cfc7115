"""To whom of the key accounts a new product has come, and after how many months.

Interview of 2012: offer what is new to key accounts first, before a rival does.
The ledger tells when they bought it; when it was offered, only people know.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Launch:
    """A new product and the clients it should have come to first.

    Attributes
    ----------
    product, day
        What, and its first day.
    bought
        Client and calendar months from the launch to its first purchase, the earliest first.
    waiting
        Clients that have not bought it yet, in the order given.
    """

    product: str
    day: date
    bought: tuple[tuple[str, int], ...]
    waiting: tuple[str, ...]


def launches(
    days: Mapping[str, date], first_sales: Mapping[tuple[str, str], date], clients: Sequence[str], *, since: date
) -> tuple[Launch, ...]:
    """Return the launches since a day, the newest first.

    Parameters
    ----------
    days
        Product → day of its launch.
    first_sales
        (client, product) → day of the client's first purchase.
    clients
        The accounts that should be first, in their order.
    since
        Earlier launches are no news.

    Examples
    --------
    >>> found = launches({"p": date(2026, 3, 2)}, {("a", "p"): date(2026, 5, 4)}, ["a", "b"], since=date(2025, 11, 1))
    >>> found[0].bought, found[0].waiting
    ((('a', 2),), ('b',))
    """
    found = []
    for product, day in days.items():
        if day < since:
            continue
        firsts = {client: first_sales[client, product] for client in clients if (client, product) in first_sales}
        took = {client: 12 * (first.year - day.year) + first.month - day.month for client, first in firsts.items()}
        bought = tuple(sorted(took.items(), key=lambda pair: pair[1]))
        found.append(Launch(product, day, bought, tuple(client for client in clients if client not in took)))
    return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.product)))
