"""``kamlab export``: documents to take home, and the templates they are made from."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamlab.commands.options import speak
from kamlab.i18n import current_language, say

if TYPE_CHECKING:
    from kamlab.documents import Paper

Language = Annotated[str | None, typer.Option(metavar="ru|en", help="Language of the document and of every sentence.")]


def register(app: typer.Typer) -> None:
    """Add the command with its verbs."""
    verbs = typer.Typer(help="Documents to take home, and their templates.", no_args_is_help=True)
    verbs.command(name="plan")(plan)
    verbs.command(name="template")(template)
    app.add_typer(verbs, name="export")


def plan(  # noqa: PLR0913 - one parameter per option of the command
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The client, as the sales file writes it.")],
    *,
    company: Annotated[
        str, typer.Option(metavar="FOLDER", help="Folder of the company; the one in use if absent.")
    ] = "",
    template: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own template, a .docx.")] = None,
    redact: Annotated[bool, typer.Option("--redact", help="Take people's names out.")] = False,
    for_client: Annotated[
        bool, typer.Option("--for-client", help="The client's copy: one page, without what is for us alone.")
    ] = False,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to; a free name here if absent.")] = None,
    language: Language = None,
) -> None:
    """Write the plan of an account as a Word document.

    Example: kamlab export plan "Volga Foods Trading House" --language en --out plan.docx
    """
    from kamlab.desk import open_desk
    from kamlab.modules.planning.document import plan_document

    speak(language)
    desk = open_desk(current_language(), company)
    paper = plan_document(desk, account, template=template, redact=redact, for_client=for_client)
    _write(paper, out, redact=redact)


def template(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to, a .docx.")],
    *,
    language: Language = None,
) -> None:
    """Write a copy of the plan's template, to be restyled in Word.

    Example: kamlab export template my-plan.docx --language en
    """
    from kamlab.documents import PLAN, copy_template

    speak(language)
    done = copy_template(PLAN.name, current_language(), file)
    typer.echo(say("commands.export.template", file=str(done)))


def _write(paper: "Paper", out: Path | None, *, redact: bool) -> None:
    """Write a document and say where it is, and what its template has no place for."""
    from kamlab.documents import put
    from kamlab.work import free_name

    target = out or Path(free_name(paper.name, [path.name for path in Path().iterdir()]))
    done = put(paper.content, target)
    typer.echo(say("commands.export.done", file=str(done)))
    if paper.left_out:
        typer.echo(say("documents.left_out", places=list(paper.left_out)))
    if redact:
        typer.echo(say("commands.export.redacted"))
