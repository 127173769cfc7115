"""The data card: ``README.md`` and ``README.ru.md``, templates filled with what the script measured.

A template holds ``{{name|format}}``: a measure of the ledger, or ``rows:FILE`` for the rows of a written file.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

from generator.days import MONTHS_EN, MONTHS_RU
from generator.files import write_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.demo import Demo

LANGUAGES = ("en", "ru")
TARGETS = {"en": "README.md", "ru": "README.ru.md"}
FIELD = re.compile(r"\{\{([^|}]+)\|(\w+)\}\}")
NO_BREAK = "\u00a0"


def number(value: float, places: int, language: str) -> str:
    """Write a number the way the language does: 1,234.5 or 1 234,5 with no-break spaces and a true minus."""
    text = f"{value:,.{places}f}"
    if language == "ru":
        text = text.replace(",", NO_BREAK).replace(".", ",")
    return text.replace("-", "\u2212")


def date(day: dt.date, language: str) -> str:
    """Write a date in words."""
    months = MONTHS_RU if language == "ru" else MONTHS_EN
    return f"{day.day}{NO_BREAK}{months[day.month - 1]} {day.year}"


def _show(value: object, kind: str, language: str, english: dict[str, str]) -> str:
    """Write one value: ``money`` from kopecks, ``n0`` … ``n3`` with that many decimals, ``date``, ``names``."""
    if kind == "names" and isinstance(value, str | tuple):
        names: tuple[str, ...] = (value,) if isinstance(value, str) else value
        shown = (english.get(name, name) if language == "en" else name for name in names)
        return ", ".join(shown) or ("nobody" if language == "en" else "никто")
    if kind == "date" and isinstance(value, dt.date):
        return date(value, language)
    if isinstance(value, int | float):
        return number(value / 100, 2, language) if kind == "money" else number(value, int(kind[1:]), language)
    message = f"{value!r} cannot be written as {kind}"
    raise TypeError(message)


def _rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def fill(template: str, root: Path, demo: Demo, language: str) -> str:
    """Fill a template.

    Parameters
    ----------
    template
        Markdown with fields.
    root
        The ``datasets`` folder, its files written.
    demo
        The company with its measures.
    language
        ``"en"`` or ``"ru"``.

    Returns
    -------
    str
        Markdown without fields.
    """
    english = {str(row.ru): str(row.en) for row in demo.names.itertuples(index=False)}

    def value(field: re.Match[str]) -> str:
        name, kind = field.groups()
        found = _rows(root / name.removeprefix("rows:")) if name.startswith("rows:") else demo.measures[name]
        return _show(found, kind, language, english)

    return FIELD.sub(value, template)


def write_card(root: Path, demo: Demo, sections: Mapping[str, Sequence[str]]) -> None:
    """Write the data card in both languages.

    Parameters
    ----------
    root
        The ``datasets`` folder, all other files written.
    demo
        The company with its measures.
    sections
        Language → sections of other writers, Markdown, put before the section on rebuilding.
    """
    for language in LANGUAGES:
        template = (Path(__file__).with_name(f"card.{language}.md")).read_text(encoding="utf-8")
        body, rebuilding = template.split("<!-- sections of other writers -->\n")
        extra = "".join(f"{section.strip()}\n\n" for section in sections[language])
        write_text(root / TARGETS[language], fill(body, root, demo, language) + extra + rebuilding.lstrip("\n"))
