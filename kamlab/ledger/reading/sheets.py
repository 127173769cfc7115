"""Which sheet of a workbook holds the ledger, and which sheets belong together."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.ledger.reading.cells import Row, folded
from kamlab.ledger.reading.grid import Origin, table_from_rows
from kamlab.ledger.reading.headers import Layout, Merge, find_layout
from kamlab.ledger.reading.notes import EmptyTableError, LedgerError, Note, header_note
from kamlab.ledger.reading.raw import RawTable

if TYPE_CHECKING:
    import duckdb

    from kamlab.ledger.reading.sources import Source

_ASIDE = re.compile(r"копия|copy|черновик|draft|архив|archive|\bold\b|backup|план|plan|бюджет|budget|прогноз|forecast")
_OVERLAP = 0.5  # share of equal rows that makes one sheet an excerpt of another
_ARROW = " › "


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read: its filled rows with their lines.

    Attributes
    ----------
    uncalculated
        Cells (line, column) whose formula has no result in the file.
    """

    name: str
    rows: Sequence[Row]
    merges: Sequence[Merge] = ()
    visible: bool = True
    uncalculated: frozenset[tuple[int, int]] = frozenset()


def tables_of(
    connection: "duckdb.DuckDBPyConnection", source: "Source", sheets: Sequence[Sheet], wanted: str | None
) -> list[RawTable]:
    """Turn the sheet that holds the ledger into a table, or several sheets of one shape into several.

    Parameters
    ----------
    wanted
        Name of the sheet to take, letter case and spaces apart; None to choose.

    Raises
    ------
    LedgerError
        If there is no such sheet, or amounts are formulas without results.
    EmptyTableError
        If no sheet holds a row of data.
    """
    if wanted is not None:
        picked = [sheet for sheet in sheets if _same(sheet.name, wanted)]
        if not picked:
            names = [sheet.name for sheet in sheets]
            raise LedgerError("ledger.read.no_sheet", file=source.name, sheet=wanted, sheets=names)
        return [_table(connection, source, picked[0], (), titled=len(sheets) > 1)]
    filled = [(sheet, find_layout(sheet.rows, sheet.merges)) for sheet in sheets if sheet.rows]
    if not filled:
        raise EmptyTableError("ledger.read.empty", file=source.name)
    chosen, notes = _chosen(source.name, filled)
    titled = len(sheets) > 1
    tables = [_table(connection, source, sheet, notes, titled=titled) for sheet in chosen[:1]]
    for sheet in chosen[1:]:
        try:
            tables.append(_table(connection, source, sheet, (), titled=titled))
        except EmptyTableError as error:
            tables[0] = tables[0].with_notes(Note(error.key, error.facts))
    return tables


def _same(name: str, wanted: str) -> bool:
    return folded(name).replace(" ", "") == folded(wanted).replace(" ", "")


def _chosen(file: str, filled: Sequence[tuple[Sheet, Layout]]) -> tuple[list[Sheet], tuple[Note, ...]]:
    """Return the sheets to read and the notes that say why these."""
    ranked = sorted(filled, key=lambda found: -_weight(*found))
    best, layout = ranked[0]
    shape = _shape(layout)
    alike = [sheet for sheet, other in filled if sheet is best or (shape and _shape(other) == shape and sheet.visible)]
    together = [sheet for sheet in alike if sheet is best or not (_is_aside(sheet) or _is_excerpt(sheet, best))]
    others = [sheet.name for sheet, _ in filled if sheet not in together]
    names = [sheet.name for sheet in together]
    if len(together) > 1:
        notes = [Note.of("ledger.read.sheets_together", file=file, sheets=names, n=len(names))]
        if others:
            notes.append(Note.of("ledger.read.sheets_left", file=file, sheets=others))
        return together, tuple(notes)
    if others:
        return together, (Note.of("ledger.read.sheet", file=file, sheet=best.name, others=others),)
    return together, ()


def _weight(sheet: Sheet, layout: Layout) -> float:
    """Return how much a sheet looks like a ledger: who, how much, when, and in how many rows."""
    roles = layout.roles
    money = "amount" in roles or {"price", "quantity"} <= roles
    weight = 4.0 * ("client" in roles) + 4.0 * money + 2.0 * ("date" in roles) + 0.3 * len(roles)
    weight += math.log10(1 + len(sheet.rows)) - 2.0 * _is_aside(sheet) - 5.0 * (not sheet.visible)
    return weight + (1.0 if layout.lines else 0.0)


def _shape(layout: Layout) -> frozenset[str]:
    return frozenset(folded(name) for name in layout.names.values())


def _is_aside(sheet: Sheet) -> bool:
    return bool(_ASIDE.search(folded(sheet.name)))


def _is_excerpt(sheet: Sheet, best: Sheet) -> bool:
    """Tell whether most rows of ``sheet`` stand in ``best`` too: a copy, a filter, a top ten."""
    known = {tuple(cells) for _, cells in best.rows if len(cells) > 1}
    rows = [tuple(cells) for _, cells in sheet.rows if len(cells) > 1]
    shared = sum(row in known for row in rows)
    return bool(rows) and shared > 1 and shared >= _OVERLAP * len(rows)


def _table(
    connection: "duckdb.DuckDBPyConnection", source: "Source", sheet: Sheet, notes: Iterable[Note], *, titled: bool
) -> RawTable:
    name = f"{source.name}{_ARROW}{sheet.name}" if titled else source.name
    if not sheet.rows:
        raise EmptyTableError("ledger.read.no_rows", table=name)
    layout = find_layout(sheet.rows, sheet.merges)
    notes = [*notes, *_calculation_notes(name, sheet, layout)]
    if layout.lines and layout.lines[0] > 1:
        notes.append(header_note(name, layout.lines))
    return table_from_rows(connection, Origin(name, source.stem, tuple(notes)), layout, sheet.rows)


def _calculation_notes(name: str, sheet: Sheet, layout: Layout) -> list[Note]:
    """Speak of formulas without results; refuse when a column a ledger needs consists of them."""
    cells = [(line, column) for line, column in sheet.uncalculated if line >= layout.start]
    if not cells:
        return []
    rows = sum(line >= layout.start for line, _ in sheet.rows)
    for column, header in layout.names.items():
        count = sum(place == column for _, place in cells)
        if 2 * count >= rows and layout.role_at(column):
            raise LedgerError("ledger.read.uncalculated", table=name, column=header, n=count)
    return [Note.of("ledger.read.uncalculated_cells", table=name, n=len(cells))]
