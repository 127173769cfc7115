"""A file of sales → a company's folder that a trainer can edit."""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kamlab.company.company import Company
from kamlab.company.settings import FILE, THRESHOLDS, CompanyError, read_settings
from kamlab.i18n import current_language, say
from kamlab.ledger import Ledger, read_ledger
from kamlab.ledger.periods import DEFAULT, parse_period

IGNORE = "# a company's numbers stay out of the course's history\n*\n"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known about a company before its folder exists; None leaves the default."""

    files: tuple[Path, ...]
    name: str | None = None
    currency: str | None = None
    language: str | None = None
    period: str | None = None
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    where: str | None = None
    query: str | None = None
    merge: Path | None = None
    dates: Literal["day", "month"] | None = None


def make_company(folder: Path, wish: Wish, *, ledger: Ledger | None = None) -> Company:
    """Make a company's folder: its files copied, what was recognised spelled out.

    The ledger is read first; if it cannot be, nothing is written.

    Parameters
    ----------
    folder
        Folder to make.
    wish
        What is known about the company.
    ledger
        The ledger of these very files and wishes, if it has been read already.

    Raises
    ------
    KamlabError
        If the ledger cannot be read, the folder holds a company already or cannot be written.
    """
    if (folder / FILE).exists():
        raise CompanyError("company.exists", folder=str(folder))
    parse_period(wish.period or DEFAULT)
    ledger = ledger or _read(wish)
    ledger.accounts(wish.period)
    names = _file_names(wish)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for source, name in names.items():
            _copy(source, folder / name)
        (folder / ".gitignore").write_text(IGNORE, encoding="utf-8")
        draft = folder / f"{FILE}.new"
        draft.write_text("\n".join(_lines(folder, wish, ledger, names)) + "\n", encoding="utf-8")
        draft.replace(folder / FILE)
    except OSError as error:
        raise CompanyError("company.not_writable", folder=str(folder)) from error
    return Company(read_settings(folder))


def _read(wish: Wish) -> Ledger:
    return read_ledger(
        wish.files,
        sheet=wish.sheet,
        columns=wish.columns,
        where=wish.where,
        query=wish.query,
        merge=wish.merge,
        dates=wish.dates,
    )


def _file_names(wish: Wish) -> dict[Path, str]:
    """Give each file its name in the folder; two of one name would overwrite each other."""
    names: dict[Path, str] = {}
    for path in (*wish.files, *([wish.merge] if wish.merge else [])):
        name = path.resolve().name
        if name in names.values() and path not in names:
            raise CompanyError("company.same_name", name=name)
        names[path] = name
    return names


def _copy(source: Path, target: Path) -> None:
    if source.resolve() == target.resolve():
        return
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copyfile(source, target)


def _lines(folder: Path, wish: Wish, ledger: Ledger, names: Mapping[Path, str]) -> Iterator[str]:
    """Write company.toml, each setting with a word on what it means."""
    lang = wish.language or current_language()
    currency = wish.currency or ledger.money_in or ("RUB" if lang == "ru" else None)
    yield f"# {say('company.toml.head', lang)}"
    yield f"name = {_quoted(wish.name or folder.resolve().name)}"
    yield f"language = {_quoted(lang)}"
    yield f"{'' if currency else '# '}currency = {_quoted(currency or 'USD')}  # {say('company.toml.currency', lang)}"
    yield f"period = {_quoted(wish.period or DEFAULT)}  # {say('company.toml.period', lang)}"
    yield ""
    yield "[ledger]"
    yield f"files = [{', '.join(_quoted(names[path]) for path in wish.files)}]"
    for name, value in (("sheet", wish.sheet), ("where", wish.where), ("query", wish.query), ("dates", wish.dates)):
        if value:
            yield f"{name} = {_quoted(value)}"
    if wish.merge:
        yield f"merge = {_quoted(names[wish.merge])}"
    if not wish.query:
        yield ""
        yield f"[ledger.columns]  # {say('company.toml.columns', lang)}"
        yield from _columns(wish, ledger)
    yield ""
    yield f"[thresholds]  # {say('company.toml.thresholds', lang)}"
    for name, value in THRESHOLDS.items():
        yield f"{name} = {json.dumps(value)}  # {say(f'company.toml.{name}', lang)}"


def _columns(wish: Wish, ledger: Ledger) -> Iterator[str]:
    known = {name: header for name, header in ledger.columns.items() if name not in ledger.computed}
    for name, header in {**known, **wish.columns}.items():
        yield f"{name} = {_quoted(header)}"
    for name, formula in ledger.computed.items():
        yield f"# {name} = {formula}"


def _quoted(text: str) -> str:
    """Return a text as a TOML string; JSON writes it the same way."""
    return json.dumps(text, ensure_ascii=False)
