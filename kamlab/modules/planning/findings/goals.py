"""The plan in figures: mirrored goals, the timeline, hours against limits."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.i18n import date_text, number
from kamlab.modules.page import Page
from kamlab.modules.planning import charts, model
from kamlab.modules.planning.findings.reading import MODULE, Reading
from kamlab.modules.planning.findings.wording import goal_note

if TYPE_CHECKING:
    from datetime import date

    from kamlab.desk import Desk
    from kamlab.findings import Finding


def mirror(desk: "Desk", plan: model.Plan | None = None, *, source: str = "") -> "Finding":
    """Show the client's goals beside ours, orphans both ways.

    Parameters
    ----------
    desk
        Language, company, workbook.
    plan
        Another plan than the one in the workbook; its texts are in the language of the page.
    source
        The source line of another plan.
    """
    page, plan = Page(desk, MODULE), plan or Reading(desk).plan()
    if not (plan.theirs or plan.ours):
        return page.absent("planning.finding.mirror")
    found = model.mirror(plan.theirs, plan.ours)
    facts = {
        "n": len(found.pairs),
        "ours": found.ours,
        "theirs": found.theirs,
        "served": found.theirs - len(found.unserved),
        "ratio": found.ratio_ours or 0.0,
        "back": found.ratio_theirs or 0.0,
        "orphans": [f"«{goal.goal}»" if page.lang == "ru" else f"“{goal.goal}”" for goal in found.orphans[:2]],
        "unserved": [f"«{goal.goal}»" if page.lang == "ru" else f"“{goal.goal}”" for goal in found.unserved[:2]],
        "account": page.name(plan.account),
    }
    which = _which(found)
    notes = {goal.id: goal_note(goal, page.lang, page.currency) for goal in (*plan.theirs, *plan.ours)}
    return page.finding(
        page.say(f"planning.finding.mirror.{'title' if plan.ours and plan.theirs else which + '_title'}", **facts),
        page.say(f"planning.finding.mirror.{which}_so_what", **facts),
        _mirror_table(page, plan),
        page.say("planning.finding.mirror.alt", **facts),
        draw=lambda canvas: charts.draw_mirror(canvas, plan.theirs, plan.ours, found, notes=notes, lang=page.lang),
        subtitle=page.say("planning.finding.mirror.subtitle", **facts),
        remark=page.say("planning.finding.mirror.remark") if plan.ours and plan.theirs else "",
        source=source,
    )


def _which(found: model.Mirror) -> str:
    if not found.theirs:
        return "no_theirs"
    if not found.ours:
        return "no_ours"
    if found.orphans:
        return "both" if found.unserved else "orphans"
    return "unserved" if found.unserved else "whole"


def _mirror_table(page: Page, plan: model.Plan) -> pd.DataFrame:
    names = {goal.id: goal.goal for goal in plan.theirs}
    rows = [
        (
            goal.goal,
            names.get(goal.serves, page.say("planning.words.none")),
            goal_note(goal, page.lang, page.currency),
            page.person(goal.person) or page.say("planning.words.nobody"),
        )
        for goal in plan.ours
    ]
    served = {goal.serves for goal in plan.ours}
    rows += [
        (
            page.say("planning.words.none"),
            goal.goal,
            goal_note(goal, page.lang, page.currency),
            page.person(goal.person),
        )
        for goal in plan.theirs
        if goal.id not in served
    ]
    return pd.DataFrame(rows, columns=page.columns("planning", "ours", "theirs", "measured", "person"))


def timeline(
    desk: "Desk", plan: model.Plan | None = None, *, today: "date | None" = None, source: str = ""
) -> "Finding":
    """Show goals, actions and days: who does what by when, and what serves the client.

    Parameters
    ----------
    desk, plan, source
        As in :func:`mirror`.
    today
        The day it is looked at; by default the seminar's or today.
    """
    page, reading = Page(desk, MODULE), Reading(desk)
    plan = plan or reading.plan()
    line = model.timeline(plan, today or reading.today)
    if not line.actions:
        return page.absent("planning.finding.timeline")
    facts = _timeline_facts(page, plan, line)
    which = _timeline_case(facts)
    return page.finding(
        page.say(f"planning.finding.timeline.{which}_title", **facts),
        page.say(f"planning.finding.timeline.{which}_so_what", **facts),
        _timeline_table(page, plan, line),
        page.say("planning.finding.timeline.alt", **{**facts, "n": line.done}),
        draw=lambda canvas: charts.draw_timeline(canvas, line, person=page.person, lang=page.lang),
        subtitle=page.say("planning.finding.timeline.subtitle", **facts),
        remark=page.say(f"planning.finding.timeline.{'hidden' if line.hidden else 'remark'}", hidden=line.hidden),
        source=source,
    )


def _timeline_facts(page: Page, plan: model.Plan, line: model.Timeline) -> dict[str, object]:
    bare = [action for action in line.actions if not action.who or not (action.start and action.due)]
    late = [action for action in line.actions if action.due and action.due < line.today and action.done < 1]
    orphans = [group.goal for group in line.groups if group.kind == "orphan" and group.goal]
    loose = [action for group in line.groups if group.kind == "loose" for action in group.actions]
    coming = [one for one in model.in_order(line.actions) if one.who and one.due and one.due >= line.today]
    first = next((one for one in coming if one.done < 1), None)
    return {
        "n": len(orphans) or len(late) or len(bare) or len(loose),
        "loose": [action.what for action in loose[:2]],
        "orphans": len(orphans),
        "ours": len(plan.ours),
        "orphan": orphans[0].goal if orphans else "",
        "late": [action.what for action in late[:3]],
        "bare": [action.what for action in bare[:3]],
        "actions": len(line.actions),
        "mirrored": len(plan.ours) - len(orphans),
        "account": page.name(plan.account),
        "first": first.what if first else "",
        "who": page.person(first.who) if first else "",
        "day": date_text(first.due, page.lang) if first and first.due else "",
    }


def _timeline_case(facts: dict[str, object]) -> str:
    for which in ("orphans", "late", "bare"):
        if facts[which]:
            return which
    if not facts["first"]:
        return "over"
    return "loose" if facts["loose"] else "whole"


def _timeline_table(page: Page, plan: model.Plan, line: model.Timeline) -> pd.DataFrame:
    goals = {goal.id: goal.goal for goal in plan.ours}
    columns = page.columns("planning", "action", "who", "start", "due", "hours", "goal", "status")
    rows = [
        (
            action.what,
            page.person(action.who) or page.say("planning.words.nobody"),
            date_text(action.start, page.lang) if action.start else page.say("planning.words.undated"),
            date_text(action.due, page.lang) if action.due else page.say("planning.words.undated"),
            number(action.hours, page.lang) if action.hours is not None else "–",
            goals.get(action.goal, "–"),
            page.say(f"planning.status.{action.status}"),
        )
        for action in line.actions
    ]
    return pd.DataFrame(rows, columns=columns)


def load(desk: "Desk", plan: model.Plan | None = None, *, source: str = "") -> "Finding":
    """Show the hours of each person by quarter against the limit, and the sum against the account's.

    Parameters
    ----------
    desk, plan, source
        As in :func:`mirror`.
    """
    page, plan = Page(desk, MODULE), plan or Reading(desk).plan()
    found = model.load_by_person(plan.actions, plan.limits)
    if not any(any(one.hours) for one in found.people):
        return page.absent("planning.finding.load")
    facts = _load_facts(page, found)
    which = "person" if found.overloaded else "sum" if found.hours_over else "even"
    so_what = page.say(f"planning.finding.load.{_load_case(which, facts)}_so_what", **facts)
    if which == "person" and found.hours_over:
        so_what += " " + page.say("planning.finding.load.also", **facts)
    if found.money_over:
        so_what += " " + page.say("planning.finding.load.money", **facts)
    return page.finding(
        page.say(f"planning.finding.load.{which}_title", **facts),
        so_what,
        _load_table(page, found),
        page.say("planning.finding.load.alt", **facts),
        draw=lambda canvas: charts.draw_load(canvas, found, person=page.person, lang=page.lang),
        subtitle=page.say("planning.finding.load.subtitle"),
        remark=page.say(f"planning.finding.load.{'unplaced' if found.unplaced else 'remark'}", n=len(found.unplaced)),
        source=source,
    )


def _load_facts(page: Page, found: model.Load) -> dict[str, object]:
    worst = found.overloaded[0] if found.overloaded else found.people[0]
    clash = [action.what for action in worst.clashes[0]] if worst.clashes else []
    return {
        "who": page.person(worst.person),
        "most": round(max(worst.hours)),
        "limit": found.person_limit or 0,
        "over": round(max([*worst.over, 0])),
        "clash": clash,
        "others": [page.person(one.person) for one in found.overloaded[1:3]],
        "hours": found.hours,
        "all": found.hours_limit or 0,
        "more": found.hours_over,
        "money": found.money,
        "money_limit": found.money_limit or 0,
        "money_over": found.money_over,
        "people": len(found.people),
    }


def _load_case(which: str, facts: dict[str, object]) -> str:
    if which == "person" and facts["clash"]:
        return "clash"
    if which == "even":
        return "even" if facts["all"] else "unlimited"
    return which


def _load_table(page: Page, found: model.Load) -> pd.DataFrame:
    periods = [
        page.say("planning.load.period", start=date_text(one.start, page.lang), end=date_text(one.end, page.lang))
        for one in found.periods
    ]
    columns = [page.say("planning.column.person"), *periods, *page.columns("planning", "all_hours", "over")]
    rows = [
        (
            page.person(one.person) or page.say("planning.words.nobody"),
            *(number(round(hours), page.lang) for hours in one.hours),
            number(one.total, page.lang),
            number(round(sum(one.over)), page.lang) if one.is_over else "–",
        )
        for one in found.people
    ]
    return pd.DataFrame(rows, columns=columns)
