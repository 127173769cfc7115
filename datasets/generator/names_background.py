"""Names of background clients: type and «Adjective Noun», each pair used once, or a sole trader.

All invented. Within a type every client has another adjective, so no two names come close to each other.
"""

from __future__ import annotations

from functools import cache

from generator.transliterate import transliterate

NOUNS = ("Лог", "Брод", "Яр", "Плёс", "Створ", "Мыс", "Берег", "Ключ", "Камень", "Бор")
ADJECTIVES = (
    "Кедровый", "Ясный", "Тихий", "Дальний", "Липовый", "Сухой", "Рябиновый", "Песчаный",
    "Туманный", "Ветреный", "Снежный", "Полынный", "Соболиный", "Ольховый", "Журавлиный", "Медвежий",
)  # fmt: skip  # a row of words, not a column
TAKEN = frozenset(
    [
        ("Липовый", "Яр"),
        ("Сухой", "Брод"),
        ("Кедровый", "Лог"),
        ("Ясный", "Брод"),
        ("Тихий", "Плёс"),
        ("Дальний", "Створ"),
    ]
)
"""Pairs that named clients bear."""

TYPES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "food": (
        ("Пекарня", "Bakery", "food"),
        ("Кондитерская", "Confectionery", "food"),
        ("Молокозавод", "Dairy", "food"),
        ("Мельница", "Mill", "food"),
        ("Коптильня", "Smokehouse", "food"),
        ("Винодельня", "Winery", "drinks"),
        ("Овощебаза", "Vegetable Depot", "farming"),
        ("Минимаркет", "Minimarket", "retail"),
    ),
    "plants": (
        ("Завод метизов", "Hardware Works", "metal"),
        ("Литейный цех", "Foundry", "metal"),
        ("Кабельный завод", "Cable Works", "machinery"),
        ("Станкозавод", "Machine-Tool Works", "machinery"),
    ),
    "regions": (
        ("Типография", "Printers", "printing"),
        ("Лесопилка", "Sawmill", "timber"),
        ("Питомник", "Nursery", "farming"),
        ("Мебельный цех", "Furniture Shop", "furniture"),
        ("Автосервис", "Garage", "repair"),
        ("Склад-магазин", "Warehouse Store", "retail"),
        ("Аптека", "Pharmacy", "pharmacy"),
    ),
}
PER_TYPE = 8

SOLE_TRADERS = (
    "Абросимов Г. Е.", "Белозерцева М. И.", "Власенко О. Р.", "Горшенин П. А.", "Дьяконова С. В.", "Жаркова Л. М.",
    "Зубцов Ф. Н.", "Игнатенко В. Ю.", "Калмыкова Е. Г.", "Логунов Я. Д.", "Мещерякова Т. О.", "Нефёдов А. З.",
    "Остапчук И. К.", "Пустовалова Ж. С.", "Рогожин Б. Л.", "Синельникова К. Э.", "Тюленев М. Ф.", "Ускова Р. П.",
    "Филиппенко Д. В.", "Харламова Н. Е.", "Цыбин О. Г.", "Чеканова Ю. Т.", "Шубин Л. И.", "Щеглова В. Н.",
    "Эверстова А. М.", "Юрасов К. С.", "Яковенко З. Б.", "Бирюков Э. Т.", "Ветлугина О. Я.", "Кудрин С. Х.",
    "Дубровский Н. Ж.",
)  # fmt: skip  # a row of words, not a column


@cache
def _pairs() -> dict[str, tuple[tuple[str, str], ...]]:
    """Give every type eight pairs with eight different adjectives, always from the fullest adjectives."""
    free = {adjective: [noun for noun in NOUNS if (adjective, noun) not in TAKEN] for adjective in ADJECTIVES}
    given: dict[str, tuple[tuple[str, str], ...]] = {}
    types = [name for department in TYPES.values() for name, _, _ in department]
    for turn, name in enumerate(types):
        order = sorted(free, key=lambda word: (-len(free[word]), ADJECTIVES.index(word)))[:PER_TYPE]
        given[name] = tuple(
            (word, free[word].pop((turn * 3 + place) % len(free[word]))) for place, word in enumerate(order)
        )
    return given


def _companies(department: str) -> list[tuple[str, str, str, str]]:
    """Name the companies of a department, types taking turns."""
    made = []
    for place in range(PER_TYPE):
        for name, english, industry in TYPES[department]:
            adjective, noun = _pairs()[name][place]
            ru = f"{name} «{adjective} {noun}»"
            made.append((ru, f"{transliterate(adjective)} {transliterate(noun)} {english}", department, industry))
    return made


def sole_trader_english(name: str) -> str:
    """Turn «Surname I. O.» into “I. O. Surname, sole trader”."""
    surname, *initials = name.split()
    return f"{' '.join(transliterate(part) for part in initials)} {transliterate(surname)}, sole trader"


def background_names(manager: str, count: int) -> list[tuple[str, str, str, str]]:
    """Name a manager's background clients.

    Parameters
    ----------
    manager
        Surname.
    count
        How many clients the manager has.

    Returns
    -------
    list of tuple
        Russian name, English name, department, industry; ``count`` rows.
    """
    food = _companies("food")
    traders = [(f"ИП {name}", sole_trader_english(name), "regions", "trade") for name in SOLE_TRADERS]
    regions = [row for pair in zip(_companies("regions"), traders, strict=False) for row in pair]
    rows = {
        "Ильина": food[:24],
        "Дорохова": food[24:],
        "Басманов": _companies("plants"),
        "Тихонов": [*regions, *_companies("regions")[len(traders) :]],
    }[manager]
    if len(rows) != count:
        message = f"{manager}: {len(rows)} names for {count} clients"
        raise ValueError(message)
    return rows
