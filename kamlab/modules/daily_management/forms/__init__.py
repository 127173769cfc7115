"""The forms of module 09: limit by hand, early warning, dossier, board, diary, review, worth, decisions, brief.

Each is one call from a page. What is entered is laid over what the company's folder says, and
the forms look at one another: a fact confirmed in the dossier moves the account on the board.
"""

from typing import TYPE_CHECKING

from kamlab.forms import Actions, Guess, Segments
from kamlab.forms import guess as _guess
from kamlab.modules.daily_management import findings
from kamlab.modules.daily_management.forms.diary import Board, DiaryForm, Review
from kamlab.modules.daily_management.forms.dossier import DossierForm, Redacted
from kamlab.modules.daily_management.forms.team import Brief, Decisions, Worth, closing_rows
from kamlab.modules.daily_management.forms.warning import ByHand, Warning_

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

__all__ = [
    "actions",
    "board",
    "brief",
    "by_hand",
    "decisions",
    "diary",
    "dossier",
    "first_guess",
    "redacted",
    "review",
    "warning",
    "worth",
]

_WHOM = ("a", "b", "both", "bigger")


def first_guess(desk: "Desk") -> Guess:
    """Return the form of the first guess: both have been silent for 40 days, whom to call."""

    def reveal() -> "tuple[Finding, dict[str, str]]":
        return findings.by_hand(desk), {"whom": "a"}

    return _guess(desk, "09.a", Segments("whom", options=_WHOM, column=True), reveal=reveal)


def by_hand(desk: "Desk") -> ByHand:
    """Return the form of the limit by hand."""
    return ByHand(desk)


def warning(desk: "Desk") -> Warning_:
    """Return the form of the early warning."""
    return Warning_(desk)


def dossier(desk: "Desk") -> DossierForm:
    """Return the form of the dossier."""
    return DossierForm(desk)


def redacted(desk: "Desk") -> Redacted:
    """Return the form of what each reader gets."""
    return Redacted(desk)


def board(desk: "Desk") -> Board:
    """Return the board of nine stages."""
    return Board(desk)


def diary(desk: "Desk") -> DiaryForm:
    """Return the diary."""
    return DiaryForm(desk)


def review(desk: "Desk") -> Review:
    """Return the review of a plan."""
    return Review(desk)


def worth(desk: "Desk") -> Worth:
    """Return the form of what an account gives and is owed."""
    return Worth(desk)


def decisions(desk: "Desk") -> Decisions:
    """Return the form of the decisions."""
    return Decisions(desk)


def brief(desk: "Desk") -> Brief:
    """Return the form of the one-page brief."""
    return Brief(desk)


class Closing(Actions):
    """What I shall do this week; decisions of the meetings hang on their account and are not shown here."""

    def begin(self) -> None:
        """Read the actions of the page alone."""
        super().begin()
        self.rows = closing_rows(self.rows)


def actions(desk: "Desk") -> Actions:
    """Return the form of the actions the session ends with."""
    return Closing(desk, "09", ("call", "confirm", "weekly"))
