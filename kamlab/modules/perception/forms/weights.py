"""The six weights: ours, open to change, with what they do to all 64 patterns and to the accounts."""

from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Number, Part, button, card, message, prose, row, so_what
from kamlab.i18n import percent
from kamlab.modules.perception import findings, model
from kamlab.modules.perception.findings import View, accounts_in, view_of
from kamlab.modules.perception.forms.own import WEIGHTS, Own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_MOST = 10
_TELLING = ((5, 0.0), (5, 3.0), (3, 4.0), (1, 4.0), (4, 4.0), (2, 4.0), (6, 3.0), (1, 0.0), (3, 0.0))  # weights to try


class Weights(Drawn):
    """Move a weight, see what becomes easy or rare, and whose step changes."""

    key = WEIGHTS
    watches = True  # the answers are given further up

    def make_fields(self) -> "Iterable[Field]":
        """Return six weights; those of the course stand there first."""
        for place, weight in enumerate(model.WEIGHTS, 1):
            start = int(weight) if weight.is_integer() else weight
            yield Number(f"w{place}", start, low=0, high=_MOST)

    def compose(self) -> list[Part]:
        """Return the weights, whose step they change, the spread."""
        names = [f"w{place}" for place in model.QUESTIONS]
        told = tuple(float(self[name]) for name in names)
        usable = sum(told) > 0
        weights = told if usable else model.WEIGHTS
        wrong = [] if usable else [message("check", self.say("all_zero"), self.say("all_zero_todo"))]
        moved = told != model.WEIGHTS
        back = [row(button("as_it_was", self.say("as_it_was"), weight="small"))] if moved else []
        fields = row(*(self.field(name) for name in names))
        figure = self.drawn(weights, lambda: findings.spread(self.desk, weights))
        parts = [
            prose(self.say("help", bands=[percent(band, self.lang) for band in model.BANDS]), quiet=True),
            fields,
            *wrong,
            self._change(weights),
            *back,
        ]
        return [card(*parts, title=self.say("title"), mark=self.mark), figure]

    def on_as_it_was(self) -> None:
        """Put the course's weights back."""
        for place in model.QUESTIONS:
            self.put(f"w{place}", None)

    def _change(self, weights: tuple[float, ...]) -> Part:
        """Say whose step is another one with these weights than with the course's."""
        own = Own(self.desk)
        sheets = own.sheets()
        accounts = accounts_in(sheets)
        before = [view_of(sheets, account) for account in accounts]
        after = [view_of(sheets, account, weights=weights) for account in accounts]
        changed = [two for one, two in zip(before, after, strict=True) if _steps(one) != _steps(two)]
        if not accounts:
            return so_what(self.say("nobody"))
        if not changed and weights == model.WEIGHTS:
            return so_what(self._try(own), strong=self.say("course"))
        if not changed:
            return so_what(self.say("same_todo"), strong=self.say("same", n=len(accounts)))
        names = [self.say("now", client=own.name(one.account), step=_told(one)) for one in changed]
        return so_what(self.say("changed_todo"), strong=self.say("changed", n=len(changed), names=names))

    def _try(self, own: Own) -> str:
        """Propose one weight that changes somebody's step; if none of a few does, say so."""
        sheets = own.sheets()
        accounts = accounts_in(sheets)
        before = [_steps(view_of(sheets, account)) for account in accounts]
        for question, weight in _TELLING:
            other = tuple(weight if place == question else one for place, one in enumerate(model.WEIGHTS, 1))
            if [_steps(view_of(sheets, account, weights=other)) for account in accounts] != before:
                return self.say("course_todo", question=question, weight=int(weight))
        return self.say("course_firm")


def _steps(view: View) -> tuple[int, int] | None:
    level = view.standing.client
    return None if level is None else (level.low.step, level.high.step)


def _told(view: View) -> str:
    return "–".join(dict.fromkeys(str(step) for step in _steps(view) or ()))
