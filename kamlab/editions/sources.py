"""The source rows: what the three texts say, in our own words, and where it is taught.

``course/sources.csv`` lists every rule, threshold, list and example the course
draws on. Where each is taught follows from the masters, which function computes
it from the code that a block calls and from the places that cite the row.
"""

import ast
import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kamlab.editions.master import Code, Master, Text, read_rows
from kamlab.editions.place import Place
from kamlab.exercise.registry import exercises_of
from kamlab.syllabus import MODULES

COLUMNS = ("id", "kind", "source", "module", "ru", "en")
_HEAD = """# Sources of the course

What the course draws on, in our own words: an interview on key accounts of 2012 (K), an overview of a training
course (M) and a company's article (A). Each row says where it is taught (block or exercise), and what computes or
shows it. Built from `course/sources.csv` and the masters; `kamlab build` writes this page and refuses a row that is
taught nowhere.
"""
_TITLES = {"K": "Interview of 2012", "M": "Course overview", "A": "Article"}
_ROW = re.compile(r"\b[KMA]-\d{3}\b")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the sources."""

    id: str
    kind: str
    source: str
    module: str
    ru: str
    en: str


def read_sources(place: Place) -> tuple[Row, ...]:
    """Read ``course/sources.csv``; an absent file has no rows."""
    path = place.root / "course" / "sources.csv"
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Row(**record) for record in csv.DictReader(file))


def sources_page(place: Place, rows: Sequence[Row], masters: Iterable[Master]) -> str:
    """Return ``docs/sources.md``."""
    walkthroughs = [master for master in masters if master.kind == "walkthrough"]
    taught, functions = where_taught(walkthroughs), _functions(place, walkthroughs)
    lines = [_HEAD]
    for letter, title in _TITLES.items():
        lines += [f"## {title}", "", "| row | по-русски | in English | taught | computed or shown by |"]
        lines += ["|---|---|---|---|---|"]
        lines += [_line(row, taught, functions) for row in rows if row.id.startswith(letter)]
        lines.append("")
    return "\n".join(lines)


def where_taught(walkthroughs: Iterable[Master]) -> dict[str, list[str]]:
    """Return row → ids of the blocks and exercises that rest on it."""
    found: dict[str, list[str]] = defaultdict(list)
    for master in walkthroughs:
        for text in master.texts:
            for row in read_rows(str(text.data.get("rows", ""))):
                found[row].append(str(text.data.get("block", master.module)))
    for home in MODULES:
        for exercise in exercises_of(home):
            for row in exercise.rows:
                found[row].append(exercise.id)
    return {row: sorted(set(places)) for row, places in found.items()}


def _line(row: Row, taught: Mapping[str, list[str]], functions: Mapping[str, set[str]]) -> str:
    places = ", ".join(taught.get(row.id, ())) or f"({row.module})"
    shown = ", ".join(f"`{name}`" for name in sorted(functions.get(row.id, ())))
    return f"| {row.id} | {row.ru} | {row.en} | {places} | {shown} |"


def _functions(place: Place, walkthroughs: Iterable[Master]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row, name in _cited(place.root / "kamlab"):
        found[row].add(name)
    for master in walkthroughs:
        for row, name in _called(master):
            found[row].add(name)
    return found


def _cited(package: Path) -> Iterator[tuple[str, str]]:
    """Yield row and name for every place of a module's code that cites a row."""
    for path in sorted((package / "modules").rglob("*.py")):
        if path.name == "checks.py":
            continue
        source = path.read_text(encoding="utf-8")
        dotted = ".".join(path.relative_to(package / "modules").with_suffix("").parts).removesuffix(".__init__")
        spans = list(_spans(ast.parse(source)))
        for number, line in enumerate(source.splitlines(), start=1):
            for row in _ROW.findall(line):
                owner = next((name for first, last, name in spans if first <= number <= last), "")
                yield row, f"{dotted}.{owner}" if owner else dotted


def _spans(tree: ast.Module) -> Iterator[tuple[int, int, str]]:
    """Yield first line, last line and name of each top-level definition."""
    for node in tree.body:
        last = node.end_lineno or node.lineno
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.lineno, last, node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.lineno, last, node.targets[0].id


def _called(master: Master) -> Iterator[tuple[str, str]]:
    """Yield row and function for every call into the package inside a block that teaches the row."""
    homes: dict[str, str] = {}
    rows: tuple[str, ...] = ()
    for piece in master.pieces:
        if isinstance(piece, Text):
            rows = read_rows(str(piece.data["rows"])) if "rows" in piece.data else rows
        else:
            homes |= _imports(piece)
            yield from ((row, name) for row in rows for name in _calls(piece, homes))


def _imports(code: Code) -> dict[str, str]:
    return {
        alias.asname or alias.name: f"{node.module.removeprefix('kamlab.modules.')}.{alias.name}"
        for node in ast.walk(ast.parse(code.source))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("kamlab")
        for alias in node.names
    }


def _calls(code: Code, homes: Mapping[str, str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(code.source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func
        if isinstance(name, ast.Attribute) and isinstance(name.value, ast.Name) and name.value.id in homes:
            yield f"{homes[name.value.id]}.{name.attr}"
        elif isinstance(name, ast.Name) and name.id in homes:
            yield homes[name.id]
