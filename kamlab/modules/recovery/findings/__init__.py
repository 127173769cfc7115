"""What module 10 says: the tree, the words, the timer, who has stopped, the floor, the worth, the cases.

Each is one call from a page: ``winback_tree(desk)``. Text, table and picture come from one result.
"""

from kamlab.modules.recovery.findings.cases import Cases
from kamlab.modules.recovery.findings.numbers import PAPER, own_cases, price_line, silent_clients, trying
from kamlab.modules.recovery.findings.tree import opening, speed, winback_tree

__all__ = [
    "PAPER",
    "Cases",
    "opening",
    "own_cases",
    "price_line",
    "silent_clients",
    "speed",
    "trying",
    "winback_tree",
]
