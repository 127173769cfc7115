"""The model of module 03: pure functions, six answers in, frozen results out.

>>> from kamlab.modules.perception import model
>>> volga = model.infer_level((1, 0, 0, 0, 1, 1))
>>> volga.low.step, model.blockers(volga).gates
(2, (3,))
"""

from kamlab.modules.perception.model.cards import CARDS, Card
from kamlab.modules.perception.model.ladder import (
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
from kamlab.modules.perception.model.plan import Fault, Intent, step_plan_check
from kamlab.modules.perception.model.price import Matching, margin_after_matching, volume_to_stand_still

__all__ = [
    "BANDS",
    "CARDS",
    "GATES",
    "MET",
    "QUESTIONS",
    "STEPS",
    "WEIGHTS",
    "YES_IS_GOOD",
    "Answers",
    "Blockers",
    "Card",
    "Fault",
    "Intent",
    "Level",
    "Lift",
    "Matching",
    "Reading",
    "Spread",
    "Standing",
    "blockers",
    "favourable",
    "infer_level",
    "margin_after_matching",
    "spread",
    "step_plan_check",
    "together",
    "volume_to_stand_still",
]
