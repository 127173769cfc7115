"""ABC by value beside ABC by count, and what the top fifth really brings.

Two sources name “the top 20 % that bring 80 %” as if one followed from the
other. Here they are two methods: by value, class A holds the clients up to and
including the one that crosses 80 %; by count, class A is the first fifth of the
list. In a real base the two rarely coincide.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

import pandas as pd

from kamlab import measures
from kamlab.errors import KamlabError

CUTS = (0.80, 0.95)  # cumulative fractions that close class A and class B; common practice, A-019 for 80 %
TOP = 0.20  # fraction of clients in class A by count


@dataclass(frozen=True, slots=True)
class Abc:
    """Clients from the largest to the smallest, classed twice."""

    clients: tuple[str, ...]
    amounts: tuple[float, ...]
    cumulative: tuple[float, ...]  # fraction of the total up to and including the client
    by_value: tuple[str, ...]  # "A", "B", "C"
    by_count: tuple[str, ...]
    top: float  # fraction of clients in class A by count

    @property
    def a_by_value(self) -> int:
        """Number of clients in class A by value."""
        return self.by_value.count("A")

    @property
    def a_by_count(self) -> int:
        """Number of clients in class A by count."""
        return self.by_count.count("A")

    @property
    def top_share(self) -> float:
        """Fraction of the total that the top fraction of clients brings: the real Pareto reading."""
        return self.cumulative[self.a_by_count - 1]

    def clients_for(self, share: float) -> int:
        """Return how many of the largest clients it takes to reach a share of the total."""
        return next(
            (place for place, part in enumerate(self.cumulative, start=1) if measures.passes(part, share)),
            len(self.clients),
        )

    def to_frame(self) -> pd.DataFrame:
        """Return a new table: client, amount, cumulative, by_value, by_count."""
        return pd.DataFrame(
            {
                "client": self.clients,
                "amount": self.amounts,
                "cumulative": self.cumulative,
                "by_value": self.by_value,
                "by_count": self.by_count,
            }
        )


def abc(amounts: Mapping[str, float], *, cuts: tuple[float, float] = CUTS, top: float = TOP) -> Abc:
    """Class clients by value and by count.

    Parameters
    ----------
    amounts
        Client → net revenue or profit of one period. A client at or below zero
        is always in class C by value.
    cuts
        Cumulative fractions that close class A and class B by value. The client
        that crosses a cut belongs to the upper class.
    top
        Fraction of clients in class A by count, rounded up; the next fraction of
        the same size plus a tenth of the list is B (20/30/50 for 0.20).

    Raises
    ------
    KamlabError
        If there is no client, or the total is not above zero.

    Examples
    --------
    >>> result = abc({"A": 42, "B": 20, "C": 16, "D": 10, "E": 8, "F": 4})
    >>> result.by_value, result.a_by_count, round(result.top_share, 2)
    (('A', 'A', 'A', 'A', 'B', 'C'), 2, 0.62)
    """
    whole = measures.total(amounts.values())
    if not whole > 0:
        raise KamlabError("identification.no_total", clients=len(amounts))
    ranked = sorted(amounts.items(), key=lambda item: (-item[1], item[0]))
    values = tuple(amount for _, amount in ranked)
    cumulative = tuple(part / whole for part in accumulate(values))
    size = len(ranked)
    first = measures.count_of(top, size)
    second = measures.count_of(min(1.0, 2.5 * top), size)
    return Abc(
        clients=tuple(name for name, _ in ranked),
        amounts=values,
        cumulative=cumulative,
        by_value=tuple(
            _class_by_value(before, amount, cuts)
            for before, amount in zip((0.0, *cumulative[:-1]), values, strict=True)
        ),
        by_count=tuple("A" if place < first else "B" if place < second else "C" for place in range(size)),
        top=top,
    )


def _class_by_value(before: float, amount: float, cuts: tuple[float, float]) -> str:
    """Class a client by what stands above it: it opens a class until the cut is reached."""
    if amount <= 0 or measures.passes(before, cuts[1]):
        return "C"
    return "B" if measures.passes(before, cuts[0]) else "A"


@dataclass(frozen=True, slots=True)
class ProfitView:
    """The same clients by revenue and by profit; places start at 1, ties share a place."""

    clients: tuple[str, ...]  # by revenue, from the largest
    revenue: tuple[float, ...]
    profit: tuple[float, ...]
    revenue_place: tuple[int, ...]
    profit_place: tuple[int, ...]

    @property
    def margin(self) -> tuple[float, ...]:
        """Profit as a fraction of revenue; NaN where revenue is zero."""
        pairs = zip(self.profit, self.revenue, strict=True)
        return tuple(profit / revenue if revenue else float("nan") for profit, revenue in pairs)

    def to_frame(self) -> pd.DataFrame:
        """Return a new table, one row per client."""
        return pd.DataFrame(
            {
                "client": self.clients,
                "revenue": self.revenue,
                "profit": self.profit,
                "margin": self.margin,
                "revenue_place": self.revenue_place,
                "profit_place": self.profit_place,
            }
        )


def revenue_and_profit(accounts: pd.DataFrame) -> ProfitView:
    """Rank the same clients by revenue and by profit.

    Parameters
    ----------
    accounts
        One row per client: ``client``, ``revenue``, ``profit``.

    Raises
    ------
    KamlabError
        If the ledger has no profit.
    """
    if "profit" not in accounts or accounts["profit"].isna().all():
        raise KamlabError("identification.no_profit")
    table = accounts.sort_values(["revenue", "client"], ascending=[False, True])
    places = table[["revenue", "profit"]].rank(ascending=False, method="min", na_option="bottom").astype(int)
    return ProfitView(
        clients=tuple(table["client"]),
        revenue=tuple(table["revenue"]),
        profit=tuple(table["profit"]),
        revenue_place=tuple(places["revenue"]),
        profit_place=tuple(places["profit"]),
    )
