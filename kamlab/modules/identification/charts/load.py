"""Key accounts per manager against the limit, and the small orders beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, Bar, Canvas, Rect, Scale, bars
from kamlab.findings.marks import DASHED, block, stroke
from kamlab.findings.style import INK, MUTED, WHITE
from kamlab.i18n import percent, say
from kamlab.modules.identification.charts.names import inner_names, row_names

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from kamlab.modules.identification.model import Load

_TALLEST = 118  # pitch of a manager's row


def draw_load(
    canvas: Canvas, load: Load, *, name: Callable[[str], str], person: Callable[[str], str], lang: str
) -> None:
    """Draw one square per key account; those above the limit are red outlines, free places grey ones."""
    body = canvas.body
    names = [person(manager) for manager in load.managers]
    widest = max((canvas.width(manager, "name", "bold") for manager in names), default=0.0)
    names_end = body.x0 + min(0.2 * body.width, widest)
    most = max(*load.counts, load.limit, 1) if load.counts else load.limit
    cells = Scale((0, most), (names_end + 24, min(body.x1 - 0.22 * body.width, names_end + 24 + 200 * most)))
    area = Rect(body.x0, body.y0 + 62, body.x1, body.y1)
    pitch = min(_TALLEST * canvas.em("name") / 22, area.height / max(len(load.managers), 1))
    edge = cells(load.limit)
    words = say("identification.load.limit", lang, limit=load.limit)
    canvas.label(edge, body.y0 + 36, words, "name", colour=OURS.text, side="center", gid="threshold")
    people = row_names(canvas, names, names_end - body.x0, pitch)
    bottom = area.y0 + pitch * len(load.managers)
    stroke(canvas, [(edge, area.y0 - 4), (edge, bottom)], OURS.text, 2.2, dash=DASHED, layer=5, gid="threshold")
    for place, accounts in enumerate(load.accounts):
        row = Rect(area.x0, area.y0 + place * pitch, area.x1, area.y0 + (place + 1) * pitch)
        face = "bold" if len(accounts) > load.limit else "plain"
        canvas.label(names_end, row.middle, people[place], "name", face=face, side="right", gid="name")  # type: ignore[arg-type]  # a Face by construction
        shown = inner_names(canvas, [name(client) for client in accounts], cells.span(1) - 22)
        for index, lines in enumerate(shown):
            _draw_account(canvas, _cell(cells, row, index), lines, over=index >= load.limit)
        for index in range(len(accounts), load.limit):
            block(canvas, _cell(cells, row, index), OTHER, hollow=True, gid="free")
        _draw_verdict(canvas, cells(most) + 22, row, len(accounts), load.limit, lang)


def draw_small_orders(canvas: Canvas, table: pd.DataFrame, *, subject: str, lang: str) -> None:
    """Draw for each manager the share of orders that is not from key accounts; ``subject`` is the title's."""
    rows = [
        Bar(
            str(row["manager"]),
            float(row["small_share"]),
            percent(row["small_share"], lang),
            note=say(
                "identification.load.small_money", lang, n=int(row["small_orders"]), share=row["small_revenue_share"]
            ),
            role=OURS if row["manager"] == subject else OTHER,
            strong=row["manager"] == subject,
        )
        for row in table.to_dict("records")
    ]
    bars(canvas, canvas.body, rows)


def _cell(cells: Scale, row: Rect, index: int) -> Rect:
    half = 0.33 * row.height
    return Rect(cells(index) + 5, row.middle - half, cells(index + 1) - 5, row.middle + half)


def _draw_account(canvas: Canvas, box: Rect, lines: tuple[str, ...], *, over: bool) -> None:
    """Draw one account; above the limit it is only an outline."""
    block(canvas, box, DANGER if over else OURS, hatched=False, hollow=over, gid="account")
    colour, ground = (DANGER.text, WHITE) if over else (WHITE, "")
    middle = (box.x0 + box.x1) / 2
    canvas.label(middle, box.middle, lines, "source", colour=colour, side="center", ground=ground, gid="account")


def _draw_verdict(canvas: Canvas, x: float, row: Rect, count: int, limit: int, lang: str) -> None:  # noqa: PLR0913, PLR0917 - a private helper
    if count > limit:
        words, colour = say("identification.load.over", lang, n=count - limit), DANGER.text
    elif count < limit:
        words, colour = say("identification.load.places", lang, n=limit - count), MUTED
    else:
        words, colour = "", INK
    if words:
        canvas.label(x, row.middle, words, "name", colour=colour, face="bold" if count > limit else "plain", gid="free")
