"""Texts that a company's folder gives in both languages: a page shows them in its own.

A row of the workbook often begins as what the folder says. It is kept in the language of
the page on which it was taken; as long as nobody has changed it, the other language's page
finds its twin here.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from kamlab.company.tables import separator

_HEADER = 4_000  # letters of a first line that are looked at: a ledger of one endless line is not read


def twins(folder: Path, lang: str) -> Mapping[str, str]:
    """Return every text of the folder's tables, in either language, with what it is called in one of them.

    Parameters
    ----------
    folder
        The company's folder; columns ``what_ru`` and ``what_en``, or ``what`` and ``what_en``, are twins.
    lang
        ``"ru"`` or ``"en"``.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.csv")):
        for pair in _pairs(path):
            for one in pair:
                found.setdefault(one, pair[lang == "en"])
    return found


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        head = file.readline(_HEADER)
        parted = separator(head)
        names = next(csv.reader([head], delimiter=parted), [])
        columns = [(name.removesuffix("_en"), name) for name in names if name.endswith("_en")]
        columns = [(f"{plain}_ru" if f"{plain}_ru" in names else plain, name) for plain, name in columns]
        columns = [(ru, en) for ru, en in columns if ru in names]
        for row in csv.DictReader(file, names, delimiter=parted) if columns else ():
            for ru, en in columns:
                if row[ru] and row[en]:
                    yield row[ru].strip(), row[en].strip()
