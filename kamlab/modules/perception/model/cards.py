"""The four steps as the course overview describes them: price sensitivity, loyalty, sign.

The words are the source's (M-026..031); putting them in order from 1 to 4 is ours.
Step 4 has no sign in the source, and none is coined here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """One step: how much price decides, how loyal the client is, whether the source names a sign.

    Attributes
    ----------
    step
        1..4.
    price
        Sensitivity to price, 1 (very low) to 4 (huge).
    loyalty
        Loyalty of the client, 1 (close to nil) to 4 (high).
    has_sign
        Whether the source gives the step a short sign, such as “one of many”.
    row
        Row of the source.
    """

    step: int
    price: int
    loyalty: int
    has_sign: bool
    row: str


CARDS = (
    Card(1, price=4, loyalty=1, has_sign=True, row="M-026"),
    Card(2, price=3, loyalty=2, has_sign=True, row="M-027"),
    Card(3, price=2, loyalty=3, has_sign=True, row="M-029"),
    Card(4, price=1, loyalty=4, has_sign=False, row="M-031"),
)
