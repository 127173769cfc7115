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
    verbs.command(name="brief")(brief)
    verbs.command(name="dossier")(dossier)
    verbs.command(name="template")(template)
    app.add_typer(verbs, name="export")


Account = Annotated[str, typer.Argument(metavar="ACCOUNT", help="The client, as the sales file writes it.")]
Company = Annotated[str, typer.Option(metavar="FOLDER", help="Folder of the company; the one in use if absent.")]
Own = Annotated[Path | None, typer.Option(metavar="FILE", help="Your own template, a .docx.")]
Out = Annotated[Path | None, typer.Option(metavar="FILE", help="Where to; a free name here if absent.")]


def plan(  # noqa: PLR0913 - one parameter per option of the command
    account: Account,
    *,
    company: Company = "",
    template: Own = None,
    redact: Annotated[bool, typer.Option("--redact", help="Take people's names out.")] = False,
    for_client: Annotated[
        bool, typer.Option("--for-client", help="The client's copy: one page, without what is for us alone.")
    ] = False,
    out: Out = None,
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


def brief(
    account: Account,
    *,
    company: Company = "",
    template: Own = None,
    out: Out = None,
    language: Language = None,
) -> None:
    """Write the page for our own people: what changes, what is sure, who does what.

    Example: kamlab export brief "Volga Foods Trading House" --language en
    """
    from kamlab.desk import open_desk
    from kamlab.modules.daily_management.document import brief_document

    speak(language)
    paper = brief_document(open_desk(current_language(), company), account, template=template)
    _write(paper, out, redact=True)


def dossier(  # noqa: PLR0913 - one parameter per option of the command
    account: Account,
    *,
    reader: Annotated[
        str,
        typer.Option(metavar="manager|service|finance|everybody", help="For whom; all but the manager get no names."),
    ] = "everybody",
    company: Company = "",
    template: Own = None,
    out: Out = None,
    language: Language = None,
) -> None:
    """Write what a reader may see of a client's dossier; without people by default.

    Example: kamlab export dossier "Volga Foods Trading House" --reader service --language en
    """
    from kamlab.desk import open_desk
    from kamlab.modules.daily_management.document import dossier_document

    speak(language)
    desk = open_desk(current_language(), company)
    _write(dossier_document(desk, account, reader=reader, template=template), out, redact=reader != "manager")


def template(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to, a .docx.")],
    *,
    kind: Annotated[str, typer.Option(metavar="plan|client|brief|dossier", help="Of which document.")] = "plan",
    language: Language = None,
) -> None:
    """Write a copy of a document's template, to be restyled in Word.

    Example: kamlab export template my-plan.docx --language en
    """
    from kamlab.documents import KINDS, DocumentError, copy_template

    speak(language)
    if kind not in KINDS:
        raise DocumentError("documents.no_kind", name=kind, kinds=list(KINDS))
    done = copy_template(kind, current_language(), file)
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
