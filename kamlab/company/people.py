"""People and ties of a company as they are now: what the participant entered, over what the folder says.

``desk.people`` is the entry, for every module::

    circle = desk.people.circle("ТД «Волжские продукты»")
    circle.theirs                      # people of the client: role, influence, support, who reports to whom
    circle.live(desk.people.today)     # ties with a two-way contact within 90 days

Until the first entry the people of an account are those of ``people.csv``, ``our_people.csv`` and
``ties.csv``; with it they become rows of the workbook (under the ids they have had so far), and from
then on those count. What is not known is None or empty, never zero: an unknown support is no support
of 0. Names and posts are given in the language of the page where the folder knows both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.company.cells import day, one_of, text, whole
from kamlab.company.folder import Folder
from kamlab.workbook.entries import derived_id
from kamlab.workbook.models import Account, DiaryEntry, Person, Tie
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from kamlab.company.company import Company
    from kamlab.workbook import Workbook

FORM = "06.people"  # under this name the workbook keeps that an account's people are the participant's own
WINDOW = 90  # days: a tie without a two-way contact for longer is stale; ours, can be changed
FLOORS = ("D", "H", "S", "W")  # direction, heads, specialists, shop floor
FUNCTIONS = ("pr", "pd", "lg", "ql", "fn", "mk", "general")
ROLES = ("decides", "influences", "sponsor", "anti_sponsor")
TRENDS = ("rising", "setting")
_STATES = ("confirmed", "assumed")
_NEEDED = {  # columns without which a table of the folder says nothing here
    "people": {"account", "person"},
    "our_people": {"person"},
    "ties": {"account", "ours", "theirs"},
    "cells": {"account", "floor", "function"},
}


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at a client, or one of ours.

    Parameters
    ----------
    id
        The id of the person's row in the workbook, the one it will have if it is not there yet.
    name, post
        In the language of the page.
    account
        The client as the ledger writes it; empty for one of ours.
    floor, function
        ``"D"``, ``"H"``, ``"S"``, ``"W"`` and ``"pr"`` …; empty if not said.
    role, trend
        As the workbook has them; empty if none is known.
    influence
        1 to 5; None if not known.
    support
        −2 to +2; None if not known.
    state
        ``"confirmed"`` or ``"assumed"``: how role and support are known; empty if they are not.
    boss
        Id of the person this one reports to; empty if nobody is named.
    birthday
        Month and day, ``"12-02"``.
    leaves
        The day the person leaves, if that is known.
    """

    id: str
    name: str
    post: str = ""
    account: str = ""
    floor: str = ""
    function: str = ""
    role: str = ""
    trend: str = ""
    influence: int | None = None
    support: int | None = None
    state: str = ""
    boss: str = ""
    birthday: str = ""
    leaves: date | None = None


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A tie between one of ours and one of theirs.

    Parameters
    ----------
    ours, theirs
        Ids of the two people.
    depth
        0 none, 1 acquainted, 2 working together, 3 trusting each other.
    contacts
        Days of two-way contacts, the first one first; empty if none is known.
    """

    ours: str
    theirs: str
    depth: int = 1
    contacts: tuple[date, ...] = ()

    @property
    def first(self) -> date | None:
        """The first contact."""
        return self.contacts[0] if self.contacts else None

    @property
    def last(self) -> date | None:
        """The last two-way contact."""
        return self.contacts[-1] if self.contacts else None

    def is_live(self, day: date, window: int = WINDOW) -> bool:
        """Tell whether the tie was alive on a day: deeper than 0, with a contact in the days before it."""
        since = day - timedelta(days=window)
        return self.depth > 0 and any(since <= one <= day for one in self.contacts)

    def silence(self, day: date) -> int | None:
        """Return the days since the last two-way contact; None if none is known."""
        past = [one for one in self.contacts if one <= day]
        return (day - past[-1]).days if past else None


@dataclass(frozen=True, slots=True)
class Circle:
    """The people around one account: theirs, ours, and who knows whom.

    Parameters
    ----------
    account
        The client as the ledger writes it.
    theirs, ours
        The client's people; all of ours, whether they know somebody there or not.
    ties
        Who knows whom.
    cells
        Floor and function of the cells that matter; empty if nobody said which.
    """

    account: str
    theirs: tuple[Contact, ...] = ()
    ours: tuple[Contact, ...] = ()
    ties: tuple[Acquaintance, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()

    def person(self, id_: str) -> Contact | None:
        """Return a person of either side; None if there is none of this id."""
        return next((one for one in (*self.theirs, *self.ours) if one.id == id_), None)

    def live(self, day: date, window: int = WINDOW) -> tuple[Acquaintance, ...]:
        """Return the ties that were alive on a day."""
        return tuple(one for one in self.ties if one.is_live(day, window))

    def without(self, id_: str) -> "Circle":
        """Return the circle as it is when a person has left: ties and reporting lines through them are gone."""
        return replace(
            self,
            theirs=tuple(replace(one, boss="") if one.boss == id_ else one for one in self.theirs if one.id != id_),
            ours=tuple(one for one in self.ours if one.id != id_),
            ties=tuple(one for one in self.ties if id_ not in {one.ours, one.theirs}),
        )


@dataclass(frozen=True)
class People:
    """The people of a company as they are now.

    Parameters
    ----------
    company, book
        The company under study and the participant's workbook.
    key
        Name under which the workbook keeps answers about this company.
    lang
        Language of the page.
    """

    company: "Company"
    book: "Workbook"
    key: str
    lang: str

    @property
    def today(self) -> date:
        """The day ties are looked at."""
        return self.company.today

    @property
    def accounts(self) -> tuple[str, ...]:
        """Accounts with people: of the folder in its order, then of the workbook."""
        told = [text(row["account"]) for row in self.table("people") if text(row["account"])]
        known = {row.account_id for row in self.book.rows(Person, company=self.key) if row.account_id}
        entered = [row.name for row in self.book.rows(Account, company=self.key) if row.id in known]
        return tuple(dict.fromkeys([*told, *entered]))

    def account_id(self, account: str) -> str:
        """Return the id of the account's row; empty while it has none."""
        return self.book.account_id(account, self.key)

    def is_begun(self, account: str) -> bool:
        """Tell whether the people of an account are the participant's own by now."""
        return bool(self.book.answers(begun_form(account), self.key).get("begun"))

    # Circles --------------------------------------------------------------------------------

    @property
    def ours(self) -> tuple[Contact, ...]:
        """Our people: of the folder, and of the workbook."""
        rows = [row for row in self.book.rows(Person, company=self.key) if row.account_id is None and row.name]
        begun = self.book.answers(FORM, self.key).get("ours")
        return self._laid_over(() if begun else self._folder(""), rows, "")

    def circle(self, account: str) -> Circle:
        """Return the people of an account and the ties to them."""
        id_ = self.account_id(account)
        rows = [row for row in self.book.rows(Person, company=self.key, account_id=id_) if row.name] if id_ else []
        if self.is_begun(account):
            theirs = tuple(self._contact(row, account) for row in rows)
            ties = [self._tie(row) for row in self.book.rows(Tie, company=self.key, account_id=id_)]
        else:
            theirs = self._laid_over(self._folder(account), rows, account)
            ties = self._folder_ties(account, theirs)
        return Circle(account, theirs, self.ours, self._with_history(account, theirs, ties), self.cells(account))

    def cells(self, account: str) -> tuple[tuple[str, str], ...]:
        """Return the cells that matter: as entered, else as the folder has them."""
        entered = self.book.answers(begun_form(account), self.key).get("cells")
        if entered is not None:
            return tuple((str(floor), str(function)) for floor, function in entered)
        rows = [row for row in self.table("cells") if row["account"] == account]
        return tuple((str(row["floor"]), str(row["function"])) for row in rows)

    def _laid_over(self, start: tuple[Contact, ...], rows: list[Person], account: str) -> tuple[Contact, ...]:
        """Return the folder's people with what the workbook says of them, then those only it knows."""
        entered = {self.text(row.name): self._contact(row, account) for row in rows}
        ids = {one.id: entered[one.name].id for one in start if one.name in entered}
        over = [_over(replace(one, boss=ids.get(one.boss, one.boss)), entered.pop(one.name, None)) for one in start]
        return (*over, *entered.values())

    def _folder(self, account: str) -> tuple[Contact, ...]:
        """Return the people of an account as the folder has them, or ours."""
        rows = self.table("people" if account else "our_people")
        rows = [row for row in rows if text(row["person"])]
        return tuple(self._start(row) for row in rows if not account or row["account"] == account)

    def _start(self, row: Mapping[str, Any]) -> Contact:
        account = text(row.get("account"))
        boss = text(row.get("reports_to"))
        return Contact(
            id=self.start_id(account, text(row["person"])),
            name=self.text(row["person"]),
            post=self.text(row.get("post_ru")),
            account=account,
            floor=one_of(FLOORS, row.get("floor")),
            function=text(row.get("function")),
            role=one_of(ROLES, row.get("role")),
            trend=one_of(TRENDS, row.get("trend")),
            influence=whole(row.get("influence"), 1, 5),
            support=whole(row.get("support"), -2, 2),
            state=one_of(_STATES, row.get("support_state")),
            boss=self.start_id(account, boss) if boss else "",
            birthday=text(row.get("birthday")),
            leaves=day(row.get("leaves")),
        )

    def start_id(self, account: str, name: str) -> str:
        """Return the id of a person of the folder: the one its row will have in the workbook."""
        return derived_id("people", self._owner, self.key, account, name)

    @cached_property
    def _owner(self) -> str:
        """Id of the participant, asked once: a large client has hundreds of people."""
        return self.book.participant.id

    def _contact(self, row: Person, account: str) -> Contact:
        told: dict[str, Any] = {name: getattr(row, name) for name in ("influence", "support", "leaves")}
        told |= {name: getattr(row, name) or "" for name in ("floor", "function", "role", "trend", "birthday")}
        told |= {"name": self.text(row.name), "post": self.text(row.post), "state": str(row.state or "")}
        return Contact(id=row.id, account=account, boss=row.reports_to_id or "", **told)

    # Ties -----------------------------------------------------------------------------------

    def _folder_ties(self, account: str, theirs: Iterable[Contact]) -> list[Acquaintance]:
        known = {one.name: one.id for one in theirs}
        own = {one.name: one.id for one in self.ours}
        found = []
        for row in self.table("ties"):
            pair = own.get(self.text(row["ours"])), known.get(self.text(row["theirs"]))
            if row["account"] == account and pair[0] and pair[1]:
                days = _days(day(row[column]) for column in row if "contact" in column)
                found.append(Acquaintance(pair[0], pair[1], whole(row.get("depth", 1), 0, 3) or 0, days))
        return found

    def _tie(self, row: Tie) -> Acquaintance:
        return Acquaintance(row.ours_id, row.theirs_id, row.depth, _days([row.first_contact, row.last_contact]))

    def _with_history(
        self, account: str, theirs: Iterable[Contact], ties: list[Acquaintance]
    ) -> tuple[Acquaintance, ...]:
        """Add the days that the folder and the diary know of: a corrected last contact outweighs the folder's."""
        told = {(one.ours, one.theirs): one.contacts for one in self._folder_ties(account, theirs)}
        names = {one.name: one.id for one in self.ours}
        diary: dict[tuple[str, str], list[date]] = {}
        for row in self.book.rows(DiaryEntry, company=self.key):
            if row.person_id and row.day:
                diary.setdefault((names.get(self.text(row.who), ""), row.person_id), []).append(row.day)
        found = []
        for tie in ties:
            pair = tie.ours, tie.theirs
            older = [one for one in told.get(pair, ()) if tie.last and one <= tie.last]
            found.append(replace(tie, contacts=_days([*tie.contacts, *older, *diary.get(pair, [])])))
        return tuple(found)

    # Words ----------------------------------------------------------------------------------

    def text(self, value: object) -> str:
        """Return a name or a post in the language of the page, if the folder knows it in both; else as it is."""
        told = text(value)
        return self.words.get(told, told)  # a surname alone may be another person's: what was typed stays

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Names and posts that the folder knows, in either language → in that of the page."""
        found: dict[str, str] = {}
        for name in ("people", "our_people"):
            for row in self.table(name):
                pair = text(row.get("post_ru")), text(row.get("post_en"))
                if all(pair):
                    found.update({one: found.get(one, pair[self.lang == "en"]) for one in pair})
        for row in self.table("names"):
            pair = text(row.get("ru")), text(row.get("en"))
            if row.get("kind") == "person" and all(pair):
                found.update(dict.fromkeys(pair, pair[self.lang == "en"]))
        return found

    def table(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a file of the folder; none if it is not there."""
        return self.folder.rows(name, _NEEDED.get(name, ()))

    @cached_property
    def folder(self) -> Folder:
        """The files of the company."""
        return Folder(self.company, self.lang)


def begun_form(account: str) -> str:
    """Return the name under which the workbook keeps what is said of one account's people as a whole."""
    return form_of(FORM, account)


def _over(start: Contact, entered: Contact | None) -> Contact:
    """Lay what the workbook says of a person over what the folder says; what it does not say stays the folder's."""
    if entered is None:
        return start
    said = {name: getattr(entered, name) for name in Contact.__dataclass_fields__ if name not in {"id", "name"}}
    return replace(start, id=entered.id, **{name: value for name, value in said.items() if value not in ("", None)})


def _days(days: Iterable[date | None]) -> tuple[date, ...]:
    return tuple(sorted({one for one in days if one is not None}))
