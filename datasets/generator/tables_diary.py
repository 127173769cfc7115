"""The diary of contacts and the decisions taken: forty entries, nine steps overdue on the seminar day.

Where an account has no people on file, ``theirs`` is empty. The last entry of each pair is the tie's last contact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.tables_base import day, table, write_tables
from generator.tables_diary_entries import DECISIONS, ENTRIES

if TYPE_CHECKING:
    from pathlib import Path

    from generator.demo import Demo


def write(root: Path, demo: Demo) -> None:
    """Write ``diary`` and ``decisions``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; the diary does not depend on it.
    """
    del demo
    entries = []
    for place, entry in enumerate(sorted(ENTRIES, key=lambda entry: entry.date), start=1):
        step = (entry.step_ru, entry.step_en, day(entry.due), day(entry.done))
        who = (entry.ours, entry.theirs, entry.kind, "informal" if entry.informal else "formal")
        entries.append((place, day(entry.date), entry.account, *who, entry.ru, entry.en, *step, entry.tag))
    decisions = [
        (place, day(row[0]), *row[1:5], day(row[5]), day(row[6])) for place, row in enumerate(DECISIONS, start=1)
    ]
    diary = "id date account ours theirs kind tone note_ru note_en step_ru step_en due done tag"
    made = {
        "diary": table(diary, entries),
        "decisions": table("id date account decision_ru decision_en owner due done", decisions),
    }
    write_tables(root / "demo", made)
