"""What an account gives us and what we owe it: cost of an extra rouble, care standard, benefits with evidence."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from kamlab.errors import KamlabError

CARE = (
    "manager",
    "deputy",
    "answer",
    "loyalty",
    "first_offer",
    "barrier",
    "visit",
    "talk",
)  # ours, after the interview
BENEFITS = ("stability", "quality", "reputation", "development")  # the article's four
ADVANTAGES = ("cheaper", "planning", "market")  # the course overview's three


@dataclass(frozen=True, slots=True)
class Cost:
    """What one more unit of revenue costs on two ways.

    Attributes
    ----------
    existing, new
        Cost of one extra rouble with clients we have, and with new ones.
    """

    existing: float
    new: float

    @property
    def times(self) -> float:
        """How many times dearer the new way is."""
        return self.new / self.existing

    @property
    def is_cheaper(self) -> bool:
        """Whether the existing clients are the cheaper way."""
        return self.existing < self.new


def cost_per_rouble(existing: tuple[float, float], new: tuple[float, float]) -> Cost:
    """Compare the group's own figures.

    Parameters
    ----------
    existing, new
        Cost and extra revenue of a year, in the same money; revenue above zero, costs not below.

    Raises
    ------
    KamlabError
        If a revenue is not above zero, or the cost of the existing way is zero.

    Examples
    --------
    >>> found = cost_per_rouble((0.20, 1.2), (2.4, 6.0))
    >>> round(found.existing, 2), round(found.new, 2), round(found.times, 1)
    (0.17, 0.4, 2.4)
    """
    if existing[1] <= 0 or new[1] <= 0 or existing[0] <= 0 or new[0] < 0:
        raise KamlabError("daily_management.cost_nothing")
    return Cost(existing[0] / existing[1], new[0] / new[1])


def regularity(months: Sequence[float]) -> float | None:
    """Return how uneven revenue is from month to month: standard deviation ÷ mean; None if nothing was bought.

    Below 0.10 is X, below 0.25 Y, above Z in the usual XYZ analysis.

    Examples
    --------
    >>> regularity([10, 10, 10]), regularity([])
    (0.0, None)
    """
    mean = fmean(months) if months else 0.0
    return pstdev(months) / mean if mean > 0 else None


def gaps(done: Mapping[str, bool], of: Sequence[str] = CARE) -> tuple[str, ...]:
    """Return what of a standard is not kept."""
    return tuple(name for name in of if not done.get(name))


def told(benefits: Mapping[str, str], of: Collection[str] = BENEFITS + ADVANTAGES) -> tuple[str, ...]:
    """Return the benefits that are ticked with evidence; one without evidence is not counted."""
    return tuple(name for name in of if benefits.get(name, "").strip())
