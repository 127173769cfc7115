"""What module 11 draws: each chart fills a prepared canvas from a model's result."""

from kamlab.modules.follow_up.charts.pair import draw_pair
from kamlab.modules.follow_up.charts.path import Bar, draw_path
from kamlab.modules.follow_up.charts.then_now import draw_then_now

__all__ = ["Bar", "draw_pair", "draw_path", "draw_then_now"]
