"""The diary of an account and the decisions that followed: what was said, the next step, by when, done or not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

QUIET = 60  # days without an entry after which an account counts as left alone; ours
KINDS = ("call", "meeting", "visit", "letter", "lunch", "event")
SIGNAL = "market_signal"


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact and the next step it led to."""

    account: str
    day: date | None
    ours: str = ""
    theirs: str = ""
    kind: str = ""
    note: str = ""
    step: str = ""
    due: date | None = None
    done: date | None = None
    tag: str = ""
    formal: bool = True

    def is_overdue(self, today: date) -> bool:
        """Tell whether its step has a day that is past, and is not done."""
        return self.due is not None and self.done is None and self.due < today

    @property
    def is_open(self) -> bool:
        """Tell whether its step waits."""
        return bool(self.step.strip()) and self.done is None

    @property
    def faults(self) -> tuple[str, ...]:
        """What an entry lacks: ``person``, ``step`` (no next step), ``due`` (a step without a day)."""
        found = []
        if not self.theirs.strip():
            found.append("person")
        if not self.step.strip():
            found.append("step")
        elif self.due is None:
            found.append("due")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Diary:
    """The diary of one or of all accounts on a day."""

    entries: tuple[Entry, ...]
    today: date

    @property
    def overdue(self) -> tuple[Entry, ...]:
        """Steps that are late, the oldest first."""
        late = (entry for entry in self.entries if entry.is_overdue(self.today))
        return tuple(sorted(late, key=lambda entry: entry.due or self.today))

    @property
    def coming(self) -> tuple[Entry, ...]:
        """Steps that wait and are not late, the nearest first."""
        waits = (entry for entry in self.entries if entry.is_open and not entry.is_overdue(self.today))
        return tuple(sorted(waits, key=lambda entry: entry.due or date.max))

    @property
    def signals(self) -> tuple[Entry, ...]:
        """What the client has told of the market, the newest first."""
        told = (entry for entry in self.entries if entry.tag == SIGNAL)
        return tuple(sorted(told, key=lambda entry: entry.day or date.min, reverse=True))

    def of(self, account: str) -> "Diary":
        """Return the diary of one account."""
        return Diary(tuple(entry for entry in self.entries if entry.account == account), self.today)

    def silence(self, account: str) -> int | None:
        """Return the days since the last entry of an account; None if it has none."""
        days = [entry.day for entry in self.entries if entry.account == account and entry.day]
        return (self.today - max(days)).days if days else None

    def left_alone(self, accounts: Iterable[str], *, quiet: int = QUIET) -> tuple[tuple[str, int | None], ...]:
        """Return the accounts nobody has written about for longer than ``quiet`` days, the longest first."""
        known = [(account, self.silence(account)) for account in accounts]
        long = [(account, days) for account, days in known if days is None or days > quiet]
        return tuple(sorted(long, key=lambda pair: -(pair[1] if pair[1] is not None else 10**6)))


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, who does it, by when."""

    account: str
    what: str
    owner: str = ""
    due: date | None = None
    done: date | None = None
    day: date | None = None

    def state(self, today: date) -> str:
        """Return ``done``, ``nobody`` (no owner), ``no_day``, ``late`` or ``waits``."""
        if self.done is not None:
            return "done"
        if not self.owner.strip():
            return "nobody"
        if self.due is None:
            return "no_day"
        return "late" if self.due < today else "waits"


def follow_up(decisions: Sequence[Decision], today: date) -> dict[str, tuple[Decision, ...]]:
    """Return the decisions by state, every state a key."""
    states = ("late", "nobody", "no_day", "waits", "done")
    return {state: tuple(one for one in decisions if one.state(today) == state) for state in states}
