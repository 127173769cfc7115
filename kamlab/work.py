"""Where a learner's own things live: answers, companies, the own copy of the course.

One folder that git ignores, ``work`` beside the package, or the folder named by
``KAMLAB_WORK``. A course update never touches it. Names that people give to things
become safe here before they reach the disk: what they typed stays text on the page.
"""

import os
import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VARIABLE = "KAMLAB_WORK"  # a classroom server gives each participant a folder of their own
LONGEST = 100  # bytes: with its folder a path stays below what Windows takes (260)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\[\]]')
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def work_folder(*parts: str) -> Path:
    """Return the work folder, or a folder inside it; it is made when needed.

    Parameters
    ----------
    *parts
        Names of folders below it, such as ``"companies"``.

    Raises
    ------
    OSError
        If the folder cannot be made: the caller knows what it was wanted for.
    """
    folder = work_place(*parts)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def work_place(*parts: str) -> Path:
    """Return a path in the work folder without making anything."""
    wish = os.environ.get(VARIABLE, "")
    home = Path(wish).expanduser().absolute() if wish else ROOT / "work"
    return home.joinpath(*parts)


def safe_name(name: str, *, otherwise: str) -> str:
    """Return a name for a file or folder; ``otherwise`` if nothing is left of it.

    Examples
    --------
    >>> safe_name("../../etc/passwd", otherwise="file"), safe_name("CON.xlsx", otherwise="file")
    ('passwd', '_CON.xlsx')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in _INVISIBLE)
    plain = " ".join(_FORBIDDEN.sub("_", seen).split()).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{1,8}", ending):
        stem, dot, ending = plain, "", ""
    stem = _cut(stem.lstrip("-~$ ").rstrip(". "), LONGEST - len(dot + ending)) or otherwise
    if _DEVICES.match(stem.split(".")[0].rstrip()):
        stem = f"_{stem}"
    return stem + dot + ending


def free_name(name: str, taken: Collection[str], *, ending: bool = True) -> str:
    """Return ``name``, or with a number if there is one of that name already; letter case does not count.

    With an ``ending`` the number stands before it.

    Examples
    --------
    >>> free_name("sales.csv", {"Sales.csv"})
    'sales 2.csv'
    """
    known = {one.casefold() for one in taken}
    stem, dot, tail = name.rpartition(".") if ending and "." in name else (name, "", "")
    found, number = name, 1
    while found.casefold() in known:
        number += 1
        found = f"{stem} {number}{dot}{tail}"
    return found


def _cut(text: str, most: int) -> str:
    """Cut a text to a number of bytes, never inside a letter."""
    return text.encode()[:most].decode(errors="ignore").rstrip(". ")
