"""What the forms of the plan share: one account in view, answers kept for each account, the plan as it is now."""

from typing import TYPE_CHECKING

from kamlab.findings.names import shorten
from kamlab.forms import Part, chips
from kamlab.forms.account import AccountForm
from kamlab.i18n import say
from kamlab.modules.planning.findings.reading import Reading
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamlab.desk import Desk

OPTION = 22  # letters of a goal in a list to choose from


class PlanForm(AccountForm):
    """A form about the plan of one account; it follows the account that is chosen in the form of the goals.

    Attributes
    ----------
    reading
        The plans of the company as they are now.
    plan
        The account's plan as it was when the form was drawn last.
    """

    def __init__(self, desk: "Desk") -> None:
        self.reading = Reading(desk)
        super().__init__(desk)

    @property
    def kept_under(self) -> str:
        """Name under which the workbook keeps the answers about this account."""
        return form_of(self.key, self.account)

    def in_view(self) -> str:
        """Return the account that is planned now."""
        return self.reading.account

    def look(self) -> None:
        """Take the plan as it is now."""
        self.plan = self.reading.plan(self.account)

    def whose(self) -> Part:
        """Say whose plan is in view, and whether it is the demo company's or one's own."""
        name = self.reading.name(self.account)
        if self.reading.is_begun(self.account):
            return chips(("done", self.shared("own", account=name)))
        given = not self.reading.start.plan(self.account).is_empty
        return chips(("quiet", self.shared("given" if given else "blank", account=name)))

    def shared(self, key: str, **facts: object) -> str:
        """Return a message that the forms of the plan share."""
        return say(f"form.05_plan.{key}", self.lang, **{"currency": self.desk.company.currency or "RUB", **facts})

    def goal_options(self) -> "tuple[tuple[str, ...], Mapping[str, str]]":
        """Return the ids of our goals and their words, for a field to choose from."""
        ours = self.plan.ours
        return tuple(goal.id for goal in ours), {goal.id: shorten(goal.goal, OPTION) for goal in ours}
