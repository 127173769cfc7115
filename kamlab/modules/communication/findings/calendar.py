"""Does everyone who matters hear from us: the programme along the months."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.i18n import say
from kamlab.modules.communication import charts, model
from kamlab.modules.communication.findings.reading import NUMBER, Reading
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

MOST = 12  # people in the figure; those of the least influence are counted below it
_BASE = "communication.finding.calendar"


def calendar(desk: "Desk", programme: model.Programme | None = None) -> "Finding":
    """Show who hears what and when, and the silence of the most influential person.

    Parameters
    ----------
    desk
        Language and company.
    programme
        Another one than the one in view: what a person entered.
    """
    reading = Reading(desk)
    programme = programme or reading.programme()
    page = Page(desk, NUMBER)
    if not programme.listeners or not programme.events:
        return page.absent(f"{_BASE}.{'people' if not programme.listeners else 'events'}")
    facts, which = facts_of(page, reading, programme), _which(programme)
    shown = programme.ranked[:MOST]
    words = charts.Words(
        person=page.person,
        under=reading.under,
        silence=page.say(f"{_BASE}.silence_{'never' if which == 'never' else 'days'}", **facts),
    )
    hidden = len(programme.listeners) - len(shown)
    return page.finding(
        page.say(f"{_BASE}.{which}_title", **facts),
        page.say(f"{_BASE}.{which}_so_what", **facts),
        _table(page, reading, programme),
        page.say(f"{_BASE}.{which}_alt", **facts),
        draw=lambda canvas: charts.draw_calendar(canvas, programme, shown, words, lang=page.lang),
        subtitle=page.say(f"{_BASE}.subtitle", **facts),
        remark=page.say(f"{_BASE}.remark") + (" " + page.say(f"{_BASE}.hidden", n=hidden) if hidden else ""),
        formats={page.say("communication.column.fair"): "number1"},
    )


def facts_of(page: Page, reading: Reading, programme: model.Programme) -> dict[str, Any]:
    """Return the numbers of a programme that sentences speak of."""
    heavy = programme.heaviest
    most = max(programme.ranked, key=lambda one: len(programme.of(one.id)))
    own = programme.of(heavy.id) if heavy else ()
    fair = {one.person: one.fair for one in model.parts(programme)}
    return {
        "client": reading.name(programme.account),
        "name": page.person(heavy.name) if heavy else "",
        "days": (programme.silence(heavy.id) if heavy else None) or 0,
        "day": (programme.first(heavy.id) if heavy else None) or programme.start,
        "event": own[0].message.split(":")[0] if own else "",
        "events": len(programme.events),
        "n": len(programme.events),
        "own": len(own),
        "fair": (fair.get(heavy.id) if heavy else None) or 0.0,
        "most": page.person(most.name),
        "most_events": len(programme.of(most.id)),
        "people": len(programme.listeners),
        "heard": len({one.person for one in programme.events if one.person}),
        "first": programme.start,
        "last": programme.last,
    }


def _which(programme: model.Programme) -> str:
    """Say what the calendar shows first."""
    heavy = programme.heaviest
    if heavy is None:
        return "unknown"
    wait = programme.silence(heavy.id)
    if wait is None:
        return "never"
    return "late" if wait > model.LATE else "soon"


def _table(page: Page, reading: Reading, programme: model.Programme) -> pd.DataFrame:
    fair = {one.person: one.fair for one in model.parts(programme)}
    rows = [
        [
            page.person(one.name),
            reading.under(one),
            "?" if one.influence is None else one.influence,
            len(programme.of(one.id)),
            fair[one.id],
            _first(page, programme, one.id),
            "; ".join(event.message for event in programme.of(one.id)) or "—",
        ]
        for one in programme.ranked
    ]
    names = ("person", "post", "influence", "events", "fair", "first", "messages")
    return pd.DataFrame(rows, columns=page.columns("communication", *names))


def _first(page: Page, programme: model.Programme, person: str) -> str:
    first = programme.first(person)
    return page.say("communication.words.day", day=first) if first else say("communication.words.none", page.lang)
