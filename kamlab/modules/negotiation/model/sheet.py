"""The preparation sheet: target, limit, best alternative, concessions with their twins (M-097).

The source names negotiation as a skill and no more. The sheet is ours, after Fisher and Ury
(1981; interests, the best alternative), Raiffa (1982) and Lax and Sebenius (2006). Prices are
told with the list price as 100, so that a sheet holds whatever is sold. A text is never judged
by a machine: the kind of an alternative is chosen by the person.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

ALTERNATIVES = ("others", "hours", "smaller", "hope")  # what we do without this deal; hope is not one
Code = Literal[
    "no_target",
    "no_limit",
    "no_room",
    "below_floor",
    "no_alternative",
    "hope",
    "nobody",
    "no_exchange",
    "no_return",
    "vague_return",
    "no_cost",
]
_SLACK = 0.05  # a floor of 86.17 lets 86.2 pass, and 86.15 too


@dataclass(frozen=True, slots=True)
class Exchange:
    """A concession and what is asked for it."""

    what: str
    cost: float | None = None  # a year, in the company's currency
    in_return: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known before the talk."""

    target: float | None = None  # price, list price = 100
    limit: float | None = None  # the lowest price we would sign
    floor: float | None = None  # the price below which the least margin is not kept; None if unknown
    reason: str = ""  # why a limit below the floor is right, and who signs for it
    alternative: str = ""  # what we do without this deal
    kind: str = ""  # one of ALTERNATIVES
    theirs: str = ""  # who decides on their side
    exchanges: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something a sheet lacks."""

    code: Code
    what: str = ""  # the concession it is about


def sheet_flaws(sheet: Sheet) -> tuple[Flaw, ...]:
    """List what a sheet lacks, in its own order; empty if the talk may begin.

    Examples
    --------
    >>> gift = Exchange("8 % off", 800_000)
    >>> sheet = Sheet(80, 80, floor=86.17, kind="hope", alternative="they will agree", exchanges=(gift,))
    >>> [flaw.code for flaw in sheet_flaws(sheet)]
    ['no_room', 'below_floor', 'hope', 'nobody', 'no_return']
    """
    return (*_price_flaws(sheet), *_people_flaws(sheet), *_exchange_flaws(sheet.exchanges))


def _price_flaws(sheet: Sheet) -> Sequence[Flaw]:
    found: list[Flaw] = []
    if sheet.target is None:
        found.append(Flaw("no_target"))
    if sheet.limit is None:
        found.append(Flaw("no_limit"))
    elif sheet.target is not None and sheet.limit >= sheet.target:
        found.append(Flaw("no_room"))
    if sheet.limit is not None and sheet.floor is not None and sheet.limit < sheet.floor - _SLACK:
        found += [] if sheet.reason.strip() else [Flaw("below_floor")]
    return found


def _people_flaws(sheet: Sheet) -> Sequence[Flaw]:
    found: list[Flaw] = []
    if sheet.kind == "hope":
        found.append(Flaw("hope"))
    elif not sheet.kind or not sheet.alternative.strip():
        found.append(Flaw("no_alternative"))
    if not sheet.theirs.strip():
        found.append(Flaw("nobody"))
    return found


def _exchange_flaws(exchanges: Sequence[Exchange]) -> Sequence[Flaw]:
    if not exchanges:
        return [Flaw("no_exchange")]
    found: list[Flaw] = []
    for one in exchanges:
        if one.cost is None:
            found.append(Flaw("no_cost", one.what))
        if not one.in_return.strip():
            found.append(Flaw("no_return", one.what))
        elif not re.search(r"\d", one.in_return):  # neither how much nor by when
            found.append(Flaw("vague_return", one.what))
    return found
