"""The named clients' order dates and segments: the planted facts laid over the drawn ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import named as n
from generator import planted as p
from generator.days import FIRST, LAST, WINDOWS
from generator.rhythm import ending_on, every_few_working_days, renewal, still_buying, with_required

if TYPE_CHECKING:
    from generator.segments import Fixed
    from generator.streams import Stream

D = dt.date

VOLGA_DAILY = 0.565
"""Share of working days on which Volga Foods orders: one order in 2.6 days of the calendar."""

LAST_YEAR = 2
"""Index of P3: the windows from here on are the last 12 months."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A segment to be laid out: window index, days, net total in kopecks, planted lines, the name it is under."""

    window: int
    start: dt.date
    end: dt.date
    total: int
    fixed: tuple[Fixed, ...] = ()
    name: str = ""


def order_dates(client: n.Named, stream: Stream) -> list[dt.date]:
    """Draw or look up the order dates of a named client.

    Parameters
    ----------
    client
        The client.
    stream
        Its random numbers.

    Returns
    -------
    list of date
        Distinct, in order, returns not counted.
    """
    planted = {
        n.VOLGA: lambda: every_few_working_days(stream, VOLGA_DAILY, FIRST),
        n.BALTIC: lambda: p.baltic_dates(FIRST),
        n.ALTAIR: lambda: list(p.ALTAIR_DATES),
        n.LUGOVOY: lambda: p.lugovoy_dates(stream, FIRST, LAST),
        n.LIPOVY_YAR: lambda: p.lipovy_dates(stream),
        n.COSY_YARD: lambda: [line.date for line in p.COSY_CARTRIDGES],
    }
    if client.ru in planted:
        return planted[client.ru]()
    if client.ru == n.SUKHOY_BROD:
        before = ending_on(renewal(stream, FIRST, p.SUKHOY_BREAK[0], client.gap, client.variation), p.SUKHOY_BREAK[0])
        after = renewal(stream, p.SUKHOY_BREAK[1], LAST, client.gap, client.variation)
        return [*before, p.SUKHOY_BREAK[1], *(day for day in after if day > p.SUKHOY_BREAK[1])]
    dates = renewal(stream, FIRST, LAST, client.gap, client.variation)
    ends = {n.DALNY_STVOR: p.DALNY_LAST, n.TIKHY_PLYOS: p.TIKHY_LAST}
    if client.ru in ends:
        return ending_on(dates, ends[client.ru])
    if client.ru in p.NEW_FILM_FIRST:
        dates = with_required(dates, [p.NEW_FILM_FIRST[client.ru].date])
    return still_buying(stream, dates)


def _planted_lines(client: n.Named) -> tuple[Fixed, ...]:
    lines = [p.NEW_FILM_FIRST[client.ru]] if client.ru in p.NEW_FILM_FIRST else []
    if client.ru == n.FOREST:
        lines += p.FOREST_RETURNS
    if client.ru == n.NORTHERN:
        lines.append(p.NORTHERN_RETURN)
    if client.ru == n.COSY_YARD:
        lines += p.COSY_CARTRIDGES
    return tuple(lines)


def _cuts(client: n.Named) -> list[tuple[int, dt.date, dt.date, int, str]]:
    """Cut P4 where a fact needs an exact total inside it: the changed spelling, the quarter of the returns."""
    last = WINDOWS[3]
    if client.ru == n.LUGOVOY:
        old = n.kopecks("10.06") - client.target(2)
        new = n.kopecks("2.54")
        return [
            (3, last[0], p.LUGOVOY_LAST_OLD, old, p.LUGOVOY_OLD),
            (3, p.LUGOVOY_FIRST_NEW, last[1], new, client.ru),
        ]
    if client.ru == n.FOREST:
        quarter = n.kopecks("0.75") + sum(line.revenue for line in p.FOREST_RETURNS if line.date.month == 3)  # noqa: PLR2004 - March
        march = D(2026, 3, 31)
        return [
            (3, last[0], march, quarter, client.ru),
            (3, march + dt.timedelta(days=1), last[1], client.target(3) - quarter, client.ru),
        ]
    return [(3, *last, client.target(3), client.ru)]


def stretches(client: n.Named) -> list[Stretch]:
    """List the segments of a named client, in order.

    Parameters
    ----------
    client
        The client.

    Returns
    -------
    list of Stretch
        Windows without revenue are left out.
    """
    fixed = _planted_lines(client)
    early_name = p.LUGOVOY_OLD if client.ru == n.LUGOVOY else client.ru
    cuts = [(index, *WINDOWS[index], client.target(index), early_name) for index in range(3)]
    return [
        Stretch(window, start, end, total, p.within(fixed, start, end), name)
        for window, start, end, total, name in (*cuts, *_cuts(client))
        if total
    ]
