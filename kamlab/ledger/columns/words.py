"""A header → its words: CamelCase, snake_case and CAPITALS taken apart, units set aside."""

import re
from dataclasses import dataclass

from kamlab.ledger.columns.spelling import ATOMS, CURRENCIES, MEASURES, SCALES

LEVELS = " · "  # joins the levels of a two-level header

_WITHOUT = re.compile(
    r"\b(?:без(?: учета)?|excl(?:uding|usive)?(?: of)?|ex|w/o|without|net of|before) (?:ндс|vat|tax(?:es)?)\b"
)
_WITH = re.compile(
    r"\b(?:с(?: учетом)?|вкл(?:ючая)?|в т ч|incl(?:uding|usive)?(?: of)?|with|after) (?:ндс|vat|tax(?:es)?)\b"
)
NET_OF_TAX, WITH_TAX = "~netoftax", "~withtax"
_PERCENT = frozenset({"%", "percent", "percentage", "процент", "pct"})
AFTER_DISCOUNT, BEFORE_DISCOUNT = "~afterdiscount", "~beforediscount"
_AFTER = re.compile(
    r"\b(?:со? (?:учетом )?скид(?:кой|ками|ки|ок)|(?:after|net of|less|incl(?:uding)?|with) (?:the )?discounts?)\b"
)
_BEFORE = re.compile(
    r"\b(?:без (?:учета )?скид(?:ки|ок)|до скид(?:ки|ок)|(?:before|without|excl(?:uding)?) discounts?)\b"
)


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """What a header says, word by word.

    Attributes
    ----------
    words
        Lower-case words without units; «без НДС», “excl. VAT”, «со скидкой» are one word each.
    currency
        ISO code if the header names one: «Сумма, руб.» → ``RUB``.
    scale
        What one unit of the column is worth: «тыс. руб.» → 1000.
    percent
        Whether the header speaks of percent.
    """

    words: tuple[str, ...]
    currency: str | None = None
    scale: float = 1.0
    percent: bool = False


def header_words(header: str) -> HeaderWords:
    """Take a header apart.

    Examples
    --------
    >>> header_words("OrderDate").words
    ('order', 'date')
    >>> header_words("Сумма (без НДС), тыс. руб.")
    HeaderWords(words=('сумма', '~netoftax'), currency='RUB', scale=1000.0, percent=False)
    """
    text = re.sub(r"(?<=[a-zа-яё0-9])(?=[A-ZА-ЯЁ])|(?<=[A-ZА-ЯЁ])(?=[A-ZА-ЯЁ][a-zа-яё])", " ", header)
    text = text.lower().replace("ё", "е").replace("№", " номер ").replace("#", " no ")
    text = text.replace("кол-во", "количество").replace("к-во", "количество").replace("кол.", "количество ")
    text = " ".join(re.findall(r"[a-zа-я0-9$€£₽₸₴]+|%", text.replace("-", " ")))
    text = _WITH.sub(WITH_TAX, _WITHOUT.sub(NET_OF_TAX, text))
    text = _AFTER.sub(AFTER_DISCOUNT, _BEFORE.sub(BEFORE_DISCOUNT, text))
    spoken = [part for word in text.split() for part in _split(word)]
    return _without_units(spoken)


def _without_units(spoken: list[str]) -> HeaderWords:
    currency = next((CURRENCIES[word] for word in spoken if word in CURRENCIES and word != "try"), None)
    scale = next((SCALES[word] for word in spoken if word in SCALES), 1.0)
    percent = not _PERCENT.isdisjoint(spoken)
    units = {word for word in spoken if word in CURRENCIES or word in SCALES or word in MEASURES or word == "%"}
    words = tuple(word for word in spoken if word not in units)
    return HeaderWords(words or tuple(spoken), currency, scale, percent)


def _split(word: str) -> list[str]:
    """Take a run-together word apart if known words make it up exactly."""
    if word in ATOMS or len(word) < 6 or not word.isascii():  # noqa: PLR2004 - shorter words are not joined
        return [word]
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(end):
            parts = best[start]
            if parts is not None and word[start:end] in ATOMS:
                longer = best[end]
                if longer is None or len(parts) + 1 < len(longer):
                    best[end] = [*parts, word[start:end]]
    return best[-1] or [word]
