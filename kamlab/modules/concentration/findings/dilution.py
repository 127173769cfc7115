"""What the others must bring so that a share falls, with whom and by when."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.ledger.periods import month_number, month_start
from kamlab.modules.concentration import charts, model
from kamlab.modules.concentration.findings.sales import NUMBER, sales_of, target_of, today_of
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from datetime import date

    from kamlab.desk import Desk
    from kamlab.findings import Finding

_TARGETS = (0.30, 0.20, 0.15, 0.10)  # fractions; the steps the table goes down


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person assumes; what is left out is the company's own, or not known.

    Attributes
    ----------
    client
        Whose share is to come down; the largest if empty.
    target
        Fraction aimed at.
    growth
        Growth of the client itself, as a fraction a year.
    others_growth
        Growth of the present others without new people, as a fraction a year.
    people
        New sellers; None for as many as are needed.
    each, ramp, cost
        What one brings a year at full output, months to get there, what one costs a month; None if not known.
    """

    client: str = ""
    target: float | None = None
    growth: float = 0.0
    others_growth: float = 0.0
    people: int | None = None
    each: float | None = None
    ramp: int | None = None
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A plan worked out.

    Attributes
    ----------
    client
        Whose share.
    need
        What the others have to add.
    by_others
        What of it the present others add by their own growth.
    people
        New sellers; None while it is not known what one brings.
    path
        Month by month; None while people or ramp are not known.
    """

    client: str
    need: model.Dilution
    by_others: float
    people: int | None
    path: model.Path | None


def seller_of(desk: "Desk") -> dict[str, float | None]:
    """Return what the company's folder assumes of one more seller: ``each``, ``ramp``, ``cost``; None if nothing."""
    told = desk.company.facts("dependence").get("seller", {})
    return {"each": told.get("revenue"), "ramp": told.get("ramp_months"), "cost": told.get("cost")}


def way_of(desk: "Desk", plan: Plan) -> Way:
    """Work a plan out on the company's year.

    Raises
    ------
    KamlabError
        If there is no revenue, or the plan cannot be.
    """
    sales = sales_of(desk)
    whole, year = sales.spread, sales.a_year
    client = plan.client if plan.client in whole.clients else whole.clients[0]
    amount = whole.amounts[whole.clients.index(client)] * year
    target = target_of(desk) if plan.target is None else plan.target
    need = model.dilution(amount, whole.total * year, target, growth=plan.growth)
    by_others = need.others * plan.others_growth
    each = plan.each if plan.each is not None and plan.each > 0 else None
    people = plan.people
    if people is None and each is not None:
        people = model.people_needed(need.needed - by_others, each)
    path = None
    if each is not None and plan.ramp is not None and people is not None and not need.is_met:
        team = model.Sales(people, each, plan.ramp, plan.others_growth, plan.cost or 0.0)
        path = model.path(need, team)
    return Way(client, need, by_others, people, path)


def dilution(desk: "Desk", plan: Plan | None = None) -> "Finding":
    """Show what the others must bring so that a client's share falls to a target.

    Parameters
    ----------
    desk
        Language and company.
    plan
        A person's assumptions; by default the company's target and its assumptions on a seller.
    """
    page, base = Page(desk, NUMBER), "concentration.finding.dilution"
    plan = plan or Plan(**seller_of(desk))  # type: ignore[arg-type]  # a ramp is a whole number of months
    way = way_of(desk, plan)
    facts = _facts(page, desk, way, plan)
    words = charts.Words(page.name(way.client), str(facts["reached"]), page.currency, page.lang)
    state = _state(way)
    columns = page.columns("concentration", "target", "needed", "growth_of_others", "people")
    return page.finding(
        page.say(f"{base}.{'met' if way.need.is_met else 'needed'}_title", **facts),
        page.say(f"{base}.{state}_so_what", **facts),
        pd.DataFrame(_ladder(page, way.need, plan), columns=columns),
        page.say(f"{base}.{'met' if way.need.is_met else 'needed'}_alt", **facts),
        draw=lambda canvas: charts.draw_dilution(canvas, way.need, way.path, words),
        subtitle=page.say(f"{base}.subtitle", **facts),
        remark=page.say(f"{base}.{'remark' if way.path else 'remark_short'}"),
        period=sales_of(desk).period,
    )


def _state(way: Way) -> str:
    """Name the sentence: met, the only customer, people not known, not reached, reached."""
    if way.need.is_met:
        return "met"
    if way.need.others <= 0:
        return "alone"
    if way.path is None:
        return "unknown"
    if way.path.reached is None:
        return "short" if way.path.added < way.need.needed else "late"
    return "reached" if way.people else "reached_alone"


def _facts(page: Page, desk: "Desk", way: Way, plan: Plan) -> dict[str, object]:
    need, path = way.need, way.path
    facts: dict[str, object] = {
        "client": page.name(way.client),
        "share": need.share,
        "target": need.target,
        "needed": need.needed,
        "growth": need.growth_of_others or 0.0,
        "n": way.people or 0,
        "months": model.HORIZON,
        "spent": path.spent if path else 0.0,
        "missing": max(0.0, need.needed - path.added) if path else 0.0,
        "ends": need.share_with(path.added) if path else need.share,
    }
    facts["own"] = page.say("concentration.finding.dilution.own", growth=plan.growth) if plan.growth else ""
    facts["reached"] = _month(page, desk, path.reached if path else None)
    for name, month in (
        ("reached_in", path.reached if path else None),
        ("year_in", path.year_reached if path else None),
    ):
        facts[name] = _in_month(page, desk, month)
    return facts


def _month(page: Page, desk: "Desk", month: int | None) -> str:
    """Return a month to come by its name, or by its number if the day is not known; in words if it never comes."""
    if month is None:
        return page.say("concentration.finding.dilution.later", months=model.HORIZON)
    day = today_of(desk)
    if day is None:
        return page.say("concentration.finding.dilution.month", n=month)
    return page.say("concentration.finding.dilution.date", month=month_start(month_number(day) + month))


def _in_month(page: Page, desk: "Desk", month: int | None) -> str:
    """Return a month to come as a sentence says when: ``in August 2027``."""
    day = today_of(desk)
    if month is None or day is None:
        return _month(page, desk, month)
    then = month_start(month_number(day) + month)
    told = page.say(f"concentration.in_month.{then.month}")
    return page.say("concentration.finding.dilution.date_in", told=told, year=str(then.year))


def _ladder(page: Page, need: model.Dilution, plan: Plan) -> list[tuple[str, str, str, str]]:
    """List several targets below today's share: what each asks of the others, and of how many people."""
    targets = sorted({*(target for target in _TARGETS if target < need.share), need.target}, reverse=True)
    rows, base = [], "concentration.finding.dilution"
    for target in targets:
        one = model.dilution(need.amount, need.total, target, growth=need.growth)
        growth = one.growth_of_others
        rest = one.needed - need.others * plan.others_growth
        people = model.people_needed(rest, plan.each) if plan.each else None
        rows.append(
            (
                page.say(f"{base}.cell.target", value=target),
                page.say(f"{base}.cell.money", value=one.needed),
                "–" if growth is None else page.say(f"{base}.cell.growth", value=growth),
                "–" if people is None else str(people),
            )
        )
    return rows


def newcomers_of(desk: "Desk") -> model.Newcomers | None:
    """Return the clients whose first purchase lies in the company's period; None if the ledger is too short to tell."""
    sales, days = sales_of(desk), desk.company.ledger().calendar.days
    start = sales.period.start
    if start is None or not days or days[0] >= start:
        return None
    frame = desk.company.accounts("all").to_frame()
    known = frame[frame["first"].notna()]
    firsts = {str(name): pd.Timestamp(day).date() for name, day in zip(known["client"], known["first"], strict=True)}
    renamed = _renamed(desk, firsts, start)
    firsts = {name: day for name, day in firsts.items() if name not in renamed}
    amounts = dict(zip(sales.spread.clients, sales.spread.amounts, strict=True))
    return model.newcomers(firsts, amounts, start)


def _renamed(desk: "Desk", firsts: "dict[str, date]", start: "date") -> set[str]:
    """Return names that look like an older client's: a new spelling is not a new client."""
    found: set[str] = set()
    for group in desk.company.ledger().similar:
        known = [name for name in group if name in firsts]
        if any(firsts[name] < start for name in known):
            found |= {name for name in known if firsts[name] >= start}
    return found
