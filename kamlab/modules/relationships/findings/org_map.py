"""The organisation map: who decides, who is for us, where we are in touch, and what hangs on one person."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.relationships import charts, model
from kamlab.modules.relationships.findings.sight import NUMBER, Sight

if TYPE_CHECKING:
    from kamlab.company.people import Acquaintance, Contact
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_DEEP = 3


def org_map(desk: "Desk", sight: Sight | None = None, *, focus: str = "") -> "Finding":
    """Show the people of the account in view, the ties to them, and on whom the way to the top hangs.

    Parameters
    ----------
    desk
        Language and company.
    sight
        What is looked at; by default the account chosen on the page.
    focus
        Id of a person: only those within two steps are drawn.
    """
    sight = sight or Sight(desk)
    circle, page = sight.circle, sight.page
    if not circle.theirs:
        return page.nothing(
            sight.say("finding.map.empty", client=sight.client), sight.say("finding.map.empty_todo"), title=""
        )
    laid = model.org_map(circle, sight.day, focus=focus, window=sight.strengths.window)
    hangs = hanging(sight)
    facts = _facts(sight, hangs, laid)
    kind = _kind(sight, hangs)
    sheet = _sheet(sight, laid, hangs)
    return page.finding(
        sight.say(f"finding.map.{kind}_title", **facts),
        sight.say(f"finding.map.{'known' if kind == 'direct' and facts['next'] == '—' else kind}_so_what", **facts),
        _table(sight),
        sight.say("finding.map.alt", **facts),
        draw=lambda canvas: charts.draw_org_map(canvas, sheet),
        subtitle=sight.say(f"finding.map.{'folded' if facts['hidden'] else 'all'}_subtitle", **facts),
        remark=sight.say("finding.map.remark", window=sight.strengths.window),
    )


def hanging(sight: Sight) -> "model.Removal | None":
    """Return the person of theirs whose leaving weakens the way to the decision-maker most; None if nobody's does."""
    top = model.decision_maker(sight.circle)
    route = model.route_to(sight.circle, top, sight.day, sight.strengths)
    between = route.people[1:-1] if route else ()  # nobody else's leaving weakens the best way
    tests = [model.removal(sight.circle, one, sight.day, sight.strengths) for one in between]
    weaker = [one for one in tests if one.cuts or (one.weaker or 1) > 1]
    return max(weaker, key=lambda one: (one.cuts, one.weaker or 0), default=None)


def _kind(sight: Sight, hangs: "model.Removal | None") -> str:
    """Return which title is true."""
    if not sight.circle.live(sight.day, sight.strengths.window):
        return "none"
    if not model.decision_maker(sight.circle):
        return "nobody"
    if hangs is None:
        return (
            "direct"
            if model.route_to(sight.circle, model.decision_maker(sight.circle), sight.day, sight.strengths)
            else "no_way"
        )
    deep = [tie for tie in sight.circle.live(sight.day, sight.strengths.window) if tie.depth == _DEEP]
    if len(deep) == 1 and deep[0].theirs == hangs.person.id and hangs.person.trend == "setting":
        return "setting"
    return "cut" if hangs.cuts else "weaker"


def _facts(sight: Sight, hangs: "model.Removal | None", laid: model.OrgMap) -> dict[str, object]:
    circle, live = sight.circle, sight.circle.live(sight.day, sight.strengths.window)
    met = {tie.theirs for tie in live}
    top = model.decision_maker(circle)
    following = next(iter(model.next_contacts(circle, sight.day, sight.strengths)), None)
    heads = [one for one in circle.theirs if one.floor == "D"]
    return {
        "client": sight.client,
        "n": len(circle.theirs),
        "shown": len(laid.shown),
        "hidden": len(circle.theirs) - len(laid.shown),
        "ties": len(live),
        "met": len(met),
        "unknown": sum(one.support is None for one in circle.theirs),
        "heads": len(heads),
        "heads_met": sum(one.id in met for one in heads),
        "top": sight.name(top),
        "name": sight.brief(hangs.person) if hangs else "—",
        "times": times(sight, hangs),
        "next": sight.brief(following.person) if following else "—",
    }


def times(sight: Sight, hangs: "model.Removal | None") -> str:
    """Say how many times weaker the way gets: “three times”."""
    if hangs is None or hangs.weaker is None:
        return ""
    whole = abs(hangs.weaker - round(hangs.weaker)) < 0.05  # noqa: PLR2004 - shown with one digit
    return sight.say("times", n=round(hangs.weaker)) if whole else sight.say("times1", times=hangs.weaker)


def _sheet(sight: Sight, laid: model.OrgMap, hangs: "model.Removal | None") -> charts.Sheet:
    circle, window = sight.circle, sight.strengths.window
    met = {tie.theirs for tie in circle.live(sight.day, window)}
    hot = hangs.person.id if hangs else ""
    layers = [[_box(sight, spot, known=spot.person.id in met, hot=hot) for spot in layer] for layer in laid.layers]
    ours = [charts.Box(one.id, sight.brief(one), one.post) for one in laid.ours]
    mine = {one.id for one in laid.ours}
    ties = [tie for tie in circle.ties if tie.ours in mine and tie.theirs in laid.shown and tie.depth > 0]
    lines = []
    for tie in ties:
        live = tie.is_live(sight.day, window)
        words = sight.say("map.depth", depth=tie.depth) if live else _silent(sight, tie)
        lines.append(charts.Line(tie.ours, tie.theirs, tie.depth, words, live=live))
    note = ""
    if hangs is not None:
        told = {
            "name": sight.brief(hangs.person),
            "top": sight.name(model.decision_maker(circle)),
            "times": times(sight, hangs),
        }
        note = sight.say("map.cut" if hangs.cuts else "map.weaker", **told)
    heads = sight.say("map.ours"), sight.say("map.theirs")
    return charts.Sheet(layers, ours, lines, heads, _absent(sight, laid, met), note)


def _absent(sight: Sight, laid: model.OrgMap, met: set[str]) -> tuple[str, str, str]:
    """Return our head and the one who decides, if they do not know each other."""
    top = model.decision_maker(sight.circle)
    head = next((one for one in laid.ours if one.floor == "D"), None)
    if head is None or not top or top in met:
        return "", "", ""
    return head.id, top, sight.word("depth", "0")


def _box(sight: Sight, spot: model.Spot, *, known: bool, hot: str) -> charts.Box:
    person = spot.person
    tags = [*sight.tags(person), *([sight.say("map.folded", n=spot.folded)] if spot.folded else [])]
    mark = sight.mark(person)
    bad = person.support is not None and person.support < 0
    return charts.Box(
        person.id,
        sight.brief(person),
        person.post,
        "\u00a0· ".join(tags),
        mark,
        spot.boss,
        known=known,
        hangs=person.id == hot,
        against=bad,
    )


def _table(sight: Sight) -> pd.DataFrame:
    """Write everybody with role, influence, support and who of ours knows them; a tie that is silent says so."""
    rows = []
    for one in sight.circle.theirs:
        knows = [_knows(sight, tie) for tie in sight.circle.ties if tie.theirs == one.id and tie.depth > 0]
        rows.append([*_who(sight, one), ", ".join(knows) or sight.word("depth", "0")])
    names = ("person", "post", "boss", "tags", "influence", "support", "knows")
    return pd.DataFrame(rows, columns=sight.page.columns("relationships", *names))


def _knows(sight: Sight, tie: "Acquaintance") -> str:
    told = [str(tie.depth)] if tie.is_live(sight.day, sight.strengths.window) else [str(tie.depth), _silent(sight, tie)]
    return f"{sight.name(tie.ours)} ({', '.join(told)})"


def _silent(sight: Sight, tie: "Acquaintance") -> str:
    """Say for how long a tie that is not live has been silent."""
    days = tie.silence(sight.day)
    return sight.say("map.undated" if days is None else "map.silent", n=days or 0)


def _who(sight: Sight, one: "Contact") -> list[str]:
    influence = "?" if one.influence is None else str(one.influence)
    boss = sight.name(one.boss) if one.boss else "—"
    return [one.name, one.post, boss, ", ".join(sight.tags(one)) or "—", influence, sight.mark(one)]


__all__ = ["NUMBER", "hanging", "org_map", "times"]
