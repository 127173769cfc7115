"""The programme of an account as it is now: the folder's until the first entry, the participant's afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.company.cells import day, text
from kamlab.company.people import FORM as PEOPLE
from kamlab.i18n import say
from kamlab.modules.communication import model
from kamlab.workbook.entries import derived_id
from kamlab.workbook.models import Account, Event, Message, Person
from kamlab.workbook.values import form_of as named

if TYPE_CHECKING:
    from kamlab.company.people import Contact, People
    from kamlab.desk import Desk

NUMBER = "07"
FORM = "07.programme"
_MAP = "06.map"  # under this name the workbook keeps what each person should hear, one line each
_COLUMNS = frozenset(
    ["id", "account", "date", "person", "message_ru", "message_en", "type", "item", "tool", "function", "ours"]
)
_LARGEST = 10  # accounts of the ledger to choose from


def programme_of(desk: "Desk", account: str = "") -> model.Programme:
    """Return the programme of an account as it is now.

    Parameters
    ----------
    desk
        Language, company, workbook.
    account
        The client as the ledger writes it; empty for the one chosen on the page.
    """
    return Reading(desk).programme(account)


def form_of(account: str) -> str:
    """Return the name under which the workbook keeps what is said of one account's programme."""
    return named(FORM, account)


@dataclass(frozen=True)
class Reading:
    """Programmes of a company as they are now.

    Parameters
    ----------
    desk
        Language, company, workbook.
    """

    desk: "Desk"

    @cached_property
    def people(self) -> "People":
        """People of the company; what the folder says of them is read once."""
        return self.desk.people

    @property
    def today(self) -> date:
        """The day the programme is looked at."""
        return self.people.today

    # Accounts -------------------------------------------------------------------------------

    @cached_property
    def _table(self) -> list[dict[str, Any]]:
        """Return the folder's events; a table with other columns is passed over."""
        rows = self.people.table("events")
        return rows if rows and set(rows[0]) >= _COLUMNS else []

    @property
    def account(self) -> str:
        """The account in view: chosen here, else the one on the map of module 06, else the folder's first."""
        book, company = self.desk.workbook, self.desk.company_key
        told = book.answers(FORM, company).get("account") or book.answers(PEOPLE, company).get("account")
        return str(told) if told else next(iter(self.accounts), "")

    @cached_property
    def accounts(self) -> tuple[str, ...]:
        """Accounts to choose from: with a programme, with people, the largest, those of the workbook."""
        told = [text(row["account"]) for row in self._table]
        largest = self.desk.company.accounts().clients[:_LARGEST]
        rows = self.desk.workbook.rows(Account, company=self.desk.company_key)
        known = [row.name for row in rows if row.name]
        return tuple(dict.fromkeys([*told, *self.people.accounts, *largest, *known]))

    def name(self, account: str) -> str:
        """Return an account's name in the language of the page."""
        return self.desk.company.display_name(account, self.desk.language)

    def account_id(self, account: str) -> str:
        """Return the id of the account's row; empty while it has none."""
        return self.people.account_id(account)

    def is_begun(self, account: str) -> bool:
        """Tell whether the programme is the participant's own by now."""
        return bool(self._answers(account).get("begun")) or bool(self._rows(Event, account))

    # The programme --------------------------------------------------------------------------

    def start(self, account: str) -> date:
        """Return the first day of the programme: as entered, else the first of the month after today's."""
        told = self._answers(account).get("start")
        if told:
            return date.fromisoformat(told)
        return (self.today.replace(day=1) + timedelta(days=32)).replace(day=1)

    def programme(self, account: str = "") -> model.Programme:
        """Return the programme of an account, by default the one in view."""
        account = account or self.account
        circle = self.people.circle(account)
        events = self._entered(account) if self.is_begun(account) else self.given(account)
        return model.Programme(account, self.start(account), tuple(_listener(one) for one in circle.theirs), events)

    def given(self, account: str) -> tuple[model.Event, ...]:
        """Return the events the folder begins with."""
        rows = [row for row in self._table if row["account"] == account]
        theirs = self.people.circle(account).theirs
        known = {name: self._whom(account, name, theirs) for name in {text(row["person"]) for row in rows}}
        return tuple(self._given(row, account, known) for row in rows)

    def lines(self, account: str) -> dict[str, str]:
        """Return what each person should hear in one line: id → the line entered on the map of module 06."""
        told = self.desk.workbook.answers(f"{_MAP} · {account}", self.desk.company_key).get("messages") or {}
        return {one.id: told[one.id] for one in self.people.circle(account).theirs if told.get(one.id)}

    def messages(self, account: str) -> dict[str, model.Event]:
        """Return the folder's messages: id of the message → the first event that says it."""
        found: dict[str, model.Event] = {}
        for one in self.given(account):
            if one.message and all(one.message != other.message for other in found.values()):
                found[self.start_id(account, "message", one.id)] = one
        return found

    def _whom(self, account: str, name: str, theirs: "tuple[Contact, ...]") -> str:
        """Return the id of a person of the folder, under whatever name by now; empty if nobody is there any more."""
        start = self.people.start_id(account, name)
        same = next((one.id for one in theirs if one.id == start), "")
        return same or next((one.id for one in theirs if one.name == self.people.text(name)), "")

    def _given(self, row: Mapping[str, Any], account: str, known: Mapping[str, str]) -> model.Event:
        return model.Event(
            id=self.start_id(account, "event", row["id"]),
            day=day(row["date"]),
            person=known.get(text(row["person"]), ""),
            message=text(row[f"message_{self.desk.language}"]),
            kind=text(row["type"]),
            item=text(row["item"]),
            tool=text(row["tool"]),
            function=text(row["function"]),
            who=self.people.text(row["ours"]),
        )

    def start_id(self, account: str, kind: str, name: object) -> str:
        """Return the id of an event or a message of the folder: the one its row will have in the workbook."""
        owner = self.desk.workbook.participant.id
        return derived_id("communication", owner, self.desk.company_key, account, kind, text(name))

    def _entered(self, account: str) -> tuple[model.Event, ...]:
        messages = {row.id: row for row in self._rows(Message, account)}
        return tuple(self._event(row, messages.get(row.message_id or "")) for row in self._rows(Event, account))

    def _event(self, row: Event, message: Message | None) -> model.Event:
        return model.Event(
            id=row.id,
            day=row.day,
            person=row.person_id or "",
            message=self.word(message.text) if message else "",
            kind=(message.kind or "") if message else "",
            item=message.item if message else "",
            tool=row.tool,
            function=row.function or "",
            who=self.people.text(row.who),
            done=row.done,
        )

    def _rows(self, table: Any, account: str) -> list[Any]:  # noqa: ANN401 - a class of the workbook and its rows
        id_ = self.account_id(account)
        return self.desk.workbook.rows(table, company=self.desk.company_key, account_id=id_) if id_ else []

    def _answers(self, account: str) -> dict[str, Any]:
        return self.desk.workbook.answers(form_of(account), self.desk.company_key)

    # Words ----------------------------------------------------------------------------------

    @cached_property
    def _words(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for row in self._table:
            pair = text(row["message_ru"]), text(row["message_en"])
            found.update(dict.fromkeys(pair, pair[self.desk.language == "en"]))
        return found

    def word(self, value: str) -> str:
        """Return a message of the folder in the language of the page; another one as it is."""
        return self._words.get(value, value)

    def tool(self, value: str) -> str:
        """Return the word of a tool; one's own word as it is."""
        return say(f"communication.tool.{value}", self.desk.language) if value in model.TOOLS else value

    def under(self, one: model.Listener) -> str:
        """Return what stands under a name: post and role, as far as known."""
        role = say(f"company.people.role.{one.role}", self.desk.language) if one.role else ""
        return " · ".join(piece for piece in (one.post, role) if piece)

    def person_id(self, name: str, account: str) -> str:
        """Return the id of a person of the client by name; made at the first mention."""
        circle = self.people.circle(account)
        found = next((one.id for one in circle.theirs if one.name == self.people.text(name)), "")
        if found:
            return found
        book, company = self.desk.workbook, self.desk.company_key
        return book.save(Person, company=company, account_id=book.account(account, company).id, name=name).id


def _listener(one: "Contact") -> model.Listener:
    return model.Listener(one.id, one.name, one.post, one.role, one.influence)
