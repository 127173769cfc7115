"""What of a dossier may be relied on, who may see what of it, and what grows old."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.i18n.formats import date_short
from kamlab.modules.daily_management import charts, model
from kamlab.modules.daily_management.findings.given import view
from kamlab.modules.daily_management.findings.reading import NUMBER, Reading
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_KEY = "daily_management.finding.dossier"
_VIEW = "daily_management.finding.redacted"
_SOON = "daily_management.finding.birthdays"


def dossier(desk: "Desk", account: str = "", *, stale: int = model.STALE) -> "Finding":
    """Show section by section what is usable, old, assumed or empty.

    Parameters
    ----------
    desk
        Language, company, workbook.
    account
        Whose; by default the first with facts.
    stale
        Days after which a confirmed fact is old.
    """
    page, reading = Page(desk, NUMBER), Reading(desk)
    account = account or next(iter(reading.kept_accounts), "")
    if not account:
        return page.absent(_KEY)
    told = reading.dossier(account, stale=stale)
    whole = told.part()
    facts = _facts(page, reading, told) | {"months": round(stale / 30.4)}
    which = _which(told)
    rows = [_row(page, told, section) for section in model.SECTIONS]
    words: dict[str, str] = {state: page.say(f"daily_management.state.{state}") for state in model.STATES}
    ask = "ask" if facts["field"] else "done"
    return page.finding(
        page.say(f"{_KEY}.{which}_title", **facts),
        page.say(f"{_KEY}.{which if which == 'empty' else ask}_so_what", **facts),
        _table(page, told),
        page.say(f"{_KEY}.alt", **facts),
        draw=(lambda canvas: charts.draw_dossier(canvas, rows, heading=page.say(f"{_KEY}.heading"), words=words))
        if whole.needed
        else None,
        subtitle=page.say(f"{_KEY}.subtitle", **facts),
        remark=page.say(f"{_KEY}.remark", **facts),
    )


def _which(told: model.Dossier) -> str:
    whole = told.part()
    if not whole.filled:
        return "empty"
    if told.is_frightening:
        return "four"
    return "usable"


def _facts(page: Page, reading: Reading, told: model.Dossier) -> dict[str, object]:
    whole, waits, names = told.part(), told.next_to_confirm, {kind.id: kind.name for kind in reading.folder.fields}
    return {
        "client": page.name(told.account),
        "n": whole.usable,
        "usable": whole.usable_share,
        "filled": whole.filled_share,
        "needed": whole.needed,
        "count": whole.filled,
        "assumed": whole.assumed,
        "old": whole.old,
        "empty": whole.empty,
        "pages": told.pages,
        "field": names.get(waits.field, waits.field) if waits else "",
        "low": model.BENCHMARK[0],
        "high": model.BENCHMARK[1],
    }


def _row(page: Page, told: model.Dossier, section: str) -> charts.Section:
    part = told.part(section)
    states = [state for state in model.STATES for _ in range(getattr(part, state))]
    label = page.say(f"{_KEY}.label", n=part.needed, usable=part.usable)
    return charts.Section(page.say(f"daily_management.section.{section}"), states, label)


def _table(page: Page, told: model.Dossier) -> pd.DataFrame:
    columns = page.columns("daily_management", "section", *model.STATES, "needed")
    rows = [
        (page.say(f"daily_management.section.{section}"), *_counts(told.part(section))) for section in model.SECTIONS
    ]
    return pd.DataFrame([*rows, (page.say(f"{_KEY}.all"), *_counts(told.part()))], columns=columns)


def _counts(part: model.Part) -> tuple[int, ...]:
    return part.usable, part.old, part.assumed, part.empty, part.needed


def redacted(desk: "Desk", account: str = "", reader: str = "everybody") -> "Finding":
    """Show what a reader gets of a dossier: the sections needed for the task, persons taken out.

    Parameters
    ----------
    desk
        Language, company, workbook.
    account
        Whose; by default the first with facts.
    reader
        One of :data:`model.READERS`.
    """
    page, reading = Page(desk, NUMBER), Reading(desk)
    account = account or next(iter(reading.kept_accounts), "")
    given = view(page, reading, account, reader)
    names = {kind.id: kind.name for kind in reading.folder.fields}
    rows = [
        (
            page.say(f"daily_management.section.{fact.section}"),
            names.get(fact.field, fact.field),
            fact.value,
            page.say(f"daily_management.state.{fact.state(reading.today)}"),
            fact.seen_on or "",
        )
        for fact in given.facts
    ]
    facts = {
        "client": page.name(account),
        "n": len(rows),
        "all": given.written,
        "reader": page.say(f"daily_management.reader.{reader}"),
        "hidden": given.hidden,
    }
    if not rows:
        return page.nothing(page.say(f"{_VIEW}.absent", **facts), page.say(f"{_VIEW}.absent_todo"))
    columns = page.columns("daily_management", "section", "field", "value", "state", "seen_on")
    return page.finding(
        page.say(f"{_VIEW}.title", **facts),
        page.say(f"{_VIEW}.{'manager' if reader == 'manager' else 'other'}_so_what", **facts),
        pd.DataFrame(rows, columns=columns),
        page.say(f"{_VIEW}.title", **facts),
        remark=page.say(f"{_VIEW}.remark"),
    )


def birthdays(desk: "Desk") -> "Finding":
    """Show the birthdays of the coming month and how old the news of each account is."""
    page, reading = Page(desk, NUMBER), Reading(desk)
    coming = reading.birthdays
    accounts = reading.kept_accounts
    ages = {account: reading.dossier(account).news_age for account in accounts}
    old = [account for account, age in ages.items() if age is None or age > model.FRESH_NEWS]
    rows: list[tuple[object, ...]] = [
        (page.say(f"{_SOON}.kind"), one.person, page.name(one.account), date_short(one.day, page.lang), one.days)
        for one in coming
    ]
    rows += [
        (page.say(f"{_SOON}.news"), "", page.name(account), "", page.say(f"{_SOON}.never") if age is None else age)
        for account, age in ages.items()
    ]
    if not rows:
        return page.absent(_SOON)
    columns = page.columns("daily_management", "what", "person", "client", "day", "in_days")
    facts = {
        "n": len(coming),
        "person": coming[0].person if coming else "",
        "day": coming[0].day if coming else reading.today,
        "old": len(old),
        "all": len(accounts),
        "first": page.name(old[0]) if old else "",
        "fresh": model.FRESH_NEWS,
    }
    which = "person" if coming else "news" if old else "calm"
    return page.finding(
        page.say(f"{_SOON}.title", **facts),
        page.say(f"{_SOON}.{which}_so_what", **facts),
        pd.DataFrame(rows, columns=columns),
        page.say(f"{_SOON}.title", **facts),
        remark=page.say(f"{_SOON}.remark", **facts),
    )
