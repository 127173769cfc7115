"""Where the share goes: quarter by quarter, one year beside the year before, against a target."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.concentration import charts, model
from kamlab.modules.concentration.findings.sales import NUMBER, sales_of, target_of
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding


_POINTS = 100  # percentage points in one


def trend_of(desk: "Desk", client: str) -> model.Trend:
    """Return a client's share by quarter over the whole ledger; without dates there are no quarters."""
    ledger = desk.company.ledger()
    days = ledger.calendar.days
    if not days:
        return model.Trend((), None, None)
    sales = ledger.totals(["client", "quarter"], "all")
    rows = [
        (pd.Timestamp(quarter).date(), str(name), float(amount))
        for quarter, name, amount in zip(sales["quarter"], sales["client"], sales["revenue"], strict=True)
        if pd.notna(quarter)
    ]
    return model.trend(rows, client, ends=(days[0], days[-1]))


def trend(desk: "Desk", *, client: str | None = None, target: float | None = None) -> "Finding":
    """Show a client's share by quarter against a target.

    Parameters
    ----------
    desk
        Language and company.
    client
        Whose share; the largest of the company's period by default.
    target
        Share aimed at, as a fraction; the company's own by default.
    """
    page, base = Page(desk, NUMBER), "concentration.finding.trend"
    whole = sales_of(desk).spread
    who = client if client in whole.clients else whole.clients[0]
    result, goal = trend_of(desk, who), target_of(desk) if target is None else target
    if len(result.quarters) < 2:  # noqa: PLR2004 - one column shows no way
        return page.absent(base)
    last = result.now if result.now is not None else result.quarters[-1].share
    facts: dict[str, object] = {
        "client": page.name(who),
        "now": last,
        "before": result.before if result.before is not None else last,
        "change": _POINTS * abs(result.change or 0.0),
        "target": goal,
        "gap": _POINTS * abs(last - goal),
        "n": len(result.quarters),
    }
    side, way = "above" if last > goal else "below", result.way
    if side == "above" and way == "up" and result.before is not None and result.before <= goal:
        way = "crossed"  # the target was passed within the year
    columns = page.columns("concentration", "quarter", "share", "revenue", "all_revenue", "effective")
    partial = any(not quarter.is_whole for quarter in result.quarters)
    return page.finding(
        page.say(f"{base}.{result.way}_title", **facts),
        page.say(f"{base}.{side}_{way}_so_what", **facts),
        pd.DataFrame([_row(page, quarter) for quarter in result.quarters], columns=columns),
        page.say(f"{base}.alt", **facts),
        draw=lambda canvas: charts.draw_trend(canvas, result, target=goal, lang=page.lang),
        subtitle=page.say(f"{base}.subtitle"),
        remark=page.say(f"{base}.remark") if partial else "",
        formats={columns[1]: "percent1", columns[2]: "money", columns[3]: "money", columns[4]: "number1"},
    )


def _row(page: Page, quarter: model.Quarter) -> tuple[str, float, float, float, float | None]:
    turn = (quarter.first.month - 1) // 3 + 1
    words = page.say("concentration.trend.quarter", turn=turn)
    return f"{quarter.first.year}, {words}", quarter.share, quarter.amount, quarter.total, quarter.effective
