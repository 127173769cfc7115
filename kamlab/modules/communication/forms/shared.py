"""What the forms of the programme share: one account in view, the programme as it is now."""

from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Part, prose
from kamlab.i18n import say
from kamlab.modules.communication.findings.reading import Reading
from kamlab.modules.communication.forms.rows import OwnRows

if TYPE_CHECKING:
    from kamlab.desk import Desk


class ProgrammeForm(Drawn):
    """A form about the programme of one account.

    Attributes
    ----------
    reading
        The programmes of the company as they are now.
    account
        The account in view.
    programme
        Its programme as it was when the form was drawn last.
    """

    watches = True  # messages and events are one programme, wherever they are changed

    def __init__(self, desk: "Desk") -> None:
        self.reading = Reading(desk)
        self.account = self.reading.account
        self.programme = self.reading.programme(self.account)
        super().__init__(desk)
        self.offer()

    def compose(self) -> list[Part]:
        """Return the parts of the programme in view."""
        self.follow()
        return self.programme_parts()

    def programme_parts(self) -> list[Part]:
        """Return the parts; a form of the programme says them here."""
        return []

    def follow(self) -> None:
        """Look which account is in view, and what the other forms have changed."""
        account = self.reading.account
        if account != self.account:
            self.account = account
            self.turn()
            self.held = self._read()
        self.programme = self.reading.programme(self.account)
        self.offer()
        for table in self.tables.values():
            if isinstance(table, OwnRows):
                table.follow()

    def turn(self) -> None:
        """Prepare for another account; called before its answers are read."""

    def offer(self) -> None:
        """Renew what fields offer."""

    def whose(self) -> Part:
        """Say whose programme is in view, and whether it is the demo company's or one's own."""
        name = self.reading.name(self.account)
        begun = self.reading.is_begun(self.account)
        key = "own" if begun else "given" if self.programme.events else "blank"
        return prose(say(f"form.07_programme.{key}", self.lang, account=name), quiet=True)
