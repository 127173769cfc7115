"""What a participant has entered of the own purchase: the supplier's steps of the discount, and who buys the goods."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamlab.errors import KamlabError
from kamlab.modules.concentration import model

if TYPE_CHECKING:
    from kamlab.desk import Desk

PURCHASE = "02.purchase"  # the form, and the name its answers are kept under
TIERS, BUYERS = 6, 12  # rows that the form has at most
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Entered:
    """The goods as they were entered.

    Attributes
    ----------
    purchase
        List price, tiers, clients; nothing is taken off for the rest of the firm yet.
    account
        Who goes: the one chosen, else the largest buyer.
    supplier, unit
        As entered; empty if nobody said.
    """

    purchase: model.Purchase
    account: str
    supplier: str
    unit: str


def entered_purchase(desk: "Desk") -> Entered | None:
    """Return the entered goods; None if nothing was entered, or something is still missing."""
    told = desk.workbook.answers(PURCHASE, desk.company_key)
    try:
        return read_purchase(told, names=_names(desk)) if told else None
    except KamlabError:
        return None


def read_purchase(told: Mapping[str, Any], *, names: Mapping[str, str] | None = None) -> Entered:
    """Return the goods of the form's answers.

    Parameters
    ----------
    told
        ``list_price``, ``supplier``, ``unit``, ``account``; by row ``from_1``, ``discount_1`` (per cent),
        ``name_1``, ``quantity_1``, ``price_1``, ``bears_1`` (per cent).
    names
        Name as a page writes it → name as the ledger does.

    Raises
    ------
    KamlabError
        The first thing that is missing or makes no sense, in one sentence.

    Examples
    --------
    >>> told = {"list_price": 100, "from_1": 90, "discount_1": 10}
    >>> told |= {"name_1": "big", "quantity_1": 60, "price_1": 110, "name_2": "small", "quantity_2": 40, "price_2": 120}
    >>> read_purchase(told).purchase.cost, read_purchase(told).account
    (90.0, 'big')
    """
    names = names or {}
    tiers, buyers = _tiers(told), _buyers(told, names)
    if told.get("list_price") is None:
        raise KamlabError("concentration.purchase.no_price")
    if not any(tier.discount for tier in tiers):
        raise KamlabError("concentration.purchase.no_tier")
    if len(buyers) < 2:  # noqa: PLR2004 - one who goes, one who stays
        raise KamlabError("concentration.purchase.no_buyers")
    purchase = model.Purchase(float(told["list_price"]), tiers, buyers)
    largest = max(buyers, key=lambda buyer: buyer.quantity).client
    chosen = str(told.get("account") or "")
    chosen = names.get(chosen, chosen)
    account = chosen if chosen in {buyer.client for buyer in buyers} else largest
    model.discount_cascade(purchase, account, 0.0)  # refuses what makes no sense
    return Entered(purchase, account, str(told.get("supplier") or ""), str(told.get("unit") or ""))


def _tiers(told: Mapping[str, Any]) -> tuple[model.Tier, ...]:
    """Return the steps, from the smallest quantity up; the first one without a discount is there by itself."""
    found = {0.0: 0.0}
    for row in range(1, TIERS + 1):
        start, discount = told.get(f"from_{row}"), told.get(f"discount_{row}")
        if (start is None) != (discount is None):
            raise KamlabError("concentration.purchase.half_tier", row=row)
        if start is not None and discount is not None:
            found[float(start)] = float(discount) / _PERCENT
    return tuple(model.Tier(start, discount) for start, discount in sorted(found.items()))


def _buyers(told: Mapping[str, Any], names: Mapping[str, str]) -> tuple[model.Buyer, ...]:
    found: dict[str, model.Buyer] = {}
    for row in range(1, BUYERS + 1):
        name, quantity, price = (told.get(f"{field}_{row}") for field in ("name", "quantity", "price"))
        if name is None and quantity is None and price is None:
            continue
        if name is None or quantity is None or price is None:
            raise KamlabError("concentration.purchase.half_buyer", row=row)
        client = names.get(str(name), str(name))
        if client in found:
            raise KamlabError("concentration.purchase.twice", client=str(name))
        bears = float(told.get(f"bears_{row}") or 0) / _PERCENT
        found[client] = model.Buyer(client, float(quantity), float(price), bears)
    return tuple(found.values())


def _names(desk: "Desk") -> dict[str, str]:
    """Return name as the page writes it → as the ledger does."""
    try:
        clients = desk.company.accounts().clients
    except KamlabError:
        return {}
    return {desk.company.display_name(client, desk.language): client for client in clients}
