"""Goals and actions as rows of a form: the folder's until the first entry, the participant's from then on."""

from typing import TYPE_CHECKING, Any

from kamlab.findings.names import shorten
from kamlab.forms.entries import Entries, Line
from kamlab.forms.held import Held
from kamlab.forms.parts import Part, table
from kamlab.modules.planning.forms.begun import begin_plan

_NAME = 48  # letters of a goal or an action at the head of a row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kamlab.forms.fields import Field, Value
    from kamlab.modules.planning.forms.shared import PlanForm
    from kamlab.workbook.models import Entry


class PlanRows(Entries):
    """Rows of goals or actions of the account in view.

    Parameters
    ----------
    form, name, model, fields
        As in :class:`Entries`.
    own
        Columns that all the rows share beside company and account: ``{"side": "ours"}``.
    starts
        Returns id → values of the rows the folder begins with.
    """

    def __init__(  # noqa: PLR0913 - what a table of entries is made of
        self,
        form: "PlanForm",
        name: str,
        model: "type[Entry]",
        fields: "Sequence[Field]",
        *,
        own: "Mapping[str, Any]",
        starts: "Callable[[], Mapping[str, Mapping[str, Value]]]",
    ) -> None:
        super().__init__(form, name, model, fields, fixed={"id": ""})  # none of them yet: they come with follow()
        self.plan_form, self.own, self.starts = form, dict(own), starts
        self.account = ""
        self.follow()

    def follow(self) -> None:
        """Show what the workbook holds now: other forms of the page change the same plan."""
        form = self.plan_form
        if self.account != form.account:
            self.account, self.lines, self.removed = form.account, [], None
        id_ = form.reading.account_id(form.account)
        self.fixed = {"company": form.company_key, "account_id": id_, **self.own}
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

    def part(self, names: "Sequence[str]", *, named: bool = False) -> Part:
        """Return some of the columns as a table of fields.

        Parameters
        ----------
        names
            The columns.
        named
            Whether each row begins with its name as a text: the second table of the same rows.
        """
        first = next(iter(self.kinds))
        heads = [self.form.words.label(name) for name in ([first] if named else []) + [*names]]
        rows = []
        for place, line in enumerate(self.lines, 1):
            cells = [self.field(line, name) for name in names]
            for cell in cells:
                cell.told["label"] = f"{cell.told['label']}, {place}"
            told: list[str | Part] = [self.name_of(line)] if named else []
            rows.append([*told, *cells, *([] if named else [self.remover(line)])])
        return table([*heads, *([] if named else [""])], rows, strong=[0] if named else [])

    def name_of(self, line: Line) -> str:
        """Return what a row is called, cut to a line."""
        name, kind = next(iter(self.kinds.items()))
        return shorten(str(kind.shown(line[name], self.form.lang) or "—"), _NAME)

    def remove(self, id_: str) -> None:
        """Take a row out; a plan that was the folder's becomes the participant's first."""
        if self.line(id_).row == "" and not id_.startswith("new"):
            self._become_own()
        super().remove(id_)

    def _save(self, line: Line, values: "Mapping[str, Value]") -> None:
        """Save cells; the first save of a plan takes all of it along."""
        self._become_own()
        super()._save(line, values)

    def _become_own(self) -> None:
        form = self.plan_form
        id_ = begin_plan(form.reading, form.account)
        self.fixed = {"company": form.company_key, "account_id": id_, **self.own}
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
