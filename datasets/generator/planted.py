"""What is planted in the ledger on purpose: exact dates, returns, the new film, duplicates, the split name."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING

from generator.days import working_from, working_up_to
from generator.segments import Fixed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.streams import Stream

D = dt.date

# --- the new film -----------------------------------------------------------------------------------------------

NEW_FILM_START: dict[str, tuple[dt.date, float]] = {
    "Приборостроительный комбинат «Вектор-Плюс»": (D(2026, 3, 4), 0.45),
    "Пекарня «Кедровый Лог»": (D(2026, 3, 10), 0.50),
    "Альтаир-Фарм": (D(2026, 3, 12), 0.50),
    "Чайная фабрика «Белая Протока»": (D(2026, 3, 18), 0.60),
    "Сыроварня «Ясный Брод»": (D(2026, 3, 26), 0.70),
    "Торговая группа «Северный прилавок»": (D(2026, 3, 5), 0.0),
    "Ковыль-Агрохолдинг": (D(2026, 8, 12), 0.40),
    "Балтийская судоремонтная компания": (D(2026, 6, 1), 0.0),
}
"""First day and readiness (probability that a film line is PL-09); everyone else from 1 June, rarely."""

NEW_FILM_FIRST: dict[str, Fixed] = {
    "Приборостроительный комбинат «Вектор-Плюс»": Fixed(D(2026, 3, 4), "PL-09", 120),
    "Пекарня «Кедровый Лог»": Fixed(D(2026, 3, 10), "PL-09", 40),
    "Альтаир-Фарм": Fixed(D(2026, 3, 12), "PL-09", 300),
    "Чайная фабрика «Белая Протока»": Fixed(D(2026, 3, 18), "PL-09", 30),
    "Сыроварня «Ясный Брод»": Fixed(D(2026, 3, 26), "PL-09", 25),
    "Торговая группа «Северный прилавок»": Fixed(D(2026, 3, 5), "PL-09", 2000),
    "Ковыль-Агрохолдинг": Fixed(D(2026, 8, 12), "PL-09", 1500, 10),
}
"""First orders. Northern Counter is tempting and false: 480,000 ₽, the largest of all, every kilogram returned.
Kovyl buys most of it by weight, but only from August."""

# --- returns ----------------------------------------------------------------------------------------------------

NORTHERN_RETURN = Fixed(D(2026, 3, 24), "PL-09", -2000)

FOREST_PALETTE = {
    "film": ("PL-02", "PL-07"),
    "label": ("LB-03",),
    "box": ("BX-02", "BX-05"),
    "pallet": ("PT-01",),
}

FOREST_RETURNS: tuple[Fixed, ...] = (
    Fixed(D(2025, 12, 17), "BX-02", -1000),
    Fixed(D(2025, 12, 17), "PT-01", -25),
    Fixed(D(2025, 12, 17), "LB-03", -5000),
    Fixed(D(2026, 3, 12), "PL-02", -1200),
    Fixed(D(2026, 3, 12), "PL-07", -800),
    Fixed(D(2026, 3, 12), "PT-01", -150),
    Fixed(D(2026, 3, 12), "BX-05", -600),
    Fixed(D(2026, 3, 20), "PL-02", -600),
    Fixed(D(2026, 3, 20), "PL-07", -500),
    Fixed(D(2026, 3, 20), "BX-02", -2000),
    Fixed(D(2026, 3, 20), "LB-03", -13000),
    Fixed(D(2026, 9, 16), "PL-02", -300),
    Fixed(D(2026, 9, 16), "BX-05", -200),
    Fixed(D(2026, 9, 16), "PL-07", -125),
)
"""14 lines, −1,140,000 ₽ in the last 12 months, −960,000 ₽ of it in March 2026."""

# --- dates ------------------------------------------------------------------------------------------------------

COSY_CARTRIDGES: tuple[Fixed, ...] = (Fixed(D(2026, 3, 17), "MC-06", 1), Fixed(D(2026, 8, 25), "MC-06", 1))

ALTAIR_DATES = tuple(
    D.fromisoformat(day)
    for day in (
        "2025-11-10", "2025-12-10", "2026-01-07", "2026-02-09", "2026-03-12", "2026-04-10",
        "2026-05-15", "2026-06-11", "2026-07-13", "2026-08-12", "2026-09-15",
    )
)  # fmt: skip  # a row of dates, not a column
"""7 January is a web order: the one order on a public holiday."""

BALTIC_LAST = D(2026, 8, 28)
BALTIC_GAPS = (
    11, 21, 49, 25, 10, 4, 8, 18, 42, 84, 40, 19, 8, 4, 9, 20,
    45, 98, 123, 56, 27, 12, 6, 13, 29, 63, 75, 44,
)  # fmt: skip  # a row of numbers, not a column
"""Days between orders, from the last one back: irregular by nature, 4 to 123."""

DALNY_LAST = D(2026, 2, 20)
TIKHY_LAST = D(2025, 6, 18)
SUKHOY_BREAK = (D(2025, 2, 14), D(2026, 4, 6))
"""Last order before the client left, first one after it came back: 416 days."""

TEPLO_PALLETS_END = D(2026, 3, 31)

LUGOVOY_OLD = "Луговой Край, молочный завод"
LUGOVOY_LAST_OLD = D(2026, 8, 28)
LUGOVOY_FIRST_NEW = D(2026, 8, 31)

LIPOVY_SEASONS = (
    (D(2024, 5, 6), D(2024, 9, 27)),
    (D(2025, 5, 6), D(2025, 9, 26)),
    (D(2026, 5, 6), D(2026, 9, 28)),
)

LIPOVY_STEPS = (5, 6, 7, 8, 10)


def baltic_dates(first: dt.date) -> list[dt.date]:
    """Count back from the last order; a day that is not a working day moves to the working day before it."""
    days = [BALTIC_LAST]
    for gap in BALTIC_GAPS:
        days.append(working_up_to(days[-1] - dt.timedelta(days=gap)))
    return sorted(day for day in days if day >= first)


def lipovy_dates(stream: Stream) -> list[dt.date]:
    """Order about once a week from May to September, never outside."""
    dates = []
    for start, end in LIPOVY_SEASONS:
        day = start
        while day <= end - dt.timedelta(days=5):
            dates.append(day)
            day = working_from(day + dt.timedelta(days=stream.pick(LIPOVY_STEPS)))
        dates.append(end)
    return dates


def lugovoy_dates(stream: Stream, first: dt.date, last: dt.date) -> list[dt.date]:
    """Order every Friday, now and then on Thursday; the changed spelling starts on Monday 31 August 2026."""
    weeks = (LUGOVOY_LAST_OLD - dt.timedelta(weeks=week) for week in itertools.count())
    fridays = itertools.takewhile(lambda day: day >= first, weeks)
    dates = {LUGOVOY_LAST_OLD, LUGOVOY_FIRST_NEW}
    for friday in fridays:
        moved = friday - dt.timedelta(days=1) if stream.chance(0.22) else friday
        dates.add(working_from(moved if friday != LUGOVOY_LAST_OLD else friday))
    friday = LUGOVOY_LAST_OLD + dt.timedelta(weeks=2)
    while friday <= last:
        dates.add(working_from(friday))
        friday += dt.timedelta(weeks=1)
    return sorted(dates)


def within(lines: Iterable[Fixed], start: dt.date, end: dt.date) -> tuple[Fixed, ...]:
    """Keep the planted lines dated from ``start`` to ``end``, both included."""
    return tuple(line for line in lines if start <= line.date <= end)
