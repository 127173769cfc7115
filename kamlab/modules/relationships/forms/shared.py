"""What the forms of this module share: one account in view, its people as they are now."""

from typing import TYPE_CHECKING

from kamlab.company.people import FORM, begun_form
from kamlab.forms import Part, chips, prose, row
from kamlab.forms.account import AccountForm
from kamlab.i18n import say
from kamlab.modules.relationships.findings import Sight
from kamlab.modules.relationships.forms.rows import PeopleRows
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.company.people import Contact
    from kamlab.desk import Desk
    from kamlab.forms.entries import Line


FEW = 15  # rows that read without a filter
MOST = 30  # rows shown at once


class PeopleForm(AccountForm):
    """A form about the people of one account; it follows the account chosen in the form of the map.

    Attributes
    ----------
    sight
        The account's people as they were when the form was drawn last.
    """

    def __init__(self, desk: "Desk") -> None:
        self.sight = Sight(desk)
        super().__init__(desk)

    @property
    def kept_under(self) -> str:
        """Name under which the workbook keeps the answers about this account."""
        return form_of(self.key, self.account)

    def in_view(self) -> str:
        """Return the account whose people these are, with its people as they are now."""
        self.sight = Sight(self.sight.desk)
        return self.sight.account

    def choose(self, account: str) -> None:
        """Look at another account from now on."""
        self.book.keep(FORM, "account", account, company=self.company_key)
        self.follow()

    def sifted(self, rows: PeopleRows, *fields: str) -> "tuple[list[Part], list[Line]]":
        """Return the fields that narrow a long list, with what they leave out, and the rows to show.

        ``fields`` are the names of the field that finds a text and, if wanted, of the one that picks a floor.
        """
        if len(rows) <= FEW:
            return [], rows.lines
        find, *floor = (str(self[name] or "") for name in fields)
        found = rows.shown(find, floor[0] if floor else "")
        told = self.shared("sifted", shown=len(found[:MOST]), n=len(rows))
        return [row(*(self.field(name) for name in fields), prose(told, quiet=True))], found[:MOST]

    def keep(self, name: str, value: object) -> None:
        """Keep something said of the account's people as a whole."""
        self.book.keep(begun_form(self.account), name, value, company=self.company_key)

    def kept(self, name: str) -> object:
        """Return what was said of the account's people as a whole."""
        return self.book.answers(begun_form(self.account), self.company_key).get(name)

    def whose(self) -> Part:
        """Say whose map is in view, and whether it is the demo company's or one's own."""
        told = {"account": self.sight.client}
        if self.sight.people.is_begun(self.account):
            return chips(("done", self.shared("own", **told)))
        return chips(("quiet", self.shared("given" if self.sight.circle.theirs else "blank", **told)))

    def shared(self, key: str, **facts: object) -> str:
        """Return a message that the forms of the module share."""
        return say(f"form.06_people.{key}", self.lang, **facts)

    @property
    def state(self) -> tuple[object, ...]:
        """Everything a figure of this account depends on."""
        return self.sight.circle, self.sight.strengths, self.sight.day


def named(people: "Iterable[Contact]") -> "Mapping[str, str]":
    """Return id → name, for a field to choose from."""
    return {one.id: one.name for one in people}
