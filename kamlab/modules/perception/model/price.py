"""What standing on step 2 costs: matching a rival, and buying a step with a discount.

On step 2 a rival's improvement at the same price is soon expected of us (M-028).
"""

from dataclasses import dataclass

from kamlab.errors import KamlabError


@dataclass(frozen=True, slots=True)
class Matching:
    """Margins after each improvement that had to be matched at an unchanged price."""

    margins: tuple[float, ...]  # fractions of revenue; the first is the margin before
    cost: float  # money a year of one match

    @property
    def points(self) -> float:
        """Margin that one match takes, as a fraction of revenue."""
        return self.margins[0] - self.margins[1] if len(self.margins) > 1 else 0.0

    @property
    def lost(self) -> float:
        """Money a year that all the matches together cost."""
        return self.cost * (len(self.margins) - 1)


def margin_after_matching(revenue: float, margin: float, cost: float, *, times: int = 1) -> Matching:
    """Follow the margin while a rival's improvements are matched at the same price.

    Parameters
    ----------
    revenue
        Money a year from the client, > 0.
    margin
        Fraction of revenue before, up to 1; may be negative.
    cost
        Money a year that one match costs, ≥ 0.
    times
        Matches in a row, ≥ 0, each of the same size.

    Raises
    ------
    KamlabError
        If revenue is not above zero, or cost or times are negative.

    Examples
    --------
    >>> [round(one, 3) for one in margin_after_matching(12, 0.25, 0.36, times=3).margins]
    [0.25, 0.22, 0.19, 0.16]
    """
    if not revenue > 0 or cost < 0 or times < 0:
        raise KamlabError("perception.matching")
    return Matching(tuple(margin - turn * cost / revenue for turn in range(times + 1)), cost)


def volume_to_stand_still(margin: float, cut: float) -> float:
    """Return the extra volume, as a fraction, that keeps the profit after a price cut.

    Parameters
    ----------
    margin
        Fraction of revenue before the cut, above ``cut``.
    cut
        Cut as a fraction of the price, ≥ 0.

    Raises
    ------
    KamlabError
        If the cut takes the whole margin: no volume makes up for it.

    Examples
    --------
    >>> round(volume_to_stand_still(0.25, 0.10), 3)
    0.667
    """
    if cut < 0 or margin <= cut:
        raise KamlabError("perception.cut")
    return cut / (margin - cut)
