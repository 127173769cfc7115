"""The share of one client by quarter, against a target.

Source: article (the aim is that each client's share comes down). Comparing years, not
neighbouring quarters, keeps the season out; that rule is ours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kamlab import measures

YEAR = 4  # quarters
LEVEL = 0.01  # fraction: a change of less than a point is called no change; ours
_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Quarter:
    """One calendar quarter.

    Attributes
    ----------
    first
        Its first day.
    amount, total
        Money of the client and of everybody.
    effective
        Effective number of clients in the quarter; None if somebody is below zero.
    months
        Full months of the ledger in it, 1..3; fewer than three make a hollow column.
    """

    first: date
    amount: float
    total: float
    effective: float | None = None
    months: int = _MONTHS

    @property
    def share(self) -> float:
        """Fraction of the quarter's sales."""
        return self.amount / self.total

    @property
    def is_whole(self) -> bool:
        """Whether all three months are there."""
        return self.months == _MONTHS


@dataclass(frozen=True, slots=True)
class Trend:
    """The quarters in order, and one year beside the year before.

    Attributes
    ----------
    quarters
        Quarters with sales, the oldest first.
    now, before
        Share over the newest four whole quarters and over the four before; None if there are not enough.
    """

    quarters: tuple[Quarter, ...]
    now: float | None
    before: float | None

    @property
    def change(self) -> float | None:
        """Difference of the two years, as a fraction; None without two years."""
        return None if self.now is None or self.before is None else self.now - self.before

    @property
    def way(self) -> str:
        """Where the share goes: ``up``, ``down``, ``level``, or ``unknown`` without two years."""
        if self.change is None:
            return "unknown"
        if abs(self.change) < LEVEL:
            return "level"
        return "up" if self.change > 0 else "down"


def trend(rows: Iterable[tuple[date, str, float]], client: str, *, ends: tuple[date, date] | None = None) -> Trend:
    """Return a client's share by quarter.

    Parameters
    ----------
    rows
        First day of the quarter, client, net revenue.
    client
        Whose share; a quarter in which it bought nothing counts as 0.
    ends
        First and last day of the ledger, so that a quarter it covers in part is known;
        None if every quarter is whole.

    Returns
    -------
    Trend
        Quarters whose sales are not above zero have no share and are left out.

    Examples
    --------
    >>> day = date(2026, 1, 1)
    >>> trend([(day, "A", 40.0), (day, "B", 60.0)], "A").quarters[0].share
    0.4
    """
    by_quarter: dict[date, list[tuple[str, float]]] = {}
    for first, name, amount in rows:
        by_quarter.setdefault(first, []).append((name, amount))
    quarters = []
    for first, parts in sorted(by_quarter.items()):
        amounts = [amount for _, amount in parts]
        whole = measures.total(amounts)
        if not whole > 0:
            continue
        mine = measures.total(amount for name, amount in parts if name == client)
        equal = measures.effective_number(amounts) if min(amounts) >= 0 else None
        quarters.append(Quarter(first, mine, whole, equal, _months(first, ends)))
    full = [quarter for quarter in quarters if quarter.is_whole]
    return Trend(tuple(quarters), _of_year(full[-YEAR:]), _of_year(full[-2 * YEAR : -YEAR]))


def _of_year(quarters: Sequence[Quarter]) -> float | None:
    if len(quarters) < YEAR:
        return None
    return measures.total(one.amount for one in quarters) / measures.total(one.total for one in quarters)


def _months(first: date, ends: tuple[date, date] | None) -> int:
    """Count the months of a quarter that the ledger covers."""
    if ends is None:
        return _MONTHS
    start, end = ((day.year * 12 + day.month) for day in ends)
    month = first.year * 12 + first.month
    return min(end, month + _MONTHS - 1) - max(start, month) + 1
