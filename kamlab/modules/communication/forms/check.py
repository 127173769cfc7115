"""The check: until which day we ask, whom the programme reaches by then, what it leaves out, what cannot be done."""

from datetime import date
from typing import TYPE_CHECKING

from kamlab.forms import Day, Part, card, row
from kamlab.modules.communication import findings, model
from kamlab.modules.communication.findings.reading import form_of
from kamlab.modules.communication.forms.shared import ProgrammeForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field


class Check(ProgrammeForm):
    """Choose the day, see reach, gaps and conflicts."""

    key = "07.check"

    def make_fields(self) -> "Iterable[Field]":
        """Return the day; by default the end of the programme's second month."""
        yield Day("until", model.until_of(self.programme.start).isoformat())

    @property
    def kept_under(self) -> str:
        """Keep the day apart for each account."""
        return form_of(self.account)

    def offer(self) -> None:
        """Follow the first day of the programme while nobody has entered another day."""
        day = model.until_of(self.programme.start).isoformat()
        self.kinds["until"] = Day("until", day)
        if not self.is_entered("until"):
            self.held["until"].value = day

    def account_parts(self) -> list[Part]:
        """Return the day, reach, gaps and conflicts."""
        programme, until = self.programme, date.fromisoformat(str(self["until"]))
        head = card(row(self.field("until"), self.whose()), title=self.say("title"), mark=self.mark)
        reach = self.drawn((programme, until), lambda: findings.reach(self.desk, programme, until), id="reach")
        gaps = self.drawn(programme, lambda: findings.gaps(self.desk, programme), id="gaps")
        wrong = self.drawn(programme, lambda: findings.conflicts(self.desk, programme), id="conflicts")
        return [head, reach, gaps, wrong]
