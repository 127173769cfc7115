"""Findings: a figure, one sentence "so what", the numbers, the alt text; one figure style.

A chart is a function that fills a prepared :class:`Canvas`; the heading and the
foot are the same everywhere. Text, table and picture come from one result::

    from kamlab.findings import OTHER, OURS, Bar, Canvas, Finding, Threshold, bars

    def draw(canvas: Canvas) -> None:
        rows = [
            Bar(client.name, client.share, percent(client.share, lang), role=OURS if client.key else OTHER)
            for client in result.clients
        ]
        bars(canvas, canvas.body, rows, thresholds=[Threshold(0.10, "10 %: ключевой", OURS)])

    finding = Finding(
        title=say("shares.title", lang, ...),  # a sentence that turns false when the data change
        so_what=say("shares.so_what", lang, ...),  # a name, a number, a unit, an action
        table=frame,  # headings in the reader's language
        formats={"Доля": "percent1", "Выручка": "money"},
        alt=say("shares.alt", lang, ...),
        draw=draw,
        module="01 · Кто ключевой",
        subtitle="Доля клиента в выручке за 12 месяцев, %",
        source="sales.xlsx, 2025",
        lang=lang,
    )

In a notebook the finding shows itself; ``print(finding)`` gives its text,
``finding.save("shares.pdf", size="page")`` a figure for a document.
Places on a canvas are in its own units (1600 × 900), from the top left corner.
"""

from kamlab.findings.bars import Bar, BarChart, Threshold, bars
from kamlab.findings.canvas import Canvas, Rect
from kamlab.findings.finding import Finding, empty_finding
from kamlab.findings.labels import Spot, label_spots, spread
from kamlab.findings.marks import Scale
from kamlab.findings.rows import Column, Row, RowTable, row_table
from kamlab.findings.style import CHECK, CLIENT, DANGER, DONE, OTHER, OURS, REST, RIVAL, Role
from kamlab.findings.ticks import round_ticks, ticks_below, ticks_left
from kamlab.findings.top import Top, situation, top_of

__all__ = [
    "CHECK",
    "CLIENT",
    "DANGER",
    "DONE",
    "OTHER",
    "OURS",
    "REST",
    "RIVAL",
    "Bar",
    "BarChart",
    "Canvas",
    "Column",
    "Finding",
    "Rect",
    "Role",
    "Row",
    "RowTable",
    "Scale",
    "Spot",
    "Threshold",
    "Top",
    "bars",
    "empty_finding",
    "label_spots",
    "round_ticks",
    "row_table",
    "situation",
    "spread",
    "ticks_below",
    "ticks_left",
    "top_of",
]
