"""Messages and events as rows of a form: the folder's until the first entry, the participant's from then on."""

from typing import TYPE_CHECKING

from kamlab.forms.entries import Entries, Line
from kamlab.forms.held import Held
from kamlab.modules.communication.forms.begun import begin_programme
from kamlab.modules.communication.model import kind_of
from kamlab.workbook.models import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kamlab.forms.fields import Field, Value
    from kamlab.forms.parts import Part
    from kamlab.modules.communication.forms.shared import ProgrammeForm
    from kamlab.workbook.models import Entry


class OwnRows(Entries):
    """Rows of the account in view.

    Parameters
    ----------
    form, name, model, fields
        As in :class:`Entries`.
    starts
        Returns id → values of the rows the folder begins with.
    """

    def __init__(
        self,
        form: "ProgrammeForm",
        name: str,
        model: "type[Entry]",
        fields: "Sequence[Field]",
        *,
        starts: "Callable[[], Mapping[str, Mapping[str, Value]]]",
    ) -> None:
        super().__init__(form, name, model, fields, fixed={"id": ""})  # none of them yet: they come with follow()
        self.own_form, self.starts = form, starts
        self.account = ""
        self.follow()

    def follow(self) -> None:
        """Show what the workbook holds now: other forms of the page change the same programme."""
        form = self.own_form
        if self.account != form.account:
            self.account, self.lines, self.removed = form.account, [], None
        id_ = form.reading.account_id(form.account)
        self.fixed = {"company": form.company_key, "account_id": id_}
        if not form.reading.is_begun(form.account):
            self._begin_lines()
            return
        rows = {row.id: row for row in form.book.rows(self.model, **self.fixed)} if id_ else {}
        for line in self.lines:
            if line.id in rows:
                line.row = line.id  # a row of the folder that has become the participant's
        known = {line.row for line in self.lines}
        drafts = [line for line in self.lines if line.row in rows or (line.is_draft and line.id.startswith("new"))]
        self.lines = [*drafts, *(self._line(row) for row in rows.values() if row.id not in known)]
        for line in self.lines:
            if line.row:
                self._renew(line, rows[line.row])

    def columns(self, names: "Sequence[str]", *, named: bool = False) -> "Part":
        """Return some of the columns as a table of fields; ``named`` rows begin with their name as a text."""
        from kamlab.forms.parts import Part, table

        heads = [self.form.words.label(name) for name in names]
        rows: list[list[str | Part]] = []
        for place, line in enumerate(self.lines, 1):
            cells: list[str | Part] = []
            for name in names:
                part = self.field(line, name)
                part.told["label"] = f"{part.told['label']}, {place}"
                cells.append(part)
            rows.append([self.name_of(line), *cells] if named else [*cells, self.remover(line)])
        return table([self.form.words.label("named"), *heads] if named else [*heads, ""], rows, strong=[0] * named)

    def name_of(self, line: Line) -> str:
        """Return what a row is called: the label of its first cell."""
        name, kind = next(iter(self.kinds.items()))
        return kind.told(line[name], self.form.words)

    def remove(self, id_: str) -> None:
        """Take a row out; a programme that was the folder's becomes the participant's first."""
        if self.line(id_).row == "" and not id_.startswith("new"):
            self._become_own()
        super().remove(id_)

    def _named(self, line: Line) -> str:
        return self.name_of(line)

    def _save(self, line: Line, values: "Mapping[str, Value]") -> None:
        """Save cells; the first save takes the whole programme along. A message gets the type of its item."""
        self._become_own()
        super()._save(line, values)
        if self.model is Message and "item" in values:
            self.form.book.save(Message, line.row, kind=kind_of(str(values["item"] or "")) or None)

    def _become_own(self) -> None:
        form = self.own_form
        id_ = begin_programme(form.reading, form.account)
        self.fixed = {"company": form.company_key, "account_id": id_}
        for line in self.lines:
            if not line.row and not line.id.startswith("new"):
                line.row = line.id
                for held in line.held.values():
                    held.stored = held.value

    def _begin_lines(self) -> None:
        """Show the folder's rows; those typed so far and not saved stay below them."""
        starts = self.starts()
        there = {line.id for line in self.lines}
        drafts = [line for line in self.lines if line.id.startswith("new")]
        kept = [line for line in self.lines if line.id in starts]
        new = [
            Line(id_, {name: Held(values.get(name, kind.default)) for name, kind in self.kinds.items()})
            for id_, values in starts.items()
            if id_ not in there
        ]
        self.lines = [*kept, *new, *drafts]

    def _renew(self, line: Line, row: "Entry") -> None:
        """Take over what was written elsewhere into cells that wait for nothing here."""
        for name, kind in self.kinds.items():
            held = line.held[name]
            value = kind.from_column(getattr(row, name))
            if held.problem is None and not held.unwritten and value != held.stored:
                held.value = held.stored = value
