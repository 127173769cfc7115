"""The same invented rows in every usual writing of numbers and dates give the same ledger."""

from datetime import date, timedelta
from itertools import product

import pytest

CLIENTS = ("ООО Ромашка", "Вега", "ИП Гаврилова Н. П.", "Лютик, АО")
ROWS = [
    (date(2026, 1, 1) + timedelta(days=37 * n % 300), CLIENTS[n * n % 4], round((n * 7919 % 300_000) / 7 - 900, 2))
    for n in range(1, 60)
]
MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]

DATES = {
    "iso": lambda d: d.isoformat(),
    "dots": lambda d: f"{d:%d.%m.%Y} 0:00:00",
    "short": lambda d: f"{d.day}.{d.month}.{d:%y}",
    "slashes-day-first": lambda d: f"{d:%d/%m/%Y}",
    "slashes-month-first": lambda d: f"{d.month}/{d.day}/{d.year} 8:26",
    "words": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year} г.",
    "english": lambda d: f"{d:%d-%b-%Y}",
    "packed": lambda d: f"{d:%Y%m%d}",
    "excel": lambda d: str((d - date(1899, 12, 30)).days),
}


def _grouped(amount: float, group: str, mark: str) -> str:
    whole, fraction = f"{abs(amount):,.2f}".split(".")
    return whole.replace(",", group) + mark + fraction


NUMBERS = {
    "plain": lambda a: f"{a:.2f}",
    "comma": lambda a: f"{a:.2f}".replace(".", ","),
    "russian": lambda a: ("-" if a < 0 else "") + _grouped(a, "\u00a0", ","),
    "russian-roubles": lambda a: ("\u2212" if a < 0 else "") + _grouped(a, "\u202f", ",") + " ₽",
    "english": lambda a: ("-" if a < 0 else "") + _grouped(a, ",", "."),
    "german": lambda a: _grouped(a, ".", ",") + ("-" if a < 0 else ""),
    "swiss": lambda a: ("-" if a < 0 else "") + _grouped(a, "'", "."),
    "dollars": lambda a: f"(${_grouped(a, ',', '.')})" if a < 0 else f"${_grouped(a, ',', '.')}",
    "whole-where-whole": lambda a: f"{a:g}" if a == int(a) else f"{a:.2f}".rstrip("0"),
}

# every date writing with one number writing and every number writing with one date writing, not the whole square
VARIANTS = {*product(DATES, ["russian"]), *product(["slashes-month-first"], NUMBERS)}


@pytest.mark.parametrize(("dates", "numbers"), sorted(VARIANTS))
def test_same_ledger(desk, dates, numbers):
    lines = [f"{DATES[dates](day)}|{client}|{NUMBERS[numbers](amount)}" for day, client, amount in ROWS]
    rows = desk.rows("\n".join(["Дата|Клиент|Сумма", *lines]), sep="|")
    found = desk.cells(rows, "date", "client", "revenue", "reason")
    assert found == [(day, client, pytest.approx(amount), None) for day, client, amount in ROWS]
    assert desk.said(rows) == []
