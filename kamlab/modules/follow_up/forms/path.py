"""The share of the biggest client against a target that one sets."""

from typing import TYPE_CHECKING

from kamlab.forms import Part, Slider, card
from kamlab.modules.follow_up import findings
from kamlab.modules.follow_up.findings.risk import TARGET
from kamlab.modules.follow_up.forms.shared import Followed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_PERCENT = 100


class Path(Followed):
    """Set the target, see how far it is."""

    key = "11.path"

    def make_fields(self) -> "Iterable[Field]":
        """Return the target; by default the company's own line of risk."""
        told = self.desk.company.thresholds.get("risky")
        start = float(told) if isinstance(told, (int, float)) else TARGET
        yield Slider("target", round(_PERCENT * start), low=5, high=60, step=1, unit="%")

    def compose(self) -> list[Part]:
        """Return the target and the figure."""
        pair, target = self.given.pair, float(self["target"]) / _PERCENT
        figure = self.drawn((pair, target), lambda: findings.path(self.desk, pair, target))
        return [card(self.field("target"), title=self.say("title"), mark=self.mark), figure]
