"""The perception ladder of this module (M-019..031): its arithmetic stands in :mod:`kamlab.ladder`, below all modules.

The follow-up compares the step of then and of now with the same function.
"""

from kamlab.ladder import (
    BANDS,
    GATES,
    MET,
    QUESTIONS,
    STEPS,
    WEIGHTS,
    YES_IS_GOOD,
    Answers,
    Blockers,
    Level,
    Lift,
    Reading,
    Spread,
    Standing,
    blockers,
    favourable,
    infer_level,
    spread,
    together,
)

__all__ = [
    "BANDS",
    "GATES",
    "MET",
    "QUESTIONS",
    "STEPS",
    "WEIGHTS",
    "YES_IS_GOOD",
    "Answers",
    "Blockers",
    "Level",
    "Lift",
    "Reading",
    "Spread",
    "Standing",
    "blockers",
    "favourable",
    "infer_level",
    "spread",
    "together",
]
