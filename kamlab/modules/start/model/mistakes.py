"""The leader's four mistakes, checked with facts, and what equal attention costs.

Source: interview of 2012. An answer counts with a fact beside it; “don't know”
is an answer worth asking about, not a “no”.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from kamlab import measures
from kamlab.errors import KamlabError

MISTAKES = ("all_equal", "head_absent", "no_dedicated_manager", "no_facts")
Answer = Literal["yes", "no", "unknown"]
ANSWERS: tuple[Answer, ...] = ("yes", "no", "unknown")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The four mistakes sorted by what is known about them."""

    proved: tuple[str, ...]  # yes, with a fact
    felt: tuple[str, ...]  # yes, without a fact
    unknown: tuple[str, ...]
    absent: tuple[str, ...]  # no
    unanswered: tuple[str, ...]


def diagnose(answers: Mapping[str, tuple[str, str]]) -> Diagnosis:
    """Sort the answers to the mistakes check.

    Parameters
    ----------
    answers
        Mistake → (answer, fact), answer ``"yes"``, ``"no"`` or ``"unknown"``.
        A mistake that is not named counts as unanswered.

    Raises
    ------
    KamlabError
        If a mistake or an answer is not one of those on the list.

    Examples
    --------
    >>> diagnose({"all_equal": ("yes", "two hours a month for everybody")}).proved
    ('all_equal',)
    """
    for mistake, (answer, _) in answers.items():
        if mistake not in MISTAKES or answer not in ANSWERS:
            raise KamlabError("start.unknown_mistake", mistake=mistake, answer=answer)

    def those(wanted: str, *, with_fact: bool | None = None) -> tuple[str, ...]:
        return tuple(
            mistake
            for mistake in MISTAKES
            if mistake in answers
            and answers[mistake][0] == wanted
            and (with_fact is None or bool(answers[mistake][1].strip()) is with_fact)
        )

    return Diagnosis(
        proved=those("yes", with_fact=True),
        felt=those("yes", with_fact=False),
        unknown=those("unknown"),
        absent=those("no"),
        unanswered=tuple(mistake for mistake in MISTAKES if mistake not in answers),
    )


def care_cost(purchases: float, hours: float, rate: float) -> float:
    """Return the cost of care as a fraction of what the client buys.

    Parameters
    ----------
    purchases
        Net revenue of the client in the period, money, > 0.
    hours
        Hours given to the client in the same period.
    rate
        Cost of an hour, money.

    Examples
    --------
    >>> care_cost(300, 2, 1500), care_cost(3_000_000, 2, 1500)
    (10.0, 0.001)
    """
    if not purchases > 0:
        raise KamlabError("start.no_purchases")
    return hours * rate / purchases


@dataclass(frozen=True, slots=True)
class EqualCare:
    """What happens when every client gets the same hours."""

    groups: tuple[str, ...]  # "top", "middle", "tail"
    clients: tuple[int, ...]
    hours_share: tuple[float, ...]  # fraction of all hours
    revenue_share: tuple[float, ...]  # fraction of all revenue
    unprofitable: int  # clients whose care costs more than they bring
    hours: float  # per client a month
    rate: float  # money an hour

    def to_frame(self) -> pd.DataFrame:
        """Return a new table: group, clients, hours_share, revenue_share."""
        return pd.DataFrame(
            {
                "group": self.groups,
                "clients": self.clients,
                "hours_share": self.hours_share,
                "revenue_share": self.revenue_share,
            }
        )


def equal_care(
    amounts: Mapping[str, float],
    *,
    hours: float = 2.0,
    rate: float = 1500.0,
    months: int = 12,
    margin: float = 1.0,
) -> EqualCare:
    """Set equal hours beside unequal revenue, by the top fifth, the next three tenths and the rest.

    Parameters
    ----------
    amounts
        Client → net revenue of the period, money.
    hours
        Hours a month for every client; an assumption the person can change.
    rate
        Cost of an hour, money; an assumption.
    months
        Months in the period.
    margin
        Fraction of revenue that pays for the care (1.0 compares with purchases,
        as exercise 00.4 does).

    Raises
    ------
    KamlabError
        If the total is not above zero.
    """
    whole = measures.total(amounts.values())
    if not whole > 0:
        raise KamlabError("start.no_purchases")
    values = sorted(amounts.values(), reverse=True)
    size = len(values)
    first, second = measures.count_of(0.2, size), measures.count_of(0.5, size)
    parts = (values[:first], values[first:second], values[second:])
    cost = hours * rate * months
    return EqualCare(
        groups=("top", "middle", "tail"),
        clients=tuple(len(part) for part in parts),
        hours_share=tuple(len(part) / size for part in parts),
        revenue_share=tuple(measures.total(part) / whole for part in parts),
        unprofitable=sum(value * margin < cost for value in values),
        hours=hours,
        rate=rate,
    )
