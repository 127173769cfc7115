"""What module 03 shows: a finding per question, each one call from a page.

Titles and sentences are chosen from the result of the model, so that they turn
false with the data, never before.
"""

from kamlab.modules.perception.findings.ladder import ladder, ladder_of
from kamlab.modules.perception.findings.overview import mad, overview
from kamlab.modules.perception.findings.rules import cards, matching, spread
from kamlab.modules.perception.findings.voices import Given, Sheet, View, Voice, accounts_in, sheets_of, view_of

__all__ = [
    "Given",
    "Sheet",
    "View",
    "Voice",
    "accounts_in",
    "cards",
    "ladder",
    "ladder_of",
    "mad",
    "matching",
    "overview",
    "sheets_of",
    "spread",
    "view_of",
]
