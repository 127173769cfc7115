"""The share of one client under the lines of two sources, and its way over the quarters."""

from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Foretold, Part, Pick, Segments, Slider, button, card, row
from kamlab.modules.concentration import findings
from kamlab.modules.concentration.findings.sales import YEARS, beside, key_counts_exactly, target_of
from kamlab.modules.concentration.findings.trend import trend_of
from kamlab.modules.concentration.forms.clients import largest, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Field, Value

_PERCENT = 100
_YES, _NO = "yes", "no"
_HIDDEN = "hidden"
_WAYS = ("up", "level", "down")


class Bands(Foretold, Drawn):
    """Choose a client, see which words fit its share and where the share goes."""

    key = "02.bands"

    def make_fields(self) -> "Iterable[Field]":
        """Return the client, the reading of the 10 %, the company beside, the target."""
        self.clients = largest(self.desk)
        first = next(iter(self.clients), None)
        yield Pick("client", first, options=[*self.clients], labels=named(self.desk, self.clients))
        yield Segments("inclusive", _YES if key_counts_exactly(self.desk) else _NO, options=(_YES, _NO))
        if beside(self.desk, YEARS[0]) is not None:
            yield Segments("year", YEARS[0], options=(*YEARS, _HIDDEN))
        self.proposed = round(_PERCENT * target_of(self.desk), 1)
        yield Slider("target", self.proposed, low=5, high=50, unit="%")

    def guesses(self) -> "Iterable[Field]":
        """Ask where the share of the largest goes, if there are two years to tell."""
        if self.clients and trend_of(self.desk, next(iter(self.clients))).way in _WAYS:
            yield Segments("guess_way", options=_WAYS)

    def guess_facts(self) -> "Mapping[str, object]":
        """Name the largest client."""
        first = next(iter(self.clients), "")
        return {"client": self.desk.company.display_name(first, self.lang)}

    def real(self) -> "Mapping[str, Value]":
        """Return where its share went."""
        return {"guess_way": trend_of(self.desk, next(iter(self.clients))).way}

    def compose(self) -> list[Part]:
        """Return the guess, then the client and both figures."""
        return self.after_guess(self._figures)

    def on_back(self) -> None:
        """Put the target where the company has it."""
        self.put("target", None)

    def _figures(self) -> list[Part]:
        client, inclusive = self["client"], self["inclusive"] == _YES
        year = str(self["year"]) if "year" in self.kinds else _HIDDEN
        year = "" if year == _HIDDEN else year
        target = float(self["target"]) / _PERCENT
        way = self.drawn((client, target), lambda: findings.trend(self.desk, client=client, target=target), id="trend")
        ruler = self.drawn(
            (client, inclusive, year),
            lambda: findings.bands(self.desk, client=client, inclusive=inclusive, year=year),
        )
        whose = [self.field("client"), self.field("inclusive")]
        whose += [self.field("year")] if "year" in self.kinds else []
        goal = [self.field("target")]
        if self["target"] != self.proposed:
            goal.append(button("back", self.say("back"), weight="small"))
        return [
            card(row(*whose), title=self.say("title"), mark=self.mark),
            ruler,
            card(row(*goal), title=self.say("way_title")),
            way,
        ]
