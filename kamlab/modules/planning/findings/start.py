"""The plan that a company's folder begins with: goals.csv, actions.csv, hours.csv; empty without them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.company.cells import day, number, text
from kamlab.company.folder import Folder
from kamlab.company.goals import GoalReader, Goals
from kamlab.i18n import LANGUAGES, say
from kamlab.modules.planning import model

if TYPE_CHECKING:
    from kamlab.company.people import People
    from kamlab.desk import Desk

PERSON_HOURS = 40.0  # of one person for this account in three months: ours, a visible field
STRETCHES = 2  # quarters of a plan: half a year
_UNITS = ("percent", "roubles", "hours", "days", "suppliers", "lot", "report", "pieces")


@dataclass(frozen=True)
class Start:
    """What the folder of a company says about plans, in the language of the page.

    Parameters
    ----------
    desk
        Language and company.
    """

    desk: "Desk"

    @cached_property
    def accounts(self) -> tuple[str, ...]:
        """Accounts with goals in the folder, in its order."""
        table = self.folder.rows("goals")
        return tuple(dict.fromkeys(str(row["account"]) for row in table))

    @property
    def today(self) -> date:
        """The day the plan is looked at: the seminar's, if the company names one, else today."""
        return self.desk.company.today

    @cached_property
    def folder(self) -> Folder:
        """The files of the company."""
        return self.desk.folder

    def text(self, value: object) -> str:
        """Return a text in the language of the page, if folder or course knows it in both; else as it is."""
        told, lang = text(value), self.desk.language
        return self._units.get(told) or self.people.text(self.desk.company.text_in(told, lang))

    @cached_property
    def people(self) -> "People":
        """People of the company, to call them as the page does."""
        return self.desk.people

    @cached_property
    def _units(self) -> Mapping[str, str]:
        """Code or word of a unit in either language → the word in the language of the page."""
        shown = {unit: say(f"planning.unit.{unit}", self.desk.language) for unit in _UNITS}
        spelt = {say(f"planning.unit.{unit}", lang): word for unit, word in shown.items() for lang in LANGUAGES}
        return spelt | shown

    @cached_property
    def goals(self) -> GoalReader:
        """The goals, the folder's and the participant's."""
        return self.desk.goals

    def plan(self, account: str) -> model.Plan:
        """Return the plan of an account as the folder has it, read once."""
        if account not in self._plans:
            self._plans[account] = self._plan(account)
        return self._plans[account]

    @cached_property
    def _plans(self) -> dict[str, model.Plan]:
        return {}

    def _plan(self, account: str) -> model.Plan:
        goals, actions = self.with_units(self.goals.given(account)), self.folder.of(account, "actions")
        return model.Plan(
            account=account,
            theirs=goals["theirs"],
            ours=goals["ours"],
            actions=tuple(self._action(account, row) for row in actions),
            limits=self.limits(account),
        )

    def limits(self, account: str) -> model.Limits:
        """Return the hours that the folder gives an account; without any, two quarters from today on."""
        rows = self.folder.of(account, "hours")[:STRETCHES]
        start = day(rows[0]["start"]) if rows else None
        hours = [number(row["hours"]) for row in rows] or [None] * STRETCHES
        return model.Limits(model.quarters(start or self.today, hours), person_hours=PERSON_HOURS)

    def names(self, account: str = "") -> tuple[str, ...]:
        """Return the client's people, or ours without an account, as the page writes them."""
        rows = self.folder.rows("people") if account else self.folder.rows("our_people")
        told = [row["person"] for row in rows if not account or row["account"] == account]
        return tuple(self.text(name) for name in told)

    def with_units(self, goals: Goals) -> dict[str, tuple[model.Goal, ...]]:
        """Return goals with their units as words of the page."""
        return {side: tuple(replace(one, unit=self.text(one.unit)) for one in told) for side, told in goals.items()}

    def _action(self, account: str, row: Mapping[str, Any]) -> model.Action:
        return model.Action(
            id=self.goals.start_id(account, "action", row["id"]),
            what=self.text(row["action_ru"]),
            who=self.text(row["person"]),
            start=day(row["start"]),
            due=day(row["end"]),
            hours=number(row["hours"]),
            goal=self.goals.start_id(account, "goal", row["goal"]),
        )


def unit_text(code: str, lang: str) -> str:
    """Return the word of a unit that the files write as a code; another word stays as it is."""
    return say(f"planning.unit.{code}", lang) if code in _UNITS else code
