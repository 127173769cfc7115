"""What one departure sets off: the supplier's discount falls, prices rise, others leave.

Source: interview of 2012 (an account of 5,000 units pays for the discount of
all). The tolerances of the clients are assumptions; the rest is arithmetic. A
client leaves if its price rises by more than it bears. Dearer goods for those who
stay lower the volume further, so the reckoning is repeated until nobody leaves:
the set of leavers only grows, hence it ends in at most one round more than there
are clients.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from kamlab.errors import KamlabError
from kamlab.modules.concentration.model.purchase import Purchase, Ranked, ranked, tier_at

_PER_CENT = 100


@dataclass(frozen=True, slots=True)
class Round:
    """One round of the cascade.

    Attributes
    ----------
    quantity
        Units a month bought in this round.
    cost
        Purchase price of a unit at this volume.
    left
        Clients who leave at the price that follows from it.
    """

    quantity: float
    cost: float
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cascade:
    """The profit of a month before and after an account has gone.

    ``before + direct + dearer + leavers == after``: money is neither made nor lost on the way.

    Attributes
    ----------
    account
        Who goes first.
    pass_through
        Share of the dearer purchase put into the prices, 0..1.
    before, after
        Profit a month.
    direct
        The account's own margin, and what it brought beside these goods, with a minus.
    dearer
        The dearer purchase for those who stay, as far as their prices do not cover it, with a minus.
    leavers
        The margin of those who follow, at the old prices, with a minus.
    discount_before, discount_after
        The supplier's discount, fractions.
    rounds
        How it went on.
    stayed
        How many clients remain.
    quantity
        Units a month in the end.
    """

    account: str
    pass_through: float
    before: float
    after: float
    direct: float
    dearer: float
    leavers: float
    discount_before: float
    discount_after: float
    rounds: tuple[Round, ...]
    stayed: int
    quantity: float

    @property
    def left(self) -> tuple[str, ...]:
        """Who follows the account, in the order of the rounds."""
        return tuple(client for one in self.rounds for client in one.left)

    @property
    def chain(self) -> float:
        """What comes on top of the account's own loss."""
        return self.dearer + self.leavers

    def to_frame(self) -> pd.DataFrame:
        """Return a new table of the steps: ``step`` and ``amount``."""
        steps = ("before", "direct", "dearer", "leavers", "after")
        return pd.DataFrame({"step": steps, "amount": [getattr(self, step) for step in steps]})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of pass-through on which nobody more leaves: the profit runs straight.

    Attributes
    ----------
    start, end
        Pass-through, 0..1. The end belongs to the piece, the start to the one before (but for the first).
    profit_start, profit_end
        Profit a month just after the start and at the end.
    stayed
        How many clients remain.
    """

    start: float
    end: float
    profit_start: float
    profit_end: float
    stayed: int


@dataclass(frozen=True, slots=True)
class Best:
    """The pass-through with the highest profit.

    Attributes
    ----------
    pass_through, profit
        The best point, exactly.
    whole, whole_profit
        The best whole per cent: what one can really put into a price list.
    drop
        How much profit is lost just behind the best point; 0 if there is no cliff.
    pieces
        The profit over all pass-throughs.
    """

    pass_through: float
    profit: float
    whole: float
    whole_profit: float
    drop: float
    pieces: tuple[Piece, ...]


def discount_cascade(purchase: Purchase, account: str, pass_through: float, *, beside: float = 0.0) -> Cascade:
    """Follow the loss of an account to the end.

    Parameters
    ----------
    purchase
        Goods, tiers, clients.
    account
        Who leaves first; a client of ``purchase``.
    pass_through
        Share of the dearer purchase put into everybody's price, 0..1.
    beside
        What the account earns us a month with other goods; gone with it.

    Raises
    ------
    KamlabError
        If the pass-through is not a share, or the purchase makes no sense.

    Examples
    --------
    >>> from kamlab.modules.concentration.model.purchase import Buyer, Tier
    >>> goods = Purchase(10.0, (Tier(0, 0.0), Tier(90, 0.1)), (Buyer("big", 60, 10.0), Buyer("small", 40, 11.0, 0.05)))
    >>> lost = discount_cascade(goods, "big", 0.5)
    >>> lost.before, lost.direct, lost.dearer, lost.leavers, lost.after
    (140.0, -60.0, -20.0, 0.0, 60.0)
    """
    if not 0 <= pass_through <= 1:
        raise KamlabError("concentration.cascade.pass_through", found=pass_through)
    order = ranked(purchase, account)
    own = order.own
    rounds, gone = _rounds(order, pass_through)
    cost, quantity = rounds[-1].cost, float(order.kept[gone])
    before = order.profit + beside
    direct = -own.quantity * (own.price - order.cost) - beside
    dearer = quantity * (order.cost - cost) * (1 - pass_through)
    leavers = float(order.worth[gone] - order.worth[0])
    return Cascade(
        account=account,
        pass_through=pass_through,
        before=before,
        after=before + direct + dearer + leavers,
        direct=direct,
        dearer=dearer,
        leavers=leavers,
        discount_before=tier_at(purchase.tiers, order.own.quantity + float(order.kept[0])).discount,
        discount_after=tier_at(purchase.tiers, quantity).discount,
        rounds=rounds,
        stayed=len(order.buyers) - gone,
        quantity=quantity,
    )


def best_pass_through(purchase: Purchase, account: str) -> Best:
    """Search the best pass-through exactly, not on a grid.

    Between two points at which somebody leaves, more pass-through is more profit: the
    best point is the end of a piece. These points are known: for each client and each
    step of the discount, the pass-through at which the rise is just what the client bears.

    Parameters
    ----------
    purchase, account
        As in :func:`discount_cascade`.

    Examples
    --------
    >>> from kamlab.modules.concentration.model.purchase import Buyer, Tier
    >>> goods = Purchase(10.0, (Tier(0, 0.0), Tier(90, 0.1)), (Buyer("big", 60, 10.0), Buyer("small", 40, 11.0, 0.05)))
    >>> best = best_pass_through(goods, "big")
    >>> round(best.pass_through, 3), round(best.profit, 2), round(best.drop, 2)
    (0.55, 62.0, 62.0)
    """
    order = ranked(purchase, account)
    own = order.own
    base = order.profit - own.quantity * (own.price - order.cost)
    ends = _ends(order)
    kept, cost = _settled(order, ends)
    profits = _profit(order, base, ends, kept, cost)
    # just behind an end somebody else has left: the piece that begins there has the next end's clients
    starts = np.concatenate([[0.0], ends[:-1]])
    begun = _profit(order, base, starts, kept, cost)
    at = int(np.argmax(profits))
    whole = np.arange(_PER_CENT + 1) / _PER_CENT
    rounded = _profit(order, base, whole, *_settled(order, whole))
    best = int(np.argmax(rounded))
    pieces = _joined(starts, ends, begun, profits, len(order.buyers) - kept)
    behind = next((piece.profit_start for piece in pieces if piece.start >= ends[at] - 1e-12), float(profits[at]))
    return Best(
        pass_through=float(ends[at]),
        profit=float(profits[at]),
        whole=float(whole[best]),
        whole_profit=float(rounded[best]),
        drop=max(0.0, float(profits[at]) - behind),
        pieces=pieces,
    )


def _rounds(order: Ranked, pass_through: float) -> tuple[tuple[Round, ...], int]:
    """Repeat until nobody leaves; return the rounds and how many of the least tolerant have gone."""
    gone, found = 0, []
    while True:
        quantity = float(order.kept[gone])
        cost = float(order.cost_at(np.array(quantity)))
        now = max(gone, int(order.gone_at(np.array(pass_through * (cost - order.cost)))))
        found.append(Round(quantity, cost, tuple(buyer.client for buyer in order.buyers[gone:now])))
        if now == gone:
            return tuple(found), gone
        gone = now


def _settled(order: Ranked, pass_through: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for many pass-throughs at once how many have gone in the end, and the cost of a unit then."""
    gone = np.zeros(len(pass_through), dtype=int)
    while True:
        cost = order.cost_at(order.kept[gone])
        now = np.maximum(gone, order.gone_at(pass_through * (cost - order.cost)))
        if np.array_equal(now, gone):
            return gone, cost
        gone = now


def _profit(order: Ranked, base: float, pass_through: np.ndarray, gone: np.ndarray, cost: np.ndarray) -> np.ndarray:
    """Return the profit a month: what is left of the margins, less the dearer purchase that is not passed on."""
    lost = order.worth[0] - order.worth[gone]
    found: np.ndarray = base - lost - order.kept[gone] * (cost - order.cost) * (1 - pass_through)
    return found


def _ends(order: Ranked) -> np.ndarray:
    """Return every pass-through behind which somebody may leave, and 1."""
    rises = np.unique(order.costs) - order.cost
    rises = rises[rises > 0]
    if not len(rises):
        return np.array([1.0])
    points = (order.limits[:, None] / rises[None, :]).ravel()
    return np.unique(np.append(points[points < 1], 1.0))


def _joined(
    starts: np.ndarray, ends: np.ndarray, begun: np.ndarray, profits: np.ndarray, stayed: np.ndarray
) -> tuple[Piece, ...]:
    """Return the pieces; neighbours with the same clients and no jump between them are one piece."""
    jump = np.abs(begun[1:] - profits[:-1]) > 1e-6 * np.maximum(1.0, np.abs(profits[:-1]))
    cut = np.flatnonzero(jump | (stayed[1:] != stayed[:-1]))
    first, last = np.concatenate([[0], cut + 1]), np.concatenate([cut, [len(ends) - 1]])
    return tuple(
        Piece(float(starts[a]), float(ends[b]), float(begun[a]), float(profits[b]), int(stayed[b]))
        for a, b in zip(first, last, strict=True)
    )
