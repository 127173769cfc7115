"""The plan of an account as it is now: what the participant entered, over what the company's folder says.

``plan_of(desk)`` is the entry: figures, forms and documents all begin with it. Until the
first entry the plan is the folder's; with the first entry its goals and actions become
rows of the workbook (under the ids they have had so far), and from then on those count.
Texts that the folder knows in both languages are given in the language of the page.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.company import goals
from kamlab.modules.planning import model
from kamlab.modules.planning.findings.start import PERSON_HOURS, STRETCHES, Start
from kamlab.workbook.models import Account, Action, Opportunity, Person
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from kamlab.desk import Desk

FORM = goals.PLAN  # which account is planned, and whose plan has been begun
MODULE = goals.MODULE
_LARGEST = 20  # clients of the ledger to choose from


def plan_of(desk: "Desk", account: str = "") -> model.Plan:
    """Return the plan of an account as it is now, texts in the language of the page.

    Parameters
    ----------
    desk
        Language, company, workbook.
    account
        The client as the ledger writes it; empty for the one chosen on the page.
    """
    return Reading(desk).plan(account)


@dataclass(frozen=True)
class Reading:
    """Plans of a company as they are now.

    Parameters
    ----------
    desk
        Language, company, workbook.
    """

    desk: "Desk"

    @cached_property
    def start(self) -> Start:
        """What the folder says."""
        return Start(self.desk)

    @property
    def today(self) -> date:
        """The day the plan is looked at."""
        return self.start.today

    # Accounts -------------------------------------------------------------------------------

    @property
    def account(self) -> str:
        """The account that is planned: chosen, else the folder's first, else the largest client."""
        told = self.desk.workbook.answers(FORM, self.desk.company_key).get("account")
        return str(told) if told else next(iter(self.accounts), "")

    @cached_property
    def accounts(self) -> tuple[str, ...]:
        """Accounts to choose from: those with a plan, those of the workbook, the largest of the ledger."""
        book, company = self.desk.workbook, self.desk.company_key
        known = [row.name for row in book.rows(Account, company=company) if row.name]
        largest = self.desk.company.accounts().clients[:_LARGEST]
        return tuple(dict.fromkeys([*self.start.accounts, *largest, *known]))

    def name(self, account: str) -> str:
        """Return an account's name in the language of the page."""
        return self.desk.company.display_name(account, self.desk.language)

    def account_id(self, account: str) -> str:
        """Return the id of the account's row; empty while it has none."""
        return self.desk.workbook.account_id(account, self.desk.company_key)

    def is_begun(self, account: str) -> bool:
        """Tell whether the plan is the participant's own by now."""
        return self.start.goals.is_begun(account)

    # The plan -------------------------------------------------------------------------------

    def plan(self, account: str = "") -> model.Plan:
        """Return the plan of an account, by default the one chosen."""
        account = account or self.account
        plan = self.start.plan(account)
        if self.is_begun(account):
            plan = replace(plan, **self._entered(account))
        page = self._answers("05.page", account)
        risk = model.Risk(*(str(page.get(name) or "") for name in ("risk", "sign", "step")))
        tactics, limits = self._tactics(account), self._limits(account, plan.limits)
        return replace(plan, tactics=tactics, limits=limits, risk=risk, main=str(page.get("main") or ""))

    def actions(self, account: str) -> list[Action]:
        """Return the rows of the plan's actions."""
        return self.start.goals.rows(Action, account, module=MODULE)

    def chosen(self, account: str = "") -> list[Opportunity]:
        """Return the opportunities of an account that are to be done now."""
        id_ = self.account_id(account or self.account)
        told: dict[str, Any] = {"account_id": id_, "choice": "now"}
        return self.desk.workbook.rows(Opportunity, company=self.desk.company_key, **told) if id_ else []

    def people(self, account: str = "") -> tuple[str, ...]:
        """Return the client's people, or ours without an account: of the folder and of the workbook."""
        book, company = self.desk.workbook, self.desk.company_key
        id_ = self.account_id(account) if account else None
        rows = book.rows(Person, company=company, account_id=id_) if id_ != "" else []
        entered = [self.start.text(row.name) for row in rows if row.name]
        return tuple(dict.fromkeys([*self.start.names(account), *entered]))

    def _entered(self, account: str) -> dict[str, Any]:
        sides = self.start.with_units(self.start.goals.entered(account))
        rows = [row for row in self.actions(account) if row.what.strip()]
        return {**sides, "actions": tuple(self._action(row) for row in rows)}

    def _action(self, row: Action) -> model.Action:
        text = self.start.text
        return model.Action(
            id=row.id,
            what=text(row.what),
            who=text(row.who),
            with_whom=text(row.with_whom),
            start=row.start,
            due=row.due,
            hours=row.hours,
            money=row.money,
            goal=row.goal_id or "",
            status=row.status,
            done=1.0 if row.status == "done" else 0.0,
            reason=row.reason,
        )

    def _tactics(self, account: str) -> tuple[model.Tactic, ...]:
        told = self._answers("05.four_p", account)
        return tuple(
            model.Tactic(p, choice, str(told.get(f"what_{choice}") or ""), str(told.get(f"goal_{choice}") or ""))
            for p in model.PS
            for choice in told.get(p) or ()
            if choice in model.PROMPTS[p]
        )

    def _limits(self, account: str, start: model.Limits) -> model.Limits:
        told = self._answers("05.resources", account)
        first = date.fromisoformat(told["start"]) if told.get("start") else start.periods[0].start
        own = [period.hours for period in start.periods]
        hours = [told.get(f"hours_{place}", given) for place, given in enumerate(own[:STRETCHES], 1)]
        person = told.get("person_hours")
        return model.Limits(
            periods=model.quarters(first, hours),
            money=told.get("money"),
            staff=told.get("staff"),
            person_hours=PERSON_HOURS if person is None else float(person),
        )

    def _answers(self, form: str, account: str) -> dict[str, Any]:
        return self.desk.workbook.answers(form_of(form, account), self.desk.company_key)
