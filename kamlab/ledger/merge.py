"""A merge list: which spelling of a client is counted under which.

Two columns: *from* (as written in the ledger) and *to* (as it is to be counted).
Russian headers do as well; without known headers the first column is *from* and
the second *to*.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kamlab.ledger.reading import LedgerError

if TYPE_CHECKING:
    import os

_FROM = frozenset(("from", "old", "was", "spelling", "из", "от", "было", "старое", "написание", "дубль", "что"))
_TO = frozenset(("to", "new", "is", "name", "client", "в", "к", "стало", "новое", "название", "клиент", "основное"))
_PAIR = 2


def read_merge_list(path: "str | os.PathLike[str]") -> dict[str, str]:
    """Read a merge list from any table file the ledger can read.

    Returns
    -------
    dict
        Written name → counted name; chains are followed to their end.

    Raises
    ------
    LedgerError
        If the file is missing or has fewer than two columns, a name has two
        targets, or the list goes round in a circle.
    """
    file = Path(path)
    if not file.is_file():
        raise LedgerError("ledger.merge.no_file", file=str(path))
    header, rows = _table(file)
    return merge_list(header, rows, name=file.name)


def merge_list(header: Sequence[str], rows: Sequence[Sequence[str | None]], *, name: str) -> dict[str, str]:
    """Turn the cells of a merge list into written name → counted name."""
    left, right = _columns(header, name)
    found: dict[str, str] = {}
    for row in rows:
        old, new = _tidy(row[left]), _tidy(row[right])
        if not old or not new or old == new:
            continue
        if found.setdefault(old, new) != new:
            raise LedgerError("ledger.merge.two_targets", file=name, name=old, first=found[old], second=new)
    return {old: _end(found, old, name) for old in found}


def _columns(header: Sequence[str], name: str) -> tuple[int, int]:
    if len(header) < _PAIR:
        raise LedgerError("ledger.merge.columns", file=name, found=", ".join(header))
    words = [set(re.findall(r"\w+", title.casefold())) for title in header]
    left = next((place for place, spoken in enumerate(words) if spoken & _FROM), None)
    right = next((place for place, spoken in enumerate(words) if spoken & _TO and place != left), None)
    if left is None and right is None:
        return 0, 1
    if left is None or right is None:
        if len(header) > _PAIR:
            raise LedgerError("ledger.merge.columns", file=name, found=", ".join(header))
        return (left, 1 - left) if left is not None else (1 - (right or 0), right or 0)
    return left, right


def _end(found: Mapping[str, str], old: str, name: str) -> str:
    seen, new = {old}, found[old]
    while new in found:
        if new in seen:
            raise LedgerError("ledger.merge.circle", file=name, name=new)
        seen.add(new)
        new = found[new]
    return new


def _tidy(cell: str | None) -> str:
    return " ".join((cell or "").split())


def _table(file: Path) -> tuple[tuple[str, ...], list[tuple[str | None, ...]]]:
    """Read the first table of the file as text; a list without headers keeps its first line."""
    from kamlab.ledger.engine import connect
    from kamlab.ledger.reading import LINE, read_tables
    from kamlab.ledger.reading.raw import MARK

    table = read_tables(connect(), [file])[0]
    names = ", ".join('"' + header.replace('"', '""') + '"::VARCHAR' for header in table.headers)
    rows = table.relation.order(LINE).project(names).fetchall()
    plain = [tuple(cell[2:] if cell and cell.startswith(MARK) else cell for cell in row) for row in rows]
    return table.headers, plain
