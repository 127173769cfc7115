"""The 36 products: list prices are multiples of 0.20 ₽, so a price with 5 or 10 % off is exact to the kopeck."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

CATEGORIES = ("film", "label", "box", "pallet", "machine", "service")

NEW_FILM = "PL-09"
NEW_FILM_LAUNCH = dt.date(2026, 3, 2)
DELIVERY = "SV-01"

PRICE_STEP = 20
"""Kopecks: 5 % of 0.20 ₽ is one kopeck."""


@dataclass(frozen=True, slots=True)
class Product:
    """One product.

    ``list_price`` is in kopecks a unit, before discount, without VAT. It is 0 for SV-01: each delivery is invoiced at
    its own amount, quantity 1, no discount.
    """

    code: str
    category: str
    name_ru: str
    name_en: str
    unit: str
    list_price: int
    launched: dt.date


def _products() -> tuple[Product, ...]:
    made = []
    for code, category, unit, price, launched, name_ru, name_en in _TABLE:
        kopecks = round(price * 100)
        if kopecks % PRICE_STEP:
            message = f"{code}: list price {price} is not a multiple of 0.20"
            raise ValueError(message)
        made.append(Product(code, category, name_ru, name_en, unit, kopecks, dt.date.fromisoformat(launched)))
    return tuple(made)


_TABLE = (
    ("PL-01", "film", "kg", 236.0, "2014-03-03", "Стрейч-плёнка ручная 20 мкм", "Hand stretch film 20 µm"),
    ("PL-02", "film", "kg", 228.0, "2014-03-03", "Стрейч-плёнка машинная 23 мкм", "Machine stretch film 23 µm"),
    ("PL-03", "film", "kg", 242.0, "2015-09-01", "Плёнка термоусадочная 50 мкм", "Shrink film 50 µm"),
    ("PL-04", "film", "kg", 266.0, "2016-02-01", "Плёнка барьерная пищевая", "Barrier food film"),
    ("PL-05", "film", "kg", 198.0, "2014-03-03", "Плёнка техническая вторичная", "Recycled technical film"),
    ("PL-06", "film", "kg", 284.0, "2018-05-14", "Плёнка с печатью в два цвета", "Film printed in two colours"),
    ("PL-07", "film", "kg", 224.0, "2017-10-02", "Рукав полиэтиленовый", "Polyethylene tubing"),
    ("PL-08", "film", "kg", 248.0, "2019-04-01", "Плёнка воздушно-пузырчатая", "Bubble film"),
    ("PL-09", "film", "kg", 240.0, "2026-03-02", "Плёнка моно-ПЭ", "Mono-PE film"),
    ("LB-01", "label", "pc", 0.6, "2014-03-03", "Этикетка бумажная 58 × 40", "Paper label 58 × 40"),
    ("LB-02", "label", "pc", 0.8, "2014-03-03", "Этикетка термо 58 × 60", "Thermal label 58 × 60"),
    ("LB-03", "label", "pc", 1.2, "2015-06-01", "Этикетка термо 100 × 72", "Thermal label 100 × 72"),
    ("LB-04", "label", "pc", 2.2, "2016-09-05", "Этикетка полипропиленовая влагостойкая", "Moisture-proof PP label"),
    ("LB-05", "label", "pc", 3.4, "2018-03-12", "Этикетка с печатью в четыре цвета", "Label printed in four colours"),
    ("LB-06", "label", "pc", 5.8, "2020-02-03", "Этикетка с контролем вскрытия", "Tamper-evident label"),
    ("LB-07", "label", "pc", 1.8, "2021-11-01", "Этикетка морозостойкая", "Freezer-grade label"),
    ("BX-01", "box", "pc", 24.0, "2014-03-03", "Короб четырёхклапанный малый", "Small regular slotted box"),
    ("BX-02", "box", "pc", 38.0, "2014-03-03", "Короб четырёхклапанный средний", "Medium regular slotted box"),
    ("BX-03", "box", "pc", 64.0, "2014-03-03", "Короб четырёхклапанный большой", "Large regular slotted box"),
    ("BX-04", "box", "pc", 52.0, "2017-04-03", "Лоток для выкладки на полку", "Shelf-ready tray"),
    ("BX-05", "box", "pc", 118.0, "2018-08-01", "Короб пятислойный усиленный", "Double-wall heavy-duty box"),
    ("BX-06", "box", "pc", 46.0, "2019-09-02", "Короб архивный с крышкой", "Lidded archive box"),
    ("BX-07", "box", "pc", 312.0, "2021-05-11", "Контейнер картонный складной", "Folding cardboard container"),
    ("PT-01", "pallet", "pc", 640.0, "2014-03-03", "Поддон деревянный 1200 × 800", "Wooden pallet 1200 × 800"),
    ("PT-02", "pallet", "pc", 860.0, "2015-02-02", "Поддон деревянный 1200 × 1000", "Wooden pallet 1200 × 1000"),
    ("PT-03", "pallet", "pc", 2480.0, "2018-10-01", "Поддон пластиковый гигиенический", "Hygienic plastic pallet"),
    ("PT-04", "pallet", "pc", 1120.0, "2022-03-14", "Борт складной для поддона", "Folding pallet collar"),
    (
        "MC-01",
        "machine",
        "pc",
        486000.0,
        "2016-06-01",
        "Паллетообмотчик полуавтоматический",
        "Semi-automatic pallet wrapper",
    ),
    ("MC-02", "machine", "pc", 218000.0, "2016-06-01", "Термоусадочная камера", "Shrink chamber"),
    ("MC-03", "machine", "pc", 74600.0, "2018-01-15", "Принтер этикеток промышленный", "Industrial label printer"),
    ("MC-04", "machine", "pc", 18400.0, "2014-03-03", "Запайщик настольный", "Table-top sealer"),
    ("MC-05", "machine", "pc", 3260.0, "2014-03-03", "Диспенсер для стрейч-плёнки", "Stretch film dispenser"),
    ("MC-06", "machine", "pc", 4350.0, "2018-01-15", "Картридж для принтера этикеток", "Label printer cartridge"),
    ("SV-01", "service", "pc", 0.0, "2014-03-03", "Доставка", "Delivery"),
    ("SV-02", "service", "pc", 9800.0, "2017-02-01", "Выезд сервисного инженера", "Service engineer visit"),
    ("SV-03", "service", "pc", 34600.0, "2019-07-01", "Обслуживание линии, месяц", "Line maintenance, month"),
)

PRODUCTS = _products()
BY_CODE = {product.code: product for product in PRODUCTS}


def net_price(code: str, discount: int) -> int:
    """Return the price after discount, kopecks a unit; ``discount`` in percent, a multiple of 5."""
    return BY_CODE[code].list_price // PRICE_STEP * (PRICE_STEP - discount // 5)
