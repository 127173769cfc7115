"""The plan of an account as plain data for a document: words chosen here, laid out elsewhere.

``plan_document(desk, account)`` is the entry of the command and of the button.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kamlab.company.called import account_called
from kamlab.documents import (
    CLIENT,
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
    client_paper,
    open_template,
    plan_paper,
    template_place,
    trimmed,
)
from kamlab.errors import KamlabError
from kamlab.findings.render import image
from kamlab.i18n.formats import upper_first
from kamlab.modules.page import Page
from kamlab.modules.planning import findings, model
from kamlab.modules.planning.findings import Reading
from kamlab.modules.planning.findings.reading import MODULE

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding


def plan_document(  # noqa: PLR0913 - one parameter per choice of the command
    desk: "Desk",
    account: str = "",
    *,
    day: date | None = None,
    template: Path | None = None,
    redact: bool = False,
    for_client: bool = False,
) -> Paper:
    """Make the Word document of an account's plan.

    Parameters
    ----------
    desk
        Language, company, workbook.
    account
        The client, as the ledger or the page writes it; empty for the one chosen on the page.
    day
        The day it is made; by default the seminar's, if the company names one, else today.
    template
        A template; without one, the company's own or ours.
    redact
        Whether people's names are taken out.
    for_client
        Whether it is the client's copy: one page of what serves the client, without what is for us alone.

    Raises
    ------
    KamlabError
        If there is no such client, it has no plan, nothing in it serves the client, or the template is not in order.
    """
    reading = Reading(desk)
    client = account_called(desk.company, account, reading.accounts, lang=desk.language) if account else reading.account
    plan = reading.plan(client)
    if not client or plan.is_empty:
        raise KamlabError("planning.document.no_plan", name=reading.name(client))
    if for_client:
        plan = model.client_copy(plan)
        if not plan.ours:
            raise KamlabError("planning.document.nothing_for_client", name=reading.name(client))
    kind, make = (CLIENT, client_paper) if for_client else (PLAN, plan_paper)
    opened = open_template(template or template_place(kind.name, desk.language, desk.company.folder), kind)
    day = day or reading.today
    return make(plan_data(reading, plan, day, redact=redact, whole=not for_client), opened, lang=desk.language, day=day)


def plan_data(reading: Reading, plan: model.Plan, day: date, *, redact: bool = False, whole: bool = True) -> PlanData:
    """Turn a plan into the data of its document.

    Parameters
    ----------
    reading
        Whose plan it is.
    plan
        The plan.
    day
        The day it is looked at.
    redact
        Whether people's names are taken out, in the texts and in the figure.
    whole
        Whether everything behind the page is made too; the client's copy takes all the actions it is given.
    """
    author = reading.desk.workbook.participant.name
    names = list(_people(reading, plan, author))
    also = {spelt: name for spelt, name in reading.start.people.words.items() if name in names and spelt != name}
    veil = Veil(names, reading.desk.language, also=also, on=redact)
    shown = _veiled(plan, veil)
    words = _Told(Page(reading.desk, MODULE), shown, day)
    told = words.data() if whole else words.page_data()
    return replace(told, author=veil.name(author), redacted=redact)


@dataclass(frozen=True, slots=True)
class _Told:
    """A plan in the words of the page's language, looked at on a day."""

    page: Page
    plan: model.Plan
    day: date

    def page_data(self) -> PlanData:
        """Return what the client's copy is made of, and nothing else."""
        plan, company = self.plan, self.page.desk.company
        front = model.one_page(plan, most=len(plan.actions))
        return PlanData(
            account=self.page.name(plan.account),
            company=company.name_in(self.page.lang),
            goal=self.goal(front.goal) if front.goal else None,
            serves=front.serves.goal if front.serves else "",
            first=tuple(self.action(one) for one in model.in_order(plan.actions)),
            pairs=self.pairs(),
            currency=self.page.currency,
            synthetic=company.is_demo,
        )

    def data(self) -> PlanData:
        plan, front, company = self.plan, model.one_page(self.plan), self.page.desk.company
        mirrored, dated = findings.mirror(self.page.desk, plan), self.timeline()
        return PlanData(
            account=self.page.name(plan.account),
            company=company.name_in(self.page.lang),
            goal=self.goal(front.goal) if front.goal else None,
            serves=front.serves.goal if front.serves else "",
            first=tuple(self.action(one) for one in front.actions),
            risk=RiskLine(front.risk.what, front.risk.sign, front.risk.step),
            pairs=self.pairs(),
            mirror_sentence=f"{mirrored.title}. {mirrored.so_what}",
            timeline=trimmed(image(dated.figure("page"), "png"), dated.alt) if dated else None,
            timeline_sentence=dated.so_what if dated else "",
            steps=tuple(self.step(one) for one in plan.tactics),
            needs=self.needs(),
            actions=tuple(self.action(one) for one in model.in_order(plan.actions)),
            gaps=tuple(findings.gap_text(self.page, gap)[0] for gap in model.plan_check(plan)),
            currency=self.page.currency,
            synthetic=company.is_demo,
        )

    def say(self, key: str, **facts: object) -> str:
        return self.page.say(f"planning.{key}", **facts)

    def goal(self, goal: model.Goal) -> GoalLine:
        state = self.say(f"state.{goal.state}") if goal.state else ""
        target = findings.target_text(goal, self.page.lang, self.page.currency)
        return GoalLine(goal.goal, goal.measure, target, goal.due, goal.person, state)

    def pairs(self) -> tuple[Pair, ...]:
        """Return our goals beside the client's they serve, then the client's that stand alone."""
        found = model.mirror(self.plan.theirs, self.plan.ours)
        served = {ours.id: theirs for ours, theirs in found.pairs}
        ours = [Pair(self.goal(served[one.id]) if one.id in served else None, self.goal(one)) for one in self.plan.ours]
        return (*ours, *(Pair(self.goal(one), None) for one in found.unserved))

    def timeline(self) -> "Finding | None":
        """Return the figure of the actions; none without a day to draw."""
        dated = any(one.counts and (one.start or one.due) for one in self.plan.actions)
        return findings.timeline(self.page.desk, self.plan, today=self.day) if dated else None

    def step(self, tactic: model.Tactic) -> StepLine:
        goal = self.plan.goal(tactic.goal)
        prompt = self.say(f"choice.{tactic.choice}")
        what = self.say("document.tactic", prompt=prompt, what=tactic.what) if tactic.what.strip() else prompt
        return StepLine(self.say(f"p.{tactic.p}"), upper_first(what), goal.goal if goal else "")

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
        state = "" if action.status == "planned" else self.say(f"status.{action.status}")
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
            upper_first(state),
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
