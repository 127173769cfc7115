"""Numbers, money, dates and lists as each language writes them.

Babel knows the grouping, the decimal mark, the month names and the currency
signs. This module adds the habits of the course: a true minus sign, short money
in thousands and millions, “less than 1 %” instead of a false zero.
"""

import math
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

NBSP = "\u00a0"
MINUS = "\u2212"
_SAME = 1e-9  # a percentage is a float: 100 × 0.125 need not be 12.5 exactly
_SHORT = ((1e9, 1e9, "billion"), (1e6, 1e6, "million"), (1e4, 1e3, "thousand"))
_UNITS = {
    "ru": {"billion": f"{NBSP}млрд", "million": f"{NBSP}млн", "thousand": f"{NBSP}тыс."},
    "en": {"billion": "bn", "million": "m", "thousand": "k"},
}
_WORDS = {
    "ru": ("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}


def number(value: float, lang: str, decimals: int = 0) -> str:
    """Write a number with grouped digits and a fixed count of decimals.

    Examples
    --------
    >>> number(-1234567.5, "en", 1)
    '−1,234,567.5'
    """
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return _signed(format_decimal(_rounded(value, decimals), format=pattern, locale=lang))


def percent(share: float, lang: str, decimals: int = 0) -> str:
    """Write a fraction (0.1 = 10 %) as a percentage.

    Examples
    --------
    >>> percent(0.274, "en", 1)
    '27.4%'
    """
    return number(100 * share, lang, decimals) + (f"{NBSP}%" if lang == "ru" else "%")


def points(difference: float, lang: str, decimals: int = 0) -> str:
    """Write a difference of two shares (fractions) in percentage points, with its sign."""
    sign = "+" if difference > 0 else ""
    unit = f"{NBSP}п.{NBSP}п." if lang == "ru" else f"{NBSP}pp"
    return sign + number(100 * difference, lang, decimals) + unit


def money(value: float, lang: str, currency: str = "RUB", decimals: int = 0) -> str:
    """Write an amount in full: ``1 234 567 ₽`` in Russian, ``RUB 1,234,567`` in English."""
    return _with_currency(number(value, lang, decimals), lang, currency)


def money_short(value: float, lang: str, currency: str = "RUB") -> str:
    """Write an amount as a person says it: ``118,6 млн ₽``, ``RUB 118.6m``.

    Amounts of up to four digits stay whole; larger ones go to thousands,
    millions or billions with one decimal below a hundred of the unit.
    """
    size = abs(value)
    for start, unit, name in _SHORT:
        if size >= start * (1 - 5e-7):
            scaled = value / unit
            decimals = 0 if name == "thousand" and abs(scaled) >= 100 else 1  # noqa: PLR2004 - three digits say enough
            return _with_currency(number(scaled, lang, decimals) + _UNITS[lang][name], lang, currency)
    return _with_currency(number(value, lang, 0), lang, currency)


def date_text(value: date | datetime, lang: str) -> str:
    """Write a day: ``27 ноября 2026`` or ``27 November 2026``."""
    from babel.dates import format_date

    return format_date(value, format="d MMMM y", locale=lang)


def date_short(value: date | datetime, lang: str) -> str:
    """Write a day for a narrow column: ``27 нояб. 2026`` or ``27 Nov 2026``."""
    from babel.dates import format_date

    return format_date(value, format="d MMM y", locale="en_GB" if lang == "en" else lang)


def weekday_text(value: date | datetime, lang: str) -> str:
    """Write a day with its day of the week: ``пт, 27 ноября 2026`` or ``Fri, 27 November 2026``."""
    from babel.dates import format_date

    return format_date(value, format="EEE, d MMMM y", locale=lang)


def month_text(value: date | datetime, lang: str) -> str:
    """Write a month: ``ноябрь 2026`` or ``November 2026``."""
    from babel.dates import format_date

    return format_date(value, format="LLLL y", locale=lang)


def listing(names: Iterable[object], lang: str) -> str:
    """Join names as a sentence does: ``А, Б и В``, ``A, B and C``."""
    from babel.lists import format_list

    return format_list([str(name) for name in names], style="standard", locale="en_GB" if lang == "en" else lang)


def words(count: int, lang: str) -> str:
    """Write a whole number up to ten in words (masculine in Russian), a larger one in digits."""
    known = _WORDS[lang]
    return known[count] if 0 <= count < len(known) else number(count, lang)


def upper_first(text: object, _lang: str = "en") -> str:
    """Raise the first letter, leave the rest."""
    spoken = str(text)
    return spoken[:1].upper() + spoken[1:]


def lower_first(text: object) -> str:
    """Lower the first letter, leave the rest: a heading becomes a word inside a sentence."""
    spoken = str(text)
    return spoken[:1].lower() + spoken[1:]


def _rounded(value: float, decimals: int) -> float:
    """Round first, so that −0.4 without decimals is 0 and not −0."""
    rounded = round(float(value), decimals)
    return 0.0 if rounded == 0 else rounded


def _signed(text: str) -> str:
    return text.replace("-", MINUS)


def _with_currency(amount: str, lang: str, currency: str) -> str:
    """Add the sign or code of the currency; an empty code (nobody said it) adds nothing."""
    from babel.numbers import get_currency_symbol

    if not currency:
        return amount
    if lang == "ru":
        return f"{amount}{NBSP}{get_currency_symbol(currency, locale='ru')}"
    return f"{currency}{NBSP}{amount}"


Writer = Callable[[Any, str, str], str]
WRITERS: dict[str, Writer] = {
    "": lambda value, lang, _currency: _plain(value, lang),
    "number": lambda value, lang, _currency: number(value, lang),
    "number1": lambda value, lang, _currency: number(value, lang, 1),
    "number2": lambda value, lang, _currency: number(value, lang, 2),
    "percent": lambda value, lang, _currency: percent(value, lang),
    "percent1": lambda value, lang, _currency: percent(value, lang, 1),
    "percent2": lambda value, lang, _currency: percent(value, lang, 2),
    "percent_exact": lambda value, lang, _currency: percent(value, lang, _decimals(100 * value)),
    "points": lambda value, lang, _currency: points(value, lang),
    "points1": lambda value, lang, _currency: points(value, lang, 1),
    "money": money,
    "money2": lambda value, lang, currency: money(value, lang, currency, 2),
    "money_short": money_short,
    "date": lambda value, lang, _currency: date_text(value, lang),
    "date_short": lambda value, lang, _currency: date_short(value, lang),
    "month": lambda value, lang, _currency: month_text(value, lang),
    "list": lambda value, lang, _currency: listing(value, lang),
    "words": lambda value, lang, _currency: words(value, lang),
    "Words": lambda value, lang, _currency: upper_first(words(value, lang)),
    "upper_first": lambda value, lang, _currency: upper_first(value, lang),
    "lower_first": lambda value, _lang, _currency: lower_first(value),
}


def _decimals(value: float) -> int:
    """Return how many decimals a value somebody chose needs: none, one or two."""
    return next((digits for digits in (0, 1) if abs(value - round(value, digits)) < _SAME), 2)


def _plain(value: object, lang: str) -> str:
    """Write a value without a stated format: numbers as the language does, the rest as text."""
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value, lang)
    if isinstance(value, float) and math.isfinite(value):
        return number(value, lang, 0 if value.is_integer() else 1)
    return str(value)
