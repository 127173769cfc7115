"""Clients of the ledger that have stopped: how long ago, and how much they brought."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

SILENCE = 180  # days without an order from which a client is listed; ours


@dataclass(frozen=True, slots=True)
class Silent:
    """A client that has not ordered for long."""

    client: str
    last: date
    days: int
    revenue: float  # of the whole ledger, in the company's currency


def silent(
    last: Mapping[str, date], revenue: Mapping[str, float], as_of: date, days: int = SILENCE
) -> tuple[Silent, ...]:
    """Return the clients without an order for at least so many days, the largest revenue first.

    Parameters
    ----------
    last
        Client → day of the last order.
    revenue
        Client → revenue of the whole ledger.
    as_of
        The day the question is asked.
    days
        From how many days of silence on.

    Examples
    --------
    >>> from datetime import date
    >>> silent({"A": date(2026, 1, 1), "B": date(2026, 10, 30)}, {"A": 5.0}, date(2026, 11, 1))[0].days
    304
    """
    found = [Silent(one, day, (as_of - day).days, revenue.get(one, 0.0)) for one, day in last.items()]
    return tuple(sorted((one for one in found if one.days >= days), key=lambda one: (-one.revenue, -one.days)))
