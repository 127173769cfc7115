"""What module 03 draws: each chart fills a prepared canvas from a model's result.

Nothing is computed here beyond places on the canvas, and nothing is read.
"""

from kamlab.modules.perception.charts.cards import draw_cards
from kamlab.modules.perception.charts.ladder import Names, draw_ladder
from kamlab.modules.perception.charts.overview import Line, draw_overview
from kamlab.modules.perception.charts.spread import draw_spread

__all__ = ["Line", "Names", "draw_cards", "draw_ladder", "draw_overview", "draw_spread"]
