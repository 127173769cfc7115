"""Then and now of the account in view: the participant's sealed baseline, or the demo company's story."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.company.cells import text
from kamlab.company.dossier import NEEDED
from kamlab.ladder import QUESTIONS, infer_level
from kamlab.modules.follow_up.findings.tables import Tables
from kamlab.modules.follow_up.model import Done, Snapshot, from_plain, is_moved, part, to_plain
from kamlab.workbook.models import Account, Action, DossierFact, LadderAnswer
from kamlab.workbook.values import form_of as named

if TYPE_CHECKING:
    from kamlab.desk import Desk

NUMBER = "11"
FORM = "11.seal"
_LARGEST = 10  # accounts of the ledger to choose from
TYPED = ("dossier", "wallet")  # what a person may say where nothing can be counted


@dataclass(frozen=True, slots=True)
class Pair:
    """Two snapshots and whose they are.

    Attributes
    ----------
    then, now
        The seminar day and today.
    own
        Whether they are the participant's own, or the demo company's story.
    """

    then: Snapshot
    now: Snapshot
    own: bool = True


def pair_of(desk: "Desk") -> Pair | None:
    """Return then and now of the account in view; None while nothing is sealed and no story is told."""
    return Snapshots(desk).pair


@dataclass(frozen=True)
class Snapshots:
    """Snapshots of a company as they are now.

    Parameters
    ----------
    desk
        Language, company, workbook.
    """

    desk: "Desk"

    @cached_property
    def tables(self) -> Tables:
        """What the folder says."""
        return Tables(self.desk)

    @property
    def account(self) -> str:
        """The account that is followed: chosen, else the one of the plan, else the largest."""
        book, key = self.desk.workbook, self.desk.company_key
        for form in (FORM, "05.goals"):
            told = book.answers(form, key).get("account")
            if told:
                return str(told)
        return self.tables.account or next(iter(self.accounts), "")

    @cached_property
    def accounts(self) -> tuple[str, ...]:
        """Accounts to choose from."""
        rows = self.desk.workbook.rows(Account, company=self.desk.company_key)
        told = [self.tables.account] if self.tables.account else []
        largest = self.desk.company.accounts().clients[:_LARGEST]
        return tuple(dict.fromkeys([*told, *largest, *(row.name for row in rows if row.name)]))

    def name(self, account: str) -> str:
        """Return an account's name in the language of the page."""
        return self.desk.company.display_name(account, self.desk.language)

    @property
    def today(self) -> date:
        """The day it is; on the seminar day the company may name it."""
        return self.desk.company.today

    # Sealed ---------------------------------------------------------------------------------

    @property
    def sealed(self) -> Snapshot | None:
        """The baseline of the account in view; None while it is not sealed."""
        told = self._answers(self.account).get("sealed")
        return from_plain(told) if isinstance(told, dict) and told.get("day") else None

    def seal(self, on: date) -> Snapshot:
        """Seal the measures as they are now; a baseline that is sealed stays."""
        if (known := self.sealed) is not None:
            return known
        taken = self.measured(on)
        form = form_of(self.account)
        self.desk.workbook.keep(form, "sealed", to_plain(taken), company=self.desk.company_key)
        return taken

    def unseal(self) -> None:
        """Open the baseline, so that it can be sealed anew; the journal keeps the former one."""
        self.desk.workbook.keep(form_of(self.account), "sealed", None, company=self.desk.company_key)

    @property
    def pair(self) -> Pair | None:
        """Then and now: one's own if a baseline is sealed, else the folder's story.

        The demo company stands still on the seminar day, so its story is told on until
        something of one's own has changed since the sealing.
        """
        sealed = self.sealed
        own = None if sealed is None else Pair(sealed, self.measured(max(self._clock, sealed.day)))
        told = self.tables.has_story and self.account == self.tables.account
        if told and (own is None or not is_moved(own.then, own.now)):
            return Pair(self.tables.then(), self.tables.now(), own=False)
        return own

    @property
    def _clock(self) -> date:
        return self.today if self.desk.company.is_demo else datetime.now(tz=UTC).astimezone().date()

    # Measured now ---------------------------------------------------------------------------

    def measured(self, on: date) -> Snapshot:
        """Return what can be measured of the account in view on a day."""
        account = self.account
        revenue = dict(self.desk.company.accounts().revenue())
        largest = max(revenue, key=lambda name: revenue[name], default="")
        told = Snapshot(
            account=account,
            day=on,
            actions=self._actions(),
            largest=largest,
            amount=revenue.get(largest, 0.0),
            total=sum(revenue.values()),
            revenue=revenue.get(account, 0.0),
            step=self._step(account),
            mirrored=self._mirrored(account),
        )
        return self._with_base(self._with_people(told, on), account)

    def _with_people(self, told: Snapshot, on: date) -> Snapshot:
        """Add ties and cells; without a list of cells that matter, those where people are known."""
        circle = self.desk.people.circle(told.account)
        place = {one.id: f"{one.floor}.{one.function}" for one in circle.theirs if one.floor and one.function}
        cells = tuple(f"{floor}.{function}" for floor, function in circle.cells) or tuple(dict.fromkeys(place.values()))
        live = circle.live(on)
        met = {place.get(tie.theirs, "") for tie in live}
        names = {one.id: one.name for one in (*circle.theirs, *circle.ours)}
        return replace(
            told,
            coverage=part(len(met & set(cells)), len(cells)),
            cells=cells,
            covered=tuple(cell for cell in cells if cell in met),
            ties=tuple((names.get(tie.ours, "?"), names.get(tie.theirs, "?")) for tie in live),
        )

    def _with_base(self, told: Snapshot, account: str) -> Snapshot:
        """Add dossier and share of the purse: counted from sessions 09 and 04 or the folder, else as typed."""
        typed, counted = self._answers(account), self._counted(told.revenue, account)
        for name in TYPED:
            said = typed.get(name)
            if said is not None and counted[name] is None:
                counted[name] = float(said) / 100
        return replace(told, dossier=counted["dossier"], wallet=counted["wallet"])

    @property
    def uncounted(self) -> tuple[str, ...]:
        """Measures of the account in view that nothing is entered for, so that they may be typed."""
        revenue = dict(self.desk.company.accounts().revenue()).get(self.account, 0.0)
        return tuple(name for name, value in self._counted(revenue, self.account).items() if value is None)

    def _counted(self, revenue: float, account: str) -> dict[str, float | None]:
        listed = self.tables.rows("dossier_fields")
        fields = {text(row["field"]) for row in listed if text(row["required"]) == "yes"} if listed else NEEDED
        known = {field for field, fact in self.desk.facts.of(account).items() if fact.value.strip()}
        filled = part(len(known & fields), len(fields)) if known & fields or listed else None
        return {"dossier": filled, "wallet": self._wallet(revenue, account)}

    def _wallet(self, revenue: float, account: str) -> float | None:
        """Return our share of the client's spending: by the purse entered in session 04, else by the folder's."""
        purse = next((row.get("wallet_base") for row in self.tables.rows("clients") if row["name"] == account), None)
        id_ = self._id(account)
        rows = self._rows(DossierFact, account_id=id_, section="wallet", field="base") if id_ else []
        entered = next((row.value for row in rows), None)
        amount = _amount(purse) if entered is None else _amount(entered)
        return revenue / amount if amount and amount >= revenue else None

    def _mirrored(self, account: str) -> float | None:
        goals = self.desk.goals.of(account)
        theirs = {one.id for one in goals["theirs"]}
        return part(sum(one.serves in theirs for one in goals["ours"]), len(goals["ours"]))

    def _actions(self) -> Done:
        rows = [row for row in self._rows(Action) if row.what.strip()]
        counts = {
            status: sum(row.status == status for row in rows) for status in ("done", "moved", "dropped", "planned")
        }
        return Done(**counts)

    def _step(self, account: str) -> tuple[int, int] | None:
        """Return the step by the client's own answers: the workbook's, laid over the folder's."""
        answers: dict[int, float | None] = {}
        for row in self.tables.rows("perception"):
            if row["account"] == account and row["respondent"] == "client":
                answers[int(row["question"])] = self.tables.answer(int(row["question"]), text(row["answer"]))
        id_ = self._id(account)
        for one in self._rows(LadderAnswer, account_id=id_, respondent="client") if id_ else []:
            answers[one.question] = one.answer
        if not answers:
            return None
        level = infer_level([answers.get(question) for question in QUESTIONS])
        return level.low.step, level.high.step

    def _id(self, account: str) -> str:
        return self.desk.workbook.account_id(account, self.desk.company_key)

    def _rows(self, table: Any, **filters: Any) -> list[Any]:  # noqa: ANN401 - any table of the workbook
        return self.desk.workbook.rows(table, company=self.desk.company_key, **filters)

    def _answers(self, account: str) -> dict[str, Any]:
        return self.desk.workbook.answers(form_of(account), self.desk.company_key)


def _amount(cell: object) -> float | None:
    """Return an amount as a folder or the workbook writes it; None if it is empty or no positive number."""
    try:
        found = float(str(cell))
    except ValueError:
        return None
    return found if found > 0 else None  # an empty cell is no number and compares as False


def form_of(account: str) -> str:
    """Return the name under which the workbook keeps the baseline of one account."""
    return named(FORM, account)
