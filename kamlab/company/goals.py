"""Goals of an account as they are now: the participant's own once the plan is begun, else what the folder says.

``desk.goals`` is the entry, for every module::

    goals = desk.goals.of("ТД «Волжские продукты»")
    goals["theirs"], goals["ours"]     # the client's goals, and ours with it

The plan becomes the participant's own as a whole: from the first entry on a goal of the
folder that was changed or taken out there is gone everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kamlab.company.cells import code, day, number, text
from kamlab.workbook.entries import derived_id
from kamlab.workbook.models import Action, Person
from kamlab.workbook.models import Goal as Row
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from kamlab.company.people import People

PLAN = "05.plan"  # under this name the workbook keeps whose plan has been begun
MODULE = "05"  # the number under which it keeps the plan's actions
_SIDES = {"theirs": "client", "ours": "us"}  # as the workbook says it, as the files do


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of the client's or of ours.

    Attributes
    ----------
    id
        Its name inside the plan: the id of its row in the workbook, the one it will have if it is not there yet.
    goal
        In words: what shall be.
    measure, target, unit
        What is counted, how much of it, in what. ``target`` may be negative: a fall.
    due
        By when.
    serves
        Id of the client's goal that a goal of ours serves; empty for an orphan.
    person
        Who answers for it: one of ours, or the client's person who said it.
    state
        ``confirmed`` or ``assumed`` for a goal of the client's; empty if nobody said.
    """

    id: str
    goal: str
    measure: str = ""
    target: float | None = None
    unit: str = ""
    due: date | None = None
    serves: str = ""
    person: str = ""
    state: str = ""


Goals = Mapping[str, tuple[Goal, ...]]  # "theirs" and "ours" → goals


@dataclass(frozen=True)
class GoalReader:
    """The goals of a company's accounts as they are now.

    Parameters
    ----------
    people
        People of the company: who goals belong to, and the folder and workbook they stand in.
    """

    people: "People"

    def of(self, account: str) -> Goals:
        """Return the goals of an account, on both sides."""
        return self.entered(account) if self.is_begun(account) else self.given(account)

    def is_begun(self, account: str) -> bool:
        """Tell whether the plan of an account is the participant's own by now."""
        answers = self.people.book.answers(form_of(PLAN, account), self.people.key)
        return bool(answers.get("begun")) or bool(self.rows(Row, account) or self.rows(Action, account, module=MODULE))

    def rows(self, model: type[Any], account: str, **filters: Any) -> list[Any]:  # noqa: ANN401 - columns of any table
        """Return rows of the workbook that belong to an account."""
        id_ = self.people.account_id(account)
        return self.people.book.rows(model, company=self.people.key, account_id=id_, **filters) if id_ else []

    def given(self, account: str) -> Goals:
        """Return the goals that the folder begins with."""
        rows = self.people.folder.of(account, "goals")
        return {
            side: tuple(self._given(account, row) for row in rows if text(row.get("side")) == told)
            for side, told in _SIDES.items()
        }

    def entered(self, account: str) -> Goals:
        """Return the goals that the workbook holds; a row without words is none yet."""
        rows = [row for row in self.rows(Row, account) if row.goal.strip()]
        book, key = self.people.book, self.people.key
        names = {row.id: self.people.text(row.name) for row in book.rows(Person, company=key)} if rows else {}
        return {side: tuple(self._entered(row, names) for row in rows if row.side == side) for side in _SIDES}

    def start_id(self, account: str, kind: str, name: object) -> str:
        """Return the id of a goal or an action of the folder: the one its row will have; empty for no name."""
        owner, told = self.people.book.participant.id, code(name)
        return derived_id("planning", owner, self.people.key, account, kind, told) if told else ""

    def _given(self, account: str, row: Mapping[str, Any]) -> Goal:
        return Goal(
            id=self.start_id(account, "goal", row["id"]),
            goal=self.people.folder.told(row, "goal"),
            measure=self.people.folder.told(row, "measure"),
            target=number(row.get("target")),
            unit=text(row.get("unit")),
            due=day(row.get("due")),
            serves=self.start_id(account, "goal", row.get("serves")),
            person=self.people.text(row.get("person")),
            state=text(row.get("state")),
        )

    def _entered(self, row: Row, names: Mapping[str, str]) -> Goal:
        text_in, lang = self.people.company.text_in, self.people.lang
        return Goal(
            id=row.id,
            goal=text_in(row.goal, lang),
            measure=text_in(row.measure, lang),
            target=row.target,
            unit=row.unit,
            due=row.due,
            serves=row.serves_id or "",
            person=names.get(row.person_id or "", ""),
            state=row.state or "",
        )
