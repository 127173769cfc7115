"""Write every edition from the masters, or compare what is on disk with them.

The whole course is made in memory first, notebooks executed side by side; only
then is anything written or compared. Nothing is cached between builds: a stale
copy that looks fresh would be worse than the half minute it saves.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from kamlab.editions import faults
from kamlab.editions.assemble import Page, assemble
from kamlab.editions.execute import execute, take_over
from kamlab.editions.guide import guide_page
from kamlab.editions.master import Master, read_master
from kamlab.editions.place import EDITIONS, EXERCISES, NOTEBOOKS, SOLUTIONS, Place
from kamlab.editions.sources import read_sources, sources_page, where_taught
from kamlab.editions.warm import warm_kernels
from kamlab.errors import KamlabError
from kamlab.exercise.registry import exercises_of
from kamlab.i18n import LANGUAGES
from kamlab.i18n import build as catalogues
from kamlab.syllabus import MODULES, Module

Progress = Callable[[int, int], None]  # pages made, pages in all


def _quiet(_done: int, _all: int) -> None:
    """Show nothing."""


@dataclass(frozen=True, slots=True)
class Course:
    """The masters of a checkout, read once."""

    place: Place
    modules: tuple[Module, ...]
    masters: Mapping[tuple[str, str], Master]  # module number (empty for the contents), kind

    def master(self, home: Module, kind: str) -> Master | None:
        """Return a master of a module, if it is written."""
        return self.masters.get((home.number, kind))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build or a comparison found, in files named from the checkout's root."""

    total: int
    changed: tuple[str, ...] = ()
    drafts: tuple[str, ...] = field(default=())


def build(
    place: Place,
    modules: Sequence[Module] = (),
    *,
    check: bool = False,
    executed: Path | None = None,
    progress: Progress = _quiet,
) -> Outcome:
    """Build the editions, or with ``check`` only compare.

    Parameters
    ----------
    place
        The checkout.
    modules
        Modules to build; all written ones if empty. Pages that concern the whole course are
        made only when all are built.
    check
        Write nothing; the outcome names what differs.
    executed
        Folder of a headless run of the built pages on the demo company (:func:`kamlab.editions.run.run`)
        by the same code. A page it executed from exactly the cells that the master gives is not executed
        once more; every other page is.
    progress
        Called after each page with the pages made and the pages in all.

    Raises
    ------
    KamlabError
        If the masters have faults, or a cell fails, is too slow or prints a warning.
    """
    course = read_course(place)
    wanted = tuple(modules) or course.modules
    whole = not modules
    speaks = place.root == catalogues.PACKAGE.parent  # another checkout has catalogues of its own
    files = _catalogue_files() if check and whole and speaks else {}
    if wrong := list(course_faults(course)):
        raise KamlabError("editions.faults", n=len(wrong), faults="\n".join(wrong))
    files |= _documents(course, wanted, whole=whole)
    files |= _notebooks(list(pages(course, wanted, whole=whole)), executed, progress)
    changed = [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]
    stale = list(_stale(course, files)) if whole and check else []
    if not check:
        for path in changed:
            _write(path, files[path])
    drafts = tuple(master.name for master in course.masters.values() if master.draft)
    return Outcome(len(files), tuple(sorted(map(place.name, [*changed, *stale]))), drafts)


def read_course(place: Place) -> Course:
    """Read every master of the checkout."""
    masters: dict[tuple[str, str], Master] = {}
    for home in place.written():
        for kind in ("walkthrough", "exercises", "trainer"):
            path = place.master(home, kind)
            if path.is_file():
                masters[home.number, kind] = read_master(path, place.name(path))
    contents = place.root / "course" / "contents.md"
    if contents.is_file():
        masters["", "contents"] = read_master(contents, place.name(contents))
    return Course(place, place.written(), masters)


def course_faults(course: Course) -> Iterator[str]:
    """Yield every fault of the masters."""
    rows = {row.id for row in read_sources(course.place)}
    for master in course.masters.values():
        yield from faults.master_faults(master)
        yield from faults.row_faults(master, rows)
    for home in course.modules:
        walkthrough, trainer = course.masters[home.number, "walkthrough"], course.master(home, "trainer")
        yield from faults.module_faults(home, walkthrough, course.master(home, "exercises"), exercises_of(home))
        if trainer is not None:
            yield from faults.cut_faults(walkthrough, trainer)
    if course.modules == MODULES:
        walkthroughs = [master for master in course.masters.values() if master.kind == "walkthrough"]
        yield from faults.untaught_faults(rows, where_taught(walkthroughs))


def pages(course: Course, modules: Sequence[Module], *, whole: bool) -> Iterator[Page]:
    """Yield every notebook to make: which edition of which master, in which language."""
    place = course.place
    for lang in LANGUAGES:
        for home in modules:
            for edition in EDITIONS:
                master = course.master(home, "walkthrough" if edition == NOTEBOOKS else "exercises")
                if master is not None:
                    yield Page(place, edition, lang, place.edition(edition, lang, home), master)
        if whole and (contents := course.masters.get(("", "contents"))):
            yield Page(place, NOTEBOOKS, lang, place.contents(lang), contents)


def make_page(page: Page, executed: Path | None = None) -> bytes:
    """Assemble a notebook, execute it unless it is an exercise page or was executed, and return its bytes."""
    import nbformat

    notebook, name = assemble(page), page.place.name(page.path)
    asked = {"language": page.lang, "company": ""}
    if page.edition != EXERCISES and not (executed and take_over(notebook, executed / name, name, asked)):
        execute(notebook, page.path.parent, name)
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call] # the library has no types here
    return (text.rstrip("\n") + "\n").encode()


def _notebooks(wanted: list[Page], executed: Path | None, progress: Progress) -> dict[Path, bytes]:
    """Make the notebooks, as many at once as there are cores."""
    made: dict[Path, bytes] = {}
    failed: list[str] = []
    # the longest pages first, so that none is left alone at the end
    order = sorted(wanted, key=lambda page: (page.edition == EXERCISES, page.edition == SOLUTIONS))
    executing = 0 if executed else sum(page.edition != EXERCISES for page in order)
    with warm_kernels(executing), ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        waiting = {pool.submit(make_page, page, executed): page for page in order}
        for turn, done in enumerate(as_completed(waiting), start=1):
            try:
                made[waiting[done].path] = done.result()
            except KamlabError as error:
                failed.append(error.text())
            progress(turn, len(waiting))
    if failed:
        raise KamlabError("editions.faults", n=len(failed), faults="\n".join(sorted(failed)))
    return made


def _documents(course: Course, modules: Sequence[Module], *, whole: bool) -> dict[Path, bytes]:
    """Make the trainer's guides and the page of sources."""
    texts: dict[Path, str] = {}
    for home in modules:
        walkthrough = course.masters[home.number, "walkthrough"]
        exercises, trainer = course.master(home, "exercises"), course.master(home, "trainer")
        for lang in LANGUAGES:
            path = course.place.guide(lang, home)
            texts[path] = guide_page(course.place, walkthrough, exercises, trainer, lang)
    rows = read_sources(course.place)
    if whole and rows:
        path = course.place.root / "docs" / "sources.md"
        texts[path] = sources_page(course.place, rows, course.masters.values())
    return {path: text.encode() for path, text in texts.items()}


def refresh_catalogues() -> list[str]:
    """Write the catalogues from the messages; return the files that changed.

    Call it first: a process that has already said something keeps the catalogue it read.
    """
    _check_messages()
    return [path.relative_to(catalogues.PACKAGE.parent).as_posix() for path in catalogues.build()]


def _catalogue_files() -> dict[Path, bytes]:
    return catalogues.catalogue_files(_check_messages())


def _check_messages() -> dict[str, catalogues.Entry]:
    entries = catalogues.masters()
    if wrong := catalogues.faults(entries):
        raise KamlabError("editions.faults", n=len(wrong), faults="\n".join(wrong))
    return entries


def _stale(course: Course, files: Mapping[Path, bytes]) -> Iterator[Path]:
    """Yield built notebooks that no master makes any more."""
    for edition in EDITIONS:
        for lang in LANGUAGES:
            folder = course.place.root / edition / lang
            yield from (path for path in sorted(folder.glob("[0-9][0-9]_*.ipynb")) if path not in files)


def _write(path: Path, content: bytes) -> None:
    """Write beside the old file and move over it, so that a broken build leaves no half page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(content)
    draft.replace(path)
