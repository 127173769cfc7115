"""The forms of module 07: the guess, four touches on paper, the programme, its check, segments, what goes out.

Each is one call from a page. They are one programme: what one changes the others show, and the
account chosen in the form of the programme holds for all.
"""

from typing import TYPE_CHECKING

from kamlab.forms import Guess, Number
from kamlab.forms import actions as _actions
from kamlab.forms import guess as _guess
from kamlab.modules.communication import findings
from kamlab.modules.communication.forms.check import Check
from kamlab.modules.communication.forms.out import Out
from kamlab.modules.communication.forms.programme import Programme
from kamlab.modules.communication.forms.segments import Segments
from kamlab.modules.communication.forms.touches import Touches

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.forms import Actions

__all__ = ["actions", "check", "first_guess", "out", "programme", "segments", "touches"]

_MOST = 400  # days


def first_guess(desk: "Desk") -> Guess:
    """Return the form of the first guess: after how many days the most influential person hears from us."""
    programme = findings.programme_of(desk)
    heavy = programme.heaviest
    wait = programme.silence(heavy.id) if heavy else None

    def reveal() -> "tuple[Finding, dict[str, float]]":
        now = findings.programme_of(desk)
        who = now.heaviest
        days = now.silence(who.id) if who else None
        return findings.calendar(desk, now), {} if days is None else {"days": days}

    fields = () if wait is None else (Number("days", low=0, high=_MOST),)
    facts = {"name": heavy.name if heavy else "", "n": len(programme.events), "start": programme.start}
    return _guess(desk, "07.a", *fields, reveal=reveal, facts=facts)


def touches(desk: "Desk") -> Touches:
    """Return the paper case: four touches among three people."""
    return Touches(desk)


def programme(desk: "Desk") -> Programme:
    """Return the form of the programme: messages, events, the calendar."""
    return Programme(desk)


def check(desk: "Desk") -> Check:
    """Return the form that asks until when, and shows reach, gaps and conflicts."""
    return Check(desk)


def segments(desk: "Desk") -> Segments:
    """Return the form of the traits that other clients share."""
    return Segments(desk)


def out(desk: "Desk") -> Out:
    """Return the form of what goes out: the next events, the calendar file, the diary."""
    return Out(desk)


def actions(desk: "Desk") -> "Actions":
    """Return the form of the actions the session ends with."""
    return _actions(desk, "07", ideas=("first", "move"))
