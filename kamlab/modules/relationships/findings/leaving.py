"""If one person leaves, theirs or ours; and whom to meet next, with who introduces us."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.findings import OTHER, OURS, Bar, bars
from kamlab.modules.relationships import charts, model
from kamlab.modules.relationships.findings.org_map import times
from kamlab.modules.relationships.findings.sight import Sight

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_ROWS = 6  # leavers in a figure
_NEXT = 8  # contacts in a figure


def leavers(desk: "Desk", sight: Sight | None = None, *, chosen: str = "") -> "Finding":
    """Show what is left if one person leaves: live ties, filled cells, the best way to the decision-maker.

    Parameters
    ----------
    chosen
        Id of the person the title speaks of; by default the one who costs most.
    """
    sight = sight or Sight(desk)
    tests = model.removals(sight.circle, sight.day, sight.strengths)
    if not tests:
        return sight.page.absent("relationships.finding.leaving")
    if chosen and all(one.person.id != chosen for one in tests):
        tests = (model.removal(sight.circle, chosen, sight.day, sight.strengths), *tests)
    subject = next((one for one in tests if one.person.id == chosen), tests[0])
    shown = _shown(tests, subject)
    facts = _facts(sight, subject)
    kind = _kind(subject)
    rows = [_row(sight, one, strong=one is subject) for one in shown]
    heads = [sight.say(f"leaving.{name}") for name in ("ties", "cells", "route")]
    return sight.page.finding(
        sight.say(f"finding.leaving.{kind}_title", **facts),
        sight.say(f"finding.leaving.{kind}_so_what", **facts),
        _table(sight, tests),
        sight.say("finding.leaving.alt", **facts),
        draw=lambda canvas: charts.draw_leavers(canvas, rows, heads),
        subtitle=sight.say("finding.leaving.subtitle", **facts),
        remark=_remark(sight),
    )


def _shown(tests: tuple[model.Removal, ...], subject: model.Removal) -> list[model.Removal]:
    """Return the costliest of either side, the subject among them."""
    theirs = [one for one in tests if one.person.account]
    theirs.sort(key=lambda one: one.route_left.strength if one.route_left else 0.0)
    ours = [one for one in tests if not one.person.account]
    told = [subject, *ours[:3], *theirs[:3]]
    return list(dict.fromkeys(told))[:_ROWS]


def _kind(one: model.Removal) -> str:
    if one.cuts:
        return "cut"
    if one.weaker is not None and one.weaker > 1:
        return "weaker"
    return "ties" if one.lost else "nothing"


def _facts(sight: Sight, one: model.Removal) -> dict[str, object]:
    return {
        "client": sight.client,
        "name": sight.brief(one.person),
        "top": sight.name(model.decision_maker(sight.circle)),
        "n": one.lost,
        "left": one.ties_left,
        "ties": one.ties,
        "cells": one.filled_left,
        "needed": one.needed,
        "times": times(sight, one),
        "way": sight.way(one.route_left.people) if one.route_left else "—",
        "before": one.route.strength if one.route else 0.0,
        "after": one.route_left.strength if one.route_left else 0.0,
    }


def _row(sight: Sight, one: model.Removal, *, strong: bool) -> charts.Leaver:
    before = one.route.strength if one.route else 0.0
    after = one.route_left.strength if one.route_left else 0.0
    parts = (
        one.ties_left / one.ties if one.ties else 0.0,
        one.filled_left / one.filled if one.filled else 0.0,
        after / before if before else 0.0,
    )
    of = sight.say("leaving.of", left=one.ties_left, all=one.ties)
    cells = sight.say("leaving.of", left=one.filled_left, all=one.needed)
    words = of, cells, sight.say("leaving.strength", value=after) if after else sight.say("leaving.no_way")
    side = "leaving.theirs" if one.person.account else "leaving.ours"
    return charts.Leaver(sight.say(side, name=sight.brief(one.person)), parts, words, strong=strong)


def _table(sight: Sight, tests: tuple[model.Removal, ...]) -> pd.DataFrame:
    rows = []
    for one in tests:
        way = sight.way(one.route_left.people) if one.route_left else sight.say("leaving.no_way")
        after = one.route_left.strength if one.route_left else 0.0
        side = sight.say("leaving.their_side" if one.person.account else "leaving.our_side")
        cells = sight.say("leaving.of", left=one.filled_left, all=one.needed)
        rows.append(
            [sight.brief(one.person), side, one.ties_left, cells, sight.say("leaving.strength", value=after), way]
        )
    names = ("person", "side", "ties_left", "cells_left", "route_left", "way")
    return pd.DataFrame(rows, columns=sight.page.columns("relationships", *names))


def _remark(sight: Sight) -> str:
    one, two, three = sight.strengths.depths
    told = {"one": one, "two": two, "three": three, "line": sight.strengths.line}
    return sight.say("finding.leaving.remark", **told)


# Next contact ---------------------------------------------------------------------------------------------------------


def next_contacts(desk: "Desk", sight: Sight | None = None, *, without: str = "") -> "Finding":
    """Show whom to meet next: influence × best introduction, and who introduces.

    Parameters
    ----------
    without
        Id of a person who has left: the same list once more.
    """
    sight = sight or Sight(desk)
    circle = sight.circle.without(without) if without else sight.circle
    found = model.next_contacts(circle, sight.day, sight.strengths)
    ranked = [one for one in found if one.value is not None]
    if not ranked:
        return sight.page.absent("relationships.finding.next" + ("_unknown" if found else ""))
    first = ranked[0]
    route = first.route
    introducer = sight.name(route.introducer) if route and route.introducer else ""
    facts = {
        "client": sight.client,
        "name": sight.brief(first.person),
        "value": first.value,
        "without": first.without,
        "n": len(ranked),
        "introducer": introducer,
        "ours": sight.name(route.ours) if route else "—",
        "hand": sight.name(route.first_hand) if route else "—",
        "gone": sight.name(without) if without else "",
    }
    kind = "next_gone" if without else "next"
    rows = [_bar(sight, one, strong=one is first) for one in ranked[:_NEXT]]
    return sight.page.finding(
        sight.say(f"finding.{kind}.title", **facts),
        sight.say(f"finding.next.{_advice(first, introducer)}", **facts),
        _next_table(sight, found),
        sight.say("finding.next.alt", **facts),
        draw=lambda canvas: bars(canvas, canvas.body, rows),
        subtitle=sight.say("finding.next.subtitle", **facts),
        remark=sight.say("finding.next.remark"),
    )


def _advice(first: model.Next, introducer: str) -> str:
    """Return which sentence is true: nobody has to introduce, the way has no second one, or it only gets thinner."""
    if not introducer:
        return "direct_so_what"
    return "so_what" if first.without > 0 else "only_so_what"


def _bar(sight: Sight, one: model.Next, *, strong: bool) -> Bar:
    route = one.route
    note = sight.say("next.via", way=sight.way(route.people[:-1])) if route else ""
    value = sight.say("next.value", value=one.value)
    return Bar(
        sight.brief(one.person), float(one.value or 0.0), value, note, role=OURS if strong else OTHER, strong=strong
    )


def _next_table(sight: Sight, found: tuple[model.Next, ...]) -> pd.DataFrame:
    rows = []
    for one in found:
        influence = "?" if one.person.influence is None else str(one.person.influence)
        strength = sight.say("leaving.strength", value=one.route.strength) if one.route else "—"
        value = "—" if one.value is None else sight.say("next.value", value=one.value)
        after = "—" if one.value is None else sight.say("next.value", value=one.without)
        way = sight.way(one.route.people[:-1]) if one.route else sight.say("leaving.no_way")
        rows.append([sight.brief(one.person), influence, strength, value, way, after])
    names = ("person", "influence", "strength", "value", "introduces", "without")
    return pd.DataFrame(rows, columns=sight.page.columns("relationships", *names))
