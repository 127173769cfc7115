"""Numbers as people type them: «1 064 000,50 ₽», “12.5 %”, «200 тыс», “1.5m”."""

import re

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_UNITS = re.compile(r"(%|₽|rub|руб(?:л(?:ь|я|ей))?\.?|р\.|шт\.?|ч\.?|h|x|×)$")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_THOUSAND = r"к|k|тыс\.?|тысяч[аи]?|thousand"
_MILLION = r"м|m|mn|mln|млн\.?|миллион(?:а|ов)?|million"
_BILLION = r"b|bn|млрд\.?|миллиард(?:а|ов)?|billion"
_SIZES = {re.compile(f"(?:{words})$"): size for words, size in ((_THOUSAND, 1e3), (_MILLION, 1e6), (_BILLION, 1e9))}
_CODE = re.compile(r"[A-Z]{3}")
_SIGNS = "₽$€£¥₸"


def is_money(unit: str) -> bool:
    """Tell whether a unit is a currency: its sign or its code."""
    return unit in set(_SIGNS) or bool(_CODE.fullmatch(unit))


def read_number(text: str, lang: str, *, unit: str = "") -> float | None:
    """Return a number as it was typed; None if it is none.

    Parameters
    ----------
    text
        What was typed.
    lang
        ``"en"`` groups thousands by commas.
    unit
        Unit of the field. An amount of money may be told in thousands, millions or
        billions; elsewhere «200 тыс» is no number, because a field of per cent or
        hours that takes it would take a slip of the hand.

    Examples
    --------
    >>> read_number("200 тыс. руб.", "ru", unit="₽")
    200000.0
    >>> read_number("RUB 1.5m", "en", unit="RUB")
    1500000.0
    >>> read_number("200 тыс", "ru") is None
    True
    """
    plain = _SPACES.sub("", text).casefold().replace("\u2212", "-")
    size = 1.0
    if is_money(unit):
        sign = unit.casefold()
        plain = _UNITS.sub("", plain.removeprefix(sign).removesuffix(sign))
        for word, times in _SIZES.items():
            if word.search(plain):
                plain, size = word.sub("", plain), times
                break
    plain = _UNITS.sub("", plain)
    if lang == "en" and _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        return None
    return float(plain) if size == 1 else round(float(plain) * size, 2)
