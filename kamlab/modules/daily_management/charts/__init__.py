"""What module 09 draws: each chart fills a prepared canvas from a model's result.

Nothing is computed here beyond places on the canvas, and nothing is read. The words are
chosen by ``findings``.
"""

from kamlab.modules.daily_management.charts.board import Card, draw_board
from kamlab.modules.daily_management.charts.dossier import Section, draw_dossier
from kamlab.modules.daily_management.charts.early_warning import Silence, draw_early_warning
from kamlab.modules.daily_management.charts.lights import Lit, draw_lights

__all__ = [
    "Card",
    "Lit",
    "Section",
    "Silence",
    "draw_board",
    "draw_dossier",
    "draw_early_warning",
    "draw_lights",
]
