"""What the programme talks about, whom and what it leaves out, and what cannot be carried out as written."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.communication import charts, model
from kamlab.modules.communication.findings.reading import NUMBER, Reading
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_BASE = "communication.finding"


def types(desk: "Desk", programme: model.Programme | None = None) -> "Finding":
    """Show how many events each item of the four types has."""
    page = Page(desk, NUMBER)
    reading = Reading(desk)
    programme = programme or reading.programme()
    if not programme.events:
        return page.absent(f"{_BASE}.calendar.events")
    counted = programme.counted()
    by_kind = {kind: sum(many for key, many in counted.items() if key.startswith(kind)) for kind in model.KINDS}
    unused = [page.say(f"communication.item.{item}") for item in model.gaps(programme).factors]
    facts = {
        "client": reading.name(programme.account),
        "n": len(programme.events),
        "ours": by_kind["company"] + by_kind["product"],
        "theirs": by_kind["trends"] + by_kind["market"],
        "unused": unused,
        "many": len(unused),
    }
    rows = [
        [page.say(f"communication.kind.{kind}"), page.say(f"communication.item.{item}"), counted[f"{kind}.{item}"]]
        for kind, items in model.ITEMS.items()
        for item in items
    ]
    return page.finding(
        page.say(f"{_BASE}.types.title", **facts),
        page.say(f"{_BASE}.types.{'unused' if unused else 'used'}_so_what", **facts),
        pd.DataFrame(rows, columns=page.columns("communication", "kind", "item", "events")),
        page.say(f"{_BASE}.types.alt", **facts),
        draw=lambda canvas: charts.draw_types(canvas, counted, lang=page.lang),
        subtitle=page.say(f"{_BASE}.types.subtitle", **facts),
    )


def gaps(desk: "Desk", programme: model.Programme | None = None) -> "Finding":
    """Show people, roles, types and market factors without an event."""
    page, reading = Page(desk, NUMBER), Reading(desk)
    programme = programme or reading.programme()
    if not programme.listeners:
        return page.absent(f"{_BASE}.calendar.people")
    found = model.gaps(programme)
    rows = [
        [
            page.say("communication.gap.person"),
            page.person(one.name),
            page.say("communication.gap.influence", n=one.influence)
            if one.influence is not None
            else reading.under(one),
        ]
        for one in found.people
    ]
    rows += [[page.say("communication.gap.role"), page.say(f"company.people.role.{one}"), ""] for one in found.roles]
    rows += [[page.say("communication.gap.kind"), page.say(f"communication.kind.{one}"), ""] for one in found.kinds]
    rows += [[page.say("communication.gap.factor"), page.say(f"communication.item.{one}"), ""] for one in found.factors]
    facts = {
        "n": len(found.people),
        "names": [page.person(one.name) for one in found.people[:3]],
        "first": page.person(found.people[0].name) if found.people else "",
        "client": reading.name(programme.account),
    }
    which = "people" if found.people else "rest" if rows else "none"
    if not rows:
        rows = [[page.say("communication.gap.none"), "", ""]]
    return page.finding(
        page.say(f"{_BASE}.gaps.{which}_title", **facts),
        page.say(f"{_BASE}.gaps.{which}_so_what", **facts),
        pd.DataFrame(rows, columns=page.columns("communication", "gap", "what", "note")),
        page.say(f"{_BASE}.gaps.{which}_title", **facts),
    )


def conflicts(desk: "Desk", programme: model.Programme | None = None) -> "Finding":
    """Show the events that cannot be carried out as written, with what to do."""
    page, reading = Page(desk, NUMBER), Reading(desk)
    programme = programme or reading.programme()
    if not programme.events:
        return page.absent(f"{_BASE}.calendar.events")
    found = model.conflicts(programme)
    rows = []
    for one in found:
        day = one.events[0].day
        who = programme.listener(one.events[0].person)
        facts = {
            "ours": page.person(one.events[0].who),
            "names": [page.person(other.name) for event in one.events if (other := programme.listener(event.person))],
        }
        rows.append(
            [
                page.say("communication.words.day", day=day) if day else "—",
                " / ".join(event.message or "—" for event in one.events),
                page.say(f"communication.conflict.{one.code}", **facts),
                page.say(f"communication.conflict.{one.code}_todo", name=page.person(who.name) if who else "—"),
            ]
        )
    first = page.say(f"communication.conflict.{found[0].code}_todo", name="") if found else ""
    which = "some" if found else "none"
    told = {"n": len(found), "client": reading.name(programme.account), "todo": first}
    return page.finding(
        page.say(f"{_BASE}.conflicts.{which}_title", **told),
        page.say(f"{_BASE}.conflicts.{which}_so_what", **told),
        pd.DataFrame(
            rows or [["—", "—", "—", "—"]], columns=page.columns("communication", "day", "event", "wrong", "todo")
        ),
        page.say(f"{_BASE}.conflicts.{which}_title", **told),
    )
