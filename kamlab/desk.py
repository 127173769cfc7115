"""The desk of a page: in which language, and whose numbers.

Every notebook opens with ``desk = open_desk(language, company)``. The desk is
frozen: cells ask it for accounts and never change it, so the order of cells
cannot bend a result.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.i18n import set_language

if TYPE_CHECKING:
    from kamlab.company import Company
    from kamlab.company.facts import FactReader
    from kamlab.company.folder import Folder
    from kamlab.company.goals import GoalReader
    from kamlab.company.people import People
    from kamlab.forms.strip import Strip
    from kamlab.ledger import AccountTable
    from kamlab.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page works with.

    Parameters
    ----------
    language
        ``"ru"`` or ``"en"``.
    company
        The company under study.
    follows
        Whether the page asked for the company in use, rather than for this one.
    """

    language: str
    company: "Company"
    follows: bool = False

    def accounts(self, period: str | None = None) -> "AccountTable":
        """Return the company's account table for a period.

        Parameters
        ----------
        period
            ``"last-12-months"`` (full months), ``"all"``, a year ``"2025"``, or
            ``"2025-01-01..2025-06-30"``; None for the company's own default.
        """
        return self.company.accounts(period)

    @property
    def workbook(self) -> "Workbook":
        """What the participant has entered: one window of the workbook for the whole page."""
        from kamlab.workbook import workbook_in_use

        return workbook_in_use()

    @property
    def people(self) -> "People":
        """People of the clients, our own, and who knows whom: read anew from folder and workbook at each use."""
        from kamlab.company.people import People

        return People(self.company, self.workbook, self.company_key, self.language)

    @property
    def goals(self) -> "GoalReader":
        """Goals of the accounts, the clients' and ours: read anew from folder and workbook at each use."""
        from kamlab.company.goals import GoalReader

        return GoalReader(self.people)

    @property
    def facts(self) -> "FactReader":
        """Facts of the dossiers: read anew from folder and workbook at each use."""
        from kamlab.company.facts import FactReader

        return FactReader(self.people)

    @property
    def folder(self) -> "Folder":
        """Files of the company beside its ledger, in the language of the page: read anew at each use."""
        from kamlab.company.folder import Folder

        return Folder(self.company, self.language)

    @property
    def company_key(self) -> str:
        """Name under which the workbook keeps answers about this company: ``"demo"``, or the name of its folder."""
        return "demo" if self.company.is_demo else self.company.folder.resolve().name

    @property
    def money_unit(self) -> str:
        """Unit of a field of money: the sign of the rouble in Russian, else the currency's code."""
        currency = self.company.currency
        return "₽" if self.language == "ru" and currency in {"", "RUB"} else currency

    @property
    def has_moved(self) -> bool:
        """Whether another company has been chosen since the page was opened."""
        from kamlab.company.pointer import folder_in_use

        return self.follows and self.company.folder.resolve() != folder_in_use().resolve()

    def strip(self, number: str = "") -> "Strip":
        """Return the line at the top of a page: contents, module, minutes, company, saved, the other language.

        Parameters
        ----------
        number
            Number of the module, ``"01"``; without one, the course's first page.
        """
        from kamlab.forms.strip import Strip

        return Strip(self, number)


def open_desk(language: str, company: str = "") -> Desk:
    """Open the desk of a page and speak its language from now on.

    Parameters
    ----------
    language
        ``"ru"`` or ``"en"``.
    company
        Folder of a company, or ``"demo"``; empty for the company in use.

    Raises
    ------
    KamlabError
        If there is no such company, or its ledger cannot be read.
    """
    from kamlab.company import open_company

    set_language(language)
    return Desk(language, open_company(company), follows=not company)
