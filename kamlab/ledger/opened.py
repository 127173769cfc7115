"""Files opened for a person who wants to look before taking: columns, samples, dates, then a ledger.

Reading the files is the slow part and is done once; another column, another order of
dates or a merged name only changes how the tables are understood::

    files = open_files([path])
    files.look().columns[0].samples
    files.ledger(Choice(columns={"client": "Покупатель"})).accounts("all")
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal

from kamlab.ledger.columns.vocabulary import vocabulary
from kamlab.ledger.ledger import Ledger
from kamlab.ledger.open import Wish, ledger_from
from kamlab.ledger.reading import LedgerError, Note, RawTable, list_sheets, read_tables
from kamlab.ledger.reading.pace import watched
from kamlab.ledger.rows import sample_values

if TYPE_CHECKING:
    import duckdb

    from kamlab.ledger.rows.plan import Plan
    from kamlab.ledger.rows.two_ways import TwoWays

How = Literal["given", "header", "content", "unused"]
SAMPLES = 3
BY_CONTENT = "ledger.columns.by_content"


def field_names() -> tuple[str, ...]:
    """Return the fields a column can be: ``client``, ``date``, ``revenue`` and so on."""
    return tuple(vocabulary())


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose about opened files; the names are those of :func:`kamlab.ledger.read_ledger`."""

    columns: Mapping[str, str] = field(default_factory=dict)
    dates: Literal["day", "month"] | None = None
    where: str | None = None
    query: str | None = None
    merge: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the files.

    Attributes
    ----------
    header
        As the file writes it.
    samples
        Up to three different values.
    field
        What it was taken for; empty if it is not used.
    how
        Known by its ``header``, by its ``content``, ``given`` by a person, or ``unused``.
    """

    header: str
    samples: tuple[str, ...]
    field: str
    how: How


@dataclass(frozen=True, slots=True)
class Look:
    """What the files hold before anything is counted.

    Attributes
    ----------
    tables
        Names of the tables: file, or file and sheet.
    columns
        Columns of all tables, those of the first one first.
    rows
        Number of rows; None for a big file that is only scanned.
    notes
        How the files were read: sheet, row of the header, delimiter.
    two_ways
        Dates that can be read in two ways; None if they cannot.
    """

    tables: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: int | None
    notes: tuple[Note, ...]
    two_ways: "TwoWays | None" = None


@dataclass(slots=True)
class Opened:
    """Files whose tables are read. Its answers may be asked for from any thread, one after another."""

    tables: list[RawTable]
    connection: "duckdb.DuckDBPyConnection" = field(repr=False, compare=False)
    again: "Callable[[], Opened]" = field(repr=False, compare=False)  # reads the files line by line
    _lock: RLock = field(default_factory=RLock, repr=False, compare=False)

    def look(self, choice: Choice | None = None) -> Look:
        """Return what the files hold; columns that a person chose count as chosen.

        Raises
        ------
        LedgerError
            If a chosen column is not in every table.
        """
        from kamlab.ledger.rows.two_ways import plans_of, two_ways

        chosen = choice or Choice()
        with self._lock:
            plans = plans_of(self.tables, chosen.columns)
            both = None if chosen.query or chosen.dates else two_ways(self.connection, plans)
            scanned = any(table.scanned for table in self.tables)
            rows = None if scanned else sum(table.relation.shape[0] for table in self.tables)
            notes = tuple(note for table in self.tables for note in table.notes)
            return Look(tuple(table.name for table in self.tables), _columns(plans), rows, notes, both)

    def ledger(self, choice: Choice | None = None) -> Ledger:
        """Understand the tables as a ledger.

        Raises
        ------
        LedgerError
            If they cannot be one: what was found, where, what to do.
        """
        import duckdb

        chosen = choice or Choice()
        if chosen.query and chosen.columns:
            raise LedgerError("ledger.query_alone")
        wish = Wish((), None, dict(chosen.columns), chosen.where, chosen.query, chosen.dates)
        with self._lock:
            try:
                return self._ledger(wish, chosen)
            except (duckdb.Error, LedgerError) as error:
                if not any(isinstance(fault, duckdb.InvalidInputException) for fault in (error, error.__context__)):
                    raise
                # a row far down a big file breaks the pattern: the engine stopped, so the file is read line by line
                careful = self.again()
                self.tables, self.connection = careful.tables, careful.connection
                return self._ledger(wish, chosen)

    def _ledger(self, wish: Wish, chosen: Choice) -> Ledger:
        return ledger_from(self.connection, self.tables, wish, dict(chosen.merge) or None)


def open_files(
    paths: Sequence[Path],
    *,
    sheet: str | None = None,
    scan: bool = True,
    watcher: Callable[[int, int], None] | None = None,
) -> Opened:
    """Read the tables of files.

    Parameters
    ----------
    paths
        Files, folders or archives.
    sheet
        Sheet of a workbook; None finds the one that looks most like a ledger.
    scan
        Whether a big plain CSV may be left to the engine; False after the engine
        has tripped over one of its rows.
    watcher
        Told every few thousand rows how many are read, and how many are expected
        (0: unknown). What it raises ends the reading.

    Raises
    ------
    LedgerError
        If there is nothing to read, or a file is not what it should be.
    """
    from kamlab.ledger.engine import connect

    def careful() -> Opened:
        return open_files(paths, sheet=sheet, scan=False, watcher=watcher)

    connection = connect()
    with watched(watcher) if watcher else nullcontext():
        return Opened(read_tables(connection, paths, sheet=sheet, scan=scan), connection, careful)


def sheets_in(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return the sheets of the workbooks among the files; each name once."""
    return tuple(dict.fromkeys(name for path in paths for name in list_sheets(path)))


def _samples(table: RawTable, header: str) -> tuple[str, ...]:
    """Return values as a person wrote them: 17573, not 17573.0; a day without its midnight."""
    values = sample_values(table, header, SAMPLES)
    return tuple(value.removesuffix(".0").removesuffix(" 00:00:00") for value in values)


def _columns(plans: "Sequence[Plan]") -> tuple[Column, ...]:
    found: dict[str, Column] = {}
    for plan in plans:
        by_header = {header: name for name, header in plan.columns.fields.items() if name != "client_id"}
        by_header = {header: name for name, header in plan.columns.fields.items()} | by_header
        guessed = {str(note.facts["header"]) for note in plan.columns.notes if note.key == BY_CONTENT}
        for header in plan.table.headers:
            if header not in found:
                name = by_header.get(header, "")
                how: How = "unused" if not name else "header"
                if name in plan.columns.given:
                    how = "given"
                elif header in guessed:
                    how = "content"
                found[header] = Column(header, _samples(plan.table, header), name, how)
    return tuple(found.values())
