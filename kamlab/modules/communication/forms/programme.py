"""The programme: for whose ears, what is said, and each event with person, day, tool and who of ours."""

from typing import TYPE_CHECKING, Any

from kamlab.findings.names import shorten
from kamlab.forms import Day, Number, Part, Pick, Tick, button, card, empty, fold, heading, prose, row, table
from kamlab.forms.entries import Entries
from kamlab.forms.known import Known, KnownName, Whose, Word
from kamlab.i18n import say
from kamlab.modules.communication import findings, model
from kamlab.modules.communication.findings.reading import FORM, form_of
from kamlab.modules.communication.forms.fields import Tool
from kamlab.modules.communication.forms.rows import ProgrammeRows
from kamlab.modules.communication.forms.shared import ProgrammeForm
from kamlab.modules.communication.forms.spoken import speak, spoken_parts
from kamlab.workbook.models import Event, Message, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Field, Value

_OPTION = 34  # letters of a message in a list to choose from
_FIRST = ("message_id", "person_id", "day", "who")
_MORE = ("tool", "function", "done")


class Programme(ProgrammeForm):
    """Choose the account, write messages, write events; the calendar follows.

    Attributes
    ----------
    messages, events
        The rows.
    """

    key = "07.programme"

    def make_fields(self) -> "Iterable[Field]":
        """Return the account, which holds for all forms of the programme, and the first day."""
        yield self._pick()
        yield Day("start", self.reading.start(self.account).isoformat())

    def place_of(self, field: str) -> str:
        """Keep the first day apart for each account."""
        return FORM if field == "account" else form_of(self.account)

    def begin(self) -> None:
        """Open the rows."""
        self.held["account"].value = self.account
        items = {f"{item}": self._item(kind, item) for kind, inside in model.ITEMS.items() for item in inside}
        words = Known("text", wide=44, words=self.reading.word)
        about = Word("item", options=tuple(items), labels=items)
        self.messages = ProgrammeRows(self, "messages", Message, (words, about), starts=self._given_messages)
        functions = {name: say(f"communication.function.{name}", self.lang) for name in model.FUNCTIONS}
        tools = {name: say(f"communication.tool.{name}", self.lang) for name in model.TOOLS}
        fields = (
            self._said(),
            self._person(),
            Day("day"),
            self._who(),
            Tool("tool", names=tuple(tools.values()), wide=14, labels=tools),
            Pick("function", options=model.FUNCTIONS, labels=functions),
            Tick("done", default=False),
        )
        self.events = ProgrammeRows(self, "events", Event, fields, starts=self._given_events)
        self.weights: Entries | None = None

    def set(self, field: str, raw: object) -> None:
        """Read what was entered; the account is kept for all the forms of the programme."""
        if field != "account":
            super().set(field, raw)
        elif raw in self.reading.accounts:
            self.book.keep(FORM, "account", raw, company=self.company_key)
            self.follow()

    def turn(self) -> None:
        """Show another account."""
        self.reading.__dict__.pop("accounts", None)
        self.weights = None
        self.kinds |= {one.id: one for one in self.make_fields()}

    def offer(self) -> None:
        """Offer messages and people as they are now."""
        self.held["account"].value = self.account
        self.events.kinds |= {"message_id": self._said(), "person_id": self._person(), "who": self._who()}

    def account_parts(self) -> list[Part]:
        """Return the account, the messages, the events, the calendar."""
        programme = self.programme
        head = card(row(self.field("account"), self.field("start"), self.whose()), title=self.say("title"))
        figure = self.drawn(programme, lambda: findings.calendar(self.desk, programme))
        return [head, *spoken_parts(self), self._messages(), self._events(), *self._weights(), figure]

    def on_speak(self, person: str) -> None:
        """Make the line that a person should hear, entered in module 06, an event."""
        speak(self, person)

    # Parts ----------------------------------------------------------------------------------

    def _messages(self) -> Part:
        rows = self.messages
        told: dict[str, Any] = {"title": self.say("messages_title"), "note": self.say("messages_note")}
        if not len(rows):
            first = button("messages/add", self.say("messages_first"), weight="main")
            undo = [rows.foot()] if rows.removed is not None else []
            return card(empty(self.say("messages_empty"), self.say("messages_todo"), first), *undo, **told)
        inside = [rows.part(("text", "item")), rows.foot(add=self.say("messages_more"))]
        if len(rows) > len(model.KINDS):  # a long list stays out of the way of the events
            return card(fold(self.say("messages_open", n=len(rows)), *inside, id="messages_open"), **told)
        return card(*inside, **told)

    def _events(self) -> Part:
        rows = self.events
        told: dict[str, Any] = {"title": self.say("events_title"), "mark": self.mark}
        if not len(rows):
            first = button("events/add", self.say("events_first"), weight="second")
            undo = [rows.foot()] if rows.removed is not None else []
            return card(
                empty(self.say("events_empty"), self.say("events_todo"), first), *undo, self._examples(), **told
            )
        foot = rows.foot(add=self.say("events_more"))
        more = fold(self.say("more_title"), rows.part(_MORE, named=True), id="more")
        return card(rows.part(_FIRST), foot, more, **told)

    def _weights(self) -> list[Part]:
        """Ask for the influence of people entered here; others have it from module 06."""
        programme = self.programme
        if not any(one.influence is None for one in programme.listeners):
            return []
        id_ = self.reading.account_id(self.account)
        if not id_ or not self.book.rows(Person, company=self.company_key, account_id=id_):
            return []
        if self.weights is None:
            fields = Known("name", wide=22, words=self.reading.people.text), Number("influence", low=1, high=5)
            self.weights = Entries(self, "weights", Person, fields, fixed={"account_id": id_})
        self.weights.catch_up()
        lines = [[self.weights.field(line, name) for name in ("name", "influence")] for line in self.weights]
        heads = [self.words.label("name"), self.words.label("influence")]
        note = prose(self.say("weights_note"), quiet=True)
        return [card(heading(self.say("weights_title"), level=3), table(heads, lines), note)]

    def _examples(self) -> Part:
        heads = [self.words.label(name) for name in _FIRST]
        lines = [[self.say(f"example{place}.{column}") for column in "abcd"] for place in (1, 2, 3)]
        return fold(self.say("examples"), table(heads, lines), id="examples")

    # Fields ---------------------------------------------------------------------------------

    def _pick(self) -> Pick:
        names = tuple(dict.fromkeys([*self.reading.accounts, self.account]))
        return Pick("account", self.account, options=names, labels={one: self.reading.name(one) for one in names})

    def _item(self, kind: str, item: str) -> str:
        return f"{say(f'communication.kind.{kind}', self.lang)}: {say(f'communication.item.{item}', self.lang)}"

    def _said(self) -> Pick:
        told = {line.row or line.id: str(self.reading.word(line["text"] or "")) for line in self.messages}
        labels = {id_: shorten(text, _OPTION) for id_, text in told.items() if text}
        return Pick("message_id", options=tuple(labels), labels=labels)

    def _person(self) -> Whose:
        names = {one.id: one.name for one in self.programme.listeners}
        return Whose(
            "person_id",
            names=tuple(names.values()),
            wide=17,
            id_of=lambda name: self.reading.person_id(name, self.account),
            name_of=lambda id_: names.get(id_, ""),
        )

    def _who(self) -> KnownName:
        names = tuple(one.name for one in self.reading.people.ours)
        return KnownName("who", names=names, wide=17, words=self.reading.people.text)

    # The folder's rows ----------------------------------------------------------------------

    def _given_messages(self) -> "Mapping[str, Mapping[str, Value]]":
        told = self.reading.messages(self.account)
        return {key: {"text": one.message, "item": one.item or None} for key, one in told.items()}

    def _given_events(self) -> "Mapping[str, Mapping[str, Value]]":
        of_text = {one.message: key for key, one in self.reading.messages(self.account).items()}
        names = {one.id: one.name for one in self.programme.listeners}
        return {
            one.id: {
                "message_id": of_text.get(one.message),
                "person_id": names.get(one.person),
                "day": one.day.isoformat() if one.day else None,
                "who": one.who or None,
                "tool": one.tool or None,
                "function": one.function or None,
                "done": one.done,
            }
            for one in self.reading.given(self.account)
        }
