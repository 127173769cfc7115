"""``kamlab accounts``: a file somebody exported → the table of accounts, with its audit."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kamlab.commands.options import columns_from, speak
from kamlab.errors import KamlabError
from kamlab.i18n import current_language, say

if TYPE_CHECKING:
    from rich.console import Console

    from kamlab.ledger import AccountTable, Ledger

TOP = 15  # accounts shown in the table
LISTED = 10  # rows set aside that are listed one by one


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="accounts")(accounts)


def accounts(  # noqa: PLR0913 - one parameter per option of the command
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH…", help="Files, a folder, a ZIP, or a company's folder.")
    ] = None,
    *,
    sheet: Annotated[str | None, typer.Option(metavar="NAME", help="Sheet of the workbook.")] = None,
    column: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=HEADER", help="Where a field is; may be repeated.")
    ] = None,
    where: Annotated[str | None, typer.Option(metavar="SQL", help="Rows to keep, over the file's headers.")] = None,
    query: Annotated[
        str | None, typer.Option(metavar="SQL", help="Query over the files (tables named by their stems).")
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(help="all, 2025, last-12-months or 2025-01-01..2025-06-30.", show_default="last-12-months"),
    ] = None,
    merge: Annotated[Path | None, typer.Option(metavar="FILE", help="Spellings to count together: from, to.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    language: Annotated[str | None, typer.Option(metavar="ru|en", help="Language of every sentence.")] = None,
) -> None:
    """Turn an exported file of sales into one table of accounts, and account for every row.

    Example: kamlab accounts sales.xlsx --period 2025 --column client=Покупатель
    """
    speak(language)
    if not paths:
        raise KamlabError("commands.accounts.no_path")
    wish = {
        "sheet": sheet,
        "columns": columns_from(column),
        "where": where,
        "query": query,
        "merge": merge,
        "period": period,
    }
    ledger, table = _answer(paths, wish)
    if as_json:
        text = json.dumps(table.to_json(), ensure_ascii=False, allow_nan=False, indent=1)
        typer.echo(text.encode("utf-8"))  # bytes: a pipe on Windows would otherwise get another encoding
        return
    _show(ledger, table)


def _answer(paths: Sequence[Path], wish: Mapping[str, Any]) -> "tuple[Ledger, AccountTable]":
    """Read the files, or the company's files if the path is a company's folder; options go first."""
    from kamlab.ledger import read_ledger
    from kamlab.ledger.periods import DEFAULT

    given = {name: value for name, value in wish.items() if value and name != "period"}
    if len(paths) == 1 and (paths[0] / "company.toml").is_file():
        from kamlab.company import open_company

        company = open_company(paths[0])
        ledger = company.ledger_with(**given) if given else company.ledger()
        return ledger, company.accounts(wish["period"], ledger=ledger)
    ledger = read_ledger([*paths], **given, period=wish["period"] or DEFAULT)
    return ledger, ledger.accounts(wish["period"])


def _show(ledger: "Ledger", table: "AccountTable") -> None:
    from rich.console import Console

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=140)
    _show_accounts(console, table)
    _show_audit(console, ledger, table)
    for note in table.notes:
        console.print(f"• {note.text()}", markup=False)


def _show_accounts(console: "Console", table: "AccountTable") -> None:
    from rich.markup import escape
    from rich.table import Table

    frame = table.to_frame()
    with_profit = bool(frame["profit"].notna().any())
    names = ["client", "revenue", "share", *(["profit"] if with_profit else []), "orders", "first", "last", "trend"]
    shown = Table(title=escape(say("commands.accounts.title", n=len(table), period=table.period.text())))
    shown.add_column("№", justify="right")
    for name in names:
        shown.add_column(say(f"commands.accounts.{name}"), justify="left" if name == "client" else "right")
    for place, row in enumerate(frame.head(TOP).to_dict("records"), start=1):
        shown.add_row(str(place), *(escape(_cell(name, row[name], table.currency)) for name in names))
    others = frame.iloc[TOP:]
    if len(others):
        total = {"client": say("commands.accounts.others", n=len(others)), "revenue": others["revenue"].sum()}
        total["share"] = others["share"].sum()
        shown.add_row("", *(escape(_cell(name, total.get(name), table.currency)) for name in names))
    console.print(shown)


def _cell(name: str, value: Any, currency: str | None) -> str:  # noqa: ANN401 - a cell is of any kind
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT differ from themselves
        return "–"
    kind = {"revenue": "money", "profit": "money", "share": "share", "trend": "change", "orders": "count"}.get(name)
    if name in {"first", "last"}:
        kind = "day"
    return say(f"commands.accounts.cell.{kind}", value=value, currency=currency or "") if kind else str(value)


def _show_audit(console: "Console", ledger: "Ledger", table: "AccountTable") -> None:
    audit, money = table.audit, {"currency": table.currency or ""}
    console.print(
        say("commands.accounts.read", n=audit.read, accepted=audit.accepted, aside=audit.read - audit.accepted)
    )
    facts = {"read": audit.money_read, "accepted": audit.accepted_money, "aside": audit.money_aside}
    console.print(say("commands.accounts.money_read", returns=audit.returns, **facts, **money), markup=False)
    for reason, rows in audit.set_aside.items():
        amount = audit.set_aside_money[reason]
        what = say(f"ledger.reason.{reason}")
        console.print(f"  {say('commands.accounts.reason', what=what, n=rows, money=amount, **money)}", markup=False)
    for line in _listed(ledger):
        console.print(f"    {line}", markup=False)
    headers = [f"{field} = {header}" for field, header in table.columns.items()]
    if headers:
        console.print(say("commands.accounts.columns", columns=", ".join(headers)), markup=False)


def _listed(ledger: "Ledger") -> Iterator[str]:
    """Name the first rows set aside when the file was read."""
    from kamlab.ledger.aside import missing

    if not ledger.audit("all").set_aside:
        return
    for row in ledger.set_aside(LISTED).to_dict("records"):
        facts = {"what": say(f"ledger.reason.{row['reason']}"), "found": "" if missing(row["found"]) else row["found"]}
        place = "" if missing(row["source"]) else str(row["source"])
        if not missing(row["line"]):
            place = say("commands.accounts.line", source=place, line=str(int(row["line"])))
        key = "commands.accounts.row" if facts["found"] else "commands.accounts.row_bare"
        yield say(key, current_language(), place=place, **facts)
