"""A table of entries in a form: rows of one model of the workbook, each cell a field.

A new row reaches the workbook with its first entry; a row taken out can be put back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kamlab.errors import KamlabError
from kamlab.forms.fields import Field, Value
from kamlab.forms.held import Held
from kamlab.forms.parts import Part, button, row, table
from kamlab.i18n import say

if TYPE_CHECKING:
    from datetime import datetime

    from kamlab.forms.form import Form
    from kamlab.workbook import Removed
    from kamlab.workbook.models import Entry

DRAFT = "new"  # rows made on this page have names that begin so


@dataclass(slots=True)
class Line:
    """One row: its name on the page, the state of each of its fields, its id in the workbook.

    The name stays when a draft is saved: the fields of the page are the same ones, and keep the focus.
    """

    id: str
    held: dict[str, Held] = field(default_factory=dict)
    row: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether the row is not in the workbook yet."""
        return not self.row

    def __getitem__(self, name: str) -> Value:
        """Return the value of a field."""
        return self.held[name].value


class Entries:
    """Rows of a model in a form.

    Parameters
    ----------
    form
        The form they stand in; they announce themselves there under ``name``.
    name
        Name inside the form, the first part of the ids of its fields.
    model
        Class of :mod:`kamlab.workbook.models`.
    fields
        One per column shown; a field's id is the column's name.
    most
        Greatest number of rows; None for no limit.
    fixed
        Columns that all the rows share, ``{"module": "01"}``: a filter and what new rows get.
    """

    def __init__(  # noqa: PLR0913 - what a table of entries is made of
        self,
        form: "Form",
        name: str,
        model: type["Entry"],
        fields: Sequence[Field],
        *,
        most: int | None = None,
        fixed: Mapping[str, Any] | None = None,
    ) -> None:
        self.form, self.name, self.model, self.most = form, name, model, most
        self.kinds = {one.id: one for one in fields}
        self.fixed: dict[str, Any] = {"company": form.company_key, **(fixed or {})}
        self.saved: datetime | None = None
        self.removed: Removed | None = None
        self._taken: Line | None = None  # as it stood when it was taken out
        self._drafts = 0
        form.tables[name] = self
        self.lines = [self._line(entry) for entry in form.book.rows(model, **self.fixed)]

    def __iter__(self) -> Iterator[Line]:
        """Go through the rows."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of rows, drafts included."""
        return len(self.lines)

    @property
    def is_full(self) -> bool:
        """Whether no more rows fit."""
        return self.most is not None and len(self.lines) >= self.most

    def line(self, id_: str) -> Line:
        """Return a row by its id."""
        return next(one for one in self.lines if one.id == id_)

    def add(self, **values: Value) -> Line:
        """Add a row; with values it is saved at once, without it is a draft."""
        self._drafts += 1
        line = Line(f"{DRAFT}{self._drafts}", {name: Held(kind.default) for name, kind in self.kinds.items()})
        self.lines.append(line)
        if values:
            self._save(line, values)
        return line

    def set(self, where: str, raw: object) -> None:
        """Read what was entered in a cell (``<row>/<field>``) and save it."""
        id_, _, name = where.partition("/")
        line = self.line(id_)
        held = line.held[name]
        try:
            value = self.kinds[name].read(raw, self.form.lang, self.form.today)
        except KamlabError as problem:
            held.typed, held.problem = raw, problem
            return
        held.typed = held.problem = None
        before, held.value = held.value, value
        if not (line.is_draft and value in (None, "") and before in (None, "")):  # a start that is emptied is an entry
            self._save(line, {name: value})

    def press(self, what: str, id_: str) -> None:
        """Add, move, remove or put back a row."""
        if what == "add":
            line = self.add()
            self.form.move_focus(self._id(line, next(iter(self.kinds))))
        elif what in {"up", "down"}:
            self.move(id_, -1 if what == "up" else 1)
        elif what == "remove":
            self.remove(id_)
            self.form.move_focus(f"{self.name}/{'add' if self.removed is None else 'undo'}")
        elif what == "undo" and self.removed is not None:
            self._restore(self.removed)

    def put_back(self, where: str) -> None:
        """Save again what another window had written into a cell (``<row>/<field>``)."""
        id_, _, name = where.partition("/")
        line = self.line(id_)
        if (other := line.held[name].other) is not None:
            self._save(line, {name: other.value})
            line.held[name].other = None

    def catch_up(self) -> None:
        """Show the rows that another form of the page has added meanwhile."""
        known = {line.row for line in self.lines}
        rows = self.form.book.rows(self.model, **self.fixed)
        self.lines += [self._line(entry) for entry in rows if entry.id not in known]

    @property
    def is_unwritten(self) -> bool:
        """Whether the disk has refused an entry so far."""
        return any(held.unwritten for line in self.lines for held in line.held.values())

    def write_again(self) -> None:
        """Write what the disk has refused so far."""
        for line in self.lines:
            if values := {name: held.value for name, held in line.held.items() if held.unwritten}:
                self._save(line, values)

    def remove(self, id_: str) -> None:
        """Take a row out; it can be put back until the next one is taken out."""
        line = self.line(id_)
        self.lines.remove(line)
        if not line.is_draft:
            self.removed, self._taken = self.form.book.remove(self.model, line.row), line

    def _restore(self, removed: "Removed") -> None:
        """Put a row back as it stood; the others keep their names, drafts, and what could not be read yet."""
        self.form.book.undo(removed)
        here = {line.row: line for line in self.lines if line.row}
        known = here | ({self._taken.row: self._taken} if self._taken is not None else {})
        drafts = [line for line in self.lines if line.is_draft]
        rows = self.form.book.rows(self.model, **self.fixed)
        self.lines = [*(known.get(entry.id) or self._line(entry) for entry in rows), *drafts]
        self.removed = self._taken = None
        for line in self.lines:
            if line.row and line.row not in here:
                self.form.move_focus(self._id(line, next(iter(self.kinds))))

    def move(self, id_: str, step: int) -> None:
        """Move a row up (−1) or down (1); all the rows keep their places in the workbook."""
        at = self.lines.index(self.line(id_))
        to = min(max(at + step, 0), len(self.lines) - 1)
        self.lines.insert(to, self.lines.pop(at))
        for place, line in enumerate(self.lines, 1):
            if not line.is_draft:
                self.saved = self.form.book.save(self.model, line.row, position=place).at
        stuck = (to == 0 and step < 0) or (to == len(self.lines) - 1 and step > 0)
        way = "up" if (step < 0) is not stuck else "down"
        self.form.move_focus(f"{self.name}/{way}:{id_}")

    # Parts ----------------------------------------------------------------------------------

    def field(self, line: Line, name: str, *, bare: bool = True) -> Part:
        """Return the part of a cell."""
        from kamlab.forms.form import field_part

        part = field_part(self.kinds[name], line.held[name], self.form.words, name=self._id(line, name), bare=bare)
        part.told["label"] = part.told["label"] or name
        return self.form.with_latest_mark(part, line.held[name])

    def table(self, *, heads: Sequence[str] = ()) -> Part:
        """Return the rows as a table of fields with a button each to take the row out."""
        words = self.form.words
        heads = [*(heads or [words.label(name) for name in self.kinds]), ""]
        rows = [[*(self.field(line, name) for name in self.kinds), self.remover(line)] for line in self.lines]
        return table(heads, rows)

    def movers(self, line: Line) -> Part:
        """Return the two small buttons that move a row up and down."""
        at, named = self.lines.index(line), self._named(line)
        ends = {"up": at > 0, "down": at < len(self.lines) - 1}
        return row(*(self._mover(line, way, named) for way, free in ends.items() if free))

    def _mover(self, line: Line, way: str, named: str) -> Part:
        label = say(f"forms.{way}", self.form.lang)
        sign = {"up": "↑", "down": "↓"}[way]
        return button(f"{self.name}/{way}:{line.id}", sign, weight="small", hint=f"{label}: {named}")

    def _named(self, line: Line) -> str:
        return str(line[next(iter(self.kinds))] or "")

    def remover(self, line: Line) -> Part:
        """Return the button that takes a row out."""
        named = self._named(line)
        label = say("forms.entries.remove", self.form.lang)
        return button(f"{self.name}/remove:{line.id}", label, weight="link", hint=f"{label}: {named}" if named else "")

    def foot(self, note: str = "", *, add: str = "") -> Part:
        """Return the line below: the button that adds a row, what was just taken out, a note."""
        lang, parts = self.form.lang, []
        if not self.is_full:
            parts.append(button(f"{self.name}/add", add or say("forms.entries.add", lang), weight="small"))
        if self.removed is not None:
            parts.append(Part("prose", told={"text": say("forms.entries.removed", lang), "quiet": True}))
            parts.append(button(f"{self.name}/undo", say("forms.entries.undo", lang), weight="link"))
        if note:
            parts.append(Part("prose", told={"text": note, "quiet": True}))
        return row(*parts)

    # The workbook ---------------------------------------------------------------------------

    def _id(self, line: Line, name: str) -> str:
        return f"{self.name}/{line.id}/{name}"

    def _line(self, entry: "Entry") -> Line:
        values = {name: kind.from_column(getattr(entry, name)) for name, kind in self.kinds.items()}
        shown = {name: self.form.in_language(self.kinds[name], value) for name, value in values.items()}
        return Line(entry.id, {name: Held(shown[name], value) for name, value in values.items()}, entry.id)

    def _save(self, line: Line, values: Mapping[str, Value]) -> None:
        """Save cells of a row; a draft becomes a row of the workbook."""
        columns: dict[str, Any] = {name: self.kinds[name].to_column(value) for name, value in values.items()}
        for name, value in values.items():
            line.held[name].value, line.held[name].unwritten = value, True
        if line.is_draft:
            fixed = self.fixed | {"position": len(self.lines)}
            saved = self.form.book.save(self.model, **fixed, **columns)
            line.row = saved.id
        else:
            seen = {name: self.kinds[name].to_column(line.held[name].stored) for name in values}
            saved = self.form.book.save(self.model, line.row, seen=seen, **columns)
        self.saved = saved.at
        for name, value in values.items():
            held = line.held[name]
            held.stored, held.saved, held.unwritten = value, saved.at, False
            other = saved.others.get(name)
            held.other = other and replace(other, value=self.kinds[name].from_column(other.value))
