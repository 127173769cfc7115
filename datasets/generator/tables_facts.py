"""The dossiers of four accounts: twenty required fields, what is filled, how we know it and since when.

A field without a line is empty; a fact is stale after 180 days. Fields marked ``personal`` hold data about a person
and are left out of anything that leaves the firm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.tables_base import day, table, write_tables
from generator.tables_facts_values import FACTS

if TYPE_CHECKING:
    from pathlib import Path

    from generator.demo import Demo

FIELDS = (
    ("phone", 1, "телефон", "phone", True, False),
    ("address", 1, "адрес", "address", True, False),
    ("bank_details", 1, "банковские реквизиты", "bank details", True, False),
    ("industry", 1, "отрасль", "industry", True, False),
    ("sites", 1, "площадки", "sites", True, False),
    ("size", 1, "размер: выручка и люди", "size: turnover and staff", True, False),
    ("strategy", 1, "планы развития", "development plans", True, False),
    ("contact", 2, "контактное лицо", "contact", True, True),
    ("decision_maker", 2, "кто решает", "who decides", True, True),
    ("approval", 2, "как согласуют покупку", "how a purchase is approved", True, False),
    ("limits", 2, "кто сколько вправе подписать", "who may sign how much", True, False),
    ("budget", 3, "расход на упаковку в год", "packaging spend a year", True, False),
    ("solvency", 3, "платёжная дисциплина", "payment discipline", True, False),
    ("accounts", 3, "опубликованная отчётность", "published accounts", True, False),
    ("needs", 4, "задачи и «боли»", "tasks and pains", True, False),
    ("quality", 4, "требования к качеству", "quality expected", True, False),
    ("terms", 4, "ожидаемые условия", "terms expected", True, False),
    ("first_deal", 5, "первая сделка", "first deal", True, False),
    ("projects", 5, "общие проекты", "joint projects", True, False),
    ("claims", 5, "рекламации и чем кончились", "claims and how they ended", True, False),
    ("news", 1, "новости", "news", False, False),
    ("brands", 1, "марки клиента", "the client's brands", False, False),
    ("rivals", 1, "соперники клиента", "the client's rivals", False, False),
    ("visit_rules", 2, "порядок прохода на площадку", "rules for visiting the site", False, False),
    ("gift_rules", 2, "правила о подарках", "rules on gifts", False, False),
    ("interests", 2, "интересы вне работы", "interests outside work", False, True),
    ("payment_calendar", 3, "дни платежей", "payment days", False, False),
    ("equipment", 4, "оборудование на линиях", "equipment on the lines", False, False),
    ("season", 4, "сезон", "season", False, False),
    ("reference", 5, "готов рекомендовать", "ready to recommend us", False, False),
)
"""Code, section (1 general, 2 people and decisions, 3 money, 4 needs, 5 history), names, required, personal."""

SECTION = {code: section for code, section, *_ in FIELDS}


def write(root: Path, demo: Demo) -> None:
    """Write ``facts`` and ``dossier_fields``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; the dossiers do not depend on it.
    """
    del demo
    fields = [(*row[:4], *("yes" if mark else "no" for mark in row[4:])) for row in FIELDS]
    facts = [
        (account, SECTION[field], field, ru, en, state, source_ru, source_en, day(date))
        for account, lines in FACTS.items()
        for field, ru, en, state, source_ru, source_en, date in lines
    ]
    made = {
        "dossier_fields": table("field section name_ru name_en required personal", fields),
        "facts": table("account section field value_ru value_en state source_ru source_en date", facts),
    }
    write_tables(root / "demo", made)
