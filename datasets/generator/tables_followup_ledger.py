"""Two months more: the ledger of November and December 2026, read on the follow-up day.

Lines are laid out the same way as the ledger's, 364 days earlier (the same weekday, a season apart by a day), and then
moved to their place, because the windows of the ledger end in October 2026. Every client has a stream of its own, so
the ledger itself does not move by a byte.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from generator import background, segments
from generator import named as n
from generator.book import COLUMNS
from generator.costs import spread_profit
from generator.days import working_from
from generator.files import rubles
from generator.rhythm import every_few_working_days, intervals
from generator.streams import Stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.demo import Demo
    from generator.segments import Line, Profile

D = dt.date

START, END = D(2026, 11, 2), D(2026, 12, 25)
SHIFT = dt.timedelta(days=364)
STREAM_KEY = 700_000
"""Child streams from here on (plus the client's number)."""

TOTAL = n.kopecks("84.0")
GIVEN = {n.VOLGA: "22.4", n.BALTIC: "7.833946", n.ALTAIR: "1.2", n.TRANS_URAL: "10.9", n.KOVYL: "6.2"}
"""Million roubles; Volga and Baltic are given, the other three keep every share on its side of ten per cent."""

SMALLER = {n.TEPLOMONTAZH: "0.4"}
"""Leaving: what had been ordered before the letter of 13 November."""

DATES = {
    n.ALTAIR: (D(2026, 11, 24),),
    n.BALTIC: (D(2026, 11, 12), D(2026, 12, 3), D(2026, 12, 17)),
    n.TEPLOMONTAZH: (D(2026, 11, 6), D(2026, 11, 11)),
}
SILENT = {n.DALNY_STVOR, n.TIKHY_PLYOS, n.LIPOVY_YAR, n.COSY_YARD}
"""Lost, out of season, or a buyer of two cartridges a year."""


class Buyer(NamedTuple):
    """A client that orders in the two months."""

    number: int
    name: str
    manager: str
    profile: Profile
    dates: list[dt.date]
    weight: int
    margin: float


class Sale(NamedTuple):
    """A finished line and whose it is."""

    line: Line
    buyer: Buyer


def _next_dates(past: list[dt.date], stream: Stream) -> list[dt.date]:
    """Go on with a client's own rhythm."""
    gaps = intervals(past[-12:])
    mean = sum(gaps) / len(gaps)
    day = past[-1]
    dates: list[dt.date] = []
    while True:
        day = working_from(day + dt.timedelta(days=max(1, round(stream.lognormal(mean, 0.3)))))
        if day > END:
            return dates
        if day < START:
            day = working_from(START + dt.timedelta(days=stream.integer(0, 6)))
        dates.append(day)


def _moved(profile: Profile) -> Profile:
    """Move a profile's dates with the lines; what a client stopped buying in time stays stopped."""
    mix = {name: share for name, share in profile.mix.items() if name not in profile.until}
    whole = sum(mix.values())
    new_film = profile.new_film - SHIFT if profile.new_film else None
    shares = {name: share / whole for name, share in mix.items()}
    return dataclasses.replace(profile, mix=shares, until={}, growth=(0.0,) * 4, new_film=new_film)


def _named_buyers(past: dict[str, list[dt.date]]) -> Iterator[Buyer]:
    for client in n.NAMED:
        if client.ru in SILENT:
            continue
        stream = Stream(STREAM_KEY + client.number)
        dates = list(DATES.get(client.ru, ()))
        if client.ru == n.VOLGA:
            dates = every_few_working_days(stream, 0.565, START, END)
        dates = dates or _next_dates(past[f"C{client.number:03d}"], stream)
        fixed = GIVEN.get(client.ru) or SMALLER.get(client.ru)
        weight = n.kopecks(fixed) if fixed else (client.target(2) + client.target(3)) // 6
        if dates:
            margin = float(client.margin) / 100
            yield Buyer(client.number, client.ru, client.manager, _moved(client.profile), dates, weight, margin)


def _background_buyers(past: dict[str, list[dt.date]]) -> Iterator[Buyer]:
    for client in background.background_clients():
        if client.lost:
            continue
        dates = _next_dates(past[f"C{client.number:03d}"], Stream(STREAM_KEY + client.number))
        weight = (client.targets[2] + client.targets[3]) * len(dates)
        usual = sum(day >= D(2025, 11, 1) for day in client.dates)
        if dates:
            profile = _moved(client.profile)
            yield Buyer(
                client.number, client.ru, client.manager, profile, dates, weight // max(usual, 1), client.margin
            )


def _targets(buyers: list[Buyer]) -> list[int]:
    """Scale the clients without a given amount so that the two months come to the given total."""
    fixed = {name: n.kopecks(amount) for name, amount in {**GIVEN, **SMALLER}.items()}
    rest = TOTAL - sum(fixed.values())
    loose = [buyer.weight for buyer in buyers if buyer.name not in fixed]
    scaled = iter(background.whole_kopecks([weight * rest / sum(loose) for weight in loose], rest))
    return [fixed[buyer.name] if buyer.name in fixed else next(scaled) for buyer in buyers]


def _sales(buyer: Buyer, total: int) -> list[Sale]:
    stream = Stream(STREAM_KEY + 1000 + buyer.number)
    lines = segments.build(buyer.profile, [day - SHIFT for day in buyer.dates], total, stream)
    spread_profit(lines, round(total * buyer.margin), stream)
    return [Sale(dataclasses.replace(line, date=line.date + SHIFT), buyer) for line in lines]


def _numbered(sales: Iterable[Sale], first: int) -> Iterator[tuple[int, Sale]]:
    ordered = sorted(sales, key=lambda sale: (sale.line.date, sale.buyer.number, sale.line.product))
    numbers: dict[tuple[dt.date, int], int] = {}
    for sale in ordered:
        yield numbers.setdefault((sale.line.date, sale.buyer.number), first + len(numbers)), sale


def rows(demo: Demo) -> Iterator[tuple[object, ...]]:
    """Return the lines of November and December 2026 under the columns of the ledger.

    Parameters
    ----------
    demo
        The company; its ledger gives each client's rhythm and the last document number.

    Yields
    ------
    tuple
        One line, money as text.
    """
    orders = demo.ledger[demo.ledger["quantity"] > 0]
    past = {str(client): sorted(set(part)) for client, part in orders.groupby("client_id")["date"]}
    buyers = [*_named_buyers(past), *_background_buyers(past)]
    sales = [sale for buyer, total in zip(buyers, _targets(buyers), strict=True) for sale in _sales(buyer, total)]
    for document, (line, buyer) in _numbered(sales, int(demo.ledger["document"].max()) + 1):
        whose = (buyer.name, line.product, line.category, buyer.manager, n.DEPARTMENT_OF[buyer.manager])
        yield (line.date, document, *whose, line.quantity, rubles(line.revenue), rubles(line.profit))


__all__ = ["COLUMNS", "rows"]
