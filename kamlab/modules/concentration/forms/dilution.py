"""What the others must bring: target, growth, people and their ramp, all to be moved."""

from typing import TYPE_CHECKING, Any

from kamlab.errors import KamlabError
from kamlab.forms import Drawn, Foretold, Number, Part, Pick, Slider, button, card, heading, prose, row, so_what
from kamlab.modules.concentration import findings
from kamlab.modules.concentration.findings.dilution import newcomers_of, seller_of, way_of
from kamlab.modules.concentration.findings.sales import target_of
from kamlab.modules.concentration.forms.clients import largest, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Field, Value
    from kamlab.modules.concentration.findings.dilution import Way

_PERCENT = 100
_MOST = 500  # sellers one may think of hiring
_LONGEST = 36  # months of ramp
_MOVED = ("target", "growth", "others_growth", "each", "ramp", "cost", "people")


class Dilution(Foretold, Drawn):
    """Lower a share by what the others bring: how much, with whom, by when.

    Attributes
    ----------
    way
        The plan shown last, worked out; None while it cannot be.
    """

    key = "02.dilution"

    def make_fields(self) -> "Iterable[Field]":
        """Return the client, the target, both growths, and what is assumed of one seller."""
        self.clients = largest(self.desk)
        first = next(iter(self.clients), None)
        unit = self.desk.money_unit
        seller: dict[str, Any] = seller_of(self.desk)
        yield Pick("client", first, options=[*self.clients], labels=named(self.desk, self.clients))
        yield Slider("target", round(_PERCENT * target_of(self.desk), 1), low=2, high=60, unit="%")
        yield Slider("growth", 0, low=0, high=100, unit="%")
        yield Slider("others_growth", 0, low=0, high=100, unit="%")
        yield Number("each", seller["each"], low=1, unit=unit)
        yield Number("ramp", seller["ramp"], low=0, high=_LONGEST)
        yield Number("cost", seller["cost"], low=0, unit=unit)
        yield Number("people", low=0, high=_MOST)

    def begin(self) -> None:
        """Nothing is worked out yet."""
        self.way: Way | None = None

    def guesses(self) -> "Iterable[Field]":
        """Ask how much the others must grow, if the share of the largest is above the target."""
        if self._first_need() is not None:
            yield Number("guess_growth", low=0, high=10_000, decimals=1, unit="%")

    def guess_facts(self) -> "Mapping[str, object]":
        """Name the largest client, its share and the target."""
        client, share = next(iter(self.clients.items()), ("", 0.0))
        name = self.desk.company.display_name(client, self.lang)
        return {"client": name, "share": share, "target": target_of(self.desk)}

    def real(self) -> "Mapping[str, Value]":
        """Return what it takes."""
        growth = self._first_need()
        return {} if growth is None else {"guess_growth": _PERCENT * growth}

    def compose(self) -> list[Part]:
        """Return the guess, then the levers, the figure and what new clients bring today."""
        return self.after_guess(self._levers)

    def on_as_it_was(self) -> None:
        """Put every lever where the company's folder has it."""
        for name in _MOVED:
            self.put(name, None)

    def _levers(self) -> list[Part]:
        plan = self._plan()
        figure = self.drawn(plan, lambda: findings.dilution(self.desk, plan))
        try:
            self.way = way_of(self.desk, plan)
        except KamlabError:
            self.way = None
        aim = row(self.field("client"), self.field("target"))
        growths = row(self.field("growth"), self.field("others_growth"))
        people = row(*(self.field(name) for name in ("each", "ramp", "cost", "people")))
        foot: list[Part] = [prose(self.say("assumed"), quiet=True)]
        if any(self.is_entered(name) for name in _MOVED):
            foot.append(button("as_it_was", self.say("as_it_was"), weight="small"))
        title = heading(self.say("people_title"), level=3)
        parts = [aim, growths, title, people, row(*foot)]
        return [card(*parts, title=self.say("title"), mark=self.mark), figure, *self._newcomers()]

    def _plan(self) -> findings.Plan:
        def part(name: str) -> float:
            return float(self[name] or 0) / _PERCENT

        people, ramp = self["people"], self["ramp"]
        return findings.Plan(
            client=str(self["client"] or ""),
            target=part("target"),
            growth=part("growth"),
            others_growth=part("others_growth"),
            people=None if people is None else round(people),
            each=self["each"],
            ramp=None if ramp is None else round(ramp),
            cost=self["cost"],
        )

    def _newcomers(self) -> list[Part]:
        """Set what new clients brought in a year beside what is needed."""
        new = newcomers_of(self.desk)
        if new is None or self.way is None or self.way.need.is_met:
            return []
        facts = {"share": new.share, "amount": new.amount, "needed": self.way.need.needed, "n": len(new.clients)}
        if not new.amount > 0:
            return [so_what(self.say("no_new_text"), strong=self.say("no_new"))]
        return [so_what(self.say("new_text", **facts), strong=self.say("new", **facts))]

    def _first_need(self) -> float | None:
        """Return by how much the others must grow for the largest client; None if there is nothing to guess."""
        if not self.clients:
            return None
        try:
            need = way_of(self.desk, findings.Plan()).need
        except KamlabError:
            return None
        return None if need.is_met else need.growth_of_others
