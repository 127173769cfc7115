"""The exercises of module 02: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml`` and ``loss.exercises.messages.toml``.
Reference numbers come from the paper cases of the lesson and are recomputed by the
module's model in the tests. The order is that of the page.
"""

from kamlab.modules.concentration.checks import loss, shares

EXERCISES = (*shares.EXERCISES, *loss.EXERCISES)
