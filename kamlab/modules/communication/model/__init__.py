"""What module 07 computes: reach, silence, gaps, conflicts, segments. Pure functions, frozen results."""

from kamlab.modules.communication.model.gaps import Conflict, Gaps, conflicts, gaps, is_free_day
from kamlab.modules.communication.model.programme import (
    FUNCTIONS,
    ITEMS,
    KINDS,
    LATE,
    TOOLS,
    Event,
    Listener,
    Programme,
    kind_of,
)
from kamlab.modules.communication.model.reach import Move, Part, Reach, best_move, parts, path, reach, until_of
from kamlab.modules.communication.model.segments import CRITERIA, Client, Segment, alike, segments

__all__ = [
    "CRITERIA",
    "FUNCTIONS",
    "ITEMS",
    "KINDS",
    "LATE",
    "TOOLS",
    "Client",
    "Conflict",
    "Event",
    "Gaps",
    "Listener",
    "Move",
    "Part",
    "Programme",
    "Reach",
    "Segment",
    "alike",
    "best_move",
    "conflicts",
    "gaps",
    "is_free_day",
    "kind_of",
    "parts",
    "path",
    "reach",
    "segments",
    "until_of",
]
