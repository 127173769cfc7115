"""A programme of messages: who should hear, what is said, when, by whom of ours.

Source: course overview (functions, four types of messages with their items, four critical
market factors, tools as examples). The list of tools is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

FUNCTIONS = ("awareness", "partnership", "evolution")
KINDS = ("company", "product", "trends", "market")
ITEMS = {
    "company": ("size", "market_share", "expertise", "innovation"),
    "product": ("benefits", "brands", "development"),
    "trends": ("sector",),
    "market": ("technology", "demography", "new_rivals", "regulation"),
}
TOOLS = (
    "meeting",
    "call",
    "letter",
    "lunch",
    "seminar",
    "exhibition",
    "press_release",
    "newsletter",
    "review",
    "report",
    "trial",
)
LATE = 30  # days: a first message later than this is a silence worth showing; ours


@dataclass(frozen=True, slots=True)
class Listener:
    """A person at the client who should hear from us.

    Parameters
    ----------
    id, name, post
        Who.
    role
        ``"decides"``, ``"influences"``, ``"sponsor"``, ``"anti_sponsor"``; empty if not known.
    influence
        1 to 5; None if not known, and then out of every sum.
    """

    id: str
    name: str
    post: str = ""
    role: str = ""
    influence: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One occasion of the programme.

    Parameters
    ----------
    id
        The row's id.
    day
        The day; None while it is not said.
    person
        Id of the listener; empty while nobody is named.
    message
        What is said.
    kind, item
        One of :data:`KINDS` and of its :data:`ITEMS`; empty if not said.
    tool
        A word of :data:`TOOLS`, or the person's own.
    function
        One of :data:`FUNCTIONS`; empty if not said.
    who
        Who of ours; empty while nobody is responsible.
    done
        Whether it has taken place.
    """

    id: str
    day: date | None = None
    person: str = ""
    message: str = ""
    kind: str = ""
    item: str = ""
    tool: str = ""
    function: str = ""
    who: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme of one account.

    Parameters
    ----------
    account
        The client as the ledger writes it.
    start
        First day of the programme.
    listeners
        The people of the client.
    events
        The occasions, in any order.
    """

    account: str
    start: date
    listeners: tuple[Listener, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def ranked(self) -> tuple[Listener, ...]:
        """People by influence, the greatest first; those of unknown influence last."""
        return tuple(sorted(self.listeners, key=lambda one: -(one.influence or 0)))

    @property
    def dated(self) -> tuple[Event, ...]:
        """Events with a day, in the order of the days."""
        return tuple(sorted((one for one in self.events if one.day), key=lambda one: one.day or date.max))

    def listener(self, id_: str) -> Listener | None:
        """Return a person by id."""
        return next((one for one in self.listeners if one.id == id_), None)

    def of(self, person: str) -> tuple[Event, ...]:
        """Return the events for a person, those with a day first and in their order."""
        loose = tuple(one for one in self.events if one.person == person and one.day is None)
        return (*(one for one in self.dated if one.person == person), *loose)

    def first(self, person: str) -> date | None:
        """Return the day of the first message to a person; None if there is none with a day."""
        return next((one.day for one in self.dated if one.person == person), None)

    def silence(self, person: str) -> int | None:
        """Return the days from the start until the first message; None if none comes.

        Examples
        --------
        >>> lunch = Event("1", date(2027, 3, 10), "director")
        >>> Programme("Vega", date(2026, 12, 1), (Listener("director", "Vera"),), (lunch,)).silence("director")
        99
        """
        first = self.first(person)
        return None if first is None else max((first - self.start).days, 0)

    @property
    def heaviest(self) -> Listener | None:
        """The person of the greatest known influence; among equals the one who waits longest."""
        known = [one for one in self.listeners if one.influence is not None]
        far = self.last + timedelta(days=1)
        return max(known, key=lambda one: (one.influence or 0, self.first(one.id) or far), default=None)

    @property
    def last(self) -> date:
        """Day of the last event, at least the start."""
        return max([self.start, *(one.day for one in self.events if one.day)])

    def counted(self) -> dict[str, int]:
        """Return how many events each item of the four types has, those with none included."""
        return {
            f"{kind}.{item}": sum(one.kind == kind and one.item == item for one in self.events)
            for kind, items in ITEMS.items()
            for item in items
        }


def kind_of(item: str) -> str:
    """Return the type that an item belongs to; empty if it is none of ours.

    Examples
    --------
    >>> kind_of("regulation"), kind_of("benefits"), kind_of("weather")
    ('market', 'product', '')
    """
    return next((kind for kind, items in ITEMS.items() if item in items), "")


def in_months(start: date, last: date, least: int = 6) -> Sequence[date]:
    """Return the first days of the months from the start's to the one after the last event's, ``least`` at least.

    Examples
    --------
    >>> months = in_months(date(2026, 12, 1), date(2027, 4, 23))
    >>> len(months), months[-1]
    (6, datetime.date(2027, 5, 1))
    """
    count = max((last.year - start.year) * 12 + last.month - start.month + 2, least)
    steps = [start.month - 1 + place for place in range(count)]
    return [date(start.year + step // 12, step % 12 + 1, 1) for step in steps]
