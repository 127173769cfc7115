"""The desk of a page: in which language, and whose numbers.

Every notebook opens with ``desk = open_desk(language, company)``. The desk is
frozen: cells ask it for accounts and never change it, so the order of cells
cannot bend a result.
"""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from kamlab.exercise.card import Card
from kamlab.findings.style import INK, LINE, MUTED, OURS, QUIET, WHITE
from kamlab.i18n import LANGUAGES, say, set_language
from kamlab.syllabus import module

if TYPE_CHECKING:
    from kamlab.company import Company
    from kamlab.ledger import AccountTable
    from kamlab.workbook import Workbook

_TYPE = "font:15px/1.4 'Segoe UI','Liberation Sans','DejaVu Sans',Arial,sans-serif;"


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page works with.

    Parameters
    ----------
    language
        ``"ru"`` or ``"en"``.
    company
        The company under study.
    """

    language: str
    company: "Company"

    def accounts(self, period: str | None = None) -> "AccountTable":
        """Return the company's account table for a period.

        Parameters
        ----------
        period
            ``"last-12-months"`` (full months), ``"all"``, a year ``"2025"``, or
            ``"2025-01-01..2025-06-30"``; None for the company's own default.
        """
        return self.company.accounts(period)

    @property
    def workbook(self) -> "Workbook":
        """What the participant has entered: one window of the workbook for the whole page."""
        from kamlab.workbook import workbook_in_use

        return workbook_in_use()

    @property
    def company_key(self) -> str:
        """Name under which the workbook keeps answers about this company: ``"demo"``, or the name of its folder."""
        return "demo" if self.company.is_demo else self.company.folder.resolve().name

    def strip(self, number: str = "") -> Card:
        """Return the line at the top of a page: contents, module, minutes, company, the other language.

        Parameters
        ----------
        number
            Number of the module, ``"01"``; without one, the course's first page.
        """
        home = module(number) if number else None
        title = home.title() if home else say("syllabus.course")
        minutes = say("desk.minutes", n=home.minutes) if home else ""
        whose = say("desk.demo" if self.company.is_demo else "desk.own", name=self.company.name)
        page = f"{home.folder}.ipynb" if home else "index.ipynb"
        back = _anchor(f"../../notebooks/{self.language}/index.ipynb", f"← {say('desk.contents')}") if home else ""
        badge = f"<b style='background:{OURS.fill};color:{WHITE};border-radius:6px;padding:3px 8px'>{number}</b>"
        left = [back, badge if home else "", f"<b style='font-size:17px'>{escape(title)}</b>", _quiet(minutes)]
        right = [escape(whose), *(self._language(lang, page) for lang in LANGUAGES)]
        html = (
            f'<div style="display:flex;flex-wrap:wrap;gap:12px;align-items:center;padding:10px 16px;max-width:1056px;'
            f'background:{QUIET};border:1px solid {LINE};border-radius:8px;color:{INK};{_TYPE}">'
            f"{''.join(left)}<span style='flex:1'></span>{''.join(right)}</div>"
        )
        return Card(html, " · ".join(part for part in (number, title, minutes, whose) if part))

    def _language(self, lang: str, page: str) -> str:
        name = lang.upper()
        return f"<b>{name}</b>" if lang == self.language else _anchor(f"../{lang}/{page}", name)


def open_desk(language: str, company: str = "") -> Desk:
    """Open the desk of a page and speak its language from now on.

    Parameters
    ----------
    language
        ``"ru"`` or ``"en"``.
    company
        Folder of a company, or ``"demo"``; empty for the company in use.

    Raises
    ------
    KamlabError
        If there is no such company, or its ledger cannot be read.
    """
    from kamlab.company import open_company

    set_language(language)
    return Desk(language, open_company(company))


def _anchor(target: str, words: str) -> str:
    return f"<a href='{target}' style='color:{OURS.text}'>{escape(words)}</a>"


def _quiet(text: str) -> str:
    return f"<span style='color:{MUTED};font-size:14px'>{escape(text)}</span>" if text else ""
