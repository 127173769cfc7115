"""The people of one account: on which step each sees us now, which step we want, by when."""

from datetime import date
from typing import TYPE_CHECKING

from kamlab.forms import Day, Form, Part, Pick, card, prose, row, so_what, table
from kamlab.forms.form import field_part
from kamlab.forms.held import Held
from kamlab.modules.page import Page
from kamlab.modules.perception import model
from kamlab.modules.perception.findings.voices import CLIENT, answers_of
from kamlab.modules.perception.forms.own import Own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field, Value

_WHOLE = ""  # the account as a whole


class People(Form):
    """Now and wanted, for the account and for each of its people.

    Attributes
    ----------
    own
        What is entered so far, over the company's start.
    levels
        Person → level, of those who answered.
    """

    key = "03.people"
    watches = True  # answers and people are entered further up

    def make_fields(self) -> "Iterable[Field]":
        """Return the account; the cells of the table come and go with its people."""
        self.own = Own(self.desk)
        yield self._clients()

    def begin(self) -> None:
        """Nobody is known yet."""
        self.levels: dict[str, model.Level] = {}
        self._cells: dict[str, tuple[str, str]] = {}

    def compose(self) -> list[Part]:
        """Return the account, the table of its people, what the differences say."""
        self.kinds["client"] = self._clients()
        client = str(self["client"])
        self._read_levels(client)
        heads = [self.say(f"head.{name}") for name in ("who", "now", "wish", "by", "first")]
        people = [_WHOLE, *self.own.people(client)]
        lines = [self._line(client, person, place) for place, person in enumerate(people)]
        return [
            card(
                row(self.field("client")),
                table(heads, lines, strong=(0,)),
                self._sentence(),
                *self._doubts(people),
                prose(self.say("rule"), quiet=True),
                title=self.say("title"),
                mark=self.mark,
            )
        ]

    # The table ------------------------------------------------------------------------------

    def _read_levels(self, client: str) -> None:
        sheets, weights = self.own.sheets(), self.own.weights()
        self.levels = {
            voice.person: model.infer_level(answers_of(sheet), weights=weights)
            for voice, sheet in sheets.items()
            if voice.account == client and voice.respondent == CLIENT
        }

    def _line(self, client: str, person: str, place: int) -> "list[str | Part]":
        """Return a row: who, the step now, the step wanted, the day, what to ask first."""
        page = Page(self.desk, "03")
        name = page.person(person) if person else self.say("whole")
        level = self.levels.get(person)
        wish = self._cell("wish", client, person, place, name)
        day = self._cell("by", client, person, place, name)
        return [name, self._now(person), wish, day, self._first(level)]

    def _now(self, person: str) -> str:
        if person == _WHOLE and self.levels:
            return _range(*model.together(self.levels.values()))
        level = self.levels.get(person)
        return self.say("not_asked") if level is None else _range(level.low.step, level.high.step)

    def _first(self, level: model.Level | None) -> str:
        """Return the question to begin with: an unknown answer that decides, else the one that lifts."""
        if level is None:
            return "—"
        held = model.blockers(level)
        first = level.deciding[:1] or held.gates[:1] or (held.ways[0][:1] if held.ways else ())
        return self.say(f"topic.{first[0]}", question=first[0]) if first else "—"

    def _cell(self, name: str, client: str, person: str, place: int, who: str) -> Part:
        """Return a field of the table; its value is kept under account and person."""
        id_ = f"{name}{place}"
        key = f"{name}:{client}:{person}"
        steps = [str(step) for step in model.STEPS]
        kind: Field = Pick(name, options=steps, labels={one: one for one in steps}) if name == "wish" else Day(name)
        self.kinds[id_] = kind
        if self._cells.get(id_) != (client, person):
            kept = self.book.answers(self.key, self.company_key).get(key)
            self.held[id_] = Held(kept, kept)
            self._cells[id_] = (client, person)
        part = field_part(kind, self.held[id_], self.words, name=id_, bare=True)
        part.told["label"] = f"{who}: {self.say(f'head.{name}')}"
        return self.with_latest_mark(part, self.held[id_])

    def put(self, field: str, value: "Value") -> None:
        """Save; a cell belongs to the account and the person of its row."""
        if field not in self._cells:
            super().put(field, value)
            return
        held = self.held[field]
        held.value, held.unwritten = value, True
        client, person = self._cells[field]
        name = f"{field.rstrip('0123456789')}:{client}:{person}"
        saved = self.book.keep(self.key, name, value, company=self.company_key, seen=held.stored)
        held.stored, held.saved, held.other, held.unwritten = value, saved.at, saved.other, False

    def _sentence(self) -> Part:
        """Say whether the people agree, and how many were asked."""
        named = {person: level for person, level in self.levels.items() if person}
        if not self.levels:
            return so_what(self.say("nobody_todo"), strong=self.say("nobody"))
        low, high = model.together(self.levels.values())
        if len(self.levels) == 1:
            page = Page(self.desk, "03")
            who = page.person(next(iter(named))) if named else self.say("unnamed")
            return so_what(self.say("one_todo"), strong=self.say("one", who=who))
        key = "agree" if low == high else "differ"
        return so_what(self.say(f"{key}_todo"), strong=self.say(key, n=len(self.levels), low=low, high=high))

    def _doubts(self, people: list[str]) -> list[Part]:
        """Ask about a wish below the step of now, and about a day that is over."""
        found = []
        for place, person in enumerate(people):
            wish, level = self.held[f"wish{place}"].value, self.levels.get(person)
            now = model.together(self.levels.values())[0] if not person and self.levels else level and level.low.step
            if wish and now and int(wish) < now:
                found.append("below")
            day = self.held[f"by{place}"].value
            if day and date.fromisoformat(day) < self.today:
                found.append("past")
        return [prose(self.say(one), quiet=True) for one in dict.fromkeys(found)]

    def _clients(self) -> Pick:
        clients = self.own.offered()
        return Pick("client", clients[0], options=clients, labels={one: self.own.name(one) for one in clients})


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"
