"""The client's goals and ours in the mirror: whose plan, what each side wants, which serves which."""

from functools import partial
from typing import TYPE_CHECKING, Any

from kamlab.findings.names import shorten
from kamlab.forms import Client, Day, Part, Pick, button, card, empty, fold, heading, prose, row, table
from kamlab.forms.known import Amount, Known, Whose
from kamlab.modules.planning import findings
from kamlab.modules.planning.findings.reading import FORM
from kamlab.modules.planning.forms.begun import person_id
from kamlab.modules.planning.forms.rows import PlanRows
from kamlab.modules.planning.forms.shared import OPTION, PlanForm
from kamlab.workbook.models import Goal, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Field, Value
    from kamlab.modules.planning import model

_STATES = ("confirmed", "assumed")
_COLUMNS = {"theirs": ("goal", "person_id", "state", "due"), "ours": ("goal", "serves_id", "person_id", "due")}
_MEASURED = ("measure", "target", "unit")
_IDEAS = 12  # opportunities offered at once: what a session usually marks now


class Goals(PlanForm):
    """Choose the account, write its goals, write ours beside them.

    Attributes
    ----------
    theirs, ours
        The rows of either side.
    """

    key = "05.goals"

    def make_fields(self) -> "Iterable[Field]":
        """Return the account; it is kept for the whole plan, and so are its goals."""
        yield self._pick()
        yield Client("other", names=[self.reading.name(name) for name in self.desk.company.accounts().clients])

    def begin(self) -> None:
        """Open the rows of both sides."""
        self.held["account"].value = self.account
        text = self.reading.start.text
        shared = (
            Known("goal", wide=30, words=text),
            Known("measure", wide=36, words=text),
            Amount("target"),
            Known("unit", wide=14, words=text),
            Day("due"),
        )
        self.theirs = self._rows("theirs", (*shared, self._person("theirs"), Pick("state", options=_STATES)))
        self.ours = self._rows("ours", (*shared, self._person("ours"), Pick("serves_id")))

    def account_parts(self) -> list[Part]:
        """Return the account, both lists, what module 04 offers, the mirror."""
        plan = self.plan
        head = card(row(self.field("account"), self.whose()), self._other(), title=self.say("title"), mark=self.mark)
        figure = self.drawn((plan.account, plan.theirs, plan.ours), lambda: findings.mirror(self.desk, plan))
        return [head, self._side("theirs", self.theirs), self._ours(), figure]

    def set(self, field: str, raw: object) -> None:
        """Read what was entered; the account is kept for all the forms of the plan."""
        if field != "account":
            super().set(field, raw)
        elif raw in self.kinds["account"].options:  # type: ignore[attr-defined]  # a Pick has options
            self.choose(str(raw))

    def choose(self, account: str) -> None:
        """Plan another account from now on."""
        self.book.keep(FORM, "account", account, company=self.company_key)
        self.follow()

    def on_take_other(self) -> None:
        """Plan the client that was typed."""
        shown = str(self["other"] or "").strip()
        if not shown:
            self.move_focus("other")
            return
        clients = self.desk.company.accounts().clients
        known = {self.reading.name(client): client for client in reversed(list(clients))}
        self.put("other", None)
        self.choose(known.get(shown, shown))

    def on_take(self, id_: str) -> None:
        """Make a chosen opportunity the beginning of a goal of ours."""
        found = next((one for one in self.reading.chosen(self.account) if one.id == id_), None)
        if found is not None:
            told = {"measure": self.say("a_year"), "target": found.base, "unit": self.desk.money_unit}
            line = self.ours.add(goal=found.name, **{name: value for name, value in told.items() if value is not None})
            self.move_focus(f"ours/{line.id}/due")

    def turn(self) -> None:
        """Show another account."""
        self.reading.__dict__.pop("accounts", None)
        self.kinds["account"] = self._pick()

    def offer(self) -> None:
        """Offer the client's goals to ours, and the people of either side."""
        self.held["account"].value = self.account
        plan = self.plan
        names = {goal.id: shorten(goal.goal, OPTION) for goal in plan.theirs}
        self.ours.kinds["serves_id"] = Pick("serves_id", options=tuple(names), labels=names)
        self.theirs.kinds["person_id"], self.ours.kinds["person_id"] = self._person("theirs"), self._person("ours")

    # Parts ----------------------------------------------------------------------------------

    def _side(self, name: str, rows: PlanRows, *below: Part) -> Part:
        """Return one list of goals; while it is empty, what to write and three examples."""
        title, note = self.say(f"{name}_title"), self.say(f"{name}_note")
        if not len(rows):
            first = button(f"{name}/add", self.say(f"{name}_first"), weight="main" if name == "theirs" else "second")
            blank = empty(self.say(f"{name}_empty"), self.say(f"{name}_todo"), first)
            undo = [rows.foot()] if rows.removed is not None else []
            return card(blank, *undo, self._examples(name), *below, title=title, note=note)
        measured = [heading(self.say("measured"), level=3), rows.part(_MEASURED, named=True)]
        foot = rows.foot(add=self.say(f"{name}_more"))
        return card(rows.part(_COLUMNS[name]), foot, *measured, *below, title=title, note=note)

    def _examples(self, name: str) -> Part:
        """Return three examples, named as such."""
        heads = [self.words.label(column) for column in ("goal", "measure", "target", "due")]
        lines = [[self.say(f"{name}_example{place}.{column}") for column in "abcd"] for place in (1, 2, 3)]
        return fold(self.say("examples"), table(heads, lines), id=f"{name}_examples")

    def _ours(self) -> Part:
        taken = {goal.goal for goal in self.plan.ours}
        free = [one for one in self.reading.chosen(self.account) if one.name and one.name not in taken][:_IDEAS]
        if not free:
            return self._side("ours", self.ours, self.note("no_ideas"))
        links = [button(f"take:{one.id}", self.reading.start.text(one.name), weight="link") for one in free]
        return self._side("ours", self.ours, row(prose(self.say("ideas"), quiet=True), *links))

    def _other(self) -> Part:
        take = button("take_other", self.say("take_other"), weight="small")
        return fold(self.say("another"), row(self.field("other"), take), id="another")

    # Rows -----------------------------------------------------------------------------------

    def _pick(self) -> Pick:
        names = dict.fromkeys([*self.reading.accounts, self.account])
        return Pick(
            "account", self.account, options=tuple(names), labels={one: self.reading.name(one) for one in names}
        )

    def _rows(self, side: str, fields: "tuple[Field, ...]") -> PlanRows:
        return PlanRows(self, side, Goal, fields, own={"side": side}, starts=partial(self._starts, side))

    def _starts(self, side: str) -> "Mapping[str, Mapping[str, Value]]":
        goals: tuple[model.Goal, ...] = getattr(self.reading.start.plan(self.account), side)
        return {goal.id: _values(goal) for goal in goals}

    def _person(self, side: str) -> Whose:
        account = self.account if side == "theirs" else ""
        rows = {row.id: row.name for row in self.book.rows(Person, company=self.company_key)}
        return Whose(
            "person_id",
            names=self.reading.people(account),
            wide=17,
            words=self.reading.start.text,
            id_of=lambda name: person_id(self.reading, name, account),
            name_of=lambda id_: rows.get(id_, ""),
        )


def _values(goal: "model.Goal") -> "dict[str, Value]":
    """Return the cells of a goal as the fields hold them."""
    told: dict[str, Any] = {name: getattr(goal, name) or None for name in ("goal", "measure", "unit", "state")}
    told |= {"person_id": goal.person or None, "serves_id": goal.serves or None}
    return {**told, "target": goal.target, "due": goal.due.isoformat() if goal.due else None}
