"""The nine stages as a board, the diary, the decisions."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.i18n.formats import date_short
from kamlab.modules.daily_management import charts, model
from kamlab.modules.daily_management.findings.reading import NUMBER, Reading
from kamlab.modules.daily_management.findings.seen import seen
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from datetime import date

    from kamlab.desk import Desk
    from kamlab.findings import Finding

_KEY = "daily_management.finding.board"
_DIARY = "daily_management.finding.diary"
_DONE = "daily_management.finding.decisions"


def alarms_of(desk: "Desk") -> frozenset[str]:
    """Return the clients the early warning calls for."""
    found = seen(desk)
    return frozenset(found.watch.names(*model.CALLS)) if found is not None else frozenset()


def standings(desk: "Desk", reading: Reading) -> dict[str, model.Standing]:
    """Return the standing of every account somebody keeps."""
    calls = alarms_of(desk)
    return {account: reading.standing(account, alarm=account in calls) for account in reading.kept_accounts}


def board(desk: "Desk", account: str = "") -> "Finding":
    """Show at which of the nine stages each account stands.

    Parameters
    ----------
    desk
        Language, company, workbook.
    account
        The one the sentence speaks of; by default the first with an alarm, else the first.
    """
    page, reading = Page(desk, NUMBER), Reading(desk)
    found = standings(desk, reading)
    if not found:
        return page.absent(_KEY)
    placed = model.board(found, reading.moved())
    calls = [name for name, one in found.items() if one.alarm]
    account = account if account in found else next(iter(calls), next(iter(found)))
    at = next(stage for stage, names in placed.items() if account in names)
    crowded = max(placed, key=lambda stage: len(placed[stage]))
    stages = [
        (
            page.say(f"daily_management.stage.{stage}"),
            [charts.Card(page.name(name), name == account, found[name].alarm) for name in names],
        )
        for stage, names in placed.items()
    ]
    facts = {
        "client": page.name(account),
        "stage": page.say(f"daily_management.stage.{at}"),
        "todo": page.say(f"daily_management.todo.{at}"),
        "n": len(placed[crowded]),
        "all": len(found),
        "crowded": page.say(f"daily_management.stage.{crowded}"),
    }
    rows = [
        (page.say(f"daily_management.stage.{stage}"), page.name(name))
        for stage, names in placed.items()
        for name in names
    ]
    return page.finding(
        page.say(f"{_KEY}.title", **facts),
        page.say(f"{_KEY}.{'alarm' if found[account].alarm else 'plain'}_so_what", **facts),
        pd.DataFrame(rows, columns=page.columns("daily_management", "stage", "client")),
        page.say(f"{_KEY}.alt", **facts),
        draw=lambda canvas: charts.draw_board(canvas, stages, more=page.say(f"{_KEY}.more")),
        subtitle=page.say(f"{_KEY}.subtitle"),
        remark=page.say(f"{_KEY}.remark"),
    )


def diary(desk: "Desk", account: str = "") -> "Finding":
    """Show the overdue steps, the accounts left alone and the market signals; of one account, if it is named."""
    page, reading = Page(desk, NUMBER), Reading(desk)
    told = reading.diary.of(account) if account else reading.diary
    if not told.entries:
        return page.absent(_DIARY)
    alone = told.left_alone(
        [account] if account else [name for name in reading.folder.accounts if _current(reading, name)]
    )
    late = told.overdue
    facts = {
        "n": len(late),
        "step": late[0].step if late else "",
        "client": page.name(late[0].account) if late else "",
        "due": late[0].due if late and late[0].due else reading.today,
        "entries": len(told.entries),
        "signals": len(told.signals),
        "alone": [page.name(name) for name, _ in alone],
        "quiet": model.QUIET,
    }
    which = "late" if late else "calm"
    rows = [_step(page, entry, (reading.today - entry.due).days if entry.due else "") for entry in late]
    rows += [_step(page, entry, "") for entry in told.coming]
    tail = page.say(f"{_DIARY}.alone", **facts) if alone else ""
    return page.finding(
        page.say(f"{_DIARY}.{which}_title", **facts),
        " ".join(piece for piece in (page.say(f"{_DIARY}.{which}_so_what", **facts), tail) if piece),
        pd.DataFrame(rows, columns=page.columns("daily_management", "client", "next", "who", "by", "days_late")),
        page.say(f"{_DIARY}.{which}_title", **facts),
        subtitle=page.say(f"{_DIARY}.subtitle", **facts),
    )


def _step(page: Page, entry: model.Entry, late: object) -> tuple[object, ...]:
    return page.name(entry.account), entry.step, _whole(entry.ours), _day(page, entry.due), late


def _current(reading: Reading, account: str) -> bool:
    return not reading.folder.is_leaving(account)


def decisions(desk: "Desk") -> "Finding":
    """Show what was decided and what became of it: late, without an owner, waiting, done."""
    page, reading = Page(desk, NUMBER), Reading(desk)
    found = reading.decisions
    if not found:
        return page.absent(_DONE)
    states = model.follow_up(found, reading.today)
    worst = (*states["late"], *states["nobody"], *states["no_day"])
    facts = {
        "n": len(states["late"]),
        "nobody": len(states["nobody"]),
        "done": len(states["done"]),
        "all": len(found),
        "what": worst[0].what if worst else "",
        "client": page.name(worst[0].account) if worst else "",
        "owner": worst[0].owner if worst and worst[0].owner else page.say(f"{_DONE}.somebody"),
    }
    rows = [
        (
            page.name(one.account),
            one.what,
            one.owner,
            _day(page, one.due),
            page.say(f"daily_management.decision.{state}"),
        )
        for state, ones in states.items()
        for one in ones
    ]
    return page.finding(
        page.say(f"{_DONE}.{'late' if worst else 'calm'}_title", **facts),
        page.say(f"{_DONE}.{'late' if worst else 'calm'}_so_what", **facts),
        pd.DataFrame(rows, columns=page.columns("daily_management", "client", "decision", "who", "by", "light")),
        page.say(f"{_DONE}.alt", **facts),
    )


def _day(page: Page, day: "date | None") -> str:
    return _whole(date_short(day, page.lang)) if day else ""


def _whole(words: str) -> str:
    """Return a name or a day that does not break in a narrow column."""
    return words.replace(" ", "\u00a0")
