"""What a package of terms takes out of the margin, step by step (A-054).

The idea: the terms in force and the terms asked for are compared on one list value. Each
wish is granted after the one before, discount first, because the days are then paid on the
lower price; so the steps add up exactly. Margins are fractions of the price paid.
"""

from dataclasses import dataclass, replace

from kamlab.errors import KamlabError
from kamlab.terms import Terms, break_even_volume, kept_after_terms, net_margin_after_terms


@dataclass(frozen=True, slots=True)
class Step:
    """What one wish takes."""

    name: str  # discount, days, service
    points: float  # change of the margin, a fraction: −0.065 is 6.5 points fewer
    money: float  # change of the profit a year, in the company's currency


@dataclass(frozen=True, slots=True)
class Erosion:
    """Margin and profit before and after a package, with the steps between them."""

    before: float  # margin of the price paid under the terms in force
    after: float
    steps: tuple[Step, ...]  # only those that change something
    profit_before: float  # a year
    profit_after: float
    growth: float | None  # volume that earns the old profit again, as a fraction; None if none does
    now: Terms
    asked: Terms

    @property
    def points(self) -> float:
        """Change of the margin, a fraction; negative if the package costs."""
        return self.after - self.before

    @property
    def money(self) -> float:
        """Change of the profit a year; negative if the package costs."""
        return self.profit_after - self.profit_before

    @property
    def share_lost(self) -> float | None:
        """Part of the profit that goes; None if there was none."""
        return -self.money / self.profit_before if self.profit_before > 0 else None

    @property
    def dearest(self) -> Step | None:
        """The wish that costs most; None if nothing costs."""
        costly = [step for step in self.steps if step.money < 0]
        return min(costly, key=lambda step: step.money) if costly else None


def erosion(margin: float, asked: Terms, *, value: float, now: Terms | None = None) -> Erosion:
    """Say what a package of terms costs on a year's list value.

    Parameters
    ----------
    margin
        Part of the list price earned before discount and days, as a fraction above 0 and at most 1.
    asked
        The package.
    value
        List value of a year, above 0, in the company's currency.
    now
        The terms in force; without them there are none. The cost of money is that of ``asked``.

    Returns
    -------
    Erosion
        Reference: 25 %, 8 % and 60 days at 18 % on 10 million leave 15.5 % and 1.43 of 2.50 million.

    Raises
    ------
    KamlabError
        If margin or value leave nothing to reckon with.

    Examples
    --------
    >>> found = erosion(0.25, Terms(0.08, 60, 0.18), value=10e6)
    >>> [(step.name, round(100 * step.points, 1)) for step in found.steps]
    [('discount', -6.5), ('days', -3.0)]
    >>> round(found.share_lost, 2), round(found.growth, 2)
    (0.43, 0.75)
    """
    if value <= 0 or not 0 < margin <= 1:
        raise KamlabError("negotiation.bad_value")
    start = replace(now or Terms(), rate=asked.rate)
    stages = [
        ("discount", replace(start, discount=asked.discount)),
        ("days", replace(start, discount=asked.discount, days=asked.days)),
        ("service", asked),
    ]
    steps, last = [], start
    for name, terms in stages:
        points = net_margin_after_terms(margin, terms) - net_margin_after_terms(margin, last)
        money = value * (kept_after_terms(margin, terms) - kept_after_terms(margin, last))
        if terms != last:
            steps.append(Step(name, points, money))
        last = terms
    before, after = kept_after_terms(margin, start), kept_after_terms(margin, asked)
    unit = after + asked.service  # service is paid once, whatever is sold
    growth = break_even_volume(before, unit, fixed=asked.service - start.service) if before > 0 else None
    return Erosion(
        before=net_margin_after_terms(margin, start),
        after=net_margin_after_terms(margin, asked),
        steps=tuple(steps),
        profit_before=value * before,
        profit_after=value * after,
        growth=growth,
        now=start,
        asked=asked,
    )
