"""What module 08 draws: each chart fills a prepared canvas from a model's result.

Nothing is computed here beyond places on the canvas, and nothing is read.
"""

from kamlab.modules.negotiation.charts.given import draw_balance
from kamlab.modules.negotiation.charts.terms import draw_terms
from kamlab.modules.negotiation.charts.volume import draw_volume

__all__ = ["draw_balance", "draw_terms", "draw_volume"]
