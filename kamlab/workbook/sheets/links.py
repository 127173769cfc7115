"""Which row a cell means: the one it was written for, or the one with the name a person typed."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kamlab.workbook.checking import Label
from kamlab.workbook.entries import MODELS, Pen
from kamlab.workbook.errors import Said, WorkbookError
from kamlab.workbook.models import Account, Base, Entry
from kamlab.workbook.sheets.layout import TITLES, Heading


class Links:
    """The rows that cells can point at.

    Parameters
    ----------
    session
        The step under way: rows of the same file are there already.
    pen
        Who imports.
    """

    def __init__(self, session: Session, pen: Pen) -> None:
        self.session, self.pen = session, pen
        self._former: dict[str, str] = {}
        self._instead: dict[str, str] = {}

    def note(self, row_id: str, title: str) -> None:
        """Remember what a row was called before this import: cells still call it so."""
        self._former[row_id] = title

    def instead(self, written: str, row_id: str) -> None:
        """Remember that a row of the file is one that was here under another id."""
        self._instead[written] = row_id

    def find(self, one: Heading, title: Any, row_id: Any, company: str) -> str | None:  # noqa: ANN401 - any cells
        """Return the id of the row a link means; None for an empty cell.

        Raises
        ------
        WorkbookError
            If no row has this name, or several have.
        """
        title = "" if title is None else str(title)
        model, name = MODELS[one.target], TITLES[one.target]
        meant = self._instead.get(str(row_id), str(row_id or ""))
        written = self.session.get(model, meant) if meant else None
        if written is not None and title in {getattr(written, name), self._former.get(meant)}:
            return written.id
        if not title:
            return None
        query = select(model).where(model.__table__.c[name] == title)
        found = list(self.session.scalars(query))
        own = (company, self.pen.participant_id)
        near: list[Base] = [row for row in found if isinstance(row, Entry) and (row.company, row.participant_id) == own]
        found = near or found
        if len(found) == 1:
            return found[0].id
        key = "workbook.sheet.many" if found else "workbook.sheet.nobody"
        facts = {"given": title[:100], "field": Label(one.column.table.name, one.column.name)}
        raise WorkbookError(key, table=Said(f"workbook.table.{one.target}"), **facts)

    def company_of(self, account_id: str | None) -> str:
        """Return the company of an account; empty without one."""
        account = self.session.get(Account, account_id) if account_id else None
        return account.company if account else ""
