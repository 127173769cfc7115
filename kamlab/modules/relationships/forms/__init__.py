"""The forms of module 06: the first guess, the map, the ties, who leaves, whom to meet next, coverage, tactics.

Each is one call from a page. They are one map: what one changes the others show, and the account
chosen in the form of the map holds for all. Until the first entry the people are the company folder's;
with it, everything becomes the participant's own.
"""

from typing import TYPE_CHECKING, Any

from kamlab.forms import Actions, Area, Form, Guess, Part, Segments, card
from kamlab.forms import actions as _actions
from kamlab.forms import guess as _guess
from kamlab.modules.relationships import findings, model
from kamlab.modules.relationships.forms.coverage import CoverageForm, NewsForm
from kamlab.modules.relationships.forms.leaving import LeavingForm, NextForm
from kamlab.modules.relationships.forms.map import MapForm
from kamlab.modules.relationships.forms.ties import TiesForm

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

__all__ = [
    "actions",
    "coverage",
    "first_guess",
    "leaving",
    "news",
    "next_contact",
    "people",
    "tactics",
    "ties",
]

_SIDES = ("theirs", "ours", "same")


def first_guess(desk: "Desk") -> Guess:
    """Return the form of the first guess: whose leaving costs more live ties, the buyer's or our own manager's."""
    sight = findings.Sight(desk)
    hangs = findings.hanging(sight)
    route = hangs.route if hangs else None
    if route is None:
        return _guess(desk, "06.a", reveal=lambda: (findings.leavers(desk), {}))

    def reveal() -> "tuple[Finding, dict[str, Any]]":
        tests = [model.removal(sight.circle, one, sight.day, sight.strengths) for one in (route.first_hand, route.ours)]
        theirs, ours = (one.lost for one in tests)
        side = "same" if theirs == ours else "theirs" if theirs > ours else "ours"
        return findings.leavers(desk, chosen=route.ours), {"side": side}

    facts = {"theirs": sight.name(route.first_hand), "ours": sight.name(route.ours)}
    return _guess(desk, "06.a", Segments("side", options=_SIDES, column=True), reveal=reveal, facts=facts)


def people(desk: "Desk") -> MapForm:
    """Return the form of the client's people with the map."""
    return MapForm(desk)


def ties(desk: "Desk") -> TiesForm:
    """Return the form of the ties and of our own people."""
    return TiesForm(desk)


def leaving(desk: "Desk") -> LeavingForm:
    """Return the test of a person's leaving."""
    return LeavingForm(desk)


def next_contact(desk: "Desk") -> NextForm:
    """Return the list of next contacts with who introduces."""
    return NextForm(desk)


def coverage(desk: "Desk") -> CoverageForm:
    """Return the cells that matter with coverage and mirror pairs."""
    return CoverageForm(desk)


def news(desk: "Desk") -> NewsForm:
    """Return the form of the client's news."""
    return NewsForm(desk)


class Tactics(Form):
    """How we deal with each of the six roles: our suggestion until somebody writes their own."""

    key = "06.tactics"

    def make_fields(self) -> list[Area]:
        """Return a text for each role."""
        from kamlab.i18n import say

        lang = self.desk.language
        return [Area(tag, say(f"form.06_tactics.{tag}.start", lang), lines=2) for tag in model.TAGS]

    def compose(self) -> list[Part]:
        """Return the cards."""
        return [card(*(self.field(tag) for tag in model.TAGS), title=self.say("title"), mark=self.mark)]


def tactics(desk: "Desk") -> Tactics:
    """Return the tactic cards of the six roles."""
    return Tactics(desk)


def actions(desk: "Desk") -> Actions:
    """Return the form of the actions the session ends with."""
    return _actions(desk, "06", ideas=("top", "introduce", "revive"), of_page=True)
