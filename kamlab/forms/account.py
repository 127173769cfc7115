"""Forms about one account, and the rows that belong to it.

Several forms of a page look at one account; where one of them chooses another, all
follow. Rows of an account come in two kinds: those only the participant enters
(:class:`AccountRows`), and those that begin as what the company's folder says and become
the participant's own, all of them together, with the first entry (:class:`OwnRows`).
"""

from typing import TYPE_CHECKING, Any

from kamlab.findings.names import shorten
from kamlab.forms.drawn import Drawn
from kamlab.forms.entries import DRAFT, Entries, Line
from kamlab.forms.held import Held
from kamlab.forms.parts import Part, prose, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamlab.desk import Desk
    from kamlab.forms.fields import Field, Value
    from kamlab.forms.form import Form
    from kamlab.workbook.models import Entry

_NAME = 48  # letters of a row's name at its head
_NONE = "—"


class AccountForm(Drawn):
    """A form about the account in view.

    Attributes
    ----------
    account
        The client as the ledger writes it; empty while there is none.
    """

    watches = True  # forms about one account look at one another

    def __init__(self, desk: "Desk") -> None:
        self.account = self.in_view()
        self.look()
        super().__init__(desk)
        self.offer()

    # What a kind of form says ---------------------------------------------------------------

    def in_view(self) -> str:
        """Return the account in view as it is chosen now; asked before the form is made."""
        raise NotImplementedError

    def look(self) -> None:
        """Take what is known of the account now; asked before the form is made."""

    def turn(self) -> None:
        """Prepare for another account; called before its answers are read."""

    def offer(self) -> None:
        """Renew what fields offer."""

    def account_parts(self) -> list[Part]:
        """Return the parts for the account in view."""
        return []

    # What all do ----------------------------------------------------------------------------

    def compose(self) -> list[Part]:
        """Return the parts for the account in view."""
        self.follow()
        return self.account_parts()

    def follow(self) -> None:
        """Look which account is in view, and what the other forms have changed."""
        account = self.in_view()
        if account != self.account:
            self.account = account
            self.turn()
            self.held = self._read()
        self.look()
        self.offer()
        for rows in self.tables.values():
            if isinstance(rows, AccountRows):
                rows.follow()

    def note(self, key: str, **facts: object) -> Part:
        """Return a quiet line of the form."""
        return prose(self.say(key, **facts), quiet=True)


class AccountRows(Entries):
    """Rows of the account in view; the account's own row is made with the first of them.

    Parameters
    ----------
    form
        A form that has an ``account``; the rows follow it.
    name, model, fields
        As in :class:`Entries`.
    own
        Columns that all the rows share beside company and account: ``{"planned": True}``.
    """

    def __init__(
        self,
        form: "Form",
        name: str,
        model: "type[Entry]",
        fields: "Sequence[Field]",
        *,
        own: "Mapping[str, Any] | None" = None,
    ) -> None:
        super().__init__(form, name, model, fields, fixed={"id": ""})  # none of them yet: they come with follow()
        self.own, self.account = dict(own or {}), ""
        self.follow()

    def follow(self) -> None:
        """Show what the workbook holds now for the account in view."""
        self._turn()
        self._belong(id_ := self._account_id())
        if id_:
            self.catch_up()

    def filters(self, account_id: str) -> dict[str, Any]:
        """Return the columns all the rows share beside the company."""
        return {"account_id": account_id, **self.own}

    def _turn(self) -> None:
        account = str(getattr(self.form, "account", ""))
        if self.account != account:
            self.account, self.lines, self.removed = account, [], None

    def _belong(self, account_id: str) -> None:
        self.fixed = {"company": self.form.company_key, **self.filters(account_id)}

    def _account_id(self) -> str:
        return self.form.book.account_id(self.account, self.form.company_key)

    def _become_own(self) -> None:
        """Make what the rows need before they are written: the account's own row."""
        self._belong(self.form.book.account(self.account, self.form.company_key).id)

    def _save(self, line: Line, values: "Mapping[str, Value]") -> None:
        """Save cells; the first save makes what the rows belong to."""
        self._become_own()
        super()._save(line, values)


class OwnRows(AccountRows):
    """Rows of the account in view: the folder's until the first entry, the participant's from then on.

    A kind of rows says what the folder begins with (:meth:`starts`), whether that has been
    taken over already (:meth:`is_begun`), and how it is (:meth:`take_over`).
    """

    def starts(self) -> "Mapping[str, Mapping[str, Value]]":
        """Return key → values of the rows before the first entry."""
        raise NotImplementedError

    def is_begun(self) -> bool:
        """Tell whether the rows are the participant's own by now."""
        raise NotImplementedError

    def take_over(self) -> str:
        """Write what the folder begins with into the workbook, unless it is there; return the account's id."""
        raise NotImplementedError

    def key_of(self, row: "Entry") -> str:
        """Return the name that a row of the workbook has on the page: the same before and after the first entry."""
        return row.id

    def head(self) -> str:
        """Return the heading over the names of the rows."""
        return self.form.words.label(next(iter(self.kinds)))

    def name_of(self, line: Line) -> str:
        """Return what a row is called: its first cell, cut to a line."""
        name, kind = next(iter(self.kinds.items()))
        return shorten(kind.told(line[name], self.form.words), _NAME)

    # What all do ----------------------------------------------------------------------------

    def follow(self) -> None:
        """Show what the workbook holds now: other forms of the page change the same rows."""
        self._turn()
        self._belong(self._account_id())
        if not self.is_begun():
            self._begin_lines()
            return
        rows = {row.id: row for row in self.form.book.rows(self.model, **self.fixed)}
        keys = {self.key_of(row): row.id for row in rows.values()}
        for line in self.lines:
            line.row = keys.get(line.id, line.row)  # a row of the folder may have become the participant's
        known = {line.row for line in self.lines}
        drafts = [line for line in self.lines if line.row in rows or (line.is_draft and line.id.startswith(DRAFT))]
        self.lines = [*drafts, *(self._line(row) for row in rows.values() if row.id not in known)]
        for line in self.lines:
            if line.row:
                self._renew(line, rows[line.row])

    def part(self, names: "Sequence[str]", *, named: bool = False, lines: "Sequence[Line] | None" = None) -> Part:
        """Return some of the columns as a table of fields.

        Parameters
        ----------
        names
            The columns.
        named
            Whether each row begins with its name as a text: the second table of the same rows.
        lines
            The rows; all by default.
        """
        heads = [*([self.head()] if named else []), *(self.form.words.label(name) for name in names)]
        rows = []
        for place, line in enumerate(self.lines if lines is None else lines, 1):
            cells = [self.field(line, name) for name in names]
            for cell in cells:
                cell.told["label"] = f"{cell.told['label']}{self.told_apart(line, place)}"
            told: list[str | Part] = [self.name_of(line)] if named else []
            rows.append([*told, *cells, *([self.remover(line)] if self.is_removable(named=named) else [])])
        last = [""] if self.is_removable(named=named) else []
        return table([*heads, *last], rows, strong=[0] if named else [])

    def told_apart(self, _line: Line, place: int) -> str:
        """Return what tells the label of a cell from the same one in another row."""
        return f", {place}"

    def is_removable(self, *, named: bool) -> bool:
        """Tell whether rows can be taken out in a table; in the second one they cannot."""
        return not named

    def remove(self, id_: str) -> None:
        """Take a row out; what was the folder's becomes the participant's first."""
        if self.line(id_).is_draft and not id_.startswith(DRAFT):
            self._become_own()
        super().remove(id_)

    def _named(self, line: Line) -> str:
        name = self.name_of(line)
        return "" if name == _NONE else name

    def _line(self, entry: "Entry") -> Line:
        line = super()._line(entry)
        line.id = self.key_of(entry)
        return line

    def _become_own(self) -> None:
        """Take over all the rows with the first entry."""
        self._belong(self.take_over())
        keys = {self.key_of(row): row.id for row in self.form.book.rows(self.model, **self.fixed)}
        for line in self.lines:
            if line.is_draft and line.id in keys:
                line.row = keys[line.id]
                for held in line.held.values():
                    held.stored = held.value

    def _begin_lines(self) -> None:
        """Show the folder's rows; those typed so far and not saved stay below them."""
        kept = {line.id: line for line in self.lines}
        drafts = [line for line in self.lines if line.id.startswith(DRAFT)]
        self.lines = [kept.get(id_) or self._start(id_, values) for id_, values in self.starts().items()] + drafts

    def _start(self, id_: str, values: "Mapping[str, Value]") -> Line:
        return Line(id_, {name: Held(values.get(name, kind.default)) for name, kind in self.kinds.items()})

    def _renew(self, line: Line, row: "Entry") -> None:
        """Take over what was written elsewhere into cells that wait for nothing here."""
        for name, kind in self.kinds.items():
            held = line.held[name]
            value = kind.from_column(getattr(row, name))
            if held.problem is None and not held.unwritten and value != held.stored:
                held.value = held.stored = value
