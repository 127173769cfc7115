"""What module 02 draws: each chart fills a prepared canvas from a model's result.

Nothing is computed here beyond places on the canvas, and nothing is read. The
words are chosen by ``findings``; a chart only takes the reader's language for
its own labels.
"""

from kamlab.modules.concentration.charts.bands import Dots, draw_bands
from kamlab.modules.concentration.charts.cascade import draw_cascade
from kamlab.modules.concentration.charts.dilution import Words, draw_dilution
from kamlab.modules.concentration.charts.gap import draw_gap
from kamlab.modules.concentration.charts.runway import draw_runway
from kamlab.modules.concentration.charts.spread import draw_spread
from kamlab.modules.concentration.charts.trend import draw_trend
from kamlab.modules.concentration.charts.units import Unit, unit_of

__all__ = [
    "Dots",
    "Unit",
    "Words",
    "draw_bands",
    "draw_cascade",
    "draw_dilution",
    "draw_gap",
    "draw_runway",
    "draw_spread",
    "draw_trend",
    "unit_of",
]
