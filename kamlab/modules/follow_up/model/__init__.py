"""What module 11 computes: two snapshots compared, ties counted, what others must bring, days to look again."""

from kamlab.modules.follow_up.model.compare import (
    MEASURES,
    Measure,
    Relations,
    better,
    compare,
    first_to_act,
    is_moved,
    relations,
    review_days,
)
from kamlab.modules.follow_up.model.snapshot import Done, Snapshot, from_plain, part, to_plain

__all__ = [
    "MEASURES",
    "Done",
    "Measure",
    "Relations",
    "Snapshot",
    "better",
    "compare",
    "first_to_act",
    "from_plain",
    "is_moved",
    "part",
    "relations",
    "review_days",
    "to_plain",
]
