"""Work done for a big name: what it costs, and how many clients it must bring."""

from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Number, Part, card, row
from kamlab.modules.identification import findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_COST, _PROFIT = 300_000, 120_000  # of the example; the person's own numbers replace them
_PERCENT = 100


class Reference(Drawn):
    """Three numbers of one's own, and the clients that pay the work back."""

    key = "01.reference"

    def make_fields(self) -> "Iterable[Field]":
        """Return cost, profit and chance; a chance is never proposed, there is none to quote."""
        unit = self.desk.money_unit
        yield Number("cost", _COST, low=1, unit=unit)
        yield Number("profit", _PROFIT, low=1, unit=unit)
        yield Number("chance", low=1, high=100, unit="%")

    def compose(self) -> list[Part]:
        """Return the three fields and what follows from them."""
        cost, profit, percent = float(self["cost"]), float(self["profit"]), self["chance"]
        chance = None if percent is None else float(percent) / _PERCENT
        numbers = row(self.field("cost"), self.field("profit"), self.field("chance"))
        figure = self.drawn(
            (cost, profit, chance),
            lambda: findings.reference(self.desk, cost=cost, profit_per_client=profit, chance=chance),
        )
        return [card(numbers, title=self.say("title"), mark=self.mark), figure]
