"""What to show of many: the largest first, the rest as one sum; and what kind of data these are."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Literal

from kamlab.i18n import say

if TYPE_CHECKING:
    from collections.abc import Sequence

Situation = Literal["nothing", "unknown", "one", "equal", "negative", "ordinary"]
_SAME = 1e-9  # relative; sums of kopecks are floats


@dataclass(frozen=True, slots=True)
class Top:
    """Places of the rows to show, in order of value, and the others as one number.

    Attributes
    ----------
    shown
        Indices of the shown rows, the largest value first.
    others
        How many rows are summed; 0 if all are shown.
    rest
        Their sum, in the unit of the values.
    """

    shown: tuple[int, ...]
    others: int
    rest: float

    def words(self, lang: str) -> str:
        """Name the bar of the others: «ещё 40 клиентов вместе»."""
        return say("findings.rest", lang, n=self.others)


def top_of(values: Sequence[float], most: int = 10) -> Top:
    """Choose the ``most`` largest; a single one left over is shown, not summed.

    Examples
    --------
    >>> top_of([5, 1, 9, 2], most=2)
    Top(shown=(2, 0), others=2, rest=3)
    >>> top_of([5, 1, 9], most=2).others
    0
    """
    ranked = sorted(range(len(values)), key=lambda index: -values[index])
    if len(ranked) <= most + 1:
        return Top(tuple(ranked), 0, 0)
    others = ranked[most:]
    return Top(tuple(ranked[:most]), len(others), sum(values[index] for index in others))


def situation(values: Sequence[float | None]) -> Situation:
    """Tell what kind of data these are, before a chart is chosen.

    ``nothing``: no rows; ``unknown``: no known value; ``one``: a title, not a chart;
    ``negative``: no shares, draw money from a zero line; ``equal``: no ranking to show.

    Examples
    --------
    >>> [situation(v) for v in ([], [None], [7], [3, -1], [2, 2], [3, 1])]
    ['nothing', 'unknown', 'one', 'negative', 'equal', 'ordinary']
    """
    known = [value for value in values if value is not None and not isnan(value)]
    if not known:
        return "unknown" if values else "nothing"
    if len(known) == 1:
        return "one"
    if min(known) < 0:
        return "negative"
    return "equal" if max(known) - min(known) <= _SAME * max(known) else "ordinary"
