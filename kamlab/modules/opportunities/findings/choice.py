"""What to take within our limits: exact beside the rule of thumb, how firm, and what one more is worth."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.findings import OTHER, OURS, Bar, Threshold, bars
from kamlab.modules.opportunities import charts, model
from kamlab.modules.opportunities.findings.start import NUMBER, ideas, letters, limits
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.desk import Desk
    from kamlab.findings import Finding

UNITS = {"hours": 1.0, "money": 10_000.0, "staff": 0.1}  # one more of each, in steps a person would take
_FEW = 4  # names a title or a sentence can bear
_SAME = 1e-9
_UNITS = {1e6: "million", 1e3: "thousand", 1.0: "one"}  # of the benefit on the scale


@dataclass(frozen=True, slots=True)
class Plan:
    """One question of choice: from what, within what, how it counts.

    Attributes
    ----------
    ideas
        The register; what lacks numbers waits, what is dropped is out.
    limits
        Hours, money, persons.
    estimate, by_chance
        Which benefit counts.
    by
        The ratio of the rule of thumb.
    axis
        The limit that the figure shows.
    """

    ideas: tuple[model.Idea, ...]
    limits: model.Limits
    estimate: str = "base"
    by_chance: bool = False
    by: str = "shares"
    axis: str = "hours"

    @property
    def options(self) -> tuple[model.Option, ...]:
        """What can be chosen."""
        return model.split_complete(self.ideas)[0]

    def best(self) -> model.Choice:
        """Return the best set."""
        return model.choose(self.options, self.limits, estimate=self.estimate, by_chance=self.by_chance)

    def thumb(self) -> model.Choice:
        """Return what the rule of thumb takes."""
        return model.greedy(self.options, self.limits, by=self.by, estimate=self.estimate, by_chance=self.by_chance)


def plan_of(desk: "Desk", found: "Sequence[model.Idea] | None" = None) -> Plan:
    """Return the plan to begin with: the register and the company's limits."""
    lines = tuple(ideas(desk) if found is None else found)
    return Plan(lines, limits(desk, lines))


def choice(desk: "Desk", plan: Plan | None = None) -> "Finding":
    """Show the best set beside the rule of thumb, and the best benefit at every size of one limit.

    Parameters
    ----------
    desk
        Language and company.
    plan
        Another question than the folder's: a person's register and limits.
    """
    page = Page(desk, NUMBER)
    plan = plan or plan_of(desk)
    if not plan.options:
        return page.absent("opportunities.finding.choice")
    best, thumb = plan.best(), plan.thumb()
    facts = choice_facts(page, plan, best, thumb)
    view = _view(page, plan, best, thumb)
    return page.finding(
        page.say(f"opportunities.finding.choice.{facts['which']}_title", **facts),
        page.say(f"opportunities.finding.choice.{facts['advice']}_so_what", **facts),
        _table(page, plan, best, thumb),
        page.say("opportunities.finding.choice.alt", **facts),
        draw=lambda canvas: charts.draw_choice(
            canvas,
            view,
            money=lambda value: page.say("opportunities.in_millions", amount=value / view.scale),
            amount=lambda value: _amount(page, plan.axis, value),
        ),
        subtitle=page.say("opportunities.finding.choice.subtitle", **facts),
        remark=_remark(page, plan, view.stairs),
        formats=_formats(page),
    )


def choice_facts(page: Page, plan: Plan, best: model.Choice, thumb: model.Choice) -> dict[str, Any]:
    """Return the numbers and names that the sentences speak of."""
    names = {idea.id: page.say("opportunities.quoted", name=idea.name) for idea in plan.ideas}
    same = abs(best.benefit - thumb.benefit) <= _SAME * max(1.0, best.benefit)
    instead = [names[one] for one in best.chosen if one not in thumb.chosen]
    left = [names[one] for one in thumb.chosen if one not in best.chosen]
    which = (
        "empty" if not best.chosen else "same" if same else "fewer" if len(best.chosen) < len(thumb.chosen) else "more"
    )
    few = 0 < len(instead) <= _FEW and 0 < len(left) <= _FEW
    return {
        "which": which,
        "advice": which if which in {"empty", "same"} else "swap" if few else "gap",
        "n": len(best.chosen),
        "thumb_n": len(thumb.chosen),
        "all": len(plan.options),
        "best": best.benefit,
        "thumb": thumb.benefit,
        "gap": best.benefit - thumb.benefit,
        "instead": instead[:_FEW],
        "left": left[:_FEW],
        "names": [names[one] for one in best.chosen[:_FEW]],
        "limits": limit_words(page, plan.limits),
        "by": page.say(f"opportunities.by.{plan.by}"),
        "estimate": page.say(f"opportunities.at.{plan.estimate}"),
    }


def limit_words(page: Page, given: model.Limits) -> str:
    """Return the limits as a reader says them: ``60 часов, 350 тыс. ₽, 1 ставка``."""
    told = [limit_word(page, name, value) for name in model.LIMITS if (value := given.of(name)) is not None]
    return ", ".join(told) or page.say("opportunities.no_limits")


def limit_word(page: Page, name: str, value: float) -> str:
    """Return an amount of a limit with its unit."""
    if name == "money":
        return page.say("opportunities.money", amount=value)
    if float(value).is_integer():
        return page.say(f"opportunities.amount.{name}", n=int(value))
    return page.say(f"opportunities.amount.{name}_part", amount=value)


def _view(page: Page, plan: Plan, best: model.Choice, thumb: model.Choice) -> charts.ChoiceView:
    marks = letters(plan.ideas)
    stairs = model.frontier(plan.options, plan.limits, plan.axis, estimate=plan.estimate, by_chance=plan.by_chance)
    size = max([best.benefit, thumb.benefit, *(benefit for _, benefit in stairs.steps)], default=0.0)
    unit = 1e6 if size >= 1e6 else 1e3 if size >= 1e4 else 1.0  # noqa: PLR2004 - thousands from five digits on
    limit = plan.limits.of(plan.axis)
    return charts.ChoiceView(
        options=plan.options,
        best=best,
        thumb=thumb,
        stairs=stairs,
        estimate=plan.estimate,
        by_chance=plan.by_chance,
        letters=marks,
        names={idea.id: idea.name for idea in plan.ideas},
        axis=page.say(f"opportunities.axis.{plan.axis}", sign=_sign(page)),
        limit="" if limit is None else page.say("opportunities.limit_is", limit=limit_word(page, plan.axis, limit)),
        sums=(_sum(page, best, marks, unit, order=True), _sum(page, thumb, marks, unit)),
        thumb_words=page.say(f"opportunities.thumb.{plan.by}"),
        heads=(page.say("opportunities.choice.left"), page.say(f"opportunities.choice.right_{plan.axis}")),
        unit=page.say(f"opportunities.unit.{_UNITS[unit]}", sign=_sign(page)),
        key=(page.say("opportunities.choice.taken"), page.say("opportunities.choice.not_now")),
        scale=unit,
        short=(_short(page, best, unit), _short(page, thumb, unit)),
    )


def _sign(page: Page) -> str:
    return page.desk.money_unit or "RUB"


def _sum(page: Page, found: model.Choice, marks: dict[str, str], unit: float, *, order: bool = False) -> str:
    """Write a set as a sum: ``A + B = 22``."""
    chosen = sorted(found.chosen, key=lambda one: (len(marks[one]), marks[one])) if order else found.chosen
    total = page.say("opportunities.in_millions", amount=found.benefit / unit)
    if len(chosen) > 2 * _FEW + 2:
        return _short(page, found, unit)
    return f"{' + '.join(marks[one] for one in chosen) or '0'} = {total}"


def _short(page: Page, found: model.Choice, unit: float) -> str:
    """Write a set as a count: ``8 дел = 50,5``."""
    total = page.say("opportunities.in_millions", amount=found.benefit / unit)
    return page.say("opportunities.choice.many", n=len(found.chosen), total=total)


def _amount(page: Page, name: str, value: float) -> str:
    if name == "money":
        return page.say("opportunities.in_millions", amount=value / 1000)
    return page.say("opportunities.in_millions", amount=value)


def _remark(page: Page, plan: Plan, stairs: model.Stairs) -> str:
    """Name the ratio and the other limits, and say what is counted."""
    others = [name for name in model.LIMITS if name != plan.axis and plan.limits.of(name) is not None]
    told = ", ".join(limit_word(page, name, plan.limits.of(name) or 0.0) for name in others)
    parts = [page.say(f"opportunities.remark.{plan.by}")]
    parts += [page.say("opportunities.remark.others", limits=told)] if told else []
    parts += [page.say("opportunities.remark.chance")] if plan.by_chance else []
    parts += [] if stairs.exact else [page.say("opportunities.remark.points")]
    return " ".join(parts)


def _formats(page: Page) -> dict[str, str]:
    return dict.fromkeys(page.columns("opportunities", "benefit", "money"), "money_short")


def _table(page: Page, plan: Plan, best: model.Choice, thumb: model.Choice) -> pd.DataFrame:
    marks, names = letters(plan.ideas), {idea.id: idea.name for idea in plan.ideas}
    columns = page.columns(
        "opportunities", "mark", "opportunity", "benefit", "hours", "money", "staff", "best", "thumb"
    )
    yes, no = page.say("opportunities.yes"), "–"
    rows = [
        (
            marks[one.id],
            names[one.id],
            one.benefit(plan.estimate, by_chance=plan.by_chance),
            one.hours,
            one.money,
            one.staff,
            yes if one.id in best.chosen else no,
            yes if one.id in thumb.chosen else no,
        )
        for one in plan.options
    ]
    return pd.DataFrame(rows, columns=columns)


# How firm -------------------------------------------------------------------------------------------------------------


def firmness(desk: "Desk", plan: Plan | None = None) -> "Finding":
    """Show which opportunities are taken at low, base and high estimates alike."""
    page = Page(desk, NUMBER)
    plan = plan or plan_of(desk)
    if not plan.options:
        return page.absent("opportunities.finding.choice")
    found = model.firmness(plan.options, plan.limits, by_chance=plan.by_chance)
    marks, names = letters(plan.ideas), {idea.id: idea.name for idea in plan.ideas}
    facts = {
        "n": len(found.firm),
        "depends": len(found.depends),
        "never": len(found.never),
        "firm_marks": [marks[one] for one in found.firm],
        "depends_marks": [marks[one] for one in found.depends],
        "first": names[found.firm[0]] if found.firm else "",
        "limits": limit_words(page, plan.limits),
    }
    which = "all" if found.firm and not found.depends else "some" if found.firm else "none"
    columns = page.columns("opportunities", "mark", "opportunity", "low", "base", "high")
    rows = [
        (marks[one], names[one], *(_often(page, part, sets) for part, sets in zip(parts, found.sets, strict=True)))
        for one, parts in zip(found.ids, found.often, strict=True)
    ]
    return page.finding(
        page.say(f"opportunities.finding.firm.{which}_title", **facts),
        page.say(f"opportunities.finding.firm.{which}_so_what", **facts),
        pd.DataFrame(rows, columns=columns),
        page.say("opportunities.finding.firm.alt", **facts),
        draw=lambda canvas: charts.draw_firmness(
            canvas, found, name=lambda one: f"{marks[one]} · {names[one]}", lang=page.lang
        ),
        subtitle=page.say("opportunities.finding.firm.subtitle", **facts),
        remark=page.say("opportunities.finding.firm.remark"),
    )


def _often(page: Page, part: float, sets: int) -> str:
    if part in {0.0, 1.0}:
        return page.say("opportunities.yes") if part else "–"
    return page.say("opportunities.firm.part", count=round(part * sets), of=sets)


# What one more is worth -----------------------------------------------------------------------------------------------


def worth(desk: "Desk", plan: Plan | None = None) -> "Finding":
    """Show how much of each limit is used, and what more of it would bring."""
    page = Page(desk, NUMBER)
    plan = plan or plan_of(desk)
    names = [name for name in model.LIMITS if plan.limits.of(name) is not None]
    if not plan.options or not names:
        return page.absent("opportunities.finding.worth")
    best = plan.best()
    taken = dict(best.used)
    steps = {
        name: model.next_step(
            plan.options, plan.limits, name, unit=UNITS[name], estimate=plan.estimate, by_chance=plan.by_chance
        )
        for name in names
    }
    reachable = [name for name in names if steps[name].extra is not None]
    near = max(reachable, key=lambda name: (_is_full(plan.limits, name, taken[name]), steps[name].gain), default="")
    facts: dict[str, Any] = {"limits": limit_words(page, plan.limits), "best": best.benefit}
    if near:
        step = steps[near]
        facts |= {"limit": page.say(f"opportunities.limit.{near}"), "gain": step.gain}
        facts |= {"extra": limit_word(page, near, step.extra or 0.0), "unit": limit_word(page, near, UNITS[near])}
        facts |= {"one": step.one}
    which = "free" if not near else "step" if not steps[near].one else "one"
    rows = [_bar(page, plan.limits, name, taken[name], steps[name], strong=name == near) for name in names]
    return page.finding(
        page.say(f"opportunities.finding.worth.{which}_title", **facts),
        page.say(f"opportunities.finding.worth.{which}_so_what", **facts),
        _worth_table(page, plan.limits, taken, steps),
        page.say("opportunities.finding.worth.alt", told=[f"{row.name}: {row.label}" for row in rows]),
        draw=lambda canvas: bars(
            canvas, canvas.body, rows, thresholds=[Threshold(1.0, page.say("opportunities.whole_limit"), OURS)]
        ),
        subtitle=page.say("opportunities.finding.worth.subtitle", **facts),
        remark=page.say("opportunities.finding.worth.remark"),
    )


def _is_full(given: model.Limits, name: str, taken: float) -> bool:
    """Tell whether a limit is used up: that one holds, and more of it is asked for first."""
    return taken >= (given.of(name) or 0.0) - _SAME


def _bar(  # noqa: PLR0913 - a private helper
    page: Page, given: model.Limits, name: str, taken: float, step: model.Next, *, strong: bool
) -> Bar:
    limit = given.of(name) or 0.0
    used = page.say("opportunities.worth.used", used=_plain(page, name, taken), limit=_of(page, name, limit))
    return Bar(
        page.say(f"opportunities.limit.{name}"),
        taken / limit if limit else 0.0,
        used,
        note=_more(page, step),
        role=OURS if strong else OTHER,
        strong=strong,
        whole_name=True,
    )


def _of(page: Page, name: str, value: float) -> str:
    """Return an amount of a limit as it stands after «из»."""
    if name == "money" or not float(value).is_integer():
        return limit_word(page, name, value)
    return page.say(f"opportunities.of.{name}", n=int(value))


def _plain(page: Page, name: str, value: float) -> str:
    return (
        page.say("opportunities.money", amount=value)
        if name == "money"
        else page.say("opportunities.in_millions", amount=value)
    )


def _more(page: Page, step: model.Next) -> str:
    """Say what more of a limit would bring."""
    if step.extra is None:
        return page.say("opportunities.worth.nothing")
    return page.say("opportunities.worth.more", extra=limit_word(page, step.name, step.extra), gain=step.gain)


def _worth_table(
    page: Page, given: model.Limits, taken: dict[str, float], steps: dict[str, model.Next]
) -> pd.DataFrame:
    columns = page.columns("opportunities", "limit", "there_is", "used", "one_more", "next")
    rows = [
        (
            page.say(f"opportunities.limit.{name}"),
            limit_word(page, name, given.of(name) or 0.0),
            _plain(page, name, taken[name]),
            page.say("opportunities.worth.one", unit=limit_word(page, name, UNITS[name]), gain=step.one),
            _more(page, step),
        )
        for name, step in steps.items()
    ]
    return pd.DataFrame(rows, columns=columns)
