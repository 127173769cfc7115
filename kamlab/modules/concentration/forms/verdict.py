"""The three-part verdict, with the numbers that have been entered about the exit."""

from kamlab.forms import Drawn, Part
from kamlab.modules.concentration import findings
from kamlab.modules.concentration.findings.purchase import entered_purchase
from kamlab.modules.concentration.forms.money import numbers_now


class VerdictForm(Drawn):
    """Three tests of one account; nothing to enter, it follows the form of the loss."""

    key = "02.verdict"
    watches = True  # account and money are entered further down

    def compose(self) -> list[Part]:
        """Return the verdict as the numbers are now."""
        numbers = numbers_now(self.desk)
        return [self.drawn((numbers, entered_purchase(self.desk)), lambda: findings.verdict(self.desk, numbers))]
