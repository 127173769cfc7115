"""A company opened: its ledger, its profiles, its names in both languages."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamlab.company.pointer import folder_in_use
from kamlab.company.settings import CompanyError, Settings, read_settings
from kamlab.company.twins import twins
from kamlab.i18n import LANGUAGES, current_language, proposal_in, say

if TYPE_CHECKING:
    import pandas as pd

    from kamlab.ledger import AccountTable, Ledger, Period

EXTENSIONS = (".csv", ".xlsx")


def open_company(folder: str | Path = "") -> "Company":
    """Open a company.

    Parameters
    ----------
    folder
        Folder with ``company.toml``, or ``"demo"``; empty for the company in use
        (environment ``KAMLAB_COMPANY``, then ``kamlab company use``, then the demo).

    Raises
    ------
    CompanyError
        If the folder or its settings are not in order.
    """
    return Company(read_settings(folder_in_use(folder)))


@dataclass(frozen=True)
class Company:
    """The company under study. Its files are read at the first question and kept.

    Attributes
    ----------
    settings
        What ``company.toml`` says.
    """

    settings: Settings = field(repr=False)

    @classmethod
    def open(cls, folder: str | Path | None = None) -> "Company":
        """Open a company; see :func:`open_company`."""
        return open_company(folder or "")

    def __repr__(self) -> str:
        """Show the name."""
        return f"Company({self.name!r})"

    @property
    def name(self) -> str:
        """Name of the company in the language in use."""
        return self.name_in(current_language())

    def name_in(self, lang: str) -> str:
        """Return the name of the company in a language."""
        return self.settings.names[lang]

    @property
    def folder(self) -> Path:
        """Folder with the company's files."""
        return self.settings.folder

    @property
    def is_demo(self) -> bool:
        """Whether the company is invented, with everybody in it."""
        return self.settings.synthetic

    @property
    def language(self) -> str | None:
        """Language the company works in, if it says so."""
        return self.settings.language

    @property
    def thresholds(self) -> Mapping[str, Any]:
        """Thresholds in force, by name; see :data:`kamlab.company.settings.THRESHOLDS`."""
        return self.settings.thresholds

    @property
    def currency(self) -> str:
        """ISO code of every amount: from the settings, else from the ledger; empty if nobody says it."""
        return self.settings.currency or self.ledger().money_in or ""

    @cached_property
    def as_of(self) -> date | None:
        """The day the ledger is asked: from the settings, else the day after the period; None without dates."""
        if self.settings.as_of is not None:
            return self.settings.as_of
        days = self.ledger().calendar.days
        if not days:
            return None
        return (self.ledger().period(self.settings.period)[0].end or days[-1]) + timedelta(days=1)

    @property
    def today(self) -> date:
        """The day things are looked at: the seminar's, if the settings name one, else today."""
        told = self.settings.more.get("seminar_day")
        return told if isinstance(told, date) else datetime.now(tz=UTC).astimezone().date()

    def ledger(self) -> "Ledger":
        """Return the ledger; the files are read once."""
        return self._ledger

    @cached_property
    def _ledger(self) -> "Ledger":
        return self.ledger_with()

    def ledger_with(self, **other: Any) -> "Ledger":  # noqa: ANN401 - the options of read_ledger
        """Read the ledger anew, with options of :func:`kamlab.ledger.read_ledger` in place of the settings."""
        from kamlab.ledger import read_ledger

        told = self.settings
        own: dict[str, Any] = {"sheet": told.sheet, "merge": told.merge, "dates": told.dates}
        own |= {} if "query" in other else {"where": told.where, "query": told.query}
        columns = {} if own.get("query") or "query" in other else {**told.columns}
        columns |= other.pop("columns", {})
        ledger = read_ledger(told.files, columns=columns, **{**own, **other})
        return replace(ledger, currency=told.currency) if told.currency else ledger

    def accounts(self, period: "str | Period | None" = None, *, ledger: "Ledger | None" = None) -> "AccountTable":
        """Return the account table of a period; None means the company's own default.

        A ledger without dates answers for everything, and says so in its notes.
        """
        ledger = ledger or self.ledger()
        if period is None and ledger.calendar.days:
            period = self.settings.period
        return ledger.accounts(period)

    def profile(self, name: str) -> "pd.DataFrame | None":
        """Return a file of the company beside its ledger, such as ``"signs"``; None if there is none.

        Parameters
        ----------
        name
            Name in ``[tables]`` of the settings, or of a ``.csv`` or ``.xlsx`` file in the folder.
        """
        path = self.settings.tables.get(name) or self._beside(name)
        if path is None:
            return None
        from kamlab.company.tables import read_table

        return read_table(path)

    def facts(self, name: str) -> Mapping[str, Any]:
        """Return a file of loose facts beside the ledger, such as ``"dependence"``; nothing if there is none.

        Parameters
        ----------
        name
            Name of a ``.toml`` file in the folder.
        """
        path = self.folder / f"{name}.toml"
        if not path.is_file():
            return {}
        try:
            return tomllib.loads(path.read_text("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise CompanyError("company.bad_facts", file=str(path), what=str(error)) from error

    def source_line(self, lang: str | None = None, period: "Period | None" = None) -> str:
        """Return the line under a figure: whose numbers these are, and of which period."""
        lang = lang or current_language()
        when = f" {say('company.source.period', lang, period=period.text(lang))}" if period else ""
        if self.is_demo:
            return say("company.source.demo", lang, name=self.name_in(lang)) + when
        files = [path.name for path in self.settings.files]
        return say("company.source.own", lang, files=files) + when

    def display_name(self, name: str, lang: str | None = None) -> str:
        """Return a client's, manager's, department's or category's name in a language, if the company gives it."""
        return self._names.get((name, lang or current_language()), name)

    def text_in(self, text: str, lang: str) -> str:
        """Return a text in a language if the folder or the course gives it in both; what somebody wrote stays."""
        return self._twins[lang].get(text) or proposal_in(text, lang)

    @cached_property
    def _twins(self) -> Mapping[str, Mapping[str, str]]:
        return {lang: twins(self.folder, lang) for lang in LANGUAGES}

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], str]:
        """(Russian name or code, language) → name; the file is ``names.csv`` with kind, id, ru, en."""
        table = self.profile("names")
        if table is None or not {"ru", "en"} <= set(table.columns):
            return {}
        found: dict[tuple[str, str], str] = {}
        for row in table.astype("str").to_dict("records"):
            for lang in ("ru", "en"):
                for spelling in (row["ru"], row.get("id")):
                    if spelling and row[lang]:
                        found.setdefault((spelling, lang), row[lang])
        return found

    def _beside(self, name: str) -> Path | None:
        places = (self.folder / f"{name}{extension}" for extension in EXTENSIONS)
        return next((path for path in places if path.is_file()), None)
