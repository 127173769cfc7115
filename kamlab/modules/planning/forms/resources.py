"""Resources against what there is: hours by quarter and by person, money, people."""

from typing import TYPE_CHECKING

from kamlab.forms import Day, Foretold, Number, Part, Pick, card, row
from kamlab.forms.known import Amount
from kamlab.modules.planning import findings, model
from kamlab.modules.planning.findings.start import PERSON_HOURS
from kamlab.modules.planning.forms.shared import PlanForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Field, Value


class Resources(Foretold, PlanForm):
    """Say what there is for this account, and see who has too much."""

    key = "05.resources"

    def make_fields(self) -> "Iterable[Field]":
        """Return the limits; until somebody enters them they are the folder's."""
        limits = self.reading.start.limits(self.account)
        unit = self.desk.money_unit
        yield Day("start", limits.periods[0].start.isoformat())
        for place, period in enumerate(limits.periods, 1):
            yield Number(f"hours_{place}", _plain(period.hours), low=0)
        yield Number("person_hours", int(PERSON_HOURS), low=1)
        yield Amount("money", low=0, unit=unit)
        yield Number("staff", low=0)

    def guesses(self) -> "Iterable[Field]":
        """Ask who will have too much, of those who have hours in the plan."""
        names = self._people()
        if len(names) > 1:
            yield Pick("guess_who", options=names)

    def real(self) -> "Mapping[str, Value]":
        """Return who is furthest above the limit; nobody if all fit."""
        over = self._load().overloaded
        return {"guess_who": over[0].person} if over else {}

    def offer(self) -> None:
        """Offer the people of the plan as it is now."""
        names = self._people()
        if "guess_who" in self.kinds:
            self.kinds["guess_who"] = self.asked["guess_who"] = Pick(  # type: ignore[index]  # the form's own dict
                "guess_who", options=names, labels={name: name for name in names}
            )

    def turn(self) -> None:
        """Begin with another account's limits."""
        self.kinds |= {one.id: one for one in self.make_fields()}

    def account_parts(self) -> list[Part]:
        """Return the limits, how they compare in one line, and the hours of each person."""
        plan = self.plan
        limits = card(
            self.whose(),
            row(self.field("start"), self.field("hours_1"), self.field("hours_2"), self.field("person_hours")),
            row(self.field("money"), self.field("staff")),
            title=self.say("title"),
            mark=self.mark,
        )
        return [
            limits,
            *self.after_guess(
                lambda: [self.drawn((plan.actions, plan.limits), lambda: findings.load(self.desk, plan))]
            ),
        ]

    def _load(self) -> model.Load:
        return model.load_by_person(self.plan.actions, self.plan.limits)

    def _people(self) -> tuple[str, ...]:
        return tuple(sorted(one.person for one in self._load().people if one.total))


def _plain(value: float | None) -> float | None:
    return int(value) if value is not None and float(value).is_integer() else value
