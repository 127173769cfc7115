"""``company.toml``: read, checked, and refused with one sentence if something is wrong."""

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from kamlab.errors import KamlabError
from kamlab.i18n import LANGUAGES
from kamlab.ledger.periods import LAST_12, parse_period

FILE = "company.toml"

# what the course reckons with if a company says nothing; fractions, and a number of accounts
THRESHOLDS: Mapping[str, Any] = {
    "key": 0.10,  # interview of 2012, sign 1 "volume"
    "key_inclusive": True,  # the interview says both "more than 10 %" and "10 % or more"
    "risky": 0.20,  # article: a risky dependence
    "critical": 0.50,  # interview: critical dependence
    "accounts_per_manager": 3,  # interview: "by the classics" three
}
_LEDGER: Mapping[str, tuple[type, ...]] = {
    "files": (list,),
    "sheet": (str,),
    "where": (str,),
    "query": (str,),
    "merge": (str,),
    "columns": (dict,),
    "dates": (str,),
}
_TOP: Mapping[str, tuple[type, ...]] = {
    "name": (str, dict),
    "synthetic": (bool,),
    "language": (str,),
    "currency": (str,),
    "period": (str,),
    "as_of": (date,),
    "ledger": (dict,),
    "thresholds": (dict,),
    "tables": (dict,),
}
_FREE = ("scoring", "kaism", "finance", "seminar_day", "follow_up_day", "tiers", "cascade", "seminar")
_CURRENCY = 3  # letters of an ISO code


class CompanyError(KamlabError):
    """A company cannot be opened: what is wrong in its folder, and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``company.toml`` says, with the defaults filled in.

    Attributes
    ----------
    folder
        The company's folder.
    names
        Language → name of the company.
    files
        Files of the ledger, as full paths.
    columns
        Canonical field → header.
    sheet, where, query, merge, dates
        As in :func:`kamlab.ledger.read_ledger`; ``merge`` is a full path.
    period
        Default period of every question.
    as_of
        The day the ledger is asked; None if the file does not say it.
    thresholds
        Thresholds in force: fractions; see ``THRESHOLDS``.
    presets
        Source → its thresholds.
    tables
        Name of a profile → file, as a full path.
    more
        Every other section as it stands.
    """

    folder: Path
    names: Mapping[str, str]
    files: tuple[Path, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    where: str | None = None
    query: str | None = None
    merge: Path | None = None
    dates: Literal["day", "month"] | None = None
    currency: str | None = None
    language: str | None = None
    period: str = LAST_12
    as_of: date | None = None
    synthetic: bool = False
    thresholds: Mapping[str, Any] = field(default_factory=lambda: dict(THRESHOLDS))
    presets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    tables: Mapping[str, Path] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)


def read_settings(folder: str | Path) -> Settings:
    """Read and check the settings of a company.

    Raises
    ------
    CompanyError
        If there is no ``company.toml``, or something in it is wrong: where, and what to do.
    """
    place = Path(folder)
    if place.name == FILE:
        place = place.parent
    path = place / FILE
    if not path.is_file():
        raise CompanyError("company.no_settings", folder=str(folder))
    told = _toml(path)
    _check(told, {**_TOP, **dict.fromkeys(_FREE, (object,))}, "", path)
    ledger = told.get("ledger", {})
    _check(ledger, _LEDGER, "ledger.", path)
    thresholds = dict(told.get("thresholds", {}))
    presets = thresholds.pop("presets", {})
    _check(thresholds, {**dict.fromkeys(THRESHOLDS, (float, int, bool)), "mono": (float,)}, "thresholds.", path)
    return Settings(
        folder=place.resolve(),
        names=_names(told, path),
        files=_files(place, ledger, path),
        columns={str(name): str(header) for name, header in ledger.get("columns", {}).items()},
        sheet=ledger.get("sheet") or None,
        where=ledger.get("where") or None,
        query=ledger.get("query") or None,
        merge=_file(place, ledger["merge"], path) if ledger.get("merge") else None,
        dates=_dates(ledger, path),
        currency=_currency(told, path),
        language=_language(told, path),
        period=_period(told),
        as_of=told.get("as_of"),
        synthetic=told.get("synthetic", False),
        thresholds={**THRESHOLDS, **thresholds},
        presets=presets,
        tables={name: _file(place, file, path) for name, file in told.get("tables", {}).items()},
        more={name: told[name] for name in _FREE if name in told},
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise CompanyError("company.not_toml", file=str(path), what=str(error)) from error
    except UnicodeDecodeError as error:
        raise CompanyError("company.not_utf8", file=str(path)) from error


def _check(told: Mapping[str, Any], known: Mapping[str, tuple[type, ...]], prefix: str, path: Path) -> None:
    """Refuse an unknown setting (a slip of the pen would be silently ignored) and a wrong kind of value."""
    for name, value in told.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            key = "company.unknown_setting_near" if near else "company.unknown_setting"
            raise CompanyError(key, file=str(path), name=prefix + name, near=prefix + "".join(near))
        if not isinstance(value, known[name]):
            raise CompanyError("company.wrong_kind", file=str(path), name=prefix + name, value=str(value))


def _names(told: Mapping[str, Any], path: Path) -> dict[str, str]:
    given = told.get("name", path.parent.resolve().name)
    names = {"ru": given, "en": given} if isinstance(given, str) else dict(given)
    _check(names, dict.fromkeys(LANGUAGES, (str,)), "name.", path)
    known = next((name for name in names.values() if name), path.parent.resolve().name)
    return {lang: names.get(lang) or known for lang in LANGUAGES}


def _files(place: Path, ledger: Mapping[str, Any], path: Path) -> tuple[Path, ...]:
    names = ledger.get("files", [])
    if not names or not all(isinstance(name, str) for name in names):
        raise CompanyError("company.no_files", file=str(path))
    return tuple(_file(place, name, path) for name in names)


def _file(place: Path, name: str, path: Path) -> Path:
    found = (place / str(name)).resolve()
    if not found.exists():
        raise CompanyError("company.missing_file", file=str(path), name=str(name))
    return found


def _dates(ledger: Mapping[str, Any], path: Path) -> Literal["day", "month"] | None:
    first = ledger.get("dates") or None
    if first is None or first == "day":
        return first
    if first == "month":
        return "month"
    raise CompanyError("company.dates", file=str(path), value=first)


def _currency(told: Mapping[str, Any], path: Path) -> str | None:
    code: str | None = told.get("currency") or None
    if code is not None and (len(code) != _CURRENCY or not code.isalpha() or not code.isupper()):
        raise CompanyError("company.currency", file=str(path), value=code)
    return code


def _language(told: Mapping[str, Any], path: Path) -> str | None:
    lang: str | None = told.get("language") or None
    if lang is not None and lang not in LANGUAGES:
        raise CompanyError("company.language", file=str(path), value=lang)
    return lang


def _period(told: Mapping[str, Any]) -> str:
    period = str(told.get("period") or LAST_12)
    parse_period(period)
    return period
