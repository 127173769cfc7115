"""The KAISM map of the company: value for us against our attractiveness for the client."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.identification import charts, model
from kamlab.modules.identification.findings.score import score_card
from kamlab.modules.identification.findings.volume import NUMBER
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.desk import Desk
    from kamlab.findings import Finding


def positions(desk: "Desk") -> list[model.Position]:
    """Return the scored clients with the client's own answer, current ones and prospects."""
    card = score_card(desk, kinds=("current", "prospect"))
    profile = desk.company.profile("scores")
    if card is None or profile is None or "attractiveness" not in profile:
        return []
    revenue = desk.company.accounts().revenue()
    found = []
    for row in profile.to_dict("records"):
        client, mark = str(row["client"]), row["attractiveness"]
        if client not in card.clients or pd.isna(mark):
            continue
        wish = row.get("wish")
        found.append(
            model.Position(
                client,
                round(card.total(client), 2),
                float(mark),
                revenue.get(client, 0.0),
                "prospect" if row.get("kind") == "prospect" else "current",
                wish=None if wish is None or pd.isna(wish) else float(wish),
            )
        )
    return found


def kaism(desk: "Desk", placed: "Sequence[model.Position] | None" = None, *, border: float = model.BORDER) -> "Finding":
    """Show the KAISM map; the title speaks of the client with the largest revenue.

    Parameters
    ----------
    desk
        Language and company.
    placed
        Other positions than the company's: a person's own.
    border
        Half-width of the undecided band, points.
    """
    page = Page(desk, NUMBER)
    found = positions(desk) if placed is None else placed
    if not found:
        return page.absent("identification.finding.kaism")
    result = model.kaism(found, border=border)
    largest = result.largest
    facts = {
        "client": page.name(largest.position.client),
        "value": largest.position.value,
        "mark": largest.position.attractiveness,
        "key": len(result.cell("key")),
        "borderline": len(result.cell("borderline")),
        "open": [page.name(name) for name in result.cell("borderline")],
        "low": result.cut - result.border,
        "high": result.cut + result.border,
    }
    columns, rows = _table(page, result)
    sentence = page.say(f"identification.finding.kaism.{largest.cell}_so_what", **facts)
    if facts["borderline"] and largest.cell != "borderline":
        sentence += " " + page.say(
            f"identification.finding.kaism.{'ask_one' if facts['borderline'] == 1 else 'ask'}", **facts
        )
    return page.finding(
        page.say(f"identification.finding.kaism.{largest.cell}_title", **facts),
        sentence,
        rows,
        page.say("identification.finding.kaism.alt", **facts),
        draw=lambda canvas: charts.draw_kaism(
            canvas,
            result,
            subject=largest.position.client,
            name=page.name,
            currency=page.currency,
            lang=page.lang,
        ),
        subtitle=page.say("identification.finding.kaism.subtitle"),
        formats={columns[1]: "number1", columns[2]: "number1", columns[3]: "money"},
        period=desk.company.accounts().period,
    )


def _table(page: Page, result: model.Kaism) -> tuple[list[str], pd.DataFrame]:
    """List the clients with both marks, revenue and corner."""
    columns = page.columns("identification", "client", "value", "attractiveness", "revenue", "cell")
    rows = pd.DataFrame(
        [
            (
                page.name(item.position.client),
                item.position.value,
                item.position.attractiveness,
                item.position.revenue,
                page.say(f"identification.kaism.{item.cell}"),
            )
            for item in result.placed
        ],
        columns=columns,
    )
    return columns, rows
