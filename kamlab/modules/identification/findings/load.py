"""Who in the house looks after the key accounts, and the small orders beside them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.identification import charts, model
from kamlab.modules.identification.findings.signs import sign_matrix
from kamlab.modules.identification.findings.volume import NUMBER
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamlab.desk import Desk
    from kamlab.findings import Finding

_LIMIT = 3


@dataclass(frozen=True, slots=True)
class Team:
    """Who leads whom: the company's present state, or what a person tries.

    Attributes
    ----------
    assigned
        Key account → its manager; None for an account without one.
    managers
        All managers.
    limit
        Key accounts one manager can lead.
    """

    assigned: "Mapping[str, str | None]"
    managers: tuple[str, ...]
    limit: int


def team_of(desk: "Desk", key: "Sequence[str]") -> Team:
    """Return the managers of the key accounts as the ledger names them, and the company's limit.

    An account belongs to the manager with most of its revenue.
    """
    books = _books(desk)
    main = books.sort_values("revenue", ascending=False).drop_duplicates("client").set_index("client")["manager"]
    assigned = {client: str(main[client]) if client in main else None for client in key}
    limit = int(desk.company.thresholds.get("accounts_per_manager", _LIMIT))
    return Team(assigned, tuple(sorted(set(books["manager"]))), limit)


def _books(desk: "Desk") -> pd.DataFrame:
    """Return orders and revenue by client and manager, rows without a manager left out."""
    sales = desk.company.ledger().totals(["client", "manager"], desk.company.accounts().period)
    return sales[sales["manager"].notna()]


def load(desk: "Desk", team: Team | None = None) -> "Finding":
    """Show the key accounts of each manager against the limit.

    Parameters
    ----------
    desk
        Language and company.
    team
        Another distribution than the company's: a person's what-if.
    """
    page = Page(desk, NUMBER)
    team = team or team_of(desk, sign_matrix(desk).key)
    if not team.managers or not team.assigned:
        return page.absent("identification.finding.load")
    limit = team.limit
    result = model.manager_load(team.assigned, team.managers, limit=limit)
    most, count = result.managers[0], result.counts[0]
    missing = max(0, result.needed - len(result.managers))
    facts = {
        "manager": page.person(most),
        "n": count,
        "limit": limit,
        "over": result.to_hand_over,
        "free": result.free_places,
        "needed": result.needed,
        "managers": len(result.managers),
        "missing": missing,
    }
    rows = _table(page, result)
    which = "over" if result.overloaded else "even"
    sentence = "missing" if missing else which
    return page.finding(
        page.say(f"identification.finding.load.{which}_title", **facts),
        page.say(f"identification.finding.load.{sentence}_so_what", **facts),
        rows,
        page.say("identification.finding.load.alt", **facts),
        draw=lambda canvas: charts.draw_load(canvas, result, name=page.name, person=page.person, lang=page.lang),
        subtitle=page.say("identification.finding.load.subtitle", limit=limit),
        remark=page.say("identification.finding.load.remark"),
        period=desk.company.accounts().period,
    )


def _table(page: Page, result: model.Load) -> pd.DataFrame:
    """List the managers with their key accounts by name."""
    columns = page.columns("identification", "manager", "key_accounts", "names")
    return pd.DataFrame(
        [
            (page.person(manager), len(names), ", ".join(page.name(name) for name in names) or "–")
            for manager, names in zip(result.managers, result.accounts, strict=True)
        ],
        columns=columns,
    )


def small_orders(desk: "Desk", team: Team | None = None) -> "Finding":
    """Show what part of each manager's orders comes from clients that are not key.

    Parameters
    ----------
    desk
        Language and company.
    team
        Another distribution than the company's; the orders of an account handed over go with it.
    """
    page = Page(desk, NUMBER)
    books = _books(desk)
    if books.empty:
        return page.absent("identification.finding.load")
    key = sign_matrix(desk).key if team is None else tuple(team.assigned)
    if team is not None:
        own = team_of(desk, key).assigned
        moved = {client: name for client, name in team.assigned.items() if name and name != own[client]}
        books = books.assign(manager=[moved.get(c, m) for c, m in zip(books["client"], books["manager"], strict=True)])
    table = model.small_orders(books, key)
    table["manager"] = [page.person(manager) for manager in table["manager"]]
    table = table.sort_values("small_share", ascending=False, ignore_index=True)
    leading = {str(name) for name in books[books["client"].isin(key)]["manager"]}
    shared = table[table["manager"].isin([page.person(name) for name in leading])]
    # many orders that bring little money waste the most attention
    books = shared if len(shared) else table
    worst = books.iloc[int((books["small_share"] - books["small_revenue_share"]).argmax())]
    facts = {
        "manager": worst["manager"],
        "share": float(worst["small_share"]),
        "money": float(worst["small_revenue_share"]),
        "n": int(worst["small_orders"]),
    }
    columns = page.columns("identification", "manager", "orders", "small_orders", "small_share", "small_revenue_share")
    return page.finding(
        page.say("identification.finding.small.title", **facts),
        page.say("identification.finding.small.so_what", **facts),
        table.set_axis(columns, axis=1),
        page.say("identification.finding.small.alt", **facts),
        draw=lambda canvas: charts.draw_small_orders(canvas, table, subject=str(facts["manager"]), lang=page.lang),
        subtitle=page.say("identification.finding.small.subtitle"),
        formats={columns[3]: "percent", columns[4]: "percent"},
        period=desk.company.accounts().period,
    )
