"""What we may rely on of what is written about a client: filled is not known, and known is not fresh.

Three sieves, one after another: an empty field, an assumption, a fact older than a year. What is
left is usable. The denominator is what is needed, never what is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

SECTIONS = ("1", "2", "3", "4", "5")
FOUR = frozenset({"contact", "bank_details", "phone", "address"})  # interview of 2012: only these is frightening
STALE = 365  # days after which a confirmed fact has to be asked again; ours
FRESH_NEWS = 90  # days; ours
SOON = 30  # days ahead in which a birthday is told; ours
LINES_A_PAGE = 45
BENCHMARK = (20, 40)  # pages of a dossier where firms know how to keep one: interview of 2012, not an aim

State = Literal["empty", "assumed", "old", "usable"]
STATES: tuple[State, ...] = ("usable", "old", "assumed", "empty")
READERS = ("manager", "service", "finance", "everybody")
FOR_READER = {  # what each needs for the task; ours, the minimum
    "manager": frozenset(SECTIONS),
    "service": frozenset({"1", "4", "5"}),
    "finance": frozenset({"1", "3"}),
    "everybody": frozenset({"1"}),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a dossier.

    Attributes
    ----------
    field, section
        Which; sections are ``"1"`` to ``"5"``.
    value
        What is written; empty if nothing is.
    confirmed
        Whether somebody of ours has it from the client or a document.
    source, seen_on
        Where it is from, and on which day.
    required
        Whether it belongs to the fields that are needed.
    personal
        Whether it says something about a person.
    """

    field: str
    section: str
    value: str = ""
    confirmed: bool = False
    source: str = ""
    seen_on: date | None = None
    required: bool = True
    personal: bool = False

    def age(self, today: date) -> int | None:
        """Return how many days ago it was seen; None if nobody noted it."""
        return None if self.seen_on is None else (today - self.seen_on).days

    def state(self, today: date, stale: int = STALE) -> State:
        """Return what it is worth today; a confirmed fact without a day counts as old."""
        if not self.value.strip():
            return "empty"
        if not self.confirmed:
            return "assumed"
        age = self.age(today)
        return "old" if age is None or age > stale else "usable"


@dataclass(frozen=True, slots=True)
class Part:
    """How many fields of a section, or of all, are in each state."""

    usable: int
    old: int
    assumed: int
    empty: int

    @property
    def needed(self) -> int:
        """Number of fields needed."""
        return self.usable + self.old + self.assumed + self.empty

    @property
    def filled(self) -> int:
        """Number of fields with something in them."""
        return self.needed - self.empty

    @property
    def filled_share(self) -> float:
        """Part of the needed fields that is filled, 0..1."""
        return self.filled / self.needed if self.needed else 0.0

    @property
    def usable_share(self) -> float:
        """Part of the needed fields that may be relied on, 0..1."""
        return self.usable / self.needed if self.needed else 0.0


def sieve(filled: int, assumed: int, old: int, needed: int) -> Part:
    """Return the counts from how a case is told: so many filled, of these so many assumed and old.

    Examples
    --------
    >>> sieve(14, 5, 3, 40).usable_share
    0.15
    """
    return Part(filled - assumed - old, old, assumed, needed - filled)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The dossier of an account on a day.

    Attributes
    ----------
    account
        Whose.
    facts
        Every field, needed ones and others.
    today
        The day ages are counted to.
    stale
        Days after which a confirmed fact is old.
    """

    account: str
    facts: tuple[Fact, ...]
    today: date
    stale: int = STALE

    def part(self, section: str = "") -> Part:
        """Return the counts of the needed fields of a section, of all without one."""
        needed = [fact for fact in self.facts if fact.required and section in ("", fact.section)]
        states = [fact.state(self.today, self.stale) for fact in needed]
        return Part(*(states.count(name) for name in STATES))

    @property
    def is_frightening(self) -> bool:
        """Whether nothing but name, bank details, phone and address is known, or not even these."""
        written = {fact.field for fact in self.facts if fact.value.strip()}
        return written <= FOUR

    @property
    def oldest(self) -> Fact | None:
        """The filled fact seen longest ago."""
        dated = [fact for fact in self.facts if fact.value.strip() and fact.seen_on is not None]
        return min(dated, key=lambda fact: fact.seen_on or self.today, default=None)

    @property
    def next_to_confirm(self) -> Fact | None:
        """The first needed field to ask about: an assumption before an old fact, an old one before an empty one."""
        order = {"assumed": 0, "old": 1, "empty": 2}
        waits = [(order[state], place) for place, fact in enumerate(self.facts) if (state := self._waits(fact))]
        return self.facts[min(waits)[1]] if waits else None

    @property
    def news_age(self) -> int | None:
        """Days since the last news of the client was noted; None if none ever was."""
        ages = [age for fact in self.facts if fact.field == "news" and fact.value and (age := fact.age(self.today))]
        return min(ages, default=None)

    @property
    def pages(self) -> int:
        """About how many pages it would print on: a line a field, more for a long value."""
        lines = sum(2 + len(fact.value) // 80 for fact in self.facts if fact.value.strip())
        return -(-(lines + 3 * len(SECTIONS)) // LINES_A_PAGE)

    def redacted(self, reader: str = "everybody", *, mask: str = "—") -> "Dossier":
        """Return what a reader gets: the sections needed for the task, and nothing about persons.

        The manager of the account sees persons too; everybody else sees ``mask`` in place of
        what is personal.
        """
        sections = FOR_READER[reader]
        kept = (fact for fact in self.facts if fact.section in sections)
        if reader == "manager":
            return replace(self, facts=tuple(kept))
        hidden = (
            replace(fact, value=mask if fact.value else "", source="") if fact.personal else fact for fact in kept
        )
        return replace(self, facts=tuple(hidden))

    def _waits(self, fact: Fact) -> str:
        state = fact.state(self.today, self.stale)
        return "" if state == "usable" or not fact.required else state


@dataclass(frozen=True, slots=True)
class Birthday:
    """A person's next birthday, without a year: nobody's age is our business."""

    person: str
    account: str
    day: date
    days: int


def birthdays(people: Iterable[tuple[str, str, str]], today: date, *, soon: int = SOON) -> tuple[Birthday, ...]:
    """Return the birthdays of the coming days, the nearest first.

    Parameters
    ----------
    people
        Name, account, ``"MM-DD"``; what is empty or no day of a year is passed over.
    today
        The day to count from.
    soon
        Days ahead.

    Examples
    --------
    >>> [one.days for one in birthdays([("Orlov", "Volga", "12-02"), ("X", "Y", "")], date(2026, 11, 19))]
    [13]
    """
    found = []
    for name, account, told in people:
        if (day := _next(told, today)) is not None and (day - today).days <= soon:
            found.append(Birthday(name, account, day, (day - today).days))
    return tuple(sorted(found, key=lambda one: (one.days, one.person)))


def _next(told: str, today: date) -> date | None:
    try:
        month, day = (int(piece) for piece in told.split("-"))
        here = date(2000, month, day)
    except ValueError:
        return None
    for year in (today.year, today.year + 1):
        leap = month == 2 and day == 29 and (year % 4 or (year % 100 == 0 and year % 400))  # noqa: PLR2004 - 29 February
        when = date(year, 3, 1) if leap else here.replace(year=year)
        if when >= today:
            return when
    return None


def due_again(facts: Sequence[Fact], today: date, *, stale: int = STALE, ahead: int = 30) -> tuple[Fact, ...]:
    """Return the confirmed facts that grow old within so many days: the update list of stage five."""
    limit = today + timedelta(days=ahead - stale)
    dated = [fact for fact in facts if fact.confirmed and fact.value.strip() and fact.seen_on is not None]
    return tuple(
        sorted((fact for fact in dated if fact.seen_on and fact.seen_on <= limit), key=lambda one: one.seen_on or today)
    )
