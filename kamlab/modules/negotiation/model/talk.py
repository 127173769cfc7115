"""Questions, proposal and checklists: what they consist of (M-093..096, A-044).

The kinds of questions are Rackham's (1988): a source names the method and does not explain
it. The order of the outline follows Minto: the answer to their trouble first, our firm last.
The points of the checklists are ours.
"""

from dataclasses import dataclass, fields

KINDS = ("situation", "problem", "implication", "payoff")
OUTLINE = ("problem", "value", "proof", "price", "step")
TALK = ("begins_theirs", "one_message", "their_number", "proof", "next_step")  # of a talk of five minutes
RAPPORT = ("name", "listened", "their_words", "pause", "promise")
WATCHED = ("asked", "pairs", "limit", "summed")  # by the observer of the role-play


@dataclass(frozen=True, slots=True)
class Outline:
    """A proposal on half a page, each field a sentence or two."""

    problem: str = ""  # in their words
    value: str = ""  # what it brings them, with a number
    proof: str = ""  # how they can see that it holds
    price: str = ""  # what it costs, and what we ask in return
    step: str = ""  # what happens next, with a day


def outline_gaps(outline: Outline) -> tuple[str, ...]:
    """List the fields that are empty, and ``value_number`` or ``step_day`` where a figure is missing.

    Examples
    --------
    >>> outline_gaps(Outline("lines stop", "fewer stops", "a trial", "100", "a call"))
    ('value_number', 'step_day')
    """
    told = {one.name: str(getattr(outline, one.name)).strip() for one in fields(outline)}
    gaps = [name for name in OUTLINE if not told[name]]
    for name, gap in (("value", "value_number"), ("step", "step_day")):
        if told[name] and not any(letter.isdigit() for letter in told[name]):
            gaps.append(gap)
    return tuple(gaps)
