"""What the forms of an account share: one account in view, answers kept for each, rows that belong to it."""

from typing import TYPE_CHECKING, Any

from kamlab.forms import Drawn, Part, Pick, prose
from kamlab.forms.entries import Entries
from kamlab.modules.daily_management.findings.reading import DOSSIER, Reading, form_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kamlab.desk import Desk
    from kamlab.forms.entries import Line
    from kamlab.forms.fields import Field, Value
    from kamlab.forms.form import Form
    from kamlab.workbook.models import Entry

CLIENT = "client"


class AccountForm(Drawn):
    """A form about one account at a time.

    Attributes
    ----------
    reading
        What is known as it is now.
    account
        The account in view: chosen here, else the one of the dossier, else the first.
    """

    watches = True  # dossier, diary, decisions and board look at one another
    common: "frozenset[str]" = frozenset()  # fields that are the same for every account

    def __init__(self, desk: "Desk") -> None:
        self.reading = Reading(desk)
        chosen = desk.workbook.answers(self.key, desk.company_key).get(CLIENT)
        shared = desk.workbook.answers(DOSSIER, desk.company_key).get(CLIENT)
        self.account = str(chosen or shared or self.first())
        super().__init__(desk)

    def first(self) -> str:
        """Return the account to begin with."""
        return next(iter(self.reading.kept_accounts), "")

    def client_field(self) -> Pick:
        """Return the field that chooses the account."""
        names = list(dict.fromkeys([*self.reading.accounts, *([self.account] if self.account else [])]))
        return Pick(
            CLIENT, self.account or None, options=names, labels={name: self.reading.name(name) for name in names}
        )

    def own_fields(self) -> "Iterable[Field]":
        """Return the other fields."""
        return ()

    def make_fields(self) -> "Iterable[Field]":
        """Return the choice of the account and the form's own fields."""
        return [self.client_field(), *self.own_fields()]

    def place_of(self, field: str) -> str:
        """Keep the choice and what is common under the form's name, the rest for each account."""
        return self.key if field == CLIENT or field in self.common else form_of(self.key, self.account)

    def put(self, field: str, value: "Value") -> None:
        """Save a value; another account brings its own answers and rows."""
        super().put(field, value)
        if field == CLIENT and value and value != self.account:
            self.account = str(value)
            chosen = self.held[CLIENT]
            self.held = self._read()
            self.held[CLIENT] = chosen
            self.turn()

    def turn(self) -> None:
        """Show another account's rows."""
        for table in self.tables.values():
            if isinstance(table, OwnedRows):
                table.follow(self.account)

    def note(self, key: str, **facts: object) -> Part:
        """Return a quiet line of the form."""
        return prose(self.say(key, **facts), quiet=True)


class OwnedRows(Entries):
    """Rows that belong to an account; the account's own row is made with the first entry.

    Parameters
    ----------
    form, name, model, fields
        As in :class:`Entries`.
    account
        Whose rows.
    own
        Columns that all the rows share beside company and account.
    """

    def __init__(  # noqa: PLR0913 - what a table of entries is made of
        self,
        form: "Form",
        name: str,
        model: "type[Entry]",
        fields: "Sequence[Field]",
        *,
        account: str,
        own: "Mapping[str, Any] | None" = None,
    ) -> None:
        super().__init__(form, name, model, fields, fixed={"id": ""})  # none of them yet: they come with follow()
        self.own = dict(own or {})
        self.follow(account)

    def follow(self, account: str) -> None:
        """Show the rows of an account."""
        from kamlab.workbook.models import Account

        self.account, self.removed = account, None
        rows = self.form.book.rows(Account, company=self.form.company_key, name=account)
        self.fixed = {"company": self.form.company_key, "account_id": rows[0].id if rows else "", **self.own}
        self.lines = [self._line(entry) for entry in self.form.book.rows(self.model, **self.fixed)] if rows else []

    def _save(self, line: "Line", values: "Mapping[str, Value]") -> None:
        """Save cells; the account gets a row of its own before its first entry does."""
        if not self.fixed["account_id"]:
            self.fixed["account_id"] = self.form.book.account(self.account, self.form.company_key).id
        super()._save(line, values)
