"""The plan of an account as plain data for a document: words chosen here, laid out elsewhere.

``plan_document(desk, account, day=…)`` is the entry of the command and of the button.
"""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kamlab.documents import (
    PLAN,
    ActionLine,
    GoalLine,
    NeedLine,
    Pair,
    Paper,
    PlanData,
    RiskLine,
    StepLine,
    Veil,
    open_template,
    plan_paper,
    template_place,
)
from kamlab.errors import KamlabError
from kamlab.i18n import LANGUAGES, money, number, percent, say, speaks
from kamlab.i18n.formats import NBSP
from kamlab.modules.planning import model
from kamlab.modules.planning.findings import Reading

if TYPE_CHECKING:
    from kamlab.desk import Desk

_CLOSE = 0.6  # how like a name must be to be offered


def plan_document(
    desk: "Desk", account: str = "", *, day: date, template: Path | None = None, redact: bool = False
) -> Paper:
    """Make the Word document of an account's plan.

    Parameters
    ----------
    desk
        Language, company, workbook.
    account
        The client, as the ledger or the page writes it; empty for the one chosen on the page.
    day
        The day it is made.
    template
        A template; without one, the company's own or ours.
    redact
        Whether people's names are taken out.

    Raises
    ------
    KamlabError
        If there is no such client, it has no plan, or the template is not in order.
    """
    reading = Reading(desk)
    client = account_called(reading, account) if account else reading.account
    plan = reading.plan(client)
    if not client or plan.is_empty:
        raise KamlabError("planning.document.no_plan", name=reading.name(client))
    path = template or template_place(PLAN.name, desk.language, desk.company.folder)
    opened = open_template(path, PLAN)
    return plan_paper(plan_data(reading, plan, redact=redact), opened, lang=desk.language, day=day)


def account_called(reading: Reading, name: str) -> str:
    """Return the client of a name, as the ledger writes it: letter case and language do not matter.

    Raises
    ------
    KamlabError
        If there is none; names like it are offered.
    """
    known = dict.fromkeys([*reading.accounts, *reading.desk.company.accounts().clients])
    names = reading.desk.company.display_name
    spelt = {
        spelling.casefold(): one
        for one in reversed(known)
        for spelling in (*(names(one, lang) for lang in LANGUAGES), one)
    }
    wanted = " ".join(name.split()).casefold()
    if wanted in spelt:
        return spelt[wanted]
    near = dict.fromkeys(spelt[one] for one in difflib.get_close_matches(wanted, spelt, n=3, cutoff=_CLOSE))
    near |= dict.fromkeys(one for spelling, one in spelt.items() if len(wanted) > 2 and wanted in spelling)  # noqa: PLR2004 - letters that mean a name
    if near:
        offered = [
            f"«{reading.name(one)}»" if reading.desk.language == "ru" else f"“{reading.name(one)}”" for one in near
        ]
        raise KamlabError("planning.document.no_account_near", name=name, near=offered[:3])
    raise KamlabError("planning.document.no_account", name=name)


def plan_data(reading: Reading, plan: model.Plan, *, redact: bool = False) -> PlanData:
    """Turn a plan into the data of its document.

    Parameters
    ----------
    reading
        Whose plan it is.
    plan
        The plan.
    redact
        Whether people's names are taken out, in the texts and in the figure.
    """
    author = reading.desk.workbook.participant.name
    veil = Veil(_people(reading, plan, author), reading.desk.language, on=redact)
    shown = _veiled(plan, veil)
    return replace(_Told(reading, shown).data(), author=veil.name(author), redacted=redact)


@dataclass(frozen=True, slots=True)
class _Told:
    """A plan in the words of the page's language."""

    reading: Reading
    plan: model.Plan

    @property
    def lang(self) -> str:
        return self.reading.desk.language

    @property
    def currency(self) -> str:
        return self.reading.desk.company.currency

    def data(self) -> PlanData:
        plan, page, company = self.plan, model.one_page(self.plan), self.reading.desk.company
        return PlanData(
            account=self.reading.name(plan.account),
            company=company.name_in(self.lang),
            goal=self.goal(page.goal) if page.goal else None,
            serves=page.serves.goal if page.serves else "",
            first=tuple(self.action(one) for one in page.actions),
            risk=RiskLine(page.risk.what, page.risk.sign, page.risk.step),
            pairs=self.pairs(),
            mirror_sentence=self.mirrored(),
            steps=tuple(self.step(one) for one in plan.tactics),
            needs=self.needs(),
            actions=tuple(self.action(one) for one in model.in_order(plan.actions)),
            gaps=self.gaps(),
            currency=self.currency,
            synthetic=company.is_demo,
        )

    def say(self, key: str, **facts: object) -> str:
        return say(f"planning.{key}", self.lang, **{"currency": self.currency, **facts})

    def goal(self, goal: model.Goal) -> GoalLine:
        state = self.say(f"state.{goal.state}") if speaks(f"planning.state.{goal.state}", self.lang) else goal.state
        return GoalLine(goal.goal, goal.measure, self.target(goal), goal.due, goal.person, state)

    def target(self, goal: model.Goal) -> str:
        """Write how much: a fall with its minus, per cent and money as the language writes them."""
        if goal.target is None:
            return ""
        decimals = next(digits for digits in (0, 1, 2, 6) if round(goal.target, digits) == round(goal.target, 6))
        if goal.unit == self.say("unit.percent"):
            return percent(goal.target / 100, self.lang, decimals)
        if goal.unit == self.say("unit.roubles"):
            return money(goal.target, self.lang, self.currency or "RUB", min(decimals, 2))
        unit = "" if goal.unit.casefold() in goal.measure.casefold() else goal.unit  # it need not be said twice
        return f"{number(goal.target, self.lang, decimals)}{NBSP}{unit}".strip()

    def pairs(self) -> tuple[Pair, ...]:
        """Return our goals beside the client's they serve, then the client's that stand alone."""
        found = model.mirror(self.plan.theirs, self.plan.ours)
        served = {ours.id: theirs for ours, theirs in found.pairs}
        ours = [Pair(self.goal(served[one.id]) if one.id in served else None, self.goal(one)) for one in self.plan.ours]
        return (*ours, *(Pair(self.goal(one), None) for one in found.unserved))

    def mirrored(self) -> str:
        found = model.mirror(self.plan.theirs, self.plan.ours)
        if not found.ours or not found.theirs:
            return ""
        facts = {"ours": found.ours, "theirs": found.theirs, "unserved": len(found.unserved)}
        return self.say("document.mirror", n=len(found.pairs), **facts)

    def gaps(self) -> tuple[str, ...]:
        """Return what is missing: one sentence for all that a goal or an action lacks."""
        lacking: dict[str, list[model.Gap]] = {}
        for gap in model.plan_check(self.plan):
            one = speaks(f"planning.gap.lacks.{gap.code}", self.lang)
            lacking.setdefault(f"{gap.code[0]}/{gap.id}" if one else f"{gap.code}/{gap.where}", []).append(gap)
        return tuple(self.gap(gaps) for gaps in lacking.values())

    def gap(self, gaps: list[model.Gap]) -> str:
        first = gaps[0]
        if not speaks(f"planning.gap.lacks.{first.code}", self.lang):
            return self.say(f"gap.{first.code}", where=first.where, amount=first.amount)
        what = ", ".join(self.say(f"gap.lacks.{gap.code}") for gap in gaps)
        return self.say("gap.of", where=first.where, what=what)

    def step(self, tactic: model.Tactic) -> StepLine:
        goal = self.plan.goal(tactic.goal)
        prompt = self.say(f"prompt.{tactic.choice}")
        what = self.say("document.tactic", prompt=prompt, what=tactic.what) if tactic.what.strip() else prompt
        return StepLine(self.say(f"p.{tactic.p}"), what, goal.goal if goal else "")

    def needs(self) -> tuple[NeedLine, ...]:
        """Return what is needed: hours, money, hours of each person; nothing where nobody said anything."""
        load = model.load_by_person(self.plan.actions, self.plan.limits)
        lines = []
        if load.hours or load.hours_limit is not None:
            lines.append(NeedLine(self.say("document.hours"), load.hours, load.hours_limit))
        if load.money or load.money_limit is not None:
            lines.append(NeedLine(self.say("document.money"), load.money, load.money_limit, "money"))
        return (*lines, *(line for one in load.people for line in self.hours_of(one, load)))

    def hours_of(self, one: model.PersonLoad, load: model.Load) -> list[NeedLine]:
        """Return a person's hours by period against the limit; in all where no period holds them."""
        within = [(period, hours) for period, hours in zip(load.periods, one.hours, strict=True) if hours]
        if one.total and not within:
            return [NeedLine(self.say("document.person_hours", person=one.person), one.total)]
        return [
            NeedLine(
                self.say("document.person_period", person=one.person, start=period.start, end=period.end),
                hours,
                load.person_limit,
            )
            for period, hours in within
        ]

    def action(self, action: model.Action) -> ActionLine:
        goal = self.plan.goal(action.goal)
        state = "" if action.status == "planned" else self.say(f"state.{action.status}")
        if state and action.reason.strip():
            state = self.say("document.moved", state=state, reason=action.reason)
        return ActionLine(
            action.what,
            action.who,
            action.with_whom,
            action.start,
            action.due,
            action.hours,
            goal.goal if goal else "",
            state,
        )


def _people(reading: Reading, plan: model.Plan, author: str) -> Iterable[str]:
    """Return every name that a redacted copy must not hold."""
    goals = (goal.person for goal in (*plan.theirs, *plan.ours))
    actions = (name for action in plan.actions for name in (action.who, action.with_whom))
    named = [author, *goals, *actions, *reading.people(plan.account), *reading.people()]
    return dict.fromkeys(name for name in named if name)


def _veiled(plan: model.Plan, veil: Veil) -> model.Plan:
    """Take the names out of a plan; everything else stays."""
    if not veil.on:
        return plan
    hide: Callable[[str], str] = veil.text

    def goal(one: model.Goal) -> model.Goal:
        return replace(one, goal=hide(one.goal), measure=hide(one.measure), person=veil.name(one.person))

    def action(one: model.Action) -> model.Action:
        who, with_whom = veil.name(one.who), veil.name(one.with_whom)
        return replace(one, what=hide(one.what), reason=hide(one.reason), who=who, with_whom=with_whom)

    return replace(
        plan,
        theirs=tuple(goal(one) for one in plan.theirs),
        ours=tuple(goal(one) for one in plan.ours),
        tactics=tuple(replace(one, what=hide(one.what)) for one in plan.tactics),
        actions=tuple(action(one) for one in plan.actions),
        risk=model.Risk(*(hide(text) for text in (plan.risk.what, plan.risk.sign, plan.risk.step))),
    )
