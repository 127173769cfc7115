"""What module 05 computes: the plan of an account and what follows from it."""

from kamlab.company.goals import Goal
from kamlab.modules.planning.model.calculators import (
    Delivery,
    PriceCut,
    Progress,
    goal_progress,
    make_or_buy,
    price_cut_volume,
)
from kamlab.modules.planning.model.check import GAPS, Gap, plan_check
from kamlab.modules.planning.model.load import Load, PersonLoad, hours_in, load_by_person
from kamlab.modules.planning.model.mirror import BOXES, Mirror, mirror, missing_boxes
from kamlab.modules.planning.model.plan import (
    FIRST_ACTIONS,
    PROMPTS,
    PS,
    STATUSES,
    Action,
    Limits,
    OnePage,
    Period,
    Plan,
    Risk,
    Tactic,
    client_copy,
    in_order,
    one_page,
    quarters,
)
from kamlab.modules.planning.model.timeline import Group, Timeline, timeline
from kamlab.modules.planning.model.versions import Changed, changes, from_plain, to_plain

__all__ = [
    "BOXES",
    "FIRST_ACTIONS",
    "GAPS",
    "PROMPTS",
    "PS",
    "STATUSES",
    "Action",
    "Changed",
    "Delivery",
    "Gap",
    "Goal",
    "Group",
    "Limits",
    "Load",
    "Mirror",
    "OnePage",
    "Period",
    "PersonLoad",
    "Plan",
    "PriceCut",
    "Progress",
    "Risk",
    "Tactic",
    "Timeline",
    "changes",
    "client_copy",
    "from_plain",
    "goal_progress",
    "hours_in",
    "in_order",
    "load_by_person",
    "make_or_buy",
    "mirror",
    "missing_boxes",
    "one_page",
    "plan_check",
    "price_cut_volume",
    "quarters",
    "timeline",
    "to_plain",
]
