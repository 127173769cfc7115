"""``kamlab company``: make a company's folder from a file of sales, choose the one to study."""

from pathlib import Path
from typing import Annotated

import typer

from kamlab.commands.options import columns_from, speak
from kamlab.i18n import say

Language = Annotated[str | None, typer.Option(metavar="ru|en", help="Language of every sentence.")]


def register(app: typer.Typer) -> None:
    """Add the command with its three verbs."""
    verbs = typer.Typer(help="The company under study: make one, choose one, show it.", no_args_is_help=True)
    verbs.command(name="new")(new)
    verbs.command(name="use")(use)
    verbs.command(name="show")(show)
    app.add_typer(verbs, name="company")


def new(  # noqa: PLR0913 - one parameter per option of the command
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder to make.")],
    *,
    ledger: Annotated[list[Path], typer.Option(metavar="FILE", help="File of sales; may be repeated.")],
    name: Annotated[str | None, typer.Option(help="Name of the company.")] = None,
    currency: Annotated[str | None, typer.Option(metavar="ISO", help="Currency, such as RUB.")] = None,
    sheet: Annotated[str | None, typer.Option(metavar="NAME", help="Sheet of the workbook.")] = None,
    column: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=HEADER", help="Where a field is; may be repeated.")
    ] = None,
    where: Annotated[str | None, typer.Option(metavar="SQL", help="Rows to keep, over the file's headers.")] = None,
    query: Annotated[str | None, typer.Option(metavar="SQL", help="Query over the files.")] = None,
    merge: Annotated[Path | None, typer.Option(metavar="FILE", help="Spellings to count together: from, to.")] = None,
    period: Annotated[str | None, typer.Option(help="Default period of every question.")] = None,
    language: Language = None,
) -> None:
    """Make a company's folder: copy the files, write what was recognised into company.toml.

    Example: kamlab company new acme --ledger sales.xlsx --name "Acme"
    """
    from kamlab.company.make import Wish, make_company

    speak(language)
    wish = Wish(
        files=tuple(ledger),
        name=name,
        currency=currency,
        language=language,
        period=period,
        sheet=sheet,
        columns=columns_from(column),
        where=where,
        query=query,
        merge=merge,
    )
    company = make_company(folder, wish)
    table = company.accounts()
    facts = {"n": len(table), "period": table.period.text(), "total": table.total, "currency": company.currency}
    typer.echo(say("commands.company.made", file=str(company.folder / "company.toml"), folder=str(folder), **facts))
    for note in table.notes:
        typer.echo(f"• {note.text()}")


def use(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A company's folder, or demo.")],
    *,
    language: Language = None,
) -> None:
    """Point the course at a company; “demo” is the invented one.

    Example: kamlab company use acme
    """
    from kamlab.company import open_company
    from kamlab.company.pointer import forget, remember

    speak(language)
    company = open_company(folder)
    if folder == "demo":
        forget()
    else:
        remember(company.folder)
    typer.echo(say("commands.company.in_use", name=company.name, folder=str(company.folder)))


def show(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A company's folder; the one in use if absent.")] = "",
    *,
    language: Language = None,
) -> None:
    """Show the company: whose, where, which period, how many clients, how large.

    Example: kamlab company show
    """
    from kamlab.company import open_company

    speak(language)
    company = open_company(folder)
    table = company.accounts()
    typer.echo(say("commands.company.in_use", name=company.name, folder=str(company.folder)))
    typer.echo(company.source_line(period=table.period))
    facts = {"period": table.period.text(), "total": table.total, "currency": company.currency}
    typer.echo(say("commands.company.size", n=len(table), **facts))
    for name in ("key", "risky", "critical"):
        if name in company.thresholds:
            typer.echo(f"  {say(f'commands.company.{name}', share=company.thresholds[name])}")
