"""Sheets and logs as they are now: what the participant entered, over what the company's folder says."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.company.cells import text
from kamlab.modules.negotiation import model
from kamlab.modules.negotiation.findings.start import DAYS, MARGIN, MONEY, PAINS, Pain, Start
from kamlab.terms import Terms, price_floor
from kamlab.workbook.models import Account, Concession
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.desk import Desk

CHOSEN, SHEET, LOG = "08.bridge", "08.sheet", "08.log"
LEAST = 0.10  # margin below which we do not sell; ours, a visible field
_PERCENT = 100


@dataclass(frozen=True)
class Reading:
    """Talks of a company as they are prepared now.

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
    def account(self) -> str:
        """The account the talk is about: chosen, else the folder's first, else the largest client."""
        told = self.answers(CHOSEN).get("account")
        return str(told) if told else next(iter(self.accounts), "")

    @cached_property
    def accounts(self) -> tuple[str, ...]:
        """Accounts to choose from."""
        book = self.desk.workbook.rows(Account, company=self.desk.company_key)
        return tuple(dict.fromkeys([*self.start.accounts, *(row.name for row in book if row.name)]))

    def answers(self, form: str, account: str = "") -> dict[str, Any]:
        """Return what a form holds, or what it holds about one account."""
        return self.desk.workbook.answers(form_of(form, account) if account else form, self.desk.company_key)

    def account_id(self, account: str) -> str:
        """Return the id of the account's row; empty while it has none."""
        return self.desk.workbook.account_id(account, self.desk.company_key)

    def concessions(self, account: str, *, planned: bool) -> "Sequence[Concession]":
        """Return the rows of concessions: granted ones, or those that are thought of."""
        id_ = self.account_id(account)
        told: dict[str, Any] = {"account_id": id_, "planned": planned}
        return self.desk.workbook.rows(Concession, company=self.desk.company_key, **told) if id_ else []

    # The log --------------------------------------------------------------------------------

    def is_own_log(self, account: str) -> bool:
        """Tell whether the log is the participant's own by now."""
        begun = bool(self.answers(LOG, account).get("begun"))
        return begun or not self.start.log(account) or bool(self.concessions(account, planned=False))

    def log(self, account: str = "") -> tuple[model.Gift, ...]:
        """Return the log of an account as it is now."""
        account = account or self.account
        if not self.is_own_log(account):
            return self.start.log(account)
        spelt = self.start.text
        return tuple(
            model.Gift(spelt(row.what), row.direction == "given", row.cost_a_year, row.day, row.in_return)
            for row in self.concessions(account, planned=False)
            if row.what.strip()
        )

    # The sheet ------------------------------------------------------------------------------

    def floor(self, account: str = "") -> float | None:
        """Return the lowest price, list price = 100, that keeps the least margin; None if no price does."""
        told = self.answers(SHEET, account or self.account)
        own = self.start.margin(account or self.account)
        cost = _number(told.get("cost"), _PERCENT * (1 - (own if own is not None else MARGIN)))
        least = _number(told.get("least"), _PERCENT * LEAST) / _PERCENT
        days = _number(told.get("days"), self.days(account))
        waiting = Terms(days=days, rate=_number(told.get("rate"), _PERCENT * MONEY) / _PERCENT).waiting
        return price_floor(cost, least, waiting=waiting) if least + waiting < 1 else None

    def days(self, account: str = "") -> float:
        """Return the days to pay that the sheet begins with."""
        known = self.start.days(account or self.account)
        return DAYS if known is None else known

    def sheet(self, account: str = "") -> model.Sheet:
        """Return the preparation sheet of an account as it is now."""
        account = account or self.account
        told = self.answers(SHEET, account)
        words = {name: str(told.get(name) or "") for name in ("reason", "alternative", "kind", "theirs")}
        rows = [row for row in self.concessions(account, planned=True) if row.what.strip()]
        exchanges = tuple(model.Exchange(row.what, row.cost_a_year, row.in_return) for row in rows)
        return model.Sheet(told.get("target"), told.get("limit"), self.floor(account), exchanges=exchanges, **words)

    # The dossier ----------------------------------------------------------------------------

    def pains(self, account: str = "") -> tuple[Pain, ...]:
        """Return what may trouble the client: its pains of the dossier, its goals, then the other facts that say so."""
        account = account or self.account
        found = [Pain(one.id, one.goal, state=one.state, is_goal=True) for one in self.desk.goals.of(account)["theirs"]]
        for field, fact in self.desk.facts.of(account).items():
            if field in PAINS:
                state = "confirmed" if fact.confirmed else "assumed"
                found.append(Pain(f"fact:{field}", fact.value, fact.source, state))
        found.sort(key=lambda pain: pain.id != "fact:needs")  # what hurts stands before what is wanted
        return tuple({pain.text: pain for pain in found if pain.text.strip()}.values())

    def known(self, account: str = "") -> tuple[tuple[str, str], ...]:
        """Return what nobody should ask: name of the field and value, of confirmed facts."""
        rows = self.start.folder.rows("dossier_fields")
        names = {text(row.get("field")): self.start.folder.told(row, "name") for row in rows}
        facts = self.desk.facts.of(account or self.account).items()
        return tuple((names.get(name, name), fact.value) for name, fact in facts if fact.confirmed and fact.value)

    def people(self, account: str = "") -> tuple[str, ...]:
        """Return the client's people by name, as module 06 has them."""
        circle = self.desk.people.circle(account or self.account)
        return tuple(dict.fromkeys(one.name for one in circle.theirs if one.name))

    def aims(self, account: str = "") -> tuple[str, ...]:
        """Return our goals with an account, of the plan if it is the participant's own, else of the folder."""
        return tuple(one.goal for one in self.desk.goals.of(account or self.account)["ours"])


def _number(value: object, default: float) -> float:
    return float(value) if isinstance(value, int | float) else default
