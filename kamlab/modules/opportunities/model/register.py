"""The register of opportunities: what each brings and takes, and what is wrong with a line.

Kinds, sources and classes come from the course overview, which gives them as examples:
a firm's own words are as good. Money is a year's revenue in the company's currency.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamlab.modules.opportunities.model.option import Option

KINDS = ("business", "information", "people")
SOURCES = ("client_goals", "client_competitors", "our_competitors", "sales_data")
CLASSES = ("existing", "service", "expand")
CHOICES = ("now", "later", "dropped")
_NUMBERS = ("base", "hours", "money", "staff")  # without these nothing can be chosen
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Idea:
    """One line of the register, as far as it is filled in.

    Attributes
    ----------
    id
        Its name for the other lines.
    low, base, high
        Revenue a year; None is not known, never zero.
    hours, money, staff
        What it takes: hours of ours, money once, persons (0.5 is half a post).
    chance
        The person's own estimate, 0..1; None if nobody made one.
    needs, excludes
        Id of a line that has to come first, or that cannot be done as well.
    choice
        ``now``, ``later``, ``dropped`` or empty.
    """

    id: str
    name: str = ""
    account: str = ""
    kind: str = ""
    class_name: str = ""
    source: str = ""
    low: float | None = None
    base: float | None = None
    high: float | None = None
    hours: float | None = None
    money: float | None = None
    staff: float | None = None
    chance: float | None = None
    needs: str = ""
    excludes: str = ""
    choice: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line: a word for it, and the other line it concerns."""

    idea: str
    code: str
    other: str = ""


def split_complete(ideas: Sequence[Idea]) -> tuple[tuple[Option, ...], dict[str, tuple[str, ...]]]:
    """Part the ideas that can be chosen from those that cannot be yet.

    An idea without its base benefit, hours, money or staff is not free of charge: it waits.
    So does one that needs a line which waits itself or is dropped. Low and high stand in for
    each other through base. Dropped lines are in neither part.

    Returns
    -------
    tuple
        The options; and id → what is missing: names of fields, ``order`` (low ≤ base ≤ high
        does not hold), ``negative``, or ``needs``.

    Examples
    --------
    >>> options, waiting = split_complete([Idea("a", base=1, hours=2, money=0, staff=0), Idea("b", base=3)])
    >>> [option.id for option in options], waiting
    (['a'], {'b': ('hours', 'money', 'staff')})
    """
    alive = [idea for idea in ideas if idea.choice != "dropped"]
    waiting = {idea.id: gaps for idea in alive if (gaps := missing(idea))}
    while True:
        ready = {idea.id for idea in alive if idea.id not in waiting}
        held = {idea.id: ("needs",) for idea in alive if idea.id in ready and idea.needs and idea.needs not in ready}
        if not held:
            break
        waiting |= held
    return tuple(_option(idea, ready) for idea in alive if idea.id in ready), waiting


def missing(idea: Idea) -> tuple[str, ...]:
    """Return what keeps a line from being chosen."""
    gaps = [name for name in _NUMBERS if getattr(idea, name) is None]
    known = [value for name in (*_NUMBERS, "low", "high") if (value := getattr(idea, name)) is not None]
    if any(value < 0 for value in known):
        gaps.append("negative")
    ladder = [value for value in (idea.low, idea.base, idea.high) if value is not None]
    if ladder != sorted(ladder):
        gaps.append("order")
    return tuple(gaps)


def _option(idea: Idea, ready: set[str]) -> Option:
    base = float(idea.base or 0)
    return Option(
        idea.id,
        low=base if idea.low is None else float(idea.low),
        base=base,
        high=base if idea.high is None else float(idea.high),
        hours=float(idea.hours or 0),
        money=float(idea.money or 0),
        staff=float(idea.staff or 0),
        chance=idea.chance,
        needs=(idea.needs,) if idea.needs else (),
        excludes=(idea.excludes,) if idea.excludes in ready and idea.excludes != idea.id else (),
    )


def register_check(ideas: Sequence[Idea]) -> tuple[Fault, ...]:
    """Find what is wrong with the lines, in their order.

    Codes: ``name`` (no words), ``benefit`` (no base), ``effort`` (hours, money or staff not
    said), ``order``, ``negative``, ``range`` (one figure only), ``source`` (not said), ``certain``
    (a chance of 1), ``twice`` (another line of the account says the same), ``needs`` (needs itself,
    a dropped line, or each other in a ring), ``both`` (needs what it excludes).
    """
    by_id = {idea.id: idea for idea in ideas}
    found: list[Fault] = []
    for place, idea in enumerate(ideas):
        if idea.choice == "dropped":
            continue
        found += [Fault(idea.id, code) for code in _alone(idea)]
        found += [Fault(idea.id, "twice", other.id) for other in ideas[:place] if _same(idea, other)]
        if idea.needs and _broken(idea, by_id):
            found.append(Fault(idea.id, "needs", idea.needs))
        if idea.needs and idea.needs == idea.excludes:
            found.append(Fault(idea.id, "both", idea.needs))
    return tuple(found)


def _alone(idea: Idea) -> list[str]:
    """Return what can be seen in the line itself."""
    gaps = missing(idea)
    codes = [] if idea.name.strip() else ["name"]
    codes += ["benefit"] if "base" in gaps else []
    codes += ["effort"] if {"hours", "money", "staff"} & set(gaps) else []
    codes += [code for code in ("order", "negative") if code in gaps]
    codes += ["range"] if idea.base is not None and (idea.low is None or idea.high is None) else []
    codes += [] if idea.source.strip() else ["source"]
    codes += ["certain"] if idea.chance == 1 else []
    return codes


def _same(one: Idea, other: Idea) -> bool:
    """Tell whether two live lines of one account say the same: the words of one are all in the other."""
    if one.account != other.account or other.choice == "dropped":
        return False
    first, second = (set(_WORD.findall(idea.name.casefold())) for idea in (one, other))
    return bool(first and second) and (first <= second or second <= first)


def _broken(idea: Idea, by_id: dict[str, Idea]) -> bool:
    """Tell whether what a line needs can never come first."""
    seen, at = {idea.id}, idea.needs
    while at:
        step = by_id.get(at)
        if step is None or at in seen or step.choice == "dropped":
            return True
        seen.add(at)
        at = step.needs
    return False


def decided(ideas: Sequence[Idea], chosen: Sequence[str]) -> tuple[Idea, ...]:
    """Write a choice into the register: the chosen ones now, the others later; dropped ones stay dropped.

    Examples
    --------
    >>> [idea.choice for idea in decided([Idea("a"), Idea("b"), Idea("c", choice="dropped")], ["a"])]
    ['now', 'later', 'dropped']
    """
    wanted = set(chosen)
    return tuple(
        idea if idea.choice == "dropped" else replace(idea, choice="now" if idea.id in wanted else "later")
        for idea in ideas
    )
