"""Counting relationships: how many live ties we had, how many came, how many lapsed; when our head was there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamlab.company.people import WINDOW, Acquaintance, Circle


@dataclass(frozen=True, slots=True)
class Count:
    """Live ties of an account then and now.

    Parameters
    ----------
    account
        The client.
    then, now
        Live ties on the two days.
    new, lapsed
        Ties that are live now and were not, and the other way round.
    """

    account: str
    then: int
    now: int
    new: tuple[Acquaintance, ...]
    lapsed: tuple[Acquaintance, ...]

    @property
    def net(self) -> int:
        """New less lapsed: what the number of live ties has changed by."""
        return len(self.new) - len(self.lapsed)


def relationship_count(circle: Circle, then: date, now: date, window: int = WINDOW) -> Count:
    """Count an account's live ties on two days; then + new − lapsed = now.

    Parameters
    ----------
    circle
        People and ties with the days of their two-way contacts.
    then, now
        The two days, the earlier first.
    window
        Days a contact keeps a tie alive.
    """
    old = {(tie.ours, tie.theirs) for tie in circle.live(then, window)}
    live = {(tie.ours, tie.theirs) for tie in circle.live(now, window)}
    new = tuple(tie for tie in circle.ties if (tie.ours, tie.theirs) in live - old)
    lapsed = tuple(tie for tie in circle.ties if (tie.ours, tie.theirs) in old - live)
    return Count(circle.account, len(old), len(live), new, lapsed)


@dataclass(frozen=True, slots=True)
class Visit:
    """When our head was last in touch with an account.

    Parameters
    ----------
    account
        The client.
    last
        Day of the last two-way contact; None if there was none.
    days
        Days since; None if there was none.
    late
        Whether it is longer ago than it should be, or never was.
    """

    account: str
    last: date | None
    days: int | None
    late: bool


def visits(circles: Iterable[Circle], day: date, cadence: int = WINDOW) -> tuple[Visit, ...]:
    """Return when our heads (floor D) were last in touch with each account.

    Parameters
    ----------
    cadence
        Days between two visits; 90 is ours, as the source says "from time to time".
    """
    found = []
    for circle in circles:
        heads = {one.id for one in circle.ours if one.floor == "D"}
        days = [one for tie in circle.ties if tie.ours in heads for one in tie.contacts if one <= day]
        last = max(days, default=None)
        since = (day - last).days if last else None
        found.append(Visit(circle.account, last, since, since is None or since > cadence))
    return tuple(found)
