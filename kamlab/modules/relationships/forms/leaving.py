"""Take a person off the map and see what is left; whom to meet next, and who introduces us."""

from typing import TYPE_CHECKING

from kamlab.forms import Number, Part, Pick, card, fold, row
from kamlab.modules.relationships import findings
from kamlab.modules.relationships.findings.sight import RULES
from kamlab.modules.relationships.forms.shared import PeopleForm, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_PERCENT = 100
_RULES = ("depth1", "depth2", "depth3", "line", "window")
_YEARS = 730  # days of the longest window


class LeavingForm(PeopleForm):
    """Who leaves; the strengths of a way in a fold, as they are ours."""

    key = "06.leaving"

    def make_fields(self) -> "Iterable[Field]":
        """Return who leaves, and the strengths."""
        yield Pick("leaver")
        for place, strength in enumerate((30, 60, 90), 1):
            yield Number(f"depth{place}", strength, low=0, high=_PERCENT, unit="%")
        yield Number("line", 50, low=0, high=_PERCENT, unit="%")
        yield Number("window", 90, low=1, high=_YEARS)

    def place_of(self, field: str) -> str:
        """Keep the strengths for all accounts."""
        return RULES if field in _RULES else self.kept_under

    def account_parts(self) -> list[Part]:
        """Return who leaves, the strengths, what is left."""
        chosen, sight = str(self["leaver"] or ""), self.sight
        chosen = chosen if sight.circle.person(chosen) else ""
        rules = fold(
            self.say("rules"), row(*(self.field(name) for name in _RULES)), self.note("rules_note"), id="rules_fold"
        )
        figure = self.drawn((*self.state, chosen), lambda: findings.leavers(self.desk, sight, chosen=chosen))
        return [card(row(self.field("leaver"), self.whose()), rules, title=self.say("title"), mark=self.mark), figure]

    def offer(self) -> None:
        """Offer everybody with a tie or a line, theirs and ours."""
        circle = self.sight.circle
        busy = {tie.ours for tie in circle.ties}
        names = {**named(circle.theirs), **named(one for one in circle.ours if one.id in busy)}
        self.kinds["leaver"] = Pick("leaver", options=tuple(names), labels=names)


class NextForm(PeopleForm):
    """Whom to meet next, with everybody in place or with one gone."""

    key = "06.next"

    def make_fields(self) -> "Iterable[Field]":
        """Return who is gone."""
        yield Pick("gone")

    def account_parts(self) -> list[Part]:
        """Return who is gone and the list."""
        gone, sight = str(self["gone"] or ""), self.sight
        gone = gone if sight.circle.person(gone) else ""
        figure = self.drawn((*self.state, gone), lambda: findings.next_contacts(self.desk, sight, without=gone))
        return [card(row(self.field("gone"), self.whose()), title=self.say("title"), mark=self.mark), figure]

    def offer(self) -> None:
        """Offer the client's people."""
        names = named(self.sight.circle.theirs)
        self.kinds["gone"] = Pick("gone", options=tuple(names), labels=names)
