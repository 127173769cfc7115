"""Do several files have one shape: the same columns, in any order."""

from collections import Counter
from collections.abc import Sequence

from kamlab.ledger.reading.cells import folded
from kamlab.ledger.reading.header_words import role_of
from kamlab.ledger.reading.notes import LedgerError, Note
from kamlab.ledger.reading.raw import RawTable

_COMMON = 0.5  # share of the shorter list of columns that files of one shape have in common


def check_shapes(tables: Sequence[RawTable]) -> tuple[Note, ...]:
    """Check that tables can be read as one ledger; columns may stand in any order.

    Files whose headers say client and money in other words pass, with a note.

    Returns
    -------
    tuple
        A note for each table that has more or fewer columns than most.

    Raises
    ------
    LedgerError
        If a table has other columns than the rest: which one, and what it holds.
    """
    if len(tables) < 2:  # noqa: PLR2004 - one table agrees with itself
        return ()
    shapes = [_shape(table) for table in tables]
    usual = Counter(shapes).most_common(1)[0][0]
    model = tables[shapes.index(usual)]
    notes = []
    for table, shape in zip(tables, shapes, strict=True):
        alike = len(shape & usual) >= _COMMON * min(len(shape), len(usual))
        if not alike and not (_names_a_ledger(table) and _names_a_ledger(model)):
            raise LedgerError(
                "ledger.read.shapes",
                file=table.name,
                columns=table.headers,
                usual=model.name,
                usual_columns=model.headers,
            )
        if shape != usual:
            notes.append(_difference(table, model))
    return tuple(notes)


def _shape(table: RawTable) -> frozenset[str]:
    return frozenset(folded(header) for header in table.headers)


def _names_a_ledger(table: RawTable) -> bool:
    """Tell whether the headers speak of a client and of money, in whatever words."""
    return {"client", "amount"} <= {role_of(part) for header in table.headers for part in header.split(" · ")}


def _difference(table: RawTable, model: RawTable) -> Note:
    own, usual = _shape(table), _shape(model)
    more = [header for header in table.headers if folded(header) not in usual]
    fewer = [header for header in model.headers if folded(header) not in own]
    if more and fewer:
        return Note.of("ledger.read.columns_other", table=table.name, more=more, fewer=fewer)
    if more:
        return Note.of("ledger.read.columns_more", table=table.name, more=more)
    return Note.of("ledger.read.columns_fewer", table=table.name, fewer=fewer)
