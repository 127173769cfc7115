"""What module 09 shows: a finding per question, each one call from a page.

Every function takes the desk; what a participant has entered is read from the workbook and
laid over what the company's folder says.
"""

from kamlab.modules.daily_management.findings.board import board, decisions, diary, standings
from kamlab.modules.daily_management.findings.dossier import birthdays, dossier, redacted
from kamlab.modules.daily_management.findings.reading import Reading
from kamlab.modules.daily_management.findings.review import brief, planned, review
from kamlab.modules.daily_management.findings.warning import alarms, by_hand, early_warning
from kamlab.modules.daily_management.findings.worth import cost

__all__ = [
    "Reading",
    "alarms",
    "birthdays",
    "board",
    "brief",
    "by_hand",
    "cost",
    "decisions",
    "diary",
    "dossier",
    "early_warning",
    "planned",
    "redacted",
    "review",
    "standings",
]
