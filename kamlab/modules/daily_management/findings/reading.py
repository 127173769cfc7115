"""Day by day as it is now: what the folder says, and over it what the participant has entered."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.company.facts import Fact as Known
from kamlab.i18n import LANGUAGES
from kamlab.modules.daily_management import model
from kamlab.modules.daily_management.findings.folder import Folder
from kamlab.workbook.models import Account, Action, DiaryEntry, DossierFact, Person
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from kamlab.company.facts import FactReader
    from kamlab.desk import Desk
    from kamlab.documents.veil import Veil

NUMBER = "09"
DOSSIER, DIARY, BOARD, REVIEW, BRIEF = "09.dossier", "09.diary", "09.board", "09.review", "09.brief"
PLAN = "05"  # module whose actions are the plan's
LARGEST = 10  # clients of the ledger to begin with where nobody keeps a dossier
OFFERED = 200  # clients of the ledger to choose from beside those of the folder
KEPT = "version_"
MET = {"meeting", "visit", "lunch", "event"}


@dataclass(frozen=True)
class Reading:
    """What is known of the accounts, day by day.

    Parameters
    ----------
    desk
        Language, company, workbook.
    """

    desk: "Desk"

    @cached_property
    def folder(self) -> Folder:
        """What the folder says."""
        return Folder(self.desk)

    @property
    def today(self) -> date:
        """The day everything is looked at."""
        return self.folder.today

    # Accounts -------------------------------------------------------------------------------

    @property
    def accounts(self) -> tuple[str, ...]:
        """Accounts to choose from: the folder's, those of the workbook, the largest of the ledger."""
        known = [row.name for row in self.rows(Account) if row.name]
        return tuple(dict.fromkeys([*self.folder.accounts, *known, *self._clients]))

    @cached_property
    def _clients(self) -> tuple[str, ...]:
        return self.desk.company.accounts().clients[:OFFERED]

    @property
    def kept_accounts(self) -> tuple[str, ...]:
        """Accounts somebody keeps a dossier or a diary of; the largest clients where nobody does."""
        entered = {row.account_id for model_ in (DossierFact, DiaryEntry) for row in self.rows(model_)}
        own = [row.name for row in self.rows(Account) if row.id in entered and row.name]
        return tuple(dict.fromkeys([*self.folder.accounts, *own])) or self._clients[:LARGEST]

    def name(self, account: str) -> str:
        """Return an account's name in the language of the page."""
        return self.desk.company.display_name(account, self.desk.language)

    def account_id(self, account: str) -> str:
        """Return the id of the account's row; empty while it has none."""
        return self.desk.workbook.account_id(account, self.desk.company_key)

    def rows(self, model_: type[Any], **filters: Any) -> list[Any]:  # noqa: ANN401 - columns of any table
        """Return rows of the workbook about this company."""
        found: list[Any] = self.desk.workbook.rows(model_, company=self.desk.company_key, **filters)
        return found

    def answers(self, form: str) -> dict[str, Any]:
        """Return the answers of a form about this company."""
        return self.desk.workbook.answers(form, self.desk.company_key)

    @cached_property
    def known_facts(self) -> "FactReader":
        """The facts of the folder, and over them the participant's."""
        return self.desk.facts

    # Dossier --------------------------------------------------------------------------------

    def dossier(self, account: str, *, stale: int = model.STALE) -> model.Dossier:
        """Return the dossier of an account: every field of the list, filled or not."""
        known = self.known_facts.of(account)
        facts = []
        for kind in self.folder.fields:
            told = known.get(kind.id, Known(""))
            fact = model.Fact(kind.id, kind.section, told.value, told.confirmed, told.source, told.seen_on)
            facts.append(replace(fact, required=kind.required, personal=kind.personal))
        return model.Dossier(account, tuple(facts), self.today, stale)

    @property
    def birthdays(self) -> tuple[model.Birthday, ...]:
        """Birthdays of the clients' people in the coming month; a row of the workbook stands over the folder's."""
        accounts = {row.id: row.name for row in self.rows(Account)}
        entered = [
            (row.name, accounts[row.account_id], row.birthday)
            for row in self.rows(Person)
            if row.account_id in accounts
        ]
        known = {(name, account) for name, account, told in entered if told}
        given = [one[:3] for one in self.folder.people if one[:2] not in known]
        return model.birthdays([*given, *entered], self.today)

    def people(self, account: str = "") -> tuple[str, ...]:
        """Return the names of a client's people; everybody's without an account."""
        given = [name for name, whose, _, _ in self.folder.people if account in ("", whose)]
        ids = {self.account_id(account)} if account else {row.id for row in self.rows(Account)}
        entered = [self.folder.person(row.name) for row in self.rows(Person) if row.account_id in ids and row.name]
        return tuple(dict.fromkeys([*given, *entered]))

    def veil(self, *, on: bool = True) -> "Veil":
        """Return what takes the names of the clients' people out of a text, in both alphabets."""
        from kamlab.documents.veil import Veil

        told = [str(row.get("person") or "") for row in self.folder.rows("people")]
        raw = dict.fromkeys(name for name in [*told, *(row.name for row in self.rows(Person))] if name)
        spelt = self.desk.company.display_name
        shown = {name: self.folder.person(name) for name in raw}
        also = {spelt(name, lang): shown[name] for name in raw for lang in LANGUAGES}
        return Veil(shown.values(), self.desk.language, also=also, on=on)

    # Diary and decisions --------------------------------------------------------------------

    @property
    def diary(self) -> model.Diary:
        """Every entry: the folder's, with the steps ticked off here, and the participant's own."""
        ticked = self.answers(DIARY).get("done") or {}
        given = [replace(entry, done=entry.done or _day(ticked.get(id_))) for id_, entry in self.folder.diary]
        accounts = {row.id: row.name for row in self.rows(Account)}
        people = {row.id: self.folder.person(row.name) for row in self.rows(Person)}
        own = [
            model.Entry(
                accounts.get(row.account_id, ""),
                row.day,
                row.who,
                people.get(row.person_id or "", ""),
                row.kind,
                row.note,
                row.step,
                row.due,
                row.done_on,
                row.tag,
                row.formal,
            )
            for row in self.rows(DiaryEntry)
            if row.note.strip() or row.step.strip()
        ]
        return model.Diary((*given, *own), self.today)

    @property
    def decisions(self) -> tuple[model.Decision, ...]:
        """Every decision: the folder's and the participant's own, kept as actions of this module with an account."""
        accounts = {row.id: row.name for row in self.rows(Account)}
        own = [
            model.Decision(
                accounts.get(row.account_id, ""),
                self._spelt(row.what),
                row.who,
                row.due,
                row.done_on or (row.due or self.today if row.status == "done" else None),
            )
            for row in self.rows(Action, module=NUMBER)
            if row.account_id and row.what.strip()
        ]
        return (*self.folder.decisions, *own)

    # Review and stages ----------------------------------------------------------------------

    def tasks(self, account: str) -> tuple[model.Task, ...]:
        """Return the actions of an account's plan: the participant's if there are any, else the folder's."""
        id_ = self.account_id(account)
        rows = self.rows(Action, module=PLAN, account_id=id_) if id_ else []
        own = tuple(
            model.Task(
                self._spelt(row.what),
                self.folder.person(row.who),
                row.start,
                row.due,
                row.status == "done",
                row.status == "dropped",
            )
            for row in rows
            if row.what.strip()
        )
        return own or self.folder.tasks(account)

    def _spelt(self, words: str) -> str:
        """Return a text of the folder in the language of the page, whichever it was kept in."""
        return self.desk.company.text_in(words, self.desk.language)

    def reviews(self, account: str) -> dict[str, dict[str, Any]]:
        """Return the reviews that are kept of an account, the oldest first."""
        answers = self.answers(form_of(REVIEW, account))
        found = {name: told for name, told in answers.items() if name.startswith(KEPT) and isinstance(told, dict)}
        return dict(sorted(found.items(), key=lambda pair: int(pair[0].removeprefix(KEPT))))

    def standing(self, account: str, *, alarm: bool = False) -> model.Standing:
        """Return what is known of an account's daily management."""
        dossier, diary = self.dossier(account), self.diary.of(account)
        filled = {fact.field for fact in dossier.facts if fact.value.strip()}
        decisions = [one for one in self.decisions if one.account == account]
        states = [one.state(self.today) for one in decisions]
        tasks = [one for one in self.tasks(account) if one.who and one.due]
        met = [(self.today - one.day).days for one in diary.entries if one.day and one.kind in MET]
        kept = [
            (self.today - found).days for told in self.reviews(account).values() if (found := _day(told.get("day")))
        ]
        part = dossier.part()
        return model.Standing(
            contact="contact" in filled or bool(self.people(account)),
            usable=part.usable_share,
            old=part.old,
            dated=len(tasks) + sum(state in {"late", "waits", "done"} for state in states),
            diary=diary.silence(account),
            reviewed=min(kept, default=None),
            briefed=bool(self.answers(form_of(BRIEF, account)).get("sent")),
            met=min(met, default=None),
            late=len(diary.overdue) + states.count("late") + states.count("nobody"),
            alarm=alarm,
            leaving=self.folder.is_leaving(account),
        )

    def moved(self, also: str = "") -> dict[str, str]:
        """Return account → stage for the accounts placed by hand: those kept, and one more if it is named."""
        found = {}
        for account in dict.fromkeys([*self.kept_accounts, *([also] if also else [])]):
            if stage := self.answers(form_of(BOARD, account)).get("stage"):
                found[account] = str(stage)
        return {account: stage for account, stage in found.items() if stage in model.STAGES}


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(str(told)[:10]) if told else None
    except ValueError:
        return None
