"""Equal attention: what happens when every client gets the same hours."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kamlab.forms import Foretold, Number, Part, Slider, card, row
from kamlab.modules.start import findings, model

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.forms.fields import Value

_ASSUMED = ("hours", "rate")  # the guess is not one: it stays when these go back
_HOURS, _RATE = 2, 1500  # the course's own assumptions, as in exercise 00.4
_PERCENT = 100


def attention(desk: "Desk") -> "Attention":
    """Return the form in which hours and the price of an hour are changed; its Finding follows."""
    return Attention(desk)


class Attention(Foretold):
    """Hours a month for every client, and what an hour costs."""

    key = "00.attention"

    def make_fields(self) -> Iterable[Any]:
        """Return hours and rate; the unit of the rate is the company's currency."""
        yield Slider("hours", default=_HOURS, low=0.5, high=10, step=0.5)
        yield Number("rate", default=_RATE, low=1, high=1_000_000, unit=self.desk.money_unit)

    def on_reset(self) -> None:
        """Take the assumptions of the course again."""
        for name in _ASSUMED:
            self.put(name, None)

    def guesses(self) -> Iterable[Any]:
        """Ask for the part of the hours that goes to those who bring nearly everything."""
        yield Number("guess_hours", low=0, high=_PERCENT, unit="%")

    def real(self) -> "Mapping[str, Value]":
        """Return the part of the hours the largest fifth gets."""
        return {"guess_hours": _PERCENT * self._care().hours_share[0]}

    def guess_facts(self) -> Mapping[str, object]:
        """Return what the largest fifth brings."""
        return {"share": self._care().revenue_share[0]}

    def _care(self) -> model.EqualCare:
        return model.equal_care(self.desk.company.accounts().revenue())

    def compose(self) -> list[Part]:
        """Return the two assumptions and the Finding: after the guess."""
        return self.after_guess(self._open_parts)

    def _open_parts(self) -> list[Part]:
        parts = [row(self.field("hours"), self.field("rate"))]
        if any(self.is_entered(name) for name in _ASSUMED):
            parts.append(self.button("reset", weight="link"))
        finding = findings.equal_attention(self.desk, hours=self["hours"], rate=self["rate"])
        return [card(*parts), self.show(finding)]
