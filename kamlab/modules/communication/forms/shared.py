"""What the forms of the programme share: one account in view, the programme as it is now."""

from typing import TYPE_CHECKING

from kamlab.forms import Part, prose
from kamlab.forms.account import AccountForm
from kamlab.i18n import say
from kamlab.modules.communication.findings.reading import Reading

if TYPE_CHECKING:
    from kamlab.desk import Desk


class ProgrammeForm(AccountForm):
    """A form about the programme of one account.

    Attributes
    ----------
    reading
        The programmes of the company as they are now.
    programme
        The account's programme as it was when the form was drawn last.
    """

    def __init__(self, desk: "Desk") -> None:
        self.reading = Reading(desk)
        super().__init__(desk)

    def in_view(self) -> str:
        """Return the account whose programme it is now."""
        return self.reading.account

    def look(self) -> None:
        """Take the programme as it is now."""
        self.programme = self.reading.programme(self.account)

    def whose(self) -> Part:
        """Say whose programme is in view, and whether it is the demo company's or one's own."""
        name = self.reading.name(self.account)
        begun = self.reading.is_begun(self.account)
        key = "own" if begun else "given" if self.programme.events else "blank"
        return prose(say(f"form.07_programme.{key}", self.lang, account=name), quiet=True)
