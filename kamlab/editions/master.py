"""Read a master: front matter, texts in pairs, code once.

A master is a MyST notebook (read by jupytext). Its markdown cells come in pairs,
Russian then English, and the metadata of the Russian cell is the metadata of the
pair. The result keeps the order of the page and knows nothing of editions.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kamlab.errors import KamlabError
from kamlab.i18n import LANGUAGES

KINDS = ("walkthrough", "exercises", "trainer", "contents")
PRIORITIES = ("must", "should", "could")
_ROWS = re.compile(r"([KMA])-(\d{3})(?:\.\.(?:[KMA]-)?(\d{3}))?")


@dataclass(frozen=True, slots=True)
class Text:
    """A text in every language, with the metadata of its Russian cell."""

    texts: Mapping[str, str]
    tags: frozenset[str]
    data: Mapping[str, Any]

    @property
    def where(self) -> str:
        """Return the first words, to find the text in its file."""
        return next(iter(next(iter(self.texts.values()), "").strip().splitlines()), "")[:60]


@dataclass(frozen=True, slots=True)
class Code:
    """A code cell, shared by all languages."""

    source: str
    tags: frozenset[str]

    @property
    def where(self) -> str:
        """Return the first line, to find the cell in its file."""
        return next(iter(self.source.splitlines()), "")[:60]

    def in_language(self, lang: str) -> str:
        """Return the source with the comments of one language: ``# ru: …`` becomes ``# …``."""
        lines = []
        for line in self.source.splitlines():
            spoken = re.match(r"(\s*)# (\w\w): (.*)", line)
            if spoken is None or spoken[2] not in LANGUAGES:
                lines.append(line)
            elif spoken[2] == lang:
                lines.append(f"{spoken[1]}# {spoken[3]}")
        return "\n".join(lines)


Piece = Text | Code


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a module: what the clock and the table of blocks need."""

    id: str
    minutes: int
    rows: tuple[str, ...]
    priority: str
    needs: str
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Master:
    """A master as its author wrote it."""

    name: str
    module: str
    kind: str
    draft: bool
    pieces: tuple[Piece, ...]
    loose: tuple[str, ...] = ()  # first lines of cells without a language or a partner

    @property
    def texts(self) -> tuple[Text, ...]:
        """Return the texts in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Text))

    @property
    def codes(self) -> tuple[Code, ...]:
        """Return the code cells in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Code))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks in order."""
        return tuple(_block(text) for text in self.texts if "block" in text.data and "minutes" in text.data)

    @property
    def exercises(self) -> tuple[tuple[str, str], ...]:
        """Return the exercises in order: id, and the block it is done in (or empty)."""
        return tuple(
            (str(text.data["exercise"]), str(text.data.get("block", "")))
            for text in self.texts
            if "exercise" in text.data
        )


def read_master(path: Path, name: str) -> Master:
    """Read a master file.

    Parameters
    ----------
    path
        The Markdown file.
    name
        The file as it is called in messages and in the built notebooks.

    Raises
    ------
    KamlabError
        If the front matter does not say which module and kind it is.
    """
    import jupytext

    notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="md:myst")
    head = notebook.metadata.get("kamlab", {})
    module, kind = str(head.get("module", "")), str(head.get("kind", ""))
    if kind not in KINDS or (not module and kind != "contents"):
        raise KamlabError("editions.no_front_matter", file=name)
    pieces, loose = _pieces(notebook.cells)
    return Master(name, module, kind, bool(head.get("draft", False)), tuple(pieces), tuple(loose))


def read_rows(text: str) -> tuple[str, ...]:
    """Expand source rows: ``"K-001 K-006..008"`` is K-001, K-006, K-007, K-008."""
    found = []
    for letter, first, last in _ROWS.findall(text):
        found += [f"{letter}-{number:03d}" for number in range(int(first), int(last or first) + 1)]
    return tuple(found)


def write_rows(rows: Sequence[str]) -> str:
    """Write source rows short: K-001, K-006, K-007, K-008 is ``K-001, K-006..008``."""
    runs: list[list[str]] = []
    for row in rows:
        letter, number = row.split("-")
        follows = runs and runs[-1][-1] == f"{letter}-{int(number) - 1:03d}"
        if follows:
            runs[-1].append(row)
        else:
            runs.append([row])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}..{run[-1][2:]}" for run in runs)


def first_heading(text: str) -> str:
    """Return the words of the first heading of a text, or an empty string."""
    match = re.search(r"^#+\s+(.*)$", text, flags=re.MULTILINE)
    return match[1].strip() if match else ""


def _pieces(cells: list[Any]) -> tuple[list[Piece], list[str]]:
    """Pair the markdown cells; what has no partner is returned as loose."""
    pieces: list[Piece] = []
    loose: list[str] = []
    waiting: Any = None
    for cell in _filled(cells):
        lang = _language(cell)
        if cell.cell_type == "markdown" and lang == LANGUAGES[1] and waiting is not None:
            pieces.append(_text(waiting, cell))
            waiting = None
            continue
        if waiting is not None:
            loose.append(_first_line(waiting))
            waiting = None
        if cell.cell_type == "code":
            pieces.append(Code(cell.source.strip(), frozenset(cell.metadata.get("tags", ()))))
        elif lang == LANGUAGES[0]:
            waiting = cell
        else:
            loose.append(_first_line(cell))
    if waiting is not None:
        loose.append(_first_line(waiting))
    return pieces, loose


def _filled(cells: list[Any]) -> Iterator[Any]:
    return (cell for cell in cells if cell.source.strip())


def _language(cell: Any) -> str:  # noqa: ANN401 - notebook nodes are untyped
    return next((lang for lang in LANGUAGES if lang in cell.metadata.get("tags", ())), "")


def _first_line(cell: Any) -> str:  # noqa: ANN401 - notebook nodes are untyped
    return str(cell.source).strip().splitlines()[0][:60]


def _text(russian: Any, english: Any) -> Text:  # noqa: ANN401 - notebook nodes are untyped
    data = {key: value for key, value in russian.metadata.items() if key != "tags"}
    tags = frozenset(russian.metadata.get("tags", ())) | frozenset(english.metadata.get("tags", ()))
    texts = dict(zip(LANGUAGES, (russian.source.strip(), english.source.strip()), strict=True))
    return Text(texts, tags - set(LANGUAGES), data)


def _block(text: Text) -> Block:
    data = text.data
    return Block(
        id=str(data["block"]),
        minutes=int(data["minutes"]),
        rows=read_rows(str(data.get("rows", ""))),
        priority=str(data.get("priority", "")),
        needs=str(data.get("needs", "")),
        titles={lang: first_heading(source) for lang, source in text.texts.items()},
    )
