"""Order dates: how often a client orders, and when its silence becomes an alarm."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from bisect import bisect_left
from typing import TYPE_CHECKING

from generator.days import LAST, ONE_DAY, is_working, working_from, working_up_to
from generator.demo import AS_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.streams import Stream

MOVING_RANGE_FACTOR = 2.66
"""Limit of an individuals chart: 3 sigma / 1.128, the usual constant of moving ranges of two values (Wheeler)."""

MIN_INTERVALS = 8
"""Fewer intervals than this say nothing about a client's rhythm."""

LOST_AFTER = 180
"""Days of silence after which a client counts as lost rather than late."""


def intervals(dates: Sequence[dt.date]) -> list[int]:
    """Return the days between neighbouring dates."""
    return [(later - earlier).days for earlier, later in itertools.pairwise(dates)]


def control_limit(dates: Sequence[dt.date]) -> float:
    """Upper limit of a client's silence, days.

    Parameters
    ----------
    dates
        Distinct order dates in order, at least three.

    Returns
    -------
    float
        exp(mean log interval + 2.66 × mean moving range of the log intervals).
    """
    logs = [math.log(days) for days in intervals(dates)]
    ranges = [abs(after - before) for before, after in itertools.pairwise(logs)]
    return math.exp(math.fsum(logs) / len(logs) + MOVING_RANGE_FACTOR * math.fsum(ranges) / len(ranges))


def silence(dates: Sequence[dt.date]) -> int:
    """Return the days from the last order to the as-of date."""
    return (AS_OF - dates[-1]).days


def is_alarm(dates: Sequence[dt.date]) -> bool:
    """Tell whether the silence is longer than the client's own limit, and worth asking about."""
    enough = len(dates) > MIN_INTERVALS
    return enough and silence(dates) < LOST_AFTER and silence(dates) > control_limit(dates)


def renewal(stream: Stream, start: dt.date, end: dt.date, gap: float, variation: float) -> list[dt.date]:
    """Draw working days with lognormal gaps from ``start`` to ``end``, both included.

    Parameters
    ----------
    stream
        Random numbers of the client.
    start, end
        First and last possible day.
    gap
        Mean gap, days.
    variation
        Coefficient of variation of the gap, 0 to 1.

    Returns
    -------
    list of date
        Distinct days in order; the first lies within one gap of ``start``.
    """
    dates: list[dt.date] = []
    mark = stream.uniform(0, gap)
    while start + dt.timedelta(days=int(mark)) <= end:
        day = working_from(start + dt.timedelta(days=int(mark)))
        if dates and day <= dates[-1]:
            day = working_from(dates[-1] + ONE_DAY)
        if day > end:
            break
        dates.append(day)
        mark = max(mark + stream.lognormal(gap, variation), (day - start).days + 1)
    return dates


def still_buying(stream: Stream, dates: list[dt.date]) -> list[dt.date]:
    """Draw the last gap anew, below the client's own limit, if it came out as an alarm.

    The client has not changed; without this step a ledger of this size would hold two or three alarms by chance.
    """
    dates = list(dates)
    while is_alarm(dates):
        room = math.floor(control_limit(dates)) - 1
        dates.append(working_up_to(AS_OF - dt.timedelta(days=stream.integer(max(room // 3, 3), room))))
    return dates


def with_required(dates: Sequence[dt.date], required: Iterable[dt.date]) -> list[dt.date]:
    """Move the nearest drawn date onto each required date."""
    kept = list(dates)
    wanted = sorted(required)
    for day in wanted:
        if day in kept:
            continue
        free = [other for other in kept if other not in wanted]
        kept.remove(min(free, key=lambda other: abs((other - day).days)))
        kept.append(day)
        kept.sort()
    return kept


def ending_on(dates: Sequence[dt.date], last: dt.date) -> list[dt.date]:
    """Cut the dates after ``last`` and make ``last`` the last one."""
    kept = list(dates[: bisect_left(dates, last)])
    return [*kept, last]


def every_few_working_days(stream: Stream, share: float, start: dt.date, end: dt.date = LAST) -> list[dt.date]:
    """Take each working day with probability ``share``: the rhythm of a client that orders all the time."""
    days = (start + dt.timedelta(days=step) for step in range((end - start).days + 1))
    return [day for day in days if is_working(day) and stream.chance(share)]
