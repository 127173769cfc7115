"""A file somebody exported → rows one can trust → one table of accounts.

::

    ledger = read_ledger("sales.xlsx")
    ledger.accounts("last-12-months").to_frame()

Nothing disappears on the way: every row that was read is either accepted or set
aside with its reason (:meth:`Ledger.audit`). A frame of pandas, Polars, DuckDB,
PyArrow or Spark with canonical columns (``client``, ``revenue``, ``date`` …) can
be passed instead of a path.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kamlab.ledger.audit import Audit
    from kamlab.ledger.ledger import Ledger
    from kamlab.ledger.open import accounts_of, read_ledger
    from kamlab.ledger.periods import Period
    from kamlab.ledger.reading import LedgerError, Note
    from kamlab.ledger.table import AccountTable

__all__ = ["AccountTable", "Audit", "Ledger", "LedgerError", "Note", "Period", "accounts_of", "read_ledger"]

_HOMES = {
    "AccountTable": "table",
    "Audit": "audit",
    "Ledger": "ledger",
    "LedgerError": "reading",
    "Note": "reading",
    "Period": "periods",
    "accounts_of": "open",
    "read_ledger": "open",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the public names are of different kinds
    """Load a public name at its first use: engines and pandas are heavy."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
