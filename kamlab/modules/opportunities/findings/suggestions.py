"""What the sales suggest asking about, and to whom new products came first."""

from collections import deque
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.company.cells import text
from kamlab.ledger import Period
from kamlab.modules.opportunities import charts, model
from kamlab.modules.opportunities.findings.start import NUMBER, Space, part_remark, spaces, year, yearly
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.ledger import Ledger

FIRST = 10  # accounts that a new product should come to first: the largest by revenue
_HALF = 6  # months
_NEWS = 24  # months a launch is news
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Sales:
    """What all clients bought, as the suggestions need it; ``by_category`` tells whether the ledger divides it."""

    histories: "Mapping[str, model.History]"
    by_category: bool
    dated: bool


_KEPT: "deque[tuple[Ledger, Period, Sales]]" = deque(maxlen=3)  # a page asks of one account after another


def sales(desk: "Desk") -> Sales:
    """Return the histories of all clients; a ledger is asked once for each period."""
    ledger, period = desk.company.ledger(), year(desk).period
    for known, when, found in _KEPT:
        if known is ledger and when == period:
            return found
    found = _sales(ledger, period)
    _KEPT.append((ledger, period, found))
    return found


def _sales(ledger: "Ledger", period: Period) -> Sales:
    dated = period.start is not None and period.end is not None and period.months >= _MONTHS
    now = _baskets(ledger, period)
    by_category = any(name for basket in now.values() for name in basket)
    if not dated:
        times = yearly(period)
        years = {name: {one: times * sold for one, sold in basket.items()} for name, basket in now.items()}
        return Sales({name: model.History(one, {}, one) for name, one in years.items()}, by_category, dated=False)
    assert period.start is not None and period.end is not None  # noqa: S101, PT018 - dated says so
    middle = _months_on(period.start, _HALF)
    older = Period.range(period.start, middle - timedelta(days=1))
    newer = Period.range(middle, period.end)
    before = _baskets(ledger, Period.range(_months_on(period.start, -_MONTHS), period.start - timedelta(days=1)))
    recent = _baskets(ledger, newer)
    halves = [ledger.totals(["client"], half).set_index("client") for half in (older, newer)]
    histories = {}
    for name in {**now, **before}:
        counts = tuple(int(half["orders"].get(name, 0)) for half in halves)
        sums = tuple(float(half["revenue"].get(name, 0.0)) for half in halves)
        histories[name] = model.History(
            now.get(name, {}), before.get(name, {}), recent.get(name, {}), (counts[0], counts[1]), (sums[0], sums[1])
        )
    return Sales(histories, by_category, dated=True)


def _baskets(ledger: "Ledger", period: Period) -> dict[str, dict[str, float]]:
    """Return client → category → revenue; without categories one nameless heap."""
    table = ledger.totals(["client", "category"], period)
    found: dict[str, dict[str, float]] = {}
    for client, category, revenue in zip(table["client"], table["category"], table["revenue"], strict=True):
        name = category if isinstance(category, str) else ""
        found.setdefault(str(client), {})[name] = float(revenue)
    return found


def _months_on(day: date, months: int) -> date:
    count = day.year * _MONTHS + day.month - 1 + months
    return date(count // _MONTHS, count % _MONTHS + 1, 1)


def suggested(desk: "Desk", account: str) -> tuple[model.Suggestion, ...]:
    """Return what the sales suggest for an account."""
    found = sales(desk)
    ideas = model.suggest(account, found.histories)
    return tuple(one for one in ideas if one.category or one.code == "rarer")


def suggestion_name(page: Page, one: model.Suggestion) -> str:
    """Return a suggestion in words: a category, and why."""
    facts = {"category": page.name(one.category), "n": one.count, "of": one.of}
    return page.say(f"opportunities.suggest.{one.code}", **facts)


def suggestions(desk: "Desk", account: str = "", space: Space | None = None) -> "Finding":
    """Show what to ask an account about, by what it could be worth.

    Parameters
    ----------
    desk
        Language and company.
    account
        Whom; the largest by default.
    space
        The account's cells; the folder's by default. What they tell already is not asked again.
    """
    page = Page(desk, NUMBER)
    clients = year(desk).clients
    account = account or (clients[0] if clients else "")
    known = sales(desk)
    if not known.by_category and not known.dated:
        return page.absent("opportunities.finding.suggest")
    found = suggested(desk, account)
    client = page.name(account)
    if not found:
        return page.nothing(
            page.say("opportunities.finding.suggest.none", client=client),
            page.say("opportunities.finding.suggest.none_todo"),
            title=page.say("opportunities.finding.suggest.none_title", client=client),
        )
    first = found[0]
    which, facts = _told(page, found, client, space or spaces(desk).get(account))
    rows = [_row(page, one, strong=one is first) for one in found]
    columns = page.columns("opportunities", "question", "low", "base", "high")
    table = pd.DataFrame([(suggestion_name(page, one), one.low, one.base, one.high) for one in found], columns=columns)
    return page.finding(
        page.say("opportunities.finding.suggest.title", **facts),
        page.say(f"opportunities.finding.suggest.{which}_so_what", **facts),
        table.astype(object).where(table.notna(), None),
        page.say("opportunities.finding.suggest.alt", **facts),
        draw=lambda canvas: charts.draw_ranges(
            canvas,
            rows,
            heading=page.say("opportunities.suggest.heading"),
            write=lambda value: page.say("opportunities.money", amount=value),
        ),
        subtitle=page.say("opportunities.finding.suggest.subtitle", **facts),
        remark=page.say(
            "opportunities.finding.suggest.remark"
            if known.by_category
            else "opportunities.finding.suggest.remark_plain"
        )
        + part_remark(page),
        formats=dict.fromkeys(columns[1:], "money_short"),
        period=year(desk).period,
    )


def _told(
    page: Page, found: tuple[model.Suggestion, ...], client: str, space: Space | None
) -> "tuple[str, dict[str, object]]":
    """Return which sentence the first suggestion gets, and what it speaks of."""
    first = found[0]
    which, cells = _by_cells(page, first, space)
    facts = {"client": client, "n": len(found), "first": suggestion_name(page, first), "amount": first.base or 0.0}
    return which, {**facts, "category": page.name(first.category), "count": first.count, "of": first.of, **cells}


def _by_cells(page: Page, one: model.Suggestion, space: Space | None) -> tuple[str, dict[str, list[str]]]:
    """Return which sentence fits what the client's cells tell of a category, and whom and where they name."""
    cells = [cell for cell in space.grid.cells if cell.offer == one.category] if space else []
    told = {cell.state: page.say("opportunities.wallet.in_house") for cell in cells if cell.state == "client"}
    told |= {cell.supplier: page.name(cell.supplier) for cell in cells if cell.state == "rival" and cell.supplier}
    where = [space.unit(cell.unit) for cell in cells if cell.state == "unknown"] if space else []
    if one.code != "similar" or not told:
        return one.code, {}
    return "similar_partly" if where else "similar_known", {"told": [*told.values()], "where": where}


def _row(page: Page, one: model.Suggestion, *, strong: bool) -> charts.Range:
    label = page.say("opportunities.money", amount=one.base) if one.base else page.say("opportunities.suggest.unknown")
    return charts.Range(suggestion_name(page, one), one.low, one.base, one.high, label, strong=strong, whole=True)


# New products ---------------------------------------------------------------------------------------------------------


def launches(desk: "Desk") -> "Finding":
    """Show which of the largest accounts have bought the newest product, and who is still waiting to be asked."""
    page = Page(desk, NUMBER)
    found = _launches(desk)
    if not found:
        return page.absent("opportunities.finding.launch")
    one = found[0]
    facts = {
        "product": product_name(desk, one.product),
        "day": one.day,
        "n": len(one.bought),
        "all": len(one.bought) + len(one.returned) + len(one.waiting),
        "waiting": len(one.waiting),
        "first": page.name(one.bought[0][0]) if one.bought else "",
        "names": [page.name(name) for name in one.waiting[:3]],
        "back": [page.name(name) for name, _ in one.returned[:3]],
    }
    columns = page.columns("opportunities", "client", "after")
    rows = [(page.name(name), _after(page, one, day)) for name, day in one.bought]
    rows += [(page.name(name), page.say("opportunities.launch.returned", day=day)) for name, day in one.returned]
    rows += [(page.name(name), page.say("opportunities.launch.not_yet")) for name in one.waiting]
    which = "none" if not one.bought else "every" if len(one.bought) == facts["all"] else "some"
    advice = which if one.waiting or which == "every" else "back"
    so_what = [page.say(f"opportunities.finding.launch.{advice}_so_what", **facts)]
    so_what += [page.say("opportunities.finding.launch.returned", **facts)] if one.returned else []
    return page.finding(
        page.say(f"opportunities.finding.launch.{which}_title", **facts),
        " ".join(so_what),
        pd.DataFrame(rows, columns=columns),
        page.say("opportunities.finding.launch.alt", **facts),
        subtitle=page.say("opportunities.finding.launch.subtitle", **facts),
    )


def _after(page: Page, one: model.Launch, first: date) -> str:
    months = one.months(first)
    return page.say(f"opportunities.launch.{'after' if months else 'at_once'}", n=months, day=first)


def _launches(desk: "Desk") -> tuple[model.Launch, ...]:
    """Return the newest launch of the last two years: days of the folder, else the first sales of the ledger."""
    ledger = desk.company.ledger()
    days = ledger.calendar.days
    sales_ = ledger.totals(["product", "client", "month"], "all")
    sales_ = sales_[sales_["product"].notna()]
    if not days or sales_.empty or desk.company.as_of is None:
        return ()
    since = _months_on(desk.company.as_of, -_NEWS)
    told = _told_launches(desk) or _seen_launches(sales_, min(days))
    clients = year(desk).clients[:FIRST]
    new = [product for product, day in told.items() if day >= since]
    if not new:
        return ()
    newest = max(new, key=lambda product: (told[product], product))
    first, returned = _first_sales(desk, clients, newest, told[newest])
    return model.launches({newest: told[newest]}, first, clients, since=since, returned=returned)


def _told_launches(desk: "Desk") -> dict[str, date]:
    table = desk.company.profile("products")
    if table is None or "launched" not in table:
        return {}
    rows = table[table["launched"].notna()].to_dict("records")
    return {text(row["product"]): pd.Timestamp(row["launched"]).date() for row in rows}


def _seen_launches(sales_: pd.DataFrame, start: date) -> dict[str, date]:
    """Take the first sale of a product for its launch, if the ledger had been kept for half a year by then."""
    first = sales_.groupby("product")["month"].min()
    known_from = _months_on(start, _HALF)
    return {str(name): month.date() for name, month in first.items() if month.date() >= known_from}


def _first_sales(
    desk: "Desk", clients: "tuple[str, ...] | list[str]", product: str, launched: date
) -> tuple[dict[tuple[str, str], date], set[tuple[str, str]]]:
    """Return (client, product) → day of the first purchase, not before the launch; and who returned all of it."""
    table = desk.company.ledger().totals(["product", "client", "day"], "all")
    rows = table[(table["product"] == product) & table["client"].isin([*clients])]
    bought = rows[rows["revenue"] > 0].groupby("client")["day"].min()
    left = rows.groupby("client")["revenue"].sum()
    first = {(str(client), product): max(day.date(), launched) for client, day in bought.items()}
    return first, {pair for pair in first if left[pair[0]] <= 0}


def product_name(desk: "Desk", product: str) -> str:
    """Return a product by its name in the reader's language, if the company gives one."""
    table = desk.company.profile("products")
    if table is None or f"name_{desk.language}" not in table:
        return product
    rows = table[table["product"] == product]
    return text(rows.iloc[0][f"name_{desk.language}"]) if len(rows) else product
