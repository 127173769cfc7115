"""Versions of a plan: a plan as plain data that the workbook can keep, and what changed between two of them."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, TypeVar

from kamlab.company.goals import Goal
from kamlab.modules.planning.model.plan import Action, Limits, Period, Plan, Risk, Tactic

_DAYS = frozenset({"due", "start", "end"})
T = TypeVar("T", Goal, Action, Tactic, Risk, Period)


@dataclass(frozen=True, slots=True)
class Changed:
    """One difference between two versions.

    Attributes
    ----------
    kind
        ``ours``, ``theirs``, ``action``, ``tactic``, ``limits`` or ``risk``.
    how
        ``added``, ``removed`` or ``changed``.
    name
        The goal, action or tactic in words.
    field
        What of it changed; empty if it came or went.
    old, new
        The values, None where there is none.
    """

    kind: str
    how: str
    name: str
    field: str = ""
    old: Any = None
    new: Any = None


def to_plain(plan: Plan) -> dict[str, Any]:
    """Return a plan as plain data: texts, numbers, lists; days as ``2027-05-31``."""
    plain = _plain(asdict(plan))
    assert isinstance(plain, dict)  # noqa: S101 - a dataclass becomes a dict; tells the type checker
    return plain


def from_plain(told: dict[str, Any]) -> Plan:
    """Return the plan that plain data describe; what is not there stays as in an empty plan.

    Examples
    --------
    >>> plan = Plan("Vega", ours=(Goal("1", "labels", due=date(2027, 5, 31)),))
    >>> from_plain(to_plain(plan)) == plan
    True
    """
    limits = dict(told.get("limits") or {})
    periods = tuple(_made(Period, one) for one in limits.pop("periods", ()))
    known = {one.name for one in fields(Limits)}
    return Plan(
        account=str(told.get("account", "")),
        theirs=tuple(_made(Goal, one) for one in told.get("theirs", ())),
        ours=tuple(_made(Goal, one) for one in told.get("ours", ())),
        tactics=tuple(_made(Tactic, one) for one in told.get("tactics", ())),
        limits=Limits(periods, **{name: value for name, value in limits.items() if name in known}),
        actions=tuple(_made(Action, one) for one in told.get("actions", ())),
        risk=_made(Risk, told.get("risk") or {}),
        main=str(told.get("main", "")),
    )


def changes(old: Plan, new: Plan) -> tuple[Changed, ...]:
    """Say what changed from one version to the next: goals, actions, tactics, limits, risk.

    Goals and actions are known by their id, tactics by their prompt. A link to a goal is
    told by the goal's words.

    Examples
    --------
    >>> before, after = (Plan("Vega", ours=(Goal("1", "labels", target=n),)) for n in (5, 6))
    >>> changes(before, after)
    (Changed(kind='ours', how='changed', name='labels', field='target', old=5, new=6),)
    """
    found: list[Changed] = []
    for kind in ("theirs", "ours"):
        found += _rows(kind, "goal", _goals(old, kind), _goals(new, kind))
    found += _rows("tactic", "what", _tactics(old), _tactics(new))
    found += _rows("action", "what", _actions(old), _actions(new))
    found += _one("limits", _flat(old.limits), _flat(new.limits))
    return (*found, *_one("risk", _flat(old.risk), _flat(new.risk)))


def _flat(part: Limits | Risk) -> dict[str, Any]:
    return {one.name: getattr(part, one.name) for one in fields(part)}


def _goals(plan: Plan, side: str) -> dict[str, dict[str, Any]]:
    listed: tuple[Goal, ...] = getattr(plan, side)
    return {goal.id: {**asdict(goal), "serves": _words(plan, goal.serves)} for goal in listed}


def _tactics(plan: Plan) -> dict[str, dict[str, Any]]:
    return {f"{one.p}.{one.choice}": {**asdict(one), "goal": _words(plan, one.goal)} for one in plan.tactics}


def _actions(plan: Plan) -> dict[str, dict[str, Any]]:
    return {one.id: {**asdict(one), "goal": _words(plan, one.goal)} for one in plan.actions}


def _words(plan: Plan, id_: str) -> str:
    goal = plan.goal(id_)
    return goal.goal if goal else ""


def _rows(kind: str, name: str, old: dict[str, Any], new: dict[str, Any]) -> list[Changed]:
    found = [Changed(kind, "removed", row[name]) for id_, row in old.items() if id_ not in new]
    found += [Changed(kind, "added", row[name]) for id_, row in new.items() if id_ not in old]
    for id_, row in new.items():
        before = old.get(id_, row)
        found += [
            Changed(kind, "changed", row[name], field, before[field], value)
            for field, value in row.items()
            if field != "id" and before[field] != value
        ]
    return found


def _one(kind: str, old: dict[str, Any], new: dict[str, Any]) -> list[Changed]:
    return [Changed(kind, "changed", "", name, old[name], new[name]) for name in new if old[name] != new[name]]


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a plan holds
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _made(kind: type[T], told: dict[str, Any]) -> T:
    """Make a part of a plan of plain data; names that are new or gone since then do no harm."""
    known = {one.name for one in fields(kind)}
    values = {name: value for name, value in told.items() if name in known}
    days = {name: date.fromisoformat(values[name]) for name in _DAYS & set(values) if values[name]}
    return kind(**{**values, **days})
