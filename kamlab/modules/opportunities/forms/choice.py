"""The choice under limits: three sliders, the best set beside the rule of thumb, how firm, what one more is worth."""

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Any

from kamlab.forms import (
    Drawn,
    Foretold,
    Number,
    Part,
    Pick,
    Segments,
    Slider,
    Tick,
    button,
    card,
    message,
    prose,
    row,
    so_what,
)
from kamlab.i18n import listing
from kamlab.modules.opportunities import findings, model
from kamlab.modules.opportunities.findings.choice import Plan, choice_facts, limit_words
from kamlab.modules.opportunities.findings.start import NUMBER, brief, letters, limits
from kamlab.modules.opportunities.forms.own import Own
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Field, Value

_THOUSAND = 1000
_STEPS = {"hours": 1.0, "money": 10.0, "staff": 0.1}
_LEAST = {"hours": 40.0, "money": 100.0, "staff": 1.0}  # a slider shorter than this cannot be moved


class ChoiceForm(Foretold, Drawn):
    """Limits, estimate, rule of thumb; the best set can be written down.

    Attributes
    ----------
    plan
        The question shown last.
    best
        Its answer; None while there is nothing to choose from.
    """

    key = "04.choice"
    watches = True  # the register changes in other forms

    def make_fields(self) -> "Iterable[Field]":
        """Return the limits and how the benefit counts."""
        self.own = Own(self.desk)
        self.given = limits(self.desk, self.own.ideas())
        yield from self._sliders()
        yield Segments("estimate", "base", options=model.ESTIMATES)
        yield Pick("by", "shares", options=model.RATIOS)
        yield Segments("axis", "hours", options=model.LIMITS)
        yield Tick("by_chance", default=False)

    def begin(self) -> None:
        """Nothing is chosen yet."""
        self.plan: Plan | None = None
        self.best: model.Choice | None = None
        self.written = ""

    def guesses(self) -> "Iterable[Field]":
        """Ask how many will be in the best set; nothing while there is nothing to choose from."""
        self.count = len(model.split_complete(self.own.ideas())[0])
        if self.count > 1:
            yield Number("guess_many", low=0, high=self.count)

    def guess_facts(self) -> "Mapping[str, object]":
        """Return the number of opportunities and the limits."""
        page = Page(self.desk, NUMBER)
        return {"n": self.count, "limits": limit_words(page, self._limits())}

    def real(self) -> "Mapping[str, Value]":
        """Return how many are in the best set now."""
        plan = self._plan()
        return {"guess_many": len(plan.best().chosen)} if plan.options else {}

    def compose(self) -> list[Part]:
        """Return the limits and the answer, after the guess."""
        if not model.split_complete(self.own.ideas())[0]:
            figure = self.drawn("nothing", lambda: findings.choice(self.desk, self._plan()))
            return [*self._waiting(), figure]
        return self.after_guess(self._opened)

    def _opened(self) -> list[Part]:
        for slider in self._sliders():  # what the register takes may have grown
            self.kinds[slider.id] = slider
        self.plan = plan = self._plan()
        self.best = plan.best()
        figure = self.drawn(_of(plan, "choice"), lambda: findings.choice(self.desk, plan))
        shown = self.finding
        more = [
            self.drawn(_of(plan, "worth"), lambda: findings.worth(self.desk, plan), id="worth"),
            self.drawn(_of(plan, "firm"), lambda: findings.firmness(self.desk, plan), id="firm"),
        ]
        self.finding = shown
        return [
            card(
                row(*(self.field(name) for name in model.LIMITS)),
                row(self.field("estimate"), self.field("axis")),
                row(self.field("by"), self.field("by_chance")),
                self._sentence(plan, self.best),
                *self._waiting(),
                row(
                    button("take", self.say("take"), weight="main"),
                    button("as_it_was", self.say("as_it_was"), weight="small"),
                ),
                *([prose(self.written, id="written")] if self.written else []),
                title=self.say("title"),
                mark=self.mark,
            ),
            figure,
            *more,
        ]

    def slide(self, field: str, raw: object) -> None:
        """Show another limit while a slider is on its way; what was written down is old news then."""
        self.written = ""
        super().slide(field, raw)

    def put(self, field: str, value: "Value") -> None:
        """Save; what was written down is old news then."""
        self.written = ""
        super().put(field, value)

    def on_take(self) -> None:
        """Write the best set into the register: now; the others later; dropped ones stay dropped."""
        plan = self._plan()
        best = plan.best()
        self.own.decide(model.decided(plan.ideas, best.chosen))
        self.written = self.say("written", n=len(best.chosen))

    def on_as_it_was(self) -> None:
        """Put limits and counting back."""
        for name in (*model.LIMITS, "estimate", "by", "axis", "by_chance"):
            self.put(name, None)

    # What is asked --------------------------------------------------------------------------

    def _sliders(self) -> list[Slider]:
        """Return a slider per limit, long enough for everything in the register."""
        options, _ = model.split_complete(self.own.ideas())
        sums = model.used(options, {one.id for one in options})
        found = []
        for name in model.LIMITS:
            unit = _THOUSAND if name == "money" else 1
            first = (self.given.of(name) or 0.0) / unit
            step = _STEPS[name]
            top = ceil(max(sums[name] / unit, 1.5 * first, _LEAST[name]) / (10 * step)) * 10 * step
            decimals = 1 if name == "staff" else 0
            found.append(Slider(name, _tidy(first), low=0, high=_tidy(top), step=step, decimals=decimals))
        return found

    def _limits(self) -> model.Limits:
        hours, money, staff = (float(self[name] or 0) for name in model.LIMITS)
        return model.Limits(hours, money * _THOUSAND, staff)

    def _plan(self) -> Plan:
        return Plan(
            self.own.ideas(),
            self._limits(),
            str(self["estimate"]),
            bool(self["by_chance"]),
            str(self["by"]),
            str(self["axis"]),
        )

    # Parts ----------------------------------------------------------------------------------

    def _sentence(self, plan: Plan, best: model.Choice) -> Part:
        """Say what is chosen, what it leaves of the limits, and how the rule of thumb fares."""
        marks = letters(plan.ideas)
        facts: dict[str, Any] = choice_facts(Page(self.desk, NUMBER), plan, best, plan.thumb())
        chosen = sorted((marks[one] for one in best.chosen), key=lambda mark: (len(mark), mark))
        facts["marks"] = chosen or [self.say("nothing")]
        which = "same" if facts["which"] in {"same", "empty"} else "apart"
        return so_what(self.say(which, **facts), strong=self.say("best", **facts))

    def _waiting(self) -> list[Part]:
        """Name the lines that cannot be chosen yet."""
        ideas = self.own.ideas()
        waits = model.split_complete(ideas)[1]
        if not waits:
            return []
        marks, names = letters(ideas), {idea.id: idea.name for idea in ideas}
        told = [f"{marks[one]} · {brief(names[one]) or self.say('unnamed')}" for one in waits]
        return [message("check", self.say("waits", n=len(told)), listing(told, self.lang) + ".", id="waits")]


def _tidy(value: float) -> float:
    rounded = round(value, 1)
    return int(rounded) if float(rounded).is_integer() else rounded


def _of(plan: Plan, name: str) -> tuple[object, ...]:
    """Return what a figure depends on: for those beside the choice neither ratio nor axis.

    A decision changes nothing unless a line is dropped, nor does the name of a row: the folder's
    lines get another when they are written down.
    """
    place = {idea.id: str(number) for number, idea in enumerate(plan.ideas)}
    lines = tuple(
        replace(
            idea,
            id=place[idea.id],
            needs=place.get(idea.needs, ""),
            excludes=place.get(idea.excludes, ""),
            choice="dropped" if idea.choice == "dropped" else "",
            reason="",
        )
        for idea in plan.ideas
    )
    own = {"choice": (plan.estimate, plan.by, plan.axis), "worth": (plan.estimate,)}
    return name, lines, plan.limits, plan.by_chance, own.get(name, ())
