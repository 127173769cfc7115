"""What goes out: the next events into actions and a calendar, those that took place into the diary."""

from typing import TYPE_CHECKING, Any

from kamlab.forms import Part, button, card, message, prose, row, table
from kamlab.i18n import date_text
from kamlab.modules.communication.forms.begun import begin_programme
from kamlab.modules.communication.forms.shared import ProgrammeForm
from kamlab.work import safe_name
from kamlab.workbook.entries import Pen, Wish, derived_id, save_row
from kamlab.workbook.models import Action, DiaryEntry, Event

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from kamlab.documents import Paper
    from kamlab.modules.communication import model

_NEXT = 5  # events offered at once
_MOST = 3  # actions of a session


class Out(ProgrammeForm):
    """Take the next events along."""

    key = "07.out"
    told = ""  # what was done last

    def account_parts(self) -> list[Part]:
        """Return the next events with what can be done with each, and the calendar file."""
        events = self.next_events()
        if not self.programme.dated:
            return [card(message("check", self.say("nothing"), self.say("nothing_todo")), title=self.say("title"))]
        heads = [self.say(f"head.{name}") for name in ("day", "event", "person", "who")]
        lines = [self._line(one) for one in events]
        shown = table([*heads, ""], lines) if lines else prose(self.say("all_done"))
        file = button("calendar", self.say("calendar"), weight="main", hint=self.say("calendar_hint"))
        told = [prose(self.told, id="told")] if self.told else []
        note = prose(self.say("note"), quiet=True)
        return [card(self.whose(), shown, row(file), *told, note, title=self.say("title"))]

    def next_events(self) -> "tuple[model.Event, ...]":
        """Return the next events that are not done."""
        return tuple(one for one in self.programme.dated if not one.done)[:_NEXT]

    def on_take(self, id_: str) -> None:
        """Make an event an action of this session."""
        one = self._event(id_)
        rows = self.book.rows(Action, company=self.company_key, module="07")
        what = self._title(one)
        if any(row.what == what for row in rows):
            self.told = self.say("taken_before", what=what)
        elif len(rows) >= _MOST:
            self.told = self.say("full")
        else:
            told: dict[str, Any] = {"what": what, "who": one.who, "with_whom": self._person(one), "due": one.day}
            self.book.save(Action, company=self.company_key, module="07", **told)
            self.told = self.say("taken", what=what)

    def on_done(self, id_: str) -> None:
        """Mark an event as done and write it into the diary."""
        one = self._event(id_)
        account = begin_programme(self.reading, self.account)
        told = {"company": self.company_key, "account_id": account, "person_id": one.person or None, "day": one.day}
        told |= {"who": one.who, "kind": one.tool, "note": one.message}
        key = derived_id("diary", "07", one.id)
        known = {row.id for row in self.book.rows(DiaryEntry, company=self.company_key)}

        def step(session: "Session", pen: Pen) -> None:
            save_row(session, pen, Wish(Event, {"done": True}, row_id=one.id))
            if key not in known:
                save_row(session, pen, Wish(DiaryEntry, told, new_id=key))

        self.book.write(step)
        self.told = self.say("written", what=self._title(one))

    def on_calendar(self) -> None:
        """Hand over the events to come as a calendar file."""
        paper = self.calendar()
        self.hand_over(paper.name, paper.content)

    def calendar(self, day: "date | None" = None) -> "Paper":
        """Return the calendar file of the events that are not done.

        Parameters
        ----------
        day
            The day it is made; by default the day the programme is looked at.
        """
        from kamlab.documents import Appointment, calendar_file

        client = self.reading.name(self.account)
        lines = [
            Appointment(
                one.day or self.reading.today,
                f"{client}: {self._title(one)}",
                self.say("file_note", who=one.who or "—", tool=self.reading.tool(one.tool) or "—"),
                one.id,
            )
            for one in self.programme.dated
            if not one.done
        ]
        name = safe_name(self.say("file", account=client), otherwise="calendar")
        return calendar_file(lines, name=name, day=day or self.reading.today)

    def _event(self, id_: str) -> "model.Event":
        return next(one for one in self.programme.events if one.id == id_)

    def _person(self, one: "model.Event") -> str:
        listener = self.programme.listener(one.person)
        return listener.name if listener else ""

    def _title(self, one: "model.Event") -> str:
        return " — ".join(piece for piece in (one.message, self._person(one)) if piece) or self.say("unnamed")

    def _line(self, one: "model.Event") -> list[str | Part]:
        day = date_text(one.day, self.lang) if one.day else "—"
        take = button(f"take:{one.id}", self.say("take"), weight="link", hint=f"{self.say('take')}: {self._title(one)}")
        done = button(f"done:{one.id}", self.say("done"), weight="link", hint=f"{self.say('done')}: {self._title(one)}")
        return [day, one.message or "—", self._person(one) or "—", one.who or "—", row(take, done)]
