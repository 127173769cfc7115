"""The 21 named clients: the given numbers of every window, and what and how they buy.

All of them are invented. Amounts are million roubles a window as text, so that 40.616054 stays exact; kopecks come
out of :func:`kopecks`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from generator.planted import COSY_CARTRIDGES, FOREST_PALETTE, NEW_FILM_START
from generator.segments import Profile

D = dt.date

MILLION = 100_000_000
"""Kopecks in a million roubles."""


def kopecks(millions: str) -> int:
    """Turn million roubles written as text into whole kopecks."""
    return int(Decimal(millions) * MILLION)


@dataclass(frozen=True, slots=True)
class Named:
    """A named client.

    Attributes
    ----------
    number
        The number in the client id: 1 is C001.
    ru, en
        Names.
    manager
        Surname; the department follows from it.
    windows
        Net revenue in P1, P2, P3, P4, million roubles.
    margin
        Gross margin, percent, in every window.
    profile
        What the client buys.
    gap, variation
        Mean days between orders and its coefficient of variation; not used where the dates are planted.
    """

    number: int
    ru: str
    en: str
    manager: str
    windows: tuple[str, str, str, str]
    margin: str
    profile: Profile
    gap: float = 0.0
    variation: float = 0.3

    def target(self, window: int) -> int:
        """Return the window's net revenue in kopecks (0 for P1 … 3 for P4)."""
        return kopecks(self.windows[window])

    def profit(self, revenue: int) -> int:
        """Return the gross profit on ``revenue`` at the client's margin, both in kopecks."""
        return int(Decimal(revenue) * Decimal(self.margin) / 100)


def _new_film(ru: str) -> dict[str, object]:
    """Say when a client meets PL-09 and how readily it takes it; everyone not listed starts on 1 June 2026."""
    start, chance = NEW_FILM_START.get(ru, (D(2026, 6, 1), 0.04))
    return {"new_film": start, "new_film_chance": chance}


def _profile(ru: str, mix: str, **more: object) -> Profile:
    """Read a mix written as ``film 62 label 26 box 12`` (percent) and add the client's way with the new film."""
    words = mix.split()
    shares = {name: int(share) / 100 for name, share in zip(words[::2], words[1::2], strict=True)}
    return Profile(mix=shares, **{**_new_film(ru), **more})  # type: ignore[arg-type]  # keywords come from the table below


BIG = (0.05, 0.25, 0.70)
SMALL = (0.75, 0.20, 0.05)
ALL_TEN = (0.0, 0.0, 1.0)

VOLGA = "ТД «Волжские продукты»"
TRANS_URAL = "Зауральский завод горного оборудования"
BALTIC = "Балтийская судоремонтная компания"
KOVYL = "Ковыль-Агрохолдинг"
ALTAIR = "Альтаир-Фарм"
LUGOVOY = "Молочный завод «Луговой Край»"
DALNY_STVOR = "Рыбокомбинат «Дальний Створ»"
NORTHERN = "Торговая группа «Северный прилавок»"
TEPLOMONTAZH = "Тепломонтаж"
VECTOR = "Приборостроительный комбинат «Вектор-Плюс»"
FOREST = "Лесная мануфактура"
LIPOVY_YAR = "Ягодное хозяйство «Липовый Яр»"
SUKHOY_BROD = "Хлебозавод «Сухой Брод»"
GAVRILOVA = "ИП Гаврилова Н. П."
KEDROVY_LOG = "Пекарня «Кедровый Лог»"
SUNNY_SPOON = "Фабрика детского питания «Солнечная ложка»"
BELAYA_PROTOKA = "Чайная фабрика «Белая Протока»"
YASNY_BROD = "Сыроварня «Ясный Брод»"
OLD_SLOBODA = "Музей-заповедник «Старая Слобода»"
COSY_YARD = "Сеть магазинов «Уютный двор»"
TIKHY_PLYOS = "Мебельная фабрика «Тихий Плёс»"

_FILM_PLAIN = ("PL-01", "PL-02", "PL-03", "PL-07")
_FILM_FOOD = ("PL-02", "PL-03", "PL-04", "PL-01", "PL-08")

_TABLE: tuple[tuple[str, str, str, tuple[str, str, str, str], str, float, float, str, dict[str, object]], ...] = (
    (VOLGA, "Volga Foods Trading House", "Ильина", ("50", "70.6", "18.0", "100.6115"), "21", 0, 0,
     "film 62 label 26 box 12",
     {"discounts": BIG, "lines": 4.6, "spread": 0.3, "steady": True, "growth": (0.355, 0.20, 0.0, 0.05),
      "palette": {"film": ("PL-01", "PL-02", "PL-03", "PL-04", "PL-07")}}),
    (TRANS_URAL, "Trans-Ural Mining Equipment Plant", "Басманов", ("64", "50.2", "10.4", "52.28"), "22.5", 4, 0.3,
     "film 45 label 5 box 14 pallet 22 machine 8 service 6",
     {"discounts": BIG, "lines": 3.8, "steady": True, "palette": {"film": _FILM_FOOD[:4]}}),
    (BALTIC, "Baltic Ship Repair", "Басманов", ("37", "34.4", "7.6", "40.616054"), "19", 0, 0,
     "film 50 box 15 pallet 22 machine 8 service 5",
     {"discounts": BIG, "lines": 5.0, "spread": 0.25, "steady": True, "palette": {"film": _FILM_FOOD[:4]}}),
    (KOVYL, "Kovyl Agroholding", "Дорохова", ("40", "36", "5.0", "41.3"), "1.1", 6, 0.3,
     "film 66 box 23 pallet 11",
     {"discounts": ALL_TEN, "lines": 3.6, "steady": True, "palette": {"film": ("PL-05", "PL-07")}}),
    (ALTAIR, "Altair Pharm", "Ильина", ("0", "0", "2.5", "11.9"), "24", 0, 0,
     "film 37 label 35 box 20 machine 8",
     {"lines": 4.5, "spread": 0.2, "palette": {"film": ("PL-01", "PL-03", "PL-04", "PL-08")}}),
    (LUGOVOY, "Lugovoy Krai Dairy", "Дорохова", ("13.0", "10.1", "2.3", "10.3"), "24", 0, 0,
     "film 52 label 28 box 20", {"lines": 3.0, "palette": {"film": ("PL-01", "PL-02", "PL-03", "PL-08")}}),
    (DALNY_STVOR, "Dalny Stvor Fish Plant", "Ильина", ("58", "45.4", "6.6", "4.4"), "15", 7, 0.3,
     "film 70 label 10 box 20", {"discounts": BIG, "lines": 3.6, "steady": True, "palette": {"film": _FILM_FOOD}}),
    (NORTHERN, "Northern Counter Group", "Дорохова", ("11.5", "8.8", "1.8", "9.2"), "20", 8, 0.3,
     "film 52 label 23 box 25", {"lines": 3.2, "palette": {"film": ("PL-01", "PL-02", "PL-03", "PL-08")}}),
    (TEPLOMONTAZH, "Teplomontazh", "Басманов", ("15", "11.6", "2.6", "7.3"), "18", 9, 0.3,
     "film 45 box 26 pallet 20 service 9",
     {"lines": 3.2, "until": {"pallet": D(2026, 3, 31)}, "palette": {"film": _FILM_PLAIN}}),
    (VECTOR, "Vector-Plus Instrument Works", "Басманов", ("8.4", "6.8", "1.5", "7.1"), "46", 10, 0.3,
     "film 24 label 16 box 22 machine 18 service 20", {"discounts": SMALL, "lines": 3.6}),
    (FOREST, "Forest Manufactory", "Тихонов", ("5.4", "4.6", "1.0", "4.2"), "20", 14, 0.3,
     "film 56 label 7 box 23 pallet 14", {"discounts": SMALL, "lines": 3.4, "palette": FOREST_PALETTE}),
    (LIPOVY_YAR, "Lipovy Yar Berry Farm", "Дорохова", ("4.4", "3.9", "0", "4.2"), "22", 0, 0,
     "film 30 label 30 box 40", {"lines": 2.4, "spread": 0.25}),
    (SUKHOY_BROD, "Sukhoy Brod Bakery", "Тихонов", ("3.1", "0.35", "0", "2.1"), "22", 14, 0.3,
     "film 50 label 25 box 25", {"lines": 2.6}),
    (GAVRILOVA, "N. P. Gavrilova, sole trader", "Тихонов", ("2.2", "1.6", "0.35", "1.55"), "26", 18, 0.3,
     "film 45 label 20 box 35", {"discounts": SMALL, "lines": 2.4}),
    (KEDROVY_LOG, "Kedrovy Log Bakery", "Дорохова", ("1.6", "1.4", "0.3", "1.6"), "25", 17, 0.3,
     "film 50 label 25 box 25", {"discounts": SMALL, "lines": 2.6}),
    (SUNNY_SPOON, "Sunny Spoon Baby Food", "Ильина", ("1.3", "1.05", "0.25", "1.1"), "19", 20, 0.3,
     "film 45 label 35 box 20", {"discounts": SMALL, "lines": 2.8}),
    (BELAYA_PROTOKA, "Belaya Protoka Tea", "Дорохова", ("1.1", "0.9", "0.2", "1.0"), "25", 22, 0.3,
     "film 50 label 30 box 20", {"discounts": SMALL, "lines": 2.6}),
    (YASNY_BROD, "Yasny Brod Creamery", "Дорохова", ("0.6", "0.55", "0.12", "0.7"), "25", 25, 0.3,
     "film 50 label 30 box 20", {"discounts": SMALL, "lines": 2.4}),
    (OLD_SLOBODA, "Old Sloboda Museum Reserve", "Ильина", ("0.24", "0.17", "0.03", "0.18"), "20", 38, 0.3,
     "film 15 label 35 box 50", {"discounts": SMALL, "lines": 2.2}),
    (COSY_YARD, "Cosy Yard Stores", "Ильина", ("0", "0", "0", "0.0087"), "30", 0, 0, "machine 100", {}),
    (TIKHY_PLYOS, "Tikhy Plyos Furniture", "Тихонов", ("5.2", "2.6", "0", "0"), "20", 16, 0.3,
     "film 50 box 35 pallet 15", {"lines": 2.8}),
)  # fmt: skip  # one client a block reads better than one value a line

NAMED: tuple[Named, ...] = tuple(
    Named(number, ru, en, manager, windows, margin, _profile(ru, mix, **more), gap, variation)
    for number, (ru, en, manager, windows, margin, gap, variation, mix, more) in enumerate(_TABLE, start=1)
)
BY_NAME = {client.ru: client for client in NAMED}

PROSPECT = ("P01", "Сибирская бумага", "Siberian Paper")

VOLGA_PROFIT = kopecks("24.909")
OTHERS_PROFIT = kopecks("75.6")
"""Gross profit of the last 12 months: Volga, and all others together (given)."""

WINDOW_TOTALS = tuple(kopecks(total) for total in ("470.0", "370.0", "82.0", "400.160540"))
MANAGER_TOTALS = {
    "Ильина": kopecks("160.0"),
    "Дорохова": kopecks("105.0"),
    "Басманов": kopecks("155.0"),
    "Тихонов": kopecks("62.160540"),
}
"""Revenue of the last 12 months by manager (given)."""

DEPARTMENT_OF = {"Ильина": "food", "Дорохова": "food", "Басманов": "plants", "Тихонов": "regions"}

__all__ = ["BY_NAME", "COSY_CARTRIDGES", "DEPARTMENT_OF", "NAMED", "PROSPECT", "Named", "kopecks"]
