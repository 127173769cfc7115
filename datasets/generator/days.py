"""Windows, working days and holidays of the ledger.

The four windows P1..P4 make all three periods exact at once: last 12 months = P3 + P4, calendar 2025 = P2 + P3,
everything = P1 + P2 + P3 + P4.
"""

from __future__ import annotations

import datetime as dt

FIRST = dt.date(2023, 11, 1)
LAST = dt.date(2026, 10, 31)

WINDOWS: tuple[tuple[dt.date, dt.date], ...] = (
    (dt.date(2023, 11, 1), dt.date(2024, 12, 31)),
    (dt.date(2025, 1, 1), dt.date(2025, 10, 31)),
    (dt.date(2025, 11, 1), dt.date(2025, 12, 31)),
    (dt.date(2026, 1, 1), dt.date(2026, 10, 31)),
)
"""P1, P2, P3, P4: first and last day, both included."""

SATURDAY = 5

HOLIDAYS = frozenset(
    [(1, day) for day in range(1, 9)] + [(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)],
)
"""Month and day of the Russian public holidays (labour code, article 112), without the yearly transfers."""

ONE_DAY = dt.timedelta(days=1)

MONTHS_RU = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip  # a row of words
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip  # a row of words


def is_working(day: dt.date) -> bool:
    """Tell whether orders are taken on this day (neither weekend nor public holiday)."""
    return day.weekday() < SATURDAY and (day.month, day.day) not in HOLIDAYS


def working_from(day: dt.date) -> dt.date:
    """Return the first working day on or after ``day``."""
    while not is_working(day):
        day += ONE_DAY
    return day


def working_up_to(day: dt.date) -> dt.date:
    """Return the last working day on or before ``day``."""
    while not is_working(day):
        day -= ONE_DAY
    return day


def window_of(day: dt.date) -> int:
    """Return the index of the window (0 for P1 … 3 for P4) that holds ``day``."""
    for index, (start, end) in enumerate(WINDOWS):
        if start <= day <= end:
            return index
    message = f"{day} is outside the ledger, {FIRST} to {LAST}"
    raise ValueError(message)
