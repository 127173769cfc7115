"""What the forms of an account share: one account in view, answers kept for each, rows that belong to it."""

from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Part, Pick, prose
from kamlab.forms.account import AccountRows
from kamlab.modules.daily_management.findings.reading import DOSSIER, Reading
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.desk import Desk
    from kamlab.forms.fields import Field, Value

CLIENT = "client"


class ChosenForm(Drawn):
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
            if isinstance(table, AccountRows):
                table.follow()

    def note(self, key: str, **facts: object) -> Part:
        """Return a quiet line of the form."""
        return prose(self.say(key, **facts), quiet=True)
