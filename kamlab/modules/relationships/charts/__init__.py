"""What module 06 draws: the organisation map, coverage, what is left when somebody leaves."""

from kamlab.modules.relationships.charts.coverage import draw_coverage
from kamlab.modules.relationships.charts.leavers import Leaver, draw_leavers
from kamlab.modules.relationships.charts.org_map import Box, Line, Sheet, draw_org_map

__all__ = ["Box", "Leaver", "Line", "Sheet", "draw_coverage", "draw_leavers", "draw_org_map"]
