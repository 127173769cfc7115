"""The forms of module 02: the bands, dilution, the loss of an account, the plan for the bad case.

Each is one call from a page; each shows a Finding of the module and changes what goes into it.
They repeat the model and know no formula. What the participant enters is laid over
what the company's folder says.
"""

from typing import TYPE_CHECKING

from kamlab.forms.actions import Actions
from kamlab.forms.actions import actions as _actions
from kamlab.modules.concentration.forms.bands import Bands
from kamlab.modules.concentration.forms.cascade import CascadeForm
from kamlab.modules.concentration.forms.contingency import Contingency
from kamlab.modules.concentration.forms.dilution import Dilution
from kamlab.modules.concentration.forms.gap import GapForm
from kamlab.modules.concentration.forms.guess import first_guess
from kamlab.modules.concentration.forms.ideas import ideas
from kamlab.modules.concentration.forms.loss import LossForm
from kamlab.modules.concentration.forms.purchase import PurchaseForm
from kamlab.modules.concentration.forms.verdict import VerdictForm
from kamlab.modules.concentration.forms.years import Years

if TYPE_CHECKING:
    from kamlab.desk import Desk

__all__ = [
    "actions",
    "bands",
    "cascade",
    "contingency",
    "dilution",
    "first_guess",
    "gap",
    "loss",
    "purchase",
    "verdict",
    "years",
]


def bands(desk: "Desk") -> Bands:
    """Return the form of the bands: whose share, by whose words, and where it goes."""
    return Bands(desk)


def dilution(desk: "Desk") -> Dilution:
    """Return the form of dilution: what the others must bring, with how many people, by when."""
    return Dilution(desk)


def cascade(desk: "Desk") -> CascadeForm:
    """Return the form of the cascade: how much of the dearer purchase to pass on."""
    return CascadeForm(desk)


def purchase(desk: "Desk") -> PurchaseForm:
    """Return the form of the own purchase: the supplier's steps of the discount, and who buys."""
    return PurchaseForm(desk)


def verdict(desk: "Desk") -> VerdictForm:
    """Return the verdict in three parts; it follows what is entered about the exit."""
    return VerdictForm(desk)


def loss(desk: "Desk") -> LossForm:
    """Return the form of the loss: who goes, the levers, months of life."""
    return LossForm(desk)


def gap(desk: "Desk") -> GapForm:
    """Return the form of late payment, with the terms that wear a margin down."""
    return GapForm(desk)


def contingency(desk: "Desk") -> Contingency:
    """Return the plan for the bad case: sheet, register, loyalty."""
    return Contingency(desk)


def years(desk: "Desk") -> Years:
    """Return the form of bad years: chances, a common shock, the cushion."""
    return Years(desk)


def actions(desk: "Desk") -> Actions:
    """Return the form of the actions the session ends with; above the risky line there is one more."""
    return _actions(desk, "02", ideas=ideas(desk))
