"""Paths, folders and archives → the files that hold tables, each with a name for people.

In a folder or an archive, files that are plainly none of ours (documents,
pictures, settings) are left out; a file whose name promises a table must keep
the promise, or the reading stops and says so.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kamlab.ledger.reading.archives import MOST_MEMBERS, natural, passed_over, unpack_gzip, unpack_zip
from kamlab.ledger.reading.kinds import Kind, sniff
from kamlab.ledger.reading.notes import EmptyTableError, LedgerError, Note

if TYPE_CHECKING:
    import duckdb

_TEXT = frozenset((".csv", ".tsv", ".txt", ".tab", ".dat", ".prn", ".asc", ".psv"))
_PROMISING = _TEXT | {".xlsx", ".xlsm", ".xlsb", ".xls", ".xlt", ".ods", ".parquet", ".pq", ".zip", ".gz"}
_DEPTH = 2  # an archive in an archive is opened, a third one is not
_ARROW = " › "


@dataclass(frozen=True, slots=True)
class Source:
    """One file that holds one table or one workbook.

    Attributes
    ----------
    name
        What a person calls it: ``months.zip › Продажи август.csv``.
    stem
        Its name without folder and extension: what a query calls the table.
    path
        Where it is, unpacked if it came in an archive.
    kind
        What it really is.
    asked
        Whether the person named this very file.
    """

    name: str
    stem: str
    path: Path
    kind: Kind
    asked: bool = True


def find_sources(
    connection: "duckdb.DuckDBPyConnection", paths: Iterable[str | Path]
) -> tuple[list[Source], tuple[Note, ...]]:
    """Find the files to read.

    Parameters
    ----------
    paths
        Files, folders (with their sub-folders), archives, or patterns such as ``*.csv``.

    Returns
    -------
    sources
        In the order given; within a folder or an archive in the order of names.
    notes
        What was left out.

    Raises
    ------
    LedgerError
        If nothing readable is there, or a file is not what its name says.
    """
    search = _Search(connection)
    for path in paths:
        search.look_into(Path(path).expanduser())
    return search.sources, tuple(search.notes)


@dataclass(slots=True)
class _Search:
    """The files found so far and what was left out."""

    connection: "duckdb.DuckDBPyConnection"
    sources: list[Source] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)

    def look_into(self, given: Path) -> None:
        """Take in one path: a file must be a table, a folder must hold one."""
        found, is_one = _files(given)
        before, left_out, empty = len(self.sources), list[str](), list[EmptyTableError]()
        for name, path in found:
            if path.resolve() in self.seen:
                continue
            self.seen.add(path.resolve())
            try:
                self.sources += self._opened(name, path, is_one=is_one, left_out=left_out, depth=0)
            except EmptyTableError as error:
                empty.append(error)
        if found and len(self.sources) == before and not left_out and not empty:
            return  # the same file, given twice
        if len(self.sources) == before:
            raise empty[0] if empty else LedgerError("ledger.read.no_tables", folder=given.name)
        self.notes += [Note(error.key, error.facts) for error in empty]
        if left_out:
            self.notes.append(Note.of("ledger.read.left_out", folder=given.name, files=left_out))

    def _opened(self, name: str, path: Path, *, is_one: bool, left_out: list[str], depth: int) -> list[Source]:
        """Return the sources in one file: itself, or the members of an archive."""
        plain = PurePosixPath(name.rsplit(_ARROW, 1)[-1])
        promising = plain.suffix.casefold() in _PROMISING
        try:
            kind = sniff(path, name)
        except LedgerError:
            if not is_one and not promising:
                left_out.append(name)
                return []
            raise
        if kind == "zip" and (promising or is_one):
            return self._members(name, path, left_out, depth)
        if kind == "gzip" and (promising or is_one):
            inner = name.removesuffix(plain.suffix) if plain.suffix.casefold() == ".gz" else name
            unpacked = unpack_gzip(self.connection, path, name)
            return self._opened(inner, unpacked, is_one=is_one, left_out=left_out, depth=depth)
        if not is_one and not promising and kind not in ("workbook", "parquet"):
            left_out.append(name)
            return []
        return [Source(name, plain.stem, path, kind, is_one)]

    def _members(self, name: str, path: Path, left_out: list[str], depth: int) -> list[Source]:
        if depth >= _DEPTH:
            raise LedgerError("ledger.read.deep", file=name)
        sources, empty = list[Source](), list[EmptyTableError]()
        for member in unpack_zip(self.connection, path, name):
            inside = f"{name}{_ARROW}{member.name}"
            try:
                sources += self._opened(inside, member.path, is_one=False, left_out=left_out, depth=depth + 1)
            except EmptyTableError as error:
                empty.append(error)
        if not sources:
            raise empty[0] if empty else LedgerError("ledger.read.no_tables", folder=name)
        self.notes += [Note(error.key, error.facts) for error in empty]
        return sources


def _files(given: Path) -> tuple[list[tuple[str, Path]], bool]:
    """Return the files of a path with their names, and whether it is one file."""
    if given.is_file():
        return [(given.name, given)], True
    if given.is_dir():
        return list(_walk(given)), False
    matches = [path for path in given.parent.glob(given.name) if path.is_file()] if _is_pattern(given.name) else []
    if not matches:
        raise LedgerError("ledger.read.missing", path=str(given))
    return [(path.name, path) for path in sorted(matches, key=lambda path: natural(path.name))], False


def _is_pattern(name: str) -> bool:
    return bool(set("*?[") & set(name))


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = Path(place).relative_to(folder)
        found += [(within / name).as_posix() for name in files]
        if len(found) > MOST_MEMBERS:
            raise LedgerError("ledger.read.too_many", folder=folder.name, limit=MOST_MEMBERS)
    for name in sorted(found, key=natural):
        if not passed_over(name):
            yield name, folder / name
