"""Who is silent longer than it is its habit: one client's picture, everybody's list, and the limit by hand."""

from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.findings import DANGER, OTHER, Bar, Threshold, bars
from kamlab.modules.daily_management import charts, model
from kamlab.modules.daily_management.findings.reading import NUMBER
from kamlab.modules.daily_management.findings.seen import Seen, seen
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kamlab.desk import Desk
    from kamlab.findings import Finding

SHOWN = 12  # intervals of one client in the figure
LISTED = 8  # clients in the list's figure
_THINNEST = 0.05  # part of the usual volume below which the bar grows no longer
_QUIET = (*model.CALLS, "renamed", "season")  # shown in the list's figure
_COUNTED = {"alarm": "longest", "few": "gaps"}  # what the plural of the sentence goes by
_KEY = "daily_management.finding.warning"
_LIST = "daily_management.finding.alarms"
_HAND = "daily_management.finding.by_hand"


def first_client(found: Seen) -> str:
    """Return the client to look at first: the most urgent alarm, else the largest client that is judged."""
    watch = found.watch
    judged = [name for name in watch.largest if watch.habit(name).reason not in {"gone", "few"}][:1]
    return next(iter([*watch.names("alarm"), *judged, *watch.largest]), "")


def early_warning(desk: "Desk", client: str = "") -> "Finding":
    """Show one client's intervals, its own limit, and the silence that is still growing.

    Parameters
    ----------
    desk
        Language and company.
    client
        Whose; by default the most urgent alarm's.
    """
    page, found = Page(desk, NUMBER), seen(desk)
    if found is None or found.watch.table.empty:
        return page.absent(_KEY)
    client = client if client in found.watch.table.index else first_client(found)
    row = found.watch.habit(client)
    gaps = model.rhythm(found.days(client))
    judged = len(gaps) >= model.LEAST
    facts = _facts(page, client, row, gaps) | {"new": page.name(found.renamed.get(client, ""))}
    reason = row.reason
    view = _view(page, found, client, gaps, judged=judged)
    return page.finding(
        page.say(f"{_KEY}.{reason}_title", n=facts["silence"], **facts),
        page.say(f"{_KEY}.{reason}_so_what", n=facts[_COUNTED.get(reason, "silence")], **facts),
        _history(page, found.days(client)),
        page.say(f"{_KEY}.{'alt' if judged else 'few_alt'}", **facts),
        draw=lambda canvas: charts.draw_early_warning(canvas, view),
        subtitle=page.say(f"{_KEY}.subtitle", **facts),
        remark=page.say(f"{_KEY}.{'record' if row.record else 'remark'}", **facts),
        formats=dict.fromkeys(page.columns("daily_management", "ended"), "date_short"),
    )


def _facts(page: Page, client: str, row: model.Habit, gaps: "Sequence[int]") -> dict[str, Any]:
    told = {"usual": row.usual, "limit": row.limit, "ratio": row.ratio, "floor": row.floor}
    finite = {name: value if isfinite(value) else 0.0 for name, value in told.items()}
    lasting = list(gaps[-SHOWN:])
    return {
        **finite,
        "client": page.name(client),
        "silence": row.silence,
        "gaps": len(gaps),
        "least": min(lasting, default=0),
        "longest": max(gaps, default=0),
        "most": max(lasting, default=0),
        "last_year": int(row.a_year_ago) if isfinite(row.a_year_ago) else 0,
        "revenue": row.revenue,
    }


def _view(page: Page, found: Seen, client: str, gaps: "Sequence[int]", *, judged: bool) -> charts.Silence:
    row, days = found.watch.habit(client), [stamp.date() for stamp in found.days(client)]
    shown = gaps[-SHOWN:]
    ends = _names(page, days[len(days) - len(shown) :])
    told: dict[str, tuple[float, list[str]] | None] = {"limit": None, "usual": None}
    if judged:
        for name, value in (("limit", row.limit), ("usual", row.usual)):
            words = page.say(f"{_KEY}.{name}", n=round(value), value=value)
            told[name] = value, words.split("|")
    return charts.Silence(
        shown,
        ends,
        row.silence,
        page.say(f"{_KEY}.now"),
        told["limit"],
        told["usual"],
        alarm=judged and row.silence > row.limit,
        unit=page.say(f"{_KEY}.unit"),
        below=page.say(f"{_KEY}.below"),
    )


def _names(page: Page, days: "Sequence[date]") -> list[str]:
    """Name bars by month; by day and month where two of them would bear the same name."""
    months = [page.say(f"daily_management.month.{day.month}") for day in days]
    if len(set(months)) == len(months):
        return months
    return [f"{day.day:02d}.{day.month:02d}" if page.lang == "ru" else f"{day.day}/{day.month}" for day in days]


def _history(page: Page, days: "pd.Series[pd.Timestamp]") -> pd.DataFrame:
    """Return the intervals with the day each ended, the latest last."""
    stamps = list(days)[-SHOWN - 1 :]
    gaps = [(after - before).days for before, after in pairwise(stamps)]
    rows = [(stamp.date(), gap) for stamp, gap in zip(stamps[1:], gaps, strict=True)]
    return pd.DataFrame(rows, columns=page.columns("daily_management", "ended", "days"))


# Everybody ------------------------------------------------------------------------------------------------------------


def alarms(desk: "Desk") -> "Finding":
    """Show whom to call today, what explains the other silences, and how many false alarms to expect."""
    page, found = Page(desk, NUMBER), seen(desk)
    if found is None or found.watch.table.empty:
        return page.absent(_KEY)
    watch = found.watch
    if not watch.judged:
        return page.nothing(
            page.say(f"{_LIST}.few", n=len(watch.table)), page.say(f"{_LIST}.few_todo", least=model.LEAST)
        )
    calls = watch.calls
    facts = _counts(page, found)
    which = "calls" if len(calls) else "quiet"
    shown = watch.names(*_QUIET)[:LISTED]
    order = sorted(shown, key=lambda name: watch.habit(name).reason not in model.CALLS)
    drawn = [_bar(page, name, found) for name in order]
    edge = Threshold(1.0, page.say(f"{_LIST}.edge"), DANGER)
    return page.finding(
        page.say(f"{_LIST}.{which}_title", n=len(calls), **facts),
        page.say(f"{_LIST}.{which}_so_what", n=len(calls), **facts),
        _listed(page, found),
        page.say(f"{_LIST}.alt", n=len(calls), **facts),
        draw=(lambda canvas: bars(canvas, canvas.body, drawn, thresholds=[edge])) if drawn else None,
        subtitle=page.say(f"{_LIST}.subtitle", **facts),
        remark=page.say(f"{_LIST}.remark", **facts),
        formats=dict.fromkeys(page.columns("daily_management", "limit"), "number1")
        | dict.fromkeys(page.columns("daily_management", "year"), "money_short"),
    )


def _counts(page: Page, found: Seen) -> dict[str, Any]:
    watch = found.watch
    name = next(iter(watch.names(*model.CALLS)), "")
    row = watch.habit(name) if name else None
    return {
        "client": page.name(name),
        "silence": row.silence if row else 0,
        "revenue": row.revenue if row else 0.0,
        "judged": watch.judged,
        "all": len(watch.table),
        "expected": watch.expected,
        "volume": watch.expected_volume,
        "season": watch.count("season") + watch.count("volume_season"),
        "renamed": watch.count("renamed"),
        "few": watch.count("few"),
        "gone": watch.count("gone"),
    }


def _bar(page: Page, name: str, found: Seen) -> Bar:
    row = found.watch.habit(name)
    alarm, thin = row.reason in model.CALLS, row.reason == "volume"
    far = row.floor / max(row.ratio, _THINNEST) if thin else row.beyond
    told = {"ratio": row.ratio, "floor": row.floor} if thin else {"silence": row.silence, "limit": row.limit}
    label = page.say(f"{_LIST}.{'label_volume' if thin else 'label'}", **told)
    new = page.name(found.renamed.get(name, ""))
    note = "" if alarm else page.say(f"{_LIST}.reason_short.{row.reason}", new=new)
    return Bar(page.name(name), far, label, note, role=DANGER if alarm else OTHER, strong=alarm)


def _listed(page: Page, found: Seen) -> pd.DataFrame:
    watch = found.watch
    groups = (model.CALLS, ("renamed", "season", "volume_season"), ("few",))
    rows = []
    for name in (one for group in groups for one in watch.names(*group)):
        row = watch.habit(name)
        limit = row.limit if row.gaps >= model.LEAST else float("nan")
        why = page.say(f"{_LIST}.reason.{row.reason}", **_told(page, name, found))
        rows.append((page.name(name), why, row.silence, limit, row.revenue))
    return pd.DataFrame(rows, columns=page.columns("daily_management", "client", "reason", "silence", "limit", "year"))


def _told(page: Page, name: str, found: Seen) -> dict[str, Any]:
    row = found.watch.habit(name)
    return {
        "new": page.name(found.renamed.get(name, "")),
        "ratio": row.ratio,
        "floor": row.floor,
        "n": row.gaps,
        "days": int(row.a_year_ago) if isfinite(row.a_year_ago) else 0,
    }


# By hand --------------------------------------------------------------------------------------------------------------

STEADY = (30, 28, 32, 30, 29, 31, 30, 30)
UNEVEN = (20, 40, 25, 35, 30, 40, 20, 30)
ASKED = 40  # days of silence of both


def by_hand(
    desk: "Desk", first: "Sequence[float]" = STEADY, second: "Sequence[float]" = UNEVEN, silence: int = ASKED
) -> "Finding":
    """Show the limits of two rows of intervals step by step, in days and in logarithms, against one silence.

    Parameters
    ----------
    desk
        Language and company.
    first, second
        Days between orders of two clients, two at least each.
    silence
        Days both have been silent.
    """
    page = Page(desk, NUMBER)
    hand = [model.control_limit(gaps, logs=False) for gaps in (first, second)]
    logs = [model.control_limit(gaps) for gaps in (first, second)]
    out = [silence > one.upper for one in logs]
    which = {(True, False): "first", (False, True): "second", (True, True): "both", (False, False): "neither"}[
        out[0], out[1]
    ]
    facts = {
        "n": silence,
        "one": logs[0].upper,
        "two": logs[1].upper,
        "mean_one": hand[0].usual,
        "mean_two": hand[1].usual,
    }
    steps = {
        "sum": [sum(first), sum(second)],
        "mean": [one.usual for one in hand],
        "moves": [sum(one.moves) for one in hand],
        "moving": [one.moving for one in hand],
        "by_days": [one.upper for one in hand],
        "by_logs": [one.upper for one in logs],
    }
    rows = [
        (page.say(f"{_HAND}.step.{name}"), *(round(float(value), 3) for value in pair)) for name, pair in steps.items()
    ]
    columns = page.columns("daily_management", "step", "first", "second")
    return page.finding(
        page.say(f"{_HAND}.{which}_title", **facts),
        page.say(f"{_HAND}.{which}_so_what", **facts),
        pd.DataFrame(rows, columns=columns),
        page.say(f"{_HAND}.alt", **facts),
        remark=page.say(f"{_HAND}.remark"),
        source=page.say(f"{_HAND}.source"),
    )
