"""The learner's own copy of the course's pages, in the work folder.

The idea: a page belongs to whoever wrote its cells last. A page the person never changed is renewed
with the course; one they changed stays as it is, and the course's newer version is laid beside it.
"Changed" looks at the cells' sources only: outputs, counts and metadata change by merely opening a page.

What was laid is written down beside the copy, so that telling one from the other needs no second copy.
"""

import contextlib
import hashlib
import itertools
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kamlab.launch.place import Place

KINDS = ("notebooks", "exercises", "solutions")
BESIDE = {"ru": "новая", "en": "new"}  # the mark of a newer version beside a page that the person changed
DAMAGED = ".damaged"


@dataclass(slots=True)
class Book:
    """What we laid into the copy, as the file beside it remembers.

    Parameters
    ----------
    stamp
        Names, sizes and times of the course's own pages when the copy was last compared with them.
    laid
        Page → digest of the sources we laid there.
    whole
        Page → digest of the whole file we laid there: an update may change a figure and no source.
    """

    stamp: str = ""
    laid: dict[str, str] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """A page the person changed, for which the course has a newer version.

    Parameters
    ----------
    page
        Its path in the copy: ``exercises/ru/01_identification.ipynb``.
    beside
        Where the newer version lies.
    """

    page: str
    beside: str


def refresh(place: Place) -> tuple[Kept, ...]:
    """Make the copy what the course is now, the person's own pages apart.

    Returns
    -------
    tuple of Kept
        Pages that stay the person's although the course has changed them; told once for each update.

    Raises
    ------
    OSError
        If the work folder cannot be written; every page is either the former or the new one.
    """
    ours = dict(pages(place.root))
    book, stamp = read_book(place), _stamp(ours)
    if book.stamp == stamp and all((place.copy / name).exists() for name in ours):
        return ()
    kept = []
    for name, source in ours.items():
        beside = _lay(place.copy, book, name, source.read_bytes())
        if beside:
            kept.append(Kept(name, beside))
    _clear(place.copy, book, ours)
    book.stamp = stamp
    _write(book_file(place), json.dumps(asdict(book), indent=1).encode())
    return tuple(kept)


def pages(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the course's own pages: name in the copy, file in the course."""
    own = {"index", *(master.name for master in (root / "course").glob("[0-9][0-9]_*"))}
    for kind in KINDS:
        for path in sorted((root / kind).glob("*/*.ipynb")):
            if path.stem in own:
                yield path.relative_to(root).as_posix(), path


def copied(place: Place) -> list[Path]:
    """Return the pages of the copy that came from the course, changed or not."""
    return [path for name in read_book(place).laid if (path := place.copy / name).exists()]


def book_file(place: Place) -> Path:
    """Return the file that remembers what we laid."""
    return place.work / "course.json"


def read_book(place: Place) -> Book:
    """Return what we laid; nothing if that was never written down or cannot be read."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        held = json.loads(book_file(place).read_text(encoding="utf-8"))
        return Book(str(held["stamp"]), dict(held["laid"]), dict(held["whole"]))
    return Book()


def sources(content: bytes) -> str:
    """Return the digest of a page's cells: kinds and sources, nothing else.

    Raises
    ------
    ValueError
        If this is no page at all.
    """
    try:
        cells = [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(content)["cells"]]
    except (KeyError, TypeError) as error:
        raise ValueError from error
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def _lay(copy: Path, book: Book, name: str, content: bytes) -> str:
    """Lay one page if it is ours to lay; return the name of a newer version that was laid beside it instead."""
    new = sources(content)
    if _put(copy, book, name, content) is not None or book.laid.get(name) == new:
        return ""  # laid, or their own page and nothing newer in the course
    path = Path(name)
    word = BESIDE.get(path.parent.name, BESIDE["en"])
    for number in itertools.count(1):
        mark = f"{word} {number}" if number > 1 else word
        newer = path.with_name(f"{path.stem} ({mark}){path.suffix}").as_posix()
        put = _put(copy, book, newer, content)
        if put is not None:
            return newer if put else ""
    raise AssertionError  # the count never ends


def _put(copy: Path, book: Book, name: str, content: bytes) -> bool | None:
    """Lay one page; False if it lay there already, None if the person's own lies there."""
    target, new, whole = copy / name, sources(content), hashlib.sha256(content).hexdigest()
    current = _current(target)
    if current not in (None, new, book.laid.get(name)):
        return None
    write = current is None or book.whole.get(name) != whole
    if write:
        _write(target, content)
    book.laid[name], book.whole[name] = new, whole
    return write


def _current(target: Path) -> str | None:
    """Return the digest of a page in the copy; None if it is to be laid anew."""
    try:
        return sources(target.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError:  # no page any more: nothing opens it, so it makes room but is not thrown away
        target.replace(target.with_name(target.name + DAMAGED))
        return None


def _clear(copy: Path, book: Book, ours: dict[str, Path]) -> None:
    """Take out pages the course no longer has and newer versions taken over, if the person never changed them."""
    for name in set(book.laid) - set(ours):
        stem, mark, _ = Path(name).stem.partition(" (")
        parent = Path(name).with_name(stem + ".ipynb").as_posix()
        if mark and parent in ours and book.laid.get(parent) != book.laid[name]:
            continue  # still the newer version beside a page of the person's
        with contextlib.suppress(FileNotFoundError):
            if _current(copy / name) == book.laid[name]:
                (copy / name).unlink()
        del book.laid[name], book.whole[name]


def _stamp(ours: dict[str, Path]) -> str:
    """Return what tells one state of the course's pages from another, at the cost of a look at each."""
    looks = [(name, found.st_size, found.st_mtime_ns) for name, path in ours.items() if (found := path.stat())]
    return hashlib.sha256(json.dumps(looks).encode()).hexdigest()


def _write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".kamlab-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
