"""The account table with everything that has to be said about it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.i18n import current_language
from kamlab.ledger.aside import missing
from kamlab.ledger.audit import Audit, cents
from kamlab.ledger.names import similar_names
from kamlab.ledger.periods import Period
from kamlab.ledger.reading import Note

if TYPE_CHECKING:
    import pandas as pd


def _nothing_said(_: "AccountTable") -> tuple[Note, ...]:
    return ()


@dataclass(frozen=True)
class AccountTable:
    """Who bought how much in one period: one row per client, by revenue.

    What has to be said about the clients and their names is worked out when it is first
    asked for: a page that only counts does not wait for it.

    Attributes
    ----------
    period
        The period the table is about.
    span
        Its first and last day; for everything, those of the accepted rows.
    audit
        What became of every row that was read.
    columns
        Canonical field → header it was read from.
    read
        What was decided or noticed while the file was read.
    currency
        ISO code of the amounts, if the file says it.
    """

    period: Period
    span: tuple[date | None, date | None]
    audit: Audit
    columns: Mapping[str, str] = field(default_factory=dict)
    read: tuple[Note, ...] = ()
    currency: str | None = None
    _frame: "pd.DataFrame" = field(default=None, repr=False, compare=False)  # type: ignore[assignment] # given by the ledger, hidden from people
    _remarks: Callable[["AccountTable"], tuple[Note, ...]] = field(default=_nothing_said, repr=False, compare=False)

    @cached_property
    def similar(self) -> tuple[tuple[str, ...], ...]:
        """Groups of client names that are likely one client; nothing is merged."""
        return tuple(similar_names(self._frame["client"]))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What was decided or noticed on the way, and what has to be said about rows, clients and names."""
        return (*self.read, *self._remarks(self))

    def to_frame(self) -> "pd.DataFrame":
        """Return a new table; columns and units as in :func:`kamlab.ledger.accounts.account_frame`."""
        return self._frame.copy()

    def __len__(self) -> int:
        """Return the number of clients."""
        return len(self._frame)

    @property
    def clients(self) -> tuple[str, ...]:
        """Names, the largest client first."""
        return tuple(self._frame["client"])

    @property
    def total(self) -> float:
        """Net revenue of all clients of the period."""
        return cents(math.fsum(self._frame["revenue"]))

    def revenue(self) -> dict[str, float]:
        """Return client → net revenue."""
        return dict(zip(self._frame["client"], self._frame["revenue"], strict=True))

    def profit(self) -> dict[str, float] | None:
        """Return client → profit, without the clients whose profit is unknown; None if no profit is known."""
        known = self._frame[self._frame["profit"].notna()]
        return dict(zip(known["client"], known["profit"], strict=True)) if len(known) else None

    def to_json(self, lang: str | None = None) -> dict[str, Any]:
        """Return the table as plain data: the contract of ``kamlab accounts --json``.

        Money has two decimals, days are ISO dates, what is unknown is None.
        """
        lang = lang or current_language()
        return {
            "period": dict(zip(("from", "to"), map(_iso, self.span), strict=True)),
            "rows": {"read": self.audit.read, "accepted": self.audit.accepted, "set_aside": dict(self.audit.set_aside)},
            "revenue": {
                "accepted": self.audit.accepted_money,
                "set_aside": self.audit.money_aside,
                "returns": self.audit.returns,
            },
            "columns": dict(self.columns),
            "notes": [note.text(lang) for note in self.notes],
            "accounts": [_plain(row) for row in self._frame.to_dict("records")],
        }


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:  # noqa: ANN401 - a cell is of any kind
    """Turn one cell into what JSON knows."""
    if isinstance(value, tuple):
        return list(value)
    if missing(value):
        return None
    if hasattr(value, "date"):
        return _iso(value.date())
    return value.item() if hasattr(value, "item") else value


def _iso(day: Any) -> str | None:  # noqa: ANN401 - a date or nothing
    return None if day is None else str(day.isoformat())
