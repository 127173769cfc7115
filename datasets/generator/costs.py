"""Purchase costs: margins differ by category, and each segment's profit is exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.catalogue import DELIVERY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.segments import Line
    from generator.streams import Stream

BASE_MARGIN = {"film": 0.16, "label": 0.30, "box": 0.24, "pallet": 0.22, "machine": 0.20, "service": 0.40}
"""Gross margin by category before it is bent to the client's own; film is 219 sold against 184 bought."""

NOISE = 0.06
"""Coefficient of variation of a line's margin odds."""

HALVINGS = 80


def _profit_at(lines: Sequence[Line], odds: Sequence[float], bend: float) -> float:
    return sum(line.revenue * (bend * odd) / (1 + bend * odd) for line, odd in zip(lines, odds, strict=True))


def spread_profit(lines: Sequence[Line], target: int, stream: Stream) -> None:
    """Give every line a profit so that the sum is ``target``.

    The odds (profit to cost) of all lines are bent by one factor, so no line sells below zero cost and dear
    categories stay dear; the kopecks of rounding fall on the delivery, or on the last line where there is none.

    Parameters
    ----------
    lines
        Lines of one segment, revenue set.
    target
        Gross profit of the segment, kopecks.
    stream
        Random numbers of the client.
    """
    odds = [
        BASE_MARGIN[line.category] / (1 - BASE_MARGIN[line.category]) * stream.lognormal(1.0, NOISE) for line in lines
    ]
    low, high = 0.0, 1.0
    while _profit_at(lines, odds, high) < target:
        high *= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _profit_at(lines, odds, middle) < target else (low, middle)
    for line, odd in zip(lines, odds, strict=True):
        line.profit = round(line.revenue * (low * odd) / (1 + low * odd))
    closing = next((line for line in lines if line.product == DELIVERY), lines[-1])
    closing.profit += target - sum(line.profit for line in lines)
