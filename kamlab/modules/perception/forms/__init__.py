"""The forms of module 03: the guess, the ladder, people, all accounts, the weights, the price of matching.

Each is one call from a page::

    forms.ladder(desk)

They repeat the model and know no formula. What the participant enters is laid over
what the company's folder says (``own.py``).
"""

from typing import TYPE_CHECKING

from kamlab.forms.actions import Actions
from kamlab.forms.actions import actions as _actions
from kamlab.modules.perception.forms.guess import FirstGuess
from kamlab.modules.perception.forms.ladder import Ladder
from kamlab.modules.perception.forms.matching import Equivalent, Matching
from kamlab.modules.perception.forms.people import People
from kamlab.modules.perception.forms.rivals import Mad, Rivals, Whole
from kamlab.modules.perception.forms.weights import Weights

if TYPE_CHECKING:
    from kamlab.desk import Desk

__all__ = ["actions", "equivalent", "first_guess", "ladder", "mad", "matching", "people", "rivals", "weights", "whole"]


def first_guess(desk: "Desk") -> FirstGuess:
    """Return the form of the first guess: our step at the main client, and the client's."""
    return FirstGuess(desk)


def ladder(desk: "Desk") -> Ladder:
    """Return the form of the ladder: six answers of one voice, the step, what holds us, a dated step."""
    return Ladder(desk)


def people(desk: "Desk") -> People:
    """Return the form of the people of one account: the step now, the step wanted, by when."""
    return People(desk)


def whole(desk: "Desk") -> Whole:
    """Return the ladder and the six answers of the largest client on one sheet; it opens after the guess."""
    return Whole(desk)


def rivals(desk: "Desk") -> Rivals:
    """Return the figure of all accounts with their rivals; it follows the answers."""
    return Rivals(desk)


def mad(desk: "Desk") -> Mad:
    """Return the table of clients that drive us mad; it follows the answers."""
    return Mad(desk)


def weights(desk: "Desk") -> Weights:
    """Return the form of the six weights with the spread of all patterns."""
    return Weights(desk)


def matching(desk: "Desk") -> Matching:
    """Return the form of matching a rival at the same price."""
    return Matching(desk)


def equivalent(desk: "Desk") -> Equivalent:
    """Return the form of our equivalent of the banker's information."""
    return Equivalent(desk)


def actions(desk: "Desk") -> Actions:
    """Return the form of the actions the session ends with."""
    return _actions(desk, "03", ideas=("ask", "talk", "director"))
