"""The data card's section on the hand-made tables: ``tables_card.en.md`` and ``.ru.md``, row counts from the files."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.demo import Demo

FIELD = re.compile(r"\{([^{}]+\.csv)\}")
GROUP = {"en": ",", "ru": "\u00a0"}


def _count(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as lines:
        return sum(1 for _ in csv.reader(lines)) - 1


def card(root: Path, language: str) -> str:
    """Return the section; ``{folder/file.csv}`` in the template becomes the number of its rows.

    Parameters
    ----------
    root
        The ``datasets`` folder, its files written.
    language
        ``"en"`` or ``"ru"``.

    Returns
    -------
    str
        Markdown.
    """
    template = Path(__file__).with_name(f"tables_card.{language}.md").read_text(encoding="utf-8")
    return FIELD.sub(lambda found: f"{_count(root / found[1]):,}".replace(",", GROUP[language]), template)


def write(root: Path, demo: Demo) -> None:
    """Write nothing: this module only describes what the others wrote.

    Parameters
    ----------
    root, demo
        Not used.
    """
    del root, demo
