"""The integrator's fixed facts: who buys, who sells, what is sold, what each window must come to.

«Грань-Интеграл» / Gran Integral is invented, and so is everybody in it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.tables_base import MILLION

D = dt.date

NAME = ("Грань-Интеграл", "Gran Integral")
BANK = ("I01", "Банк «Северная Гавань»", "North Haven Bank")
CLINIC = ("I02", "Клиника «Медовый ключ»", "Medovy Klyuch Clinic")
PRINTERS = ("I03", "Типография «Синий переплёт»", "Siny Pereplyot Printers")
SCHOOL = ("I04", "Лицей «Каменная лестница»", "Kamennaya Lestnitsa School")
CLIENTS = (BANK, CLINIC, PRINTERS, SCHOOL)

MANAGERS = {
    "Гончаров": ("Гончаров Игорь Павлович", "Igor Goncharov"),
    "Жданова": ("Жданова Мария Сергеевна", "Mariya Zhdanova"),
}
DEPARTMENTS = {"projects": ("Проекты", "Projects"), "support": ("Поддержка", "Support")}
CATEGORIES = {
    "server": ("Серверы", "Servers"),
    "storage": ("Хранение данных", "Storage"),
    "network": ("Сети", "Networks"),
    "licence": ("Лицензии", "Licences"),
    "work": ("Работы", "Work"),
}

CASH = 20.4
FIXED_COSTS = 6.0
"""Million roubles; fixed costs a month. Without the bank nothing comes in: 20.4 / 6.0 = 3.4 months."""


@dataclass(frozen=True, slots=True)
class Item:
    """A product: list price in kopecks a unit, usual margin in per cent; work has neither."""

    code: str
    category: str
    name_ru: str
    name_en: str
    unit: str
    list_price: int
    margin: int


WORK = "WK-01"
_TABLE = (
    ("SR-01", "server", "Сервер стоечный, два процессора", "Rack server, two processors", 640_000, 11),
    ("SR-02", "server", "Сервер баз данных", "Database server", 1_480_000, 10),
    ("SR-03", "server", "Рабочая станция дежурной смены", "Workstation of the duty shift", 118_000, 13),
    ("ST-01", "storage", "Дисковая полка", "Disk shelf", 780_000, 12),
    ("ST-02", "storage", "Накопитель твердотельный 7,6 ТБ", "Solid-state drive 7.6 TB", 164_000, 9),
    ("ST-03", "storage", "Ленточная библиотека", "Tape library", 1_120_000, 14),
    ("NW-01", "network", "Коммутатор 48 портов", "Switch, 48 ports", 310_000, 12),
    ("NW-02", "network", "Межсетевой экран", "Firewall", 860_000, 14),
    ("NW-03", "network", "Точка доступа", "Access point", 42_000, 13),
    ("LC-01", "licence", "Лицензия виртуализации, на процессор", "Virtualisation licence, per processor", 286_000, 18),
    ("LC-02", "licence", "Лицензия резервного копирования", "Backup licence", 94_000, 20),
    ("LC-03", "licence", "Подписка на защиту рабочего места", "Workplace protection subscription", 5_600, 22),
    (WORK, "work", "Работы по договору", "Work under contract", 0, 0),
    ("WK-02", "work", "Дежурная смена, месяц", "Duty shift, month", 740_000, 34),
)
"""Code, category, names, list price in roubles, usual margin in per cent."""

ITEMS = tuple(
    Item(code, category, ru, en, "job" if category == "work" else "pc", price * 100, margin)
    for code, category, ru, en, price, margin in _TABLE
)
BY_CODE = {item.code: item for item in ITEMS}


@dataclass(frozen=True, slots=True)
class Window:
    """Months with an exact total: revenue and profit in kopecks."""

    first: dt.date
    months: int
    revenue: int
    profit: int


BANK_WINDOWS = (
    Window(D(2023, 11, 1), 2, 39 * MILLION, 1_170 * MILLION // 100),
    Window(D(2024, 1, 1), 12, 235 * MILLION, 7_050 * MILLION // 100),
    Window(D(2025, 1, 1), 10, 213 * MILLION, 6_390 * MILLION // 100),
    Window(D(2025, 11, 1), 12, 296 * MILLION, 8_880 * MILLION // 100),
)
"""The last one is the last 12 months: contribution 88.8 million, 7.4 a month. 2024: 235 of 250 million = 94.0 %."""

SEASON = (82, 90, 97, 100, 96, 100, 94, 98, 102, 104, 107, 130)
"""Weight of a month, January first: budgets are spent in December."""

SMALL_ORDERS = (
    (CLINIC, "2023-11-22", 1_100_000, (("SR-03", 4), ("LC-03", 40))),
    (PRINTERS, "2023-12-13", 620_000, (("NW-01", 1),)),
    (SCHOOL, "2024-02-15", 900_000, (("NW-03", 12), ("LC-03", 40))),
    (CLINIC, "2024-03-20", 2_400_000, (("SR-01", 2), ("ST-02", 3))),
    (PRINTERS, "2024-05-16", 2_200_000, (("ST-01", 1), ("ST-02", 4))),
    (SCHOOL, "2024-06-19", 2_100_000, (("SR-03", 12),)),
    (CLINIC, "2024-08-21", 2_900_000, (("NW-02", 1), ("LC-02", 9))),
    (PRINTERS, "2024-10-17", 2_800_000, (("SR-01", 2), ("LC-01", 2))),
    (CLINIC, "2024-12-12", 1_700_000, (("LC-03", 120),)),
    (PRINTERS, "2025-03-19", 1_500_000, (("NW-01", 2),)),
    (CLINIC, "2025-06-25", 1_900_000, (("ST-02", 6),)),
)
"""Client, day, total in roubles, goods (product, pieces at list price). Work closes each order.

The three of 2024 come to 7.0 + 5.0 + 3.0 = 15.0 of 250 million; the last of them orders in June 2025."""

SMALL_MARGIN = 28
"""Per cent of each small order."""
