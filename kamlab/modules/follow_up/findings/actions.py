"""What became of the actions: done, moved, dropped, still ahead."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.company.cells import day, text
from kamlab.modules.follow_up.findings.snapshots import NUMBER, Snapshots
from kamlab.modules.page import Page
from kamlab.workbook.models import Action

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_BASE = "follow_up.finding.actions"
_ALL = 100


def actions(desk: "Desk") -> "Finding":
    """Show every action with what became of it: the participant's, else the demo plan's after sixty days."""
    page, given = Page(desk, NUMBER), Snapshots(desk)
    rows = [row for row in desk.workbook.rows(Action, company=desk.company_key) if row.what.strip()]
    if rows:
        told = given.measured(given.today).actions
        words = {row.what: desk.company.text_in(row.what, desk.language) for row in rows}
        lines = [
            [words[row.what], row.who or "—", _day(page, row.due), page.say(f"follow_up.status.{row.status}")]
            for row in rows
        ]
    elif given.tables.has_story:
        told = given.tables.now().actions
        lines = _story(page, given)
    else:
        return page.absent(_BASE)
    facts = {
        "n": told.done,
        "all": told.counted,
        "share": told.share or 0.0,
        "dropped": told.dropped,
        "moved": told.moved,
    }
    which = "all" if told.counted and told.done == told.counted else "some" if told.done else "none"
    return page.finding(
        page.say(f"{_BASE}.{which}_title", **facts),
        page.say(f"{_BASE}.{which}_so_what", **facts),
        pd.DataFrame(lines, columns=page.columns("follow_up", "action", "who", "due", "state")),
        page.say(f"{_BASE}.{which}_title", **facts),
    )


def _story(page: Page, given: Snapshots) -> list[list[str]]:
    lines = []
    for row in given.tables.rows("actions"):
        if row["account"] != given.tables.account:
            continue
        named = bool(text(row["person"]))
        done = float(row["done_at_follow_up"] or 0) if named else 0.0
        status = "dropped" if not named else "done" if done >= _ALL else "part" if done else "planned"
        what, who = text(row[f"action_{page.lang}"]), page.person(text(row["person"])) if named else "—"
        state = page.say(f"follow_up.status.{status}", share=done / _ALL)
        lines.append([what, who, _day(page, day(row["end"])), state])
    return lines


def _day(page: Page, on: object) -> str:
    return page.say("follow_up.words.day", day=on) if on else "—"
