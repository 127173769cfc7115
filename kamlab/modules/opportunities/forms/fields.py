"""Fields of this module that keep something in another shape than they show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kamlab.forms import Client, Number
from kamlab.forms.fields import Value
from kamlab.forms.wording import Wording

_PERCENT = 100
_SIZES = {  # what people write after an amount
    "млрд": 1e9, "bn": 1e9, "млн": 1e6, "mln": 1e6, "m": 1e6, "тыс.": 1e3, "тыс": 1e3, "k": 1e3,
}  # fmt: skip  # one line: spelling and size


@dataclass(frozen=True, slots=True)
class Money(Number):
    """An amount; “539 млн” and “539m” are read as people mean them."""

    def control(self, words: Wording) -> dict[str, object]:
        """Return unit and width: an amount in full has its groups of three."""
        return {**Number.control(self, words), "wide": 14}

    def read(self, raw: object, lang: str, today: date) -> Value:
        """Return the amount in whole units of the currency."""
        text = str(raw or "").strip().casefold().removesuffix("₽").removesuffix("руб.").removesuffix("руб").strip()
        for ending, size in _SIZES.items():
            if text.endswith(ending) and text.removesuffix(ending).strip():
                value = Number.read(self, text.removesuffix(ending).strip(), lang, today)
                whole = None if value is None else round(value * size, 2)
                return int(whole) if whole is not None and float(whole).is_integer() else whole
        return Number.read(self, raw, lang, today)


@dataclass(frozen=True, slots=True)
class Fact(Money):
    """An amount that the workbook keeps as the text of a fact."""

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - what every field says
        """Return the amount as text; nothing as an empty one."""
        return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")

    def from_column(self, held: Any) -> Value:  # noqa: ANN401 - what every field says
        """Return the amount of a text; what is no number is nothing."""
        return amount(held)


def amount(held: object) -> float | int | None:
    """Return the number that a fact's text holds; None if it holds none."""
    try:
        value = float(str(held).replace("\u00a0", "").replace(" ", "").replace(",", "."))
    except ValueError:
        return None
    return (int(value) if value.is_integer() else value) if abs(value) < 1e15 else None  # noqa: PLR2004 - money beyond it is a slip


@dataclass(frozen=True, slots=True)
class Share(Number):
    """A chance: typed in per cent, kept as a fraction."""

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - what every field says
        """Return the fraction."""
        return None if value is None else value / _PERCENT

    def from_column(self, held: Any) -> Value:  # noqa: ANN401 - what every field says
        """Return per cent."""
        return None if held is None else round(_PERCENT * held, 6)


@dataclass(frozen=True, slots=True)
class Word(Client):
    """A word of the course's list, or the firm's own: shown in the reader's language, kept as a code.

    Parameters
    ----------
    words
        Code → the word shown.
    """

    words: Mapping[str, str] = field(default_factory=dict)

    def read(self, raw: object, lang: str, today: date) -> Value:
        """Return the code of a known word; another word stays what it is."""
        text = Client.read(self, raw, lang, today)
        known = {shown.casefold(): code for code, shown in self.words.items()}
        return None if text is None else known.get(str(text).casefold(), text)

    def shown(self, value: Value, _lang: str) -> object:
        """Return the word in the reader's language."""
        return self.words.get(str(value), value) if value else ""
