"""The account plan as a document: one page to sign, then everything behind it.

The data are plain and frozen; a module that has a plan fills them in. Days and amounts
come as values and are written here as the language writes them; a text longer than a
table bears is cut there and stands in full at the end.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from kamlab.documents.file import Paper
from kamlab.documents.picture import Picture
from kamlab.documents.words import NBSP, Extracts, one_line, plain, shorten
from kamlab.i18n import date_short, date_text, money, number, say
from kamlab.work import safe_name

if TYPE_CHECKING:
    from kamlab.documents.template import Template

Unit = Literal["hours", "money", "staff"]

# letters that fit: the longest of everything at once still leaves the first page one page
TITLE, GOAL, RISK, MORE, FRONT, NAME, FOOT = 60, 100, 130, 110, 80, 40, 60
GAP, CELL, SENTENCE = 170, 400, 400
LINE, LINES = 72, 13  # letters in a line, lines left on the first page when no text there takes a second one
_INITIALS = re.compile(r"(?<=\b\w\.) (?=\w\.)")  # two initials are not torn apart


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal: what shall be, what is counted, how much of it, by when, who answers for it or said it."""

    goal: str
    measure: str = ""
    target: str = ""  # with its unit, as the reader's language writes it
    due: date | None = None
    person: str = ""
    state: str = ""  # of the client's: whether somebody said it or we assume it


@dataclass(frozen=True, slots=True)
class Pair:
    """A goal of the client's and the goal of ours that serves it; None where one of them is alone."""

    theirs: GoalLine | None
    ours: GoalLine | None


@dataclass(frozen=True, slots=True)
class StepLine:
    """A line of the strategy: where (product, price, promotion, place), what, for which goal."""

    point: str
    what: str
    goal: str = ""


@dataclass(frozen=True, slots=True)
class NeedLine:
    """Something that is needed and how much of it there is; None where nobody said."""

    what: str
    need: float
    limit: float | None = None
    unit: Unit = "hours"


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action: what, who of ours, with whom of theirs, from when to when, for which goal, how far."""

    what: str
    who: str = ""
    with_whom: str = ""
    start: date | None = None
    due: date | None = None
    hours: float | None = None
    goal: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class RiskLine:
    """The one risk: what may happen, its first sign, what we do then."""

    what: str = ""
    sign: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class PlanData:
    """What a plan document is made of.

    Attributes
    ----------
    account, company
        The client, and whose plan it is.
    goal, serves
        The one goal of the first page and the client's goal it serves.
    first, risk
        The next actions, three at most, and the one risk.
    pairs
        Goals of both sides, mirrored.
    mirror_sentence, timeline_sentence
        What the goals and the dates say, in a sentence each.
    steps, needs, actions
        Strategy, resources, all actions.
    timeline
        The figure of the actions.
    gaps
        What is missing, as sentences, the heaviest first.
    author
        Whose work it is.
    currency
        ISO code of the amounts.
    synthetic
        Whether company and client are invented.
    redacted
        Whether people's names have been taken out: :class:`~kamlab.documents.veil.Veil`.
    """

    account: str
    company: str = ""
    goal: GoalLine | None = None
    serves: str = ""
    first: tuple[ActionLine, ...] = ()
    risk: RiskLine | None = None
    pairs: tuple[Pair, ...] = ()
    mirror_sentence: str = ""
    timeline_sentence: str = ""
    steps: tuple[StepLine, ...] = ()
    needs: tuple[NeedLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    timeline: Picture | None = None
    gaps: tuple[str, ...] = ()
    author: str = ""
    currency: str = "RUB"
    synthetic: bool = False
    redacted: bool = False


def plan_paper(data: PlanData, template: "Template", *, lang: str, day: date) -> Paper:
    """Make the document of a plan.

    Parameters
    ----------
    data
        The plan.
    template
        Opened with :data:`kamlab.documents.template.PLAN`.
    lang
        Language of dates, amounts and the file's name; the words come from the template.
    day
        The day it is made: it stands in the footer and in the file, in place of the clock.

    Raises
    ------
    DocumentError
        If the template asks for something that is not there.
    """
    values = _Writer(data, lang).values(day)
    key = "documents.plan.file_redacted" if data.redacted else "documents.plan.file"
    title = say(key, lang, account=shorten(one_line(data.account), TITLE))
    author = values["author"] or data.company
    content = template.fill(values, title=title, author=author, lang=lang, day=day)
    left_out = sorted(name for name, value in values.items() if value and name not in template.places)
    return Paper(safe_name(f"{title}.docx", otherwise="plan.docx"), content, tuple(left_out))


class _Writer:
    """Turns the data of a plan into what the placeholders of its template stand for."""

    def __init__(self, data: PlanData, lang: str) -> None:
        self.data, self.lang = data, lang
        self.extracts = Extracts()

    def values(self, day: date) -> dict[str, Any]:
        """Return placeholder → value; the texts in full come last, when all others have been cut."""
        data = self.data
        front = self._front()
        behind = {
            "mirror": [self._pair(one) for one in data.pairs],
            "mirror_sentence": self._words(data.mirror_sentence, SENTENCE),
            "strategy": [self._step(one) for one in data.steps],
            "resources": [self._need(one) for one in data.needs],
            "timeline": data.timeline,
            "timeline_sentence": self._words(data.timeline_sentence, SENTENCE),
            "actions": [self._action(one, place, CELL) for place, one in enumerate(data.actions, 1)],
            "day": date_text(day, self.lang).replace(" ", NBSP),
            "synthetic": data.synthetic,
            "redacted": data.redacted,
        }
        full = [{"number": place, "text": text} for place, text in enumerate(self.extracts.full, 1)]
        return {**front, **behind, "full_texts": full}

    def _front(self) -> dict[str, Any]:
        """Return what stands on the first page."""
        data = self.data
        gaps = [self._words(gap, GAP) for gap in data.gaps]
        front: dict[str, Any] = {
            "account": self._words(one_line(data.account), TITLE),
            "company": shorten(one_line(data.company), FOOT),
            "author": shorten(one_line(data.author), FOOT),
            "period": self._period(),
            "goal": self._goal(data.goal, GOAL, MORE) if data.goal else None,
            "first_actions": [self._action(one, place, FRONT) for place, one in enumerate(data.first, 1)],
            "risk": self._risk(data.risk),
        }
        shown = _fitting(gaps, LINES - _more_lines(front))
        return {**front, "missing": gaps, "missing_first": gaps[:shown], "missing_rest": len(gaps) - shown}

    def _words(self, text: str, limit: int) -> str:
        return self.extracts.fit(text, limit)

    def _name(self, field: str) -> str:
        return self.extracts.fit(_INITIALS.sub(NBSP, one_line(field)), NAME)

    def _day(self, day: date | None) -> str:
        return date_short(day, self.lang).replace(" ", NBSP) if day else ""

    def _period(self) -> str:
        """Return the first and the last day of the actions."""
        days = [day for one in self.data.actions for day in (one.start, one.due) if day]
        if not days:
            return ""
        first, last = (date_text(day, self.lang).replace(" ", NBSP) for day in (min(days), max(days)))
        return f"{first} – {last}"

    def _goal(self, goal: GoalLine, limit: int, more: int) -> dict[str, str]:
        measure = plain(goal.measure) or plain(goal.target)
        if goal.measure.strip() and goal.target:
            measure = say("documents.plan.measured", self.lang, measure=measure, target=plain(goal.target))
        return {
            "text": self._words(goal.goal, limit),
            "measure": self._words(measure, more),
            "due": self._day(goal.due),
            "person": self._name(goal.person),
            "serves": self._words(self.data.serves, more) if goal is self.data.goal else "",
            "about": " · ".join(
                part for part in (self._day(goal.due), self._name(goal.person), self._words(goal.state, FRONT)) if part
            ),
        }

    def _pair(self, pair: Pair) -> dict[str, Any]:
        sides = {"theirs": pair.theirs, "ours": pair.ours}
        return {name: self._goal(goal, CELL, CELL) if goal else None for name, goal in sides.items()}

    def _risk(self, risk: RiskLine | None) -> dict[str, str] | None:
        if risk is None or not risk.what.strip():
            return None
        return {
            "what": self._words(risk.what, RISK),
            "sign": self._words(risk.sign, MORE),
            "step": self._words(risk.step, MORE),
        }

    def _step(self, step: StepLine) -> dict[str, str]:
        return {
            "point": self._words(step.point, FRONT),
            "what": self._words(step.what, CELL),
            "goal": self._words(step.goal, CELL),
        }

    def _need(self, need: NeedLine) -> dict[str, Any]:
        left = None if need.limit is None else need.limit - need.need
        return {
            "what": self._words(need.what, FRONT),
            "need": self._amount(need.need, need.unit),
            "limit": "" if need.limit is None else self._amount(need.limit, need.unit),
            "left": "" if left is None else self._amount(left, need.unit),
            "over": left is not None and round(left, 6) < 0,
        }

    def _amount(self, amount: float, unit: Unit) -> str:
        if unit == "money":
            return money(amount, self.lang, self.data.currency)
        decimals = 0 if round(amount, 1) == round(amount) else 1
        return say(f"documents.plan.amount.{unit}", self.lang, amount=number(amount, self.lang, decimals))

    def _action(self, action: ActionLine, place: int, limit: int) -> dict[str, Any]:
        return {
            "number": place,
            "what": self._words(action.what, limit),
            "who": self._name(action.who),
            "with_whom": self._name(action.with_whom),
            "due": self._day(action.due),
            "days": f"{NBSP}–\n".join(day for day in (self._day(action.start), self._day(action.due)) if day),
            "hours": "" if action.hours is None else self._amount(action.hours, "hours"),
            "goal": self._words(action.goal, limit),
            "state": self._words(action.state, FRONT),
        }


def _lines(text: str, letters: int = LINE) -> int:
    return -(-len(text) // letters)


def _more_lines(front: dict[str, Any]) -> int:
    """Return how many lines the first page takes beyond one for each of its texts, in lines of the text's size."""
    goal, risk = front["goal"] or {}, front["risk"] or {}
    lines = 2 * (_lines(front["account"], 30) - 1) + len(front["author"] + front["period"]) // 60
    lines += sum(_lines(text, 48) - 1 for text in (goal.get("text", ""), risk.get("what", "")) if text)
    more = (goal.get("measure"), goal.get("serves"), risk.get("sign"), risk.get("step"))
    lines += sum(_lines(text, 55) - 1 for text in more if text)
    for action in front["first_actions"]:
        columns = {"what": 32, "who": 14, "with_whom": 14}
        lines += max(_lines(action[name], letters) for name, letters in columns.items()) - 1
    return lines


def _fitting(gaps: list[str], room: int) -> int:
    """Return how many of the things missing fit into so many lines of the first page."""
    lines = 0
    for place, gap in enumerate(gaps):
        lines += _lines(gap)
        if lines > room:
            return place
    return len(gaps)
