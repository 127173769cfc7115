"""Equal attention: what happens when every client gets the same hours."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kamlab.forms import Form, Number, Part, Slider, card, row
from kamlab.modules.start import findings

if TYPE_CHECKING:
    from kamlab.desk import Desk

_HOURS, _RATE = 2, 1500  # the course's own assumptions, as in exercise 00.4
_SIGNS = {"RUB": "₽"}


def attention(desk: "Desk") -> "Attention":
    """Return the form in which hours and the price of an hour are changed; its Finding follows."""
    return Attention(desk)


class Attention(Form):
    """Hours a month for every client, and what an hour costs."""

    key = "00.attention"

    def make_fields(self) -> Iterable[Any]:
        """Return hours and rate; the unit of the rate is the company's currency."""
        currency = self.desk.company.currency or "RUB"
        unit = _SIGNS.get(currency, currency) if self.lang == "ru" else currency
        yield Slider("hours", default=_HOURS, low=0.5, high=10, step=0.5)
        yield Number("rate", default=_RATE, low=1, high=1_000_000, unit=unit)

    def on_reset(self) -> None:
        """Take the assumptions of the course again."""
        for name in self.kinds:
            self.put(name, None)

    def compose(self) -> list[Part]:
        """Return the two assumptions and the Finding."""
        parts = [row(self.field("hours"), self.field("rate"))]
        if any(self.is_entered(name) for name in self.kinds):
            parts.append(self.button("reset", weight="link"))
        finding = findings.equal_attention(self.desk, hours=self["hours"], rate=self["rate"])
        return [card(*parts), self.show(finding)]
