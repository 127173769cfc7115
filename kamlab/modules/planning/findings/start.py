"""The plan that a company's folder begins with: goals.csv, actions.csv, hours.csv; empty without them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.i18n import LANGUAGES, say
from kamlab.modules.planning import model
from kamlab.workbook.entries import derived_id

if TYPE_CHECKING:
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
        table = self._table("goals")
        return tuple(dict.fromkeys(str(row["account"]) for row in table))

    @cached_property
    def today(self) -> date:
        """The day the plan is looked at: the seminar's, if the company names one, else today."""
        told = self.desk.company.settings.more.get("seminar_day")
        return told if isinstance(told, date) else datetime.now(tz=UTC).astimezone().date()

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Every text of the folder in either language → the same in the language of the page."""
        found: dict[str, str] = {}
        for name in ("goals", "actions", "opportunities", "people", "our_people"):
            for row in self._table(name):
                for column in [str(one).removesuffix("_ru") for one in row if str(one).endswith("_ru")]:
                    self._learn(found, [row[f"{column}_ru"], row.get(f"{column}_en")])
        for unit in _UNITS:
            key = f"planning.unit.{unit}"
            spelt = [say(key, lang) for lang in LANGUAGES]
            self._learn(found, spelt)
            found[unit] = spelt[LANGUAGES.index(self.desk.language)]
        for row in self._table("names"):
            if row["kind"] == "person":
                self._learn(found, [row["ru"], row["en"]])
        return found

    def text(self, value: object) -> str:
        """Return a text in the language of the page, if the folder knows it in both; else as it is."""
        told = "" if _is_missing(value) else str(value)
        return self.words.get(told, told)

    def id(self, account: str, kind: str, name: object) -> str:
        """Return the id of a goal or an action of the folder: the one its row will have in the workbook."""
        if _is_missing(name) or not _name(name):
            return ""
        return derived_id("planning", self._owner, self.desk.company_key, account, kind, _name(name))

    @cached_property
    def _owner(self) -> str:
        return self.desk.workbook.participant.id

    def plan(self, account: str) -> model.Plan:
        """Return the plan of an account as the folder has it, read once."""
        if account not in self._plans:
            self._plans[account] = self._plan(account)
        return self._plans[account]

    @cached_property
    def _plans(self) -> dict[str, model.Plan]:
        return {}

    def _plan(self, account: str) -> model.Plan:
        goals = [row for row in self._table("goals") if row["account"] == account]
        actions = [row for row in self._table("actions") if row["account"] == account]
        return model.Plan(
            account=account,
            theirs=tuple(self._goal(account, row) for row in goals if row["side"] == "client"),
            ours=tuple(self._goal(account, row) for row in goals if row["side"] == "us"),
            actions=tuple(self._action(account, row) for row in actions),
            limits=self.limits(account),
        )

    def limits(self, account: str) -> model.Limits:
        """Return the hours that the folder gives an account; without any, two quarters from today on."""
        rows = [row for row in self._table("hours") if row["account"] == account][:STRETCHES]
        start = _day(rows[0]["start"]) if rows else None
        hours = [_number(row["hours"]) for row in rows] or [None] * STRETCHES
        return model.Limits(model.quarters(start or self.today, hours), person_hours=PERSON_HOURS)

    def people(self, account: str = "") -> tuple[str, ...]:
        """Return the client's people, or ours without an account, as the page writes them."""
        rows = self._table("people") if account else self._table("our_people")
        told = [row["person"] for row in rows if not account or row["account"] == account]
        return tuple(self.text(name) for name in told)

    def _goal(self, account: str, row: Mapping[str, Any]) -> model.Goal:
        return model.Goal(
            id=self.id(account, "goal", row["id"]),
            goal=self.text(row["goal_ru"]),
            measure=self.text(row["measure_ru"]),
            target=_number(row["target"]),
            unit=self.text(row["unit"]),
            due=_day(row["due"]),
            serves=self.id(account, "goal", row["serves"]),
            person=self.text(row["person"]),
            state=self.text(row["state"]),
        )

    def _action(self, account: str, row: Mapping[str, Any]) -> model.Action:
        return model.Action(
            id=self.id(account, "action", row["id"]),
            what=self.text(row["action_ru"]),
            who=self.text(row["person"]),
            start=_day(row["start"]),
            due=_day(row["end"]),
            hours=_number(row["hours"]),
            goal=self.id(account, "goal", row["goal"]),
        )

    def _table(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a file of the folder, read once; none if it is not there."""
        if name not in self._read:
            table = self.desk.company.profile(name)
            rows = [] if table is None else table.to_dict("records")
            self._read[name] = [{str(column): value for column, value in row.items()} for row in rows]
        return self._read[name]

    @cached_property
    def _read(self) -> dict[str, list[dict[str, Any]]]:
        return {}

    def _learn(self, found: dict[str, str], spelt: list[Any]) -> None:
        there = [str(one) for one in spelt if not _is_missing(one)]
        if len(there) == len(LANGUAGES):
            shown = there[LANGUAGES.index(self.desk.language)]
            found.update({one: found.get(one, shown) for one in there})


def _name(value: object) -> str:
    """Return an id as the files write it: ``1`` may have been read as 1.0 beside empty cells."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _is_missing(value: object) -> bool:
    return value is None or bool(pd.isna(value))  # type: ignore[call-overload]  # whatever a cell of the file holds


def _day(value: object) -> date | None:
    return None if _is_missing(value) else pd.Timestamp(value).date()  # type: ignore[arg-type]  # whatever a cell of the file holds


def _number(value: object) -> float | None:
    return None if _is_missing(value) else float(value)  # type: ignore[arg-type]  # whatever a cell of the file holds


def unit_text(code: str, lang: str) -> str:
    """Return the word of a unit that the files write as a code; another word stays as it is."""
    return say(f"planning.unit.{code}", lang) if code in _UNITS else code
