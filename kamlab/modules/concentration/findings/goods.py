"""The goods whose discount hangs on an account: the interview's case, what was entered, or the company's own table."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.i18n import say
from kamlab.modules.concentration import model
from kamlab.modules.concentration.findings.purchase import entered_purchase

if TYPE_CHECKING:
    from kamlab.desk import Desk

_KILOGRAMS = 1000
_PERCENT = 100
KINDS = ("case", "company")


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods of one supplier and the account that may go.

    Attributes
    ----------
    kind
        ``"case"``, the 5,000 units of the interview, or ``"company"``.
    purchase
        Goods, tiers, clients.
    account
        Who goes.
    beside
        What the account earns us a month with other goods.
    names
        Client → name as the reader's language writes it.
    supplier
        Name of the supplier; empty in the case.
    entered, unit
        Whether a participant has entered them, and in what they are counted.
    """

    kind: str
    purchase: model.Purchase
    account: str
    beside: float
    names: Mapping[str, str]
    supplier: str = ""
    entered: bool = False
    unit: str = ""

    @property
    def others(self) -> tuple[model.Buyer, ...]:
        """The clients who may follow."""
        return tuple(buyer for buyer in self.purchase.buyers if buyer.client != self.account)

    def with_tolerances(self, tolerances: Mapping[str, float]) -> "Goods":
        """Return the goods with other tolerances for some clients, fractions."""
        buyers = tuple(
            replace(buyer, tolerance=tolerances.get(buyer.client, buyer.tolerance)) for buyer in self.purchase.buyers
        )
        return replace(self, purchase=replace(self.purchase, buyers=buyers))


def the_case(lang: str) -> Goods:
    """Return the interview's case of 5,000 units."""
    names = {
        buyer.client: say("concentration.case.client", lang, n=int(buyer.client))
        for buyer in model.CASE.buyers
        if buyer.client != model.CASE_ACCOUNT
    }
    names[model.CASE_ACCOUNT] = say("concentration.case.account", lang)
    return Goods("case", model.CASE, model.CASE_ACCOUNT, 0.0, names)


def goods_of(desk: "Desk", *, account: str = "") -> Goods | None:
    """Return the company's own goods: the entered ones, else its folder's; None if neither knows the supplier's tiers.

    Parameters
    ----------
    desk
        Language and company.
    account
        Who goes; the one entered or the largest buyer if none is named, or none of that name buys these goods.
    """
    if (told := entered_purchase(desk)) is not None:
        bought, account = told.purchase, _one_of(told.purchase, account, told.account)
        bought, beside = _with_the_firm(desk, bought, account)
        names = {buyer.client: desk.company.display_name(buyer.client, desk.language) for buyer in bought.buyers}
        return Goods("company", bought, account, beside, names, told.supplier, entered=True, unit=told.unit)
    table, steps = desk.company.profile("cascade"), desk.company.profile("tiers")
    if table is None or steps is None or not {"client", "tonnes", "price"} <= set(table.columns):
        return None
    buyers = tuple(_buyer(line) for line in table.to_dict("records"))
    tiers = tuple(
        model.Tier(_KILOGRAMS * float(line["from_tonnes"]), float(line["discount"]) / _PERCENT)
        for line in steps.to_dict("records")
    )
    listed = float(steps["price"].iloc[0]) / (1 - tiers[0].discount)
    bought = model.Purchase(listed, tiers, buyers)
    account = _one_of(bought, account, max(buyers, key=lambda buyer: buyer.quantity).client)
    bought, beside = _with_the_firm(desk, bought, account)
    supplier = str(desk.company.facts("dependence").get("supplier") or "")
    names = {str(line["client"]): _name(desk, line) for line in table.to_dict("records")}
    return Goods("company", bought, account, beside, names, desk.company.display_name(supplier, desk.language))


def _one_of(bought: model.Purchase, account: str, default: str) -> str:
    return account if account in {buyer.client for buyer in bought.buyers} else default


def _with_the_firm(desk: "Desk", bought: model.Purchase, account: str) -> tuple[model.Purchase, float]:
    """Return the goods with what the rest of the firm earns taken off, and what the account brings beside them."""
    from kamlab.modules.concentration.findings.numbers import numbers_of

    numbers = numbers_of(desk, account)
    if numbers.missing or numbers.account != account:
        return bought, 0.0
    own = bought.buyer(account)
    beside = numbers.contribution - own.quantity * (own.price - bought.cost)
    # what everything else of the firm earns is taken off its fixed costs: the profit is the firm's
    return replace(bought, fixed_costs=bought.profit + beside - numbers.with_account), beside


def _buyer(line: "Mapping[Hashable, Any]") -> model.Buyer:
    tolerance = line.get("tolerance")
    return model.Buyer(
        str(line["client"]),
        _KILOGRAMS * float(line["tonnes"]),
        float(line["price"]),
        0.0 if pd.isna(tolerance) else float(tolerance) / _PERCENT,
    )


def _name(desk: "Desk", line: "Mapping[Hashable, Any]") -> str:
    told = line.get(f"name_{desk.language}")
    if isinstance(told, str) and told:
        return told
    return desk.company.display_name(str(line["client"]), desk.language)
