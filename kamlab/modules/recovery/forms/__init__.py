"""The forms of module 10: the first sentence, the case, "what if", who is silent, the worth, the cases, the role-play.

Each is one call from a page; each shows a Finding of the module and changes what goes into it::

    forms.case(desk)

They repeat the model and know no formula. What the participant enters is laid over
what the company's folder says (``findings.cases``).
"""

from typing import TYPE_CHECKING

from kamlab.forms import Segments
from kamlab.forms.actions import Actions
from kamlab.forms.actions import actions as _actions
from kamlab.forms.guess import Guess, guess
from kamlab.modules.recovery import findings
from kamlab.modules.recovery.forms.case import CaseForm
from kamlab.modules.recovery.forms.numbers import RecordForm, SilentForm, WorthForm
from kamlab.modules.recovery.forms.role import RoleForm
from kamlab.modules.recovery.forms.what_if import WhatIfForm

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

__all__ = ["actions", "case", "first_guess", "record", "role", "silent", "what_if", "worth"]

OPENINGS = ("price", "dispute", "letter", "lunch")


def first_guess(desk: "Desk") -> Guess:
    """Return the form of the first guess: the first sentence to a client that left yesterday."""

    def reveal() -> "tuple[Finding, dict[str, str]]":
        return findings.opening(desk), {"opening": "lunch"}

    return guess(desk, "10.a", Segments("opening", options=OPENINGS, column=True), reveal=reveal)


def case(desk: "Desk") -> CaseForm:
    """Return the form of a way back: its steps, the tree, the words of the step, the timer."""
    return CaseForm(desk)


def what_if(desk: "Desk") -> WhatIfForm:
    """Return the form of the questions by reason, with the price floor."""
    return WhatIfForm(desk)


def silent(desk: "Desk") -> SilentForm:
    """Return the form of the clients that have stopped."""
    return SilentForm(desk)


def worth(desk: "Desk") -> WorthForm:
    """Return the form of what trying and a good farewell are worth."""
    return WorthForm(desk)


def record(desk: "Desk") -> RecordForm:
    """Return the form of the own cases."""
    return RecordForm(desk)


def role(desk: "Desk") -> RoleForm:
    """Return the form of the role-play: four cards, the clock, the observer's sheet."""
    return RoleForm(desk)


def actions(desk: "Desk") -> Actions:
    """Return the form of the actions the session ends with."""
    return _actions(desk, "10", ideas=("call", "farewell", "reminder"))
