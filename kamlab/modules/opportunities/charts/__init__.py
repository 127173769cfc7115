"""What module 04 draws: each chart fills a prepared canvas from a model's result.

Nothing is computed here beyond places on the canvas, and nothing is read. The words are
chosen by ``findings``; a chart only takes the reader's language for its own labels.
"""

from kamlab.modules.opportunities.charts.choice import ChoiceView, draw_choice
from kamlab.modules.opportunities.charts.firmness import draw_firmness
from kamlab.modules.opportunities.charts.ranges import Range, draw_ranges
from kamlab.modules.opportunities.charts.wallet import Piece, Purse, draw_wallet
from kamlab.modules.opportunities.charts.white_space import draw_white_space

__all__ = [
    "ChoiceView",
    "Piece",
    "Purse",
    "Range",
    "draw_choice",
    "draw_firmness",
    "draw_ranges",
    "draw_wallet",
    "draw_white_space",
]
