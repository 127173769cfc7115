"""Rows of the register in a form: the folder's until somebody touches one, the workbook's from then on."""

from typing import TYPE_CHECKING

from kamlab.forms.entries import Entries, Line
from kamlab.forms.held import Held
from kamlab.workbook.models import Opportunity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamlab.forms.fields import Field, Value
    from kamlab.forms.form import Form
    from kamlab.modules.opportunities.forms.own import Own
    from kamlab.modules.opportunities.model import Idea

_LINKS = ("needs_id", "excludes_id")


class IdeaLines(Entries):
    """The opportunities, some columns of them.

    Parameters
    ----------
    form, fields
        The form they stand in, one field per column.
    own
        What is entered so far; it writes the folder's opportunities at the first touch.
    """

    def __init__(self, form: "Form", fields: "Sequence[Field]", own: "Own") -> None:
        self.own = own
        super().__init__(form, "ideas", Opportunity, fields)
        self.sync()

    def sync(self) -> None:
        """Take up what other forms of the page have done: new rows, rows gone, values."""
        if not self.own.is_adopted:
            if [line.row for line in self.lines] != [""] * len(self.own.start_ideas) or not self.lines:
                self.lines = [self._start(idea) for idea in self.own.start_ideas]
            return
        rows = self.form.book.rows(Opportunity, **self.fixed)
        known = {line.row: line for line in self.lines if line.row}
        drafts = [line for line in self.lines if line.is_draft and not line.id.startswith("start:")]
        self.lines = [self._fresh(known.get(one.id), one) for one in rows] + drafts

    def _fresh(self, line: Line | None, entry: Opportunity) -> Line:
        """Return a row with the values of the workbook; what is being typed stays."""
        made = self._line(entry)
        if line is None:
            return made
        for name, held in made.held.items():
            now = line.held[name]
            if now.problem is None and not now.unwritten and now.stored != held.stored:
                line.held[name] = held
        return line

    def _start(self, idea: "Idea") -> Line:
        """Return a row of the folder, not written yet."""
        values = {
            "needs_id": f"start:{idea.needs}" if idea.needs else None,
            "excludes_id": f"start:{idea.excludes}" if idea.excludes else None,
            "account_id": idea.account or None,
        }
        held = {}
        for name, kind in self.kinds.items():
            value = values[name] if name in values else kind.from_column(getattr(idea, name))
            held[name] = Held(kind.default if value is None else value)
        return Line(f"start:{idea.id}", held)

    def _save(self, line: Line, values: "Mapping[str, Value]") -> None:
        """Save cells; the first touch writes all the folder's rows, so that they stay together."""
        if line.id.startswith("start:") and not line.row:
            made = self.own.adopt()
            ids = {f"start:{id_}": row for id_, row in made.items()}
            for one in self.lines:
                one.row = ids.get(one.id, one.row)
                for name, held in one.held.items():
                    held.value = ids.get(str(held.value), held.value) if name in _LINKS else held.value
                    held.stored = held.value
            values = {name: ids.get(str(value), value) if name in _LINKS else value for name, value in values.items()}
        super()._save(line, values)
