"""Ties counted beside revenue, and the share of the biggest client against its target."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.dilution import dilution
from kamlab.modules.follow_up import charts, model
from kamlab.modules.follow_up.findings.snapshots import NUMBER, Pair, Snapshots
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.modules.follow_up.model import Snapshot

_BASE = "follow_up.finding"
TARGET = 0.20  # share from which the article calls a dependence risky; the person sets another


def ties(desk: "Desk", given: Pair | None = None) -> "Finding":
    """Count live ties: then, new, lapsed, now; beside the revenue of the account."""
    page = Page(desk, NUMBER)
    given = given or Snapshots(desk).pair
    if given is None:
        return page.absent(f"{_BASE}.then_now")
    count = model.relations(given.then.ties, given.now.ties)
    facts = {
        "client": page.name(given.now.account),
        "then": count.then,
        "now": count.now,
        "n": len(count.new),
        "lapsed": len(count.lapsed),
        "net": f"{count.net:+d}".replace("-", "\u2212") if count.net else "0",
        "before": given.then.revenue,
        "after": given.now.revenue,
        "gone": [page.name(theirs) for _, theirs in count.lapsed],
        "met": [page.name(theirs) for _, theirs in count.new],
    }
    rows = [
        [page.say(f"follow_up.tie.{'new' if pair in count.new else 'live'}"), page.name(pair[0]), page.name(pair[1])]
        for pair in given.now.ties
    ]
    rows += [[page.say("follow_up.tie.lapsed"), page.name(ours), page.name(theirs)] for ours, theirs in count.lapsed]
    which = "lapsed" if count.lapsed else "new" if count.new else "none"
    return page.finding(
        page.say(f"{_BASE}.ties.title", **facts),
        page.say(f"{_BASE}.ties.{which}_so_what", **facts),
        pd.DataFrame(rows or [["—", "—", "—"]], columns=page.columns("follow_up", "tie", "ours", "theirs")),
        page.say(f"{_BASE}.ties.title", **facts),
    )


def path(desk: "Desk", given: Pair | None = None, target: float = TARGET) -> "Finding":
    """Show the biggest client's share then and now against a target, and what the others must add.

    Parameters
    ----------
    desk
        Language and company.
    given
        Another pair than that of the account in view.
    target
        Share aimed at, 0..1.
    """
    page = Page(desk, NUMBER)
    given = given or Snapshots(desk).pair
    if given is None or not given.then.share or not given.now.share:
        return page.absent(f"{_BASE}.then_now")
    bars = [
        charts.Bar(page.say("follow_up.words.day", day=one.day), one.share or 0.0, _needed(page, one, target))
        for one in (given.then, given.now)
    ]
    need = dilution(given.now.amount, given.now.total, target)
    earlier = dilution(given.then.amount, given.then.total, target).needed
    facts = {
        "largest": page.name(given.now.largest),
        "before": given.then.share,
        "share": given.now.share,
        "target": target,
        "needed": need.needed,
        "growth": need.growth_of_others or 0.0,
        "earlier": earlier,
    }
    moved = next(one for one in model.compare(given.then, given.now) if one.name == "largest").verdict != "same"
    which = "met" if need.is_met else "still" if not moved else "farther" if need.needed > earlier else "nearer"
    rows = [
        [bar.when, bar.share, dilution(one.amount, one.total, target).needed]
        for bar, one in zip(bars, (given.then, given.now), strict=True)
    ]
    heads = page.columns("follow_up", "day", "share", "needed")
    return page.finding(
        page.say(f"{_BASE}.path.{which}_title", **facts),
        page.say(f"{_BASE}.path.{which}_so_what", **facts),
        pd.DataFrame(rows, columns=heads),
        page.say(f"{_BASE}.path.{which}_title", **facts),
        draw=lambda canvas: charts.draw_path(canvas, bars, target, lang=page.lang),
        subtitle=page.say(f"{_BASE}.path.subtitle", **facts),
        formats={heads[1]: "percent1", heads[2]: "money_short"},
    )


def _needed(page: Page, one: "Snapshot", target: float) -> str:
    need = dilution(one.amount, one.total, target)
    if need.is_met:
        return page.say(f"{_BASE}.path.nothing")
    return page.say(f"{_BASE}.path.others", needed=need.needed, growth=need.growth_of_others or 0.0)
