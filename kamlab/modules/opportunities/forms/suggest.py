"""What the sales and the free cells suggest, each one press away from the register."""

from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Part, Pick, button, card, chips, prose, row, table
from kamlab.i18n import money_short
from kamlab.modules.opportunities import findings
from kamlab.modules.opportunities.findings.start import NUMBER, offer_name
from kamlab.modules.opportunities.findings.suggestions import suggested, suggestion_name
from kamlab.modules.opportunities.forms.own import Own
from kamlab.modules.opportunities.model import Idea
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_CLASSES = {"similar": "expand", "stopped": "existing", "rarer": "existing"}


class SuggestForm(Drawn):
    """Questions to a client, and the free cells; what is taken goes into the register."""

    key = "04.suggest"
    watches = True  # free cells come from the white space, wherever it is changed

    def make_fields(self) -> "Iterable[Field]":
        """Return the client."""
        self.own = Own(self.desk)
        names = self.own.listed(self.own.start_spaces)
        labels = {name: self.own.name(name) for name in names}
        yield Pick("client", names[0] if names else None, options=names, labels=labels)

    def compose(self) -> list[Part]:
        """Return the client, the suggestions with a button each, the figure."""
        client = str(self["client"] or "")
        space = self.own.spaces().get(client)
        figure = self.drawn((client, space), lambda: findings.suggestions(self.desk, client, space))
        ideas = self._ideas(client)
        taken = {(idea.account, idea.name) for idea in self.own.ideas()}
        lines: list[list[str | Part]] = [
            [
                idea.name,
                money_short(idea.base, self.lang, self.desk.company.currency) if idea.base else "—",
                chips(("done", self.say("taken")))
                if (idea.account, idea.name) in taken
                else button(
                    f"take:{place}", self.say("take"), weight="small", hint=self.say("take_hint", name=idea.name)
                ),
            ]
            for place, idea in enumerate(ideas)
        ]
        heads = [self.say(f"head.{name}") for name in ("what", "amount")]
        rows = [table([*heads, ""], lines, numbers=(1,))] if lines else [prose(self.say("none"), quiet=True)]
        return [card(row(self.field("client")), *rows, title=self.say("title"), mark=self.mark), figure]

    def on_take(self, place: str) -> None:
        """Put a suggestion into the register."""
        self.own.add(self._ideas(str(self["client"] or ""))[int(place)])

    def _ideas(self, client: str) -> list[Idea]:
        """Return what can be taken: what the sales suggest, then the cells where we never offered."""
        page = Page(self.desk, NUMBER)
        found = [
            Idea(
                "",
                suggestion_name(page, one),
                client,
                "business",
                _CLASSES[one.code],
                "sales_data",
                one.low,
                one.base,
                one.high,
            )
            for one in suggested(self.desk, client)
        ]
        space = self.own.spaces().get(client)
        for cell in space.grid.never if space else ():
            facts = {"unit": space.unit(cell.unit) if space else "", "offer": offer_name(self.desk, cell.offer)}
            found.append(Idea("", self.say("cell", **facts), client, "business", "expand", "sales_data"))
        return found
