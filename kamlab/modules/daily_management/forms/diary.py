"""The diary, the board of nine stages, the review of the plan: the routine of an account."""

from datetime import date
from typing import TYPE_CHECKING, Any

from kamlab.forms import Area, Day, Part, Pick, Text, button, card, chips, heading, prose, row, so_what, table
from kamlab.forms.account import AccountRows
from kamlab.forms.fields import Field
from kamlab.forms.known import Whose
from kamlab.i18n import date_text, say
from kamlab.i18n.formats import date_short
from kamlab.modules.daily_management import findings, model
from kamlab.modules.daily_management.findings.board import alarms_of
from kamlab.modules.daily_management.findings.reading import BOARD, DIARY, KEPT, REVIEW
from kamlab.modules.daily_management.forms.shared import ChosenForm
from kamlab.workbook.models import DiaryEntry, Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.parts import Tone

_LATE = 12  # overdue steps shown at once
_LAST = 5  # entries of the folder shown


class DiaryForm(ChosenForm):
    """Steps that are late, and the entries of an account.

    Attributes
    ----------
    entries
        The participant's own entries about the account.
    """

    key = DIARY
    common = frozenset({"done"})

    def own_fields(self) -> "Iterable[Field]":
        """Return the memory of what is ticked off."""
        yield Field("done", default={})

    def begin(self) -> None:
        """Read the entries."""
        kinds = {kind: self.words.option("kind", kind) for kind in model.KINDS}
        people = self.reading.people(self.account)
        fields: list[Field] = [
            Day("day"),
            Pick("kind", "call", options=model.KINDS, labels=kinds),
            Whose("person_id", names=people, wide=24, id_of=self._person, name_of=self._name),
            Text("who", wide=20),
            Area("note", lines=2),
            Text("step", wide=44),
            Day("due", weekday=True),
            Day("done_on"),
            Pick("tag", "", options=("", model.SIGNAL), labels={"": "—", model.SIGNAL: self.say("signal")}),
        ]
        self.entries = AccountRows(self, "entries", DiaryEntry, fields)

    def compose(self) -> list[Part]:
        """Return what is late, the account's entries, the way to write one."""
        told = self.reading.diary
        self.finding = findings.diary(self.desk)
        head = card(heading(self.finding.title, level=3), so_what(self.finding.so_what))
        return [head, *self._late(told), self._written()]

    def on_done(self, id_: str) -> None:
        """Tick a step of the folder off."""
        self.put("done", {**(self["done"] or {}), id_: self.reading.today.isoformat()})

    def on_untick(self, id_: str) -> None:
        """Take the tick back."""
        self.put("done", {key: day for key, day in (self["done"] or {}).items() if key != id_} or None)

    def _late(self, told: model.Diary) -> list[Part]:
        ticked = self["done"] or {}
        known = [(id_, entry) for id_, entry in self.reading.folder.diary if entry.is_overdue(told.today)]
        given = {entry for _, entry in known}
        late = [*known, *(("", entry) for entry in told.overdue if entry not in given)]  # one's own are ticked below
        late.sort(key=lambda pair: pair[1].due or told.today)
        lines: list[list[str | Part]] = []
        for id_, entry in late[:_LATE]:
            word = "untick" if id_ in ticked else "done"
            press: str | Part = ""
            if id_:
                press = button(f"{word}:{id_}", self.say(word), weight="link", hint=f"{self.say(word)}: {entry.step}")
            due = _whole(date_short(entry.due, self.lang)) if entry.due else ""
            mark = chips(("done", self.say("ticked"))) if id_ in ticked else chips(("refused", self.say("late")))
            lines.append([self.reading.name(entry.account), entry.step, _whole(entry.ours), due, mark, press])
        if not lines:
            return []
        heads = [self.say(f"head.{name}") for name in ("client", "step", "who", "due", "state")]
        return [card(table([*heads, ""], lines, strong=(1,)), title=self.say("late_title"), mark=self.mark)]

    def _written(self) -> Part:
        given = [entry for _, entry in self.reading.folder.diary if entry.account == self.account][-_LAST:]
        lines = [
            [
                _whole(date_short(one.day, self.lang)) if one.day else "",
                _whole(one.theirs) or "—",
                one.note,
                one.step or "—",
            ]
            for one in reversed(given)
        ]
        heads = [self.say(f"head.{name}") for name in ("day", "person", "note", "step")]
        parts: list[Part] = [row(self.field("client"))]
        parts += [self._entry(line.id) for line in self.entries]
        parts.append(self.entries.foot(self.say("advice"), add=self.say("add")))
        parts += [table(heads, lines)] if lines else [self.note("none")]
        return card(*parts, title=self.say("title"))

    def _entry(self, id_: str) -> Part:
        line = self.entries.line(id_)

        def cell(name: str) -> Part:
            return self.entries.field(line, name, bare=False)

        lacks = [self.say(f"fault.{fault}") for fault in _faults(line)]
        check = [chips(*(("check", words) for words in lacks))] if lacks else []
        return card(
            row(cell("day"), cell("kind"), cell("person_id"), cell("who")),
            cell("note"),
            row(cell("step"), cell("due"), cell("done_on"), cell("tag")),
            *check,
            row(self.entries.remover(line)),
            quiet=True,
        )

    def _person(self, name: str) -> str:
        """Return the id of the client's person with a name; made at the first mention."""
        account = self.book.account(self.account, self.company_key).id
        rows = self.book.rows(Person, company=self.company_key, account_id=account)
        known = next((one.id for one in rows if self.reading.folder.person(one.name) == name), "")
        return known or self.book.save(Person, company=self.company_key, account_id=account, name=name).id

    def _name(self, id_: str) -> str:
        found = self.book.get(Person, id_)
        return self.reading.folder.person(found.name) if found else ""


def _whole(words: str) -> str:
    """Return a name or a day that does not break in a narrow column."""
    return words.replace(" ", "\u00a0")


def _faults(line: Any) -> tuple[str, ...]:  # noqa: ANN401 - a line of entries
    """Return what a typed entry lacks, once something is typed."""
    if not (line["note"] or line["step"]):
        return ()
    due = date.fromisoformat(line["due"]) if line["due"] else None
    return model.Entry("", None, "", str(line["person_id"] or ""), step=str(line["step"] or ""), due=due).faults


class Board(ChosenForm):
    """Nine stages, and where an account stands; it can be moved by hand."""

    key = BOARD

    def first(self) -> str:
        """Begin with an account that has an alarm."""
        calls = alarms_of(self.desk_)
        kept = self.reading.kept_accounts
        return next((one for one in kept if one in calls), next(iter(kept), ""))

    @property
    def desk_(self) -> Any:  # noqa: ANN401 - the desk, before the form has it
        """Return the desk."""
        return self.reading.desk

    def own_fields(self) -> "Iterable[Field]":
        """Return the stage by hand."""
        names = {stage: say(f"daily_management.stage.{stage}", self.lang) for stage in model.STAGES}
        yield Pick("stage", "rule", options=("rule", *model.STAGES), labels={"rule": self.say("by_rule"), **names})

    def compose(self) -> list[Part]:
        """Return the board, and what is in order with the account in view."""
        found = findings.standings(self.desk, self.reading)
        moved = self.reading.moved(self.account)
        inputs = (tuple(found.items()), tuple(moved.items()), self.account)
        figure = self.drawn(inputs, lambda: findings.board(self.desk, self.account))
        standing = found.get(self.account) or self.reading.standing(
            self.account, alarm=self.account in alarms_of(self.desk)
        )
        checks: list[tuple[Tone, str]] = [
            ("done" if good else "check", say(f"daily_management.stage.{stage}", self.lang))
            for stage, good in model.in_order(standing).items()
        ]
        at = moved.get(self.account) or model.stage_of(standing)
        todo = prose(self.say("todo", what=say(f"daily_management.todo.{at}", self.lang)))
        fields = row(self.field("client"), self.field("stage"))
        return [figure, card(fields, chips(*checks), todo, title=self.say("title"), mark=self.mark)]


class Review(ChosenForm):
    """Lights for the actions of a plan, reviews kept and compared."""

    key = REVIEW

    def first(self) -> str:
        """Begin with an account that has a plan."""
        return findings.planned(self.reading) or super().first()

    def own_fields(self) -> "Iterable[Field]":
        """Return the name of a new review and the one to compare with."""
        yield Text("name", wide=28)
        yield self._pick()

    def _pick(self) -> Pick:
        kept = self.reading.reviews(self.account)
        labels = {
            name: f"{told['name']} · {date_text(date.fromisoformat(told['day']), self.lang)}"
            for name, told in kept.items()
        }
        return Pick("with", None, options=list(kept), labels=labels)

    def turn(self) -> None:
        """Offer another account's reviews."""
        self.kinds["with"] = self._pick()

    def on_keep(self) -> None:
        """Keep the review as it is today under the name typed, or under its number."""
        kept = self.reading.reviews(self.account)
        number = 1 + max((int(name.removeprefix(KEPT)) for name in kept), default=0)
        name = str(self["name"] or "").strip() or self.say("number", n=number)
        tasks = model.to_plain(self.reading.tasks(self.account))
        told = {"name": name, "day": self.reading.today.isoformat(), "tasks": tasks}
        self.book.keep(self.place_of("with"), f"{KEPT}{number}", told, company=self.company_key)
        self.put("name", None)
        self.kinds["with"] = self._pick()
        self.put("with", f"{KEPT}{number}")

    def compose(self) -> list[Part]:
        """Return the lights, what has changed, the way to keep a review."""
        kept = self.reading.reviews(self.account)
        self.kinds["with"] = self._pick()
        told = kept.get(str(self["with"] or ""))
        tasks = self.reading.tasks(self.account)
        before = model.from_plain(told["tasks"]) if told else None
        name = str(told["name"]) if told else ""
        figure = self.drawn(
            (tasks, before, name, self.account),
            lambda: findings.review(self.desk, self.account, before, name=name),
        )
        keep = row(self.field("name"), button("keep", self.say("keep"), weight="small")) if tasks else self.note("none")
        compare = [row(self.field("with"))] if kept else [self.note("first")] if tasks else []
        return [card(row(self.field("client")), keep, *compare, title=self.say("title"), mark=self.mark), figure]
