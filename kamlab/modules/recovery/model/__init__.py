"""What module 10 computes: where a case stands, the timer, the price floor, the worth of trying, the record.

Pure functions with frozen results; money in the company's currency, chances and margins as
fractions, the day is an argument.
"""

from kamlab.modules.recovery.model.case import ENDS, REASONS, Case
from kamlab.modules.recovery.model.price import HUNDRED, Floor
from kamlab.modules.recovery.model.record import Record, record, wilson
from kamlab.modules.recovery.model.silent import SILENCE, Silent, silent
from kamlab.modules.recovery.model.timer import MARKS, Mark, is_let_go, timer
from kamlab.modules.recovery.model.tree import EDGES, NODES, REFUSED, Walk, walk
from kamlab.modules.recovery.model.worth import Worth, farewell_worth

__all__ = [
    "EDGES",
    "ENDS",
    "HUNDRED",
    "MARKS",
    "NODES",
    "REASONS",
    "REFUSED",
    "SILENCE",
    "Case",
    "Floor",
    "Mark",
    "Record",
    "Silent",
    "Walk",
    "Worth",
    "farewell_worth",
    "is_let_go",
    "record",
    "silent",
    "timer",
    "walk",
    "wilson",
]
