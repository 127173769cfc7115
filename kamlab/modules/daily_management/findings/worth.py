"""What the account gives us against what it costs: one more rouble with clients we have, and with new ones."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.findings import OTHER, OURS, Bar, bars
from kamlab.i18n import money
from kamlab.modules.daily_management import model
from kamlab.modules.daily_management.findings.reading import NUMBER
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

EXISTING = (200_000.0, 1_200_000.0)  # cost and extra revenue of a year: an example, visible fields of the form
NEW = (2_400_000.0, 6_000_000.0)
_KEY = "daily_management.finding.cost"


def cost(desk: "Desk", existing: tuple[float, float] = EXISTING, new: tuple[float, float] = NEW) -> "Finding":
    """Show what one more rouble of revenue costs with existing clients and with new ones.

    Parameters
    ----------
    desk
        Language and company.
    existing, new
        Cost and extra revenue of a year.
    """
    page = Page(desk, NUMBER)
    found = model.cost_per_rouble(existing, new)
    pairs = {"existing": found.existing, "new": found.new}
    rows = [
        Bar(
            page.say(f"{_KEY}.{name}"),
            value,
            money(value, page.lang, desk.company.currency or "RUB", 2),
            role=OURS if value == min(pairs.values()) else OTHER,
            strong=value == min(pairs.values()),
            whole_name=True,
        )
        for name, value in pairs.items()
    ]
    facts = {
        "existing": found.existing,
        "new": found.new,
        "existing_money": money(found.existing, page.lang, desk.company.currency or "RUB", 2),
        "new_money": money(found.new, page.lang, desk.company.currency or "RUB", 2),
        "times": found.times,
        "less": 1 / found.times if found.new else 0.0,
    }
    which = "existing" if found.is_cheaper else "new"
    table = [(page.say(f"{_KEY}.{name}"), round(value, 2)) for name, value in pairs.items()]
    return page.finding(
        page.say(f"{_KEY}.{which}_title", **facts),
        page.say(f"{_KEY}.{which}_so_what", **facts),
        pd.DataFrame(table, columns=page.columns("daily_management", "way", "cost")),
        page.say(f"{_KEY}.alt", **facts),
        draw=lambda canvas: bars(canvas, canvas.body, rows),
        subtitle=page.say(f"{_KEY}.subtitle"),
        remark=page.say(f"{_KEY}.remark"),
        formats=dict.fromkeys(page.columns("daily_management", "cost"), "number2"),
        source=page.say(f"{_KEY}.source"),
    )
