"""The unit in which a figure writes its money: once in the sub-title, then bare numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from babel.numbers import get_currency_symbol

from kamlab.i18n import number, say

_STEPS = ((1e9, "billion"), (1e6, "million"), (1e3, "thousand"))
_TEN = 10
_FOUR = 10_000  # from here on the thousands are written once


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of money.

    Attributes
    ----------
    size
        Money in one unit.
    name
        How it is called: ``"thousand"``; empty for money as it is.
    decimals
        Digits after the mark that keep steps adding up to the eye.
    """

    size: float = 1.0
    name: str = ""
    decimals: int = 0

    def write(self, amount: float, lang: str, *, sign: bool = False, decimals: int | None = None) -> str:
        """Return an amount in this unit, without the unit's name."""
        text = number(amount / self.size, lang, self.decimals if decimals is None else decimals)
        return f"+{text}" if sign and amount > 0 else text

    def adding_up(self, parts: Iterable[float], whole: float) -> "Unit":
        """Return the unit with as many digits, two more at most, as make the written parts add up to the whole.

        Examples
        --------
        >>> Unit(1e6, "million", 1).adding_up([241_458, 9_317_083], 9_558_541).decimals
        2
        """
        amounts = [part / self.size for part in parts]
        for digits in range(self.decimals, self.decimals + 2):
            rest = sum(round(amount, digits) for amount in amounts) - round(whole / self.size, digits)
            if abs(rest) < 0.1**digits / 2:
                return replace(self, decimals=digits)
        return replace(self, decimals=self.decimals + 2)

    def words(self, lang: str, currency: str) -> str:
        """Return the name of the unit: ``тыс. ₽``, ``RUB thousand``."""
        told = get_currency_symbol(currency, locale="ru") if currency and lang == "ru" else currency
        if not self.name:
            return told
        return say(f"concentration.unit.{self.name}", lang, currency=told).strip()


def unit_of(amounts: Iterable[float]) -> Unit:
    """Return the unit in which the largest amount has at most four digits.

    Examples
    --------
    >>> unit_of([35_000, -40_000]).name, unit_of([2_000, 900]).name
    ('thousand', '')
    """
    largest = max((abs(amount) for amount in amounts), default=0.0)
    if largest < _FOUR:
        return Unit()
    size, name = next((size, name) for size, name in _STEPS if largest >= size)
    return Unit(size, name, 2 if largest < _TEN * size else 1)
