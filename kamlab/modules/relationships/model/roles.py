"""The six roles as tags over three axes, and how much of the influence is for us.

The sources name six roles in one list; they answer three questions: how much power, for or against
us, on the way up or down. So a person may have one tag on each axis, and none where nothing is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kamlab.company.people import Contact

TAGS = ("decides", "influences", "sponsor", "anti_sponsor", "rising", "setting")
AXES = {"power": TAGS[:2], "support": TAGS[2:4], "trend": TAGS[4:]}
SAY = 2  # influence from which a person is tagged as one who influences: ours
FOR, AGAINST = 2, -2  # support that makes a sponsor, an anti-sponsor: ours
MOST = 2  # the largest mark of support


def tags_of(person: Contact) -> tuple[str, ...]:
    """Return the role tags of a person, at most one per axis: power, support, trend.

    Examples
    --------
    >>> tags_of(Contact("o", "Orlov", role="sponsor", trend="setting", influence=3, support=2))
    ('influences', 'sponsor', 'setting')
    """
    found = []
    if person.role == "decides":
        found.append("decides")
    elif person.role == "influences" or (person.influence or 0) >= SAY:
        found.append("influences")
    if person.role in AXES["support"]:
        found.append(person.role)
    elif person.support is not None and person.support >= FOR:
        found.append("sponsor")
    elif person.support is not None and person.support <= AGAINST:
        found.append("anti_sponsor")
    return (*found, person.trend) if person.trend else tuple(found)


@dataclass(frozen=True, slots=True)
class Support:
    """How much of the influence is for us, beside what it rests on.

    Parameters
    ----------
    value
        −1 (all against us) to +1; None if no support is known.
    known, total
        Influence of those whose support is known, and of all.
    low, high
        The value if all unknown ones are against us, or for us; None without any influence.
    """

    value: float | None
    known: int
    total: int
    low: float | None
    high: float | None

    @property
    def share(self) -> float | None:
        """The part of the influence the value rests on, 0 to 1."""
        return self.known / self.total if self.total else None


def support(people: Iterable[Contact], *, confirmed: bool = False) -> Support:
    """Return the influence-weighted support: Σ I·S / (2 Σ I) over the people whose support is known.

    An unknown support is not 0: it stays out of the sum, and the share of influence says so.

    Parameters
    ----------
    people
        Those with an influence (1 to 5) count.
    confirmed
        Whether hearsay counts as not known.
    """
    weighed = [one for one in people if one.influence is not None]
    known = [one for one in weighed if one.support is not None and (not confirmed or one.state == "confirmed")]
    total, base = sum(one.influence or 0 for one in weighed), sum(one.influence or 0 for one in known)
    sum_ = sum((one.influence or 0) * (one.support or 0) for one in known)
    open_ = MOST * (total - base)
    ends = ((sum_ - open_) / (MOST * total), (sum_ + open_) / (MOST * total)) if total else (None, None)
    return Support(sum_ / (MOST * base) if base else None, base, total, *ends)
