"""What module 10 draws: each chart fills a prepared canvas from a model's result.

Nothing is computed here beyond places on the canvas, and nothing is read.
"""

from kamlab.modules.recovery.charts.days import draw_timer
from kamlab.modules.recovery.charts.price import draw_floor
from kamlab.modules.recovery.charts.record import draw_record
from kamlab.modules.recovery.charts.tree import draw_tree
from kamlab.modules.recovery.charts.worth import draw_worth

__all__ = ["draw_floor", "draw_record", "draw_timer", "draw_tree", "draw_worth"]
