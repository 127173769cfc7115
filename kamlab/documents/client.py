"""The client's copy of a plan: one page with the goals of both sides and who does what by when.

What is for our own eyes has no place here whatever the data hold: what the plan lacks,
hours and money, the risk, goals that serve no goal of the client's. A text too long for
the page is cut; it stands in full in the whole plan.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from kamlab.documents.file import Paper
from kamlab.documents.plan import TITLE, ActionLine, GoalLine, PlanData
from kamlab.documents.words import NBSP, one_line, plain, shorten
from kamlab.i18n import date_short, date_text, say
from kamlab.work import safe_name

if TYPE_CHECKING:
    from kamlab.documents.template import Template

PAIRS, ACTIONS = 3, 5  # that one page bears when every text is as long as it may be
_TITLE, _GOAL, _CELL, _NAME, _MORE, _FOOT = 48, 60, 40, 18, 50, 40  # letters


def client_paper(data: PlanData, template: "Template", *, lang: str, day: date) -> Paper:
    """Make the client's copy.

    Parameters
    ----------
    data
        The plan; of its pairs only those with both sides are shown.
    template
        Opened with :data:`kamlab.documents.template.CLIENT`.
    lang, day
        As in :func:`~kamlab.documents.plan.plan_paper`.

    Raises
    ------
    DocumentError
        If the template asks for something that is not there.
    """
    key = "documents.client.file_redacted" if data.redacted else "documents.client.file"
    title = say(key, lang, account=shorten(one_line(data.account), TITLE))
    values = _values(data, lang, day)
    content = template.fill(values, title=title, author=values["author"] or data.company, lang=lang, day=day)
    left_out = sorted(name for name, value in values.items() if value and name not in template.places)
    return Paper(safe_name(f"{title}.docx", otherwise="plan.docx"), content, tuple(left_out))


def _values(data: PlanData, lang: str, day: date) -> dict[str, Any]:
    days = [one for action in data.first for one in (action.start, action.due) if one]
    pairs = [pair for pair in data.pairs if pair.theirs and pair.ours][:PAIRS]
    ends = (min(days), max(days)) if days else ()
    return {
        "account": shorten(one_line(data.account), _TITLE),
        "company": shorten(one_line(data.company), _FOOT),
        "author": shorten(one_line(data.author), _NAME),
        "day": _day(day, lang, long=True),
        "period": " – ".join(_day(one, lang, long=True) for one in ends),
        "goal": {**_goal(data.goal, lang, _GOAL), "serves": _cut(data.serves, _MORE)} if data.goal else None,
        "mirror": [
            {"theirs": _goal(pair.theirs, lang, _CELL), "ours": _goal(pair.ours, lang, _CELL)}
            for pair in pairs
            if pair.theirs and pair.ours
        ],
        "first_actions": [_action(one, lang) for one in data.first[:ACTIONS]],
        "more_actions": max(len(data.first) - ACTIONS, 0),
        "synthetic": data.synthetic,
        "redacted": data.redacted,
    }


def _goal(goal: GoalLine, lang: str, limit: int) -> dict[str, str]:
    measure = " – ".join(part for part in (plain(goal.measure), plain(goal.target)) if part)
    due, person = _day(goal.due, lang), _cut(goal.person, _NAME)
    about = " · ".join(part for part in (due, person) if part)
    words = {"text": _cut(goal.goal, limit), "measure": _cut(measure, _MORE)}
    return {**words, "due": due, "person": person, "about": about}


def _action(action: ActionLine, lang: str) -> dict[str, str]:
    days = (_day(action.start, lang), _day(action.due, lang))
    return {
        "what": _cut(action.what, _CELL),
        "who": _cut(action.who, _NAME),
        "with_whom": _cut(action.with_whom, _NAME),
        "days": f"{NBSP}–\n".join(one for one in days if one),
    }


def _day(day: date | None, lang: str, *, long: bool = False) -> str:
    return (date_text if long else date_short)(day, lang).replace(" ", NBSP) if day else ""


def _cut(text: str, limit: int) -> str:
    return shorten(one_line(text), limit)
