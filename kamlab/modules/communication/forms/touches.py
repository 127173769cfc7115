"""The paper case: four touches among three people, moved as one likes."""

from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Number, Part, card, message, row
from kamlab.modules.communication import findings
from kamlab.modules.communication.findings.paper import TOUCHES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_MOST = 9


class Touches(Drawn):
    """Say how many touches each of the three gets."""

    key = "07.touches"
    for_company = False

    def make_fields(self) -> "Iterable[Field]":
        """Return a number per person."""
        return [Number(name, many, low=0, high=_MOST) for name, many in TOUCHES.items()]

    def compose(self) -> list[Part]:
        """Return the three numbers and what they reach."""
        given = {name: int(self[name] or 0) for name in TOUCHES}
        many, told = sum(given.values()), sum(TOUCHES.values())
        wrong = [message("check", self.say("not_four", n=many, four=told))] if many != told else []
        figure = self.drawn(tuple(given.items()), lambda: findings.touches(self.desk, given))
        return [card(row(*(self.field(name) for name in TOUCHES)), *wrong, title=self.say("title")), figure]
