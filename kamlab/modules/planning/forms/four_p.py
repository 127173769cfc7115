"""The 4P worksheet: what to change in product, price, promotion and place, with the source's prompts."""

from typing import TYPE_CHECKING

from kamlab.forms import Part, Pick, Text, Ticks, card, panes, row
from kamlab.i18n import say
from kamlab.modules.planning import model
from kamlab.modules.planning.forms.shared import PlanForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field


class FourP(PlanForm):
    """Tick what the plan will change, and say what exactly and for which goal."""

    key = "05.four_p"

    def make_fields(self) -> "Iterable[Field]":
        """Return the prompts of the four points, and for each what exactly and for which goal."""
        options, labels = self.goal_options()
        for p, choices in model.PROMPTS.items():
            names = {choice: say(f"planning.choice.{choice}", self.lang) for choice in choices}
            yield Ticks(p, [], options=choices, labels=names)
            for choice in choices:
                yield Text(f"what_{choice}", wide=32)
                yield Pick(f"goal_{choice}", options=options, labels=labels)

    def offer(self) -> None:
        """Offer our goals as they are now."""
        options, labels = self.goal_options()
        for name in self.kinds:
            if name.startswith("goal_"):
                self.kinds[name] = Pick(name, options=options, labels=labels)

    def account_parts(self) -> list[Part]:
        """Return a card for each of the four points."""
        product, price, promotion, place = (self._point(p) for p in model.PS)
        return [panes(product, price), panes(promotion, place)]

    def _point(self, p: str) -> Part:
        lines = [
            row(self._what(choice), self._goal(choice)) for choice in self[p] or () if f"what_{choice}" in self.kinds
        ]
        title = say(f"planning.p.{p}", self.lang)
        mark = self.mark if p == model.PS[0] else ""
        return card(self.field(p), *lines, title=title, note=self.say(f"{p}_note"), mark=mark)

    def _what(self, choice: str) -> Part:
        part = self.field(f"what_{choice}")
        part.told["label"] = self.say("what", choice=say(f"planning.choice.{choice}", self.lang))
        return part

    def _goal(self, choice: str) -> Part:
        part = self.field(f"goal_{choice}")
        part.told["label"] = self.say("goal")
        return part
