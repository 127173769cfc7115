"""A proposal on half a page, a talk of five points, rapport: outline and checklists (M-093, M-095, M-096)."""

from typing import TYPE_CHECKING

from kamlab.forms import Area, Form, Part, Text, Ticks, card, message, panes, table
from kamlab.modules.negotiation import model
from kamlab.modules.negotiation.forms.shared import TalkForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field


class Proposal(TalkForm):
    """Write the five fields; the page says which are empty or have no figure."""

    key = "08.proposal"

    def make_fields(self) -> "Iterable[Field]":
        """Return the fields of the outline."""
        for name in model.OUTLINE:
            yield Area(name, lines=2)

    def account_parts(self) -> list[Part]:
        """Return the fields, the gaps, the half page."""
        told = {name: str(self[name] or "") for name in model.OUTLINE}
        gaps = model.outline_gaps(model.Outline(**told))
        fields = card(
            *(self.field(name) for name in model.OUTLINE), title=self.say("title"), note=self.name, mark=self.mark
        )
        if len(gaps) == len(model.OUTLINE):
            return [fields]
        if gaps:
            missing = [self.say(f"gap.{gap}") for gap in gaps]
            return [fields, message("check", self.say("gaps", n=len(gaps)), " ".join(missing))]
        page = table(["", ""], [[self.words.label(name), told[name]] for name in model.OUTLINE], strong=[0])
        return [fields, message("done", self.say("whole")), card(page, title=self.say("page", account=self.name))]


class Watch(Form):
    """Tick what was heard and seen in a talk of five minutes."""

    key = "08.watch"

    def make_fields(self) -> "Iterable[Field]":
        """Return both lists and who was watched."""
        yield Text("who", wide=24)
        yield Ticks("talk", [], options=model.TALK)
        yield Ticks("rapport", [], options=model.RAPPORT)
        yield Text("said", wide=60)

    def compose(self) -> list[Part]:
        """Return the two lists side by side."""
        lists = panes(card(self.field("talk")), card(self.field("rapport")), widths=(1, 1))
        return [card(self.field("who"), lists, self.field("said"), title=self.say("title"), mark=self.mark)]
