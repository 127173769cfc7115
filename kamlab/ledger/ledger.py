"""A ledger: rows somebody exported, and the questions one may put to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from kamlab.i18n import say
from kamlab.ledger.accounts import Ask, account_frame, halves
from kamlab.ledger.aside import Duplicates, aside_frame, duplicates_of
from kamlab.ledger.audit import Audit, Calendar, calendar_of
from kamlab.ledger.frames import Source, order_of
from kamlab.ledger.periods import ALL, Period, settle
from kamlab.ledger.reading import LedgerError, Note
from kamlab.ledger.remarks import remarks
from kamlab.ledger.table import AccountTable
from kamlab.ledger.totals import TIMES, totals_frame

if TYPE_CHECKING:
    import pandas as pd

CONDENSED = frozenset(("client", "department", "manager", "document", "currency", *TIMES))


class NothingAcceptedError(LedgerError):
    """Every row was set aside."""

    def __init__(self, audit: Audit) -> None:
        super().__init__("ledger.nothing_accepted", n=audit.read, set_aside=dict(audit.set_aside))

    def text(self, lang: str | None = None) -> str:
        """Return the sentence in ``lang``, with the reasons in its words."""
        aside: Mapping[str, int] = self.facts["set_aside"]  # type: ignore[assignment] # facts hold any object
        reasons = ", ".join(f"{say(f'ledger.reason.{name}', lang)} – {n}" for name, n in aside.items())
        return say(self.key, lang, n=self.facts["n"], reasons=reasons or "–")


@dataclass(frozen=True)
class Ledger:
    """Rows of a ledger with the audit of how they were read.

    Made by :func:`kamlab.ledger.read_ledger`. Each answer is about a period:
    ``"all"``, a year (``"2025"``), ``"last-12-months"`` (also meant by None) or
    ``"2025-01-01..2025-06-30"``.

    Attributes
    ----------
    source
        The rows, in whatever engine holds them.
    columns
        Canonical field → header it was read from.
    reading
        Notes of the reading.
    currency
        ISO code of the amounts if the file says it.
    computed
        Field → formula, for fields no column holds.
    since
        Of rows that are dear to read, the day from which clients and documents are kept
        apart in the first pass; None keeps all. Who asks about earlier days pays a second pass.
    """

    source: Source
    columns: Mapping[str, str] = field(default_factory=dict)
    reading: tuple[Note, ...] = ()
    currency: str | None = None
    computed: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None
    _condensed: dict[Period, Source] = field(default_factory=dict, init=False, repr=False, compare=False)
    _tables: dict[Period, AccountTable] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def calendar(self) -> Calendar:
        """The ledger by reason and day; the first pass over the rows."""
        return calendar_of(self.source, self._first if self.source.once else None)

    def period(self, spec: "str | Period | None" = None) -> tuple[Period, tuple[Note, ...]]:
        """Settle a wish into the period of this ledger, with notes on how."""
        return settle(spec, self.calendar.days)

    def audit(self, period: "str | Period | None" = None) -> Audit:
        """Account for every row: read = accepted + set aside."""
        return self.calendar.audit(self.period(period)[0])

    def accounts(self, period: "str | Period | None" = None) -> AccountTable:
        """Return the account table of a period.

        Raises
        ------
        LedgerError
            If no row is accepted, the amounts are in several currencies, or the
            period is not one or holds no row.
        """
        settled, said = self.period(period)
        if settled not in self._tables:
            audit = self.calendar.audit(settled)
            self._refuse_nonsense(audit)
            split = halves(settled, self.calendar.days)
            frame = account_frame(Ask(self.source, self._in(settled), settled, split))
            days = [day for day in self.calendar.days if settled.holds(day)]
            span = (settled.start, settled.end) if settled.bounded or not days else (days[0], days[-1])
            told = (settled, span, audit, self.columns, (*self.reading, *said), self.money_in)
            self._tables[settled] = AccountTable(*told, _frame=frame, _remarks=partial(remarks, self))
        return self._tables[settled]

    def totals(self, by: Sequence[str], period: "str | Period | None" = None) -> "pd.DataFrame":
        """Return sums by any of client, department, manager, product, category, month, quarter.

        See :func:`kamlab.ledger.totals.totals_frame`. Shares of departments and
        managers need ``by=("client", "department", "manager")``.
        """
        settled, _ = self.period(period)
        enough = CONDENSED.issuperset(by) and order_of(self.source) is not None
        return totals_frame(self._in(settled) if enough else self.source, settled, by)

    def set_aside(self, limit: int | None = 20, period: "str | Period | None" = "all") -> "pd.DataFrame":
        """List rows that were set aside: source, line, reason, found, client, date, revenue.

        Parameters
        ----------
        limit
            How many rows at most; None for all. Rows to mend stand before totals and rows
            left out on purpose, within each part in the order of the file.
        period
            Under any period but ``"all"`` rows outside it and rows without a date are listed too.
        """
        return aside_frame(self.source, self.period(period)[0], limit)

    @cached_property
    def duplicates(self) -> Duplicates:
        """Accepted rows that repeat another row in every field; counted, never removed."""
        return duplicates_of(self.source)

    @property
    def similar(self) -> tuple[tuple[str, ...], ...]:
        """Groups of client names that are likely one client, over the whole ledger; nothing is merged."""
        return self.accounts(ALL).similar

    @cached_property
    def _first(self) -> Source:
        return self.source.condensed(since=self.since)

    @cached_property
    def _whole(self) -> Source:
        return self.source.condensed() if self.since else self._first

    @property
    def money_in(self) -> str | None:
        """ISO code of the amounts: given, or the one currency of the rows."""
        found = self.calendar.currencies
        return self.currency or (found[0] if len(found) == 1 else None)

    def _in(self, period: Period) -> Source:
        """Return rows that can be summed and hold at least the period: condensed, or each of a file of columns."""
        if self.source.again:
            return self.source.each()
        if self.source.once:
            recent = self.since is not None and period.start is not None and period.start >= self.since
            return self._first if recent else self._whole
        if period not in self._condensed:
            self._condensed[period] = self.source.condensed(period)
        return self._condensed[period]

    def _refuse_nonsense(self, audit: Audit) -> None:
        if not audit.accepted:
            raise NothingAcceptedError(audit)
        if len(self.calendar.currencies) > 1:
            raise LedgerError("ledger.currencies", found=self.calendar.currencies)
