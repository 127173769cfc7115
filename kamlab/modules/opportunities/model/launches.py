"""To whom of the key accounts a new product has come, on which day, and who gave it back.

Interview of 2012: offer what is new to key accounts first, before a rival does.
The ledger tells when they bought it; when it was offered, only people know.
"""

from collections.abc import Collection, Mapping, Sequence
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
        Client and day of its first purchase, the earliest first.
    returned
        Client and day of its first purchase where all of it has come back since.
    waiting
        Clients that have not bought it yet, in the order given.
    """

    product: str
    day: date
    bought: tuple[tuple[str, date], ...]
    returned: tuple[tuple[str, date], ...]
    waiting: tuple[str, ...]

    def months(self, first: date) -> int:
        """Return the calendar months from the launch to a day."""
        return 12 * (first.year - self.day.year) + first.month - self.day.month


def launches(
    days: Mapping[str, date],
    first_sales: Mapping[tuple[str, str], date],
    clients: Sequence[str],
    *,
    since: date,
    returned: Collection[tuple[str, str]] = (),
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
    returned
        (client, product) of whom nothing is left of what it bought.

    Examples
    --------
    >>> found = launches({"p": date(2026, 3, 2)}, {("a", "p"): date(2026, 5, 4)}, ["a", "b"], since=date(2025, 11, 1))
    >>> found[0].bought, found[0].waiting
    ((('a', datetime.date(2026, 5, 4)),), ('b',))
    """
    found = []
    for product, day in days.items():
        if day < since:
            continue
        firsts = {client: first_sales[client, product] for client in clients if (client, product) in first_sales}
        order = sorted(firsts.items(), key=lambda pair: pair[1])
        kept = tuple(pair for pair in order if (pair[0], product) not in returned)
        back = tuple(pair for pair in order if (pair[0], product) in returned)
        waiting = tuple(client for client in clients if client not in firsts)
        found.append(Launch(product, day, kept, back, waiting))
    return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.product)))
