"""Fields of the plan: texts and names of the demo company in the language of the page, people by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kamlab.forms.fields import Client, Number, Text, Value
from kamlab.forms.wording import Wording


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Known(Text):
    """A text; one that the company's folder has in both languages is shown in that of the page."""

    words: Callable[[str], str] = _same

    def shown(self, value: Value, _lang: str) -> object:
        """Return the text as the page shows it."""
        return self.words(value) if value else value


@dataclass(frozen=True, slots=True)
class Amount(Number):
    """A number that may run to millions: its field shows all the digits."""

    def control(self, words: Wording) -> dict[str, object]:
        """Return unit and width."""
        return {**Number.control(self, words), "wide": 11 + len(self.unit)}


@dataclass(frozen=True, slots=True)
class KnownName(Client):
    """A person's name as a text, chosen from those known or a new one."""

    words: Callable[[str], str] = _same

    def shown(self, value: Value, _lang: str) -> object:
        """Return the name as the page shows it."""
        return self.words(value) if value else value


@dataclass(frozen=True, slots=True)
class Whose(Client):
    """A person of the workbook, entered by name.

    Parameters
    ----------
    id_of
        Name → id of the person's row, made at the first mention.
    name_of
        Id → name; empty if there is no such person.
    """

    words: Callable[[str], str] = _same
    id_of: Callable[[str], str] = _same
    name_of: Callable[[str], str] = _same

    def shown(self, value: Value, _lang: str) -> object:
        """Return the name as the page shows it."""
        return self.words(value) if value else value

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the id of the person."""
        return self.id_of(value) if value else None

    def from_column(self, held: Any) -> Value:  # noqa: ANN401 - whatever the column holds
        """Return the person's name."""
        return self.name_of(held) or None if held else None
