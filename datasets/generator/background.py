"""The 183 background clients: names, sizes and window targets.

Only these are drawn. Sizes are lognormal, cut off, and scaled so that every manager's and every window's total is
exact together with the named clients.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from generator.days import WINDOWS
from generator.named import MANAGER_TOTALS, MILLION, NAMED, WINDOW_TOTALS
from generator.names_background import background_names
from generator.rhythm import renewal, still_buying
from generator.segments import Profile
from generator.streams import Stream

COUNTS = {"Ильина": (24, 1), "Дорохова": (40, 1), "Басманов": (32, 1), "Тихонов": (87, 3)}
"""Clients of each manager, and how many of them bought last before 1 November 2025."""

SIGMA = {"Ильина": 1.2, "Дорохова": 1.2, "Басманов": 1.2, "Тихонов": 1.35}
CUT = 7.0
"""Sizes stop at seven times the median."""

LARGEST = 5 * MILLION
LARGEST_SHARE = 0.08
"""No background client above 5 million a year or 8 % of its manager."""

LATE_SHARE = 0.12
"""Share of clients without a first window."""

VARY = 0.2
BACKGROUND_KEY = 1000
"""Child stream of draws that concern the background as a whole."""

MIXES = {
    "food": {"film": 0.46, "label": 0.24, "box": 0.22, "pallet": 0.08},
    "plants": {"film": 0.40, "box": 0.22, "pallet": 0.20, "machine": 0.10, "service": 0.08},
    "regions": {"film": 0.46, "box": 0.30, "label": 0.14, "pallet": 0.10},
}
DROPS = {"food": {"label": 0.035, "pallet": 0.5}, "plants": {"machine": 0.5, "service": 0.5, "pallet": 0.3},
         "regions": {"label": 0.4, "pallet": 0.5, "film": 0.08}}  # fmt: skip  # three departments, three entries


@dataclass(slots=True)
class Background:
    """A background client while its targets are worked out; money in kopecks."""

    number: int
    ru: str
    en: str
    manager: str
    department: str
    industry: str
    profile: Profile
    stream: Stream
    size: float = 0.0
    lost: bool = False
    dates: tuple[dt.date, ...] = ()
    targets: tuple[int, int, int, int] = (0, 0, 0, 0)
    margin: float = 0.26


def _profile(department: str, stream: Stream) -> Profile:
    mix = {}
    for name, share in MIXES[department].items():
        varied = share * stream.lognormal(1.0, 0.35)
        if not stream.chance(DROPS[department].get(name, 0.0)):
            mix[name] = varied
    whole = sum(mix.values())
    return Profile(
        mix={name: share / whole for name, share in mix.items()},
        discounts=stream.pick(((0.8, 0.2, 0.0), (0.4, 0.4, 0.2), (0.2, 0.5, 0.3))),
        lines=stream.uniform(2.15, 3.35),
        spread=stream.uniform(0.3, 0.5),
        new_film=dt.date(2026, 6, 1),
        new_film_chance=0.03,
    )


def _people() -> list[Background]:
    """Make the clients with their streams, profiles and raw sizes."""
    made = []
    number = len(NAMED)
    for manager, (count, lost) in COUNTS.items():
        for place, (ru, en, department, industry) in enumerate(background_names(manager, count)):
            number += 1
            stream = Stream(number)
            client = Background(number, ru, en, manager, department, industry, _profile(department, stream), stream)
            client.size = min(math.exp(SIGMA[manager] * stream.normal()), CUT)
            client.lost = place >= count - lost
            made.append(client)
    return made


def _scaled(weights: list[float], total: int, largest: float) -> list[float]:
    """Scale weights to a total; what lies above ``largest`` goes to the others in proportion."""
    capped = [False] * len(weights)
    values = list(weights)
    while True:
        free = total - largest * sum(capped)
        open_weight = sum(weight for weight, shut in zip(weights, capped, strict=True) if not shut)
        values = [
            largest if shut else weight * free / open_weight for weight, shut in zip(weights, capped, strict=True)
        ]
        above = [value > largest and not shut for value, shut in zip(values, capped, strict=True)]
        if not any(above):
            return values
        capped = [shut or over for shut, over in zip(capped, above, strict=True)]


def whole_kopecks(values: list[float], total: int) -> list[int]:
    """Round to whole roubles, the largest value taking the remainder so that the sum is ``total`` kopecks."""
    rounded = [round(value / 100) * 100 for value in values]
    rounded[max(range(len(values)), key=values.__getitem__)] += total - sum(rounded)
    return rounded


def _set_year(clients: list[Background]) -> dict[int, int]:
    """Return last-12-months revenue by client number, every manager's total exact."""
    year = {}
    for manager, total in MANAGER_TOTALS.items():
        rest = total - sum(client.target(2) + client.target(3) for client in NAMED if client.manager == manager)
        mine = [client for client in clients if client.manager == manager and not client.lost]
        largest = min(LARGEST, LARGEST_SHARE * total)
        values = whole_kopecks(_scaled([client.size for client in mine], rest, largest), rest)
        year.update({client.number: value for client, value in zip(mine, values, strict=True)})
    return year


def _set_dates(clients: list[Background], year: dict[int, int]) -> None:
    """Draw order dates: small clients order rarely, the lost ones stop in 2025, the late ones start in 2025."""
    start, end = WINDOWS[0][0], WINDOWS[3][1]
    for client in clients:
        stream = client.stream
        revenue = year.get(client.number, MILLION // 2)
        gap = min(max(18.8 * (2 * MILLION / revenue) ** 0.33, 7), 55)
        late = stream.chance(LATE_SHARE)
        begin = dt.date(2025, 1, 1) + dt.timedelta(days=stream.integer(0, 150)) if late else start
        stop = dt.date(2025, 3, 1) + dt.timedelta(days=stream.integer(0, 200)) if client.lost else end
        dates = renewal(stream, begin if not client.lost else start, stop, gap, stream.uniform(0.25, 0.45))
        client.dates = tuple(dates if client.lost else still_buying(stream, dates))


def _in_window(client: Background, window: int) -> bool:
    start, end = WINDOWS[window]
    return any(start <= day <= end for day in client.dates)


def _set_targets(clients: list[Background], year: dict[int, int]) -> None:
    """Split revenue over the windows so that each window's total is exact with the named clients."""
    rests = [total - sum(client.target(index) for client in NAMED) for index, total in enumerate(WINDOW_TOTALS)]
    columns: list[list[int]] = []
    for window, months in enumerate((14, 10, 2)):
        weights = []
        for client in clients:
            size = year.get(client.number, MILLION // 2)
            vary = client.stream.uniform(1 - VARY, 1 + VARY)
            weights.append(size * months * vary if _in_window(client, window) else 0.0)
        columns.append(whole_kopecks([weight * rests[window] / sum(weights) for weight in weights], rests[window]))
    for index, client in enumerate(clients):
        first, second, third = (column[index] for column in columns)
        client.targets = (first, second, third, year.get(client.number, third) - third)


def _usual_margin(client: Background) -> float:
    """Return the mean margin of a client's size: larger ones have bargained a little off."""
    return 0.265 - 0.005 * math.log(client.size)


def background_clients() -> list[Background]:
    """Make all background clients with dates and targets.

    Returns
    -------
    list of Background
        In the order of their numbers.
    """
    clients = _people()
    year = _set_year(clients)
    _set_dates(clients, year)
    _set_targets(clients, year)
    for client in clients:
        client.margin = min(max(_usual_margin(client) + 0.03 * client.stream.normal(), 0.17), 0.36)
    return clients
