"""What the company's folder and ledger say before a talk: prices, days, concessions, facts, goals, people.

Until somebody enters something these are the start of every form; a company with a ledger
alone begins with its sales. Texts that the folder knows in both languages are given in that
of the page.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kamlab.company.cells import day, is_missing, number
from kamlab.modules.negotiation import model

if TYPE_CHECKING:
    from datetime import date

    from kamlab.company.folder import Folder
    from kamlab.desk import Desk
    from kamlab.ledger import AccountTable

NUMBER = "08"
VALUE, MARGIN, DISCOUNT, DAYS, MONEY = 10_000_000.0, 0.25, 0.08, 60.0, 0.18  # of the paper case
LISTED = 20  # largest clients to choose from
PAINS = ("needs", "quality", "terms", "equipment", "season", "strategy", "news")  # fields of a dossier that may hurt
_YEAR = "last-12-months"


@dataclass(frozen=True, slots=True)
class Pain:
    """Something that troubles the client, with where we know it from."""

    id: str
    text: str
    source: str = ""
    state: str = ""  # confirmed, assumed
    is_goal: bool = False  # something wanted, not something that hurts


@dataclass(frozen=True)
class Start:
    """The folder and the ledger of a company, read for talks.

    Parameters
    ----------
    desk
        Language and company.
    """

    desk: "Desk"

    @cached_property
    def accounts(self) -> tuple[str, ...]:
        """Accounts to choose from: those the folder has a log or a dossier of, then the largest."""
        rows = [row for name in ("concessions", "facts") for row in self.folder.rows(name)]
        known = [str(row["account"]) for row in rows if not is_missing(row.get("account"))]
        return tuple(dict.fromkeys([*known, *self.desk.company.accounts().clients[:LISTED]]))

    @cached_property
    def folder(self) -> "Folder":
        """The files of the company."""
        return self.desk.folder

    @property
    def today(self) -> "date":
        """The day the talk is prepared."""
        return self.desk.company.today

    @property
    def depth(self) -> str:
        """How deep the role-play goes: ``[seminar] role_play`` of the settings, ``full`` without it (M-098)."""
        told = self.desk.company.settings.more.get("seminar")
        return "short" if isinstance(told, dict) and told.get("role_play") == "short" else "full"

    def name(self, account: str) -> str:
        """Return an account's name in the language of the page."""
        return self.desk.company.display_name(account, self.desk.language)

    # Money ----------------------------------------------------------------------------------

    @cached_property
    def year(self) -> "AccountTable":
        """The accounts of the last twelve full months; of everything if the ledger has no dates."""
        company = self.desk.company
        return company.accounts(_YEAR if company.ledger().calendar.days else "all")

    def revenue(self, account: str) -> float:
        """Return what an account bought in that year; zero if it bought nothing."""
        return max(float(self.year.revenue().get(account, 0.0)), 0.0)

    def margin(self, account: str) -> float | None:
        """Return the account's margin by the ledger, as a fraction; None if it is not known or no profit is left."""
        revenue, profit = self.revenue(account), (self.year.profit() or {}).get(account)
        return float(profit) / revenue if revenue > 0 and profit and 0 < profit <= revenue else None

    def days(self, account: str) -> float | None:
        """Return the days to pay that the folder knows; None if it knows none."""
        row = next((row for row in self.folder.rows("exposure") if row.get("client") == account), None)
        return None if row is None else number(row.get("payment_days"))

    # Texts ----------------------------------------------------------------------------------

    def log(self, account: str) -> tuple[model.Gift, ...]:
        """Return the concessions that the folder knows, in its order."""
        rows = self.folder.of(account, "concessions")
        told = ((row, row.get("direction") == "given", number(row.get("cost_a_year"))) for row in rows)
        return tuple(
            model.Gift(self.folder.told(row, "what"), given, cost, day(row.get("date"))) for row, given, cost in told
        )

    def text(self, value: str) -> str:
        """Return a text in the language of the page, if the folder knows it in both; else as it is."""
        return self.desk.company.text_in(value, self.desk.language)
