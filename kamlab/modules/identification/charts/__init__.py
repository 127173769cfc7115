"""What module 01 draws: each chart fills a prepared canvas from a model's result.

Nothing is computed here beyond places on the canvas, and nothing is read. The
words are chosen by ``findings``; a chart only takes the reader's language for
its own labels.
"""

from kamlab.modules.identification.charts.kaism import draw_kaism
from kamlab.modules.identification.charts.levels import draw_levels, draw_periods
from kamlab.modules.identification.charts.load import draw_load, draw_small_orders
from kamlab.modules.identification.charts.pareto import draw_pareto, draw_profit
from kamlab.modules.identification.charts.score import draw_score
from kamlab.modules.identification.charts.shares import draw_amounts, draw_shares
from kamlab.modules.identification.charts.signs import draw_signs

__all__ = [
    "draw_amounts",
    "draw_kaism",
    "draw_levels",
    "draw_load",
    "draw_pareto",
    "draw_periods",
    "draw_profit",
    "draw_score",
    "draw_shares",
    "draw_signs",
    "draw_small_orders",
]
