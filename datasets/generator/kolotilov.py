"""Two hundred clients, one of them at exactly ten percent (``kolotilov_200.csv``).

The file has neither dates nor managers: "who is key" can still be answered. The
large client stands somewhere in the middle, so that it must be looked for.
"""

from .tables_base import Table, roubles, table

TOTAL = 100_000_000_00  # kopecks
KEY = 10_000_000_00
NEXT = 1_990_000_00
COUNT = 200
_DECAY = 978  # each further client has 97.8 % of the one before; gives the sum within 1 %
_STRIDE = 73  # shares no factor with 200: walks through all numbers once


def sizes() -> list[int]:
    """Return the 200 revenues in kopecks, largest first, whole thousands of roubles but one."""
    weights = [_DECAY**rank * 1000 ** (COUNT - rank) for rank in range(COUNT - 2)]
    rest = TOTAL - KEY - NEXT
    step = 1_000_00
    tail = [rest * weight // sum(weights) // step * step for weight in weights]
    tail[COUNT // 2] += rest - sum(tail)
    return [KEY, NEXT, *sorted(tail, reverse=True)]


def kolotilov() -> Table:
    """Return the table: client, revenue in roubles."""
    revenue = {(rank * _STRIDE + 136) % COUNT + 1: size for rank, size in enumerate(sizes())}
    return table("client revenue", ((f"Клиент {number:03d}", roubles(revenue[number])) for number in sorted(revenue)))
