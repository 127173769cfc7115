"""What a participant takes along from module 00."""

from typing import TYPE_CHECKING

from kamlab.forms import Actions
from kamlab.forms import actions as actions_of

if TYPE_CHECKING:
    from kamlab.desk import Desk


def actions(desk: "Desk") -> Actions:
    """Return the form of block 00.h: one to three actions, two of them proposed."""
    return actions_of(desk, "00", ideas=("ask", "obtain"))
