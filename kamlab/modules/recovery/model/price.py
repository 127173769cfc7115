"""How low the price may go in a "what if": the floor, and whether the rival's price lies above it."""

from dataclasses import dataclass, replace

from kamlab.errors import KamlabError
from kamlab.terms import Terms, price_floor

HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class Floor:
    """The lowest price that leaves a margin, per 100 of the list price.

    Reference: cost 75, margin 10 %, 60 days at 18 % a year → 86.17; without days 83.33.
    """

    cost: float  # per 100 of the list price, above 0
    margin: float  # least margin to be left, fraction of the price paid
    days: float = 0.0  # to pay
    rate: float = 0.0  # what money costs, fraction a year

    def __post_init__(self) -> None:
        """Refuse goods without a cost: their floor would be nothing."""
        if self.cost <= 0:
            raise KamlabError("recovery.no_cost")

    @property
    def waiting(self) -> float:
        """What the days cost, as a fraction of the price paid."""
        return Terms(days=self.days, rate=self.rate).waiting

    @property
    def price(self) -> float:
        """The floor, per 100 of the list price.

        Examples
        --------
        >>> round(Floor(75, 0.10, 60, 0.18).price, 2)
        86.17
        """
        return price_floor(self.cost, self.margin, waiting=self.waiting)

    @property
    def at_once(self) -> "Floor":
        """The same without days to pay."""
        return replace(self, days=0.0)

    @property
    def room(self) -> float:
        """The discount that the floor still allows, as a fraction of the list price; negative if none."""
        return 1 - self.price / HUNDRED

    def meets(self, discount: float) -> bool:
        """Tell whether a discount from the list price stays at or above the floor."""
        return HUNDRED * (1 - discount) >= self.price - 1e-9

    def left(self, discount: float) -> float:
        """Return the margin left at a discount, as a fraction of the price paid."""
        return 1 - self.waiting - self.cost / (HUNDRED * (1 - discount))
