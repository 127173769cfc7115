"""What module 08 shows: every finding is a function of a desk and of what was entered."""

from kamlab.modules.negotiation.findings.reading import Reading
from kamlab.modules.negotiation.findings.sheet import concessions, sheet
from kamlab.modules.negotiation.findings.terms import by_hand, paper_case, terms

__all__ = ["Reading", "by_hand", "concessions", "paper_case", "sheet", "terms"]
