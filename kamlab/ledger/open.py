"""The ways into a ledger: files, and frames."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kamlab.ledger.frames import Source, fetch
from kamlab.ledger.ledger import Ledger
from kamlab.ledger.merge import read_merge_list
from kamlab.ledger.periods import FULL_YEAR, LAST_12, month_number, month_start, parse_period
from kamlab.ledger.reading import LedgerError, Note
from kamlab.ledger.rows import FIELDS

if TYPE_CHECKING:
    import os
    from datetime import date

    import duckdb

    from kamlab.ledger.periods import Period
    from kamlab.ledger.reading import RawTable
    from kamlab.ledger.rows import Rows
    from kamlab.ledger.rows.order import Order
    from kamlab.ledger.table import AccountTable

SHOWN = 5  # names written out in a note on merging


def read_ledger(  # noqa: PLR0913 - the same choices as the command has, each named
    paths: object,
    *,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    where: str | None = None,
    query: str | None = None,
    merge: "Mapping[str, str] | str | os.PathLike[str] | None" = None,
    dates: "Order | None" = None,
    period: "str | Period | None" = None,
) -> Ledger:
    """Read a ledger from files somebody exported, or take a frame as it is.

    Parameters
    ----------
    paths
        A file, folder or ZIP, or several; or a frame with canonical columns (then
        only ``merge`` applies).
    sheet
        Sheet of a workbook; None finds the one that looks most like a ledger.
    columns
        Canonical field → header, where the recognition is to be overruled.
    where
        SQL condition over the headers of the file; other rows are set aside.
    query
        SQL over the files, each a table named by its stem, that gives canonical columns.
    merge
        Client name → the name to count it under, or a file with columns from and to.
    dates
        What comes first in ``05/06/2026``: ``"day"`` or ``"month"``; it decides where
        the dates themselves do not. None follows the rows, then the custom.
    period
        The period that will be asked about, if it is known beforehand: a big text file is
        then read with less memory. Any other may be asked about all the same.

    Raises
    ------
    LedgerError
        If what was given cannot be a ledger: what was found, where, what to do.
    """
    if not _are_paths(paths):
        return ledger_of(paths, merge=merge)
    places = [paths] if isinstance(paths, str | Path) else list(paths)  # type: ignore[call-overload] # checked above
    if query and (where or columns):
        raise LedgerError("ledger.query_alone")
    wish = Wish(tuple(places), sheet, columns, where, query, dates, period)
    import duckdb

    try:
        ledger = _read(wish, merge, scan=True)
    except (duckdb.Error, LedgerError) as error:
        if not any(isinstance(fault, duckdb.InvalidInputException) for fault in (error, error.__context__)):
            raise
        # a row far down a big file breaks the pattern: the engine stopped, so the file is read line by line
        ledger = _read(wish, merge, scan=False)
    return ledger


def accounts_of(
    frame: object,
    period: "str | Period | None" = None,
    *,
    merge: "Mapping[str, str] | str | os.PathLike[str] | None" = None,
) -> "AccountTable":
    """Return the account table of a frame with canonical columns.

    Parameters
    ----------
    frame
        pandas, Polars (eager or lazy), DuckDB, PyArrow or PySpark; ``client`` and
        ``revenue`` must be there, other canonical columns are used if they are.
    period
        As in :meth:`Ledger.accounts`.
    merge
        As in :func:`read_ledger`.

    Raises
    ------
    LedgerError
        If the frame or the period cannot be used.

    Examples
    --------
    >>> import pandas as pd
    >>> accounts_of(pd.DataFrame({"client": ["A", "B"], "revenue": [900.0, 100.0]})).revenue()
    {'A': 900.0, 'B': 100.0}
    """
    return ledger_of(frame, merge=merge).accounts(period)


def ledger_of(frame: object, *, merge: "Mapping[str, str] | str | os.PathLike[str] | None" = None) -> Ledger:
    """Take a frame with canonical columns as a ledger."""
    return _merged(lambda pairs: Source.of_frame(frame, pairs), merge)


def _are_paths(given: object) -> bool:
    if isinstance(given, str | Path):
        return True
    return isinstance(given, Sequence) and bool(given) and all(isinstance(one, str | Path) for one in given)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be read and how, as a person said it."""

    places: tuple[str | Path, ...]
    sheet: str | None = None
    columns: Mapping[str, str] | None = None
    where: str | None = None
    query: str | None = None
    dates: "Order | None" = None
    period: "str | Period | None" = None


def _read(wish: Wish, merge: "Mapping[str, str] | str | os.PathLike[str] | None", *, scan: bool) -> Ledger:
    from kamlab.ledger.engine import connect
    from kamlab.ledger.reading import read_tables

    connection = connect()
    return ledger_from(connection, read_tables(connection, wish.places, sheet=wish.sheet, scan=scan), wish, merge)


def ledger_from(
    connection: "duckdb.DuckDBPyConnection",
    tables: "list[RawTable]",
    wish: Wish,
    merge: "Mapping[str, str] | str | os.PathLike[str] | None" = None,
) -> Ledger:
    """Understand tables that are read as one ledger; the engine must be the one they live on."""
    rows = _rows(connection, tables, wish)
    text = any(table.scanned and set(table.typed.values()) == {"text"} for table in tables)
    once, again = rows.lazy and text, rows.lazy and not text and not wish.query
    fields = [name for name in FIELDS if name not in rows.absent]
    ledger = _merged(lambda pairs: Source.of_rows(rows.relation, fields, once=once, again=again, merge=pairs), merge)
    ledger = replace(
        ledger,
        columns=dict(rows.columns),
        computed=dict(rows.computed or {}),
        reading=(*rows.notes, *ledger.reading),
        currency=rows.currency,
        since=_since(wish.period, rows.newest) if once else None,
    )
    if once:
        _ = ledger.calendar  # the one pass over the file: a broken row shows itself here, not at a later question
    return ledger


def _since(wish: "str | Period | None", newest: "date | None") -> "date | None":
    """Return the first day that the period a person wishes can have; None if it is everything or unknown."""
    if wish is None:
        return None
    period = parse_period(wish)
    if period.kind == LAST_12 and newest is not None:
        return month_start(month_number(newest) - FULL_YEAR)  # the newest month may be full or not
    return period.start


def _rows(connection: "duckdb.DuckDBPyConnection", tables: "list[RawTable]", wish: Wish) -> "Rows":
    """Understand tables as rows."""
    from kamlab.ledger.reading import check_shapes
    from kamlab.ledger.rows import canonical_rows, query_rows

    if wish.query:
        return query_rows(connection, tables, wish.query)
    tables = [tables[0].with_notes(*check_shapes(tables)), *tables[1:]]
    return canonical_rows(connection, tables, columns=wish.columns, where=wish.where, dates=wish.dates)


def _merged(
    make: Callable[[Mapping[str, str]], Source], merge: "Mapping[str, str] | str | os.PathLike[str] | None"
) -> Ledger:
    """Make a ledger with the names of a merge list counted together, and say which."""
    if merge is None:
        return Ledger(make({}))
    pairs = dict(merge) if isinstance(merge, Mapping) else read_merge_list(merge)
    names = make({}).frame.select("client").unique() if pairs else None
    known = set(fetch(names)["client"]) if names is not None else set()
    used = [old for old in pairs if old in known]
    unused = [old for old in pairs if old not in known]
    notes = [
        Note.of(f"ledger.merge.{what}", n=len(found), names=found[:SHOWN])
        for what, found in (("done", used), ("not_found", unused))
        if found
    ]
    return Ledger(make({old: pairs[old] for old in used}), reading=tuple(notes))
