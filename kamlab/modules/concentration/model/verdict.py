"""Whether losing an account is critical: three tests that may disagree, or not be known.

Source: interview of 2012. In words it says that the client's exit brings losses
*or* the loss of the supplier's special terms; in numbers it says more than half of
the sales. A client with 40 % can be critical by the first and not by the second.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kamlab.measures import passes
from kamlab.modules.concentration.model.purchase import Tier, tier_at

HALF = 0.5  # interview: "more than 50 %"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Answers to the three tests; None where nobody knows. Unknown is not no.

    Attributes
    ----------
    loss_making
        The firm makes a loss without the account.
    tier_lost
        The supplier's discount falls without its volume.
    above_half
        It brings more than half of the sales.
    """

    loss_making: bool | None
    tier_lost: bool | None
    above_half: bool | None

    @property
    def answers(self) -> dict[str, bool | None]:
        """Test → answer, in the order of the source."""
        return {"loss_making": self.loss_making, "tier_lost": self.tier_lost, "above_half": self.above_half}

    @property
    def critical(self) -> bool | None:
        """Whether one test at least says yes; None if none does and one is not known."""
        told = list(self.answers.values())
        if any(told):
            return True
        return None if None in told else False

    @property
    def unknown(self) -> tuple[str, ...]:
        """Tests nobody can answer yet."""
        return tuple(test for test, answer in self.answers.items() if answer is None)


def critical_dependency(  # noqa: PLR0913 - what the three tests need, each named at the call
    *,
    result_without: float | None = None,
    quantity: float | None = None,
    of_account: float | None = None,
    tiers: Sequence[Tier] = (),
    share: float | None = None,
    threshold: float = HALF,
) -> Verdict:
    """Judge one account by the three tests.

    Parameters
    ----------
    result_without
        Result of a month without the account; None if costs or contribution are not known.
    quantity, of_account
        Units a month bought from the supplier, in all and for the account; None if not known.
    tiers
        The supplier's discount steps; none means that nobody has asked purchasing.
    share
        The account's share of the sales, 0..1; None if it cannot be told.
    threshold
        More than this share is critical; exactly this much is not.

    Examples
    --------
    >>> told = critical_dependency(result_without=-1.2, share=0.40)
    >>> told.critical, told.unknown
    (True, ('tier_lost',))
    """
    lost = None
    if quantity is not None and of_account is not None and tiers:
        lost = tier_at(tiers, quantity - of_account).discount < tier_at(tiers, quantity).discount
    return Verdict(
        loss_making=None if result_without is None else result_without < 0,
        tier_lost=lost,
        above_half=None if share is None else passes(share, threshold, inclusive=False),
    )
