"""What stands where on a sheet: the columns a person reads, then the grey ones that keep the round trip exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column

from kamlab.i18n import LANGUAGES, say
from kamlab.workbook.checking import Label
from kamlab.workbook.entries import MODELS, column_of
from kamlab.workbook.models import Base

TITLES = {  # the column by which a person knows a row that others point at
    "participant": "name",
    "account": "name",
    "person": "name",
    "criterion": "name",
    "opportunity": "name",
    "goal": "goal",
    "message": "text",
}
_KEPT_HERE = {"participant": frozenset({"own", "login"})}  # whose file it is, is no business of a spreadsheet
_FIRST = ("company", "participant_id")
_TAIL = ("created", "changed", "id")


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a sheet.

    Attributes
    ----------
    column
        The column of the table.
    link
        Whether the cell holds the id that the column points at, not its title.
    """

    column: Column[Any]
    link: bool = False

    @property
    def target(self) -> str:
        """The table it points at, or empty."""
        return next((key.column.table.name for key in self.column.foreign_keys), "")

    @property
    def grey(self) -> bool:
        """Whether it is there for the way back only."""
        return self.link or self.column.name in _TAIL

    def text(self, lang: str) -> str:
        """Return the words at the top of the column."""
        words = Label(self.column.table.name, self.column.name).text(lang)
        return say("workbook.sheet.link", lang, name=words) if self.link else words


def tables() -> list[type[Base]]:
    """Return the models that have a sheet, in reading order: all but the journal."""
    return [MODELS[name] for name in Base.metadata.tables if name != "change"]


def headings(model: type[Base]) -> list[Heading]:
    """Return the columns of a sheet: what a person reads first, ids last."""
    hidden = _KEPT_HERE.get(model.__tablename__, frozenset())
    names = [column.name for column in model.__table__.columns if column.name not in hidden]
    middle = [name for name in names if name not in {*_FIRST, *_TAIL}]
    shown = [Heading(column_of(model, name)) for name in [*middle, *(one for one in _FIRST if one in names)]]
    links = [Heading(one.column, link=True) for one in shown if one.target]
    return [*shown, *links, *(Heading(column_of(model, name)) for name in _TAIL)]


def sheet_title(model: type[Base], lang: str) -> str:
    """Return the name of a table's sheet."""
    return say(f"workbook.table.{model.__tablename__}", lang)


def find_model(title: str) -> type[Base] | None:
    """Return the model of a sheet by its name in any language."""
    wanted = title.strip().casefold()
    for model in tables():
        if any(sheet_title(model, lang).casefold() == wanted for lang in LANGUAGES):
            return model
    return None


def find_headings(model: type[Base], row: Sequence[object]) -> dict[int, Heading]:
    """Return which column of a sheet is which, by the words of its first row in any language."""
    known = {one.text(lang).casefold(): one for one in headings(model) for lang in LANGUAGES}
    found = {place: known.get(str(cell).strip().casefold()) for place, cell in enumerate(row)}
    return {place: one for place, one in found.items() if one}
