"""One raw table prepared for reading: its view, how columns are stored, which field is where."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field

from kamlab.ledger.columns import Columns, Profile, checked, profiles, recognise, sample
from kamlab.ledger.reading import LINE, RawTable
from kamlab.ledger.rows import sql

_SERIAL = itertools.count(1)  # views of one connection must not meet
_NUMBERS = ("INT", "DOUBLE", "FLOAT", "DECIMAL", "REAL")
AT_LINE = '"@line"'  # headers become @0, @1 … in the view: no header meets a name of ours
KEEP = '"@keep"'


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known about one table before its values are read.

    Attributes
    ----------
    table
        The raw table.
    view
        Name of a view in which each column has one of four storages, under the name of :meth:`cell`.
    storage
        Header → ``text``, ``mixed``, ``number`` or ``date``.
    columns
        Which header fills which field.
    seen
        Header → profile of a sample.
    lazy
        Whether lines are not counted: a big file that is scanned at each use.
    filtered
        Whether the view says, in ``@keep``, which rows a person's condition keeps.
    report
        Whether the rows lie as in a report, where headings and totals may stand between them.
    """

    table: RawTable
    view: str
    storage: Mapping[str, str]
    columns: Columns
    seen: Mapping[str, Profile] = field(default_factory=dict)
    lazy: bool = False
    filtered: bool = False
    report: bool = True

    @property
    def fields(self) -> Mapping[str, str]:
        """Field → header."""
        return self.columns.fields

    @property
    def name(self) -> str:
        """What a person calls the table."""
        return self.table.name

    def cell(self, header: str) -> str:
        """Return SQL for the cell of ``header`` in the view."""
        return sql.name(f"@{self.table.headers.index(header)}")

    @property
    def russian(self) -> bool:
        """Whether the headers are Russian."""
        return any("а" <= letter <= "я" or letter == "ё" for header in self.table.headers for letter in header.lower())


def plan(table: RawTable, given: Mapping[str, str] | None, *, report: bool = True) -> Plan:
    """Prepare one table: make its view, look at a sample, recognise its columns."""
    wanted = checked(table.name, table.headers, given)
    view, storage, seen = storage_view(table)
    columns = recognise(table.name, table.headers, seen, given=wanted, named=table.header_named)
    lazy = table.scanned
    return Plan(table, view, storage, columns, seen, lazy, report=report and not lazy)


def storage_view(table: RawTable) -> tuple[str, dict[str, str], dict[str, Profile]]:
    """Create the view, in which whatever is neither text, number nor date becomes text, and look at a sample."""
    types = dict(zip(table.relation.columns, map(str, table.relation.types), strict=True))
    storage, chosen = {}, []
    for at, header in enumerate(table.headers):
        kind, cell = _storage(types[header], table.typed.get(header, "text"), sql.name(header))
        storage[header] = kind
        chosen.append(f"{cell} AS {sql.name(f'@{at}')}")
    view = f"kamlab_raw_{next(_SERIAL)}"
    relation = table.relation.project(", ".join([*chosen, f"{sql.name(LINE)} AS {AT_LINE}"]))
    relation.create_view(view)
    return view, storage, profiles(sample(relation, table.headers))


def _storage(kind: str, typed: str, cell: str) -> tuple[str, str]:
    if kind == "VARCHAR":
        return ("mixed" if typed == "mixed" else "text"), cell
    if kind == "TIMESTAMP WITH TIME ZONE":
        return "date", f"make_timestamp(epoch_us({cell}))"
    if kind.startswith(("DATE", "TIMESTAMP")):
        return "date", cell
    if any(word in kind for word in _NUMBERS) and "[" not in kind and "(" not in kind.replace("DECIMAL(", ""):
        return "number", cell
    return "text", f"CAST({cell} AS VARCHAR)"
