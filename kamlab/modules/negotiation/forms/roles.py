"""The role-play in threes: a card for each, the clock, what the observer writes down (M-093, M-097, M-098)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kamlab.forms import Form, Part, Segments, Text, Ticks, card, fold, panes, prose, row, table
from kamlab.forms.fields import Field
from kamlab.forms.live import is_live
from kamlab.i18n import money_short, say
from kamlab.modules.negotiation import model
from kamlab.modules.negotiation.findings.start import DAYS, DISCOUNT, MARGIN, MONEY, VALUE, Start
from kamlab.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROLES = ("buyer", "seller", "observer")
_LIMIT = 0.25  # of the profit: what the seller's card allows to give away


class Roles(Form):
    """Read one's own card, watch the clock, write down what was heard."""

    key = "08.roles"

    def make_fields(self) -> "Iterable[Field]":
        """Return the depth, the begin, the observer's form."""
        yield Segments("depth", Start(self.desk).depth, options=("full", "short"))
        yield Field("begun")
        yield Ticks("watched", [], options=model.WATCHED)
        yield Text("weakest", wide=50)
        yield Text("better", wide=50)

    def compose(self) -> list[Part]:
        """Return the clock, the cards and the observer's form."""
        stages = model.schedule(str(self["depth"]))
        clock = card(
            self.field("depth"),
            table([self.say("when"), self.say("what"), self.say("minutes")], self._times(stages), numbers=[2]),
            *(
                [row(self.button("begin", weight="main"), prose(self.say("begin_note"), quiet=True))]
                if is_live()
                else []
            ),
            title=self.say("clock", n=stages[-1].end),
        )
        cards = card(
            prose(self.say("scene", discount=DISCOUNT, n=round(DAYS), value=self._money(VALUE))),
            *(self._card(role) for role in _ROLES),
            title=self.say("cards"),
            note=self.say("cards_note"),
        )
        watched = card(
            self.field("watched"), self.field("weakest"), self.field("better"), title=self.say("form"), mark=self.mark
        )
        return [panes(clock, cards, widths=(1, 1)), watched]

    def on_begin(self) -> None:
        """Set the clock to now."""
        self.put("begun", datetime.now().astimezone().isoformat(timespec="minutes"))

    def _times(self, stages: "tuple[model.Stage, ...]") -> list[list[str]]:
        begun = datetime.fromisoformat(self["begun"]) if self["begun"] else None
        rows = []
        for stage in stages:
            if begun is None:
                when = self.say("from_to", start=stage.start, end=stage.end)
            else:
                ends = (f"{begun + timedelta(minutes=minute):%H:%M}" for minute in (stage.start, stage.end))
                when = "\u2060–\u2060".join(ends)  # one line: the time of day is not broken
            rows.append([when, say(f"negotiation.stage.{stage.name}", self.lang), str(stage.minutes)])
        return rows

    def _card(self, role: str) -> Part:
        found = model.erosion(MARGIN, Terms(DISCOUNT, DAYS, MONEY), value=VALUE)
        facts = {
            "money": self._money(-found.money),
            "profit": self._money(found.profit_before),
            "limit": self._money(_LIMIT * found.profit_before),
            "wait": self._money(VALUE * Terms(days=DAYS, rate=MONEY).waiting),
            "discount": DISCOUNT,
            "n": round(DAYS),
        }
        lines = [prose(line) for line in self.say(f"{role}.text", **facts).split("\n")]
        return fold(self.say(f"{role}.title"), *lines, id=role)

    def _money(self, amount: float) -> str:
        return money_short(amount, self.lang, self.desk.company.currency or "RUB")
