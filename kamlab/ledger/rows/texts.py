"""Names and identifiers: trimmed, never folded; an identifier stays text."""

from collections.abc import Mapping
from dataclasses import dataclass

from kamlab.ledger.columns.cells import EMPTY, SPACES
from kamlab.ledger.reading.spacing import INVISIBLE
from kamlab.ledger.rows import sql

WORDS = (
    "n/a",
    "#n/a",
    "#н/д",
    "н/д",
    "na",
    "<не указан>",
)  # say that nothing is known; among numbers a person should see them
NOTHING = (*(mark for mark in EMPTY if mark), "—", "–", "−", *WORDS)
WHOLE = 1e15  # up to here a float holds every whole number
_SHORT = 7  # bytes; a longer mark begins with a bracket


@dataclass(frozen=True, slots=True)
class TextColumn:
    """One column of names or codes.

    Attributes
    ----------
    field
        The field it fills; names the columns of the query.
    cell, storage
        SQL for the cell of the raw table, and how it is stored.
    coded
        Whether it holds codes that were once numbers: ``17850.0`` is 17850.
    tidy
        Whether the cells are known to need nothing, and are taken as they stand.
    words
        Whether «н/д» stays a word instead of nothing: the column is of numbers, some of them unreadable.
    even
        Whether no cell is known to have a space out of place (see ``RawTable.even``).
    """

    field: str
    cell: str
    storage: str
    coded: bool = False
    tidy: bool = False
    words: bool = False
    even: bool = False

    def steps(self) -> tuple[Mapping[str, str], ...]:
        """Return the projections that read the column; they add ``field`` (VARCHAR)."""
        if self.tidy:
            return ({self.field: self.cell},)
        written = self._written()
        kept = sql.name(f"{self.field}.x")
        return ({f"{self.field}.x": written}, {self.field: without_marks(kept, words=self.words)})

    def _written(self) -> str:
        cell = self.cell
        if self.storage == "number":
            whole = f"CAST(CAST({cell} AS BIGINT) AS VARCHAR)"
            other = f"CAST({cell} AS VARCHAR)"
            return f"CASE WHEN abs({cell}) < {WHOLE:.0f} AND {cell} = trunc({cell}) THEN {whole} ELSE {other} END"
        if self.storage == "date":
            return f"replace(CAST({cell} AS VARCHAR), ' 00:00:00', '')"
        text = cell if self.even else tidy(sql.unmarked(cell) if self.storage == "mixed" else cell)
        return f"regexp_replace({text}, '^(-?[0-9]+)[.]0+$', '\\1')" if self.coded else text


def without_marks(text: str, *, words: bool = False) -> str:
    """Turn a mark of nothing («-», “n/a”) into NULL; only short texts are looked up.

    With ``words`` only signs are such marks, and «н/д» stays.
    """
    marks = ("", *(mark for mark in NOTHING if not words or mark not in WORDS))
    kept = f"CASE WHEN NOT {sql.is_one_of(f'lower({text})', marks)} THEN {text} END"
    long = f"strlen({text}) > {_SHORT}"
    bracketed = f"starts_with({text}, '(') OR starts_with({text}, '<')"
    letters = f"{text} >= '='"  # begins behind both brackets, as most names do: comparing is cheaper than looking
    return f"CASE WHEN {long} AND {letters} THEN {text} WHEN {long} AND NOT ({bracketed}) THEN {text} ELSE {kept} END"


def tidy(text: str) -> str:
    """Trim, make no-break spaces plain, drop invisible marks, leave one space between words.

    The look for trouble is made of the cheapest tests there are: most names have none.
    """
    even = sql.text(" " * len(SPACES))  # translate drops what has no counterpart
    plain = f"trim(regexp_replace(translate({text}, {sql.text(SPACES + INVISIBLE)}, {even}), '  +', ' ', 'g'))"
    odd = " OR ".join(f"contains({text}, {sql.text(mark)})" for mark in SPACES + INVISIBLE if not mark.isascii())
    untidy = (
        f"contains({text}, '  ') OR starts_with({text}, ' ') OR ends_with({text}, ' ') OR contains({text}, '\t') "
        f"OR (strlen({text}) <> length({text}) AND ({odd}))"
    )
    return f"CASE WHEN {untidy} THEN {plain} ELSE {text} END"
