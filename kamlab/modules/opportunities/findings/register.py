"""The register of opportunities: what each could bring, by class, and what its lines lack."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.opportunities import charts, model
from kamlab.modules.opportunities.findings.start import NUMBER, ideas, letters, word
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.desk import Desk
    from kamlab.findings import Finding

SHOWN = 20  # lines in the figure; the table has them all


def register(desk: "Desk", found: "Sequence[model.Idea] | None" = None) -> "Finding":
    """Show the opportunities by class, each with its range.

    Parameters
    ----------
    desk
        Language and company.
    found
        The register as a person keeps it; the folder's by default.
    """
    page = Page(desk, NUMBER)
    lines = [idea for idea in (ideas(desk) if found is None else found) if idea.choice != "dropped"]
    if not lines:
        return page.absent("opportunities.finding.register")
    marks = letters(ideas(desk) if found is None else found)
    facts = _facts(page, lines, marks)
    order = sorted(lines, key=lambda idea: (_class_place(idea), -(idea.base or 0.0)))
    rows = [_row(page, idea, marks[idea.id], str(facts["top_code"])) for idea in order[:SHOWN]]
    waiting = model.split_complete(lines)[1]
    which = "waiting" if waiting else "missing_source" if facts["missing"] else "wide" if facts["spread"] else "plain"
    return page.finding(
        page.say(f"opportunities.finding.register.{'title' if facts['total'] else 'bare_title'}", **facts),
        page.say(f"opportunities.finding.register.{which}_so_what", waiting=len(waiting), **facts),
        _table(page, order, marks),
        page.say("opportunities.finding.register.alt", **facts),
        draw=lambda canvas: charts.draw_ranges(
            canvas,
            rows,
            heading=page.say("opportunities.register.heading"),
            note=page.say("opportunities.register.note"),
            write=lambda value: page.say("opportunities.money", amount=value),
        ),
        subtitle=page.say("opportunities.finding.register.subtitle", n=len(lines)),
        remark=page.say("opportunities.finding.register.remark"),
        formats=dict.fromkeys(page.columns("opportunities", "low", "base", "high"), "money_short"),
    )


def _facts(page: Page, lines: "Sequence[model.Idea]", marks: dict[str, str]) -> dict[str, object]:
    """Return the numbers the sentences speak of."""
    sums: dict[str, float] = {}
    for idea in lines:
        sums[idea.class_name] = sums.get(idea.class_name, 0.0) + (idea.base or 0.0)
    total = sum(sums.values())
    top = max(sums, key=lambda name: sums[name])
    widest = max(lines, key=_spread)
    used = {idea.source for idea in lines}
    return {
        "n": len(lines),
        "total": total,
        "top_code": top,
        "top": word(page, "class", top) or page.say("opportunities.no_class"),
        "share": sums[top] / total if total else 0.0,
        "spread": _spread(widest),
        "widest": f"{marks[widest.id]} · {widest.name}",
        "from": widest.low or 0.0,
        "to": widest.high or 0.0,
        "missing": [page.say(f"opportunities.source.{one}") for one in model.SOURCES if one not in used],
    }


def _spread(idea: model.Idea) -> float:
    return 0.0 if idea.low is None or idea.high is None else idea.high - idea.low


def _class_place(idea: model.Idea) -> int:
    return model.CLASSES.index(idea.class_name) if idea.class_name in model.CLASSES else len(model.CLASSES)


def _row(page: Page, idea: model.Idea, mark: str, top: str) -> charts.Range:
    label = (
        page.say("opportunities.money", amount=idea.base)
        if idea.base is not None
        else page.say("opportunities.unknown")
    )
    note = word(page, "class", idea.class_name) or page.say("opportunities.no_class")
    name = f"{mark} · {idea.name}"
    return charts.Range(name, idea.low, idea.base, idea.high, label, note, strong=idea.class_name == top)


def _table(page: Page, order: "Sequence[model.Idea]", marks: dict[str, str]) -> pd.DataFrame:
    columns = page.columns("opportunities", "mark", "opportunity", "class", "kind", "source", "low", "base", "high")
    rows = [
        (
            marks[idea.id],
            idea.name,
            word(page, "class", idea.class_name),
            word(page, "kind", idea.kind),
            word(page, "source", idea.source),
            idea.low,
            idea.base,
            idea.high,
        )
        for idea in order
    ]
    return pd.DataFrame(rows, columns=columns)
