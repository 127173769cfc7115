"""Nine stages of daily management as a board: each account stands at the first one that is not in order.

The stages are the course overview's; what makes one "in order" is ours, and everybody may
move an account by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass

STAGES = ("onboard", "profile", "organise", "diary", "update", "review", "internal", "meetings", "closing")
PROFILE = 0.5  # part of the needed facts that must be usable; ours
DIARY_DAYS = 30
REVIEW_DAYS = 90
MEETING_DAYS = 90


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of an account's daily management.

    Attributes
    ----------
    contact
        Whether somebody at the client is named.
    usable
        Part of the needed facts that may be relied on, 0..1.
    old
        Needed facts that have grown old.
    dated
        Actions or decisions with a person and a day.
    diary
        Days since the last entry; None if there is none.
    reviewed
        Days since the last review kept; None if there was none.
    briefed
        Whether our own people have had a brief.
    met
        Days since the last meeting or visit; None if there was none.
    late
        Decisions and steps that are overdue.
    alarm
        Whether the early warning calls.
    leaving
        Whether the client has ended the work.
    """

    contact: bool = False
    usable: float = 0.0
    old: int = 0
    dated: int = 0
    diary: int | None = None
    reviewed: int | None = None
    briefed: bool = False
    met: int | None = None
    late: int = 0
    alarm: bool = False
    leaving: bool = False


def in_order(standing: Standing) -> dict[str, bool]:
    """Return stage → whether it is in order; closing is open until the work ends."""
    return {
        "onboard": standing.contact,
        "profile": standing.usable >= PROFILE,
        "organise": standing.dated > 0,
        "diary": _within(standing.diary, DIARY_DAYS),
        "update": standing.old == 0,
        "review": _within(standing.reviewed, REVIEW_DAYS) and not standing.alarm,
        "internal": standing.briefed,
        "meetings": _within(standing.met, MEETING_DAYS) and standing.late == 0,
        "closing": not standing.leaving,
    }


def stage_of(standing: Standing) -> str:
    """Return the stage an account stands at.

    A client that leaves stands at the closing and one with an alarm at the review, whatever else
    is missing; any other at the first stage not in order; one with all in order at the review,
    for it comes round again.

    Examples
    --------
    >>> stage_of(Standing(contact=True, usable=0.15)), stage_of(Standing(contact=True, usable=0.35, alarm=True))
    ('profile', 'review')
    """
    if standing.leaving:
        return "closing"
    if standing.alarm:
        return "review"
    return next((stage for stage, good in in_order(standing).items() if not good), "review")


def board(standings: Mapping[str, Standing], moved: Mapping[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return stage → accounts, each once; ``moved`` are those somebody placed by hand."""
    placed = {account: (moved or {}).get(account) or stage_of(one) for account, one in standings.items()}
    return {stage: tuple(account for account, at in placed.items() if at == stage) for stage in STAGES}


def _within(days: int | None, limit: int) -> bool:
    return days is not None and days <= limit
