"""What the company's folder says about purses, white space and opportunities, before anybody enters a word.

The demo company comes with all of it; a company with a ledger alone starts with its sales
and nothing else. Amounts are money of a year.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.company.cells import number, text
from kamlab.findings.names import shorten
from kamlab.ledger.periods import FULL_YEAR, Period
from kamlab.modules.opportunities import model
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.desk import Desk
    from kamlab.ledger import AccountTable

NUMBER = "04"
TARGET = 0.4  # of a wallet; ours, a visible field of the form
IN_HOUSE = "client"  # what the client makes itself stands among its suppliers
LETTERS = 26
_BRIEF = 80  # letters of a name in a list
_YEAR = "last-12-months"
_DEFAULT_OFFERS = 6  # categories of the ledger to begin a grid with


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with where it is from; None is not known."""

    amount: float | None = None
    source: str = ""
    state: str = "assumed"
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class Purse:
    """What is known of a client's spend: three estimates and who has which part."""

    account: str
    low: Told = Told()
    base: Told = Told()
    high: Told = Told()
    suppliers: tuple[tuple[str, Told], ...] = ()

    @property
    def estimates(self) -> dict[str, Told]:
        """Estimate → figure."""
        return {"low": self.low, "base": self.base, "high": self.high}

    @property
    def is_empty(self) -> bool:
        """Whether nobody made an estimate."""
        return all(told.amount is None for told in self.estimates.values())


@dataclass(frozen=True, slots=True)
class Space:
    """A client's white space with its names and how we know."""

    account: str
    grid: model.WhiteSpace
    units: tuple[tuple[str, str], ...] = ()  # id → name
    sources: tuple[tuple[tuple[str, str], str], ...] = ()  # (unit, offer) → how we know

    def unit(self, id_: str) -> str:
        """Return the name of a unit."""
        return dict(self.units).get(id_, id_)


def year(desk: "Desk") -> "AccountTable":
    """Return the accounts of the last twelve full months; of everything if the ledger has no dates."""
    company = desk.company
    return company.accounts(_YEAR) if company.ledger().calendar.days else company.accounts("all")


def ours(desk: "Desk", account: str) -> float:
    """Return what an account buys from us a year; zero if it bought nothing."""
    return float(year(desk).revenue().get(account, 0.0)) * yearly(year(desk).period)


def yearly(period: Period) -> float:
    """Return what sales of a period are multiplied by to make a year's: spend is estimated by the year.

    Examples
    --------
    >>> yearly(Period.range(date(2026, 8, 1), date(2026, 10, 31))), yearly(Period.year(2026)), yearly(Period())
    (4.0, 1.0, 1.0)
    """
    return FULL_YEAR / period.months if 0 < period.months < FULL_YEAR else 1.0


def is_part(desk: "Desk") -> bool:
    """Tell whether the ledger holds less than a year, so that a year's sales are reckoned from its months."""
    return yearly(year(desk).period) > 1


def part_remark(page: Page) -> str:
    """Say from how many months a year's sales are reckoned; nothing if the ledger holds a year."""
    desk = page.desk
    return " " + page.say("opportunities.part_year", n=year(desk).period.months) if is_part(desk) else ""


# Purses ---------------------------------------------------------------------------------------------------------------


def purses(desk: "Desk") -> dict[str, Purse]:
    """Return account → purse as the company's folder knows them."""
    clients = desk.company.profile("clients")
    if clients is None or "wallet_base" not in clients:
        return {}
    page, parts = Page(desk, NUMBER), _suppliers(desk)
    found = {}
    for row in clients.to_dict("records"):
        amounts = {name: number(row.get(f"wallet_{name}")) for name in model.ESTIMATES}
        if all(amount is None for amount in amounts.values()):
            continue
        account = str(row["name"])
        source = page.name(text(row.get("wallet_source")))
        state = "confirmed" if text(row.get("wallet_source")) == "own_tenders" else "assumed"
        told = {name: Told(amount, source, state) for name, amount in amounts.items()}
        found[account] = Purse(account, **told, suppliers=tuple(parts.get(account, ())))
    return found


def _suppliers(desk: "Desk") -> dict[str, list[tuple[str, Told]]]:
    table = desk.company.profile("wallet")
    found: dict[str, list[tuple[str, Told]]] = {}
    if table is None:
        return found
    for row in table.to_dict("records"):
        if row["who"] == "us":
            continue
        name = IN_HOUSE if row["who"] == "in_house" else text(row["supplier"])
        told = Told(number(row["amount"]), text(row.get(f"source_{desk.language}")), text(row["state"]))
        found.setdefault(str(row["account"]), []).append((name, told))
    return found


# White space ----------------------------------------------------------------------------------------------------------


def spaces(desk: "Desk") -> dict[str, Space]:
    """Return account → white space as the company's folder knows them."""
    table = desk.company.profile("white_space")
    if table is None:
        return {}
    found = {}
    for account, rows in table.groupby("account", sort=False):
        lines = rows.to_dict("records")
        units = {str(row["unit"]): text(row.get(f"unit_{desk.language}")) or str(row["unit"]) for row in lines}
        cells = [_cell(row) for row in lines]
        grid = model.white_space([*units], list(dict.fromkeys(cell.offer for cell in cells)), cells)
        sources = {(str(row["unit"]), str(row["offer"])): text(row.get(f"source_{desk.language}")) for row in lines}
        found[str(account)] = Space(str(account), grid, tuple(units.items()), tuple(sources.items()))
    return found


def _cell(row: dict[Any, Any]) -> model.Cell:
    day = None if pd.isna(row.get("date")) else pd.Timestamp(row["date"]).date()
    state, offered = str(row["state"]), text(row.get("offered"))
    kept = day if offered in {"refused", "open"} else None
    return model.Cell(str(row["unit"]), str(row["offer"]), state, offered, kept, text(row.get("supplier")))


def offers(desk: "Desk") -> tuple[str, ...]:
    """Return what we sell, as the ledger divides it: the largest categories first; empty if it does not."""
    sales = desk.company.ledger().totals(["category"], year(desk).period)
    names = [str(name) for name in sales["category"] if isinstance(name, str) and name]
    return tuple(names[:_DEFAULT_OFFERS])


def offer_name(desk: "Desk", offer: str) -> str:
    """Return an offer in the reader's language: a category of the company, or the words somebody typed."""
    page = Page(desk, NUMBER)
    return page.say("opportunities.offer.line_service") if offer == "line_service" else page.name(offer)


# The register ---------------------------------------------------------------------------------------------------------


def ideas(desk: "Desk") -> tuple[model.Idea, ...]:
    """Return the opportunities of the company's folder."""
    table = desk.company.profile("opportunities")
    if table is None:
        return ()
    return tuple(
        model.Idea(
            str(row["id"]),
            text(row.get(f"name_{desk.language}")),
            text(row["account"]),
            text(row["kind"]),
            text(row["class"]),
            text(row["source"]),
            number(row["low"]),
            number(row["base"]),
            number(row["high"]),
            number(row["hours"]),
            number(row["money"]),
            number(row["staff"]),
            needs=text(row.get("needs")),
            excludes=text(row.get("excludes")),
        )
        for row in table.to_dict("records")
    )


def translations(desk: "Desk") -> dict[str, str]:
    """Return any spelling of a made-up opportunity's name → the one in the reader's language."""
    table = desk.company.profile("opportunities")
    if table is None:
        return {}
    rows = table.to_dict("records")
    return {text(row[f"name_{one}"]): text(row[f"name_{desk.language}"]) for row in rows for one in ("ru", "en")}


def limits(desk: "Desk", found: "Sequence[model.Idea]") -> model.Limits:
    """Return the limits to begin with: the company's, else half of what everything together would take."""
    table = desk.company.profile("limits")
    if table is not None and (table["case"] == "all").any():
        row = table[table["case"] == "all"].iloc[0]
        return model.Limits(float(row["hours"]), float(row["money"]), float(row["staff"]))
    options, _ = model.split_complete(found)
    sums = model.used(options, {one.id for one in options})
    return model.Limits(*(half(sums[name], name) for name in model.LIMITS))


def half(amount: float, name: str) -> float:
    """Return about half of an amount, in steps a person would choose."""
    step = {"hours": 5.0, "money": 10_000.0, "staff": 0.1}[name]
    return round(max(step, round(amount / 2 / step) * step), 6)


def letters(found: "Sequence[model.Idea]") -> dict[str, str]:
    """Return id → a short mark for figures: A to Z, then numbers."""
    return {idea.id: chr(65 + place) if place < LETTERS else str(place + 1) for place, idea in enumerate(found)}


def brief(name: str) -> str:
    """Return a name as a list bears it: a very long one is cut, its own field shows it whole."""
    return shorten(name, _BRIEF)


def word(page: Page, group: str, code: str) -> str:
    """Return a kind, source or class in the reader's language; a firm's own word stays what it is."""
    known = {"kind": model.KINDS, "source": model.SOURCES, "class": model.CLASSES}[group]
    return page.say(f"opportunities.{group}.{code}") if code in known else code
