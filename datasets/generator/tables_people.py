"""People at four accounts and our eight: posts, roles, influence, support, lines, birthdays. Everybody is invented.

Floors: D direction, H heads, S specialists, W shop floor. Functions: general, pr procurement, pd production,
lg logistics, ql quality, fn finance, mk marketing. An unknown support is an empty cell, never a zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator import named as n
from generator.tables_base import day, table, write_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.demo import Demo


class Person(NamedTuple):
    """One person at an account; ``support`` −2 to +2 or empty, ``birthday`` month and day or empty."""

    name: str
    post_ru: str
    post_en: str
    floor: str
    function: str
    role: str
    influence: int
    support: str
    state: str
    trend: str
    reports_to: str
    birthday: str = ""
    leaves: str = ""


_P = Person
CONFIRMED, ASSUMED, UNKNOWN = "confirmed", "assumed", "unknown"
SOKOLOV, MARCHENKO, ORLOV, RUDNEV = "Соколов А. В.", "Марченко О. Л.", "Орлов Д. С.", "Руднев К. Е."
OZHEGOV, LAPTEVA, KUNGURTSEVA = "Ожегов И. Н.", "Лаптева С. Г.", "Кунгурцева М. Ю."
ANTONOV, SAFINA, LARIN, CHIZHOVA = "Антонов Г. Л.", "Сафина Д. Р.", "Ларин Б. В.", "Чижова Н. А."

PEOPLE: dict[str, tuple[Person, ...]] = {
    n.VOLGA: (
        _P(SOKOLOV, "генеральный директор", "general director", "D", "general", "decides", 5, "", UNKNOWN, "", ""),
        _P("Ветрова Л. К.", "коммерческий директор", "commercial director",
           "D", "pr", "influences", 4, "", UNKNOWN, "", SOKOLOV),
        _P("Гусева Т. И.", "финансовый директор", "finance director",
           "D", "fn", "anti_sponsor", 4, "-2", ASSUMED, "", SOKOLOV, "02-17"),
        _P(MARCHENKO, "директор по производству", "production director",
           "D", "pd", "influences", 4, "", UNKNOWN, "rising", SOKOLOV, "07-28"),
        _P(ORLOV, "начальник отдела закупок", "head of procurement",
           "H", "pr", "sponsor", 3, "2", CONFIRMED, "setting", SOKOLOV, "12-02"),
        _P(RUDNEV, "начальник логистики", "head of logistics", "H", "lg", "", 3, "", UNKNOWN, "", SOKOLOV),
        _P("Крылов П. Н.", "специалист по закупкам", "buyer", "S", "pr", "", 1, "1", CONFIRMED, "", ORLOV, "03-09"),
        _P("Юсупова Р. Р.", "инженер по качеству", "quality engineer",
           "S", "ql", "influences", 2, "1", CONFIRMED, "", MARCHENKO, "05-23"),
        _P("Зайцев И. М.", "технолог", "technologist", "S", "pd", "", 2, "1", CONFIRMED, "", MARCHENKO, "08-14"),
        _P("Хасанов Ф. А.", "мастер смены", "shift master", "W", "pd", "", 1, "0", CONFIRMED, "", MARCHENKO, "10-05"),
        _P("Моргунова Е. Г.", "заведующая складом", "warehouse head",
           "W", "lg", "", 1, "1", CONFIRMED, "", RUDNEV, "06-30"),
    ),
    n.TRANS_URAL: (
        _P(OZHEGOV, "генеральный директор", "general director",
           "D", "general", "decides", 5, "1", CONFIRMED, "", "", "04-11"),
        _P(LAPTEVA, "коммерческий директор", "commercial director",
           "D", "pr", "sponsor", 4, "2", CONFIRMED, "", OZHEGOV, "12-11"),
        _P("Шадрин П. А.", "начальник закупок", "head of procurement",
           "H", "pr", "", 3, "2", CONFIRMED, "", LAPTEVA, "01-26"),
        _P(KUNGURTSEVA, "главный технолог", "chief technologist",
           "H", "pd", "", 3, "1", CONFIRMED, "rising", OZHEGOV, "09-18"),
        _P("Черных А. Р.", "начальник логистики", "head of logistics",
           "H", "lg", "", 2, "1", CONFIRMED, "", LAPTEVA, "03-31"),
        _P("Тагиров Р. М.", "инженер по качеству", "quality engineer",
           "S", "ql", "", 2, "0", CONFIRMED, "", KUNGURTSEVA, "08-02"),
        _P("Носкова Е. В.", "главный бухгалтер", "chief accountant",
           "H", "fn", "", 3, "", UNKNOWN, "", OZHEGOV, "10-20"),
    ),
    n.COSY_YARD: (
        _P(ANTONOV, "владелец", "owner", "D", "general", "decides", 5, "", UNKNOWN, "", ""),
        _P(SAFINA, "начальник закупок", "head of purchasing", "H", "pr", "anti_sponsor", 4, "-1", ASSUMED, "", ANTONOV),
        _P("Мельничук О. П.", "инженер по оборудованию", "equipment engineer",
           "S", "pd", "", 1, "1", CONFIRMED, "", SAFINA, "02-06"),
        _P("Рябова К. Т.", "начальник маркетинга", "head of marketing",
           "H", "mk", "", 3, "", UNKNOWN, "rising", ANTONOV, "06-12"),
    ),
    n.ALTAIR: (
        _P(LARIN, "генеральный директор", "general director", "D", "general", "decides", 5, "", UNKNOWN, "", ""),
        _P("Воронова А. К.", "начальник закупок", "head of procurement",
           "H", "pr", "", 3, "1", CONFIRMED, "setting", LARIN, "04-29", "2026-12-30"),
        _P(CHIZHOVA, "начальник отдела качества", "head of quality", "H", "ql", "", 3, "", UNKNOWN, "", LARIN),
        _P("Гуляев С. П.", "начальник логистики", "head of logistics",
           "H", "lg", "", 2, "0", CONFIRMED, "", LARIN, "01-13"),
        _P("Ершова Т. В.", "технолог", "technologist", "S", "pd", "", 3, "2", CONFIRMED, "rising", CHIZHOVA, "09-04"),
    ),
}  # fmt: skip  # one person a block

OURS = (
    ("Лебедев М. А.", "директор", "director", "D", "general", ""),
    ("Ильина Е. С.", "менеджер по работе с ключевыми клиентами", "key account manager", "S", "pr", "food"),
    ("Дорохова А. П.", "менеджер по работе с ключевыми клиентами", "key account manager", "S", "pr", "food"),
    ("Басманов Р. И.", "менеджер по работе с ключевыми клиентами", "key account manager", "S", "pr", "plants"),
    ("Тихонов С. Ю.", "менеджер", "account manager", "S", "pr", "regions"),
    ("Петров В. К.", "сервисный инженер", "service engineer", "S", "pd", ""),
    ("Ким А. Т.", "логист", "logistics", "H", "lg", ""),
    ("Савельева Н. В.", "финансы", "finance", "H", "fn", ""),
)
"""Name, post, floor, the client's function that this person stands opposite, department."""

CELLS = {"D": ("pr", "pd", "fn"), "H": ("pr", "pd", "lg", "ql", "fn"), "S": ("pr", "pd", "lg", "ql"), "W": ("pd", "lg")}
"""Floors × functions that matter at Volga Foods: fourteen cells."""

TIES = (
    (n.VOLGA, "Ильина Е. С.", ORLOV, 3, "2019-02-12", "2026-08-12", "2026-11-17"),
    (n.VOLGA, "Ильина Е. С.", "Крылов П. Н.", 1, "2026-09-03", "", "2026-11-12"),
    (n.VOLGA, "Петров В. К.", "Юсупова Р. Р.", 1, "2024-05-16", "2026-07-16", "2026-10-22"),
    (n.VOLGA, "Петров В. К.", "Зайцев И. М.", 2, "2022-03-17", "2026-08-06", "2026-11-09"),
    (n.VOLGA, "Петров В. К.", "Хасанов Ф. А.", 1, "2023-10-12", "2026-08-06", "2026-11-09"),
    (n.VOLGA, "Ким А. Т.", "Моргунова Е. Г.", 2, "2021-06-08", "2026-08-19", "2026-11-13"),
    (n.VOLGA, "Лебедев М. А.", "Ветрова Л. К.", 1, "2025-12-03", "2026-06-04", "2026-06-04"),
    (n.TRANS_URAL, "Лебедев М. А.", OZHEGOV, 2, "2018-09-20", "2026-06-18", "2026-09-30"),
    (n.TRANS_URAL, "Басманов Р. И.", LAPTEVA, 3, "2017-04-05", "2026-08-12", "2026-11-16"),
    (n.TRANS_URAL, "Басманов Р. И.", "Шадрин П. А.", 3, "2016-02-15", "2026-08-18", "2026-11-10"),
    (n.TRANS_URAL, "Петров В. К.", KUNGURTSEVA, 2, "2020-11-11", "2026-07-23", "2026-11-05"),
    (n.TRANS_URAL, "Ким А. Т.", "Черных А. Р.", 2, "2021-02-17", "2026-08-20", "2026-10-28"),
    (n.TRANS_URAL, "Петров В. К.", "Тагиров Р. М.", 1, "2023-03-22", "2026-07-15", "2026-07-15"),
    (n.COSY_YARD, "Ильина Е. С.", "Мельничук О. П.", 1, "2026-08-25", "", "2026-08-25"),
    (n.ALTAIR, "Ильина Е. С.", "Воронова А. К.", 2, "2025-10-22", "2026-08-12", "2026-09-15"),
    (n.ALTAIR, "Петров В. К.", "Ершова Т. В.", 2, "2025-12-10", "2026-07-02", "2026-07-02"),
)
"""Account, ours, theirs, depth 0–3, first contact; last two-way contact up to 21 August 2026, and up to 19 November."""


def _people_rows() -> Iterator[tuple[object, ...]]:
    for account, people in PEOPLE.items():
        for person in people:
            yield (account, *person[:-1], day(person.leaves))


def write(root: Path, demo: Demo) -> None:
    """Write ``people``, ``our_people``, ``cells`` and ``ties``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; people do not depend on it.
    """
    del demo
    cells = [(n.VOLGA, floor, function) for floor, functions in CELLS.items() for function in functions]
    ties = [(*row[:4], day(row[4]), day(row[5]), day(row[6])) for row in TIES]
    people = (
        "account person post_ru post_en floor function role influence support support_state trend reports_to "
        "birthday leaves"
    )
    made = {
        "people": table(people, _people_rows()),
        "our_people": table("person post_ru post_en floor function department", OURS),
        "cells": table("account floor function", cells),
        "ties": table("account ours theirs depth first_contact contact_by_2026_08_21 last_contact", ties),
    }
    write_tables(root / "demo", made)
