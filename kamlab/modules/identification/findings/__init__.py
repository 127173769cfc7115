"""What module 01 shows: a finding per question, each one call from a notebook.

Every function takes the desk (language and company) and returns a
:class:`kamlab.findings.Finding`. Titles and sentences are chosen from the result
of the model, so that they turn false with the data, never before.
"""

from kamlab.modules.identification.findings.abc import pareto, profit
from kamlab.modules.identification.findings.kaism import kaism
from kamlab.modules.identification.findings.load import load, small_orders
from kamlab.modules.identification.findings.score import score
from kamlab.modules.identification.findings.signs import crosswalk, reference, signs
from kamlab.modules.identification.findings.volume import View, levels, periods, shares, switch

__all__ = [
    "View",
    "crosswalk",
    "kaism",
    "levels",
    "load",
    "pareto",
    "periods",
    "profit",
    "reference",
    "score",
    "shares",
    "signs",
    "small_orders",
    "switch",
]
