"""What part of the client's influence has heard from us by a day, and which one move raises it most."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.modules.communication import charts, model
from kamlab.modules.communication.findings.reading import NUMBER, Reading
from kamlab.modules.communication.model.reach import moved
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_BASE = "communication.finding.reach"


def reach(desk: "Desk", programme: model.Programme | None = None, until: date | None = None) -> "Finding":
    """Show reach along the days, and the same with the best single move.

    Parameters
    ----------
    desk
        Language and company.
    programme
        Another one than the one in view.
    until
        The day that is asked about; by default the end of the programme's second month.
    """
    reading, page = Reading(desk), Page(desk, NUMBER)
    programme = programme or reading.programme()
    day = until or model.until_of(programme.start)
    found = model.reach(programme, day)
    if not programme.listeners or not found.total:
        return page.absent(_BASE)
    move = model.best_move(programme, day)
    facts = reach_facts(page, reading, programme, day)
    which = "full" if found.influence == found.total else "move" if move else "stuck"
    other = model.path(moved(programme, move.event.id, day), programme.last) if move else ()
    path = model.path(programme, programme.last)
    return page.finding(
        page.say(f"{_BASE}.title", **facts),
        page.say(f"{_BASE}.{which}_so_what", **facts),
        _table(page, programme, day),
        page.say(f"{_BASE}.alt", **facts),
        draw=lambda canvas: charts.draw_reach(
            canvas, path, other, until=day, span=(programme.start, max(programme.last, day)), lang=page.lang
        ),
        subtitle=page.say(f"{_BASE}.subtitle", **facts),
        remark=page.say(f"{_BASE}.{'remark' if not move else 'remark_move'}", **facts),
    )


def reach_facts(page: Page, reading: Reading, programme: model.Programme, day: date) -> dict[str, Any]:
    """Return the numbers of reach that sentences speak of."""
    found, move = model.reach(programme, day), model.best_move(programme, day)
    listener = programme.listener(move.event.person) if move else None
    return {
        "client": reading.name(programme.account),
        "day": day,
        "share": found.share or 0.0,
        "influence": found.influence,
        "total": found.total,
        "people": len(found.people),
        "heads": found.heads,
        "unknown": found.unknown,
        "name": page.person(listener.name) if listener else "",
        "event": move.event.message.split(":")[0] if move else "",
        "was": move.event.day if move else day,
        "after": (move.after.share if move else found.share) or 0.0,
    }


def _table(page: Page, programme: model.Programme, day: date) -> pd.DataFrame:
    heard = set(model.reach(programme, day).people)
    rows = [
        [
            page.person(one.name),
            "?" if one.influence is None else one.influence,
            page.say("communication.words.day", day=first) if (first := programme.first(one.id)) else "—",
            page.say(f"communication.words.{'yes' if one.id in heard else 'no'}"),
        ]
        for one in programme.ranked
    ]
    return pd.DataFrame(rows, columns=page.columns("communication", "person", "influence", "first", "heard"))
