"""The workbook as a spreadsheet, there and back: one sheet per table, nothing lost on the way.

::

    write_sheets(wb, Path("answers.xlsx"))
    read_sheets(wb, Path("answers.xlsx"))      # all of it or nothing, after a copy was made
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kamlab.workbook.sheets.reading import Imported, read_sheets
    from kamlab.workbook.sheets.writing import write_sheets

__all__ = ["Imported", "read_sheets", "write_sheets"]

_HOMES = {"Imported": "reading", "read_sheets": "reading", "write_sheets": "writing"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the public names are of different kinds
    """Load a public name at its first use."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
