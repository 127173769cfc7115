"""Names of the invented people and rival suppliers, in both languages."""

from __future__ import annotations

from generator.transliterate import transliterate

MANAGERS = {
    "Ильина": "Ильина Елена Сергеевна",
    "Дорохова": "Дорохова Анна Павловна",
    "Басманов": "Басманов Роман Игоревич",
    "Тихонов": "Тихонов Сергей Юрьевич",
}
OURS = (
    "Ильина Е. С.", "Дорохова А. П.", "Басманов Р. И.", "Тихонов С. Ю.",
    "Лебедев М. А.", "Петров В. К.", "Ким А. Т.", "Савельева Н. В.",
)  # fmt: skip  # a row of names
THEIRS = (
    "Соколов А. В.", "Ветрова Л. К.", "Гусева Т. И.", "Марченко О. Л.", "Орлов Д. С.", "Руднев К. Е.",
    "Крылов П. Н.", "Юсупова Р. Р.", "Зайцев И. М.", "Хасанов Ф. А.", "Моргунова Е. Г.",
    "Ожегов И. Н.", "Лаптева С. Г.", "Шадрин П. А.", "Кунгурцева М. Ю.",
    "Черных А. Р.", "Тагиров Р. М.", "Носкова Е. В.",
    "Антонов Г. Л.", "Сафина Д. Р.", "Мельничук О. П.", "Рябова К. Т.",
    "Ларин Б. В.", "Воронова А. К.", "Чижова Н. А.", "Гуляев С. П.", "Ершова Т. В.",
)  # fmt: skip  # a row of names
SUPPLIERS = (
    ("Полимер-Двина", "Polymer Dvina"),
    ("Пак-Линия", "Pak-Liniya"),
    ("Тара-Восход", "Tara-Voskhod"),
)


def english(person: str) -> str:
    """Turn «Соколов А. В.» into “A. V. Sokolov”."""
    surname, *initials = person.split()
    return f"{' '.join(transliterate(part) for part in initials)} {transliterate(surname)}"


def name_rows() -> list[tuple[str, str, str, str]]:
    """Return kind, id, Russian and English name of managers, people and suppliers."""
    rows = [("manager", surname, full, _given_first(full)) for surname, full in MANAGERS.items()]
    rows += [("person", person, person, english(person)) for person in (*OURS, *THEIRS)]
    return rows + [("supplier", ru, ru, en) for ru, en in SUPPLIERS]


def _given_first(full: str) -> str:
    """Turn «Ильина Елена Сергеевна» into “Elena Ilyina”."""
    surname, given, _ = full.split()
    return f"{transliterate(given)} {transliterate(surname)}"
