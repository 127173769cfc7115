"""Which company the course is about: a note in a place that git ignores."""

import os
from pathlib import Path

from kamlab.company.settings import FILE, CompanyError
from kamlab.work import ROOT, work_place

DEMO = ROOT / "datasets" / "demo"
VARIABLE = "KAMLAB_COMPANY"  # a run or a classroom server may say it for everybody


def pointer() -> Path:
    """Return the file that remembers the company in use."""
    return work_place("company")


def folder_in_use(wish: str | Path = "") -> Path:
    """Return the folder of the company to open.

    Parameters
    ----------
    wish
        A folder, or ``"demo"``; empty asks the environment, then the note left by
        ``kamlab company use``, then takes the demo company.
    """
    wish = str(wish) or os.environ.get(VARIABLE, "") or _remembered()
    return DEMO if wish in {"", "demo"} else Path(wish).expanduser()


def remember(folder: Path) -> None:
    """Make a company the one in use.

    Raises
    ------
    CompanyError
        If the folder has no ``company.toml``, or the note cannot be written.
    """
    if not (folder / FILE).is_file():
        raise CompanyError("company.no_settings", folder=str(folder))
    note = pointer()
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        draft = note.with_suffix(".new")
        draft.write_text(str(folder.resolve()) + "\n", encoding="utf-8")
        draft.replace(note)
    except OSError as error:
        raise CompanyError("company.not_writable", folder=str(note.parent)) from error


def forget() -> None:
    """Return to the demo company."""
    pointer().unlink(missing_ok=True)


def _remembered() -> str:
    note = pointer()
    if not note.is_file():
        return ""
    folder = note.read_text(encoding="utf-8").strip()
    if not (Path(folder) / FILE).is_file():
        raise CompanyError("company.gone", folder=folder)
    return folder
