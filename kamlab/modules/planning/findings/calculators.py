"""The two calculators of the 4P worksheet."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.i18n import money, percent
from kamlab.modules.page import Page
from kamlab.modules.planning import charts, model
from kamlab.modules.planning.findings.reading import MODULE

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_HUNDRED = 100  # of money: what is kept of each


def price_cut(desk: "Desk", *, margin: float, cut: float, account: str = "") -> "Finding":
    """Show what a price cut must bring to earn the same, and what it costs if the volume stays.

    Parameters
    ----------
    desk
        Language and company.
    margin, cut
        As in :func:`kamlab.modules.planning.model.price_cut_volume`.
    account
        The client; with its own margin, its revenue turns the cut into money.
    """
    page = Page(desk, MODULE)
    found = model.price_cut_volume(margin, cut)
    accounts = desk.company.accounts()
    revenue = accounts.revenue().get(account, 0.0) if account else 0.0
    facts = {
        "cut": cut,
        "margin": margin,
        "hundred": _HUNDRED,
        "growth": found.growth or 0.0,
        "lost": min(found.share_lost, 1.0),
        "account": page.name(account),
        "money": cut * revenue,
        "period": accounts.period.text(page.lang) if accounts.period else "",
        "times": 1 + (found.growth or 0.0),
    }
    which = "none" if cut == 0 else "never" if found.growth is None else "some"
    advice = "loss" if which == "never" and found.kept < 0 else which
    so_what = page.say(f"planning.finding.price.{advice}_so_what", **facts)
    if revenue > 0 and cut > 0 and _is_its_own(margin, revenue, (accounts.profit() or {}).get(account)):
        so_what += " " + page.say("planning.finding.price.money", **facts)
    return page.finding(
        page.say(f"planning.finding.price.{which}_title", **facts),
        so_what,
        _price_rows(page, found),
        page.say(f"planning.finding.price.{'never' if found.growth is None else 'some'}_alt", **facts),
        draw=lambda canvas: charts.draw_price_cut(canvas, found, currency=page.currency, lang=page.lang),
        subtitle=page.say("planning.finding.price.subtitle", **facts),
        source=page.say("planning.finding.price.source"),
    )


def _price_rows(page: Page, found: model.PriceCut) -> pd.DataFrame:
    """Return what is kept of each hundred before and after the cut, as a table."""

    def kept(part: float) -> str:
        return money(_HUNDRED * part, page.lang, page.currency, 1)

    rows = [
        (page.say("planning.price.before"), kept(found.margin), percent(1, page.lang)),
        (page.say("planning.price.same"), kept(found.kept), percent(1, page.lang)),
    ]
    if found.growth is not None:
        more = percent(1 + found.growth, page.lang, 1)
        rows.append((page.say("planning.price.enough"), kept(found.margin), more))
    return pd.DataFrame(rows, columns=page.columns("planning", "row", "per_hundred", "volume"))


def _is_its_own(margin: float, revenue: float, profit: float | None) -> bool:
    """Tell whether a margin is the client's own to a tenth of a per cent, or its own is not known."""
    return profit is None or round(profit / revenue, 3) == round(margin, 3)


def delivery(desk: "Desk", *, fixed: float, own_each: float, bought_each: float, orders: float) -> "Finding":
    """Show own delivery against bought delivery, and where they are equal.

    Parameters
    ----------
    desk
        Language and company.
    fixed, own_each, bought_each, orders
        As in :func:`kamlab.modules.planning.model.make_or_buy`.
    """
    page = Page(desk, MODULE)
    found = model.make_or_buy(fixed, own_each, bought_each, orders)
    facts = {
        "orders": orders,
        "equal": found.equal_at or 0.0,
        "own": found.own,
        "bought": found.bought,
        "difference": found.difference,
        "year": 12 * found.difference,
    }
    title = "equal" if found.equal_at is not None else "never"
    rows = [
        (page.say(f"planning.delivery.{name}_row"), money(amount, page.lang, page.currency))
        for name, amount in (("own", found.own), ("bought", found.bought), ("difference", found.difference))
    ]
    return page.finding(
        page.say(f"planning.finding.delivery.{title}_title", **facts),
        page.say(f"planning.finding.delivery.{found.cheaper}_so_what", **facts),
        pd.DataFrame(rows, columns=page.columns("planning", "row", "month")),
        page.say(f"planning.finding.delivery.{title}_alt", **facts),
        draw=lambda canvas: charts.draw_delivery(canvas, found, currency=page.currency, lang=page.lang),
        subtitle=page.say("planning.finding.delivery.subtitle"),
        source=page.say("planning.finding.delivery.source"),
    )
