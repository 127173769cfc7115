"""How many key accounts each manager carries, and how many managers are needed.

Source: interview of 2012: “by the classics” one manager leads three key
accounts at most. Other writers allow more, so the limit is an argument.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import pandas as pd

from kamlab.errors import KamlabError

LIMIT = 3  # key accounts per manager; interview of 2012


@dataclass(frozen=True, slots=True)
class Load:
    """Key accounts by manager, the most loaded first."""

    managers: tuple[str, ...]
    accounts: tuple[tuple[str, ...], ...]  # names, per manager
    unassigned: tuple[str, ...]
    limit: int

    @property
    def counts(self) -> tuple[int, ...]:
        """Key accounts per manager."""
        return tuple(len(names) for names in self.accounts)

    @property
    def overloaded(self) -> tuple[str, ...]:
        """Managers above the limit."""
        return tuple(name for name, count in zip(self.managers, self.counts, strict=True) if count > self.limit)

    @property
    def to_hand_over(self) -> int:
        """Accounts above the limit, over all managers."""
        return sum(max(0, count - self.limit) for count in self.counts)

    @property
    def free_places(self) -> int:
        """Accounts the managers below the limit could still take."""
        return sum(max(0, self.limit - count) for count in self.counts)

    @property
    def needed(self) -> int:
        """Managers needed for all key accounts at the limit, rounded up."""
        return ceil((sum(self.counts) + len(self.unassigned)) / self.limit)

    @property
    def enough(self) -> bool:
        """Whether the present managers suffice once the accounts are spread."""
        return self.needed <= len(self.managers)

    def to_frame(self) -> pd.DataFrame:
        """Return a new table: manager, count, limit, accounts (tuple of names)."""
        return pd.DataFrame(
            {"manager": self.managers, "count": self.counts, "limit": self.limit, "accounts": self.accounts}
        )


def manager_load(assigned: Mapping[str, str | None], managers: Sequence[str] = (), *, limit: int = LIMIT) -> Load:
    """Count key accounts per manager.

    Parameters
    ----------
    assigned
        Key account → its manager; None for an account without one.
    managers
        All managers, so that those without a key account are seen too.
    limit
        Key accounts one manager can lead, ≥ 1.

    Raises
    ------
    KamlabError
        If the limit is below one.

    Examples
    --------
    >>> load = manager_load({"a": "Ann", "b": "Ann", "c": "Bob"}, ["Ann", "Bob", "Cid"], limit=1)
    >>> load.counts, load.to_hand_over, load.free_places, load.needed
    ((2, 1, 0), 1, 1, 3)
    """
    if limit < 1:
        raise KamlabError("identification.load_limit", limit=limit)
    books: dict[str, list[str]] = {name: [] for name in managers}
    for client, manager in assigned.items():
        if manager is not None:
            books.setdefault(manager, []).append(client)
    order = sorted(books, key=lambda name: (-len(books[name]), name))
    return Load(
        managers=tuple(order),
        accounts=tuple(tuple(books[name]) for name in order),
        unassigned=tuple(client for client, manager in assigned.items() if manager is None),
        limit=limit,
    )


def hand_over(assigned: Mapping[str, str | None], moves: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """Return who leads which account after some are handed over; the later move of an account counts.

    Parameters
    ----------
    assigned
        Key account → its manager.
    moves
        Pairs (account, new manager); an account that is not key (any more) is left out.

    Examples
    --------
    >>> hand_over({"a": "Ann", "b": "Ann"}, [("b", "Bob"), ("x", "Bob")])
    {'a': 'Ann', 'b': 'Bob'}
    """
    return {**assigned, **{client: manager for client, manager in moves if client in assigned}}


def small_orders(orders: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """Show how much of each manager's order work goes to clients that are not key.

    Parameters
    ----------
    orders
        One row per client and manager: ``client``, ``manager``, ``orders``
        (count in the period), ``revenue`` (money).
    key
        The key accounts.

    Returns
    -------
    pandas.DataFrame
        One row per manager: ``manager``, ``orders``, ``small_orders`` (for
        clients that are not key), ``small_share`` (fraction of orders),
        ``small_revenue_share`` (fraction of revenue).
    """
    keys = set(key)
    table = orders.assign(small=[name not in keys for name in orders["client"]])
    rows = []
    for manager, book in table.groupby("manager", sort=True):
        small = book[book["small"]]
        every, money = book["orders"].sum(), book["revenue"].sum()
        rows.append(
            {
                "manager": manager,
                "orders": int(every),
                "small_orders": int(small["orders"].sum()),
                "small_share": small["orders"].sum() / every if every else 0.0,
                "small_revenue_share": small["revenue"].sum() / money if money else 0.0,
            }
        )
    columns = ["manager", "orders", "small_orders", "small_share", "small_revenue_share"]
    return pd.DataFrame(rows, columns=columns)
