"""The speed timer: by which day lunch, office and offer should be there. The marks are ours.

The source says "very fast" and no number (K-051), so the marks are a setting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from kamlab.modules.recovery.model.case import Case

MARKS: Mapping[str, int] = {"lunch": 2, "office": 7, "offer": 14}  # days after the notice, ours
Pace = Literal["in_time", "unwritten", "late", "due", "overdue", "spared", "before", "unknown"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of the timer."""

    step: str
    limit: int  # days after the start
    due: date | None
    day: int | None  # when it was done, in days after the start
    pace: Pace
    left: int = 0  # days to the mark; below zero when it is past


def timer(case: Case, today: date, marks: Mapping[str, int] = MARKS) -> tuple[Mark, ...]:
    """Return how the steps of a case lie to the marks.

    Parameters
    ----------
    case
        The client.
    today
        The day it is looked at.
    marks
        Step → day after the notice by which it should be done.

    Examples
    --------
    >>> from datetime import date
    >>> [one.pace for one in timer(Case("Альфа", notice=date(2026, 11, 13)), date(2026, 11, 14))]
    ['due', 'due', 'due']
    """
    days = {"lunch": case.lunch_on, "office": case.office_visit, "offer": case.offer_on}
    spared = {
        "lunch": bool(case.office or case.office_visit) and not case.lunch,
        "office": case.lunch == "accepted",
        "offer": case.reason == "no_need" or is_let_go(case) or (bool(case.end) and not case.offer_on),
    }
    found = (_mark(case, step, marks[step], days[step], today, spared=spared[step]) for step in marks)
    return tuple(replace(one, pace="unwritten") if _is_unwritten(case, one) else one for one in found)


def _is_unwritten(case: Case, mark: Mark) -> bool:
    """Tell whether a step was made in time while nobody has written what came of it, nor what it led to."""
    if mark.pace != "in_time" or case.end or case.reason != "unknown":
        return False
    answered = {"lunch": case.lunch in {"accepted", "declined"} or bool(case.office), "office": bool(case.office)}
    return not answered.get(mark.step, True)


def is_let_go(case: Case) -> bool:
    """Tell whether the office was refused as well and nobody knows the reason: nothing is offered then."""
    return case.office == "refused" and case.reason == "unknown"


def _mark(case: Case, step: str, limit: int, moment: date | None, today: date, *, spared: bool) -> Mark:  # noqa: PLR0913 - a mark and what it is measured by
    if case.start is None:
        return Mark(step, limit, None, None, "unknown")
    due = case.start + timedelta(days=limit)
    day, left = case.day(moment), (due - today).days
    if day is not None and day < 0:  # done before anybody knew: one of the two days is mistyped
        return Mark(step, limit, due, None, "before", left)
    if moment is not None and moment <= today and day is not None:
        return Mark(step, limit, due, day, "in_time" if day <= limit else "late", left)
    if spared:
        return Mark(step, limit, due, None, "spared", left)
    return Mark(step, limit, due, None, "due" if left >= 0 else "overdue", left)
