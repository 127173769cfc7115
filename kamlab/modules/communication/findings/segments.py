"""Who else deserves the same message: clients that share several criteria with this one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.company.cells import text
from kamlab.i18n import speaks
from kamlab.modules.communication import model
from kamlab.modules.communication.findings.reading import NUMBER, Reading
from kamlab.modules.communication.model.segments import size_of, trend_of
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

DEFAULT = ("industry", "region")
_ROWS = 12
_BASE = "communication.finding.segments"


def clients_of(desk: "Desk") -> tuple[model.Client, ...]:
    """Return the clients of the ledger with what files and ledger say of them, the largest first."""
    table = desk.company.profile("clients")
    rows = [] if table is None else table.to_dict("records")
    told = {text(row.get("name")): row for row in rows}
    found = []
    for row in desk.accounts().to_frame().to_dict("records"):
        profile = told.get(str(row["client"]), {})
        departments = row.get("departments")
        values = {
            "industry": text(profile.get("industry")),
            "region": text(profile.get("region")),
            "department": text(departments[0]) if isinstance(departments, tuple) and len(departments) == 1 else "",
            "size": size_of(float(row["share"])),
            "trend": trend_of(row.get("trend")),
        }
        known = {name: value for name, value in values.items() if value}
        found.append(model.Client(str(row["client"]), float(row["revenue"]), known))
    return tuple(found)


def criteria_of(clients: Sequence[model.Client]) -> tuple[str, ...]:
    """Return the criteria that tell clients apart: at least two values are known."""
    return tuple(
        name for name in model.CRITERIA if len({one.traits[name] for one in clients if name in one.traits}) > 1
    )


def segments(
    desk: "Desk",
    by: Sequence[str] = (),
    account: str = "",
    *,
    clients: Sequence[model.Client] | None = None,
) -> "Finding":
    """Show the clients that share the ticked criteria with the account in view.

    Parameters
    ----------
    desk
        Language and company.
    by
        Criteria; by default :data:`DEFAULT`, as far as the company has them.
    account
        Another client than the one in view.
    clients
        What :func:`clients_of` gives, if it is at hand.
    """
    page, reading = Page(desk, NUMBER), Reading(desk)
    clients = clients_of(desk) if clients is None else clients
    account = account or reading.account
    known = criteria_of(clients)
    by = [name for name in by or DEFAULT if name in known] or list(known[:1])
    group = model.alike(clients, account, by)
    if group is None or not by:
        return page.absent(_BASE)
    others = [one for one in group.clients if one.name != account]
    facts = {
        "client": reading.name(account),
        "n": len(others),
        "criteria": [page.say(f"communication.criterion.{name}").lower() for name in by],
        "values": [value_text(page, name, value) for name, value in zip(by, group.traits, strict=True)],
        "first": [page.name(one.name) for one in others[:3]],
        "revenue": sum(one.revenue for one in others),
        "groups": len(model.segments(clients, by)),
    }
    which = "many" if len(others) > _ROWS else "some" if others else "alone"
    rows = [[page.name(one.name), one.revenue, *_values(page, one)] for one in others[:_ROWS]]
    heads = page.columns("communication", "client", "revenue")
    heads += [page.say(f"communication.criterion.{name}") for name in model.CRITERIA]
    rows = rows or [["—", None, *["—"] * len(model.CRITERIA)]]
    return page.finding(
        page.say(f"{_BASE}.{'alone' if which == 'alone' else 'some'}_title", **facts),
        page.say(f"{_BASE}.{which}_so_what", **facts),
        pd.DataFrame(rows, columns=heads),
        page.say(f"{_BASE}.{'alone' if which == 'alone' else 'some'}_title", **facts),
        formats={heads[1]: "money_short"},
    )


def _values(page: Page, one: model.Client) -> list[str]:
    return [value_text(page, name, one.traits.get(name, "")) for name in model.CRITERIA]


def value_text(page: Page, criterion: str, value: str) -> str:
    """Return the value of a criterion in words; one that nobody has translated stays as the file has it."""
    if not value:
        return page.say("communication.words.unknown")
    key = f"communication.value.{criterion}.{value}"
    if speaks(key, page.lang):
        return page.say(key)
    names = page.desk.company.profile("names")
    rows = [] if names is None or "kind" not in names.columns else names.to_dict("records")
    told = next(
        (row for row in rows if row["kind"] == criterion and value in {row.get("id"), row["ru"], row["en"]}), None
    )
    return text(told[page.lang]) if told else value
