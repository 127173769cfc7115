"""The numbers the exit of an account is reckoned with: the ledger's, the company's, what a person entered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamlab.measures import total
from kamlab.modules.concentration import model

if TYPE_CHECKING:
    from datetime import date

    from kamlab.desk import Desk

ASKED = ("cash", "fixed_costs", "account_margin", "others_margin")  # without them no month of life can be told
_DAYS = 30.4375  # in a month, for a ledger whose period has no whole months


@dataclass(frozen=True, slots=True)
class Numbers:
    """Money of one month with and without an account; None where nobody has said it.

    Attributes
    ----------
    account
        The client, as the ledger writes it.
    share
        Its share of the revenue, 0..1; None if somebody's returns exceed the purchases.
    revenue, others
        Revenue a month of the account and of everybody else.
    account_margin, others_margin
        Contribution as a fraction of that revenue.
    cash, fixed_costs
        Money at hand, and costs a month that stay.
    dearer
        How much dearer the purchase for the others gets without the account, money a month; None for not known.
    """

    account: str
    share: float | None
    revenue: float
    others: float
    account_margin: float | None = None
    others_margin: float | None = None
    cash: float | None = None
    fixed_costs: float | None = None
    dearer: float | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Numbers that have still to be entered."""
        return tuple(name for name in ASKED if getattr(self, name) is None)

    @property
    def contribution(self) -> float:
        """What the account brings a month; 0 while its margin is not known."""
        return self.revenue * (self.account_margin or 0.0)

    @property
    def others_contribution(self) -> float:
        """What all others bring a month; 0 while their margin is not known."""
        return self.others * (self.others_margin or 0.0)

    @property
    def with_account(self) -> float:
        """Result of a month today."""
        return self.contribution + self.others_contribution - (self.fixed_costs or 0.0)

    @property
    def outflow(self) -> float:
        """What is paid out a month today: purchases and fixed costs."""
        return self.revenue + self.others - self.with_account

    def result(self, *, dearer: bool = False) -> float:
        """Return the result of a month without the account, with the dearer purchase or without."""
        extra = (self.dearer or 0.0) if dearer else 0.0
        return self.others_contribution - (self.fixed_costs or 0.0) - extra


def numbers_of(desk: "Desk", account: str = "", entered: Mapping[str, float] | None = None) -> Numbers:
    """Return the numbers of the company around an account.

    Parameters
    ----------
    desk
        Language and company.
    account
        Who goes; the largest client if none is named, or none of that name is there.
    entered
        What a person has entered, by name; it stands above everything else.
    """
    accounts = desk.company.accounts()
    revenue = accounts.revenue()
    account = account if account in revenue else next(iter(accounts.clients))
    months = months_of(desk)
    whole = total(revenue.values())
    own = revenue[account]
    positive = whole > 0 and min(revenue.values()) >= 0
    finance = desk.company.settings.more.get("finance", {})
    margins = _margins(desk, account)
    known = Numbers(
        account,
        own / whole if positive else None,
        own / months,
        (whole - own) / months,
        *margins,
        _number(finance, "cash"),
        _number(finance, "fixed_costs"),
    )
    return replace(known, **(entered or {}))  # type: ignore[arg-type]  # the names are those of numbers


def months_of(desk: "Desk") -> float:
    """Return how many months the company's default period has."""
    period = desk.company.accounts().period
    if period.bounded:
        return float(period.months)
    days = desk.company.ledger().calendar.days
    if not days:
        return 12.0  # a ledger without days is taken for a year: the page says so
    return max(1.0, round(((days[-1] - days[0]).days + 1) / _DAYS))


def day_zero(desk: "Desk") -> "date | None":
    """Return the day from which the months are counted; None if the ledger has no dates."""
    return desk.company.as_of


def lost_tier(desk: "Desk", account: str) -> bool | None:
    """Tell whether the supplier's discount falls without an account; None if nobody has asked purchasing."""
    from kamlab.modules.concentration.findings.goods import goods_of

    goods = goods_of(desk, account=account)
    if goods is None or goods.account != account:
        return None
    bought, own = goods.purchase, goods.purchase.buyer(account)
    return model.critical_dependency(quantity=bought.quantity, of_account=own.quantity, tiers=bought.tiers).tier_lost


def _margins(desk: "Desk", account: str) -> tuple[float | None, float | None]:
    """Return the contribution of the account and of the others as fractions, if the ledger has a profit."""
    table = desk.company.accounts().to_frame()
    if "profit" not in table or table["profit"].isna().any():
        return None, None
    own = table["client"] == account
    found = []
    for part in (table[own], table[~own]):
        money = total(part["revenue"])
        found.append(total(part["profit"]) / money if money > 0 else None)
    return found[0], found[1]


def _number(told: Mapping[str, object], name: str) -> float | None:
    value = told.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
