"""Reports of the unexpected: a file for the trainer, a sentence for the participant.

A report holds where in the course's code it happened and the kind of error. It
holds no values: the text of an error could name a client or an amount.
"""

import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from kamlab.work import work_folder

_OURS = Path(__file__).resolve().parent


def write_report(problem: BaseException) -> str:
    """Write a report into the work folder and return its name; also if it cannot be written.

    Parameters
    ----------
    problem
        What was raised.
    """
    now = datetime.now(tz=UTC).astimezone()
    name = f"report-{now:%Y-%m-%d-%H%M%S}.txt"
    with suppress(OSError):  # a full disk must not turn one problem into two
        folder = work_folder() / "reports"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("\n".join([f"Python {sys.version.split()[0]}", *_lines(problem)]) + "\n", "utf-8")
    return name


def _lines(problem: BaseException) -> list[str]:
    chain: list[str] = []
    one: BaseException | None = problem
    seen: set[int] = set()
    while one is not None and id(one) not in seen:  # two causes may name each other
        seen.add(id(one))
        chain.append(type(one).__name__)
        chain += [f"  {_place(frame)} in {frame.name}" for frame in traceback.extract_tb(one.__traceback__)]
        one = one.__cause__ or one.__context__
    return chain


def _place(frame: traceback.FrameSummary) -> str:
    """Return file and line without the folder: it may hold a person's name."""
    path = Path(frame.filename)
    ours = path.is_relative_to(_OURS)
    return f"{path.relative_to(_OURS).as_posix() if ours else path.name}:{frame.lineno}"
