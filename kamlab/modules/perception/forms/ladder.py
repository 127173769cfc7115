"""The ladder: one voice answers six questions, the figure says where we stand and what holds us there."""

from datetime import date
from typing import TYPE_CHECKING

from kamlab.forms import (
    Client,
    Drawn,
    Part,
    Pick,
    Segments,
    button,
    card,
    chips,
    fold,
    heading,
    panes,
    prose,
    row,
)
from kamlab.forms.parts import waiting
from kamlab.i18n import percent, say
from kamlab.modules.page import Page
from kamlab.modules.perception import findings, model
from kamlab.modules.perception.findings import View, Voice, view_of
from kamlab.modules.perception.findings.voices import CLIENT, RESPONDENTS, RIVAL, SELF
from kamlab.modules.perception.forms.guess import guessed, is_waiting, outcome, skip
from kamlab.modules.perception.forms.own import Own
from kamlab.modules.perception.forms.planner import Planner
from kamlab.modules.perception.forms.sheet import SCALES, UNKNOWN, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field, Value

_TINY = 0.0005
_NOBODY = "nobody"  # the choice “nobody is named” in the list of people


class Ladder(Drawn):
    """Answer as the client would, see the step, write the step up.

    Attributes
    ----------
    own
        What is entered so far, over the company's start.
    sheet
        The six rows of the voice in view.
    planner
        The part that writes a dated step.
    shown
        The account as it was shown last.
    """

    key = "03.ladder"
    wide = True
    watches = True  # the weights and the guess stand elsewhere on the page

    def make_fields(self) -> "Iterable[Field]":
        """Return account, respondent, person, rival, scale, names to add, and the planner's fields."""
        self.own = Own(self.desk)
        self.planner = Planner(self)
        clients = self.own.offered()
        yield self._clients(clients)
        yield Segments("respondent", CLIENT, options=RESPONDENTS)
        yield Pick("person")
        yield Pick("rival")
        yield Segments("scale", "five", options=(*SCALES,))
        yield Client("add_client", names=[self.own.name(one) for one in self.own.clients])
        yield Client("add_person", wide=24)
        yield Client("add_rival", wide=24)
        yield from self.planner.fields()

    def begin(self) -> None:
        """Open the answers of the voice in view."""
        self.sheet = Sheet(self)
        self.unnamed = ""
        self.shown: View | None = None
        self._open()

    # Whose answers --------------------------------------------------------------------------

    @property
    def client(self) -> str:
        """The account in view."""
        return str(self["client"] or "")

    @property
    def respondent(self) -> str:
        """In whose eyes."""
        return str(self["respondent"])

    @property
    def person(self) -> str:
        """Who at the client answers; empty if nobody is named."""
        return "" if self["person"] in (None, _NOBODY) else str(self["person"])

    @property
    def voice(self) -> Voice | None:
        """Whose answers are in view; None while no rival is named."""
        if self.respondent == SELF:
            return Voice(self.client, SELF)
        if self.respondent == CLIENT:
            return Voice(self.client, CLIENT, person=self.person)
        rival = str(self["rival"] or "")
        return Voice(self.client, RIVAL, rival, self.person) if rival else None

    # What happens ---------------------------------------------------------------------------

    def put(self, field: str, value: "Value") -> None:
        """Save; another account, respondent, person or rival opens its own answers."""
        super().put(field, value)
        if field == "client":
            for name in ("person", "rival"):
                super().put(name, None)
            self.planner.clear()
        if field in {"client", "respondent", "person", "rival"}:
            self._open()

    def on_skip(self) -> None:
        """Show the figure without a guess."""
        skip(self.desk)

    def on_add_client(self) -> None:
        """Put a client on the list and open it."""
        if shown := self._named("add_client"):
            self.own.add("clients", self.own.meant(shown, self.own.clients))
            super().put("add_client", None)
            self.kinds["client"] = self._clients(self.own.offered())
            self.put("client", self.own.meant(shown, self.own.clients))

    def on_add_person(self) -> None:
        """Open the answers of another person of the client."""
        if shown := self._named("add_person"):
            person = self.own.meant(shown, self.own.people(self.client))
            self.own.owner(Voice(self.client, CLIENT, person=person))
            super().put("add_person", None)
            self.put("person", person)

    def on_add_rival(self) -> None:
        """Open the answers about another rival."""
        if shown := self._named("add_rival"):
            rival = self.own.meant(shown, self.own.rivals(self.client))
            self.own.add(f"rivals:{self.client}", rival)
            super().put("add_rival", None)
            self.put("rival", rival)

    def on_write_step(self) -> None:
        """Write the planned step as an action."""
        self.planner.write(self.client)

    def _named(self, field: str) -> str:
        """Return the name that was typed, or lead to the field that waits for it."""
        shown = str(self[field] or "").strip()
        self.unnamed = "" if shown else field
        if self.unnamed:
            self.move_focus(field)
        return shown

    # Parts ----------------------------------------------------------------------------------

    def compose(self) -> list[Part]:
        """Return who is asked, the six questions, the figure with its sentence, what holds us and the step up."""
        self.shown = view = self._view()
        title = heading(self.say("question", client=self.own.name(self.client)), level=2)
        if is_waiting(self.desk):
            way = button("skip", say("forms.guess.skip", self.lang), weight="link")
            return [
                title,
                self._who(),
                panes(
                    self._questions(view),
                    card(waiting(say("forms.guess.waiting", self.lang), way)),
                    widths=(1, 1),
                    tall=True,
                ),
            ]
        figure = self._figure(view)
        held = self.planner.part(view)
        parts = panes(self._questions(view), figure, held, widths=(1, 1), tall=True)
        return [title, self._who(), *self._guess(view), parts, prose(self.say("rule"), quiet=True)]

    def _figure(self, view: View) -> Part:
        """Return the ladder with its sentence; a quiet place while nobody has answered."""
        if view.standing.client is None and view.standing.ours is None:
            return waiting(self.say("empty"))
        return self.drawn(
            (view, self.lang), lambda: findings.ladder_of(self.desk, view), size="half", unfold=self.say("unfold")
        )

    def _view(self) -> View:
        """Return the account with the person in view as the client's voice, or the one asked last."""
        person = self.person if self.respondent == CLIENT else None
        return view_of(self.own.sheets(), self.client, person=person, weights=self.own.weights())

    def _who(self) -> Part:
        shown = [self.field("client"), self.field("respondent")]
        if self.respondent != SELF:
            shown.append(self.field("person"))
        if self.respondent == RIVAL and len(self.kinds["rival"].options):  # type: ignore[attr-defined]  # a Pick has options
            shown.append(self.field("rival"))
        if not self._is_answered:  # no day and no words of the client before there is an answer
            return row(*shown, chips(("quiet", self.say("unanswered"))))
        day = self.sheet.field(self.sheet.row(1), "asked_on", bare=False)
        ours = self.respondent == SELF
        whose = chips(("quiet", self.say("ours"))) if ours else chips(("client", self.say("theirs")))
        return row(*shown, day, whose, *self._later_than_today())

    @property
    def _is_answered(self) -> bool:
        """Whether the voice in view has answered anything."""
        return self.voice is not None and any(line["answer"] is not None for line in self.sheet.lines)

    def _later_than_today(self) -> list[Part]:
        """Doubt a day of the answers that is still to come."""
        day = self.sheet.row(1)["asked_on"]
        return [prose(self.say("not_yet"), quiet=True)] if day and date.fromisoformat(day) > self.today else []

    def _questions(self, view: View) -> Part:
        """Return the six questions in the respondent's voice, or the field for a first rival."""
        if self.voice is None:
            return card(prose(self.say("no_rival")), *self._adder("add_rival", main=True), title=self.say("rivals"))
        names = {"client": self.own.name(self.client), "us": self.desk.company.name_in(self.lang)}
        names["rival"] = self.own.name(str(self["rival"] or ""))
        labels = {word: self.say(f"said.{word}") for scale in SCALES.values() for word in scale}
        labels[UNKNOWN] = self.say("said.unknown")
        degrees = labels | {word: self.say(f"degree.{word}") for word in SCALES["five"]}
        holds = self._holds(view)
        parts: list[Part] = [prose(self._voice_line(names), quiet=True)]
        for question in model.QUESTIONS:
            text = self.say(f"{self.respondent}.{question}", **names)
            chip = (
                [chips(("client", self.say("holds", step=view.standing.client.low.step)))]
                if question in holds and view.standing.client
                else []
            )
            parts.append(row(prose(f"{question}. {text}", strong=f"{question}."), *chip))
            parts.append(
                self.sheet.part(
                    question,
                    scale=str(self["scale"]),
                    labels=degrees if question == 1 else labels,
                    text=f"{question}. {text}",
                )
            )
        words = fold(self.say("words"), *(self._said(question) for question in model.QUESTIONS), id="words")
        weights = ", ".join(
            f"{weight:g}".replace(".", "," if self.lang == "ru" else ".") for weight in self.own.weights()
        )
        foot = row(self.field("scale"), prose(self.say("weights", weights=weights), quiet=True))
        return card(*parts, words, foot, self._lists(), mark=self.mark)

    def _voice_line(self, names: dict[str, str]) -> str:
        person = Page(self.desk, "03").person(self.person) if self.person else ""
        which = self.respondent if self.respondent == SELF else f"{self.respondent}.{'person' if person else 'nobody'}"
        return self.say(f"voice.{which}", **names, person=person)

    def _holds(self, view: View) -> tuple[int, ...]:
        """Return the questions that keep us on the client's step, while the client speaks."""
        level = view.standing.client
        if self.respondent != CLIENT or level is None or not level.is_known or is_waiting(self.desk):
            return ()
        held = model.blockers(level)
        return held.gates or (held.ways[0] if held.ways and len(held.alone) <= 1 else ())

    def _said(self, question: int) -> Part:
        part = self.sheet.field(self.sheet.row(question), "said", bare=False)
        part.told["label"] = self.say("said_label", question=question)
        return part

    def _guess(self, view: View) -> list[Part]:
        """Say what was guessed, where the account in view is the one that was guessed about."""
        told = guessed(self.desk)
        if not told or self.client != self.desk.accounts().clients[0] or view.standing.client is None:
            return []
        said = self.say("guessed", ours=told.get("ours", "—"), client=told.get("client", "—"))
        return [prose(f"{said} {outcome(self.desk, view)}")]

    def _lists(self) -> Part:
        """Return what adds a client, a person, a rival."""
        adders = [*self._adder("add_client")]
        if self.respondent != SELF:
            adders += self._adder("add_person")
        if self.respondent == RIVAL:
            adders += self._adder("add_rival")
        return fold(self.say(f"lists.{self.respondent}"), *adders, id="lists")

    def _adder(self, name: str, *, main: bool = False) -> list[Part]:
        missing = [prose(self.say("unnamed"), quiet=True)] if self.unnamed == name else []
        add = button(name, self.say(f"{name}_button"), weight="second" if main else "small")
        return [row(self.field(name), add), *missing]

    # The lists in view ----------------------------------------------------------------------

    def _clients(self, clients: list[str]) -> Pick:
        revenue = self.desk.accounts().revenue()
        total = sum(revenue.values())
        notes = {one: self._share(revenue[one] / total) for one in clients if one in revenue and total > 0}
        labels = {one: self.own.name(one) for one in clients}
        labels |= {one: f"{labels[one]} · {note}" for one, note in notes.items()}
        return Pick("client", clients[0], options=clients, labels=labels)

    def _share(self, share: float) -> str:
        """Write a share of revenue; one that is not zero is never shown as zero."""
        if share <= 0:
            return self.say("no_sales")
        return self.say("tiny") if share < _TINY else percent(share, self.lang, 1)

    def _open(self) -> None:
        """Offer the people and rivals of the account in view, and show the voice's answers."""
        clients = self.kinds["client"].options  # type: ignore[attr-defined]  # a Pick has options
        if self.client not in clients:
            self.held["client"].value = clients[0]
        people, rivals = self.own.people(self.client), self.own.rivals(self.client)
        page = Page(self.desk, "03")
        labels = {one: page.person(one) for one in people} | {_NOBODY: self.say("nobody")}
        self.kinds["person"] = Pick("person", None, options=[*people, _NOBODY], labels=labels)
        self.kinds["rival"] = Pick("rival", None, options=rivals, labels={one: self.own.name(one) for one in rivals})
        if self["person"] not in self.kinds["person"].options:  # type: ignore[attr-defined]  # a Pick has options
            self.held["person"].value = self._asked_last() or _NOBODY
        if self["rival"] not in rivals:
            self.held["rival"].value = rivals[0] if rivals else None
        if self.voice is not None:
            self.sheet.open(self.own, self.voice)
            self._choose_scale()

    def _asked_last(self) -> str:
        """Return the person whose answers are the client's by default."""
        return self.own.view(self.client).person

    def _choose_scale(self) -> None:
        """Offer yes and no where the answers so far are of that kind, until somebody chooses."""
        if self.is_entered("scale"):
            return
        told = [line["answer"] for line in self.sheet.lines if line["answer"] not in (None, UNKNOWN)]
        self.held["scale"].value = "yes_no" if told and set(told) <= {"0", "1"} else "five"
