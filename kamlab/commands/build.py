"""``kamlab build``: write every edition of the course from its masters, or compare."""

from typing import Annotated

import typer

from kamlab.i18n import say


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="build")(build)


def build(
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail and name the files that differ.")] = False,
    module: Annotated[list[str] | None, typer.Option(metavar="NN", help="Only this module; may be repeated.")] = None,
) -> None:
    """Write notebooks, exercises, solutions, trainer's guides and catalogues from the masters.

    Example: kamlab build --check
    """
    from kamlab.commands.bar import bar
    from kamlab.editions.build import build as build_editions
    from kamlab.editions.build import refresh_catalogues
    from kamlab.editions.place import Place
    from kamlab.syllabus import module as module_of

    place = Place.here()
    renewed = [] if check else refresh_catalogues()
    with bar("editions.building") as progress:
        found = build_editions(place, [module_of(number) for number in module or ()], check=check, progress=progress)
    for name in found.drafts:
        typer.echo(say("editions.draft", file=name))
    if check and found.changed:
        typer.echo(say("editions.drifted", n=len(found.changed), files="\n".join(found.changed)), err=True)
        raise typer.Exit(1)
    changed = [*renewed, *found.changed]
    total = found.total + len(renewed)
    if changed:
        typer.echo("\n".join([say("editions.written", n=len(changed), total=total), *changed]))
    else:
        typer.echo(say("editions.in_step", n=total))
