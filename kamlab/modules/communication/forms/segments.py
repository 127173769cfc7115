"""Traits to tick: which other clients are like the one in view."""

from typing import TYPE_CHECKING

from kamlab.forms import Part, Ticks, card
from kamlab.i18n import say
from kamlab.modules.communication import findings, model
from kamlab.modules.communication.findings.segments import DEFAULT, criteria_of
from kamlab.modules.communication.forms.shared import ProgrammeForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field


class Segments(ProgrammeForm):
    """Tick the traits that matter for the message."""

    key = "07.segments"

    def make_fields(self) -> "Iterable[Field]":
        """Return the traits by which this company's clients differ."""
        self.clients = findings.clients_of(self.desk)
        known = criteria_of(self.clients)
        labels = {name: say(f"communication.criterion.{name}", self.lang) for name in model.CRITERIA}
        default = [name for name in DEFAULT if name in known] or list(known[:1])
        yield Ticks("by", default, options=known, labels=labels)

    def account_parts(self) -> list[Part]:
        """Return the traits and the clients that share them."""
        by, account = tuple(self["by"] or ()), self.account
        figure = self.drawn((by, account), lambda: findings.segments(self.desk, by, account, clients=self.clients))
        return [card(self.field("by"), title=self.say("title"), mark=self.mark), figure]
