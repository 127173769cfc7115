"""The review of a plan with its lights and what has changed, and the one-page brief to our own people."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.i18n import date_text
from kamlab.i18n.formats import date_short
from kamlab.modules.daily_management import charts, model
from kamlab.modules.daily_management.findings.given import brief_of
from kamlab.modules.daily_management.findings.reading import NUMBER, Reading
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.desk import Desk
    from kamlab.findings import Finding

_KEY = "daily_management.finding.review"
_BRIEF = "daily_management.finding.brief"


def review(
    desk: "Desk", account: str = "", before: "Sequence[model.Task] | None" = None, *, name: str = ""
) -> "Finding":
    """Show a light for each action of an account's plan, and what has changed since an earlier review.

    Parameters
    ----------
    desk
        Language, company, workbook.
    account
        Whose plan; by default the first that has one.
    before
        The tasks of the review to compare with, and its ``name``.
    """
    page, reading = Page(desk, NUMBER), Reading(desk)
    account = account or planned(reading)
    tasks = reading.tasks(account) if account else ()
    if not tasks:
        return page.absent(_KEY)
    counts = model.lights(tasks, reading.today)
    changes = model.compare(before, tasks) if before is not None else ()
    moved = {one.what: one for one in changes if one.kind != "same"}
    compared = before is not None
    rows = [_lit(page, reading, task, moved.get(task.what), compared=compared) for task in tasks]
    gone = [one.what for one in changes if one.kind == "gone"]
    first = _first(tasks, reading)
    which = "late" if counts[model.LATE] else "check" if counts[model.CHECK] else "fine"
    facts = {
        "client": page.name(account),
        "n": counts[model.LATE] or counts[model.CHECK] or len(tasks),
        "all": len(tasks),
        "what": first.what,
        "who": first.who or page.say(f"{_KEY}.nobody"),
        "due": first.due or reading.today,
        "changed": len(moved),
        "name": name,
        "gone": gone,
        "near": model.NEAR,
    }
    heads = [page.say(f"daily_management.column.{head}") for head in ("who", "by", "light", "change")]
    bare = which == "check" and not (first.who and first.due)
    tail = [*(["changed" if moved else "same"] if compared else []), *(["gone"] if gone else [])]
    told = [f"{'bare' if bare else which}_so_what", *tail]
    columns = page.columns("daily_management", "action", "who", "by", "light", *(["change"] if compared else []))
    table = [(row.what, row.who, row.due, row.words, *([row.change] if compared else [])) for row in rows]
    return page.finding(
        page.say(f"{_KEY}.{which}_title", **facts),
        " ".join(page.say(f"{_KEY}.{one}", **facts) for one in told),
        pd.DataFrame(table, columns=columns),
        page.say(f"{_KEY}.alt", late=counts["late"], check=counts["check"], fine=counts["on_course"]),
        draw=lambda canvas: charts.draw_lights(canvas, rows, heads),
        subtitle=page.say(f"{_KEY}.subtitle", **facts),
        remark=page.say(f"{_KEY}.remark", **facts),
    )


def _first(tasks: "Sequence[model.Task]", reading: Reading) -> model.Task:
    """Return the task to begin with: a late one, else one to check, else the first."""
    order = {name: place for place, name in enumerate((model.LATE, model.CHECK, model.ON_COURSE))}
    return min(tasks, key=lambda task: order[model.light(task, reading.today)])


def planned(reading: Reading) -> str:
    """Return the first account with a plan; empty if none has one."""
    return next((account for account in reading.accounts if reading.tasks(account)), "")


def _lit(page: Page, reading: Reading, task: model.Task, change: model.Change | None, *, compared: bool) -> charts.Lit:
    state = model.light(task, reading.today)
    words = page.say(f"{_KEY}.light.{'done' if task.done else state}")
    told = ""
    if compared:
        told = page.say(f"{_KEY}.change.{change.kind if change else 'same'}")
    due = date_short(task.due, page.lang) if task.due else "—"
    return charts.Lit(task.what, task.who or "—", due, state, f"{model.SIGNS[state]} {words}", told)


def brief(desk: "Desk", account: str = "", changed: str = "") -> tuple[str, list[tuple[str, list[str]]]]:
    """Return the one-page brief to our own people: its title, and sections with their lines.

    Nobody's name at the client stands in it, and no personal field.

    Parameters
    ----------
    desk
        Language, company, workbook.
    account
        Whose; by default the first with facts.
    changed
        What changes for the reader, in the writer's words.
    """
    page, reading = Page(desk, NUMBER), Reading(desk)
    account = account or next(iter(reading.kept_accounts), "")
    today, told = reading.today, brief_of(desk, reading, account)
    names = {kind.id: kind.name for kind in reading.folder.fields}
    facts = [
        page.say(f"{_BRIEF}.fact", field=names.get(fact.field, fact.field), value=fact.value, n=fact.age(today) or 0)
        for fact in told.facts
    ]
    steps = [
        page.say(
            f"{_BRIEF}.decision",
            what=one.what,
            owner=one.owner or page.say(f"{_BRIEF}.nobody"),
            due=date_text(one.due, page.lang) if one.due else page.say(f"{_BRIEF}.no_day"),
        )
        for one in told.decisions
    ]
    alarm = [page.say(f"{_BRIEF}.alarm")] if told.alarm else []
    first = [reading.veil().text(changed.strip()) or page.say(f"{_BRIEF}.changed_absent"), *alarm]
    none = page.say(f"{_BRIEF}.none")
    parts = [("changed", first), ("facts", facts or [none]), ("decisions", steps or [none])]
    title = page.say(f"{_BRIEF}.title", client=page.name(account), day=today)
    return title, [(page.say(f"{_BRIEF}.head.{name}"), lines) for name, lines in parts]
