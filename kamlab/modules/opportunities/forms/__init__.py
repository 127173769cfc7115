"""The forms of module 04: the purse, the white space, suggestions, the register, the way in, the choice, decisions.

Each is one call from a page; each shows a Finding of the module and changes what goes into it::

    forms.wallet(desk)

They repeat the model and know no formula. What the participant enters is laid over
what the company's folder says (``own.py``).
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.forms import Number
from kamlab.forms.actions import Actions
from kamlab.forms.actions import actions as _actions
from kamlab.forms.guess import Guess, guess
from kamlab.modules.opportunities import findings
from kamlab.modules.opportunities.forms.choice import ChoiceForm
from kamlab.modules.opportunities.forms.decisions import Decisions
from kamlab.modules.opportunities.forms.own import Own
from kamlab.modules.opportunities.forms.register import RegisterForm
from kamlab.modules.opportunities.forms.rival import RivalForm
from kamlab.modules.opportunities.forms.suggest import SuggestForm
from kamlab.modules.opportunities.forms.wallet import WalletForm
from kamlab.modules.opportunities.forms.white_space import SpaceForm

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

__all__ = [
    "actions",
    "choice",
    "decisions",
    "first_guess",
    "register",
    "rival",
    "suggest",
    "wallet",
    "white_space",
]


def first_guess(desk: "Desk") -> Guess:
    """Return the form of the first guess: how many cells are free, and in how many we never offered."""
    own = Own(desk)
    first = next(iter(own.spaces().values()), None)

    def reveal() -> "tuple[Finding, dict[str, float]]":
        space = next(iter(own.spaces().values()), None)
        real = {"free": len(space.grid.free), "never": len(space.grid.never)} if space else {}
        return replace(findings.white_space(desk, space), draw=None), dict(real)  # the figure comes with the grid

    if first is None:  # nothing to guess about: the answer says what to enter
        return guess(desk, "04.a", reveal=reveal)
    cells, client = len(first.grid.cells), own.name(first.account)
    fields = Number("free", low=0, high=cells), Number("never", low=0, high=cells)
    return guess(desk, "04.a", *fields, reveal=reveal, facts={"client": client, "all": cells})


def wallet(desk: "Desk") -> WalletForm:
    """Return the form of the purse: what a client spends, with whom, our share and the room."""
    return WalletForm(desk)


def white_space(desk: "Desk") -> SpaceForm:
    """Return the form of the white space: unit × offer, who serves it, whether we offered."""
    return SpaceForm(desk)


def suggest(desk: "Desk") -> SuggestForm:
    """Return the form of the suggestions, from the sales and the free cells."""
    return SuggestForm(desk)


def register(desk: "Desk") -> RegisterForm:
    """Return the form of the register of opportunities."""
    return RegisterForm(desk)


def rival(desk: "Desk") -> RivalForm:
    """Return the form of the way in where somebody else serves the client."""
    return RivalForm(desk)


def choice(desk: "Desk") -> ChoiceForm:
    """Return the form of the choice under limits."""
    return ChoiceForm(desk)


def decisions(desk: "Desk") -> Decisions:
    """Return the form of the decisions: now, later, dropped."""
    return Decisions(desk)


def actions(desk: "Desk") -> Actions:
    """Return the form of the actions the session ends with."""
    return _actions(desk, "04", ideas=("ask", "offer", "no"))
