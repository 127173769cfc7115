"""Two calculators beside the worksheet: a price cut, and delivery of one's own or bought."""

from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Foretold, Number, Part, button, card, row
from kamlab.forms.known import Amount
from kamlab.modules.planning import findings, model
from kamlab.modules.planning.forms.shared import PlanForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Field, Value

_PERCENT = 100
_MARGIN, _CUT = 25, 10  # of the paper case; the person's own numbers replace them
_VAN = {"fixed": 180_000, "own": 150, "bought": 390, "orders": 600}  # of the paper case


class Price(Foretold, PlanForm):
    """Guess how much more must be sold after a cut, then try one's own numbers."""

    key = "05.price"

    def make_fields(self) -> "Iterable[Field]":
        """Return margin and cut."""
        yield Number("margin", _MARGIN, low=0.1, high=_PERCENT, unit="%")
        yield Number("cut", _CUT, low=0, high=_PERCENT, unit="%")

    def guesses(self) -> "Iterable[Field]":
        """Ask for the volume of the paper case."""
        yield Number("guess_more", low=0, high=1000, unit="%")

    def real(self) -> "Mapping[str, Value]":
        """Return the volume of the paper case."""
        growth = model.price_cut_volume(_MARGIN / _PERCENT, _CUT / _PERCENT).growth
        return {"guess_more": _PERCENT * (growth or 0)}

    def guess_facts(self) -> "Mapping[str, object]":
        """Return the numbers of the paper case."""
        return {"margin": _MARGIN / _PERCENT, "cut": _CUT / _PERCENT}

    def account_parts(self) -> list[Part]:
        """Return the numbers and what follows, once the guess is made."""
        return self.after_guess(self._open)

    def on_own(self) -> None:
        """Take the margin this account has by the ledger."""
        margin = self._margin()
        if margin is not None:
            self.put("margin", round(_PERCENT * margin, 1))

    def _open(self) -> list[Part]:
        margin, cut = float(self["margin"]) / _PERCENT, float(self["cut"]) / _PERCENT
        inputs = (margin, cut, self.account)
        figure = self.drawn(inputs, lambda: findings.price_cut(self.desk, margin=margin, cut=cut, account=self.account))
        own = self._margin()
        name = self.reading.name(self.account)
        take = [button("own", self.say("own", account=name, margin=own), weight="link")] if own else []
        fields = row(self.field("margin"), self.field("cut"), *take)
        return [card(fields, title=self.say("title"), mark=self.mark), figure]

    def _margin(self) -> float | None:
        """Return the account's margin by the ledger; None if it is not known or no profit is left."""
        accounts = self.desk.company.accounts()
        revenue, profit = accounts.revenue().get(self.account, 0.0), (accounts.profit() or {}).get(self.account)
        return profit / revenue if revenue > 0 and profit and 0 < profit <= revenue else None


class Delivery(Drawn):
    """Four numbers of one's own, and where own and bought delivery are equal."""

    key = "05.delivery"

    def make_fields(self) -> "Iterable[Field]":
        """Return the costs and the orders; they begin with the paper case."""
        unit = self.desk.money_unit
        for name, value in _VAN.items():
            yield Amount(name, value, low=0, unit="" if name == "orders" else unit)

    def compose(self) -> list[Part]:
        """Return the four numbers and the two lines of cost."""
        fixed, own, bought, orders = (float(self[name]) for name in _VAN)
        figure = self.drawn(
            (fixed, own, bought, orders),
            lambda: findings.delivery(self.desk, fixed=fixed, own_each=own, bought_each=bought, orders=orders),
        )
        return [card(row(*(self.field(name) for name in _VAN)), title=self.say("title"), mark=self.mark), figure]
