"""``kamlab workbook``: see what was entered, take it to a spreadsheet and back, copy, start anew, lay together."""

from pathlib import Path
from typing import Annotated

import typer

from kamlab.commands.options import speak
from kamlab.i18n import say

Language = Annotated[str | None, typer.Option(metavar="ru|en", help="Language of every sentence.")]


def register(app: typer.Typer) -> None:
    """Add the command with its verbs."""
    verbs = typer.Typer(help="Your answers: show, export, import, back up, reset, merge.", no_args_is_help=True)
    verbs.command(name="show")(show)
    verbs.command(name="export")(export)
    verbs.command(name="import")(import_)
    verbs.command(name="backup")(backup)
    verbs.command(name="reset")(reset)
    verbs.command(name="merge")(merge)
    app.add_typer(verbs, name="workbook")


def show(*, language: Language = None) -> None:
    """Show whose workbook it is, where, how much is in it and when it was written last.

    Example: kamlab workbook show
    """
    from kamlab.workbook import open_workbook
    from kamlab.workbook.summary import summary

    speak(language)
    for line in summary(open_workbook()):
        typer.echo(line)


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="Spreadsheet to write.")],
    *,
    language: Language = None,
) -> None:
    """Write all entries into a spreadsheet, a sheet per table, headings in your language.

    Example: kamlab workbook export answers.xlsx
    """
    from kamlab.workbook import open_workbook
    from kamlab.workbook.sheets import write_sheets

    speak(language)
    count = write_sheets(open_workbook(), file)
    typer.echo(say("commands.workbook.exported", n=count, file=str(file)))


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="Spreadsheet that export wrote.")],
    *,
    language: Language = None,
) -> None:
    """Take over what was changed or added in the spreadsheet: all of it or nothing, after a backup.

    Example: kamlab workbook import answers.xlsx
    """
    from kamlab.workbook import open_workbook
    from kamlab.workbook.sheets import read_sheets

    speak(language)
    done = read_sheets(open_workbook(), file)
    facts = {"added": done.added, "changed": done.changed, "same": done.same}
    typer.echo(say("commands.workbook.imported", file=str(file), **facts))
    if done.kept:
        typer.echo(say("commands.workbook.kept", n=done.kept))
    if done.unread:
        typer.echo(say("commands.workbook.unread", what=", ".join(f"«{one}»" for one in done.unread)))
    _say_copy(done.backup)


def backup(*, language: Language = None) -> None:
    """Copy the workbook into one file of its folder of backups.

    Example: kamlab workbook backup
    """
    from kamlab.workbook import open_workbook
    from kamlab.workbook.copies import back_up

    speak(language)
    _say_copy(back_up(open_workbook().place))


def reset(
    module: Annotated[str, typer.Argument(metavar="MODULE", help="Number of the module, such as 01.")],
    *,
    language: Language = None,
) -> None:
    """Remove your entries of one module, after a backup; the other modules stay.

    Example: kamlab workbook reset 01
    """
    from kamlab.workbook import open_workbook
    from kamlab.workbook.resetting import reset as start_anew

    speak(language)
    done = start_anew(open_workbook(), module)
    typer.echo(say("commands.workbook.reset", n=done.removed, module=module))
    _say_copy(done.backup)


def merge(
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another participant's workbook.")],
    *,
    language: Language = None,
) -> None:
    """Bring in the entries of another workbook; merging twice changes nothing.

    Example: kamlab workbook merge boris.sqlite
    """
    from kamlab.workbook import open_workbook
    from kamlab.workbook.merging import merge as lay_together

    speak(language)
    done = lay_together(open_workbook(), other)
    names = [name or say("commands.workbook.nameless") for name in done.participants]
    facts = {"added": done.added, "changed": done.changed, "removed": done.removed}
    typer.echo(say("commands.workbook.merged", n=len(names), **facts))
    if names:
        typer.echo(say("commands.workbook.newcomers", names=names))
    _say_copy(done.backup)


def _say_copy(copy: Path | None) -> None:
    if copy is not None:
        typer.echo(say("commands.workbook.copy", file=str(copy)))
