"""Bad years: what one assumes of the clients, and how often several leave at once."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Number, Part, Slider, card, fold, prose, row, table
from kamlab.forms.form import field_part
from kamlab.modules.concentration.findings.years import Chances, assumed, years
from kamlab.modules.concentration.forms.clients import largest, named
from kamlab.modules.concentration.forms.money import PERCENT, numbers_now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_LISTED = 6  # clients with a chance of their own; the others share one


class Years(Drawn):
    """Chances of a year, the shock of an industry, the cushion."""

    key = "02.years"
    watches = True  # the cushion is the cash of the loss form

    def make_fields(self) -> "Iterable[Field]":
        """Return a chance for the largest clients and for the rest, the shock, the cushion."""
        start, told = assumed(self.desk, numbers_now(self.desk)), largest(self.desk)
        self.clients = [*dict.fromkeys([*start.named, *told])][:_LISTED]
        for place, client in enumerate(self.clients):
            chance = start.named.get(client)
            yield Number(f"client_{place}", _percent(chance), low=0, high=PERCENT, decimals=1, unit="%")
        yield Number("rest", _percent(start.rest), low=0, high=PERCENT, decimals=1, unit="%")
        yield Slider("shock", _percent(start.shock) or 0, low=0, high=30, unit="%")
        yield Number("cushion", low=0, unit=self.desk.money_unit)

    def compose(self) -> list[Part]:
        """Return the assumptions and the figure."""
        chances = self.chances
        figure = self.drawn(
            (tuple(chances.named.items()), chances.rest, chances.shock, chances.cushion),
            lambda: years(self.desk, chances),
        )
        names = named(self.desk, largest(self.desk))
        lines: list[list[str | Part]] = []
        for place, client in enumerate(self.clients):
            words = names.get(client, self.desk.company.display_name(client, self.lang))
            lines.append([words, self._chance(f"client_{place}", words)])
        lines.append([self.say("others"), self._chance("rest", self.say("others"))])
        heads = [self.say("head.client"), self.say("head.chance")]
        inputs = row(self.field("shock"), self._cushion())
        note = prose(self.say("help"), quiet=True)
        told = card(table(heads, lines, strong=(0,)), inputs, note, title=self.say("title"), mark=self.mark)
        return [fold(self.say("home"), told, figure, id="home")]  # homework: in the room it is one line

    @property
    def chances(self) -> Chances:
        """What is assumed now."""
        told = {
            client: float(self[f"client_{place}"]) / PERCENT
            for place, client in enumerate(self.clients)
            if self[f"client_{place}"] is not None
        }
        rest, cushion = self["rest"], self["cushion"]
        return Chances(
            told,
            None if rest is None else float(rest) / PERCENT,
            float(self["shock"] or 0) / PERCENT,
            numbers_now(self.desk).cash if cushion is None else float(cushion),
        )

    def _cushion(self) -> Part:
        """Return the field of the cushion; its help names the cash that stands for it, if that is known."""
        cash = numbers_now(self.desk).cash
        part = self.field("cushion")
        part.told["help"] = self.say("no_cash") if cash is None else self.say("from_cash", cash=cash)
        return part

    def _chance(self, name: str, client: str) -> Part:
        kind = replace(self.kinds[name], id="chance")
        part = field_part(kind, self.held[name], self.words, name=name, bare=True, facts={"client": client})
        return self.with_latest_mark(part, self.held[name])


def _percent(share: float | None) -> float | None:
    return None if share is None else round(PERCENT * share, 3)
