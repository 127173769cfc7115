"""The files of a company's folder beside its ledger, read for a page.

``desk.folder`` is the entry, for every module::

    folder = desk.folder
    for row in folder.rows("goals"):              # none if there is no such file
        folder.told(row, "goal")                  # goal_ru or goal_en, as the page speaks

What somebody entered is shown by :meth:`Company.text_in`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.company.cells import text
from kamlab.company.settings import CompanyError
from kamlab.i18n import LANGUAGES

if TYPE_CHECKING:
    from kamlab.company.company import Company

Row = dict[str, Any]


@dataclass(frozen=True)
class Folder:
    """The files of a company in the language of a page, each read once.

    Parameters
    ----------
    company
        The company under study.
    lang
        Language of the page.
    """

    company: "Company"
    lang: str

    def rows(self, name: str, needed: Collection[str] = ()) -> list[Row]:
        """Return the rows of a file; none if it is not there.

        Raises
        ------
        CompanyError
            The file lacks a column that is needed, or holds what cannot be read.
        """
        if name not in self._read:
            table = self.company.profile(name)
            rows = [] if table is None else table.to_dict("records")
            self._read[name] = [{str(column): value for column, value in row.items()} for row in rows]
        found = self._read[name]
        lacking = sorted(set(needed).difference(found[0])) if found else []
        if lacking:
            raise CompanyError("company.no_columns", folder=str(self.company.folder), table=name, columns=lacking)
        return found

    def of(self, account: str, name: str) -> list[Row]:
        """Return the rows of a file that are about an account."""
        return [row for row in self.rows(name) if text(row.get("account")) == account]

    def told(self, row: Mapping[str, Any], column: str) -> str:
        """Return a text of a row in the language of the page; the other language's if there is only that."""
        langs = (self.lang, *(lang for lang in LANGUAGES if lang != self.lang))
        return next((told for lang in langs if (told := text(row.get(f"{column}_{lang}")))), text(row.get(column)))

    @cached_property
    def _read(self) -> dict[str, list[Row]]:
        return {}
