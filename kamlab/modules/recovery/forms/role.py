"""The role-play in threes or fours: a card each, the clock, the observer's sheet."""

from typing import TYPE_CHECKING

from kamlab.forms import Form, Part, Segments, Text, Ticks, card, fold, message, prose, table
from kamlab.modules.recovery.findings import PAPER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

ROLES = ("seller", "client", "observer", "clock")
REASONS = ("terms", "service", "no_need")
SEEN = ("disputed", "reason", "silence", "asked")
CLOCK = (("cards", 2), ("play", 6), ("feedback", 3), ("again", 5), ("note", 2))


class RoleForm(Form):
    """Choose a role and read its card; the observer ticks what was seen."""

    key = "10.role"

    def make_fields(self) -> "Iterable[Field]":
        """Return role, secret reason, the observer's marks, the note."""
        yield Segments("role", options=ROLES)
        yield Segments("secret", options=REASONS)
        yield Ticks("seen", options=SEEN)
        yield Text("line", wide=48)

    def compose(self) -> list[Part]:
        """Return the card of the role, then the clock."""
        minutes = [[self.say(f"clock.{name}"), str(count)] for name, count in CLOCK]
        minutes.append([self.say("clock.all"), str(sum(count for _, count in CLOCK))])
        heads = [self.say("head.what"), self.say("head.minutes")]
        clock = fold(self.say("clock_title"), table(heads, minutes, numbers=[1], total=True), id="clock")
        return [card(self.field("role"), *self._card(), title=self.say("title"), mark=self.mark), clock]

    def _card(self) -> list[Part]:
        role = self["role"]
        if role is None:
            return [prose(self.say("choose"), quiet=True)]
        text = self.say(f"card.{role}.text", floor=PAPER.price)  # the client's card tells of the same case
        parts = [message("act", self.say(f"card.{role}.title"), text, id="role_card")]
        if role == "client":
            parts.append(self.field("secret"))
            if self["secret"]:
                secret = str(self["secret"])
                parts.append(
                    message(
                        "client",
                        self.say(f"secret_card.{secret}.title"),
                        self.say(f"secret_card.{secret}.text"),
                        id="secret_card",
                    )
                )
        if role == "observer":
            parts += [self.field("seen"), self.field("line")]
        return parts
