"""The seminar day: the baseline sealed by the workbook, three days into the calendar, a partner."""

from datetime import date
from typing import TYPE_CHECKING

from kamlab.forms import Day, Number, Part, Pick, Text, button, card, message, prose, row, table
from kamlab.i18n import date_text, percent, say, weekday_text
from kamlab.modules.follow_up import model
from kamlab.modules.follow_up.findings.snapshots import FORM, TYPED, form_of
from kamlab.modules.follow_up.forms.shared import Followed
from kamlab.work import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.documents import Paper
    from kamlab.forms.fields import Field


class Seal(Followed):
    """Choose the account, seal its numbers, take three days along."""

    key = FORM
    asked = False  # whether opening the seal was asked for and waits for a yes

    def make_fields(self) -> "Iterable[Field]":
        """Return the account, the day, what nobody can count, the partner."""
        yield self._pick()
        yield Day("day", self.given.today.isoformat())
        yield Text("partner", wide=26)
        for name in TYPED:
            yield Number(name, low=0, high=100, unit="%")

    def place_of(self, field: str) -> str:
        """Keep everything but account and partner apart for each account."""
        return FORM if field in {"account", "partner"} else form_of(self.given.account)

    def set(self, field: str, raw: object) -> None:
        """Read what was entered; another account brings its own answers."""
        super().set(field, raw)
        if field == "account":
            self.held = self._read()

    def compose(self) -> list[Part]:
        """Return the account, the numbers, the seal, the three days."""
        self.held["account"].value = self.given.account
        sealed = self.given.sealed
        head = card(
            row(self.field("account"), self.field("day"), self.whose()), title=self.say("title"), mark=self.mark
        )
        return [head, self._numbers(sealed), self._days(sealed)]

    def on_seal(self) -> None:
        """Seal the numbers of now."""
        self.asked = False
        self.given.seal(self._day())

    def on_open(self) -> None:
        """Ask before the seal is opened."""
        self.asked = True

    def on_keep(self) -> None:
        """Leave the seal as it is."""
        self.asked = False

    def on_unseal(self) -> None:
        """Open the seal; the numbers of now can be sealed again."""
        self.asked = False
        self.given.unseal()

    def on_calendar(self) -> None:
        """Hand over the three days as a calendar file."""
        paper = self.calendar()
        self.hand_over(paper.name, paper.content)

    def calendar(self) -> "Paper":
        """Return the calendar file with the three days."""
        from kamlab.documents import Appointment, calendar_file

        day = self._first()
        client, partner = self.given.name(self.given.account), str(self["partner"] or "")
        note = self.say("file_note", partner=partner) if partner else self.say("file_note_alone")
        lines = [
            Appointment(
                on, self.say("file_title", account=client, days=days), note, f"{self.company_key} {client} {days}"
            )
            for on, days in zip(model.review_days(day), (30, 60, 90), strict=True)
        ]
        return calendar_file(lines, name=safe_name(self.say("file"), otherwise="reviews"), day=day)

    # Parts ----------------------------------------------------------------------------------

    def _numbers(self, sealed: "model.Snapshot | None") -> Part:
        """Return the six numbers with the seal."""
        shown = sealed or self.given.measured(self._day())
        measures = model.compare(shown, shown)
        lines = [[say(f"follow_up.measure.{one.name}", self.lang), self._value(one.then)] for one in measures]
        known = shown.coverage is not None or shown.ties
        lines.append([self.say("ties"), str(len(shown.ties)) if known else self._value(None)])
        heads = [self.say("measure"), self.say("value_sealed" if sealed else "value")]
        told = table(heads, lines, numbers=[1], strong=[0])
        missing = self.given.uncounted if sealed is None else ()
        typed = [row(*(self.field(name) for name in missing))] if missing else []
        if sealed is None:
            seal = button("seal", self.say("seal"), weight="main", hint=self.say("seal_hint"))
            return card(told, *typed, row(seal), prose(self.say("note"), quiet=True), title=self.say("numbers"))
        done = message("done", self.say("sealed", day=sealed.day))
        again = [row(button("open", self.say("open"), weight="link"))]
        if self.asked:
            yes, no = button("unseal", self.say("unseal")), button("keep", self.say("keep"), weight="main")
            again = [message("check", self.say("sure"), self.say("sure_text"), actions=[no, yes])]
        return card(done, told, *again, title=self.say("numbers"))

    def _days(self, sealed: "model.Snapshot | None") -> Part:
        days = model.review_days(self._first())
        lines = [
            [self.say("after", n=n), weekday_text(on, self.lang)] for on, n in zip(days, (30, 60, 90), strict=True)
        ]
        file = button("calendar", self.say("calendar"), weight="second" if sealed is None else "main")
        told = table([self.say("when"), self.say("on")], lines, strong=[0])
        note = prose(self.say("days_note", day=date_text(days[0], self.lang)), quiet=True)
        return card(told, row(self.field("partner"), file), note, title=self.say("days"))

    def _value(self, value: float | None) -> str:
        return say("follow_up.verdict.unknown", self.lang) if value is None else percent(value, self.lang, 1)

    def _day(self) -> date:
        return date.fromisoformat(str(self["day"]))

    def _first(self) -> date:
        sealed = self.given.sealed
        return sealed.day if sealed else self._day()

    def _pick(self) -> Pick:
        names = tuple(dict.fromkeys([*self.given.accounts, self.given.account]))
        labels = {one: self.given.name(one) for one in names}
        return Pick("account", self.given.account, options=names, labels=labels)
