"""What I will do: one to three actions at the end of a page, each with a person and a day."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kamlab.forms.entries import Entries, Line
from kamlab.forms.fields import Client, Day, Text
from kamlab.forms.form import Form
from kamlab.forms.held import clock
from kamlab.forms.live import is_live
from kamlab.forms.parts import Part, button, card, empty, prose, row, table
from kamlab.forms.wording import Wording
from kamlab.i18n import date_text, say

if TYPE_CHECKING:
    from kamlab.desk import Desk

MOST = 3  # more than three are a wish list, not a week
_TABLE = "actions"


def actions(desk: "Desk", module: str, *, ideas: Sequence[str] = (), of_page: bool = False) -> "Actions":
    """Return the form of the actions of a module.

    Parameters
    ----------
    desk
        Language, company, workbook.
    module
        Number of the module, ``"01"``: its actions are shown, and new ones belong to it.
    ideas
        Keys of one or two actions to propose: ``form.01_actions.idea.<key>``.
    of_page
        Whether only the actions of the page are shown: those that hang on an account belong to its plan.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from kamlab.workbook import open_workbook
    >>> company = SimpleNamespace(currency="RUB")
    >>> desk = SimpleNamespace(language="en", company=company, company_key="", workbook=open_workbook("sqlite://"))
    >>> form = actions(desk, "01")
    >>> form.press("actions/add")
    >>> form.set("actions/new1/due", "30 Nov 2026")
    >>> form.rows.lines[0]["due"]
    '2026-11-30'
    """
    return Actions(desk, module, ideas, of_page=of_page)


class Actions(Form):
    """One to three actions: what, with whom, by when; a form further up may have written one already.

    Attributes
    ----------
    rows
        The actions, as rows of the workbook.
    """

    watches = True

    def __init__(self, desk: "Desk", module: str, ideas: Sequence[str] = (), *, of_page: bool = False) -> None:
        self.module, self.key, self.ideas = module, f"{module}.actions", tuple(ideas)
        self.shared: dict[str, object] = {"module": module} | ({"account_id": None} if of_page else {})
        super().__init__(desk)

    def begin(self) -> None:
        """Read the actions of the module; people of the workbook are offered as partners."""
        from kamlab.workbook.models import Action, Person

        self.proposals = [self.say(f"idea.{name}") for name in self.ideas]
        self.words = Wording("forms.actions", self.lang)
        people = self.book.rows(Person, company=self.company_key)
        names = tuple(dict.fromkeys(person.name for person in people if person.name))
        fields = Text("what", wide=38), Client("with_whom", names=names, wide=18), Day("due", weekday=True)
        self.rows = Entries(self, _TABLE, Action, fields, most=MOST, fixed=self.shared)

    def compose(self) -> list[Part]:
        """Return the actions as a table, or what will be here and the first step."""
        self.rows.catch_up()
        if len(self.rows):
            return [card(self._table(), *self._late(), self._foot(), *self._ideas())]
        if not is_live():
            return [card(self._on_paper())]
        add = button(f"{_TABLE}/add", self.words.say("first"), weight="main")
        parts = [empty(self.words.say("empty"), self.words.say("empty_todo"), add), *self._ideas()]
        if self.rows.removed is not None:
            parts.append(self._foot())
        return [card(*parts)]

    def on_idea(self, place: str) -> None:
        """Take a proposed action; with whom and by when remain to be said."""
        if not self.rows.is_full:
            line = self.rows.add(what=self.proposals[int(place)])
            self.move_focus(f"{_TABLE}/{line.id}/with_whom")

    def _table(self) -> Part:
        heads = [*(self.words.label(name) for name in self.rows.kinds), "", ""]
        return table(heads, [self._row(line) for line in self.rows])

    def _row(self, line: Line) -> list[str | Part]:
        """Return the fields of an action, one mark for all of them, and the way to take it out."""
        cells = [self.rows.field(line, name) for name in self.rows.kinds]
        for cell in cells:
            cell.told.pop("saved", None)
        mark = Part("cell", told={"text": self._mark(line).replace(" ", "\u00a0"), "tone": "done"})
        return [*cells, mark, self.rows.remover(line)]

    def _mark(self, line: Line) -> str:
        if any(held.problem is not None for held in line.held.values()):
            return ""  # what stands in the row is not all on disk
        if any(held.unwritten for held in line.held.values()):
            return say("forms.unwritten", self.lang)
        times = [held.saved for held in line.held.values() if held.saved]
        if times:
            return say("forms.saved", self.lang, time=clock(max(times)))
        return "" if line.is_draft else self.words.say("kept")

    def _late(self) -> list[Part]:
        """Say which days are past; a day gone by is no mistake, so this is a line and no refusal."""
        days = sorted({str(line["due"]) for line in self.rows if line["due"]})
        past = [date_text(date.fromisoformat(day), self.lang) for day in days if day < self.today.isoformat()]
        return [prose(self.words.say("late", n=len(past), days=past), quiet=True)] if past else []

    def _foot(self) -> Part:
        return self.rows.foot(self.words.say("note"), add=self.words.say("more"))

    def _ideas(self) -> list[Part]:
        """Return the proposed actions that nobody has taken yet."""
        taken = {line["what"] for line in self.rows}
        free = [(place, idea) for place, idea in enumerate(self.proposals) if idea not in taken]
        if not free or self.rows.is_full:
            return []
        links = [button(f"idea:{place}", idea, weight="link") for place, idea in free]
        return [row(prose(self.words.say("ideas"), quiet=True), *links)]

    def _on_paper(self) -> Part:
        """Return the table to fill in by hand, with what is proposed."""
        lines = [*self.proposals, *[""] * (MOST - len(self.proposals))]
        return table([self.words.label(name) for name in self.rows.kinds], [[line, "", ""] for line in lines])
