"""What is given out of a dossier: a reader's part of it, and the brief to our own people; without names."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamlab.modules.daily_management import model
from kamlab.modules.daily_management.findings.board import alarms_of
from kamlab.modules.daily_management.findings.reading import Reading
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk

_FACTS = 3  # of a brief: who reads it wants to work, not to read
_FOR_SERVICE = ("4", "5", "1")  # sections a brief takes its facts from, the useful first


@dataclass(frozen=True, slots=True)
class View:
    """A reader's part of a dossier.

    Attributes
    ----------
    facts
        What is filled of it; for everybody but the manager of the account without persons.
    ask
        Needed fields of these sections that are empty, assumed or old.
    written, hidden
        How many fields of the whole dossier are filled; how many of these are about persons.
    """

    facts: tuple[model.Fact, ...]
    ask: tuple[model.Fact, ...]
    written: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Brief:
    """What our own people are told: facts that are sure, open decisions, whether the ledger gives an alarm."""

    facts: tuple[model.Fact, ...]
    decisions: tuple[model.Decision, ...]
    alarm: bool


def view(page: Page, reading: Reading, account: str, reader: str) -> View:
    """Return what a reader gets of a dossier.

    Parameters
    ----------
    page, reading
        Words and what is known.
    account
        Whose dossier.
    reader
        One of :data:`model.READERS`.
    """
    whole = reading.dossier(account)
    given = whole.redacted(reader, mask=page.say("daily_management.somebody"))
    veil = reading.veil(on=reader != "manager")
    ask = [one for one in given.facts if one.required and one.state(reading.today) != "usable"]
    return View(
        tuple(
            replace(one, value=veil.text(one.value), source=veil.text(one.source)) for one in given.facts if one.value
        ),
        tuple(ask),
        written=sum(bool(one.value) for one in whole.facts),
        hidden=sum(one.personal and bool(one.value) for one in whole.facts),
    )


def brief_of(desk: "Desk", reading: Reading, account: str) -> Brief:
    """Return what our own people are told about an account; nobody's name at the client stands in it."""
    today, veil = reading.today, reading.veil()
    solid = [
        fact
        for fact in reading.dossier(account).redacted("service").facts
        if fact.state(today) == "usable" and not fact.personal and fact.field not in model.FOUR
    ]
    solid.sort(key=lambda fact: (_FOR_SERVICE.index(fact.section), fact.age(today) or 0))
    waits = [one for one in reading.decisions if one.account == account and one.state(today) != "done"]
    return Brief(
        tuple(replace(fact, value=veil.text(fact.value)) for fact in solid[:_FACTS]),
        tuple(replace(one, what=veil.text(one.what)) for one in waits),
        account in alarms_of(desk),
    )
