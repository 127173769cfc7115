"""The forms of module 08: the bridge, the lab of terms, the sheet, questions, the log, the role-play, the proposal.

Each is one call from a page. They are about one account, the one chosen in the bridge, and
keep what is entered for each account apart::

    forms.terms(desk)

They repeat the model and know no formula.
"""

from typing import TYPE_CHECKING

from kamlab.forms import Actions, Guess, Number
from kamlab.forms import actions as _actions
from kamlab.forms import guess as _guess
from kamlab.modules.negotiation import findings, model
from kamlab.modules.negotiation.findings.start import DAYS, DISCOUNT, MARGIN, MONEY, NUMBER, VALUE
from kamlab.modules.negotiation.forms.bridge import Bridge
from kamlab.modules.negotiation.forms.lab import Hand, TermsLab
from kamlab.modules.negotiation.forms.log import LogForm
from kamlab.modules.negotiation.forms.proposal import Proposal, Watch
from kamlab.modules.negotiation.forms.questions import Questions
from kamlab.modules.negotiation.forms.roles import Roles
from kamlab.modules.negotiation.forms.sheet import SheetForm
from kamlab.terms import Terms

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

__all__ = [
    "actions",
    "bridge",
    "first_guess",
    "hand",
    "log",
    "proposal",
    "questions",
    "roles",
    "sheet",
    "terms",
    "watch",
]

_PERCENT = 100


def first_guess(desk: "Desk") -> Guess:
    """Return the form of the first guess: what part of the profit the package takes."""

    def reveal() -> "tuple[Finding, dict[str, float]]":
        found = model.erosion(MARGIN, Terms(DISCOUNT, DAYS, MONEY), value=VALUE)
        return findings.paper_case(desk), {"share": _PERCENT * (found.share_lost or 0.0)}

    facts = {"discount": DISCOUNT, "n": round(DAYS), "margin": MARGIN, "rate": MONEY}
    return _guess(desk, "08.a", Number("share", low=0, high=_PERCENT, unit="%"), reveal=reveal, facts=facts)


def bridge(desk: "Desk") -> Bridge:
    """Return the bridge from the plan to the talk: whom we meet, for which goal, on what we need a yes."""
    return Bridge(desk)


def hand(desk: "Desk") -> Hand:
    """Return the sum by hand: one discount and the volume that pays it back."""
    return Hand(desk)


def terms(desk: "Desk") -> TermsLab:
    """Return the lab of terms: discount, days, cost of money, service."""
    return TermsLab(desk)


def sheet(desk: "Desk") -> SheetForm:
    """Return the preparation sheet."""
    return SheetForm(desk)


def questions(desk: "Desk") -> Questions:
    """Return the builder of questions."""
    return Questions(desk)


def log(desk: "Desk") -> LogForm:
    """Return the log of concessions."""
    return LogForm(desk)


def roles(desk: "Desk") -> Roles:
    """Return the role-play in threes: cards, clock, the observer's form."""
    return Roles(desk)


def proposal(desk: "Desk") -> Proposal:
    """Return the outline of a proposal."""
    return Proposal(desk)


def watch(desk: "Desk") -> Watch:
    """Return the checklists of the talk and of rapport."""
    return Watch(desk)


def actions(desk: "Desk") -> Actions:
    """Return the form of the actions the session ends with."""
    return _actions(desk, NUMBER, ideas=("date", "exchange", "stop"))
