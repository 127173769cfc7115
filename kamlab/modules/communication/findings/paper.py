"""The smallest case: three people, four touches. The people and their influence are ours."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.communication import model
from kamlab.modules.communication.findings.reading import NUMBER
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

INFLUENCE = {"director": 5, "finance": 4, "buyer": 2}
TOUCHES = {"director": 0, "finance": 1, "buyer": 3}
_DAY = date(2027, 1, 15)
_BASE = "communication.finding.touches"


def paper_programme(touches: Mapping[str, int]) -> model.Programme:
    """Return the programme of the paper case with so many touches a person."""
    people = tuple(model.Listener(name, name, influence=heavy) for name, heavy in INFLUENCE.items())
    events = tuple(model.Event(f"{name}{place}", _DAY, name) for name, many in touches.items() for place in range(many))
    return model.Programme("", _DAY, people, events)


def touches(desk: "Desk", given: Mapping[str, int] = TOUCHES) -> "Finding":
    """Show how many people and how much influence so many touches reach.

    Parameters
    ----------
    desk
        Language and company.
    given
        Touches of director, finance and buyer.
    """
    page = Page(desk, NUMBER)
    found = model.reach(paper_programme(given), _DAY)
    facts = {
        "n": sum(given.values()),
        "people": len(found.people),
        "influence": found.influence,
        "total": found.total,
        "share": found.share or 0.0,
        "mean": sum(given.values()) / len(INFLUENCE),
    }
    rows = [
        [page.say(f"communication.paper.{name}"), heavy, given.get(name, 0), _yes(page, name in found.people)]
        for name, heavy in INFLUENCE.items()
    ]
    which = "full" if found.influence == found.total else "part"
    return page.finding(
        page.say(f"{_BASE}.title", **facts),
        page.say(f"{_BASE}.{which}_so_what", **facts),
        pd.DataFrame(rows, columns=page.columns("communication", "person", "influence", "touches", "told")),
        page.say(f"{_BASE}.title", **facts),
        source=page.say(f"{_BASE}.source"),
    )


def _yes(page: Page, holds: bool) -> str:  # noqa: FBT001 - a private helper
    return page.say(f"communication.words.{'yes' if holds else 'no'}")
