"""Six signs of a key account, each with its evidence.

Volume is one sign of six; any one confirmed sign is enough. A sign is confirmed
by a dated fact, assumed without one, unchecked, or absent: “not checked” is not
“no”. Source: interview of 2012. The overview has four criteria, the article
four types; :data:`CROSSWALK` sets them side by side and merges nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

import pandas as pd

from kamlab.errors import KamlabError

SIGNS = ("volume", "potential", "fame", "innovator", "partner", "demanding")
STATES = ("confirmed", "assumed", "unchecked", "no")
INNOVATORS = 0.025  # fraction of all clients; interview: "about 2.5 %", as in Rogers' diffusion of innovations

Rule = Literal["any", "count", "weighted"]
Verdict = Literal["key", "check", "not_key"]

# sign → what the interview (K), the overview (M) and the article (A) call it; None: the text has no such entry
CROSSWALK: Mapping[str, tuple[str | None, str | None, str | None]] = {
    "volume": ("K-001", "M-002", "A-007"),
    "potential": ("K-007", "M-003", "A-008"),
    "fame": ("K-010", "M-005", "A-011"),
    "innovator": ("K-012", None, None),
    "partner": ("K-013", "M-004", None),
    "demanding": ("K-014", None, "A-012"),
}


def proved_state(state: str, evidence: str, *, dated: bool) -> str:
    """Return the state that the evidence bears: without a fact and its day “confirmed” is “assumed”.

    Parameters
    ----------
    state
        One of :data:`STATES`.
    evidence
        The fact in words; blank for none.
    dated
        Whether the day it was seen is known.

    Examples
    --------
    >>> proved_state("confirmed", "", dated=True), proved_state("confirmed", "two enquiries", dated=True)
    ('assumed', 'confirmed')
    """
    return "assumed" if state == "confirmed" and not (evidence.strip() and dated) else state


@dataclass(frozen=True, slots=True)
class SignRow:
    """One client with the state of each sign, in the order of :data:`SIGNS`."""

    client: str
    states: tuple[str, ...]
    verdict: Verdict

    @property
    def confirmed(self) -> int:
        """Number of signs proved by a fact."""
        return self.states.count("confirmed")

    def state(self, sign: str) -> str:
        """Return the state of one sign."""
        return self.states[SIGNS.index(sign)]


@dataclass(frozen=True, slots=True)
class SignMatrix:
    """Clients × signs, the rule, and who is key by it."""

    rows: tuple[SignRow, ...]
    rule: Rule
    base: int  # number of all clients, for the share of innovators to expect

    @property
    def key(self) -> tuple[str, ...]:
        """Clients that the rule calls key."""
        return tuple(row.client for row in self.rows if row.verdict == "key")

    @property
    def to_check(self) -> tuple[str, ...]:
        """Clients that would be key if what is assumed or unchecked were proved."""
        return tuple(row.client for row in self.rows if row.verdict == "check")

    @property
    def by_volume(self) -> tuple[str, ...]:
        """Key clients whose volume is confirmed: those a sales report shows."""
        return tuple(row.client for row in self.rows if row.verdict == "key" and row.state("volume") == "confirmed")

    @property
    def unseen_by_volume(self) -> tuple[str, ...]:
        """Key clients that no turnover report shows."""
        seen = set(self.by_volume)
        return tuple(name for name in self.key if name not in seen)

    def confirmed(self, sign: str) -> int:
        """Count the clients for whom a sign is confirmed."""
        return sum(row.state(sign) == "confirmed" for row in self.rows)

    @property
    def innovators_expected(self) -> int:
        """Innovators to expect in the base: 2.5 % of all clients, rounded to whole clients."""
        return max(1, round(INNOVATORS * self.base))

    @property
    def too_many_innovators(self) -> bool:
        """Whether more than twice the expected number are marked: “tried once” is not “innovator”."""
        return self.confirmed("innovator") > 2 * self.innovators_expected

    def to_frame(self) -> pd.DataFrame:
        """Return a new table: client, one column per sign, confirmed, verdict."""
        table = pd.DataFrame([row.states for row in self.rows], columns=list(SIGNS))
        table.insert(0, "client", [row.client for row in self.rows])
        table["confirmed"] = [row.confirmed for row in self.rows]
        table["verdict"] = [row.verdict for row in self.rows]
        return table


def six_signs(  # noqa: PLR0913 - each option is a choice the sources leave open
    evidence: Iterable[tuple[str, str, str]],
    *,
    rule: Rule = "any",
    needed: int = 1,
    weights: Mapping[str, float] | None = None,
    threshold: float = 0.25,
    base: int = 0,
) -> SignMatrix:
    """Judge clients by six signs with evidence.

    Parameters
    ----------
    evidence
        Triples (client, sign, state); what is not named is ``"no"``. Clients
        keep the order of their first mention.
    rule
        ``"any"``: one confirmed sign is enough (the interview's reading);
        ``"count"``: ``needed`` confirmed signs; ``"weighted"``: confirmed signs
        must weigh at least ``threshold`` of all. The last two are ours.
    needed
        Signs needed by ``"count"``, 1..6.
    weights
        Sign → weight for ``"weighted"``; equal if absent.
    threshold
        Fraction of the total weight, 0..1, for ``"weighted"``.
    base
        Number of all clients of the company, for the innovators to expect.

    Raises
    ------
    KamlabError
        If a sign or a state is unknown.

    Examples
    --------
    >>> matrix = six_signs([("Alfa", "fame", "confirmed"), ("Beta", "fame", "assumed")])
    >>> matrix.key, matrix.to_check
    (('Alfa',), ('Beta',))
    """
    table: dict[str, dict[str, str]] = {}
    for client, sign, state in evidence:
        if sign not in SIGNS or state not in STATES:
            raise KamlabError("identification.unknown_sign", client=client, sign=sign, state=state)
        table.setdefault(client, {})[sign] = state
    scale = weights or dict.fromkeys(SIGNS, 1.0)
    bar = {"any": 1.0, "count": float(needed), "weighted": threshold * sum(scale.values())}[rule]
    unit = scale if rule == "weighted" else dict.fromkeys(SIGNS, 1.0)
    rows = []
    for client, known in table.items():
        states = tuple(known.get(sign, "no") for sign in SIGNS)
        rows.append(SignRow(client, states, _verdict(states, unit, bar)))
    return SignMatrix(tuple(rows), rule, base)


def _verdict(states: Sequence[str], weights: Mapping[str, float], bar: float) -> Verdict:
    proved = sum(weights[sign] for sign, state in zip(SIGNS, states, strict=True) if state == "confirmed")
    possible = sum(weights[sign] for sign, state in zip(SIGNS, states, strict=True) if state != "no")
    slack = 1e-12
    if proved >= bar - slack:
        return "key"
    assumed = any(state in ("assumed", "unchecked") for state in states)
    return "check" if assumed and possible >= bar - slack else "not_key"


@dataclass(frozen=True, slots=True)
class ReferenceDeal:
    """Free work for a famous client, and what it must bring back."""

    cost: float  # money
    profit_per_client: float  # money a year from one client won through the reference
    clients_needed: int  # whole clients that pay the work back in a year
    doors_needed: int | None  # doors to open for that, at the stated chance; None without a chance


def reference_deal(cost: float, profit_per_client: float, *, chance: float | None = None) -> ReferenceDeal:
    """Count the clients a reference must win to pay for the free work.

    Parameters
    ----------
    cost
        Full cost of the free work, money, ≥ 0.
    profit_per_client
        Profit a year from one client won thanks to the reference, money, > 0.
    chance
        The person's own estimate that an opened door becomes a client, above 0
        and up to 1. No rate is supplied: there is none to quote.

    Raises
    ------
    KamlabError
        If profit per client is not above zero, or the chance is not in (0, 1].
    """
    if not profit_per_client > 0 or (chance is not None and not 0 < chance <= 1):
        raise KamlabError("identification.reference_deal")
    clients = ceil(cost / profit_per_client - 1e-12)
    doors = None if chance is None else ceil(clients / chance - 1e-12)
    return ReferenceDeal(cost, profit_per_client, clients, doors)
