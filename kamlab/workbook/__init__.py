"""What a participant enters, kept safe: one file per person, or one database for a class.

::

    wb = open_workbook()                       # the one in use: a new window on it
    wb.keep("01.threshold", "share", 0.12)     # returns when it is on disk
    wb.answers("01.threshold")                 # {"share": 0.12}, also after a crash

    vega = wb.account("Вега")
    wb.save(Sign, account_id=vega.id, sign="fame", state="assumed")
    wb.rows(Sign, account_id=vega.id)

The tables are in :mod:`kamlab.workbook.models`. Every change is one step that also
writes the journal; the last change of a field wins, and :class:`Saved` says when it
replaced what another window had written.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kamlab.workbook.entries import Other, Removed
    from kamlab.workbook.errors import WorkbookError
    from kamlab.workbook.store import UNSEEN, Saved, Workbook, open_workbook, workbook_in_use
    from kamlab.workbook.tries import KeptAttempts

__all__ = [
    "UNSEEN",
    "KeptAttempts",
    "Other",
    "Removed",
    "Saved",
    "Workbook",
    "WorkbookError",
    "open_workbook",
    "workbook_in_use",
]

_HOMES = {
    "UNSEEN": "store",
    "KeptAttempts": "tries",
    "Other": "entries",
    "Removed": "entries",
    "Saved": "store",
    "Workbook": "store",
    "WorkbookError": "errors",
    "open_workbook": "store",
    "workbook_in_use": "store",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the public names are of different kinds
    """Load a public name at its first use."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
