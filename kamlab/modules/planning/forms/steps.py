"""What will be done: who, from when to when, how many hours, for which goal; along the days."""

from typing import TYPE_CHECKING, Any

from kamlab.forms import Day, Number, Part, Pick, button, card, empty, fold, heading, prose, row, table
from kamlab.forms.known import Amount, Known, KnownName
from kamlab.i18n import date_text
from kamlab.modules.planning import findings, model
from kamlab.modules.planning.findings.reading import MODULE
from kamlab.modules.planning.forms.rows import PlanRows
from kamlab.modules.planning.forms.shared import PlanForm
from kamlab.workbook.models import Action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamlab.forms.fields import Value

_COLUMNS = ("what", "who", "start", "due", "hours")
_MORE = ("goal_id", "with_whom", "money", "status")
_CHANGED = ("moved", "dropped")
_IDEAS = 12  # opportunities offered at once: what a session usually marks now


class Steps(PlanForm):
    """Write the actions and see them along the days.

    Attributes
    ----------
    rows
        The actions of the plan.
    """

    key = "05.steps"

    def begin(self) -> None:
        """Open the actions."""
        text = self.reading.start.text
        unit = self.desk.money_unit
        fields = (
            Known("what", wide=28, words=text),
            self._name("who", ""),
            Day("start"),
            Day("due"),
            Number("hours", low=0),
            Pick("goal_id"),
            Pick("status", "planned", options=model.STATUSES),
            self._name("with_whom", self.account),
            Amount("money", low=0, unit=unit),
            Known("reason", wide=60, words=text),
        )
        self.rows = PlanRows(self, "actions", Action, fields, own={"module": MODULE}, starts=self._starts)

    def account_parts(self) -> list[Part]:
        """Return the actions, what module 04 offers, the timeline."""
        plan, rows = self.plan, self.rows
        if len(rows):
            foot = rows.foot(add=self.say("add"))
            more = [heading(self.say("more_title"), level=3), rows.part(_MORE, named=True)]
            inside = [rows.part(_COLUMNS), *self._remarks(plan), foot, *more, *self._reasons()]
        else:
            first = button("actions/add", self.say("first"), weight="main")
            inside = [empty(self.say("empty"), self.say("todo"), first)]
            inside += [rows.foot()] if rows.removed is not None else []
            heads = [self.words.label(name) for name in ("what", "who", "start", "due", "hours")]
            lines = [[self.say(f"example{place}.{column}") for column in "abcde"] for place in (1, 2, 3)]
            inside.append(fold(self.say("examples"), table(heads, lines), id="examples"))
        figure = self.drawn(
            (plan.account, plan.theirs, plan.ours, plan.actions), lambda: findings.timeline(self.desk, plan)
        )
        return [card(self.whose(), *inside, *self._ideas(plan), title=self.say("title"), mark=self.mark), figure]

    def on_take(self, id_: str) -> None:
        """Make a chosen opportunity the beginning of an action."""
        found = next((one for one in self.reading.chosen(self.account) if one.id == id_), None)
        if found is not None:
            told = {"what": found.name, "hours": found.hours, "money": found.money}
            line = self.rows.add(**{name: value for name, value in told.items() if value is not None})
            self.move_focus(f"actions/{line.id}/who")

    def offer(self) -> None:
        """Offer our goals and the people of both sides."""
        options, labels = self.goal_options()
        self.rows.kinds["goal_id"] = Pick("goal_id", options=options, labels=labels)
        self.rows.kinds["who"] = self._name("who", "")
        self.rows.kinds["with_whom"] = self._name("with_whom", self.account)

    def _remarks(self, plan: model.Plan) -> list[Part]:
        """Say what may be meant and may be a slip: nobody in particular, a day of another year."""
        actions, told = {one.id: one for one in plan.actions}, []
        for place, line in enumerate(self.rows, 1):
            action = actions.get(line.row or line.id)
            if action is None or not action.counts:
                continue
            if action.is_of_a_group:
                told.append(self.say("group", row=place, who=action.who))
            if action.is_long_past(self.today):
                days = [day for day in (action.start, action.due) if day is not None]
                told.append(self.say("long_past", row=place, day=date_text(min(days), self.lang)))
        return [prose(text, quiet=True) for text in told]

    def _reasons(self) -> list[Part]:
        """Ask why, for each action that was moved or dropped."""
        asked = []
        for line in self.rows:
            if line["status"] in _CHANGED:
                part = self.rows.field(line, "reason", bare=False)
                part.told["label"] = self.say("why", what=self.rows.name_of(line))
                asked.append(part)
        return asked

    def _ideas(self, plan: model.Plan) -> list[Part]:
        taken = {action.what for action in plan.actions}
        chosen = [one for one in self.reading.chosen(self.account) if one.name]
        text = self.reading.start.text
        free = [one for one in chosen if text(one.name) not in taken][:_IDEAS]
        links = [button(f"take:{one.id}", text(one.name), weight="link") for one in free]
        return [row(prose(self.say("ideas"), quiet=True), *links)] if links else []

    def _name(self, field: str, account: str) -> KnownName:
        return KnownName(field, names=self.reading.people(account), wide=15, words=self.reading.start.text)

    def _starts(self) -> "Mapping[str, Mapping[str, Value]]":
        return {one.id: _values(one) for one in self.reading.start.plan(self.account).actions}


def _values(action: model.Action) -> "dict[str, Value]":
    """Return the cells of an action as the fields hold them."""
    told: dict[str, Any] = {name: getattr(action, name) or None for name in ("what", "who", "with_whom", "reason")}
    days = {name: day.isoformat() if (day := getattr(action, name)) else None for name in ("start", "due")}
    numbers = {"hours": _plain(action.hours), "money": _plain(action.money)}
    return {**told, **days, **numbers, "goal_id": action.goal or None, "status": action.status}


def _plain(value: float | None) -> float | None:
    return int(value) if value is not None and float(value).is_integer() else value
