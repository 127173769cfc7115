"""Which cells matter, where we exist, and who is opposite whom."""

from typing import TYPE_CHECKING

from kamlab.company.people import FLOORS, FUNCTIONS
from kamlab.forms import Area, Part, Ticks, card, fold, heading
from kamlab.modules.relationships import findings
from kamlab.modules.relationships.forms.checked import Past
from kamlab.modules.relationships.forms.shared import PeopleForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field


class CoverageForm(PeopleForm):
    """Tick the cells that matter; see floors, functions and mirror pairs."""

    key = "06.coverage"
    wide = True

    def make_fields(self) -> "Iterable[Field]":
        """Return the functions side by side for each floor: the grid of the figure."""
        names = {code: self.sight.word("function", code) for code in FUNCTIONS}
        for floor in FLOORS:
            yield Ticks(floor, [], options=FUNCTIONS, labels=names, row=True)

    def begin(self) -> None:
        """Tick what the folder or the workbook says."""
        self._tick()

    def account_parts(self) -> list[Part]:
        """Return the cells that matter, the figure, the mirror."""
        sight = self.sight
        ticks = [self.field(floor) for floor in FLOORS]
        cells = fold(self.say("cells"), self.note("cells_note"), *ticks, id="cells_fold")
        figure = self.drawn(self.state, lambda: findings.coverage(self.desk, sight))
        mirror = self.drawn(self.state, lambda: findings.mirror(self.desk, sight), id="mirror")
        return [
            card(self.whose(), cells, title=self.say("title"), mark=self.mark),
            figure,
            heading(self.say("mirror"), level=3),
            mirror,
        ]

    def set(self, field: str, raw: object) -> None:
        """Read the ticks of a floor; all the floors together are the cells that matter."""
        super().set(field, raw)
        if self.held[field].problem is None:
            self.keep("cells", [[floor, function] for floor in FLOORS for function in self[floor] or []])
            self.follow()

    def turn(self) -> None:
        """Show the cells of another account."""

    def offer(self) -> None:
        """Tick the cells in force."""
        self._tick()

    def _tick(self) -> None:
        cells = self.sight.circle.cells
        for floor in FLOORS:
            self.held[floor].value = [function for function in FUNCTIONS if (floor, function) in cells]


class NewsForm(PeopleForm):
    """What is new at the client, and when we read about it last."""

    key = "06.news"

    def make_fields(self) -> "Iterable[Field]":
        """Return the news and its day."""
        yield Area("news", lines=2)
        yield Past("read_on", now=self.sight.day)

    def account_parts(self) -> list[Part]:
        """Return the two fields and how fresh they are."""
        days = None
        if self["read_on"]:
            read = self.kinds["read_on"].to_column(self["read_on"])
            days = (self.sight.day - read).days
        key = "never" if days is None else "stale" if days > self.sight.strengths.window else "fresh"
        note = self.note(key, n=days or 0) if key == "never" else self.note(key, n=max(days or 0, 0))
        return [
            card(self.whose(), self.field("news"), self.field("read_on"), note, title=self.say("title"), mark=self.mark)
        ]
