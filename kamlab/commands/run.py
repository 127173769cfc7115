"""``kamlab run``: execute the whole course headless and say what passed."""

from pathlib import Path
from time import perf_counter
from typing import Annotated, Literal

import typer

from kamlab.i18n import LANGUAGES, say


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="run")(run)


def run(
    *,
    company: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Folder with company.toml.")] = None,
    language: Annotated[Literal["ru", "en"] | None, typer.Option(help="Only this language; both if absent.")] = None,
    module: Annotated[list[str] | None, typer.Option(metavar="NN", help="Only this module; may be repeated.")] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the results go; never into the course.")] = Path(
        "runs"
    ),
    timeout: Annotated[int, typer.Option(metavar="SECONDS", min=1, help="Longest time for one cell.")] = 120,
) -> None:
    """Execute the course with papermill, modules side by side, and report each page.

    Example: kamlab run --company acme --language ru --module 01
    """
    from kamlab.commands.bar import bar
    from kamlab.editions.place import Place
    from kamlab.editions.run import Wish
    from kamlab.editions.run import run as run_course
    from kamlab.syllabus import module as module_of

    languages = (language,) if language else LANGUAGES
    wish = Wish(tuple(module_of(number) for number in module or ()), languages, company, timeout)
    place = Place.here()
    folder = out if out.is_absolute() or out != Path("runs") else place.root / out
    begin = perf_counter()
    with bar("editions.running") as progress:
        done = run_course(place, wish, folder, progress)
    _report([(one.page, one.language, one.edition, one.seconds, one.problem) for one in done])
    failed = [one for one in done if not one.passed]
    if failed:
        typer.echo(say("editions.run.some_failed", n=len(failed), total=len(done), folder=folder), err=True)
        raise typer.Exit(1)
    typer.echo(say("editions.run.all_ok", n=len(done), seconds=perf_counter() - begin, folder=folder))


def _report(rows: list[tuple[str, str, str, float, str]]) -> None:
    """Print one line per page."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=say("editions.run.title"))
    for key in ("module", "language", "edition", "seconds", "result"):
        table.add_column(say(f"editions.run.{key}"), justify="right" if key == "seconds" else "left")
    for page, language, edition, seconds, problem in rows:
        result = say("editions.run.failed", problem=problem) if problem else say("editions.run.ok")
        table.add_row(page, language, edition, f"{seconds:.1f}", escape(result))
    Console().print(table)
