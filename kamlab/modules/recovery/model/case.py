"""One client that has left: what is known of the way back, and which of the ends it has reached."""

from dataclasses import dataclass
from datetime import date

REASONS = ("terms", "service", "no_need", "unknown")
ENDS = ("regained", "lost", "farewell", "referral")


@dataclass(frozen=True, slots=True)
class Case:
    """A client that left or says it will; empty and None mean "not known" or "not yet"."""

    client: str
    notice: date | None = None  # the day it said so
    last_order: date | None = None
    lunch: str = ""  # asked, accepted, declined
    lunch_on: date | None = None  # the day of the lunch, or of the refusal
    office: str = ""  # accepted, refused: whether they talked with us there
    office_visit: date | None = None
    reason: str = "unknown"  # one of REASONS, in the client's words, not in ours
    said: str = ""
    what_if: str = ""
    offer_on: date | None = None
    answer: str = ""  # yes, no: what the client answered to "what if"
    outcome: str = "open"  # open, regained, referral, farewell
    outcome_on: date | None = None
    reminder: date | None = None
    gift: str = ""  # none, token, returned: what was left behind
    introduced: str = ""  # to whom the client introduced us

    @property
    def start(self) -> date | None:
        """The day from which days are counted: the notice, else the last order."""
        return self.notice or self.last_order

    @property
    def is_tried(self) -> bool:
        """Whether anybody went to the client at all."""
        known = self.reason != "unknown" or self.outcome in {"regained", "referral"}
        return bool(self.lunch or self.office or self.office_visit or self.what_if or known)

    @property
    def is_traded(self) -> bool:
        """Whether a gift and a request stand together: the farewell turns into a bill (K-060)."""
        return self.gift == "token" and (self.outcome == "referral" or bool(self.introduced))

    @property
    def end(self) -> str:
        """Return which of the four ends it is; empty while the case is open.

        *lost* is a no to the last question while nobody has said farewell;
        with the farewell said it becomes *farewell*. Sources: interview of 2012, K-058..062.
        """
        if self.outcome in ENDS:
            return self.outcome
        return "lost" if self.answer == "no" else ""

    def day(self, moment: date | None) -> int | None:
        """Return how many days after the start a day lies; None if either is not known."""
        return (moment - self.start).days if moment and self.start else None
