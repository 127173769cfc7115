"""Where the way back stands, what to say now, and whether it is fast enough."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.modules.page import Page
from kamlab.modules.recovery import charts, model
from kamlab.modules.recovery.findings.cases import NUMBER, Cases

if TYPE_CHECKING:
    from datetime import date

    from kamlab.desk import Desk
    from kamlab.findings import Finding

STEPS = ("lunch", "office", "reason", "what_if", "farewell", "referral", "reminder")  # that have words
DELAY = 90  # days to the reminder, ours
_LONG = 30  # days: what is longer ago than that is no race any more


def opening(desk: "Desk") -> "Finding":
    """Return the words of every step in the order of the source, as a table without a figure."""
    page = Page(desk, NUMBER)
    rows = [[page.say(f"recovery.title.{step}"), page.say(f"recovery.words.{step}")] for step in STEPS]
    return page.finding(
        page.say("recovery.finding.opening.title"),
        page.say("recovery.finding.opening.so_what"),
        pd.DataFrame(rows, columns=page.columns("recovery", "step", "words")),
        page.say("recovery.finding.opening.alt"),
        source=page.say("recovery.finding.opening.source"),
    )


def winback_tree(desk: "Desk", case: model.Case | None = None, today: "date | None" = None) -> "Finding":
    """Show the tree with the current step of a case.

    Parameters
    ----------
    desk
        Language and company.
    case
        A client; without one, the first that is still to be won.
    today
        The day it is looked at; without one, the seminar's day or today.
    """
    page, cases = Page(desk, NUMBER), Cases(desk)
    case = case or (cases.case(cases.first) if cases.first else model.Case(""))
    today = today or cases.today
    walk = model.walk(case)
    facts = tree_facts(page, case, walk, today)
    day = facts["day"]
    here = page.say(
        "recovery.here_day" if walk.now and facts["is_open"] and day is not None else "recovery.here", day=day
    )
    return page.finding(
        _title(page, walk, facts),
        page.say(f"recovery.finding.tree.{_advice(case, walk)}.so_what", **facts),
        _table(page, case, walk),
        page.say("recovery.finding.tree.alt", **facts),
        draw=lambda canvas: charts.draw_tree(canvas, walk, notes=notes(page, case, walk), here=here, lang=page.lang),
        subtitle=page.say(f"recovery.finding.tree.subtitle{'' if case.client else '_nobody'}", **facts),
        remark=page.say(f"recovery.finding.tree.remark{'_ours' if walk.is_ours else ''}"),
    )


def tree_facts(page: Page, case: model.Case, walk: model.Walk, today: "date") -> dict[str, Any]:
    """Return what the sentences about a case speak of."""
    day = case.day(today)
    step = page.say(f"recovery.title.{walk.now}") if walk.now else page.say("recovery.end.regained")
    return {
        "client": page.name(case.client) if case.client else page.say("recovery.somebody"),
        "day": day if day is not None and day >= 0 else None,
        "step": step,
        "n": len(walk.done),
        "reason": page.say(f"recovery.reason.{case.reason}"),
        "due": case.reminder,
        "delay": DELAY,
        "is_open": not case.end and case.outcome == "open",
    }


def notes(page: Page, case: model.Case, walk: model.Walk) -> dict[str, str]:
    """Return node → the quiet line in its box."""
    found = {node: page.say(f"recovery.note.{node}") for node in ("what_if", "referral", "farewell")}
    for node, moment in (("lunch", case.lunch_on), ("office", case.office_visit)):
        day = case.day(moment)
        if day is not None and day >= 0 and walk.state(node) == "done":
            found[node] = page.say("recovery.note.day", day=day)
    found["reminder"] = (
        page.say("recovery.note.reminder_on", due=case.reminder)
        if case.reminder
        else page.say("recovery.note.reminder", delay=DELAY)
    )
    if walk.is_ours:
        found["farewell"] = page.say("recovery.note.letter")
    return found


def _advice(case: model.Case, walk: model.Walk) -> str:
    """Return which sentence fits: the current step, with what is particular about it."""
    particular = {
        "": "regained",
        "lunch": "lunch_wait" if case.lunch == "asked" else "lunch",
        "what_if": case.reason,
        "regained": "wait_order",
        "farewell": "farewell_ours" if walk.is_ours else "farewell",
        "reminder": "reminder_on" if case.reminder else "reminder",
    }
    return particular.get(walk.now, walk.now)


def _title(page: Page, walk: model.Walk, facts: dict[str, Any]) -> str:
    key = walk.now or "back"
    if key == "lunch" and facts["client"] == page.say("recovery.somebody"):
        return page.say("recovery.finding.tree.title.nobody")
    if key == "farewell" and walk.is_ours:
        key = "farewell_ours"
    dated = facts["is_open"] and facts["day"] is not None
    return page.say(f"recovery.finding.tree.title.{key}{'_day' if dated else ''}", **facts)


def _table(page: Page, case: model.Case, walk: model.Walk) -> pd.DataFrame:
    """Write each step with its state and its words."""
    days = {"lunch": case.day(case.lunch_on), "office": case.day(case.office_visit)}
    rows = []
    for node in model.NODES:
        day = days.get(node)
        words = page.say(f"recovery.words.{node}") if node in STEPS else ""
        shown = page.say("recovery.note.day", day=day) if day is not None and day >= 0 else ""
        state = page.say(f"recovery.state.{walk.state(node)}")
        rows.append([page.say(f"recovery.node.{node}"), state, shown, words])
    return pd.DataFrame(rows, columns=page.columns("recovery", "step", "state", "day", "words"))


def speed(desk: "Desk", case: model.Case | None = None, marks: "dict[str, int] | None" = None) -> "Finding":
    """Show how fast the steps of a case came, against marks of ours.

    Parameters
    ----------
    desk
        Language and company.
    case
        A client; without one, the first that is still to be won.
    marks
        Step → day after the notice; without them, those of the course.
    """
    page, cases = Page(desk, NUMBER), Cases(desk)
    case = case or (cases.case(cases.first) if cases.first else model.Case(""))
    if case.start is None:
        return page.absent("recovery.finding.timer")
    today = case.day(cases.today) or 0
    if today < 0:
        return page.absent("recovery.finding.timer")
    found = model.timer(case, cases.today, marks or model.MARKS)
    told = [
        page.say(f"recovery.pace.{one.pace}", day=one.day, n=abs(one.left), limit=one.limit, due=one.due)
        for one in found
    ]
    facts: dict[str, Any] = {"client": page.name(case.client), "day": today, "start": case.start, **_next(page, found)}
    which = _pace(found, case)
    rows = [
        [page.say(f"recovery.step.{one.step}"), one.limit, one.due, words]
        for one, words in zip(found, told, strict=True)
    ]
    shown = today if today <= max(2 * max(one.limit for one in found), _LONG) else None
    return page.finding(
        page.say(f"recovery.finding.timer.{which}.title", **facts),
        page.say(f"recovery.finding.timer.{which}.so_what", **facts),
        pd.DataFrame(rows, columns=page.columns("recovery", "step", "limit", "due", "pace")),
        page.say("recovery.finding.timer.alt", told=told, **facts),
        draw=lambda canvas: charts.draw_timer(canvas, found, shown, told=told, lang=page.lang),
        subtitle=page.say(f"recovery.finding.timer.subtitle{'' if case.notice else '_order'}", **facts),
        remark=page.say("recovery.finding.timer.remark"),
        formats={page.say("recovery.column.due"): "date"},
    )


def _pace(found: "tuple[model.Mark, ...]", case: model.Case) -> str:
    if any(one.pace == "before" for one in found):
        return "before"
    if case.end:
        return "closed"
    if model.is_let_go(case):
        return "let_go"
    if any(one.pace == "overdue" for one in found):
        return "overdue"
    if any(one.pace == "due" for one in found):
        return "due"
    return "ask" if case.reason == "no_need" else "done"


def _next(page: Page, found: "tuple[model.Mark, ...]") -> dict[str, Any]:
    """Return the step that presses most: the one that is overdue longest, else the next to come."""
    early = [one for one in found if one.pace == "before"]
    waiting = early or [one for one in found if one.pace in {"overdue", "due"}]
    if not waiting:
        return {"step": "", "n": 0, "due": None}
    one = min(waiting, key=lambda mark: mark.left)
    return {"step": page.say(f"recovery.step.{one.step}"), "n": abs(one.left), "due": one.due}
