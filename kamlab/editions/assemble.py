"""Make the notebooks of an edition from a master, in one language, not yet executed.

Everything that can be derived is derived here: the parameters, the strip, the
minutes in headings, answer cells, navigation, links, ids. So two builds of the
same master give the same bytes, and an author has nothing to keep in step.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamlab.editions import prose
from kamlab.editions.master import Code, Master, Text
from kamlab.editions.place import EXERCISES, NOTEBOOKS, SOLUTIONS, Place, link
from kamlab.exercise.registry import exercise
from kamlab.exercise.template import answer_cell
from kamlab.i18n import say
from kamlab.syllabus import Module, module

if TYPE_CHECKING:
    from nbformat import NotebookNode

FOLDED = {"jupyter": {"source_hidden": True}}
Cell = dict[str, Any]  # a notebook cell as the format writes it

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


@dataclass(frozen=True, slots=True)
class Page:
    """One notebook to make: which edition of which master, in which language, where."""

    place: Place
    edition: str
    lang: str
    path: Path
    master: Master

    @property
    def module(self) -> Module | None:
        """Return the module of the page; the contents page has none."""
        return module(self.master.module) if self.master.module else None


def assemble(page: Page) -> "NotebookNode":
    """Return the notebook of a page, without outputs."""
    from nbformat import from_dict

    cells = [*_opening(page), *_body(page), *_closing(page)]
    for position, cell in enumerate(cells):
        cell["id"] = _cell_id(cell, position)
    metadata = {
        "kamlab": {"edition": page.edition, "language": page.lang, "master": page.master.name},
        "kernelspec": KERNEL,
        "language_info": {"name": "python"},
    }
    written = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    notebook: NotebookNode = from_dict(written)  # type: ignore[no-untyped-call] # the library has no types here
    return notebook


def resolve(target: str, place: Place, page: Path, lang: str) -> str | None:
    """Return where a link of a master leads from a page; None if that is not written yet.

    ``module:02``, ``exercise:00.1`` and ``solution:00`` name parts of the course; any
    other target is returned as it is.
    """
    kind, _, name = target.partition(":")
    editions = {
        "module": (NOTEBOOKS, "walkthrough"),
        "exercise": (EXERCISES, "exercises"),
        "solution": (SOLUTIONS, "exercises"),
    }
    if kind not in editions:
        return target
    edition, master = editions[kind]
    home = module(name.split(".", maxsplit=1)[0])
    part = f"#{name}" if "." in name else ""  # the page itself leads on to its exercise
    return f"{link(place.edition(edition, lang, home), page)}{part}" if place.has(home, master) else None


def _opening(page: Page) -> Iterator[Cell]:
    """Yield the parameters and the strip."""
    parameters = [f"# {say('editions.cell.parameters', page.lang)}", f'language = "{page.lang}"', 'company = ""']
    yield _code("\n".join(parameters), tags=["parameters"])
    number = f'"{page.module.number}"' if page.module else ""
    answered = page.edition == EXERCISES
    # in an exercise page nothing has been run yet: if the style sheet is missing, its first line says where to begin
    strip = [
        f"# {say('editions.cell.start_here' if answered else 'editions.cell.open', page.lang)}",
        "from kamlab.desk import open_desk",
        *(["from kamlab.forms.exercise import exercise, progress"] if answered else []),
        "",
        "desk = open_desk(language, company)",
        f"desk.strip({number})",
    ]
    yield _code("\n".join(strip), tags=["setup"])


def _body(page: Page) -> Iterator[Cell]:
    waiting = page.edition == EXERCISES  # the line of progress stands above the first exercise
    for piece in page.master.pieces:
        if not _shown(piece.tags, page.edition):
            continue
        if isinstance(piece, Text):
            if waiting and "exercise" in piece.data:
                yield _progress(page)
                waiting = False
            yield _markdown(_words(piece, page))
        elif "answer" in piece.tags:
            yield _answer(piece, page)
        else:
            yield _author_code(piece, page.lang)


def _shown(tags: frozenset[str], edition: str) -> bool:
    if "trainer" in tags:
        return False
    only = tags & {"exercise", "solution"}
    return not only or (edition == EXERCISES and "exercise" in only) or (edition == SOLUTIONS and "solution" in only)


def _words(text: Text, page: Page) -> str:
    """Return a text ready for the reader: minutes in the heading, links resolved, no-break spaces."""
    source = text.texts[page.lang]
    if page.edition == SOLUTIONS and page.module and source.startswith("# "):
        title = say("editions.page.worked", page.lang, title=page.module.title(page.lang))
        source = "\n".join([f"# {title}", *source.split("\n")[1:]])
    facts = {"minutes": page.module.minutes} if page.module else {}
    source = prose.fill(source, facts)
    source = prose.relink(source, lambda target: resolve(target, page.place, page.path, page.lang))
    return prose.polish(_with_minutes(source, text, page.lang), page.lang)


def _with_minutes(source: str, text: Text, lang: str) -> str:
    """Write the minutes (and an exercise's number) into the first heading."""
    marks, _, rest = source.partition(" ")
    heading, newline, below = rest.partition("\n")
    if "exercise" in text.data:
        one = exercise(str(text.data["exercise"]))
        key = "exercise" if "block" in text.data else "exercise_own"
        heading = say(f"editions.page.{key}", lang, id=one.id, text=heading, n=one.minutes)
    elif "block" in text.data and "minutes" in text.data:
        heading = say("editions.page.minutes", lang, text=heading, n=int(text.data["minutes"]))
    else:
        return source
    return f"{marks} {heading}{newline}{below}"


def _progress(page: Page) -> Cell:
    """Return the line that says which exercises of the module are done."""
    number = page.module.number if page.module else ""
    return _code(f'# {say("editions.cell.progress", page.lang)}\nprogress(desk, "{number}")', tags=["progress"])


def _answer(code: Code, page: Page) -> Cell:
    """Return the form of an exercise, which knows the next one of the page; or the exercise worked through."""
    number = code.source.split('"')[1]
    if page.edition == EXERCISES:
        title = say("editions.cell.answer", page.lang, id=number)
        ids = [one for one, _ in page.master.exercises]
        then = next(iter(ids[ids.index(number) + 1 :]), "")
        return _code(f'# {title}\nexercise(desk, "{number}", then="{then}")', tags=["answer"])
    title = say("editions.cell.worked", page.lang, id=number)
    return _code(f'# {title}\nfrom kamlab.exercise import worked\n\nworked("{number}")', tags=["solution"])


def _author_code(code: Code, lang: str) -> Cell:
    metadata: dict[str, Any] = {} if "open" in code.tags else {"jupyter": {"source_hidden": True}}
    if "hidden-output" in code.tags:
        metadata.setdefault("jupyter", {})["outputs_hidden"] = True
    return _code(code.in_language(lang), tags=sorted(code.tags), metadata=metadata)


def _closing(page: Page) -> Iterator[Cell]:
    """Yield the way on; a solution also says which master it comes from.

    The metadata of every page name its master. In print only who looks after the course
    needs that name, and they read the solutions; to a participant it would be noise.
    """
    if page.edition == EXERCISES and page.master.exercises:
        yield _markdown(_in_code(page))
    ways = [f"[{words}]({link(target, page.path)})" for words, target in _ways(page)]
    lines = ["---", " · ".join(ways)] if ways else []
    if page.edition == SOLUTIONS:
        lines.append(f"<small>{say('editions.page.origin', page.lang, file=page.master.name)}</small>")
    if lines:
        yield _markdown("\n\n".join(lines))


def _in_code(page: Page) -> str:
    """Return the folded remark for readers who prefer code: the first exercise answered in it."""
    first, _ = page.master.exercises[0]
    title, text = (say(f"editions.code.{key}", page.lang) for key in ("title", "text"))
    source = answer_cell(exercise(first), page.lang)
    return f"<details><summary>{title}</summary>\n\n{text}\n\n```python\n{source}\n```\n\n</details>"


def _ways(page: Page) -> Iterator[tuple[str, Path]]:
    place, lang, home = page.place, page.lang, page.module
    if home is None:
        return
    yield f"← {say('editions.page.to_contents', lang)}", place.contents(lang)
    if page.edition != NOTEBOOKS:
        words = say("editions.page.to_lesson", lang, module=home.number, title=home.title(lang))
        yield words, place.edition(NOTEBOOKS, lang, home)
    if page.edition != EXERCISES and place.has(home, "exercises"):
        yield say("editions.page.to_exercises", lang), place.edition(EXERCISES, lang, home)
    if page.edition != SOLUTIONS and place.has(home, "exercises"):
        yield say("editions.page.to_solutions", lang), place.edition(SOLUTIONS, lang, home)
    later = next((one for one in place.written() if one.number > home.number), None)
    if later is not None and page.edition == NOTEBOOKS:
        words = say("editions.page.to_next", lang, module=later.number, title=later.title(lang))
        yield f"{words} →", place.edition(NOTEBOOKS, lang, later)


def _code(source: str, tags: list[str], metadata: dict[str, Any] | None = None) -> Cell:
    shown = dict(FOLDED) if metadata is None else metadata
    metadata = {**shown, **({"tags": tags} if tags else {})}
    return {"cell_type": "code", "execution_count": None, "metadata": metadata, "outputs": [], "source": source}


def _markdown(source: str) -> Cell:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def _cell_id(cell: Cell, position: int) -> str:
    return sha256(f"{cell['cell_type']}\n{position}\n{cell['source']}".encode()).hexdigest()[:12]
