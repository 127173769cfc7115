"""What module 08 computes: what terms cost, what a sheet still lacks, whether a log is one-sided."""

from kamlab.modules.negotiation.model.log import Balance, Gift, balance
from kamlab.modules.negotiation.model.packages import Erosion, Step, erosion
from kamlab.modules.negotiation.model.play import STAGES, Stage, schedule
from kamlab.modules.negotiation.model.sheet import ALTERNATIVES, Exchange, Flaw, Sheet, sheet_flaws
from kamlab.modules.negotiation.model.talk import KINDS, OUTLINE, RAPPORT, TALK, WATCHED, Outline, outline_gaps

__all__ = [
    "ALTERNATIVES",
    "KINDS",
    "OUTLINE",
    "RAPPORT",
    "STAGES",
    "TALK",
    "WATCHED",
    "Balance",
    "Erosion",
    "Exchange",
    "Flaw",
    "Gift",
    "Outline",
    "Sheet",
    "Stage",
    "Step",
    "balance",
    "erosion",
    "outline_gaps",
    "schedule",
    "sheet_flaws",
]
