"""For our own people: decisions followed up, a one-page brief; and what the account gives and is owed."""

from typing import TYPE_CHECKING

from kamlab.forms import Area, Client, Day, Part, Text, Tick, Ticks, button, card, chips, heading, panes, prose, row
from kamlab.forms.account import AccountRows
from kamlab.forms.entries import Entries
from kamlab.modules.daily_management import findings, model
from kamlab.modules.daily_management.findings.reading import BRIEF, NUMBER
from kamlab.modules.daily_management.findings.worth import EXISTING, NEW
from kamlab.modules.daily_management.forms.shared import ChosenForm
from kamlab.workbook.models import Action

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field


class Decisions(ChosenForm):
    """What was decided with the client, who does it, by when, done or not.

    Attributes
    ----------
    rows
        The participant's own decisions about the account.
    """

    key = "09.decisions"

    def begin(self) -> None:
        """Read the decisions."""
        ours = tuple(dict.fromkeys(one.ours for one in self.reading.diary.entries if one.ours))
        fields = (Text("what", wide=34), Client("who", names=ours, wide=16), Day("due", weekday=True), Day("done_on"))
        self.rows = AccountRows(self, "rows", Action, fields, own={"module": NUMBER})

    def compose(self) -> list[Part]:
        """Return the follow-up, and the decisions to enter."""
        told = self.reading.decisions
        figure = self.drawn((told,), lambda: findings.decisions(self.desk))
        add = self.rows.foot(self.say("note"), add=self.say("add"))
        body = [self.rows.table()] if len(self.rows) else [self.note("none")]
        return [figure, card(row(self.field("client")), *body, add, title=self.say("title"), mark=self.mark)]


class Brief(ChosenForm):
    """One page for our own people: what changes, three facts, decisions; nobody's name at the client."""

    key = BRIEF

    def own_fields(self) -> "Iterable[Field]":
        """Return what changes for the reader, and whether the page was sent."""
        yield Area("changed", lines=2)
        yield Tick("sent", default=False)

    def on_take(self) -> None:
        """Hand the page over as a Word document."""
        from kamlab.modules.daily_management.document import brief_document

        paper = brief_document(self.desk, self.account)
        self.hand_over(paper.name, paper.content)

    def compose(self) -> list[Part]:
        """Return the field, the page as it stands, the way to take it."""
        title, parts = self._brief()
        shown: list[Part] = [heading(title, level=3)]
        for head, told in parts:
            shown += [prose(head, strong=head), *(prose(f"– {line}") for line in told)]
        take = row(button("take", self.say("take"), weight="small"), self.field("sent"))
        fields = card(row(self.field("client")), self.field("changed"), mark=self.mark)
        return [fields, card(*shown, take, quiet=True), self.note("note")]

    def _brief(self) -> tuple[str, list[tuple[str, list[str]]]]:
        return findings.brief(self.desk, self.account, str(self["changed"] or ""))


class Worth(ChosenForm):
    """Two columns: what the account gives us, with evidence; what we owe it. Then the cost of one more rouble."""

    key = "09.worth"
    wide = True
    common = frozenset({"old_cost", "old_more", "new_cost", "new_more"})

    def own_fields(self) -> "Iterable[Field]":
        """Return the evidence, the standard, the four figures."""
        from kamlab.forms import Number

        for name in (*model.BENEFITS, *model.ADVANTAGES):
            yield Text(name, wide=44)
        yield Ticks("care", [], options=model.CARE)
        yield Text("deputy", wide=26)
        unit = self.desk.money_unit
        for name, value in zip(("old_cost", "old_more", "new_cost", "new_more"), (*EXISTING, *NEW), strict=True):
            yield Number(name, value, low=0, unit=unit)

    def compose(self) -> list[Part]:
        """Return the two columns and the figure."""
        said = {name: str(self[name] or "") for name in (*model.BENEFITS, *model.ADVANTAGES)}
        counted = model.told(said)
        lacks = model.gaps(dict.fromkeys(self["care"] or (), True))
        gives = card(
            *(self.field(name) for name in said),
            prose(self.say("counted", n=len(counted), of=len(said)), quiet=True),
            title=self.say("gives"),
            mark=self.mark,
        )
        missing = [chips(*(("check", self.words.option("care", name)) for name in lacks))] if lacks else []
        owed = card(
            self.field("care"),
            self.field("deputy"),
            prose(self.say("owed_all" if not lacks else "lacks", n=len(lacks)), quiet=True),
            *missing,
            title=self.say("owed"),
        )
        figures = [float(self[name] or 0) for name in ("old_cost", "old_more", "new_cost", "new_more")]
        pairs = (figures[0], figures[1]), (figures[2], figures[3])
        figure = self.drawn(tuple(figures), lambda: findings.cost(self.desk, *pairs))
        cost = card(
            row(self.field("old_cost"), self.field("old_more")),
            row(self.field("new_cost"), self.field("new_more")),
            title=self.say("cost"),
        )
        return [card(row(self.field("client"))), panes(gives, owed), cost, figure]


def closing_rows(form: "Entries") -> Entries:
    """Return the rows of the closing actions: decisions hang on an account and are not shown there."""
    fields = tuple(form.kinds.values())
    fixed = {"module": NUMBER, "account_id": None}
    return Entries(form.form, form.name, form.model, fields, most=form.most, fixed=fixed)
