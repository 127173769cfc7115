"""The step planner: what the next step lacks, and one line with a person and a day that becomes an action."""

from datetime import date
from typing import TYPE_CHECKING, Any

from kamlab.forms import Area, Client, Day, Part, Pick, button, card, chips, message, prose, row
from kamlab.forms.live import is_live
from kamlab.i18n import date_text, number, say
from kamlab.modules.page import Page
from kamlab.modules.perception import model
from kamlab.modules.perception.findings.voices import CLIENT
from kamlab.workbook.models import Action

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field
    from kamlab.modules.perception.findings import View
    from kamlab.modules.perception.forms.ladder import Ladder

_MODULE = "03"
_SHOWN = 2  # answers named as what holds us: more are a list, not a next step
_FIELDS = ("plan_question", "plan_what", "plan_with", "plan_due")


class Planner:
    """The part of the ladder's form that looks up, not back.

    Parameters
    ----------
    form
        The ladder.

    Attributes
    ----------
    pressed
        Whether a step was to be written that still lacks something.
    """

    def __init__(self, form: "Ladder") -> None:
        self.form, self.pressed = form, False

    def fields(self) -> "Iterable[Field]":
        """Return the fields of one line: the answer to change, what, with whom, by when."""
        yield Pick("plan_question")
        yield Area("plan_what", lines=3)
        yield Client("plan_with", wide=24)
        yield Day("plan_due", weekday=True)

    def clear(self) -> None:
        """Forget the line: another account is in view."""
        self.pressed = False
        for name in _FIELDS:
            self.form.put(name, None)
            self.form.held[name].saved = None  # an emptied field is no news

    def part(self, view: "View") -> Part:
        """Return what the next step lacks and the line that is being planned."""
        form, level = self.form, view.standing.client
        if level is None:
            ask = "plan.ask_here" if form.respondent == CLIENT else "plan.ask"
            return card(prose(form.say(ask)), *self._written(), title=form.say("plan.title_ask"))
        held = model.blockers(level)
        self._offer(level, held)
        title = form.say("plan.title" if held.target else "plan.title_top", target=held.target or 0)
        return card(*self._holding(level, held), *self._line(held), *self._written(), title=title)

    def write(self, account: str) -> None:
        """Write the line as an action if it has everything; else lead to what is missing."""
        form = self.form
        lacks = self._lacks()
        self.pressed = bool(lacks)
        if lacks:
            form.move_focus({"no_what": "plan_what", "no_person": "plan_with", "no_date": "plan_due"}[lacks[0]])
            return
        known = form.book.account(account, form.company_key)
        shown = Day("due").to_column(form["plan_due"])
        form.book.save(
            Action,
            company=form.company_key,
            module=_MODULE,
            account_id=known.id,
            what=self._what(),
            with_whom=str(form["plan_with"]),
            due=shown,
            position=len(form.book.rows(Action, company=form.company_key, module=_MODULE)) + 1,
        )
        self.clear()

    # What stands in it ----------------------------------------------------------------------

    def _holding(self, level: model.Level, held: model.Blockers) -> list[Part]:
        """Say which answers hold us, with points; which unknown ones matter, which do not."""
        form = self.form
        found: list[Part] = []
        several = bool(held.ways) and len(held.ways[0]) > 1
        for question in _ahead(level, held)[:_SHOWN]:
            key = "unknown" if level.answers[question - 1] is None else "open"
            strong = form.say("plan.number", question=question)
            found.append(prose(form.say(f"plan.{key}", **self._facts(question)), strong=strong))
        if several:
            found.append(prose(form.say("plan.together", questions=[str(one) for one in held.ways[0]])))
        ends = dict.fromkeys(_points(reading.points, form.lang) for reading in (level.low, level.high))
        facts: dict[str, Any] = {"points": "–".join(ends), "total": _points(level.total, form.lang)}
        facts |= {"needed": _points(held.needed, form.lang), "target": held.target or 0}
        told = [form.say("plan.points" if held.target else "plan.points_top", **facts)]
        idle = [str(question) for question in level.unknown if question not in level.deciding]
        deciding = [str(question) for question in level.deciding]
        told += [form.say("plan.deciding", questions=deciding, n=len(deciding))] if deciding else []
        told += [form.say("plan.idle", questions=idle, n=len(idle))] if idle else []
        return [*found, prose(" ".join(told), quiet=True)]

    def _facts(self, question: int) -> dict[str, object]:
        return {"question": question, "topic": self.form.say(f"plan.topic.{question}")}

    def _line(self, held: model.Blockers) -> list[Part]:
        """Return the fields of the line, what it still lacks, and the button."""
        form = self.form
        if not is_live():
            return []
        choice = [form.field("plan_question")] if held.lifts else []
        parts: list[Part] = [*choice, form.field("plan_what"), row(form.field("plan_with"), form.field("plan_due"))]
        faults = model.step_plan_check([self._intent()], held)[0]
        if held.target and "not_enough" in faults:
            parts.append(
                message("check", form.say("plan.not_enough_title", target=held.target), form.say("plan.not_enough"))
            )
        if (due := form["plan_due"]) and date.fromisoformat(due) < form.today:
            parts.append(prose(form.say("plan.past"), quiet=True))
        if self.pressed and (lacks := self._lacks()):
            parts.append(prose(form.say("plan.lacks", names=[form.say(f"plan.lack.{one}") for one in lacks])))
        return [*parts, row(button("write_step", form.say("plan.write"), weight="main"))]

    def _written(self) -> list[Part]:
        """List the dated steps of the account that are written already."""
        form, page = self.form, Page(self.form.desk, _MODULE)
        account = next((one for one in form.own.accounts() if one.name == form.client), None)
        if account is None:
            return []
        rows = form.book.rows(Action, company=form.company_key, module=_MODULE, account_id=account.id)
        told = [
            form.say(
                "plan.written",
                what=one.what,
                who=page.person(one.with_whom) if one.with_whom else "—",
                due=date_text(one.due, form.lang) if one.due else "—",
            )
            for one in rows
        ]
        return (
            [chips(("done", form.say("plan.done", n=len(told)))), *(prose(one, quiet=True) for one in told)]
            if told
            else []
        )

    # The line -------------------------------------------------------------------------------

    def _offer(self, level: model.Level, held: model.Blockers) -> None:
        """Offer the open answers and the people of the account."""
        form = self.form
        open_ = [lift.question for lift in held.lifts]
        labels = {str(question): form.say(f"plan.choice.{question}", question=question) for question in open_}
        form.kinds["plan_question"] = Pick("plan_question", None, options=[*labels], labels=labels)
        if form["plan_question"] not in labels or not form.is_entered("plan_question"):
            first = next((str(one) for one in _ahead(level, held) if str(one) in labels), None)
            form.held["plan_question"].value = first  # the answer that is named first above
        people = [form.own.name(one) for one in form.own.people(form.client)]
        form.kinds["plan_with"] = Client("plan_with", names=people, wide=24)
        if not form.is_entered("plan_what"):
            question = form["plan_question"]
            form.held["plan_what"].value = self._idea(int(question), level) if question else None

    def _idea(self, question: int, level: model.Level) -> str:
        """Propose a step: to ask what is not known, to change what is."""
        if level.answers[question - 1] is None:
            what = say(f"perception.question.{question}.lack", self.form.lang)
            return self.form.say("plan.idea_ask", what=what)
        return self.form.say(f"plan.idea.{question}")

    def _intent(self) -> model.Intent:
        form = self.form
        question = form["plan_question"]
        return model.Intent(
            self._what(), int(question) if question else None, str(form["plan_with"] or ""), bool(form["plan_due"])
        )

    def _what(self) -> str:
        return str(self.form["plan_what"] or "").strip()

    def _lacks(self) -> list[str]:
        """Return what the line lacks to be a step: words, a person, a day."""
        held = {"no_what": self._what(), "no_person": str(self.form["plan_with"] or "").strip()}
        held["no_date"] = str(self.form["plan_due"] or "")
        return [name for name, value in held.items() if not value]


def _ahead(level: model.Level, held: model.Blockers) -> list[int]:
    """Return the answers between us and the next step, the one to begin with first: asking comes before changing."""
    if held.ways and len(held.ways[0]) > 1:
        return [*held.ways[0]]
    asked_first = [one for one in level.deciding if one in held.alone]
    return [one for one in dict.fromkeys((*asked_first, held.first, *held.alone)) if one]


def _points(points: float, lang: str) -> str:
    decimals = next((digits for digits in (0, 1) if round(points, digits) == round(points, 2)), 2)
    return number(points, lang, decimals)
