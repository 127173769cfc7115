"""What module 05 finds in a plan, in words.

``plan_of(desk)`` is the plan itself, texts in the language of the page; the others show it:
:func:`mirror`, :func:`timeline`, :func:`load`, :func:`check`, :func:`one_page`, :func:`compare`.
"""

from kamlab.modules.planning.findings.bookshop import (
    bookshop_mirror,
    bookshop_page,
    bookshop_plan,
    bookshop_progress,
    bookshop_timeline,
)
from kamlab.modules.planning.findings.calculators import delivery, price_cut
from kamlab.modules.planning.findings.goals import load, mirror, timeline
from kamlab.modules.planning.findings.pages import check, compare, one_page
from kamlab.modules.planning.findings.reading import Reading, plan_of
from kamlab.modules.planning.findings.wording import action_line, gap_text, goal_line, goal_note, target_text

__all__ = [
    "Reading",
    "action_line",
    "bookshop_mirror",
    "bookshop_page",
    "bookshop_plan",
    "bookshop_progress",
    "bookshop_timeline",
    "check",
    "compare",
    "delivery",
    "gap_text",
    "goal_line",
    "goal_note",
    "load",
    "mirror",
    "one_page",
    "plan_of",
    "price_cut",
    "target_text",
    "timeline",
]
