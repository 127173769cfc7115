"""Who has stopped, what trying and a good farewell are worth, and the own cases counted."""

from typing import TYPE_CHECKING

from kamlab.forms import (
    Drawn,
    Foretold,
    Number,
    Part,
    Slider,
    button,
    card,
    fold,
    prose,
    row,
    so_what,
)
from kamlab.modules.recovery import findings, model
from kamlab.modules.recovery.findings.cases import Cases
from kamlab.modules.recovery.findings.numbers import SMALL, gone
from kamlab.modules.recovery.forms.shared import FORM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Field, Value

_PERCENT = 100
_OFFERED = 3  # clients to open a card for
_FAREWELL = {"referred": 500_000, "gift": 10_000}  # of the case on paper; the person's own numbers replace them


class SilentForm(Foretold, Drawn):
    """Guess how many have stopped, then see who, and open a card for one."""

    key = "10.silent"
    watches = True  # a case entered above tells what became of a client

    def make_fields(self) -> "Iterable[Field]":
        """Return the threshold of silence."""
        yield Slider("days", model.SILENCE, low=30, high=720, step=30)

    def guesses(self) -> "Iterable[Field]":
        """Ask how many clients are silent; nothing where the ledger has no dates."""
        if self.desk.company.as_of is not None:
            yield Number("guess_silent", low=0, high=10_000)

    def guess_facts(self) -> "Mapping[str, object]":
        """Return the threshold and the number of clients."""
        return {"days": model.SILENCE, "all": len(self.desk.accounts("all"))}

    def real(self) -> "Mapping[str, Value]":
        """Return how many there are at the course's threshold."""
        return {"guess_silent": len(gone(self.desk))}

    def compose(self) -> list[Part]:
        """Return the threshold, the list, and cards to open; after the guess."""
        return self.after_guess(self._open)

    def on_card(self, place: str) -> None:
        """Take a client into view in the form of the case."""
        self.book.keep(FORM, "client", self.unasked()[int(place)], company=self.company_key, seen=None)

    def _open(self) -> list[Part]:
        days = int(self["days"])
        cases = tuple(Cases(self.desk).all().values())
        figure = self.drawn((days, cases), lambda: findings.silent_clients(self.desk, days))
        names = [Cases(self.desk).name(client) for client in self.unasked()]
        links = [button(f"card:{place}", name, weight="link") for place, name in enumerate(names)]
        more = [row(prose(self.say("open_card"), quiet=True), *links)] if links else []
        return [card(self.field("days"), title=self.say("title"), mark=self.mark), figure, *more]

    def unasked(self) -> list[str]:
        """Return the largest silent clients nobody went to."""
        cases = Cases(self.desk).all()
        found = [one.client for one in gone(self.desk, int(self["days"]))]
        return [one for one in found if one not in cases or not cases[one].is_tried][:_OFFERED]


class WorthForm(Foretold, Drawn):
    """Guess the chance from which trying pays, then enter one's own numbers."""

    key = "10.worth"

    def make_fields(self) -> "Iterable[Field]":
        """Return the money of the way back and of the farewell, and the person's own chances."""
        unit = self.desk.money_unit
        for name in ("margin", "concession", "cost"):
            yield Number(name, int(getattr(SMALL, name)), low=0, unit=unit)
        yield Number("chance", low=0, high=_PERCENT, unit="%", decimals=1)
        for name in ("back", "referral"):
            yield Number(name, low=0, high=_PERCENT, unit="%", decimals=1)
        for name, amount in _FAREWELL.items():
            yield Number(name, amount, low=0, unit=unit)

    def guesses(self) -> "Iterable[Field]":
        """Ask for the break-even chance of the case on paper."""
        yield Number("guess_edge", low=0, high=_PERCENT, unit="%", decimals=1)

    def guess_facts(self) -> "Mapping[str, object]":
        """Return the numbers of the case on paper."""
        return {
            "margin": SMALL.margin,
            "concession": SMALL.concession,
            "cost": SMALL.cost,
            "currency": self.desk.company.currency or "RUB",
        }

    def real(self) -> "Mapping[str, Value]":
        """Return the break-even chance of the case on paper."""
        return {"guess_edge": _PERCENT * (SMALL.break_even or 0.0)}

    def compose(self) -> list[Part]:
        """Return the numbers and what follows, once the guess is made."""
        return self.after_guess(self._open)

    def _open(self) -> list[Part]:
        worth = model.Worth(float(self["margin"]), float(self["concession"]), float(self["cost"]))
        chance = _share(self["chance"])
        figure = self.drawn((worth, chance), lambda: findings.trying(self.desk, worth, chance))
        fields = row(*(self.field(name) for name in ("margin", "concession", "cost", "chance")))
        return [card(fields, title=self.say("title"), mark=self.mark), figure, self._farewell()]

    def _farewell(self) -> Part:
        """Return the worth of a good farewell at the person's own chances."""
        fields = row(*(self.field(name) for name in ("back", "referral", "referred", "gift")))
        back, referral = _share(self["back"]), _share(self["referral"])
        if back is None and referral is None:
            told = prose(self.say("farewell_ask"), quiet=True)
        else:
            value = model.farewell_worth(
                float(self["margin"]),
                back=back or 0.0,
                referral=referral or 0.0,
                referred=float(self["referred"]),
                cost=float(self["gift"]),
            )
            told = so_what(
                self.say("farewell_pays" if value > 0 else "farewell_not"), strong=self.say("farewell", value=value)
            )
        return card(fields, told, title=self.say("farewell_title"))


class RecordForm(Drawn):
    """See the own cases counted; a list kept elsewhere may take their place."""

    key = "10.record"
    watches = True  # a case that ends above is counted here

    def make_fields(self) -> "Iterable[Field]":
        """Return two counts of one's own."""
        yield Number("hits", low=0, high=10_000)
        yield Number("ended", low=1, high=10_000)

    def compose(self) -> list[Part]:
        """Return the count with its range."""
        hits, ended = self["hits"], self["ended"]
        own = hits is not None and ended is not None
        if own and hits > ended:
            return [self._ask(), prose(self.say("too_many"), quiet=True)]
        counts = model.Record(regained=int(hits), lost=int(ended) - int(hits)) if own else None
        inputs = (hits, ended) if own else tuple(Cases(self.desk).all().values())
        return [self.drawn(inputs, lambda: findings.own_cases(self.desk, counts)), self._ask()]

    def _ask(self) -> Part:
        fields = row(self.field("hits"), self.field("ended"))
        return fold(self.say("elsewhere"), prose(self.say("elsewhere_help"), quiet=True), fields, id="elsewhere")


def _share(value: "Value") -> float | None:
    return None if value is None else float(value) / _PERCENT
