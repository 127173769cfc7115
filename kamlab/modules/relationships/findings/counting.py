"""How many live ties came, lapsed and are left, beside what the clients buy; when our head was last there."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.findings import DANGER, OTHER, OURS, Bar, bars
from kamlab.modules.relationships import model
from kamlab.modules.relationships.findings.sight import Sight

if TYPE_CHECKING:
    from kamlab.company.people import Acquaintance
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_ACCOUNTS = 10
_KEY = 0.1


def relationship_count(desk: "Desk", sight: Sight | None = None) -> "Finding":
    """Show, account by account, the live ties now and one window ago, with what came and what lapsed."""
    sight = sight or Sight(desk)
    window = sight.strengths.window
    then = sight.day - timedelta(days=window)
    found = [model.relationship_count(circle, then, sight.day, window) for circle in sight.circles]
    if not any(one.then or one.now for one in found):
        return sight.page.absent("relationships.finding.count")
    new, lapsed = sum(len(one.new) for one in found), sum(len(one.lapsed) for one in found)
    names = {one.id: one.name for circle in sight.circles for one in (*circle.theirs, *circle.ours)}
    quiet = [_pair(tie, names) for one in found for tie in one.lapsed]
    facts = {
        "day": then,
        "then": sum(one.then for one in found),
        "now": sum(one.now for one in found),
        "n": sum(one.now for one in found),
        "new": new,
        "lapsed": lapsed,
        "first": next(iter(quiet), ""),
    }
    revenue = desk.accounts().revenue()
    kind = "fewer" if lapsed > new else "more" if new > lapsed else "same"
    rows = [
        Bar(
            sight.page.name(one.account),
            one.now,
            str(one.now),
            sight.say("count.turn", new=len(one.new), lapsed=len(one.lapsed), revenue=revenue.get(one.account, 0.0)),
            role=DANGER if one.net < 0 else OURS if one.net > 0 else OTHER,
        )
        for one in sorted(found, key=lambda one: -one.now)[:_ACCOUNTS]
    ]
    return sight.page.finding(
        sight.say(f"finding.count.{kind}_title", **facts),
        sight.say(f"finding.count.{'lapsed' if lapsed else 'kept'}_so_what", **facts),
        _table(sight, found, names),
        sight.say("finding.count.alt", **facts),
        draw=lambda canvas: bars(canvas, canvas.body, rows),
        subtitle=sight.say("finding.count.subtitle", window=window, **facts),
        formats={sight.say("column.revenue"): "money_short"},
        remark=sight.say("finding.count.remark"),
    )


def _table(sight: Sight, found: "list[model.Count]", names: dict[str, str]) -> pd.DataFrame:
    revenue = sight.desk.accounts().revenue()
    rows = []
    for one in found:
        told = ["; ".join(_pair(tie, names) for tie in ties) or "—" for ties in (one.new, one.lapsed)]
        bought = float(revenue.get(one.account, 0.0))
        rows.append([sight.page.name(one.account), one.then, len(one.new), len(one.lapsed), one.now, *told, bought])
    columns = ("client", "then", "new", "lapsed", "now", "who_new", "who_lapsed", "revenue")
    return pd.DataFrame(rows, columns=sight.page.columns("relationships", *columns))


def _pair(tie: "Acquaintance", names: dict[str, str]) -> str:
    return f"{names.get(tie.ours, '—')} — {names.get(tie.theirs, '—')}"


def visits(desk: "Desk", sight: Sight | None = None) -> "Finding":
    """Show when our head was last in touch with the largest clients and with those whose people are known."""
    sight = sight or Sight(desk)
    if not any(one.floor == "D" for one in sight.people.ours):
        return sight.page.absent("relationships.finding.visits")
    accounts = dict.fromkeys([*_largest(sight), *sight.people.accounts])
    found = model.visits([sight.people.circle(one) for one in accounts], sight.day, sight.strengths.window)
    late = [one for one in found if one.late]
    late.sort(key=lambda one: (one.days is not None, -(one.days or 0)))
    never = [one for one in late if one.days is None]
    waited = max((one for one in late if one.days is not None), key=lambda one: one.days or 0, default=None)
    facts = {
        "n": len(late),
        "all": len(found),
        "window": sight.strengths.window,
        "client": sight.page.name((late or found)[0].account),
        "never": len(never),
        "days": waited.days if waited else 0,
        "waited": sight.page.name(waited.account) if waited else "",
    }
    rows = [[sight.page.name(one.account), _when(sight, one), sight.say(f"visits.{_state(one)}")] for one in found]
    kind = "late" if late else "good"
    return sight.page.finding(
        sight.say(f"finding.visits.{kind}_title", **facts),
        sight.say(f"finding.visits.{kind}_so_what", **facts),
        pd.DataFrame(rows, columns=sight.page.columns("relationships", "client", "last", "state")),
        sight.say("finding.visits.alt", **facts),
        remark=sight.say("finding.visits.remark", window=sight.strengths.window),
    )


def _largest(sight: Sight) -> list[str]:
    """Return the clients that are key by volume, in the company's own threshold."""
    shares = sight.desk.accounts().revenue()
    total = float(sum(shares.values()))
    key = float(sight.desk.company.thresholds.get("key", _KEY))
    return [str(name) for name, value in shares.items() if total > 0 and float(value) >= key * total]


def _state(one: model.Visit) -> str:
    return "never" if one.days is None else "late" if one.late else "good"


def _when(sight: Sight, one: model.Visit) -> str:
    if one.last is None:
        return "—"
    return sight.say("visits.ago", day=one.last, n=one.days)
