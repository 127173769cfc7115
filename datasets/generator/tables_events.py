"""The communication programme of Volga Foods, December 2026 to May 2027: who hears what, how, from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import named as n
from generator.tables_base import day, table, write_tables

if TYPE_CHECKING:
    from pathlib import Path

    from generator.demo import Demo

ILYINA, PETROV, KIM = "Ильина Е. С.", "Петров В. К.", "Ким А. Т."

EVENTS = (
    ("2026-12-04", "Орлов Д. С.", "Обзор цен на сырьё", "Review of raw material prices",
     "trends", "sector", "review", "partnership", ILYINA),
    ("2026-12-10", "Марченко О. Л.", "Семинар: остановки линий и плёнка", "Seminar: line stops and film",
     "market", "technology", "seminar", "partnership", PETROV),
    ("2026-12-22", "Моргунова Е. Г.", "График отгрузок на праздники", "Delivery schedule for the holidays",
     "company", "expertise", "call", "partnership", KIM),
    ("2027-01-14", "Крылов П. Н.", "Каталог и сроки поставки", "Catalogue and delivery times",
     "product", "brands", "newsletter", "awareness", ILYINA),
    ("2027-01-15", "Орлов Д. С.", "Встреча: итоги года", "Meeting: the year's results",
     "company", "expertise", "meeting", "partnership", ILYINA),
    ("2027-01-15", "Гусева Т. И.", "Расчёт выгоды от склада под заказ", "Benefit calculation of stock to order",
     "product", "benefits", "meeting", "partnership", ILYINA),
    ("2027-02-05", "Марченко О. Л.", "Пробная партия этикетки", "Trial lot of labels",
     "product", "benefits", "trial", "evolution", PETROV),
    ("2027-02-11", "Юсупова Р. Р.", "Новые нормы маркировки", "New labelling rules",
     "market", "regulation", "letter", "partnership", PETROV),
    ("2027-02-18", "Зайцев И. М.", "Тонкая плёнка: первые образцы", "Thin film: first samples",
     "product", "development", "trial", "evolution", PETROV),
    ("2027-03-04", "Орлов Д. С.", "Обзор цен на сырьё", "Review of raw material prices",
     "trends", "sector", "review", "partnership", ILYINA),
    ("2027-03-10", "Соколов А. В.", "Обед директоров: планы двух фирм", "Directors' lunch: plans of the two firms",
     "company", "size", "lunch", "partnership", "Лебедев М. А."),
    ("2027-03-25", "Руднев К. Е.", "Расчёт запаса на РЦ", "Stock calculation for the distribution centre",
     "product", "benefits", "meeting", "evolution", KIM),
    ("2027-04-05", "Юсупова Р. Р.", "Протоколы испытаний", "Test protocols",
     "product", "benefits", "letter", "evolution", PETROV),
    ("2027-04-08", "Гусева Т. И.", "Отчёт за квартал", "Quarterly report",
     "company", "market_share", "report", "partnership", "Савельева Н. В."),
    ("2027-04-20", "Марченко О. Л.", "Выставка упаковки", "Packaging exhibition",
     "company", "innovation", "exhibition", "awareness", ""),
    ("2027-04-23", "Орлов Д. С.", "Новинки ассортимента", "New items",
     "product", "development", "meeting", "evolution", ILYINA),
)  # fmt: skip  # one event a block
"""Day, person, message, type, item of the type, tool, function, who of ours answers (one: nobody)."""

TYPES = {
    "company": ("size", "market_share", "expertise", "innovation"),
    "product": ("benefits", "brands", "development"),
    "trends": ("sector",),
    "market": ("technology", "demography", "new_rivals", "regulation"),
}
"""The four kinds of message and their items; what is never used is a finding, so the whole list is written."""


def write(root: Path, demo: Demo) -> None:
    """Write ``events`` and ``message_types``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; the programme does not depend on it.
    """
    del demo
    events = [(place, n.VOLGA, day(date), person, *rest) for place, (date, person, *rest) in enumerate(EVENTS, start=1)]
    types = [(kind, item) for kind, items in TYPES.items() for item in items]
    made = {
        "events": table("id account date person message_ru message_en type item tool function ours", events),
        "message_types": table("type item", types),
    }
    write_tables(root / "demo", made)
