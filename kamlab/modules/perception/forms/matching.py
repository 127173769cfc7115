"""Step 2 in roubles: a rival improves at the same price; and what we have that is more than goods."""

from typing import TYPE_CHECKING

from kamlab.forms import Area, Drawn, Form, Number, Part, card, row
from kamlab.modules.perception import findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_REVENUE, _MARGIN, _COST, _TIMES = 12_000_000, 25, 360_000, 3  # of the example; the person's own replace them
_PERCENT = 100
_MOST = 12


class Matching(Drawn):
    """Four numbers of one's own, and the margin after each match."""

    key = "03.matching"

    def make_fields(self) -> "Iterable[Field]":
        """Return a year's purchases, the margin, the cost of one match, how many in a row."""
        unit = self.desk.money_unit
        yield Number("revenue", _REVENUE, low=1, unit=unit)
        yield Number("margin", _MARGIN, low=-_PERCENT, high=_PERCENT, decimals=1, unit="%")
        yield Number("cost", _COST, low=0, unit=unit)
        yield Number("times", _TIMES, low=1, high=_MOST)

    def compose(self) -> list[Part]:
        """Return the fields and what follows from them."""
        revenue, margin = float(self["revenue"]), float(self["margin"]) / _PERCENT
        cost, times = float(self["cost"]), int(self["times"])
        fields = row(*(self.field(name) for name in ("revenue", "margin", "cost", "times")))
        figure = self.drawn(
            (revenue, margin, cost, times),
            lambda: findings.matching(self.desk, revenue=revenue, margin=margin, cost=cost, times=times),
        )
        return [card(fields, title=self.say("title"), mark=self.mark), figure]


class Equivalent(Form):
    """The banker's information, and ours."""

    key = "03.equivalent"
    fields = (Area("ours", lines=2),)

    def compose(self) -> list[Part]:
        """Return the one field."""
        return [card(self.field("ours"), title=self.say("title"), mark=self.mark)]
