"""Fields for what the company's folder begins with: its words in the language of the page, its people by name.

The workbook keeps what was entered and the form shows it in the reader's language; a
word or a name that the folder does not know stays as it was typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kamlab.forms.fields import Client, Number, Pick, Text, Value
from kamlab.forms.wording import Wording


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Known(Text):
    """A text; one that the company's folder has in both languages is shown in that of the page.

    Parameters
    ----------
    words
        The text as it was entered → as the page shows it.
    """

    words: Callable[[str], str] = _same

    def shown(self, value: Value, _lang: str) -> object:
        """Return the text as the page shows it."""
        return self.words(value) if value else value


@dataclass(frozen=True, slots=True)
class KnownName(Client):
    """A person's name as a text, chosen from those known or a new one.

    Parameters
    ----------
    words
        The name as it was entered → as the page shows it.
    """

    words: Callable[[str], str] = _same

    def shown(self, value: Value, _lang: str) -> object:
        """Return the name as the page shows it."""
        return self.words(value) if value else value


@dataclass(frozen=True, slots=True)
class Whose(KnownName):
    """A person entered by name and kept as the id of the person's row.

    Parameters
    ----------
    id_of
        Name → id of the person's row, made at the first mention.
    name_of
        Id → name; empty if there is no such person.
    """

    id_of: Callable[[str], str] = _same
    name_of: Callable[[str], str] = _same

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the id of the person."""
        return self.id_of(str(value)) if value else None

    def from_column(self, held: Any) -> Value:  # noqa: ANN401 - whatever the column holds
        """Return the person's name."""
        return self.name_of(held) or None if held else None


@dataclass(frozen=True, slots=True)
class Word(Pick):
    """A word of a list where the workbook keeps an empty text for none."""

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the word; an empty one is kept as such."""
        return value or ""


@dataclass(frozen=True, slots=True)
class Amount(Number):
    """A number that may run to millions, money or not: its field shows all the digits."""

    def control(self, words: Wording) -> dict[str, object]:
        """Return unit and width."""
        return {**Number.control(self, words), "wide": 11 + len(self.unit)}
