"""The field of a tool: one of the course's by its word, or one's own."""

from dataclasses import dataclass, field
from typing import Any

from kamlab.forms.fields import Client, Value


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
