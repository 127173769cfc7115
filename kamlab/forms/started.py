"""Rows of the workbook that begin as what the company's folder says, and belong to the participant once touched."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kamlab.forms.entries import DRAFT, Entries, Line
from kamlab.forms.held import Held

if TYPE_CHECKING:
    from kamlab.forms.fields import Field, Value
    from kamlab.forms.form import Form
    from kamlab.workbook.models import Entry


class Started(Entries):
    """A fixed set of rows of one model, each known by a column.

    Parameters
    ----------
    form, name, model, fields
        As in :class:`Entries`.
    key
        Column that names a row within its owner: ``"sign"``, ``"question"``.
    """

    def __init__(self, form: "Form", name: str, model: "type[Entry]", fields: "Sequence[Field]", *, key: str) -> None:
        super().__init__(form, name, model, fields, fixed={"id": ""})  # none of them yet: they come with load()
        self.key, self.names = key, dict[str, Any]()  # row → value of the column
        self.owner: Callable[[], Mapping[str, Any]] = dict

    def load(
        self,
        starts: "Mapping[Any, Mapping[str, Value]]",
        rows: "Sequence[Entry]",
        owner: Callable[[], Mapping[str, Any]] = dict,
    ) -> None:
        """Show other rows.

        Parameters
        ----------
        starts
            Name of a row → its values before anybody touched it.
        rows
            What the workbook holds of them.
        owner
            Columns of the owner, asked at the first save only, so that looking makes no rows.
        """
        self.owner, self.removed = owner, None
        known = {getattr(row, self.key): row for row in rows}
        self.names = {f"{DRAFT}{place}": name for place, name in enumerate(starts)}
        self.lines = []
        for draft, name in self.names.items():
            start = {field: Held(starts[name].get(field)) for field in self.kinds}
            self.lines.append(self._line(known[name]) if name in known else Line(draft, start))
        self.names |= {row.id: name for name, row in known.items()}

    def named(self, name: object) -> Line:
        """Return the row of a name."""
        return next(line for line in self.lines if self.names[line.id] == name)

    def _save(self, line: Line, values: "Mapping[str, Value]") -> None:
        """Save cells; the first save of a row takes along what it began with."""
        if line.is_draft:
            name = self.names[line.id]
            self.fixed = {"company": self.form.company_key, **self.owner(), self.key: name}
            touched = set(values)
            values = {field: held.value for field, held in line.held.items()} | dict(values)
            self._meet(line, values, touched)
        super()._save(line, values)
        if line.id not in self.names:
            self.names[line.id] = self.fixed[self.key]

    def _meet(self, line: Line, values: "dict[str, Value]", touched: set[str]) -> None:
        """Take up the row another window has made since, with what it wrote into the cells not touched here."""
        for row in self.form.book.rows(self.model, **self.fixed):
            there = self._line(row)
            for field, held in there.held.items():
                if field not in touched:
                    line.held[field] = held
                    values[field] = held.value
            self.names[row.id] = self.names[line.id]
            line.id = row.id
