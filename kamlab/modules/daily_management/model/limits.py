"""How long a client may be silent before it is unusual *for this client*.

A control chart for single values (Shewhart; Wheeler's XmR): the mean of the intervals plus 2.66
times the mean difference of neighbouring ones. 2.66 is 3 ÷ 1.128, three sigmas. By hand it is
done in days; the model takes logarithms, because days are never negative and a long gap is
more usual than a short one is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, fsum, log, sqrt

from kamlab.errors import KamlabError

FACTOR = 2.66  # 3 ÷ 1.128, the constant of the chart for single values
LEAST = 8  # intervals; ours: fewer would be a false certainty
MANY = 100  # intervals; ours: from here on a break longer than any before is rare enough to be an alarm by itself
RATES = (  # intervals → chance that the next ordinary one passes the limit; simulated and recomputed in the tests
    (8, 0.0155),
    (9, 0.0134),
    (10, 0.0118),
    (12, 0.0094),
    (16, 0.0068),
    (20, 0.0055),
    (24, 0.0046),
    (36, 0.0033),
    (60, 0.0025),
    (120, 0.0019),
    (400, 0.0015),
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A client's habit, in days.

    Attributes
    ----------
    usual
        The usual interval: the mean, or the geometric mean if logarithms were taken.
    moving
        Mean difference of neighbouring intervals, in days, or as a difference of logarithms.
    upper
        The limit: a silence beyond it is unusual.
    moves
        The differences, in order.
    spread
        Standard deviation of the intervals as a part of their mean.
    """

    usual: float
    moving: float
    upper: float
    moves: tuple[float, ...]
    spread: float


def control_limit(gaps: Sequence[float], *, logs: bool = True) -> Limit:
    """Return the limit of a client's intervals.

    Parameters
    ----------
    gaps
        Days between neighbouring orders, each above 0, in order; two at least.
    logs
        Whether logarithms are taken (the page) or days (by hand).

    Raises
    ------
    KamlabError
        If there are fewer than two intervals, or one of them is not above zero.

    Examples
    --------
    >>> steady, uneven = [30, 28, 32, 30, 29, 31, 30, 30], [20, 40, 25, 35, 30, 40, 20, 30]
    >>> [round(control_limit(gaps, logs=False).upper, 1) for gaps in (steady, uneven)]
    [34.6, 64.2]
    >>> [round(control_limit(gaps).upper, 1) for gaps in (steady, uneven)]
    [34.9, 92.2]
    """
    if len(gaps) < 2 or min(gaps) <= 0:  # noqa: PLR2004 - a difference takes two
        raise KamlabError("daily_management.few_gaps", n=len(gaps))
    values = [log(gap) for gap in gaps] if logs else [float(gap) for gap in gaps]
    moves = tuple(abs(after - before) for before, after in pairwise(values))
    middle, moving = fsum(values) / len(values), fsum(moves) / len(moves)
    upper = middle + FACTOR * moving
    mean = fsum(gaps) / len(gaps)
    spread = sqrt(fsum((gap - mean) ** 2 for gap in gaps) / (len(gaps) - 1)) / mean
    return Limit(exp(middle) if logs else middle, moving, exp(upper) if logs else upper, moves, spread)


def first_day_beyond(limit: float) -> int:
    """Return the first whole day of silence beyond a limit.

    Examples
    --------
    >>> first_day_beyond(43.5), first_day_beyond(60)
    (44, 61)
    """
    return int(limit) + 1


def false_alarm_rate(gaps: int) -> float:
    """Return the chance that the next ordinary interval of an unchanged client passes its limit.

    With logarithms it depends on the number of intervals alone, not on their spread: 1.6 % with
    eight, 1.2 % with ten, 0.5 % with 24 (log-normal intervals, simulated).

    Examples
    --------
    >>> round(false_alarm_rate(10), 3)
    0.012
    """
    if gaps <= RATES[0][0]:
        return RATES[0][1]
    for (few, more), (many, less) in pairwise(RATES):
        if gaps <= many:
            return more + (less - more) * (log(gaps) - log(few)) / (log(many) - log(few))
    return RATES[-1][1]


def expected_false(clients: float, rate: float, orders: float = 1.0) -> float:
    """Return how many false alarms to expect if nothing has changed.

    Parameters
    ----------
    clients
        Number of steady clients.
    rate
        Chance that an ordinary interval passes the limit, 0..1.
    orders
        Intervals that end in the time asked about; 1 for clients that order monthly and a month.

    Examples
    --------
    >>> round(expected_false(120, 0.012), 2)
    1.44
    """
    return clients * rate * orders
