"""What was decided on the way, and the refusals: both carry a message key and facts.

A note is not a warning: it says which of several readings was taken (encoding,
delimiter, header row, sheet), so that a person can disagree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kamlab.errors import KamlabError
from kamlab.i18n import say


@dataclass(frozen=True, slots=True)
class Note:
    """One decision or observation about a file, told in the reader's language.

    Attributes
    ----------
    key
        Key of the message in the catalogues.
    facts
        Values for the placeholders of the message.

    Examples
    --------
    >>> Note.of("ledger.read.rival", table="sales.csv", encoding="cp1251").key
    'ledger.read.rival'
    """

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, key: str, /, **facts: object) -> "Note":
        """Return a note with ``facts`` given by name."""
        return cls(key, facts)

    def text(self, lang: str | None = None) -> str:
        """Return the sentence in ``lang``; without one, in the language in use."""
        return say(self.key, lang, **self.facts)

    def __str__(self) -> str:
        """Return the sentence in the language in use."""
        return self.text()


def header_note(table: str, lines: Sequence[int]) -> Note:
    """Say in which row the headers stand, or in which rows if they take several."""
    if len(lines) == 1:
        return Note.of("ledger.read.header", table=table, line=str(lines[0]))
    return Note.of("ledger.read.headers", table=table, lines=[str(line) for line in lines])


class LedgerError(KamlabError):
    """A file cannot be a ledger: what was found, where, and what to do."""


class EmptyTableError(LedgerError):
    """A file that could be a table holds no row of data: alone a refusal, among others a note."""
