"""What the forms of one client after another share: a client to add, chosen from the ledger or typed."""

from typing import TYPE_CHECKING

from kamlab.forms import Client, Drawn, Part, button, prose, row

if TYPE_CHECKING:
    from kamlab.forms.parts import Weight
    from kamlab.modules.identification.forms.own import Own


class Adding(Drawn):
    """A form with a field ``add`` for one more client.

    Attributes
    ----------
    own
        What is entered so far, over the company's start; the form makes it with its fields.
    unnamed
        Whether the button was pressed without a name.
    """

    own: "Own"
    unnamed = False

    def add_field(self) -> Client:
        """Return the field: the clients of the ledger are offered, the largest first."""
        return Client("add", names=[self.own.name(client) for client in self.own.clients])

    def add_row(self, weight: "Weight" = "small") -> Part:
        """Return the field with its button."""
        return row(self.field("add"), button("add", self.say("add_button"), weight=weight))

    def add_parts(self) -> list[Part]:
        """Return the field with its button, and what is missing if it was pressed too early."""
        return [self.add_row(), *([prose(self.say("unnamed"), quiet=True)] if self.unnamed else [])]

    def typed_client(self) -> str:
        """Return the client in the field; an empty text leads back to it."""
        shown = str(self["add"] or "").strip()
        self.unnamed = not shown
        if self.unnamed:
            self.move_focus("add")
            return ""
        return self.own.client(shown)
