"""Who passes 10 %: of the company, of a department, of one manager.

The same test is applied three times with three totals. Source: interview of
2012 (sign 1, volume; the three levels), which says both “more than 10 %” and
“10 % or more”; the choice is a switch, and the default counts exactly 10 %.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from kamlab import measures
from kamlab.errors import KamlabError

KEY_SHARE = 0.10  # fraction of sales; interview of 2012, sign 1 "volume"; article: "more than 10 %"
RISKY_SHARE = 0.20  # fraction; article: a risky dependence
CRITICAL_SHARE = 0.50  # fraction; interview: critical dependence; article: mono-client
LEVELS = ("company", "department", "manager")


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of one whole; clients run from the largest to the smallest."""

    clients: tuple[str, ...]
    amounts: tuple[float, ...]  # money of the period
    shares: tuple[float, ...]  # fraction of the total
    key: tuple[str, ...]
    total: float
    threshold: float
    inclusive: bool

    @property
    def negative(self) -> tuple[str, ...]:
        """Clients whose returns exceed their purchases; with any, shares mislead."""
        return tuple(name for name, amount in zip(self.clients, self.amounts, strict=True) if amount < 0)

    @property
    def key_share(self) -> float:
        """Fraction of the total that the key clients bring together."""
        return measures.total(self.share_of(name) for name in self.key)

    def share_of(self, client: str) -> float:
        """Return the client's fraction of the total."""
        return self.shares[self.clients.index(client)]

    def to_frame(self) -> pd.DataFrame:
        """Return a new table: client, amount, share (fraction), key."""
        keys = set(self.key)
        return pd.DataFrame(
            {
                "client": self.clients,
                "amount": self.amounts,
                "share": self.shares,
                "key": [name in keys for name in self.clients],
            }
        )


def shares(amounts: Mapping[str, float], *, threshold: float = KEY_SHARE, inclusive: bool = True) -> Shares:
    """Rank clients by their share and find those that pass the threshold.

    Parameters
    ----------
    amounts
        Client → net revenue (or profit) of one period, in money.
    threshold
        Share that makes a client key, as a fraction.
    inclusive
        Whether exactly the threshold counts.

    Raises
    ------
    KamlabError
        If there is no client, or the total is not above zero.

    Examples
    --------
    >>> shares({"Beta": 10.0, "Alfa": 90.0}).key
    ('Alfa', 'Beta')
    """
    whole = measures.total(amounts.values())
    if not whole > 0:
        raise KamlabError("identification.no_total", clients=len(amounts))
    ranked = sorted(amounts.items(), key=lambda item: (-item[1], item[0]))
    parts = tuple(amount / whole for _, amount in ranked)
    return Shares(
        clients=tuple(name for name, _ in ranked),
        amounts=tuple(amount for _, amount in ranked),
        shares=parts,
        key=tuple(
            name
            for (name, _), part in zip(ranked, parts, strict=True)
            if measures.passes(part, threshold, inclusive=inclusive)
        ),
        total=whole,
        threshold=threshold,
        inclusive=inclusive,
    )


@dataclass(frozen=True, slots=True)
class Near:
    """The client nearest below the threshold."""

    client: str
    share: float  # fraction of the total
    missing: float  # money it would have to add, all others unchanged, to reach the threshold


def nearest_below(result: Shares) -> Near | None:
    """Return the largest client below the threshold and what it lacks; None if nobody is below.

    The client's own growth raises the total too: x = (t·R − a) / (1 − t), with the
    threshold t, the total R and the client's amount a.
    """
    for client, amount, share in zip(result.clients, result.amounts, result.shares, strict=True):
        if not measures.passes(share, result.threshold):
            missing = (result.threshold * result.total - amount) / (1 - result.threshold)
            return Near(client, share, missing)
    return None


def on_the_line(result: Shares) -> tuple[str, ...]:
    """Return the clients for whom one word decides: “or more” makes them key, “more than” does not."""
    return tuple(
        name
        for name, share in zip(result.clients, result.shares, strict=True)
        if measures.passes(share, result.threshold) and not measures.passes(share, result.threshold, inclusive=False)
    )


@dataclass(frozen=True, slots=True)
class KeyFor:
    """One client that passes the threshold at one level."""

    client: str
    level: str  # "company", "department" or "manager"
    unit: str  # name of the department or manager; "" for the company
    amount: float
    share: float  # fraction of the unit's total


def flag_share(
    sales: pd.DataFrame,
    *,
    by: Sequence[str] = LEVELS,
    value: str = "revenue",
    threshold: float = KEY_SHARE,
    inclusive: bool = True,
) -> tuple[KeyFor, ...]:
    """Apply the same test inside the company, each department and each manager's book.

    Parameters
    ----------
    sales
        One row per client, department and manager, with the amount in column
        ``value``. A level whose column is absent or empty is left out.
    by
        Levels to test, of ``"company"``, ``"department"``, ``"manager"``.
    value
        Column of money: ``"revenue"`` or ``"profit"``.
    threshold, inclusive
        As in :func:`shares`.

    Returns
    -------
    tuple of KeyFor
        By level, then unit, then share from the largest. A unit whose total is
        not above zero has no shares and is left out.
    """
    found: list[KeyFor] = []
    for level in by:
        for unit, amounts in unit_amounts(sales, level, value=value).items():
            if not measures.total(amounts.values()) > 0:
                continue
            result = shares(amounts, threshold=threshold, inclusive=inclusive)
            found += [
                KeyFor(name, level, unit, result.amounts[place], result.shares[place])
                for place, name in enumerate(result.clients)
                if name in result.key
            ]
    return tuple(found)


def unit_amounts(sales: pd.DataFrame, level: str, *, value: str = "revenue") -> dict[str, dict[str, float]]:
    """Return for each department or manager the money of its clients.

    Parameters
    ----------
    sales, value
        As in :func:`flag_share`.
    level
        ``"company"`` (one unit without a name), ``"department"`` or ``"manager"``.

    Returns
    -------
    dict
        Unit → client → amount; empty if the ledger does not name the level.
    """
    return {
        unit: {str(name): float(part) for name, part in rows.groupby("client", sort=False)[value].sum().items()}
        for unit, rows in _units(sales, level)
    }


def key_for_whom(flags: Sequence[KeyFor]) -> dict[str, tuple[str, ...]]:
    """Return for each flagged client the levels at which it is key, widest first."""
    found: dict[str, list[str]] = {}
    for flag in sorted(flags, key=lambda flag: LEVELS.index(flag.level)):
        levels = found.setdefault(flag.client, [])
        if flag.level not in levels:
            levels.append(flag.level)
    return {client: tuple(levels) for client, levels in found.items()}


def band(share: float, *, inclusive: bool = True) -> str:
    """Name the band of one client's share: ``plain``, ``key``, ``risky`` or ``critical``.

    Risky is above 20 % (article), critical above 50 % (interview): both strict
    in their sources, so ``inclusive`` concerns the 10 % line alone.
    """
    if measures.passes(share, CRITICAL_SHARE, inclusive=False):
        return "critical"
    if measures.passes(share, RISKY_SHARE, inclusive=False):
        return "risky"
    return "key" if measures.passes(share, KEY_SHARE, inclusive=inclusive) else "plain"


def _units(sales: pd.DataFrame, level: str) -> list[tuple[str, pd.DataFrame]]:
    if level == "company":
        return [("", sales)]
    if level not in sales or sales[level].isna().all():
        return []
    return [(str(unit), rows) for unit, rows in sales.groupby(level, sort=True)]
