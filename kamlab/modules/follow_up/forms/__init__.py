"""The forms of module 11: the seal, the actions reviewed, then and now, the share against its target.

Each is one call from a page; the account chosen at the seal holds for all.
"""

from typing import TYPE_CHECKING

from kamlab.forms import actions as _actions
from kamlab.modules.follow_up.forms.path import Path
from kamlab.modules.follow_up.forms.review import Review
from kamlab.modules.follow_up.forms.seal import Seal
from kamlab.modules.follow_up.forms.then_now import ThenNow, Ties

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.forms import Actions

__all__ = ["actions", "path", "review", "seal", "then_now", "ties"]


def seal(desk: "Desk") -> Seal:
    """Return the form of the seminar day: the baseline, three days into the calendar, a partner."""
    return Seal(desk)


def review(desk: "Desk") -> Review:
    """Return the list of all actions: done, moved or dropped, and why."""
    return Review(desk)


def then_now(desk: "Desk") -> ThenNow:
    """Return the six measures of then and now, with ladder and map; it opens after the guess."""
    return ThenNow(desk)


def ties(desk: "Desk") -> Ties:
    """Return the count of live ties beside the revenue."""
    return Ties(desk)


def path(desk: "Desk") -> Path:
    """Return the share of the biggest client against a target that can be set."""
    return Path(desk)


def actions(desk: "Desk") -> "Actions":
    """Return the form of the next three actions."""
    return _actions(desk, "11", ideas=("top", "new"))
