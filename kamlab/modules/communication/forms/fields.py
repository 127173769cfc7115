"""Fields of the programme: words of the folder in the language of the page, people by name, tools by their word."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kamlab.forms.fields import Client, Pick, Text, Value


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
class KnownName(Client):
    """A name as a text, chosen from those known or a new one."""

    words: Callable[[str], str] = _same

    def shown(self, value: Value, _lang: str) -> object:
        """Return the name as the page shows it."""
        return self.words(value) if value else value


@dataclass(frozen=True, slots=True)
class Whose(Client):
    """A person of the client, entered by name and kept as the id of the person's row.

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
        return self.id_of(value) if value else None

    def from_column(self, held: Any) -> Value:  # noqa: ANN401 - whatever the column holds
        """Return the person's name."""
        return self.name_of(held) or None if held else None


@dataclass(frozen=True, slots=True)
class Tool(Client):
    """A tool: one of the course's, kept as its code and shown as a word, or one's own word."""

    labels: dict[str, str] = field(default_factory=dict)

    def shown(self, value: Value, _lang: str) -> object:
        """Return the word."""
        return self.labels.get(value, value) if value else value

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the code of a known word; another one as it is."""
        codes = {word: code for code, word in self.labels.items()}
        return codes.get(str(value or ""), value or "")


@dataclass(frozen=True, slots=True)
class About(Pick):
    """What a message is about; kept as a text that may be empty."""

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the item; an empty one is kept as such."""
        return value or ""
