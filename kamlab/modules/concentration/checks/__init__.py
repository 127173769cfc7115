"""The exercises of module 02: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml`` and ``loss.exercises.messages.toml``.
Reference numbers come from the paper cases of the lesson and are recomputed by the
module's model in the tests. The order is that of the page.
"""

from typing import TYPE_CHECKING

from kamlab.modules.concentration.checks import loss, shares

if TYPE_CHECKING:
    from kamlab.exercise import Exercise

_ENOUGH = 5  # a page of exercises opens with five

_ALL: "tuple[Exercise, ...]" = (*shares.EXERCISES, *loss.EXERCISES)
EXERCISES: "tuple[Exercise, ...]" = _ALL if len(_ALL) >= _ENOUGH else ()
