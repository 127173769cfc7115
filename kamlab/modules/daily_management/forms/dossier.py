"""The dossier as forms: facts with source, day and certainty; what each reader gets of it."""

from typing import TYPE_CHECKING

from kamlab.findings.names import shorten
from kamlab.forms import (
    Area,
    Day,
    Foretold,
    Number,
    Part,
    Segments,
    Started,
    Text,
    button,
    card,
    chips,
    message,
    prose,
    row,
    table,
)
from kamlab.forms.fields import Field
from kamlab.modules.daily_management import findings, model
from kamlab.modules.daily_management.findings.reading import DOSSIER
from kamlab.modules.daily_management.forms.shared import ChosenForm
from kamlab.workbook.models import DossierFact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.entries import Line
    from kamlab.forms.fields import Value
    from kamlab.forms.parts import Tone

_SHOWN = 60  # letters of a value in the list
_MONTH = 30.4
_TONES: "dict[str, Tone]" = {"usable": "done", "old": "check", "assumed": "check", "empty": "quiet"}


class DossierForm(Foretold, ChosenForm):
    """Facts about an account, section by section.

    Attributes
    ----------
    facts
        The fields as rows of the workbook; the folder's until somebody touches one.
    """

    key = DOSSIER
    common = frozenset({"section", "months", "open", "opened", "guess_usable"})

    def guesses(self) -> "Iterable[Field]":
        """Ask what part of the dossier may be relied on."""
        if self.account and self.reading.dossier(self.account).part().filled:
            yield Number("guess_usable", low=0, high=100, unit="%")

    def guess_facts(self) -> "Mapping[str, object]":
        """Return whose dossier it is."""
        return {"client": self.reading.name(self.first())}

    def real(self) -> "Mapping[str, Value]":
        """Return the usable part of the dossier that the question is about."""
        return {"guess_usable": 100 * self.reading.dossier(self.first()).part().usable_share}

    def own_fields(self) -> "Iterable[Field]":
        """Return the section in view, the age at which a fact is old, the fact that is open."""
        names = {one: self.desk_say(f"daily_management.section.{one}") for one in model.SECTIONS}
        yield Segments("section", "1", options=model.SECTIONS, labels=names)
        yield Number("months", 12, low=1, high=120)
        yield Field("open")

    def desk_say(self, key: str) -> str:
        """Return a message of the module in the language of the page."""
        from kamlab.i18n import say

        return say(key, self.lang)

    def begin(self) -> None:
        """Read the facts."""
        fields: list[Field] = [
            Area("value", lines=2),
            Segments("state", "assumed", options=("assumed", "confirmed")),
            Text("source", wide=34),
            Day("seen_on"),
            Text("section"),
        ]
        self.facts = Started(self, "facts", DossierFact, fields, key="field")
        self.load()

    def turn(self) -> None:
        """Show another account's facts."""
        self.put("open", None)
        self.load()

    def load(self) -> None:
        """Lay the workbook's facts over the folder's."""
        id_ = self.reading.account_id(self.account)
        rows = self.book.rows(DossierFact, company=self.company_key, account_id=id_) if id_ else []
        given = self.reading.known_facts.given(self.account)
        starts: dict[str, dict[str, Value]] = {}
        for kind in self.reading.folder.fields:
            fact = given.get(kind.id)
            starts[kind.id] = {
                "value": fact.value if fact else None,
                "state": "confirmed" if fact and fact.confirmed else "assumed",
                "source": fact.source if fact else None,
                "seen_on": fact.seen_on.isoformat() if fact and fact.seen_on else None,
                "section": kind.section,
            }
        known = [one for one in rows if one.section in model.SECTIONS and one.field in starts]
        self.facts.load(starts, known, self._owner)

    def _owner(self) -> dict[str, str]:
        return {"account_id": self.book.account(self.account, self.company_key).id}

    def compose(self) -> list[Part]:
        """Return the account, its figure, the facts of a section, the open fact."""
        return self.after_guess(self._shown)

    def _shown(self) -> list[Part]:
        stale = round(float(self["months"] or 12) * _MONTH)
        told = self.reading.dossier(self.account, stale=stale)
        head = card(row(self.field("client"), self.field("months")), mark=self.mark)
        figure = self.drawn((told,), lambda: findings.dossier(self.desk, self.account, stale=stale))
        return [head, *self._verdict(told), figure, self._list(told), *self._opened()]

    def _verdict(self, told: model.Dossier) -> list[Part]:
        if not told.is_frightening or not told.part().filled:
            return []
        return [message("refused", self.say("four"), self.say("four_text"), id="four")]

    # What happens ---------------------------------------------------------------------------

    def on_open(self, field: str) -> None:
        """Open a fact; the same press closes it."""
        self.put("open", None if self["open"] == field else field)
        if self["open"]:
            self.move_focus(f"facts/{self.facts.named(field).id}/value")

    def on_today(self, field: str) -> None:
        """Mark an open fact as confirmed today."""
        line = self.facts.named(field)
        self.facts.set(f"{line.id}/state", "confirmed")
        self.facts.set(f"{line.id}/seen_on", self.kinds_of("seen_on").shown(self.reading.today.isoformat(), self.lang))

    def kinds_of(self, name: str) -> "Field":
        """Return a field of the facts."""
        return self.facts.kinds[name]

    # Parts ----------------------------------------------------------------------------------

    def _list(self, told: model.Dossier) -> Part:
        names = {kind.id: kind.name for kind in self.reading.folder.fields}
        lines: list[list[str | Part]] = []
        for fact in (one for one in told.facts if one.section == self["section"]):
            state, age = fact.state(told.today, told.stale), fact.age(told.today)
            name = names[fact.field] + ("" if fact.required else self.say("optional"))
            deed = "close" if fact.field == self["open"] else "open"
            opens = button(
                f"open:{fact.field}",
                self.say(deed),
                weight="link",
                hint=self.say(f"{deed}_hint", name=names[fact.field]),
            )
            lines.append(
                [
                    name,
                    opens,
                    shorten(fact.value or "—", _SHOWN),
                    chips((_TONES[state], self.desk_say(f"daily_management.state.{state}"))),
                    "" if age is None or not fact.value else self.say("age", n=age),
                ]
            )
        heads = [self.say(f"head.{name}") for name in ("field", "value", "state", "age")]
        return card(
            self.field("section"), table([heads[0], "", *heads[1:]], lines, strong=(0,)), title=self.say("title")
        )

    def _opened(self) -> list[Part]:
        kind = next((one for one in self.reading.folder.fields if one.id == self["open"]), None)
        if kind is None:
            return [prose(self.say("notice"), quiet=True)]
        line: Line = self.facts.named(kind.id)

        def cell(name: str) -> Part:
            return self.facts.field(line, name, bare=False)

        today = button(f"today:{kind.id}", self.say("today"), weight="small")
        personal = [prose(self.say("personal"), quiet=True)] if kind.personal else []
        fields = (cell("value"), row(cell("state"), cell("seen_on"), today), cell("source"))
        return [card(*fields, *personal, title=kind.name, main=True), prose(self.say("notice"), quiet=True)]


class Redacted(ChosenForm):
    """What each reader gets of a dossier."""

    key = "09.redacted"
    common = frozenset({"reader"})

    def own_fields(self) -> "Iterable[Field]":
        """Return the reader."""
        names = {one: self.words.option("reader", one) for one in model.READERS}
        yield Segments("reader", "everybody", options=model.READERS, labels=names)

    def compose(self) -> list[Part]:
        """Return the choice and the view."""
        reader = str(self["reader"])
        told = self.reading.dossier(self.account)
        figure = self.drawn((told, reader), lambda: findings.redacted(self.desk, self.account, reader))
        take = row(button("take", self.say("take"), weight="small"))
        return [card(row(self.field("client")), self.field("reader"), take, mark=self.mark), figure]

    def on_take(self) -> None:
        """Hand the view over as a Word document: what this reader gets, and nothing else."""
        from kamlab.modules.daily_management.document import dossier_document

        paper = dossier_document(self.desk, self.account, reader=str(self["reader"]))
        self.hand_over(paper.name, paper.content)
