"""What module 00 draws: each chart fills a prepared canvas from a model's result."""

from kamlab.modules.start.charts.attention import draw_equal_attention
from kamlab.modules.start.charts.data import draw_own_data
from kamlab.modules.start.charts.definitions import draw_definitions
from kamlab.modules.start.charts.lists import draw_three_lists
from kamlab.modules.start.charts.mistakes import draw_mistakes, draw_self_test

__all__ = [
    "draw_definitions",
    "draw_equal_attention",
    "draw_mistakes",
    "draw_own_data",
    "draw_self_test",
    "draw_three_lists",
]
