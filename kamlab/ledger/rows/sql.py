"""Small pieces of SQL: names, texts, and projections laid one upon another."""

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kamlab.ledger.columns.cells import APOSTROPHES, DASHES, EMPTY, SPACES
from kamlab.ledger.reading import MARK_DATE, MARK_NUMBER

if TYPE_CHECKING:
    import duckdb

_SEEN = itertools.count(1)
_BAR = "\x1f"  # stands in no name


def name(header: str) -> str:
    """Quote an identifier: any header is safe inside SQL."""
    return '"' + header.replace('"', '""') + '"'


def shell_name(header: str) -> str:
    """Write a header as SQL within double quotes of a shell: a plain word needs no quotes of its own."""
    return header if re.fullmatch(r"[^\W\d]\w*", header) else f'\\"{header}\\"'


def text(value: str) -> str:
    """Quote a text literal."""
    return "'" + value.replace("'", "''") + "'"


def texts(values: Iterable[str]) -> str:
    """Quote a list for ``IN``: ``('a', 'b')``."""
    return "(" + ", ".join(text(value) for value in values) + ")"


_ODD = SPACES + APOSTROPHES + DASHES
_EVEN = " " * len(SPACES + APOSTROPHES) + "-" * len(DASHES)
MARKS = len(MARK_NUMBER)


def plain(expression: str) -> str:
    """Make odd spaces, apostrophes and dashes plain and trim, as :func:`cells.plain` does."""
    return f"trim(translate({expression}, {text(_ODD)}, {text(_EVEN)}))"


def is_empty(expression: str) -> str:
    """Tell whether a plain text is a mark of an empty cell."""
    return is_one_of(f"lower({expression})", EMPTY)


def is_one_of(expression: str, values: Iterable[str]) -> str:
    """Tell whether a text is one of ``values``; of IN and of a list the engine would make a join."""
    return f"contains({text(_BAR + _BAR.join(values) + _BAR)}, {text(_BAR)} || {expression} || {text(_BAR)})"


def typed(expression: str, mark: str) -> str:
    """Return what stands behind ``mark`` in a cell of mixed storage, else NULL."""
    return f"CASE WHEN starts_with({expression}, {text(mark)}) THEN substr({expression}, {MARKS + 1}) END"


def unmarked(expression: str) -> str:
    """Write a cell of mixed storage as a person would read it: ``17850``, ``2026-08-31``."""
    number, day = typed(expression, MARK_NUMBER), typed(expression, MARK_DATE)
    return f"coalesce(regexp_replace({number}, '\\.0$', ''), replace({day}, 'T', ' '), {expression})"


def over(relation: "duckdb.DuckDBPyRelation", query: str) -> "duckdb.DuckDBPyRelation":
    """Return a query over a relation, which the query calls ``seen``."""
    name_here = f"kamlab_seen_{next(_SEEN)}"  # a view of ours per query: none may hide another
    found = relation.query(name_here, query.replace("FROM seen", f"FROM {name_here}"))
    if found is None:
        raise TypeError(query)
    return found


@dataclass(frozen=True, slots=True)
class Steps:
    """Projections one upon another: each step sees the columns of the step before.

    A cell that the first, fast step has read is NULL for the later, slow ones, so a
    big clean column costs one cast.
    """

    source: str
    steps: tuple[Mapping[str, str], ...] = field(default=())

    def then(self, columns: Mapping[str, str]) -> "Steps":
        """Return the steps with one more, which adds ``columns`` (name → expression)."""
        return Steps(self.source, (*self.steps, columns)) if columns else self

    def sql(self, columns: Mapping[str, str] | None = None, *, where: str = "") -> str:
        """Return the query; ``columns`` are its last projection (all columns without)."""
        query = self.source
        for step in self.steps:
            added = ", ".join(f"{expression} AS {name(column)}" for column, expression in step.items())
            query = f"(SELECT *, {added} FROM {query})"  # noqa: S608 - headers are quoted, values are literals of ours
        chosen = "*" if columns is None else ", ".join(f"{e} AS {name(column)}" for column, e in columns.items())
        return f"SELECT {chosen} FROM {query}" + (f" WHERE {where}" if where else "")  # noqa: S608 - as above


def merged(parts: Iterable[tuple[Mapping[str, str], ...]]) -> tuple[Mapping[str, str], ...]:
    """Lay the steps of several columns side by side: first steps together, then second ones."""
    lists = list(parts)
    depth = max((len(part) for part in lists), default=0)
    return tuple(
        {k: v for part in lists if len(part) > level for k, v in part[level].items()} for level in range(depth)
    )
