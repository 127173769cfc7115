"""Start a module anew: its answers go, after a copy was made, everybody else's and everything else stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kamlab.workbook.copies import back_up
from kamlab.workbook.entries import Pen, Wish, pointing_at, remove_row, save_row
from kamlab.workbook.errors import WorkbookError
from kamlab.workbook.models import (
    Account,
    Action,
    Answer,
    Attempt,
    Base,
    Concession,
    Criterion,
    DiaryEntry,
    DossierFact,
    Entry,
    Event,
    Goal,
    LadderAnswer,
    ListEntry,
    Message,
    Opportunity,
    Person,
    RecoveryCase,
    Score,
    Sign,
    Tie,
)
from kamlab.workbook.store import Workbook

TABLES: dict[str, tuple[type[Entry], ...]] = {  # by module, what only it writes; accounts belong to all
    "00": (ListEntry,),
    "01": (Sign, Score, Criterion),
    "02": (),
    "03": (LadderAnswer,),
    "04": (Opportunity,),
    "05": (Goal,),
    "06": (Tie, Person),
    "07": (Event, Message),
    "08": (Concession,),
    "09": (DiaryEntry, DossierFact),
    "10": (RecoveryCase,),
    "11": (),
}

FIELDS: dict[str, dict[str, Any]] = {  # what a module writes into the accounts, and what is there without it
    "01": {"key": None, "attractiveness": None, "wish": None, "wish_by": None, "stand_in": ""},
}


@dataclass(frozen=True, slots=True)
class Reset:
    """What a reset did.

    Attributes
    ----------
    removed
        Number of entries that went.
    backup
        The copy that still has them; None in memory.
    """

    removed: int
    backup: Path | None


def reset(wb: Workbook, module: str) -> Reset:
    """Remove what the participant entered in a module, in all companies.

    Parameters
    ----------
    wb
        The workbook.
    module
        Number of the module, ``"01"`` or ``"1"``.

    Raises
    ------
    WorkbookError
        If there is no such module, or the copy cannot be made; nothing is removed then.
    """
    number = module.strip().split("_")[0]
    number = number.zfill(2) if number else ""
    if number not in TABLES:
        raise WorkbookError("workbook.no_module", given=module)
    copy = None if wb.place.in_memory else back_up(wb.place, f"before-reset-{number}")
    return Reset(wb.write(lambda session, pen: _remove(session, pen, number)), copy)


def _remove(session: Session, pen: Pen, module: str) -> int:
    doomed: dict[str, Base] = {}
    models: tuple[type[Entry], ...] = (*TABLES[module], Answer, Attempt, Action)
    for model in models:
        query = select(model).where(model.participant_id == pen.participant_id)
        for row in session.scalars(query):
            if _belongs(row, module):
                doomed[row.id] = row
    while spared := [row_id for row_id, row in doomed.items() if _needed(session, row, doomed)]:
        for row_id in spared:
            del doomed[row_id]
    removed = sum(len(remove_row(session, pen, type(row), row.id).rows) for row in list(doomed.values()))
    for account in session.scalars(select(Account).where(Account.participant_id == pen.participant_id)):
        emptied = {name: value for name, value in FIELDS.get(module, {}).items() if getattr(account, name) != value}
        if emptied:
            save_row(session, pen, Wish(Account, emptied, account.id))
            removed += 1
    return removed


def _belongs(row: Entry, module: str) -> bool:
    """Tell whether a row of a table that all modules share is this module's."""
    if isinstance(row, Answer):
        return row.form.startswith(f"{module}.")
    if isinstance(row, Attempt):
        return row.exercise.startswith(f"{module}.")
    return not isinstance(row, Action) or row.module == module


def _needed(session: Session, row: Base, doomed: Mapping[str, Base]) -> bool:
    """Tell whether an entry that stays points at this one: a person in the diary outlives the people map."""
    for table, column, _key in pointing_at(row.__table__):
        for one in session.scalars(select(table.c.id).where(table.c[column] == row.id)):
            if one not in doomed:
                return True
    return False
