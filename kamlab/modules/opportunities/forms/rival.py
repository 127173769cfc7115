"""The way to a client somebody else serves: the rival soberly, the reason to switch, whom we enter by, when we stop."""

from typing import TYPE_CHECKING

from kamlab.forms import Area, Client, Form, Part, Pick, Started, Text, button, card, fold, prose, row, so_what, table
from kamlab.modules.opportunities.forms.own import Own
from kamlab.workbook.models import DossierFact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field, Value

SECTION = "rival"
LINES = ("incumbent", "strength", "weakness", "reason", "person", "order", "stop")


class RivalForm(Form):
    """Seven lines about one client and who is there already."""

    key = "04.rival"

    def make_fields(self) -> "Iterable[Field]":
        """Return the client and the one to add."""
        self.own = Own(self.desk)
        yield self._pick()
        yield Client("add", names=[self.own.name(client) for client in self.own.clients])

    def begin(self) -> None:
        """Open the first client's card."""
        self.lines = Started(self, "lines", DossierFact, (Area("value", lines=2), Text("source", wide=26)), key="field")
        self.unnamed = False
        self._open()

    @property
    def client(self) -> str:
        """The client in view."""
        return str(self["client"] or "")

    def compose(self) -> list[Part]:
        """Return the card and what it still lacks."""
        lines: list[list[str | Part]] = []
        for name in LINES:
            line = self.lines.named(name)
            fields = [self.lines.field(line, field) for field in ("value", "source")]
            for part in fields:
                part.told["label"] = f"{self.say(f'line.{name}')}: {part.told['label']}"
            lines.append([self.say(f"line.{name}"), *fields])
        heads = [self.say(f"head.{name}") for name in ("line", "value", "source")]
        missing = [prose(self.say("unnamed"), quiet=True)] if self.unnamed else []
        add = row(self.field("add"), button("add", self.say("add_button"), weight="small"))
        return [
            card(
                row(self.field("client")),
                table(heads, lines, strong=[0]),
                self._sentence(),
                fold(self.say("more"), add, *missing, id="more"),
                title=self.say("title"),
                mark=self.mark,
            )
        ]

    def put(self, field: str, value: "Value") -> None:
        """Save; another client opens its card."""
        super().put(field, value)
        if field == "client":
            self._open()

    def on_add(self) -> None:
        """Open the card of the client that was typed."""
        shown = str(self["add"] or "").strip()
        self.unnamed = not shown
        if self.unnamed:
            self.move_focus("add")
            return
        client = self.own.client(shown)
        super().put("add", None)
        self.kinds["client"] = self._pick(client)
        self.put("client", client)

    def _sentence(self) -> Part:
        """Say what is still missing, the stopping rule before all."""
        empty = [name for name in LINES if not self.lines.named(name)["value"]]
        hearsay = bool(self.lines.named("weakness")["value"]) and not self.lines.named("weakness")["source"]
        if len(empty) == len(LINES):
            return so_what(self.say("begin"), strong=self.say("nothing"))
        if "stop" in empty:
            return so_what(self.say("no_stop"), strong=self.say("open", n=len(empty)))
        if hearsay:
            return so_what(self.say("hearsay"), strong=self.say("open", n=len(empty)) if empty else "")
        if empty:
            return so_what(self.say("next", line=self.say(f"line.{empty[0]}")), strong=self.say("open", n=len(empty)))
        return so_what(self.say("full"), strong=self.say("all"))

    def _pick(self, *more: str) -> Pick:
        purses = {name: purse for name, purse in self.own.purses().items() if not purse.is_empty}
        names = self.own.listed(purses, *self.own.facts(SECTION), *more)
        return Pick(
            "client", names[0] if names else None, options=names, labels={name: self.own.name(name) for name in names}
        )

    def _open(self) -> None:
        options = self.kinds["client"].options  # type: ignore[attr-defined]  # a Pick has options
        if self.client not in options and self.client:
            self.kinds["client"] = self._pick(self.client)
        rows = self.own.facts(SECTION).get(self.client, [])
        starts: dict[str, dict[str, Value]] = {name: {} for name in LINES}
        known = [one for one in rows if one.field in LINES]
        self.lines.load(
            starts,
            known,
            lambda: {"account_id": self.book.account(self.client, self.company_key).id, "section": SECTION},
        )
