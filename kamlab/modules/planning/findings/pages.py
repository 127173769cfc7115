"""The plan in words: the one page, what it lacks, what changed since a version."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.page import Page
from kamlab.modules.planning import model
from kamlab.modules.planning.findings.reading import MODULE, Reading
from kamlab.modules.planning.findings.wording import action_line, gap_text, goal_line, value_text

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding


def one_page(desk: "Desk", plan: model.Plan | None = None, *, source: str = "") -> "Finding":
    """Show the page itself: the goal, the client's goal it serves, the next actions, the one risk.

    Parameters
    ----------
    desk
        Language, company, workbook.
    plan
        Another plan than the one in the workbook.
    source
        The source line of another plan.
    """
    page, plan = Page(desk, MODULE), plan or Reading(desk).plan()
    found = model.one_page(plan)
    if found.goal is None:
        return page.absent("planning.finding.page")
    none = page.say("planning.words.none")
    rows = [
        (page.say("planning.page.account"), page.name(plan.account)),
        (page.say("planning.page.goal"), goal_line(found.goal, page.lang, page.currency)),
        (page.say("planning.page.person"), page.person(found.goal.person) or page.say("planning.words.nobody")),
        (page.say("planning.page.serves"), goal_line(found.serves, page.lang) if found.serves else none),
    ]
    for place, action in enumerate(found.actions, 1):
        rows.append((page.say("planning.page.action", place=place), action_line(action, page.lang)))
    risk = found.risk
    rows.append((page.say("planning.page.risk"), risk.what or none))
    rows += [(page.say("planning.page.sign"), risk.sign)] if risk.sign else []
    rows += [(page.say("planning.page.step"), risk.step)] if risk.step else []
    gaps = model.plan_check(plan)
    facts = {"account": page.name(plan.account), "n": len(gaps), "goal": found.goal.goal}
    which = "open" if gaps else "whole"
    return page.finding(
        page.say("planning.finding.page.title", **facts),
        page.say(f"planning.finding.page.{which}_so_what", **facts),
        pd.DataFrame(rows, columns=page.columns("planning", "line", "text")),
        page.say("planning.finding.page.alt", **facts),
        source=source,
    )


def check(desk: "Desk", plan: model.Plan | None = None, *, source: str = "") -> "Finding":
    """Show what the plan still lacks, and what to do about each.

    Parameters
    ----------
    desk, plan, source
        As in :func:`one_page`.
    """
    page, plan = Page(desk, MODULE), plan or Reading(desk).plan()
    gaps = model.plan_check(plan)
    facts = {"n": len(gaps), "account": page.name(plan.account)}
    if not gaps:
        told = [(page.say("planning.finding.check.whole"), page.say("planning.finding.check.whole_do"))]
    else:
        told = [gap_text(page, gap) for gap in gaps]
    which = "gaps" if gaps else "whole"
    return page.finding(
        page.say(f"planning.finding.check.{which}_title", **facts),
        page.say(f"planning.finding.check.{which}_so_what", **facts, first=told[0][0], do=told[0][1]),
        pd.DataFrame(told, columns=page.columns("planning", "gap", "to_do")),
        page.say("planning.finding.check.alt", **facts),
        source=source,
    )


def compare(desk: "Desk", old: model.Plan, new: model.Plan | None = None, *, name: str = "") -> "Finding":
    """Show what changed from a kept version to the plan as it is now.

    Parameters
    ----------
    desk
        Language, company, workbook.
    old, new
        The two versions; without the second, the plan in the workbook.
    name
        What the older one is called.
    """
    page, new = Page(desk, MODULE), new or Reading(desk).plan(old.account)
    found = model.changes(old, new)
    facts = {"n": len(found), "name": name, "account": page.name(new.account)}
    rows = [
        (
            page.say(f"planning.kind.{one.kind}") + (f": {one.name}" if one.name else ""),
            page.say(f"planning.change.{one.how}")
            if not one.field
            else page.say("planning.change.field", field=page.say(f"planning.field.{one.field}")),
            value_text(page, one.field, one.old),
            value_text(page, one.field, one.new),
        )
        for one in found
    ] or [(page.say("planning.finding.compare.same"), "–", "–", "–")]
    which = "changed" if found else "same"
    links = sum(one.field == "serves" or (one.kind in {"ours", "theirs"} and not one.field) for one in found)
    return page.finding(
        page.say(f"planning.finding.compare.{which}_title", **facts),
        page.say(f"planning.finding.compare.{'links' if links else which}_so_what", **facts, links=links),
        pd.DataFrame(rows, columns=page.columns("planning", "what", "how", "before", "now")),
        page.say("planning.finding.compare.alt", **facts),
    )
