"""A sentence of feedback that chooses its language when it is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kamlab.i18n import current_language, listing, say


@dataclass(frozen=True, slots=True)
class Keys:
    """Names of things that live in the catalogues; written as a list in the reader's language."""

    keys: tuple[str, ...]

    @classmethod
    def options(cls, base: str, names: Iterable[str]) -> "Keys":
        """Return the labels of options of the exercise with message base ``base``."""
        return cls(tuple(f"{base}.option.{name}" for name in names))

    @classmethod
    def fields(cls, base: str, names: Iterable[str]) -> "Keys":
        """Return the labels of fields of the exercise with message base ``base``."""
        return cls(tuple(f"{base}.field.{name}" for name in names))

    def text(self, lang: str) -> str:
        """Return the names joined as a sentence does."""
        quotes = "«{}»" if lang == "ru" else "“{}”"
        return listing([quotes.format(say(key, lang)) for key in self.keys], lang)

    def __str__(self) -> str:
        """Return the names in the language in use."""
        return self.text(current_language())


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: a message key and its facts."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def text(self, lang: str | None = None) -> str:
        """Return the sentence in ``lang``; without one, in the language in use."""
        lang = lang or current_language()
        facts = {name: fact.text(lang) if isinstance(fact, Keys) else fact for name, fact in self.facts.items()}
        return say(self.key, lang, **facts)
