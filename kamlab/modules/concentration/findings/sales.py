"""What the findings on shares read of a company: who brings how much, a year, and who stands beside it."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kamlab.company import open_company
from kamlab.company.pointer import DEMO
from kamlab.modules.concentration import model

if TYPE_CHECKING:
    from datetime import date

    from kamlab.company import Company
    from kamlab.desk import Desk
    from kamlab.ledger import Period

NUMBER = "02"
INTEGRATOR = DEMO.parent / "integrator"  # the company of one customer that the interview names as a case
YEARS = ("last", "2024")  # periods of the integrator worth comparing: one customer, and nearly one
_TARGET = 0.20  # fraction; the risky line of the article, and where the course proposes to act


@dataclass(frozen=True, slots=True)
class Sales:
    """The clients of a company in one period.

    Attributes
    ----------
    spread
        Clients with their shares; those below zero are left out, as a share of them misleads.
    left_out
        How many clients are below zero.
    period
        What period it is.
    """

    spread: model.Spread
    left_out: int
    period: "Period"

    @property
    def a_year(self) -> float:
        """Factor that makes the period's money a year's; 1 if the length of the period is not known."""
        months = self.period.months
        return model.MONTHS / months if months else 1.0


def sales_of(desk: "Desk", period: str | None = None) -> Sales:
    """Return who brings how much in a period of the company under study.

    Raises
    ------
    KamlabError
        If nobody has bought anything.
    """
    return _sales(desk.company, period)


def _sales(company: "Company", period: str | None) -> Sales:
    table = company.accounts(period)
    revenue = table.revenue()
    sound = {name: amount for name, amount in revenue.items() if amount >= 0}
    return Sales(model.spread(sound), len(revenue) - len(sound), table.period)


@cache
def _integrator() -> "Company":
    return open_company(INTEGRATOR)


@dataclass(frozen=True, slots=True)
class Beside:
    """Another company set beside the one under study."""

    company: "Company"
    sales: Sales


def beside(desk: "Desk", year: str) -> Beside | None:
    """Return the company of one customer; None if it is the one under study, or is not there.

    Parameters
    ----------
    year
        One of :data:`YEARS`.
    """
    if desk.company.folder.resolve() == INTEGRATOR.resolve() or not INTEGRATOR.is_dir():
        return None
    company = _integrator()
    return Beside(company, _sales(company, None if year == "last" else year))


def key_counts_exactly(desk: "Desk") -> bool:
    """Tell whether exactly 10 % counts as key in this company."""
    return bool(desk.company.thresholds.get("key_inclusive", True))


def target_of(desk: "Desk") -> float:
    """Return the share to aim at, as a fraction: the company's own, else the risky line."""
    told = desk.company.facts("dependence").get("dilution", {}).get("targets") or [
        desk.company.thresholds.get("risky", _TARGET)
    ]
    return float(told[0])


def today_of(desk: "Desk") -> "date | None":
    """Return the day the company is asked; months to come are counted from it."""
    return desk.company.as_of
