"""A few values of a column, to show beside its header when a person chooses columns."""

from kamlab.ledger.columns.cells import is_empty
from kamlab.ledger.reading import RawTable
from kamlab.ledger.rows import sql

LOOK = 500  # rows looked at


def sample_values(table: RawTable, header: str, n: int = 3) -> list[str]:
    """Return up to ``n`` different filled cells of a column, the first ones, as a person reads them."""
    cell = sql.name(header)
    shown = f"CAST({sql.unmarked(cell) if table.typed.get(header) == 'mixed' else cell} AS VARCHAR) AS cell"
    found: dict[str, None] = {}
    for (value,) in table.relation.limit(LOOK).project(shown).fetchall():
        if value is not None and not is_empty(value):
            found.setdefault(value.strip())
        if len(found) == n:
            break
    return list(found)
