"""Now, later or dropped, with the reason: what the plan of the account begins with."""

from typing import TYPE_CHECKING

from kamlab.forms import Form, Part, Segments, Text, card, message, prose, so_what, table
from kamlab.i18n import money_short
from kamlab.modules.opportunities import model
from kamlab.modules.opportunities.findings.choice import limit_word
from kamlab.modules.opportunities.findings.start import NUMBER, brief, letters, limits
from kamlab.modules.opportunities.forms.lines import IdeaLines
from kamlab.modules.opportunities.forms.own import Own
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_CHOICE = "04.choice"  # the form that keeps the limits
_THOUSAND = 1000


class Decisions(Form):
    """One decision per opportunity.

    Attributes
    ----------
    own
        What is entered so far, over the company's start.
    """

    key = "04.decisions"
    watches = True  # the best set is written by another form

    def make_fields(self) -> "Iterable[Field]":
        """Return nothing of its own: the decisions are columns of the register."""
        self.own = Own(self.desk)
        return ()

    def begin(self) -> None:
        """Read the lines."""
        fields = (Segments("choice", options=model.CHOICES), Text("reason", wide=34))
        self.ideas = IdeaLines(self, fields, self.own)

    def compose(self) -> list[Part]:
        """Return a row per opportunity, and what the decisions come to."""
        self.ideas.sync()
        found = self.own.ideas()
        if not found:
            return [card(prose(self.say("empty")), title=self.say("title"))]
        marks = letters(found)
        lines: list[list[str | Part]] = []
        by_id = {line.row or line.id.removeprefix("start:"): line for line in self.ideas}
        for idea in found:
            name = f"{marks[idea.id]} · {brief(idea.name) or self.say('unnamed')}"
            fields = [self.ideas.field(by_id[idea.id], field) for field in ("choice", "reason")]
            for part in fields:
                part.told["label"] = f"{name}: {part.told['label']}"
            lines.append([name, *fields])
        heads = [self.say(f"head.{name}") for name in ("name", "choice", "reason")]
        return [
            card(
                table(heads, lines, strong=[0]),
                self._sum(found),
                *self._problems(found),
                title=self.say("title"),
                mark=self.mark,
            )
        ]

    def _sum(self, found: tuple[model.Idea, ...]) -> Part:
        """Say what is taken now and what it takes."""
        now = [idea for idea in found if idea.choice == "now"]
        undecided = sum(not idea.choice for idea in found)
        if not now:
            return so_what(self.say("none_now"), strong=self.say("undecided", n=undecided) if undecided else "")
        amount = sum(idea.base or 0.0 for idea in now)
        money = money_short(amount, self.lang, self.desk.company.currency or "RUB")
        after = self.say("undecided", n=undecided) if undecided else self.say("all_decided")
        return so_what(f"{after} {self.say('to_plan')}", strong=self.say("now", n=len(now), amount=money))

    def _problems(self, found: tuple[model.Idea, ...]) -> list[Part]:
        """Return what does not go together: limits, needs, exclusions, a drop without a reason."""
        page, marks = Page(self.desk, NUMBER), letters(found)
        now = {idea.id for idea in found if idea.choice == "now"}
        told = []
        taken = {name: sum(getattr(idea, name) or 0.0 for idea in found if idea.id in now) for name in model.LIMITS}
        given = self._limits(found)
        for name in model.LIMITS:
            if taken[name] > given.most(name):
                there = limit_word(page, name, given.of(name) or 0.0)
                told.append(self.say("over", taken=limit_word(page, name, round(taken[name], 6)), limit=there))
        for idea in found:
            if idea.id in now and idea.needs and idea.needs not in now:
                told.append(self.say("needs", mark=marks[idea.id], other=marks.get(idea.needs, "?")))
            if idea.id in now and idea.excludes in now and marks[idea.id] < marks[idea.excludes]:
                told.append(self.say("both", mark=marks[idea.id], other=marks[idea.excludes]))
        bare = [marks[idea.id] for idea in found if idea.choice == "dropped" and not idea.reason.strip()]
        told += [self.say("no_reason", names=bare)] if bare else []
        return [message("check", self.say("problems"), " ".join(told), id="problems")] if told else []

    def _limits(self, found: tuple[model.Idea, ...]) -> model.Limits:
        """Return the limits of the choice, as its sliders stand."""
        kept, given = self.book.answers(_CHOICE, self.company_key), limits(self.desk, found)
        hours, money, staff = (kept.get(name) for name in model.LIMITS)
        return model.Limits(
            given.hours if hours is None else float(hours),
            given.money if money is None else float(money) * _THOUSAND,
            given.staff if staff is None else float(staff),
        )
