"""On which floors and in which functions we exist; who is opposite whom; support beside coverage for every account."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.relationships import charts, model
from kamlab.modules.relationships.findings.sight import Sight

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding


def coverage(desk: "Desk", sight: Sight | None = None) -> "Finding":
    """Show floors by functions with the deepest live tie in each cell that matters."""
    sight = sight or Sight(desk)
    found = model.coverage(sight.circle, sight.day, sight.strengths.window)
    if not found.needed():
        return sight.page.absent("relationships.finding.coverage")
    subject = found.emptiest
    kind = "empty" if subject else "full" if found.filled() == found.needed() else "some"
    gap = next((cell for cell in found.cells if cell.matters and not cell.depth), None)
    facts = {
        "client": sight.client,
        "window": sight.strengths.window,
        "floor": sight.word("floor", subject),
        "where": sight.say(f"floor_in.{subject}") if subject else "",
        "filled": found.filled(),
        "n": found.needed(),
        "share": found.share,
        "needed": found.needed(subject),
        "gap": f"{sight.word('floor', gap.floor)} × {sight.word('function', gap.function)}" if gap else "",
    }
    return sight.page.finding(
        sight.say(f"finding.coverage.{kind}_title", **facts),
        sight.say(f"finding.coverage.{kind}_so_what", **facts),
        _table(sight, found),
        sight.say("finding.coverage.alt", **facts),
        draw=lambda canvas: charts.draw_coverage(
            canvas, found, words=_words(sight, found), subject=subject, totals=_totals(sight, found)
        ),
        subtitle=sight.say("finding.coverage.subtitle", **facts),
    )


def _words(sight: Sight, found: model.Coverage) -> dict[str, str]:
    words = {f"floor.{floor}": _upper(sight.word("floor", floor)) for floor in found.floors}
    words |= {f"function.{function}": _upper(sight.word("function", function)) for function in found.functions}
    words |= {f"depth.{depth}": sight.word("depth", str(depth)) for depth in range(4)}
    return {**words, "share": sight.say("coverage.share"), "hint": sight.say("coverage.hint")}


def _totals(sight: Sight, found: model.Coverage) -> list[str]:
    lines = [sight.say("leaving.of", left=found.filled(floor), all=found.needed(floor)) for floor in found.floors]
    told = {"left": found.filled(), "all": found.needed(), "share": found.share}
    return [*lines, sight.say("coverage.all", **told)]


def _table(sight: Sight, found: model.Coverage) -> pd.DataFrame:
    rows = []
    for floor in found.floors:
        cells = [
            sight.word("depth", str(cell.depth)) + (f" ({cell.depth})" if cell.depth else "") if cell.matters else "—"
            for cell in found.row(floor)
        ]
        total = sight.say("leaving.of", left=found.filled(floor), all=found.needed(floor))
        rows.append([_upper(sight.word("floor", floor)), *cells, total])
    heads = [_upper(sight.word("function", function)) for function in found.functions]
    names = [sight.say("column.floor"), *heads, sight.say("coverage.share")]
    return pd.DataFrame(
        rows, columns=[f"{name} {place}" if names.count(name) > 1 else name for place, name in enumerate(names)]
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def mirror(desk: "Desk", sight: Sight | None = None) -> "Finding":
    """Show who of ours is opposite whom, and which pairs are missing."""
    sight = sight or Sight(desk)
    pairs = model.mirror_pairs(sight.circle, sight.day, sight.strengths.window)
    if not pairs:
        return sight.page.absent("relationships.finding.mirror")
    missing = [pair for pair in pairs if not pair.exists]
    first = max(missing, key=lambda pair: pair.theirs.influence or 0, default=None)
    facts = {
        "client": sight.client,
        "n": len(missing),
        "pairs": len(pairs),
        "there": len(pairs) - len(missing),
        "share": (len(pairs) - len(missing)) / len(pairs),
        "ours": first.ours.name if first else "",
        "theirs": first.theirs.name if first else "",
    }
    kind = "missing" if missing else "whole"
    rows = [
        [
            _upper(sight.word("function", pair.theirs.function)),
            pair.ours.name,
            pair.theirs.name,
            sight.word("depth", str(pair.depth)) if pair.exists else sight.say("mirror.missing"),
        ]
        for pair in pairs
    ]
    return sight.page.finding(
        sight.say(f"finding.mirror.{kind}_title", **facts),
        sight.say(f"finding.mirror.{kind}_so_what", **facts),
        pd.DataFrame(rows, columns=sight.page.columns("relationships", "function", "ours", "theirs", "pair")),
        sight.say("finding.mirror.alt", **facts),
        remark=sight.say("finding.mirror.remark"),
    )


def support(desk: "Desk", sight: Sight | None = None) -> "Finding":
    """Show, for every account, support weighted by influence beside the influence it rests on and the coverage."""
    sight = sight or Sight(desk)
    if not sight.circles:
        return sight.page.absent("relationships.finding.support")
    rows, single = [], []
    for circle in sight.circles:
        found, held = model.support(circle.theirs), model.threads(circle, sight.day, sight.strengths)
        cells = model.coverage(circle, sight.day, sight.strengths.window)
        name = sight.page.name(circle.account)
        single += [name] if held.is_single else []
        rows.append(
            [
                name,
                _signed(sight, found.value),
                sight.say("support.of", known=found.known, total=found.total),
                sight.say("support.range", low=_signed(sight, found.low), high=_signed(sight, found.high)),
                _signed(sight, model.support(circle.theirs, confirmed=True).value),
                sight.say("leaving.of", left=cells.filled(), all=cells.needed()),
                sight.say("support.threads", ours=len(held.ours), theirs=len(held.theirs)),
            ]
        )
    here = model.support(sight.circle.theirs)
    facts = {
        "client": sight.client,
        "value": _signed(sight, here.value),
        "share": here.share or 0.0,
        "known": here.known,
        "total": here.total,
        "n": len(single),
        "single": single,
        "all": len(rows),
    }
    kind = "value" if here.value is not None else "unknown"
    names = ("client", "support", "rests", "range", "confirmed", "coverage", "threads")
    return sight.page.finding(
        sight.say(f"finding.support.{kind}_title", **facts),
        sight.say(f"finding.support.{'single' if single else 'sure'}_so_what", **facts),
        pd.DataFrame(rows, columns=sight.page.columns("relationships", *names)),
        sight.say("finding.support.alt", **facts),
        remark=sight.say("finding.support.remark"),
    )


def _signed(sight: Sight, value: float | None) -> str:
    if value is None:
        return "?"
    return sight.say("support.plus" if value > 0 else "support.plain", value=value)
