"""Late payment and worn-down terms: two small calculators on the account of the loss form."""

from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Number, Part, Slider, card, fold, prose, row, so_what
from kamlab.modules.concentration import findings, model
from kamlab.modules.concentration.forms.money import PERCENT, numbers_now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_MARGIN, _DISCOUNT, _DAYS, _RATE = 25, 8, 60, 18  # of the worked case; the person's own numbers replace them


class GapForm(Drawn):
    """How many days later the account pays; below, what its terms leave of the margin."""

    key = "02.gap"
    watches = True  # the account and the money are those of the loss form

    def make_fields(self) -> "Iterable[Field]":
        """Return the delay, the day of payment, the four numbers of the terms."""
        yield Slider("delay", 30, low=0, high=90)
        yield Number("pays_on", 30, low=1, high=31)
        yield Number("margin", _MARGIN, low=-100, high=100, decimals=1, unit="%")
        yield Number("discount", _DISCOUNT, low=0, high=99, decimals=1, unit="%")
        yield Number("days", _DAYS, low=0, high=365)
        yield Number("rate", _RATE, low=0, high=200, decimals=1, unit="%")

    def compose(self) -> list[Part]:
        """Return the delay with its figure, and the terms behind a line."""
        numbers = numbers_now(self.desk)
        delay, pays_on = int(self["delay"] or 0), int(self["pays_on"] or 1)
        figure = self.drawn(
            (numbers, delay, pays_on),
            lambda: findings.gap(self.desk, numbers=numbers, delay=delay, pays_on=pays_on),
        )
        name = self.desk.company.display_name(numbers.account, self.lang)
        inputs = row(self.field("delay"), self.field("pays_on"))
        levers = [] if numbers.missing else [card(inputs, title=self.say("title", account=name), mark=self.mark)]
        return [*levers, figure, self._terms()]

    def _terms(self) -> Part:
        fields = row(*(self.field(name) for name in ("margin", "discount", "days", "rate")))
        told = model.margin_after_terms(
            float(self["margin"] or 0) / PERCENT,
            discount=float(self["discount"] or 0) / PERCENT,
            days=float(self["days"] or 0),
            rate=float(self["rate"] or 0) / PERCENT,
        )
        facts = {"before": told.before, "after": told.after, "discount": PERCENT * told.discount}
        facts |= {"credit": PERCENT * told.credit}
        sentence = so_what(self.say("terms_text", **facts), strong=self.say("terms_strong", **facts))
        return fold(self.say("terms"), prose(self.say("terms_help"), quiet=True), fields, sentence)
