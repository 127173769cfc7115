"""What a plan still lacks: each gap with its place, the heaviest first.

A plan without a name is nobody's, without a day nobody's Monday, without a measure both
sides win. The list of gaps is ours; the boxes of a goal are the source's (what, by when)
with the client's goal, the measure and the person added.
"""

from collections import Counter
from dataclasses import dataclass

from kamlab.company.goals import Goal
from kamlab.modules.planning.model.load import load_by_person
from kamlab.modules.planning.model.mirror import mirror, missing_boxes
from kamlab.modules.planning.model.plan import Action, Plan

GAPS = (  # in the order in which they are told
    "no_ours",
    "no_theirs",
    "goal_serves",
    "goal_measure",
    "goal_target",
    "goal_due",
    "goal_person",
    "unserved",
    "no_actions",
    "action_person",
    "action_group",
    "action_days",
    "action_order",
    "action_late",
    "action_hours",
    "goal_no_action",
    "person_over",
    "hours_over",
    "money_over",
    "one_contact",
    "no_risk",
)
_MANY = 3  # actions from which one contact for all of them is a thread that can snap; ours


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing.

    Attributes
    ----------
    code
        Of :data:`GAPS`.
    where
        The goal, action or person it concerns, in words; empty for the plan as a whole.
    id
        Id of the goal or action.
    amount
        Hours or money above the limit; 0 where nothing is counted.
    """

    code: str
    where: str = ""
    id: str = ""
    amount: float = 0.0


def plan_check(plan: Plan) -> tuple[Gap, ...]:
    """Say what a plan lacks; nothing for a plan that is complete.

    Returns
    -------
    tuple of Gap
        In the order of :data:`GAPS`, within one kind in the order of the plan.

    Examples
    --------
    >>> gaps = plan_check(Plan("Vega", theirs=(Goal("a", "line"),), ours=(Goal("1", "grow"),)))
    >>> [gap.code for gap in gaps][:3]
    ['goal_serves', 'goal_measure', 'goal_target']
    """
    found = [*_goals(plan), *_actions(plan), *_resources(plan)]
    if not plan.risk.what.strip():
        found.append(Gap("no_risk"))
    return tuple(sorted(found, key=lambda gap: GAPS.index(gap.code)))


def _goals(plan: Plan) -> list[Gap]:
    found = [] if plan.ours else [Gap("no_ours")]
    found += [] if plan.theirs else [Gap("no_theirs")]
    for goal in plan.ours:
        found += [Gap(f"goal_{box}", goal.goal, goal.id) for box in missing_boxes(goal, plan.theirs)]
        found += [] if plan.actions_of(goal.id) else [Gap("goal_no_action", goal.goal, goal.id)]
    found += [Gap("unserved", goal.goal, goal.id) for goal in mirror(plan.theirs, plan.ours).unserved]
    return found


def _actions(plan: Plan) -> list[Gap]:
    live = [action for action in plan.actions if action.counts]
    found = [] if live else [Gap("no_actions")]
    goals = {goal.id: goal for goal in plan.ours}
    for action in live:
        found += [Gap(code, action.what, action.id) for code in _of_action(action, goals.get(action.goal))]
    contacts = Counter(action.with_whom for action in live if action.with_whom)
    found += [Gap("one_contact", name) for name, n in contacts.items() if n >= _MANY and n == len(live)]
    return found


def _of_action(action: Action, goal: Goal | None) -> list[str]:
    codes = [] if action.who.strip() else ["action_person"]
    codes += ["action_group"] if action.is_of_a_group else []
    if action.start is None or action.due is None:
        codes.append("action_days")
    elif action.start > action.due:
        codes.append("action_order")
    if action.due and goal and goal.due and action.due > goal.due:
        codes.append("action_late")
    return codes + ([] if action.hours is not None else ["action_hours"])


def _resources(plan: Plan) -> list[Gap]:
    load = load_by_person(plan.actions, plan.limits)
    found = [Gap("person_over", one.person, amount=max(one.over)) for one in load.overloaded]
    found += [Gap("hours_over", amount=load.hours_over)] if load.hours_over else []
    found += [Gap("money_over", amount=load.money_over)] if load.money_over else []
    return found
