"""How unevenly the money is spread over the clients: top k, HHI, effective number, Lorenz, Gini."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kamlab import measures
from kamlab.errors import KamlabError

TOPS = (1, 3, 5, 10)  # how many of the largest are added up


@dataclass(frozen=True, slots=True)
class Spread:
    """The money of one period over the clients, from the largest.

    Attributes
    ----------
    clients, amounts, shares
        Names, money, fractions of the total, in one order.
    hhi
        Sum of squared shares, 0..1; None if a client is below zero.
    effective
        How many equal clients would be as concentrated, 1 / HHI.
    gini
        0 (all equal) to 1 − 1/n; None for fewer than two clients or with one below zero.
    """

    clients: tuple[str, ...]
    amounts: tuple[float, ...]
    shares: tuple[float, ...]
    hhi: float | None
    effective: float | None
    gini: float | None

    @property
    def total(self) -> float:
        """Money of all clients together."""
        return measures.total(self.amounts)

    @property
    def negative(self) -> tuple[str, ...]:
        """Clients whose returns exceed their purchases; with any, shares mislead."""
        return tuple(name for name, amount in zip(self.clients, self.amounts, strict=True) if amount < 0)

    @property
    def lorenz(self) -> tuple[float, ...]:
        """Fraction of the money that the k smallest clients bring, for k = 0 … n."""
        points, sum_ = [0.0], 0.0
        for share in reversed(self.shares):
            sum_ += share
            points.append(sum_)
        return tuple(points)

    def top(self, count: int) -> float:
        """Return the fraction that the ``count`` largest bring together."""
        return measures.total(self.shares[:count])

    def share_of(self, client: str) -> float:
        """Return the client's fraction of the total; 0 for a client without a row."""
        return self.shares[self.clients.index(client)] if client in self.clients else 0.0


def spread(amounts: Mapping[str, float]) -> Spread:
    """Measure how the money is spread over the clients.

    Parameters
    ----------
    amounts
        Client → net revenue of one period, in money.

    Raises
    ------
    KamlabError
        If there is no client, or the total is not above zero.

    Examples
    --------
    >>> found = spread({"A": 6.0, "B": 3.0, "C": 3.0, "D": 2.0, "E": 1.0})
    >>> round(found.top(1), 2), round(found.effective or 0, 2)
    (0.4, 3.81)
    """
    whole = measures.total(amounts.values())
    if not whole > 0:
        raise KamlabError("concentration.no_total", clients=len(amounts))
    ranked = sorted(amounts.items(), key=lambda item: (-item[1], item[0]))
    money = tuple(amount for _, amount in ranked)
    sound = money[-1] >= 0
    index = measures.hhi(money) if sound else None
    return Spread(
        clients=tuple(name for name, _ in ranked),
        amounts=money,
        shares=measures.shares(money),
        hhi=index,
        effective=1 / index if index else None,
        gini=measures.gini(money) if sound else None,
    )


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Clients whose first purchase lies in the period.

    Attributes
    ----------
    clients
        Their names, the largest first.
    amount
        What they brought in the period.
    share
        Fraction of the period's sales.
    """

    clients: tuple[str, ...]
    amount: float
    share: float


def newcomers(firsts: Mapping[str, date], amounts: Mapping[str, float], since: date) -> Newcomers:
    """Return what clients bring whose first purchase ever is not older than the period.

    Parameters
    ----------
    firsts
        Client → day of the first purchase in the whole ledger.
    amounts
        Client → net revenue of the period.
    since
        First day of the period.

    Examples
    --------
    >>> days = {"A": date(2024, 1, 9), "B": date(2026, 2, 3)}
    >>> newcomers(days, {"A": 90.0, "B": 10.0}, date(2025, 11, 1)).share
    0.1
    """
    found = {name: amounts[name] for name, day in firsts.items() if day >= since and name in amounts}
    ranked = sorted(found, key=lambda name: (-found[name], name))
    whole = measures.total(amounts.values())
    brought = measures.total(found.values())
    return Newcomers(tuple(ranked), brought, brought / whole if whole > 0 else 0.0)
