"""What a participant enters: the whole data model of the course, in reading order.

One class is one table. Every row has an ``id`` (uuid, hex), an owner and a company,
so that answers about the demo company and about the own one never mix, and the
workbooks of a group can be laid together. ``""`` in a text and ``None`` anywhere
else mean "not said"; what is only believed is ``assumed``, never ``confirmed``.
"""

from datetime import UTC, date, datetime
from typing import Any, ClassVar, Literal
from uuid import uuid4

from sqlalchemy import ForeignKey, Index, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kamlab.workbook.columns import (
    AccountId,
    AccountLink,
    Certainty,
    Department,
    Jsonable,
    Module,
    Moment,
    PersonId,
    PersonLink,
    Words,
    between,
    one_of,
)


class Base(DeclarativeBase):
    """What all tables share: an id and two moments."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text(), datetime: Moment()}
    KEY: ClassVar[tuple[str, ...]] = ()  # columns of which there is one row per owner and company

    id: Mapped[str] = mapped_column(primary_key=True, default=lambda: uuid4().hex)
    created: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
    changed: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))

    def __repr__(self) -> str:
        """Show the table and the id."""
        return f"{type(self).__name__}({self.id!r})"


class Participant(Base):
    """Whose answers these are (all modules). Merging brings in the others of a group."""

    __tablename__ = "participant"
    name: Mapped[Words]
    login: Mapped[Words]  # of a classroom server; empty in a file
    department: Mapped[Department | None] = one_of("department", Department)
    own: Mapped[bool] = mapped_column(default=False)  # this file's participant, not a merged one


class Entry(Base):
    """What all entries share: the owner, the company, the place in a list."""

    __abstract__ = True
    participant_id: Mapped[str] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    company: Mapped[Words]  # name of the company under study
    position: Mapped[int] = mapped_column(default=0)


# ---- whom we look at -------------------------------------------------------------------------------------------------


class Account(Entry):
    """A client that is looked at closely (all modules): key or not, and its place on KAISM (01)."""

    __tablename__ = "account"
    KEY = ("name",)
    name: Mapped[Words]  # as the ledger writes it
    kind: Mapped[str] = one_of("kind", Literal["current", "prospect", "lost"], default="current")
    department: Mapped[Words]
    manager: Mapped[Words]
    stand_in: Mapped[Words]  # who takes over when the manager is away
    key: Mapped[bool | None]  # the decision, whatever the signs say
    attractiveness: Mapped[float | None] = between("attractiveness", 1, 10)  # ours, in the client's eyes
    wish: Mapped[float | None] = between("wish", 1, 10)  # attractiveness aimed at
    wish_by: Mapped[date | None]
    note: Mapped[Words]


class Person(Entry):
    """A person at an account, or one of ours when there is no account (06, 07, 09)."""

    __tablename__ = "person"
    account_id: Mapped[AccountLink]
    name: Mapped[Words]
    post: Mapped[Words]
    floor: Mapped[str | None] = one_of("floor", Literal["D", "H", "S", "W"])  # direction, heads, specialists, shop
    function: Mapped[Words]  # pr, pd, lg, ql, fn, mk, general, or the firm's own word
    role: Mapped[str | None] = one_of("role", Literal["decides", "influences", "sponsor", "anti_sponsor"])
    trend: Mapped[str | None] = one_of("trend", Literal["rising", "setting"])
    influence: Mapped[int | None] = between("influence", 1, 5)
    support: Mapped[int | None] = between("support", -2, 2)
    state: Mapped[Certainty | None] = one_of("state", Certainty)  # of role and support
    reports_to_id: Mapped[PersonLink]
    birthday: Mapped[Words]  # month and day only, "12-02"
    leaves: Mapped[date | None]


class Tie(Entry):
    """An acquaintance between one of our people and one of theirs (06, 11)."""

    __tablename__ = "tie"
    KEY = ("ours_id", "theirs_id")
    account_id: Mapped[AccountId]
    ours_id: Mapped[PersonId]
    theirs_id: Mapped[PersonId]
    depth: Mapped[int] = between("depth", 0, 3, default=1)
    first_contact: Mapped[date | None]
    last_contact: Mapped[date | None]  # two-way


# ---- who is key ------------------------------------------------------------------------------------------------------


class ListEntry(Entry):
    """One client on a department's list of key accounts (00); ``position`` is its place from 1."""

    __tablename__ = "list_entry"
    department: Mapped[Department] = one_of("department", Department)
    client: Mapped[Words]  # chosen from the ledger or typed
    reason: Mapped[Words]


class Sign(Entry):
    """One of the six signs of a key account, with the evidence (01)."""

    __tablename__ = "sign"
    KEY = ("account_id", "sign")
    account_id: Mapped[AccountId]
    sign: Mapped[str] = one_of("sign", Literal["volume", "potential", "fame", "innovator", "partner", "demanding"])
    state: Mapped[str] = one_of("state", Literal["confirmed", "assumed", "unchecked", "absent"], default="unchecked")
    evidence: Mapped[Words]
    seen_on: Mapped[date | None]


class Criterion(Entry):
    """A criterion of the score card (01)."""

    __tablename__ = "criterion"
    KEY = ("name",)
    name: Mapped[Words]  # a word the course knows, such as growth, or the participant's own
    weight: Mapped[float] = between("weight", 0, 1, default=0)  # a fraction of 1
    held: Mapped[bool] = mapped_column(default=False)  # stays where it is while others move
    direction: Mapped[str] = one_of("direction", Literal["more", "less"], default="more")  # which is better


class Score(Entry):
    """What an account gets for a criterion (01)."""

    __tablename__ = "score"
    KEY = ("account_id", "criterion_id")
    account_id: Mapped[AccountId]
    criterion_id: Mapped[str] = mapped_column(ForeignKey("criterion.id", ondelete="CASCADE"), index=True)
    value: Mapped[float | None] = between("value", 1, 10)
    reason: Mapped[Words]


class LadderAnswer(Entry):
    """An answer to one of the six questions of the perception ladder, by respondent (03)."""

    __tablename__ = "ladder_answer"
    KEY = ("account_id", "respondent", "rival", "person_id", "question")  # two people of a client may differ
    account_id: Mapped[AccountId]
    respondent: Mapped[str] = one_of("respondent", Literal["self", "client", "client_about_rival"])
    rival: Mapped[Words]
    question: Mapped[int] = between("question", 1, 6)
    answer: Mapped[float | None] = between("answer", 0, 1)  # 1 is favourable to us; None is "don't know"
    said: Mapped[Words]  # the client's own words
    person_id: Mapped[PersonLink]
    asked_on: Mapped[date | None]


# ---- what we want and do ---------------------------------------------------------------------------------------------


class Opportunity(Entry):
    """Something to sell or do more of, with what it brings and takes (04)."""

    __tablename__ = "opportunity"
    account_id: Mapped[AccountLink]
    name: Mapped[Words]
    kind: Mapped[Words]  # business, information, people, or the firm's own word
    class_name: Mapped[Words]  # existing, service, expand, or the firm's own word
    source: Mapped[Words]  # where it was found: client_goals, client_competitors, our_competitors, sales_data
    low: Mapped[float | None]  # revenue a year, in the company's currency
    base: Mapped[float | None]
    high: Mapped[float | None]
    hours: Mapped[float | None]
    money: Mapped[float | None]
    staff: Mapped[float | None]  # persons
    chance: Mapped[float | None] = between("chance", 0, 1)  # the person's own estimate
    needs_id: Mapped[str | None] = mapped_column(ForeignKey("opportunity.id", ondelete="SET NULL"))
    excludes_id: Mapped[str | None] = mapped_column(ForeignKey("opportunity.id", ondelete="SET NULL"))
    choice: Mapped[str | None] = one_of("choice", Literal["now", "later", "dropped"])
    reason: Mapped[Words]


class Goal(Entry):
    """A goal of the client or of ours; ours names the one of theirs that it serves (05, 11)."""

    __tablename__ = "goal"
    account_id: Mapped[AccountId]
    side: Mapped[str] = one_of("side", Literal["ours", "theirs"])
    goal: Mapped[Words]
    measure: Mapped[Words]
    target: Mapped[float | None]
    unit: Mapped[Words]
    due: Mapped[date | None]
    serves_id: Mapped[str | None] = mapped_column(ForeignKey("goal.id", ondelete="SET NULL"))
    person_id: Mapped[PersonLink]
    state: Mapped[Certainty | None] = one_of("state", Certainty)


class Action(Entry):
    """What will be done, with whom, by when (every module ends with one to three; 05, 09, 11)."""

    __tablename__ = "action"
    module: Mapped[Module] = one_of("module", Module)
    account_id: Mapped[AccountLink]
    goal_id: Mapped[str | None] = mapped_column(ForeignKey("goal.id", ondelete="SET NULL"))
    what: Mapped[Words]
    who: Mapped[Words]  # one of ours who does it
    with_whom: Mapped[Words]
    start: Mapped[date | None]
    due: Mapped[date | None]
    hours: Mapped[float | None]
    money: Mapped[float | None]  # outlay in the company's currency
    status: Mapped[str] = one_of("status", Literal["planned", "done", "moved", "dropped"], default="planned")
    done_on: Mapped[date | None]
    reason: Mapped[Words]  # why moved or dropped


# ---- how we talk -----------------------------------------------------------------------------------------------------


class Message(Entry):
    """What an account should hear from us (07)."""

    __tablename__ = "message"
    account_id: Mapped[AccountLink]
    text: Mapped[Words]
    kind: Mapped[str | None] = one_of("kind", Literal["company", "product", "trends", "market"])
    item: Mapped[Words]  # what of it: size, brands, regulation


class Event(Entry):
    """One occasion of the programme: a message, a person, a day, who of ours (07)."""

    __tablename__ = "event"
    account_id: Mapped[AccountId]
    message_id: Mapped[str | None] = mapped_column(ForeignKey("message.id", ondelete="SET NULL"))
    person_id: Mapped[PersonLink]
    day: Mapped[date | None]
    tool: Mapped[Words]  # call, meeting, review, seminar
    function: Mapped[str | None] = one_of("function", Literal["awareness", "partnership", "evolution"])
    who: Mapped[Words]
    done: Mapped[bool] = mapped_column(default=False)


class Concession(Entry):
    """What we gave or got, and what it costs a year (08)."""

    __tablename__ = "concession"
    account_id: Mapped[AccountId]
    direction: Mapped[str] = one_of("direction", Literal["given", "received"])
    what: Mapped[Words]
    cost_a_year: Mapped[float | None]
    in_return: Mapped[Words]
    day: Mapped[date | None]
    planned: Mapped[bool] = mapped_column(default=False)


# ---- day by day ------------------------------------------------------------------------------------------------------


class DiaryEntry(Entry):
    """A contact and the next step it led to (09)."""

    __tablename__ = "diary_entry"
    account_id: Mapped[AccountId]
    person_id: Mapped[PersonLink]
    day: Mapped[date | None]
    who: Mapped[Words]
    kind: Mapped[Words]  # call, meeting, visit, letter, lunch, event
    formal: Mapped[bool] = mapped_column(default=True)
    note: Mapped[Words]
    step: Mapped[Words]
    due: Mapped[date | None]
    done_on: Mapped[date | None]
    tag: Mapped[Words]


class DossierFact(Entry):
    """A fact about an account with its source: five sections (09), purse and white space (04)."""

    __tablename__ = "dossier_fact"
    account_id: Mapped[AccountId]
    person_id: Mapped[PersonLink]
    section: Mapped[Words]
    field: Mapped[Words]
    value: Mapped[Words]
    state: Mapped[Certainty] = one_of("state", Certainty, default="assumed")
    source: Mapped[Words]
    seen_on: Mapped[date | None]


class RecoveryCase(Entry):
    """A client that left, and the way back or the farewell (10)."""

    __tablename__ = "recovery_case"
    account_id: Mapped[AccountId]
    notice: Mapped[date | None]
    last_order: Mapped[date | None]
    lunch: Mapped[str | None] = one_of("lunch", Literal["asked", "accepted", "declined"])
    lunch_on: Mapped[date | None]
    office: Mapped[str | None] = one_of("office", Literal["accepted", "refused"])  # whether they talked there
    office_visit: Mapped[date | None]
    reason: Mapped[str] = one_of("reason", Literal["terms", "service", "no_need", "unknown"], default="unknown")
    said: Mapped[Words]
    what_if: Mapped[Words]
    offer_on: Mapped[date | None]
    answer: Mapped[str | None] = one_of("answer", Literal["yes", "no"])  # the client's, to "what if"
    chance: Mapped[float | None] = between("chance", 0, 1)  # the person's own estimate
    outcome: Mapped[str] = one_of("outcome", Literal["open", "regained", "referral", "farewell"], default="open")
    outcome_on: Mapped[date | None]
    reminder: Mapped[date | None]
    gift: Mapped[str | None] = one_of("gift", Literal["none", "token", "returned"])
    introduced: Mapped[Words]  # to whom, where there is no need any more


# ---- exercises, forms, the journal -----------------------------------------------------------------------------------


class Attempt(Entry):
    """One answer to an exercise (all modules); the same answer again is the same row."""

    __tablename__ = "attempt"
    KEY = ("exercise", "answer")
    exercise: Mapped[str]  # "01.2"
    answer: Mapped[Words]  # as the checker received it
    state: Mapped[str] = one_of("state", Literal["not_yet", "partly", "done"])
    mistake: Mapped[Words]  # code of the typical mistake that was recognised


class Answer(Entry):
    """One field of a form (all modules)."""

    __tablename__ = "answer"
    KEY = ("form", "field")
    form: Mapped[str]  # module first: "01.threshold"
    field: Mapped[str]
    value: Mapped[Jsonable]


class Change(Base):
    """The journal: every change of every field, written in the same step as the change."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_row", "row_id", "field"),)
    participant_id: Mapped[str]
    table: Mapped[str]
    row_id: Mapped[str]
    field: Mapped[Words]  # empty when the whole row came or went
    old: Mapped[Jsonable]
    new: Mapped[Jsonable]
    at: Mapped[datetime]
    window: Mapped[str]  # which open workbook did it
