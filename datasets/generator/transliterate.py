"""Russian names in Latin letters, the way the course spells them: Ильина is Ilyina, Плёс is Plyos."""

from __future__ import annotations

_PAIRS = {"ый": "y", "ий": "y", "ье": "ye", "ьё": "yo", "ья": "ya", "ью": "yu", "ьи": "yi"}
_LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        ("a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
         "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
        strict=True,
    )
)  # fmt: skip  # the alphabet reads as a row


def _word(word: str) -> str:
    lower = word.lower()
    made = ""
    place = 0
    while place < len(lower):
        pair = lower[place : place + 2]
        at_end = place + 2 == len(lower)
        if pair in _PAIRS and (at_end or pair[0] == "ь"):
            made, place = made + _PAIRS[pair], place + 2
            continue
        made, place = made + _LETTERS.get(lower[place], lower[place]), place + 1
    return made.capitalize() if word[:1].isupper() else made


def transliterate(text: str) -> str:
    """Write Russian text in Latin letters, word by word; what is not Cyrillic stays.

    Parameters
    ----------
    text
        For example «Тихий Мыс» or «Соколов А. В.».

    Returns
    -------
    str
        For example “Tikhy Mys” or “Sokolov A. V.”.
    """
    return " ".join(_word(word) for word in text.split(" "))
