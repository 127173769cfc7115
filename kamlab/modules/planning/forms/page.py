"""The one page: which goal stands first, the one risk, what is still missing, the page itself."""

from typing import TYPE_CHECKING

from kamlab.forms import Area, Part, Pick, Text, button, card, row
from kamlab.modules.planning import findings
from kamlab.modules.planning.forms.shared import PlanForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field


class PlanPage(PlanForm):
    """Write the page: the main goal, the risk with its first sign, and read it as the client would."""

    key = "05.page"

    def make_fields(self) -> "Iterable[Field]":
        """Return the main goal and the risk."""
        options, labels = self.goal_options()
        yield Pick("main", options=options, labels=labels)
        yield Area("risk", lines=2)
        yield Text("sign", wide=44)
        yield Text("step", wide=44)

    def offer(self) -> None:
        """Offer our goals as they are now."""
        options, labels = self.goal_options()
        self.kinds["main"] = Pick("main", options=options, labels=labels)

    def plan_parts(self) -> list[Part]:
        """Return the fields, what is missing, the page."""
        plan = self.plan
        fields = card(
            self.whose(),
            self.field("main"),
            self.field("risk"),
            *self._idea(),
            row(self.field("sign"), self.field("step")),
            title=self.say("title"),
            mark=self.mark,
        )
        page = self.drawn(plan, lambda: findings.one_page(self.desk, plan), id="page")
        gaps = self.drawn(plan, lambda: findings.check(self.desk, plan), id="gaps")
        return [fields, gaps, page]

    def on_idea(self) -> None:
        """Take the account's share of revenue as the risk."""
        self.put("risk", self._proposed())

    def _idea(self) -> list[Part]:
        words = self._proposed()
        if not words or self["risk"] or self.held["risk"].problem:
            return []
        return [row(button("idea", words, weight="link"))]

    def _proposed(self) -> str:
        """Return the risk the sales show: how much of the revenue leaves with this account."""
        revenue = self.desk.company.accounts().revenue()
        total, own = sum(revenue.values()), revenue.get(self.account, 0.0)
        name = self.reading.name(self.account)
        return self.say("proposed", account=name, share=own / total) if total > 0 and own > 0 else ""
