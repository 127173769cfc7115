"""A person's files on their way to a company: read, looked at, chosen about, taken.

Nothing here knows a page. Each step takes what the step before has found and what
the person has chosen; the slow ones run in a job and report to it.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kamlab.company.settings import FILE, CompanyError, Settings, read_settings
from kamlab.errors import KamlabError
from kamlab.ledger.merge import read_merge_list
from kamlab.ledger.opened import Choice, Column, Look, Opened, field_names, open_files, sheets_in
from kamlab.ledger.periods import ALL, LAST_12

if TYPE_CHECKING:
    import pandas as pd

    from kamlab.company import Company
    from kamlab.forms.files import Drop
    from kamlab.ledger import AccountTable, Ledger

NO_DATES = {"date": "", "year": "", "month": ""}  # what «count without dates» says about columns
LISTED = 1000  # rows set aside that are looked through for their lines
NOT_SALES = frozenset(
    f"ledger.rows.{name}" for name in ("no_client", "no_amount", "no_amount_but_price", "amount_no_numbers")
)


@dataclass(frozen=True, slots=True)
class Read:
    """Files read but not understood.

    Attributes
    ----------
    drop
        The files as they came.
    opened
        Their tables.
    sheets
        Sheets of the workbooks among them.
    sheet
        The sheet that was asked for.
    choice
        What settings that came with the files say.
    name, currency, period
        What they say of the company.
    """

    drop: "Drop"
    opened: Opened
    sheets: tuple[str, ...] = ()
    sheet: str | None = None
    choice: Choice = field(default_factory=Choice)
    name: str = ""
    currency: str | None = None
    period: str | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the ledger."""
        return ledger_files(self.drop)


@dataclass(frozen=True, slots=True)
class Understood:
    """What the files are, as chosen so far.

    Attributes
    ----------
    look
        Columns, samples, dates.
    ledger, table
        The ledger and the account table of the period; None if it is refused.
    aside
        Rows set aside, up to ``LISTED``.
    refusal
        Why it cannot be a ledger.
    """

    look: Look
    ledger: "Ledger | None" = None
    table: "AccountTable | None" = None
    aside: "pd.DataFrame | None" = None
    refusal: KamlabError | None = None


def ledger_files(drop: "Drop") -> tuple[Path, ...]:
    """Return the files that hold sales: all of them, or those that settings among them name."""
    settings = _settings(drop)
    return settings.files if settings else tuple(file.path for file in drop.files)


def read_files(drop: "Drop", sheet: str | None, tell: Callable[[int, int], None]) -> Read:
    """Read the tables of files; settings of a company that came with them are followed.

    Raises
    ------
    KamlabError
        If they hold no table, or the settings are not in order.
    """
    settings = _settings(drop)
    if settings is None:
        files = ledger_files(drop)
        return Read(drop, open_files(files, sheet=sheet, watcher=tell), sheets_in(files), sheet)
    merge = read_merge_list(settings.merge) if settings.merge else {}
    columns = {} if settings.query else settings.columns
    sheet = sheet or settings.sheet
    return Read(
        drop,
        open_files(settings.files, sheet=sheet, watcher=tell),
        sheets_in(settings.files),
        sheet,
        Choice(columns, settings.dates, settings.where, settings.query, merge),
        settings.names["ru"],
        settings.currency,
        settings.period,
    )


def understand(read: Read, choice: Choice, period: str | None, before: Look | None = None) -> Understood:
    """Understand tables as the person has chosen; a refusal is part of the answer.

    Parameters
    ----------
    read
        The files.
    choice
        What was chosen.
    period
        Period of the account table; None for the last 12 full months, or everything without dates.
    before
        What was seen before, in case the choice cannot be followed.
    """
    try:
        look = read.opened.look(choice)
    except KamlabError as refusal:
        if before is None:
            raise
        return Understood(before, refusal=refusal)
    try:
        ledger = read.opened.ledger(choice)
        if read.currency:
            ledger = replace(ledger, currency=read.currency)
        if not ledger.calendar.days:
            period = ALL
        table = ledger.accounts(period)
        aside = ledger.set_aside(LISTED, table.period) if table.audit.set_aside else None
    except KamlabError as refusal:
        return Understood(look, refusal=refusal)
    return Understood(look, ledger, table, aside)


def chosen_columns(columns: Iterable[Column], header: str, name: str) -> dict[str, str]:
    """Return what is said about every field once a person has changed one column.

    From then on nothing is guessed: a field that no column was chosen for is said to be absent.

    Parameters
    ----------
    columns
        Columns as they are understood now.
    header
        The column that is changed.
    name
        The field it is to be; empty if it is not to be used.
    """
    said = {one.field: one.header for one in columns if one.field and one.header != header and one.field != name}
    if name:
        said[name] = header
    return {one: said.get(one, "") for one in field_names()}


def periods(ledger: "Ledger") -> list[str]:
    """Return the periods to offer: the last 12 full months, each year, everything; without dates only that."""
    years = sorted({day.year for day in ledger.calendar.days}, reverse=True)
    return [LAST_12, *map(str, years), ALL] if years else [ALL]


def merged(now: Mapping[str, str], names: Sequence[str], revenue: Mapping[str, float]) -> dict[str, str]:
    """Count names together under the one with the most money; names merged before follow."""
    target = max(names, key=lambda name: (revenue.get(name, 0.0), name))
    pairs = {old: target if new in names else new for old, new in now.items()}
    pairs |= {name: target for name in names if name != target}
    pairs.pop(target, None)
    return pairs


def split(now: Mapping[str, str], target: str) -> dict[str, str]:
    """Take apart the names that were counted under ``target``."""
    return {old: new for old, new in now.items() if new != target}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a company is to be made from."""

    read: Read
    choice: Choice
    ledger: "Ledger"
    period: str | None
    name: str
    language: str
    currency: str | None = None  # chosen by the person, where the files name none


def take_company(wanted: Wanted) -> "Company":
    """Make a company from files and make it the one in use; the files on their way are left alone.

    Raises
    ------
    KamlabError
        If the disk refuses.
    """
    from kamlab.company.make import Wish, make_company
    from kamlab.company.pointer import remember
    from kamlab.company.shelf import room_for

    read, choice = wanted.read, wanted.choice
    folder, name = room_for(wanted.name)
    wish = Wish(
        files=read.files,
        name=name,
        currency=read.currency or wanted.currency,
        language=wanted.language,
        period=wanted.period,
        sheet=read.sheet,
        columns=choice.columns,
        where=choice.where,
        query=choice.query,
        merge=_merge_file(read.drop, choice.merge),
        dates=choice.dates,
    )
    company = make_company(folder, wish, ledger=wanted.ledger)
    remember(company.folder)
    return company


def _merge_file(drop: "Drop", pairs: Mapping[str, str]) -> Path | None:
    if not pairs:
        return None
    from kamlab.work import free_name

    path = drop.folder / free_name("merge.csv", [one.name for one in drop.folder.iterdir()])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, quoting=csv.QUOTE_ALL)
        lines.writerow(("from", "to"))
        lines.writerows(pairs.items())
    return path


def _settings(drop: "Drop") -> Settings | None:
    """Return settings of a company that came with the files; they may speak of these files only."""
    if not any(file.path.name == FILE for file in drop.files):
        return None
    settings = read_settings(drop.folder)
    home = drop.folder.resolve()
    for path in (*settings.files, *([settings.merge] if settings.merge else [])):
        if not path.is_relative_to(home):
            raise CompanyError("company.missing_file", file=FILE, name=path.name)
    return settings
