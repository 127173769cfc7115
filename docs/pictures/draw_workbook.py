# ruff: noqa: INP001 - a script that is run by hand, no package
"""Draw the workbook's tables as docs/pictures/workbook.svg, straight from the models.

Run: python docs/pictures/draw_workbook.py
"""

from html import escape
from pathlib import Path

from kamlab.workbook.models import Base

FILE = Path(__file__).with_name("workbook.svg")
INK, MUTED, LINE, QUIET, BLUE, GREEN, PURPLE, AMBER = (
    "#1B1F24",
    "#545D68",
    "#8A95A1",
    "#F4F6F8",
    "#005887",
    "#00664A",
    "#883766",
    "#6E4A00",
)
CHIPS = {  # what many tables point at gets a chip instead of a line across the page
    "account": ("account", BLUE, "#E7F2F9"),
    "person": ("person", PURPLE, "#F9EEF4"),
    "goal": ("goal", GREEN, "#E6F5F0"),
    "criterion": ("criterion", AMBER, "#FDF4E1"),
    "message": ("message", AMBER, "#FDF4E1"),
    "opportunity": ("opportunity", GREEN, "#E6F5F0"),
}
BANDS = (
    ("Whom we look at", (("participant", ""), ("account", "all"), ("person", "06 07 09"), ("tie", "06 11"))),
    (
        "Who is key",
        (("list_entry", "00"), ("sign", "01"), ("criterion", "01"), ("score", "01"), ("ladder_answer", "03")),
    ),
    ("What we want and do", (("opportunity", "04"), ("goal", "05 11"), ("action", "all"))),
    ("How we talk", (("message", "07"), ("event", "07"), ("concession", "08"))),
    ("Day by day", (("diary_entry", "09"), ("dossier_fact", "04 09"), ("recovery_case", "10"))),
    ("Forms, exercises, the journal", (("answer", "all"), ("attempt", "all"), ("change", "all"))),
)
SHARED = frozenset({"id", "created", "changed", "participant_id", "company", "position"})
WIDTH, MARGIN, GAP, STEP, LETTER, SMALL = 1280, 24, 16, 20, 7.3, 14  # pixels; a letter of 14 px is about half as wide


def text(where: tuple[float, float], words: str, *, size: int = 14, colour: str = INK) -> str:
    """Return a line of text; what is larger than the rest is bold."""
    weight = ' font-weight="600"' if size > SMALL else ""
    return f'<text x="{where[0]:g}" y="{where[1]:g}" font-size="{size}" fill="{colour}"{weight}>{escape(words)}</text>'


def lines_of(name: str, width: float) -> list[str]:
    """Return the columns of a table in lines that fit its box."""
    plain = [c.name for c in Base.metadata.tables[name].columns if c.name not in SHARED and not c.foreign_keys]
    lines, line = [], ""
    for word in plain:
        longer = f"{line}, {word}" if line else word
        if len(longer) * LETTER > width - 24:
            lines.append(line + ",")
            longer = word
        line = longer
    return [*lines, line]


def targets(name: str) -> dict[str, int]:
    """Return what a table points at and how often."""
    keys = [key.column.table.name for key in Base.metadata.tables[name].foreign_keys]
    return {one: keys.count(one) for one in CHIPS if one in keys}


def box(name: str, modules: str, x: float, y: float, size: tuple[float, float]) -> list[str]:
    """Draw one table."""
    width, height = size
    mapper = next(one for one in Base.registry.mappers if one.class_.__tablename__ == name)
    chip = CHIPS.get(name)
    edge, fill = (chip[1], chip[2]) if chip else (LINE, "#FFFFFF")
    parts = [f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="8" fill="{fill}" stroke="{edge}"/>']
    parts.append(text((x + 12, y + 24), mapper.class_.__name__, size=16, colour=edge if chip else INK))
    if modules:
        parts.append(text((x + width - 12 - len(modules) * LETTER, y + 24), modules, colour=MUTED))
    at = y + 46
    for line in lines_of(name, width):
        parts.append(text((x + 12, at), line))
        at += STEP
    left = x + 12
    for target, times in targets(name).items():
        label, colour, tint = CHIPS[target]
        label = f"{'→' if target != name else '↻'} {label}{' × 2' if times > 1 else ''}"
        wide = len(label) * LETTER + 14
        parts.append(f'<rect x="{left:g}" y="{at - 12:g}" width="{wide:g}" height="22" rx="11" fill="{tint}"/>')
        parts.append(text((left + 7, at + 4), label, colour=colour))
        left += wide + 6
    return parts


def height_of(name: str, width: float) -> float:
    """Return how tall a box must be."""
    return 46 + STEP * len(lines_of(name, width)) + (20 if targets(name) else 0)


def draw() -> str:
    """Return the picture."""
    parts, y = [], float(MARGIN)
    for title, tables in BANDS:
        width = (WIDTH - 2 * MARGIN - GAP * (len(tables) - 1)) / len(tables)
        tall = max(height_of(name, width) for name, _ in tables)
        parts.append(text((MARGIN, y + 16), title, size=17))
        y += 28
        for place, (name, modules) in enumerate(tables):
            parts += box(name, modules, MARGIN + place * (width + GAP), y, (width, tall))
        y += tall + 24
    legend = "Every entry also has: id · created · changed · participant · company · position."
    parts.append(text((MARGIN, y + 10), legend + " A chip → points at a table, ↻ at its own; a number is a module."))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 34:g}" width="{WIDTH}" height="{y + 34:g}" '
    )
    style = 'font-family="Segoe UI, Liberation Sans, DejaVu Sans, Arial, sans-serif" role="img" aria-labelledby="t">'
    name = "<title id='t'>The tables of the workbook and what each points at</title>"
    ground = f'<rect width="{WIDTH}" height="{y + 34:g}" fill="#FFFFFF"/>'
    return "\n".join([head + style, name, ground, *parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    FILE.write_text(draw(), encoding="utf-8")
