"""The one page: which goal stands first, the one risk, what is still missing, the page itself."""

from typing import TYPE_CHECKING

from kamlab.forms import Area, Part, Pick, Text, button, card, message, row
from kamlab.i18n import say
from kamlab.modules.planning import findings, model
from kamlab.modules.planning.forms.shared import PlanForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field


class PlanPage(PlanForm):
    """Write the page: the main goal, the risk with its first sign, and read it as the client would."""

    key = "05.page"
    left_out: tuple[str, ...] = ()  # what the company's own template had no place for

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

    def account_parts(self) -> list[Part]:
        """Return the fields, what is missing, the page."""
        plan = self.plan
        main = model.one_page(plan)
        unserved = (
            [message("check", self.say("unserved", goal=main.goal.goal))] if main.goal and not main.serves else []
        )
        fields = card(
            self.whose(),
            self.field("main"),
            *unserved,
            self.field("risk"),
            *self._idea(),
            row(self.field("sign"), self.field("step")),
            title=self.say("title"),
            mark=self.mark,
        )
        page = self.drawn(plan, lambda: findings.one_page(self.desk, plan), id="page")
        gaps = self.drawn(plan, lambda: findings.check(self.desk, plan), id="gaps")
        return [fields, gaps, page, *self._documents(plan)]

    def on_document(self) -> None:
        """Hand over the plan as a Word document."""
        self._give()

    def on_client(self) -> None:
        """Hand over the one page for the client."""
        self._give(for_client=True)

    def on_nameless(self) -> None:
        """Hand over the plan as a Word document without people's names."""
        self._give(redact=True)

    def on_idea(self) -> None:
        """Take the account's share of revenue as the risk."""
        self.put("risk", self._proposed())

    def _give(self, *, redact: bool = False, for_client: bool = False) -> None:
        from kamlab.modules.planning.document import plan_document

        paper = plan_document(self.desk, self.account, redact=redact, for_client=for_client)
        self.left_out = paper.left_out
        self.hand_over(paper.name, paper.content)

    def _documents(self, plan: "model.Plan") -> list[Part]:
        """Return the ways to take the plan home; none while nothing is written."""
        if plan.is_empty:
            return []
        told = say("documents.left_out", self.lang, places=list(self.left_out)) if self.left_out else ""
        serving = bool(model.client_copy(plan).ours)
        copy = button("client", self.say("client"), weight="main", hint=self.say("client_hint"))
        buttons = row(
            *([copy] if serving else []),
            button("document", self.say("document"), weight="second", hint=self.say("document_hint")),
            button("nameless", self.say("nameless"), weight="second", hint=self.say("nameless_hint")),
        )
        unready = [] if serving else [message("check", self.say("no_client"))]
        return [*unready, buttons, *([message("check", told)] if told else [])]

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
