"""What a participant has entered, laid over what the company's folder says: voices, people, rivals, weights."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.perception import model
from kamlab.modules.perception.findings import Given, View, Voice, accounts_in, sheets_of, view_of
from kamlab.workbook.models import Account, LadderAnswer, Person

if TYPE_CHECKING:
    from kamlab.desk import Desk

_LISTED = 8  # largest clients that are offered before anybody was asked
WEIGHTS = "03.weights"  # the form that keeps the weights
_LADDER = "03.ladder"


@dataclass(frozen=True)
class Own:
    """Voices and people of a company, as they are now.

    Parameters
    ----------
    desk
        Language, company, workbook.
    """

    desk: "Desk"

    @cached_property
    def start(self) -> dict[Voice, dict[int, Given]]:
        """The answers of the company's folder."""
        return sheets_of(self.desk)

    @cached_property
    def clients(self) -> tuple[str, ...]:
        """The clients of the ledger, the largest first."""
        return tuple(self.desk.company.accounts().clients)

    @cached_property
    def _listed(self) -> dict[str, list[str]]:
        """People the company's folder names, by account."""
        profile = self.desk.company.profile("people")
        if profile is None or not {"account", "person"} <= set(profile.columns):
            return {}
        found: dict[str, list[str]] = {}
        for row in profile.to_dict("records"):
            if not pd.isna(row["account"]) and not pd.isna(row["person"]):
                found.setdefault(str(row["account"]), []).append(str(row["person"]))
        return found

    def name(self, client: str) -> str:
        """Return a client's, person's or rival's name in the language of the page."""
        return self.desk.company.display_name(client, self.desk.language)

    def meant(self, shown: str, known: Iterable[str]) -> str:
        """Return which of the known names was meant by one as it is shown; a new name stays what it is."""
        return next((one for one in known if self.name(one) == shown), shown)

    # Voices ---------------------------------------------------------------------------------

    def sheets(self) -> dict[Voice, dict[int, Given]]:
        """Return all answers, as entered or as the folder says."""
        found = {voice: dict(sheet) for voice, sheet in self.start.items()}
        accounts = {row.id: row.name for row in self.accounts()}
        people = {row.id: row.name for row in self._people()}
        for row in self.desk.workbook.rows(LadderAnswer, company=self.desk.company_key):
            voice = Voice(
                accounts.get(row.account_id, ""), row.respondent, row.rival, people.get(row.person_id or "", "")
            )
            said = self.desk.company.text_in(row.said, self.desk.language)
            found.setdefault(voice, {})[row.question] = Given(row.answer, said, row.asked_on)
        return found

    def view(self, account: str, person: str | None = None) -> View:
        """Return the voices about one account put together, with the weights in force."""
        return view_of(self.sheets(), account, person=person, weights=self.weights())

    def views(self) -> list[View]:
        """Return every account somebody has answered about."""
        sheets, weights = self.sheets(), self.weights()
        return [view_of(sheets, account, weights=weights) for account in accounts_in(sheets)]

    def rows(self, voice: Voice) -> list[LadderAnswer]:
        """Return what the workbook holds of a voice."""
        account = next((row for row in self.accounts() if row.name == voice.account), None)
        if account is None:
            return []
        people = {row.id: row.name for row in self._people()}
        found = self.desk.workbook.rows(
            LadderAnswer,
            company=self.desk.company_key,
            account_id=account.id,
            respondent=voice.respondent,
            rival=voice.rival,
        )
        return [row for row in found if people.get(row.person_id or "", "") == voice.person]

    def owner(self, voice: Voice) -> dict[str, object]:
        """Return the columns of a voice's rows; account and person are made if they are new."""
        account = self.desk.workbook.account(voice.account, self.desk.company_key)
        person = self._person(account.id, voice.person) if voice.person else None
        return {"account_id": account.id, "respondent": voice.respondent, "rival": voice.rival, "person_id": person}

    # Lists ----------------------------------------------------------------------------------

    def offered(self) -> list[str]:
        """Return the clients to choose from: those asked, those added, then the largest."""
        asked = sorted(
            accounts_in(self.sheets()), key=lambda one: self.clients.index(one) if one in self.clients else 999
        )
        return [*dict.fromkeys([*asked, *self._added("clients"), *self.clients[:_LISTED]])]

    def people(self, account: str) -> list[str]:
        """Return the people of an account: those who answered first."""
        answered = [voice.person for voice in self.sheets() if voice.account == account and voice.person]
        rows = {row.id: row.name for row in self.accounts()}
        entered = [row.name for row in self._people() if row.name and rows.get(row.account_id or "") == account]
        return [*dict.fromkeys([*answered, *self._listed.get(account, []), *entered])]

    def rivals(self, account: str) -> list[str]:
        """Return the rivals the client was asked about, and those added."""
        asked = [voice.rival for voice in self.sheets() if voice.account == account and voice.rival]
        return [*dict.fromkeys([*asked, *self._added(f"rivals:{account}")])]

    def _added(self, name: str) -> list[str]:
        kept = self.desk.workbook.answers(_LADDER, self.desk.company_key).get(name)
        return [str(one) for one in kept] if isinstance(kept, list) else []

    def add(self, name: str, value: str) -> None:
        """Remember a client or a rival that was added to a list."""
        kept = self._added(name)
        if value not in kept:
            self.desk.workbook.keep(_LADDER, name, [*kept, value], company=self.desk.company_key)

    def accounts(self) -> list[Account]:
        """Return the accounts the workbook knows."""
        return self.desk.workbook.rows(Account, company=self.desk.company_key)

    def _people(self) -> list[Person]:
        return self.desk.workbook.rows(Person, company=self.desk.company_key)

    def _person(self, account_id: str, name: str) -> str:
        """Return the id of a person; somebody named for the first time gets a row."""
        found = next((row.id for row in self._people() if (row.account_id, row.name) == (account_id, name)), None)
        return (
            found or self.desk.workbook.save(Person, company=self.desk.company_key, account_id=account_id, name=name).id
        )

    # Weights --------------------------------------------------------------------------------

    def weights(self) -> tuple[float, ...]:
        """Return the weights in force: the course's until others are entered that can be used."""
        kept = self.desk.workbook.answers(WEIGHTS, self.desk.company_key)
        told = tuple(
            float(start if kept.get(f"w{place}") is None else kept[f"w{place}"])
            for place, start in enumerate(model.WEIGHTS, 1)
        )
        return told if sum(told) > 0 else model.WEIGHTS
