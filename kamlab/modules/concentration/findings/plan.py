"""What can be done when an account goes: the levers of a plan, as the company's folder has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamlab.modules.concentration import model
from kamlab.modules.concentration.findings.goods import goods_of

if TYPE_CHECKING:
    from kamlab.desk import Desk

COSTS, GROWTH, MARGIN, ONCE = "costs", "growth", "margin", "once"


@dataclass(frozen=True, slots=True)
class Project:
    """A reserve project: what it is called, what it brings a month, months of start-up."""

    id: str
    name: str
    monthly: float
    start_up: float


def projects_of(desk: "Desk") -> tuple[Project, ...]:
    """Return the reserve projects of the company's folder."""
    table = desk.company.profile("reserves")
    if table is None or not {"project", "contribution", "start_up_months"} <= set(table.columns):
        return ()
    named = f"name_{desk.language}"
    return tuple(
        Project(
            str(line["project"]),
            str(line.get(named) or line["project"]),
            float(line["contribution"]),
            float(line["start_up_months"]),
        )
        for line in table.to_dict("records")
    )


def levers_of(desk: "Desk") -> tuple[model.Lever, ...]:
    """Return the levers the company's folder proposes: costs cut, reserve projects; none for a bare ledger."""
    told = desk.company.facts("dependence").get("levers", {})
    found = []
    cut, start = told.get("cost_cut"), told.get("cost_cut_from")
    if cut:
        found.append(model.Lever(COSTS, float(cut), months_until(desk, start)))
    found += [model.Lever(one.id, one.monthly, one.start_up) for one in projects_of(desk)]
    return tuple(found)


def months_until(desk: "Desk", day: object) -> int:
    """Return the months from the day the company is asked to a later day; 0 if either is not known."""
    zero = desk.company.as_of
    if zero is None or not isinstance(day, date):
        return 0
    return max(0, 12 * (day.year - zero.year) + day.month - zero.month)


def dearer_of(desk: "Desk", account: str) -> float | None:
    """Return what the lost discount costs a month at the best pass-through; None if nobody knows the tiers."""
    goods = goods_of(desk, account=account)
    if goods is None or goods.account != account:
        return None
    best = model.best_pass_through(goods.purchase, account)
    return max(0.0, -model.discount_cascade(goods.purchase, account, best.whole, beside=goods.beside).chain)


def lever_names(levers: Sequence[model.Lever], projects: Sequence[Project]) -> dict[str, str]:
    """Return lever → name of its project, for those that are projects."""
    known = {one.id: one.name for one in projects}
    return {lever.name: known[lever.name] for lever in levers if lever.name in known}
