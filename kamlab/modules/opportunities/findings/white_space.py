"""Where we could sell and never asked."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.modules.opportunities import charts, model
from kamlab.modules.opportunities.findings.start import NUMBER, Space, offer_name, spaces
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding


def white_space(desk: "Desk", space: Space | None = None) -> "Finding":
    """Show who serves which unit with what, and where nobody does.

    Parameters
    ----------
    desk
        Language and company.
    space
        Another grid than the folder's first: what a person entered.
    """
    page = Page(desk, NUMBER)
    space = space or next(iter(spaces(desk).values()), None)
    if space is None or not space.grid.cells:
        return page.absent("opportunities.finding.space")
    grid = space.grid
    facts = space_facts(page, space)
    names = [offer_name(desk, offer) for offer in grid.offers]
    units = [space.unit(unit) for unit in grid.units]
    drawn = replace(grid, cells=tuple(replace(cell, supplier=page.name(cell.supplier)) for cell in grid.cells))
    total = page.say("opportunities.finding.space.total", **facts)
    return page.finding(
        page.say(f"opportunities.finding.space.{_title(grid)}_title", **facts),
        page.say(f"opportunities.finding.space.{_advice(grid)}_so_what", **facts),
        _table(page, space, names),
        page.say("opportunities.finding.space.alt", **facts),
        draw=lambda canvas: charts.draw_white_space(
            canvas, drawn, units=units, offers=names, total=total, lang=page.lang
        ),
        subtitle=page.say("opportunities.finding.space.subtitle", **facts),
    )


def space_facts(page: Page, space: Space) -> dict[str, Any]:
    """Return the numbers of a grid that sentences speak of."""
    grid = space.grid
    offer, widest = grid.widest
    counts = grid.counts
    return {
        "client": page.name(space.account),
        "n": len(grid.free),
        "all": len(grid.cells),
        "never": len(grid.never),
        "refused": len(grid.refused),
        "open": len(grid.open),
        "offer": offer_name(page.desk, offer) if offer else "",
        "widest": widest,
        "us": counts["us"],
        "rival": counts["rival"],
        "in_house": counts["client"],
        "unknown": counts["unknown"],
    }


def _title(grid: model.WhiteSpace) -> str:
    if len(grid.unknown) == len(grid.cells):
        return "unknown"
    if not grid.free:
        return "full"
    return "never" if grid.never else "asked"


def _advice(grid: model.WhiteSpace) -> str:
    """Say what to do first: one offer for many cells, a question, or a new date."""
    if grid.never:
        return "one_offer" if grid.widest[1] > 1 else "offer"
    if grid.unknown:
        return "ask"
    return "asked" if grid.free else "full"


def _table(page: Page, space: Space, names: list[str]) -> pd.DataFrame:
    """Write the state of each cell in words."""
    grid = space.grid
    rows = [[space.unit(unit), *(cell_words(page, cell) for cell in grid.row(unit))] for unit in grid.units]
    return pd.DataFrame(rows, columns=[page.say("opportunities.column.unit"), *_distinct(names)])


def _distinct(names: list[str]) -> list[str]:
    """Return the headings with a number where two are written alike: a table needs them apart."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return found


def cell_words(page: Page, cell: model.Cell) -> str:
    """Return what is known of a cell as a few words."""
    state = page.say(f"opportunities.state.{cell.state}")
    if cell.state == "nobody":
        when = "_on" if cell.day and cell.offered != "never" else ""
        month = page.say("opportunities.month", day=cell.day) if when else ""
        return f"{state}, {page.say(f'opportunities.offered.{cell.offered}{when}', month=month)}"
    return f"{state}: {page.name(cell.supplier)}" if cell.supplier else state
