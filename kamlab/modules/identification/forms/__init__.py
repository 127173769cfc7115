"""The forms of module 01: the line, the signs, the score card, the map, the managers.

Each is one call from a page; each shows a Finding of the module and changes what goes into it::

    forms.threshold(desk)

They repeat the model and know no formula. What the participant enters is laid over
what the company's folder says (``own.py``).
"""

from typing import TYPE_CHECKING

from kamlab.forms.actions import Actions
from kamlab.forms.actions import actions as _actions
from kamlab.modules.identification.forms.guess import FirstGuess, answer
from kamlab.modules.identification.forms.kaism import KaismForm
from kamlab.modules.identification.forms.load import LoadForm
from kamlab.modules.identification.forms.looked_up import periods, profit
from kamlab.modules.identification.forms.reference import Reference
from kamlab.modules.identification.forms.score import ScoreForm
from kamlab.modules.identification.forms.signs import Signs
from kamlab.modules.identification.forms.threshold import Threshold

if TYPE_CHECKING:
    from kamlab.desk import Desk

__all__ = [
    "actions",
    "answer",
    "first_guess",
    "kaism",
    "load",
    "periods",
    "profit",
    "reference",
    "score",
    "signs",
    "threshold",
]


def threshold(desk: "Desk") -> Threshold:
    """Return the form of the threshold: who is key by volume, for whom, in which period."""
    return Threshold(desk)


def signs(desk: "Desk") -> Signs:
    """Return the form of the six signs with their evidence."""
    return Signs(desk)


def score(desk: "Desk") -> ScoreForm:
    """Return the form of the score card: weights, scores, ranking, firmness."""
    return ScoreForm(desk)


def kaism(desk: "Desk") -> KaismForm:
    """Return the form of the KAISM map: accounts, the band, where we want to be."""
    return KaismForm(desk)


def load(desk: "Desk") -> LoadForm:
    """Return the form of the managers' load: the limit and two what-ifs."""
    return LoadForm(desk)


def reference(desk: "Desk") -> Reference:
    """Return the form of work done for a reference: cost, profit, chance."""
    return Reference(desk)


def first_guess(desk: "Desk") -> FirstGuess:
    """Return the form of the first guess: how many are key, what the top fifth brings."""
    return FirstGuess(desk)


def actions(desk: "Desk") -> Actions:
    """Return the form of the actions the session ends with."""
    return _actions(desk, "01", ideas=("check", "hand_over", "ask"))
