"""What the sales themselves suggest asking a client about: three questions of the ledger.

What do clients with a similar basket buy that this one does not? What did it buy and has
stopped buying? Does it order more rarely than it did? All three are questions to ask, no
forecasts: the rules and their numbers are ours, visible and changeable.
Amounts are money of twelve months.
"""

import math
import statistics
from collections.abc import Mapping
from dataclasses import dataclass

CODES = ("similar", "stopped", "rarer")
NEIGHBOURS = 10  # clients compared with
MAJORITY = 0.6  # of them must buy it
FALL = 0.25  # orders fewer than in the half before
ENOUGH = 6  # orders in the older half; fewer say nothing
_QUARTERS = 4

Basket = Mapping[str, float]  # category → revenue


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One question to a client.

    Attributes
    ----------
    code
        Of :data:`CODES`.
    category
        What it is about; empty for ``rarer``.
    low, base, high
        Revenue a year it could be worth: for ``similar`` the quartiles of what the neighbours spend on it
        beside the rest of their basket; for the others what was bought before. None if nothing tells it.
    count, of
        ``similar``: neighbours that buy it, and all of them. ``rarer``: orders in the newer and the older half.
    """

    code: str
    category: str = ""
    low: float | None = None
    base: float | None = None
    high: float | None = None
    count: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """What a client bought, for the three questions.

    Attributes
    ----------
    year, before
        Category → revenue of the last twelve months, and of the twelve before.
    recent
        Category → revenue of the newer half of the last twelve months.
    orders
        Number of orders in the older and the newer half; None if the ledger has no dates.
    sales
        Revenue of the older and the newer half.
    """

    year: Basket
    before: Basket
    recent: Basket
    orders: tuple[int, int] | None = None
    sales: tuple[float, float] | None = None


def suggest(client: str, histories: Mapping[str, History], **rules: float) -> tuple[Suggestion, ...]:
    """Return what to ask a client about, the largest base amount first.

    Parameters
    ----------
    client
        Whom; one that is not among the histories gets no suggestion.
    histories
        Client → what it bought; all clients, for the comparison.
    **rules
        Other numbers for :func:`similar` (``neighbours``, ``majority``) and :func:`rarer` (``fall``, ``enough``).
    """
    if client not in histories:
        return ()
    near = {name: rules[name] for name in ("neighbours", "majority") if name in rules}
    rare = {name: rules[name] for name in ("fall", "enough") if name in rules}
    found = [*similar(client, {name: one.year for name, one in histories.items()}, **near)]
    gone = stopped(histories[client])
    known = {one.category for one in gone}
    found = [one for one in found if one.category not in known] + [*gone, *rarer(histories[client], **rare)]
    return tuple(sorted(found, key=lambda one: -(one.base or 0.0)))


def similar(
    client: str, baskets: Mapping[str, Basket], *, neighbours: float = NEIGHBOURS, majority: float = MAJORITY
) -> tuple[Suggestion, ...]:
    """Return the categories that most clients with a similar basket buy and this one does not.

    Likeness is the cosine of the shares of categories, without the one in question; among equals the
    nearer in size. Fewer than three clients to compare with suggest nothing.

    Examples
    --------
    >>> baskets = {name: {"film": 100, "box": 50, "label": 20} for name in "ABC"} | {"D": {"film": 200, "box": 100}}
    >>> [(one.category, one.base, one.count, one.of) for one in similar("D", baskets)]
    [('label', 40.0, 3, 3)]
    """
    own = _positive(baskets[client])
    every = sorted({category for basket in baskets.values() for category in _positive(basket)})
    found = []
    for category in every:
        if category in own or not own:
            continue
        peers = _nearest(client, baskets, category, int(neighbours))
        ratios = [
            basket[category] / (sum(basket.values()) - basket[category]) for basket in peers if category in basket
        ]
        if len(peers) < 3 or len(ratios) < majority * len(peers):  # noqa: PLR2004 - three make a comparison
            continue
        size = sum(own.values())
        low, base, high = (size * part for part in _quartiles(ratios))
        found.append(Suggestion("similar", category, low, base, high, len(ratios), len(peers)))
    return tuple(found)


def stopped(history: History) -> tuple[Suggestion, ...]:
    """Return the categories bought before and not at all in the newer half of the last twelve months.

    Examples
    --------
    >>> [one.category for one in stopped(History({"film": 9}, {"film": 8, "box": 5}, {"film": 4}))]
    ['box']
    """
    bought = {
        name: max(history.before.get(name, 0.0), history.year.get(name, 0.0))
        for name in sorted({*history.before, *history.year})
    }
    still = _positive(history.recent)
    return tuple(
        Suggestion("stopped", name, base=sum_) for name, sum_ in bought.items() if sum_ > 0 and name not in still
    )


def rarer(history: History, *, fall: float = FALL, enough: float = ENOUGH) -> tuple[Suggestion, ...]:
    """Return a suggestion if the client orders more rarely than in the half before.

    Examples
    --------
    >>> [(one.count, one.of, one.base) for one in rarer(History({}, {}, {}, (12, 8), (100.0, 70.0)))]
    [(8, 12, 60.0)]
    """
    if history.orders is None or history.sales is None:
        return ()
    older, newer = history.orders
    if older < enough or newer > (1 - fall) * older:
        return ()
    lost = 2 * (history.sales[0] - history.sales[1])
    return (Suggestion("rarer", base=lost if lost > 0 else None, count=newer, of=older),)


def _positive(basket: Basket) -> dict[str, float]:
    """Leave out what was returned in full."""
    return {category: amount for category, amount in basket.items() if amount > 0}


def _nearest(client: str, baskets: Mapping[str, Basket], category: str, count: int) -> list[dict[str, float]]:
    """Return the baskets most like the client's, the category in question left aside."""
    own = _positive(baskets[client])
    ranked = []
    for name in sorted(baskets):
        other = _positive(baskets[name])
        rest = {key: amount for key, amount in other.items() if key != category}
        if name != client and rest:
            distance = abs(math.log(sum(rest.values()) / sum(own.values())))
            ranked.append((-round(_cosine(own, rest), 6), distance, name, other))
    return [basket for _, _, _, basket in sorted(ranked, key=lambda one: one[:3])[:count]]


def _cosine(one: Basket, other: Basket) -> float:
    across = sum(amount * other.get(category, 0.0) for category, amount in one.items())
    return across / (math.hypot(*one.values()) * math.hypot(*other.values()))


def _quartiles(values: list[float]) -> tuple[float, float, float]:
    if len(values) == 1:
        return values[0], values[0], values[0]
    low, base, high = statistics.quantiles(values, n=_QUARTERS, method="inclusive")
    return low, base, high
