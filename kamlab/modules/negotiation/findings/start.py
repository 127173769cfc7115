"""What the company's folder and ledger say before a talk: prices, days, concessions, facts, goals, people.

Until somebody enters something these are the start of every form; a company with a ledger
alone begins with its sales. Texts that the folder knows in both languages are given in that
of the page.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.modules.negotiation import model

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.ledger import AccountTable

NUMBER = "08"
VALUE, MARGIN, DISCOUNT, DAYS, MONEY = 10_000_000.0, 0.25, 0.08, 60.0, 0.18  # of the paper case
LISTED = 20  # largest clients to choose from
PAINS = ("needs", "quality", "terms", "equipment", "season", "strategy", "news")  # fields of a dossier that may hurt
_YEAR = "last-12-months"
_TEXTS = ("concessions", "facts", "goals", "people", "our_people")


@dataclass(frozen=True, slots=True)
class Pain:
    """Something that troubles the client, with where we know it from."""

    id: str
    text: str
    source: str = ""
    state: str = ""  # confirmed, assumed


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
        rows = [row for name in ("concessions", "facts") for row in self.table(name)]
        known = [str(row["account"]) for row in rows if not is_missing(row.get("account"))]
        return tuple(dict.fromkeys([*known, *self.desk.company.accounts().clients[:LISTED]]))

    @cached_property
    def today(self) -> date:
        """The day of the seminar, if the company names one, else today."""
        told = self.desk.company.settings.more.get("seminar_day")
        return told if isinstance(told, date) else datetime.now(tz=UTC).astimezone().date()

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
        row = next((row for row in self.table("exposure") if row.get("client") == account), None)
        return None if row is None else number(row.get("payment_days"))

    # Texts ----------------------------------------------------------------------------------

    def log(self, account: str) -> tuple[model.Gift, ...]:
        """Return the concessions that the folder knows, in its order."""
        rows = [row for row in self.table("concessions") if row.get("account") == account]
        told = ((row, row.get("direction") == "given", number(row.get("cost_a_year"))) for row in rows)
        return tuple(model.Gift(self.told(row, "what"), given, cost, day(row.get("date"))) for row, given, cost in told)

    def pains(self, account: str) -> tuple[Pain, ...]:
        """Return what may trouble the client: its goals first, then facts of the dossier that say so."""
        goals = [row for row in self.table("goals") if row.get("account") == account and row.get("side") == "client"]
        found = [Pain(f"goal:{row['id']}", self.told(row, "goal"), state=self.text(row.get("state"))) for row in goals]
        for row in self.table("facts"):
            if row.get("account") == account and row.get("field") in PAINS:
                source, told = self.told(row, "source"), self.told(row, "value")
                found.append(Pain(f"fact:{row['field']}", told, source, self.text(row.get("state"))))
        return tuple(found)

    def known(self, account: str) -> tuple[tuple[str, str], ...]:
        """Return what nobody should ask: name of the field and value, of confirmed facts."""
        names = {str(row.get("field")): self.told(row, "name") for row in self.table("dossier_fields")}
        rows = [row for row in self.table("facts") if row.get("account") == account and row.get("state") == "confirmed"]
        return tuple((names.get(str(row.get("field")), str(row.get("field"))), self.told(row, "value")) for row in rows)

    def aims(self, account: str) -> tuple[str, ...]:
        """Return our goals with an account."""
        rows = [row for row in self.table("goals") if row.get("account") == account and row.get("side") == "us"]
        return tuple(self.told(row, "goal") for row in rows)

    def text(self, value: object) -> str:
        """Return a text in the language of the page, if the folder knows it in both; else as it is."""
        told = "" if is_missing(value) else str(value)
        return self._words.get(told, told)

    def told(self, row: dict[str, Any], column: str) -> str:
        """Return a text of a row: the column in the language of the page, else the Russian one."""
        for lang in (self.desk.language, "ru"):
            if not is_missing(value := row.get(f"{column}_{lang}")):
                return str(value)
        return "" if is_missing(row.get(column)) else str(row[column])

    @cached_property
    def _words(self) -> dict[str, str]:
        """Every text of the folder in either language → the same in the language of the page."""
        found: dict[str, str] = {}
        for name in _TEXTS:
            for row in self.table(name):
                for column in [str(one).removesuffix("_ru") for one in row if str(one).endswith("_ru")]:
                    shown = self.told(row, column)
                    for lang in ("ru", "en"):
                        if not is_missing(row.get(f"{column}_{lang}")):
                            found.setdefault(str(row[f"{column}_{lang}"]), shown)
        return found

    def table(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a file of the folder, read once; none if it is not there."""
        if name not in self._read:
            table = self.desk.company.profile(name)
            rows = [] if table is None else table.to_dict("records")
            self._read[name] = [{str(column): value for column, value in row.items()} for row in rows]
        return self._read[name]

    @cached_property
    def _read(self) -> dict[str, list[dict[str, Any]]]:
        return {}


def is_missing(value: object) -> bool:
    """Tell whether a cell is empty."""
    return value is None or value == "" or bool(pd.isna(value))  # type: ignore[call-overload]  # a cell is a scalar


def number(value: object) -> float | None:
    """Return a cell as a number; None if it is empty."""
    return None if is_missing(value) else float(value)  # type: ignore[arg-type]  # a cell of numbers


def day(value: object) -> date | None:
    """Return a cell as a day; None if it is empty."""
    return None if is_missing(value) else date.fromisoformat(str(value)[:10])
