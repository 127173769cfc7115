"""Compare the departments' lists of key clients.

A client named by one department is a question, not a mistake: each disputed
name says who named it and who did not, never who is right. Source: pre-work of
the course overview (lists by sales, finance and marketing).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from kamlab.errors import KamlabError

DEPARTMENTS = ("sales", "finance", "marketing")


@dataclass(frozen=True, slots=True)
class Named:
    """One client with the departments that named it."""

    client: str
    by: tuple[str, ...]
    not_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """How far two lists agree."""

    first: str
    second: str
    common: tuple[str, ...]  # in the order of the first list
    different: int  # number of different names on both lists together
    same_order: int  # pairs of common names that both lists put in the same order
    order_pairs: int  # pairs of common names that can be compared

    @property
    def overlap(self) -> float:
        """Jaccard index: common names ÷ different names of both lists, 0..1."""
        return len(self.common) / self.different if self.different else 0.0

    @property
    def rank_agreement(self) -> float | None:
        """Kendall's tau over the common names, −1..1; None with fewer than two."""
        if not self.order_pairs:
            return None
        return (2 * self.same_order - self.order_pairs) / self.order_pairs


@dataclass(frozen=True, slots=True)
class Lists:
    """All names with who named them: most agreed first, then in the order of the lists."""

    departments: tuple[str, ...]
    sizes: tuple[int, ...]
    names: tuple[Named, ...]
    pairs: tuple[Pair, ...]

    def named_by(self, count: int) -> tuple[str, ...]:
        """Return the clients that exactly ``count`` departments named."""
        return tuple(named.client for named in self.names if len(named.by) == count)

    @property
    def agreed(self) -> tuple[str, ...]:
        """Clients named by every department."""
        return self.named_by(len(self.departments))

    @property
    def disputed(self) -> tuple[Named, ...]:
        """Clients that some departments named and some did not, most named first."""
        return tuple(named for named in self.names if named.not_by)

    def pair(self, first: str, second: str) -> Pair:
        """Return the comparison of two departments, in either order."""
        return next(pair for pair in self.pairs if {pair.first, pair.second} == {first, second})

    def to_frame(self) -> pd.DataFrame:
        """Return a new table: client, one column of True/False per department, count."""
        table = pd.DataFrame(
            [[name in named.by for name in self.departments] for named in self.names], columns=list(self.departments)
        )
        table.insert(0, "client", [named.client for named in self.names])
        return table.assign(count=[len(named.by) for named in self.names])


def joint_list(lists: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Lay the lists of several people of one department together.

    A name that more people wrote stands higher; equal names stand by their mean
    place. The rule is the course's own: the source has one list per department.

    Parameters
    ----------
    lists
        One list per person, names in the order of importance.

    Examples
    --------
    >>> joint_list([["A", "B"], ["C", "B"]])
    ('B', 'A', 'C')
    """
    places: dict[str, list[int]] = {}
    for names in lists:
        for place, name in enumerate(_clean(names, {})):
            places.setdefault(name, []).append(place)
    return tuple(sorted(places, key=lambda name: (-len(places[name]), sum(places[name]) / len(places[name]))))


def compare_lists(lists: Mapping[str, Sequence[str]], *, same: Mapping[str, str] | None = None) -> Lists:
    """Compare lists of key clients by department.

    Parameters
    ----------
    lists
        Department → names in the order of importance. Repeated and empty names
        count once and not at all.
    same
        Spelling → spelling to use, for pairs a person has confirmed to be one
        client. Nothing is merged unasked.

    Raises
    ------
    KamlabError
        If fewer than two departments gave a list.

    Examples
    --------
    >>> result = compare_lists({"sales": "ABC", "finance": "ABD", "marketing": "AEF"})
    >>> result.agreed, result.named_by(2), result.pair("sales", "finance").overlap
    (('A',), ('B',), 0.5)
    """
    clean = {department: _clean(names, same or {}) for department, names in lists.items()}
    clean = {department: names for department, names in clean.items() if names}
    if len(clean) < 2:  # noqa: PLR2004 - comparing takes two
        raise KamlabError("start.too_few_lists", given=len(clean))
    order = list(dict.fromkeys(name for names in clean.values() for name in names))
    named = [
        Named(
            name,
            tuple(department for department, names in clean.items() if name in names),
            tuple(department for department, names in clean.items() if name not in names),
        )
        for name in order
    ]
    return Lists(
        departments=tuple(clean),
        sizes=tuple(len(names) for names in clean.values()),
        names=tuple(sorted(named, key=lambda item: -len(item.by))),
        pairs=tuple(_pair(first, second, clean) for first, second in combinations(clean, 2)),
    )


def _clean(names: Sequence[str], same: Mapping[str, str]) -> tuple[str, ...]:
    stripped = (" ".join(str(name).split()) for name in names)
    return tuple(dict.fromkeys(same.get(name, name) for name in stripped if name))


def _pair(first: str, second: str, lists: Mapping[str, tuple[str, ...]]) -> Pair:
    one, other = lists[first], lists[second]
    common = tuple(name for name in one if name in other)
    steps = list(combinations(common, 2))
    return Pair(
        first=first,
        second=second,
        common=common,
        different=len(set(one) | set(other)),
        same_order=sum(other.index(above) < other.index(below) for above, below in steps),
        order_pairs=len(steps),
    )
