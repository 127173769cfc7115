"""The plan reopened: every action of the course, done, moved or dropped, and why."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from kamlab.forms import Day, Part, Pick, Text, card, message, prose, table
from kamlab.forms.entries import Entries
from kamlab.modules.follow_up import findings
from kamlab.modules.follow_up.forms.shared import Followed
from kamlab.workbook.models import Action, Change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.entries import Line
    from kamlab.forms.fields import Field

STATUSES = ("planned", "done", "moved", "dropped")
_CHANGED = ("moved", "dropped")


class Review(Followed):
    """Say of each action what became of it.

    Attributes
    ----------
    rows
        Actions of every module.
    """

    key = "11.review"

    def make_fields(self) -> "Iterable[Field]":
        """Return none: everything is kept with the actions themselves."""
        return ()

    def begin(self) -> None:
        """Open the actions of the whole course."""
        fields = Text("what", wide=34), Day("due"), Pick("status", options=STATUSES), Text("reason", wide=40)
        self.rows = Entries(self, "rows", Action, fields)

    def compose(self) -> list[Part]:
        """Return the list, the questions why, and the count; without own actions the demo plan's."""
        self._follow()
        shown = [line for line in self.rows if line["what"]]
        figure = self.drawn(tuple(self._key(line) for line in shown), lambda: findings.actions(self.desk))
        if not shown:
            return [card(prose(self.say("none")), title=self.say("title")), figure]
        heads = [self.words.label(name) for name in ("what", "due", "status")]
        lines: list[list[str | Part]] = [
            [str(line["what"]), *(self._cell(line, name) for name in ("due", "status"))] for line in shown
        ]
        changed = [line for line in shown if line["status"] in _CHANGED]
        why = [part for line in changed for part in (self._why(line), *self._challenge(line))]
        return [card(table(heads, lines, strong=[0]), *why, title=self.say("title"), mark=self.mark), figure]

    def _follow(self) -> None:
        """Take up actions that other forms have added, changed or taken out."""
        known = {row.id: row for row in self.book.rows(Action, company=self.company_key)}
        self.rows.lines = [line for line in self.rows if line.row in known]
        self.rows.catch_up()
        for line in self.rows:
            for name, kind in self.rows.kinds.items():
                held, value = line.held[name], kind.from_column(getattr(known[line.row], name))
                if held.problem is None and not held.unwritten and value != held.stored:
                    held.value = held.stored = value

    def _cell(self, line: "Line", name: str) -> Part:
        part = self.rows.field(line, name)
        part.told["label"] = f"{part.told['label']}: {line['what']}"
        return part

    def _why(self, line: "Line") -> Part:
        part = self.rows.field(line, "reason", bare=False)
        part.told["label"] = self.say(f"why.{line['status']}", what=str(line["what"]))
        return part

    def _challenge(self, line: "Line") -> list[Part]:
        """Ask in one sentence for what a changed action lacks: a moved one a new day ahead and a reason."""
        lacks = [] if (line["reason"] or "").strip() else ["reason"]
        if line["status"] == "moved" and not self._has_new_day(line):
            lacks.insert(0, "day")
        if not lacks:
            return []
        return [message("check", self.say(f"lacks.{line['status']}_{'_'.join(lacks)}", what=str(line["what"])))]

    def _has_new_day(self, line: "Line") -> bool:
        """Tell whether an action has a day ahead that was entered in place of another, or after it was moved."""
        due = str(line["due"] or "")
        if due < self.given.today.isoformat():
            return False
        told = self.book.read(lambda session: list(session.scalars(select(Change).where(Change.row_id == line.row))))
        moved = max((one.at for one in told if one.field == "status" and one.new == "moved"), default=None)
        days = [one for one in told if one.field == "due"]
        return any((one.old and one.old != due) or (moved and one.at >= moved) for one in days)

    def _key(self, line: "Line") -> tuple[object, ...]:
        return tuple(line[name] for name in ("what", "due", "status"))
