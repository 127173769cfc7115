"""What module 07 draws: each chart fills a prepared canvas from a model's result."""

from kamlab.modules.communication.charts.calendar import Words, draw_calendar
from kamlab.modules.communication.charts.reach import draw_reach
from kamlab.modules.communication.charts.types import draw_types

__all__ = ["Words", "draw_calendar", "draw_reach", "draw_types"]
