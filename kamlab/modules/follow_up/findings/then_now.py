"""What has changed since the seminar: six measures, the ladder and the map."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.i18n.formats import lower_first
from kamlab.modules.follow_up import charts, model
from kamlab.modules.follow_up.findings.snapshots import NUMBER, Pair, Snapshots
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_BASE = "follow_up.finding"


def facts_of(page: Page, given: Pair) -> dict[str, Any]:
    """Return the numbers of two snapshots that sentences speak of."""
    measures = model.compare(given.then, given.now)
    worse = [one for one in measures if one.verdict == "worse"]
    first = model.first_to_act(measures)
    return {
        "client": page.name(given.now.account),
        "largest": page.name(given.now.largest),
        "n": model.better(measures),
        "worse": [lower_first(page.say(f"follow_up.measure.{one.name}")) for one in worse],
        "many": len(worse),
        "first": page.say(f"follow_up.measure.{first.name}") if first else "",
        "from": first.then if first else 0.0,
        "to": first.now if first else 0.0,
        "then": given.then.day,
        "now": given.now.day,
        "days": (given.now.day - given.then.day).days,
        "unknown": sum(one.verdict == "unknown" for one in measures),
    }


def then_now(desk: "Desk", given: Pair | None = None) -> "Finding":
    """Show six measures then and now on one scale; where growth is bad, the words say worse.

    Parameters
    ----------
    desk
        Language and company.
    given
        Another pair than that of the account in view.
    """
    page = Page(desk, NUMBER)
    given = given or Snapshots(desk).pair
    if given is None:
        return page.absent(f"{_BASE}.then_now")
    measures = model.compare(given.then, given.now)
    shown = [one for one in measures if one.then is not None or one.now is not None]
    words = [page.say(f"follow_up.measure.{one.name}") for one in shown]
    facts = facts_of(page, given)
    which = "worse" if facts["many"] else "better" if facts["n"] else "same"
    if which == "worse" and model.first_to_act(measures) == measures[-1]:
        which = "largest"
    return page.finding(
        page.say(f"{_BASE}.then_now.{'worse' if which == 'largest' else which}_title", **facts),
        page.say(f"{_BASE}.then_now.{which}_so_what", **facts),
        _table(page, measures),
        page.say(f"{_BASE}.then_now.alt", **facts),
        draw=lambda canvas: charts.draw_then_now(canvas, shown, words, lang=page.lang),
        subtitle=page.say(f"{_BASE}.then_now.subtitle", **facts),
        remark=page.say(f"{_BASE}.then_now.remark"),
        formats={page.say("follow_up.column.then"): "percent1", page.say("follow_up.column.now"): "percent1"},
    )


def _table(page: Page, measures: tuple[model.Measure, ...]) -> pd.DataFrame:
    rows = [
        [
            page.say(f"follow_up.measure.{one.name}"),
            one.then,
            one.now,
            page.say("follow_up.words.points", n=one.change) if one.change is not None else "—",
            page.say(f"follow_up.verdict.{one.verdict}"),
        ]
        for one in measures
    ]
    return pd.DataFrame(rows, columns=page.columns("follow_up", "measure", "then", "now", "change", "verdict"))


def pair(desk: "Desk", given: Pair | None = None) -> "Finding":
    """Show the ladder and the map of then and now side by side."""
    page = Page(desk, NUMBER)
    given = given or Snapshots(desk).pair
    if given is None:
        return page.absent(f"{_BASE}.then_now")
    then, now = given.then, given.now
    new = [cell for cell in now.covered if cell not in then.covered]
    gone = [cell for cell in then.covered if cell not in now.covered]
    facts = {
        **facts_of(page, given),
        "step_then": _step(page, then.step),
        "step_now": _step(page, now.step),
        "covered": len(now.covered),
        "cells": len(now.cells),
        "before": len(then.covered),
        "new": len(new),
        "gone": len(gone),
    }
    which = "moved" if then.step != now.step and then.step and now.step else "still" if now.step else "unasked"
    return page.finding(
        page.say(f"{_BASE}.pair.{which}_title", **facts),
        page.say(f"{_BASE}.pair.{'new' if new else 'none'}_so_what", **facts),
        _cells_table(page, then, now),
        page.say(f"{_BASE}.pair.{which}_title", **facts),
        draw=lambda canvas: charts.draw_pair(canvas, then, now, lang=page.lang),
        subtitle=page.say(f"{_BASE}.pair.subtitle", **facts),
        remark=page.say(f"{_BASE}.pair.remark"),
    )


def _step(page: Page, step: tuple[int, int] | None) -> str:
    if step is None:
        return page.say("follow_up.words.unknown")
    return "–".join(dict.fromkeys(str(one) for one in step))


def _cells_table(page: Page, then: model.Snapshot, now: model.Snapshot) -> pd.DataFrame:
    rows = [[page.say("follow_up.pair.ladder"), _step(page, then.step), _step(page, now.step)]]
    for cell in dict.fromkeys([*then.cells, *now.cells]):
        floor, function = cell.split(".")
        name = f"{page.say(f'company.people.floor.{floor}')}: {page.say(f'company.people.function.{function}')}"
        words = [page.say(f"follow_up.words.{'yes' if cell in one.covered else 'no'}") for one in (then, now)]
        rows.append([name, *words])
    return pd.DataFrame(rows, columns=page.columns("follow_up", "what", "then", "now"))
