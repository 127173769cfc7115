"""Where a learner's own things live: answers, companies, the own copy of the course.

One folder that git ignores, ``work`` beside the package, or the folder named by
``KAMLAB_WORK``. A course update never touches it.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VARIABLE = "KAMLAB_WORK"  # a classroom server gives each participant a folder of their own


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
