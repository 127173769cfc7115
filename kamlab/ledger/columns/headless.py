"""A table without names of columns: what each column must be, from its content alone."""

from collections.abc import Mapping, Sequence

from kamlab.ledger.columns.fit import MOST
from kamlab.ledger.columns.profile import Profile

ALWAYS = 0.9


def guess_fields(headers: Sequence[str], seen: Mapping[str, Profile], *, taken: Mapping[str, str]) -> dict[str, str]:
    """Choose date, client, amount and quantity by content.

    The date is the column of dates. The client is the text that looks most like a
    firm or a person and repeats. The amount is the column of numbers with the
    largest values and kopecks; whole small numbers are the quantity.
    """
    free = [header for header in headers if header not in taken.values()]
    found: dict[str, str] = {}
    for field, rank in (
        ("date", _as_date),
        ("client", _as_client),
        ("revenue", _as_amount),
        ("quantity", _as_quantity),
    ):
        if field in taken:
            continue
        best = max(free, key=lambda header: rank(seen.get(header, Profile())), default=None)
        if best is not None and rank(seen.get(best, Profile())) > 0:
            found[field] = best
            free.remove(best)
    return found


def _as_date(seen: Profile) -> float:
    return seen.dates if seen.dates > ALWAYS else 0.0


def _as_client(seen: Profile) -> float:
    if seen.letters < MOST or seen.numbers > MOST or seen.dates > MOST or seen.contacts > MOST:
        return 0.0
    return 0.5 + 2 * seen.firms + 0.5 * seen.persons + 0.5 * (0.0 < seen.distinct < ALWAYS)


def _as_amount(seen: Profile) -> float:
    if seen.numbers < ALWAYS or seen.counting or seen.one_length or seen.contacts > MOST or seen.percents > MOST:
        return 0.0
    return (1.0 + (seen.whole < MOST)) * max(abs(seen.low), abs(seen.high)) + 1e-9


def _as_quantity(seen: Profile) -> float:
    if seen.numbers < ALWAYS or seen.counting or seen.one_length or seen.whole < 1:
        return 0.0
    return 1.0
