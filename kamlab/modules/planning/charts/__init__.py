"""What module 05 draws: each chart fills a prepared canvas from a model's result.

Nothing is computed here beyond places on the canvas, and nothing is read.
"""

from kamlab.modules.planning.charts.calculators import draw_delivery, draw_price_cut, draw_progress
from kamlab.modules.planning.charts.load import draw_load
from kamlab.modules.planning.charts.mirror import draw_mirror
from kamlab.modules.planning.charts.timeline import draw_timeline

__all__ = ["draw_delivery", "draw_load", "draw_mirror", "draw_price_cut", "draw_progress", "draw_timeline"]
