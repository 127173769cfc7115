"""The way back as an explicit tree: eleven boxes, the arrows between them, and where a case stands.

Source: interview of 2012 (K-052..062). It says nothing of the office visit being refused as
well; the way from there, two written lines of farewell without a gift, is ours
(:attr:`Walk.is_ours`). A recommendation is asked for in one place only: where the client has
no need any more. In the farewell nothing is asked.
"""

from dataclasses import dataclass
from itertools import pairwise

from kamlab.modules.recovery.model.case import Case

NODES = (
    "lunch",
    "office",
    "reason",
    "terms",
    "service",
    "no_need",
    "what_if",
    "regained",
    "farewell",
    "referral",
    "reminder",
)
EDGES = (
    ("lunch", "office", "declined"),
    ("lunch", "reason", "accepted"),
    ("office", "reason", ""),
    ("reason", "terms", ""),
    ("reason", "service", ""),
    ("reason", "no_need", ""),
    ("terms", "what_if", ""),
    ("service", "what_if", ""),
    ("what_if", "regained", "yes"),
    ("what_if", "farewell", "no"),
    ("no_need", "referral", ""),
    ("farewell", "reminder", ""),
    ("referral", "reminder", ""),
)
REFUSED = ("office", "farewell", "refused")  # ours: drawn only when it happens


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a case stands.

    Attributes
    ----------
    done
        Boxes passed, in order.
    now
        The one current box; empty when the client is back.
    closed
        Boxes no arrow leads to any more.
    is_ours
        Whether the way goes where the source is silent.
    """

    done: tuple[str, ...]
    now: str
    closed: frozenset[str]
    is_ours: bool = False

    def state(self, node: str) -> str:
        """Return ``done``, ``now``, ``closed`` or ``ahead``."""
        if node == self.now:
            return "now"
        if node in self.done:
            return "done"
        return "closed" if node in self.closed else "ahead"

    def edge(self, start: str, end: str) -> str:
        """Return how an arrow is drawn: ``done``, ``next``, ``closed`` or ``ahead``."""
        way = [*self.done, self.now]
        if (start, end) in pairwise(way):
            return "done"
        if end in self.closed or start in self.closed:
            return "closed"
        if start in self.done:
            return "closed"  # another arrow was taken
        return "next" if start == self.now else "ahead"


def walk(case: Case) -> Walk:
    """Find the current step of a case.

    Examples
    --------
    >>> walk(Case("Альфа", lunch="declined")).now
    'office'
    >>> walk(Case("Альфа", lunch="accepted", reason="no_need")).now
    'referral'
    """
    done, now, ours = _reach(case)
    return Walk(done, now, _closed(done, now), ours)


def _reach(case: Case) -> tuple[tuple[str, ...], str, bool]:
    """Return the boxes passed, the current one, and whether the way is ours."""
    begun = _door(case)
    if case.reason == "unknown" and not case.end:
        if case.office == "refused":
            return ("lunch", "office"), "farewell", True
        if case.lunch == "accepted" or (case.lunch == "declined" and case.office == "accepted"):
            return begun, "reason", False
        return (("lunch",), "office", False) if case.lunch == "declined" else ((), "lunch", False)
    if case.reason == "unknown" and case.end != "regained":
        passed = (*begun, "farewell")
        return (passed, "reminder", case.office == "refused") if case.end == "farewell" else (begun, "farewell", False)
    reason = () if case.reason == "unknown" else ("reason", case.reason)
    return _after_reason(case, (*begun, *reason))


def _after_reason(case: Case, begun: tuple[str, ...]) -> tuple[tuple[str, ...], str, bool]:
    if case.outcome == "regained":
        asked = () if case.reason in {"no_need", "unknown"} else ("what_if",)
        return (*begun, *asked, "regained"), "", False
    if case.reason == "no_need":
        if case.outcome == "farewell":
            return (*begun, "farewell"), "reminder", False
        asked_for = case.outcome == "referral"
        return ((*begun, "referral"), "reminder", False) if asked_for else (begun, "referral", False)
    if case.outcome in {"farewell", "referral"}:
        return (*begun, "what_if", "farewell"), "reminder", False
    if case.answer:
        return (*begun, "what_if"), "regained" if case.answer == "yes" else "farewell", False
    return begun, "what_if", False


def _door(case: Case) -> tuple[str, ...]:
    """Return by which door the talk was reached, as far as it is known."""
    if case.lunch == "declined":
        return ("lunch", "office")
    if case.lunch == "accepted":
        return ("lunch",)
    return ("office",) if case.office or case.office_visit else ()


def _closed(done: tuple[str, ...], now: str) -> frozenset[str]:
    """Return the boxes that no arrow leads to from the current one, and that were not passed."""
    reach, fresh = set(), {now} if now else set()
    while fresh:
        reach |= fresh
        fresh = {end for start, end, _ in EDGES if start in fresh} - reach
    return frozenset(NODES) - reach - set(done)
