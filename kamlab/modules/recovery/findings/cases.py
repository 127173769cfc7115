"""The ways back of a company as they are now: what its folder says, and what was entered over it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.company.cells import day, text
from kamlab.modules.recovery import model
from kamlab.workbook.models import Account, RecoveryCase

if TYPE_CHECKING:
    from kamlab.desk import Desk

NUMBER = "10"
DAYS = ("notice", "last_order", "lunch_on", "office_visit", "offer_on", "outcome_on", "reminder")
WORDS = ("lunch", "office", "reason", "said", "what_if", "answer", "outcome", "gift", "introduced")
_LISTED = 8  # largest clients to choose from where nobody has left


@dataclass(frozen=True)
class Cases:
    """Who has left, and how far the way back has come.

    Parameters
    ----------
    desk
        Language, company, workbook.
    """

    desk: "Desk"

    @property
    def today(self) -> date:
        """The day a case is looked at: the seminar's, if the company names one, else today."""
        return self.desk.company.today

    @cached_property
    def starts(self) -> Mapping[str, model.Case]:
        """Client → case as the company's folder knows it, the open ones first."""
        table = self.desk.company.profile("lost")
        if table is None:
            return {}
        cases = [_case(row, self.desk.language) for row in table.to_dict("records")]
        cases.sort(key=lambda case: bool(case.end) or not case.is_tried)
        return {case.client: case for case in cases}

    @property
    def accounts(self) -> dict[str, str]:
        """Id → name of the accounts that the workbook knows."""
        rows = self.desk.workbook.rows(Account, company=self.desk.company_key)
        return {row.id: row.name for row in rows}

    def rows(self) -> dict[str, RecoveryCase]:
        """Return client → its row in the workbook."""
        accounts = self.accounts
        rows = self.desk.workbook.rows(RecoveryCase, company=self.desk.company_key)
        return {accounts[row.account_id]: row for row in rows if row.account_id in accounts}

    def all(self) -> dict[str, model.Case]:
        """Return client → case as it is now."""
        return dict(self.starts) | {client: self._kept(client, row) for client, row in self.rows().items()}

    def case(self, client: str) -> model.Case:
        """Return the case of a client; an empty one if nothing is known."""
        return self.all().get(client) or model.Case(client, last_order=self.last.get(client))

    def _kept(self, client: str, row: RecoveryCase) -> model.Case:
        text = self.desk.company.text_in
        told: dict[str, Any] = {name: getattr(row, name) for name in DAYS}
        told |= {name: text(getattr(row, name) or "", self.desk.language) for name in WORDS}
        return model.Case(client, **told)

    def keep(self, client: str, **told: Any) -> None:  # noqa: ANN401 - whatever the columns hold
        """Write columns of a client's case; the first write takes along what the folder says."""
        book, company = self.desk.workbook, self.desk.company_key
        if (row := self.rows().get(client)) is not None:
            book.save(RecoveryCase, row.id, **told)
            return
        case = self.case(client)
        start = {name: getattr(case, name) for name in (*DAYS, *WORDS)}
        start |= {name: start[name] or None for name in ("lunch", "office", "answer", "gift")}
        book.save(RecoveryCase, company=company, account_id=book.account(client, company).id, **start | told)

    @property
    def first(self) -> str:
        """The client to begin with: one that is still to be won, else the first; empty if nobody has left."""
        every = self.all()
        live = [client for client, case in every.items() if not case.end and case.is_tried]
        return next(iter(live or every), "")

    @cached_property
    def last(self) -> Mapping[str, date]:
        """Client → day of its last order in the ledger."""
        frame = self.desk.accounts("all").to_frame()
        known = frame[frame["last"].notna()]
        return {
            str(client): pd.Timestamp(day).date() for client, day in zip(known["client"], known["last"], strict=True)
        }

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The largest clients of the ledger, to choose from."""
        return tuple(self.desk.accounts("all").clients[:_LISTED])

    def name(self, client: str) -> str:
        """Return a client's name in the language of the page."""
        return self.desk.company.display_name(client, self.desk.language)

    def client(self, shown: str) -> str:
        """Return the client that was meant by a name as it is shown; a new name stays what it is."""
        known = {self.name(client): client for client in reversed([*self.starts, *self.last])}
        return known.get(shown, shown)


def _case(row: "dict[Any, Any]", lang: str) -> model.Case:
    """Read a line of the folder: kinds are lost, regained, live; a reason nobody asked for is unknown."""
    kind, reason = str(row["kind"]), str(row["reason"])
    known = reason if reason in model.REASONS else "unknown"
    asked = kind == "lost" and known == "no_need"
    return model.Case(
        str(row["client"]),
        notice=day(row["notice"]),
        last_order=day(row["last_order"]),
        lunch="declined" if day(row["lunch_declined"]) else "",
        lunch_on=day(row["lunch_declined"]),
        office_visit=day(row["office_visit"]),
        reason=known,
        said=text(row[f"said_{lang}"]),
        what_if=text(row[f"what_if_{lang}"]),
        answer="no" if kind == "lost" and known in {"terms", "service"} else "",
        outcome="regained" if kind == "regained" else "referral" if asked else "open",
        outcome_on=day(row["returned"]),
    )
