"""Run the built course headless: on the company in use, or on a company's folder.

Papermill executes the pages side by side. It may call a cell completed that was
cut off by the time limit, so a page counts as passed only if every cell has
finished, within its time and without an error. The built notebooks are read,
never written: results go to a folder of their own.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from kamlab.editions.execute import CELL_SECONDS, cell_sentence, failed_cell
from kamlab.editions.kernel import QUIET_KERNEL, own_loop, still_kernels
from kamlab.editions.place import EDITIONS, NOTEBOOKS, Place
from kamlab.editions.warm import warm_kernels
from kamlab.errors import KamlabError
from kamlab.i18n import say
from kamlab.syllabus import Module

IGNORED = ("runs", "out", "work")  # folders of a checkout that git never takes in
Progress = Callable[[int, int], None]


def _quiet(_done: int, _all: int) -> None:
    """Show nothing."""


@dataclass(frozen=True, slots=True)
class PageRun:
    """What became of one page."""

    edition: str
    language: str
    page: str  # 01_identification, or index
    seconds: float
    problem: str = ""  # empty if the page passed

    @property
    def passed(self) -> bool:
        """Tell whether every cell finished."""
        return not self.problem


@dataclass(frozen=True, slots=True)
class Wish:
    """What to run.

    Parameters
    ----------
    modules
        Modules to run; all built ones if empty, and the contents page with them.
    languages
        ``"ru"``, ``"en"`` or both.
    company
        Folder of a company; None for the company in use.
    seconds
        Longest time for one cell.
    editions
        Which of the notebooks: lessons, exercises, solutions.
    """

    modules: tuple[Module, ...]
    languages: tuple[str, ...]
    company: Path | None = None
    seconds: int = CELL_SECONDS
    editions: tuple[str, ...] = EDITIONS


def run(place: Place, wish: Wish, out: Path, progress: Progress = _quiet) -> tuple[PageRun, ...]:
    """Execute the built pages; the results lie under ``out`` as the editions do here.

    Raises
    ------
    KamlabError
        If ``out`` is part of the course, there is no such company, or nothing is built.
    """
    refuse_tracked(place, out)
    company = _company_folder(wish.company)
    found = list(_built(place, wish))
    if not found:
        raise KamlabError("editions.run.no_pages", modules=[one.number for one in wish.modules] or ["00–11"])
    done: list[PageRun] = []
    with still_kernels(), warm_kernels(len(found)), ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        waiting = [pool.submit(_run_page, path, out / path.relative_to(place.root), company, wish) for path in found]
        for turn, one in enumerate(as_completed(waiting), start=1):
            done.append(one.result())
            progress(turn, len(waiting))
    return tuple(sorted(done, key=lambda one: (one.page, one.language, EDITIONS.index(one.edition))))


def refuse_tracked(place: Place, out: Path) -> None:
    """Refuse a folder for results that belongs to the course: a company's numbers must not get there.

    Raises
    ------
    KamlabError
        If ``out`` lies inside the checkout and is not one of the folders that git ignores.
    """
    folder = out.resolve()
    if folder.is_relative_to(place.root.resolve()):
        inside = folder.relative_to(place.root.resolve()).parts
        if not inside or inside[0] not in IGNORED:
            raise KamlabError("editions.run.tracked", folder=out)


def _company_folder(company: Path | None) -> str:
    if company is None:
        return ""
    if not (company / "company.toml").is_file():
        raise KamlabError("editions.run.no_company", folder=company)
    return str(company.resolve())


def _built(place: Place, wish: Wish) -> Iterator[Path]:
    """Yield the built pages, lessons first: they take longest."""
    modules: Sequence[Module] = wish.modules or place.written()
    for edition in wish.editions:
        for lang in wish.languages:
            paths = [place.edition(edition, lang, home) for home in modules]
            if edition == NOTEBOOKS and not wish.modules:
                paths.append(place.contents(lang))
            yield from (path for path in paths if path.is_file())


def _run_page(source: Path, target: Path, company: str, wish: Wish) -> PageRun:
    """Run one page; whatever goes wrong becomes its problem, in one sentence."""
    import papermill

    target.parent.mkdir(parents=True, exist_ok=True)
    language, edition = source.parent.name, source.parent.parent.name
    begin = perf_counter()
    problem = ""
    try:
        with own_loop():
            papermill.execute_notebook(
                source,
                target,
                parameters={"language": language, "company": company},
                progress_bar=False,
                execution_timeout=wish.seconds,
                resources={"metadata": {"path": str(target.parent)}},
                extra_arguments=list(QUIET_KERNEL),
            )
    except Exception as error:  # noqa: BLE001 - a page that fails in any way is reported, and the others go on
        problem = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
    problem = _problem(target, wish.seconds, problem)
    return PageRun(edition, language, source.stem, perf_counter() - begin, problem)


def _problem(target: Path, seconds: int, thrown: str) -> str:
    """Return why a page did not pass, with the sentence of its cell; empty if it did."""
    import nbformat

    if not target.is_file():
        return thrown or str(target)
    notebook = nbformat.read(target, as_version=4)  # type: ignore[no-untyped-call] # the library has no types here
    codes = [cell for cell in notebook.cells if cell.cell_type == "code"]
    cut_off = [cell for cell in codes if _seconds(cell) >= seconds]
    if cut_off:
        text = say("editions.too_slow", seconds=seconds)
        return f"{cell_sentence(cut_off[0])}: {text}"
    unfinished = [cell for cell in codes if cell.source.strip() and not _finished(cell)]
    if unfinished or thrown:
        cell = failed_cell(notebook)
        return f"{cell_sentence(cell)}: {_error_of(cell) or thrown}"
    return ""


def _seconds(cell: Any) -> float:  # noqa: ANN401 - notebook nodes are untyped
    return float(cell.metadata.get("papermill", {}).get("duration") or 0)


def _finished(cell: Any) -> bool:  # noqa: ANN401 - notebook nodes are untyped
    status = cell.metadata.get("papermill", {}).get("status")
    failed = any(output.output_type == "error" for output in cell.outputs)
    return status == "completed" and cell.execution_count is not None and not failed


def _error_of(cell: Any) -> str:  # noqa: ANN401 - notebook nodes are untyped
    return next((str(output.evalue) for output in cell.outputs if output.output_type == "error"), "")
