"""Facts of an account's dossier as they are now: what the folder says, and over it what the participant entered.

``desk.facts.of(account)`` is the entry, for every module: field → fact. A field that was
emptied in the workbook is there with an empty value: nothing is known of it any more.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamlab.company.cells import day, text
from kamlab.workbook.models import DossierFact

if TYPE_CHECKING:
    from kamlab.company.people import People

SECTIONS = ("1", "2", "3", "4", "5")  # of a dossier; other sections of the workbook's facts are of other modules


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one field.

    Attributes
    ----------
    value, source
        In the language of the page; empty if nothing is written.
    confirmed
        Whether somebody of ours has it from the client or a document.
    seen_on
        On which day.
    """

    value: str
    source: str = ""
    confirmed: bool = False
    seen_on: date | None = None


@dataclass(frozen=True)
class FactReader:
    """The dossiers of a company's accounts as they are now.

    Parameters
    ----------
    people
        People of the company: with them the folder and the workbook the facts stand in.
    """

    people: "People"

    def of(self, account: str) -> dict[str, Fact]:
        """Return field → fact of an account, the folder's fields first."""
        found = self.given(account)
        id_ = self.people.account_id(account)
        for row in self.people.book.rows(DossierFact, company=self.people.key, account_id=id_) if id_ else []:
            if row.section in SECTIONS:
                value, source = (self.people.company.text_in(one, self.people.lang) for one in (row.value, row.source))
                found[row.field] = Fact(value, source, row.state == "confirmed", row.seen_on)
        return found

    def given(self, account: str) -> dict[str, Fact]:
        """Return field → fact as the folder has them."""
        folder = self.people.folder
        return {
            text(row.get("field")): Fact(
                folder.told(row, "value"),
                folder.told(row, "source"),
                text(row.get("state")) == "confirmed",
                day(row.get("date")),
            )
            for row in folder.of(account, "facts")
        }
