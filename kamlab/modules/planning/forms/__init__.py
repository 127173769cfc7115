"""The forms of module 05: goals in the mirror, the 4P worksheet, resources, actions, the page, versions.

Each is one call from a page. They are one plan: what one changes the others show, and the
account chosen in the form of the goals holds for all. Until the first entry the plan is
the company folder's; with it, everything becomes the participant's own.
"""

from typing import TYPE_CHECKING

from kamlab.forms import Actions, Guess, Number
from kamlab.forms import actions as _actions
from kamlab.forms import guess as _guess
from kamlab.modules.planning import findings, model
from kamlab.modules.planning.forms.calculators import Delivery, Price
from kamlab.modules.planning.forms.four_p import FourP
from kamlab.modules.planning.forms.goals import Goals
from kamlab.modules.planning.forms.page import PlanPage
from kamlab.modules.planning.forms.resources import Resources
from kamlab.modules.planning.forms.steps import Steps
from kamlab.modules.planning.forms.versions import Versions

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

__all__ = ["actions", "delivery", "first_guess", "four_p", "goals", "page", "price", "resources", "steps", "versions"]

_PERCENT = 100


def first_guess(desk: "Desk") -> Guess:
    """Return the form of the first guess: what part of our goals the client would call its own."""

    def reveal() -> "tuple[Finding, dict[str, float]]":
        plan = findings.plan_of(desk)
        ratio = model.mirror(plan.theirs, plan.ours).ratio_ours
        return findings.mirror(desk, plan), {} if ratio is None else {"share": _PERCENT * ratio}

    return _guess(desk, "05.a", Number("share", low=0, high=_PERCENT, unit="%"), reveal=reveal)


def goals(desk: "Desk") -> Goals:
    """Return the form of the goals: whose plan, the client's goals, ours, the mirror."""
    return Goals(desk)


def four_p(desk: "Desk") -> FourP:
    """Return the 4P worksheet."""
    return FourP(desk)


def price(desk: "Desk") -> Price:
    """Return the calculator of a price cut."""
    return Price(desk)


def delivery(desk: "Desk") -> Delivery:
    """Return the calculator of own and bought delivery."""
    return Delivery(desk)


def resources(desk: "Desk") -> Resources:
    """Return the form of the resources against what there is."""
    return Resources(desk)


def steps(desk: "Desk") -> Steps:
    """Return the form of the actions with the timeline."""
    return Steps(desk)


def page(desk: "Desk") -> PlanPage:
    """Return the form of the one page with its check."""
    return PlanPage(desk)


def versions(desk: "Desk") -> Versions:
    """Return the form of the versions."""
    return Versions(desk)


def actions(desk: "Desk") -> Actions:
    """Return the form of the actions the session ends with."""
    return _actions(desk, "05", ideas=("show", "ask", "read"), of_page=True)
