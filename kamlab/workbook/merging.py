"""Lay another workbook beside this one: its participants' entries come in, the later change of a field wins."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kamlab.workbook.copies import back_up
from kamlab.workbook.entries import MODELS, Pen, remove_row, values_of
from kamlab.workbook.errors import WorkbookError
from kamlab.workbook.models import Base, Change, Participant
from kamlab.workbook.place import Place, find
from kamlab.workbook.store import Workbook
from kamlab.workbook.values import to_json

_Moments = Mapping[tuple[str, str], datetime]  # row and field → its last change
_OURS = frozenset({"id", "own", "login", "created", "changed"})  # not a matter of who was later


@dataclass
class Merged:
    """What came in.

    Attributes
    ----------
    participants
        Names of the participants that are new here.
    added, changed, removed
        Entries that came, that took over a later change, that were removed there later.
    backup
        The copy made before; None in memory.
    """

    participants: list[str] = field(default_factory=list)
    added: int = 0
    changed: int = 0
    removed: int = 0
    backup: Path | None = None


@dataclass(frozen=True, slots=True)
class _Theirs:
    """The other workbook, read once: rows by table, the journal, the last change of each field."""

    rows: Mapping[str, list[dict[str, Any]]]
    journal: list[dict[str, Any]]
    last: _Moments


def merge(wb: Workbook, other: str | Path) -> Merged:
    """Bring in the entries of another workbook.

    Merging the same workbook again changes nothing. The other one is only read.

    Parameters
    ----------
    wb
        The workbook that grows.
    other
        Path or address of the other one.

    Raises
    ------
    WorkbookError
        If the other one cannot be opened, is this one, or the copy cannot be made.
    """
    place = find(str(other))
    if place.file and not place.file.is_file():
        raise WorkbookError("workbook.merge_missing", file=place.text)
    if place.text == wb.place.text:
        raise WorkbookError("workbook.merge_self", file=place.text)
    theirs = _read(place)
    done = Merged(backup=None if wb.place.in_memory else back_up(wb.place, "before-merge"))
    wb.write(lambda session, _pen: _take(session, theirs, done))
    return done


def _read(place: Place) -> _Theirs:
    """Read a workbook through a copy: an older one is brought up to date there, not where it is."""
    with tempfile.TemporaryDirectory(prefix="kamlab-merge-", ignore_cleanup_errors=True) as folder:
        try:
            copy = find(str(back_up(place, "merge", folder=Path(folder)))) if place.file else place
            wb = Workbook(copy)
        except WorkbookError as error:
            told = error.facts.get("why", error)  # the copy is our own affair: say what is wrong with the file
            assert isinstance(told, WorkbookError)  # noqa: S101 - tells the type checker what copies say
            told.facts["place"] = place.text
            raise told from error
        try:
            return wb.read(_everything)
        finally:
            wb.close()


def _everything(session: Session) -> _Theirs:
    rows = {name: [values_of(row) for row in session.scalars(select(MODELS[name]))] for name in MODELS}
    journal = rows.pop("change")
    return _Theirs(rows, journal, _last(journal))


def _last(journal: list[dict[str, Any]]) -> dict[tuple[str, str], datetime]:
    """Return when each field of each row was changed last; an empty field is the whole row."""
    last: dict[tuple[str, str], datetime] = {}
    for line in journal:
        key = (line["row_id"], line["field"])
        last[key] = max(line["at"], last.get(key, line["at"]))
    return last


def _take(session: Session, theirs: _Theirs, done: Merged) -> None:
    done.participants, done.added, done.changed, done.removed = [], 0, 0, 0  # the step may be done again
    ours = [values_of(line) for line in session.scalars(select(Change))]
    last, known = _last(ours), {line["id"] for line in ours}
    there = {row["id"] for rows in theirs.rows.values() for row in rows}
    for table in Base.metadata.sorted_tables:
        for values in theirs.rows.get(table.name, ()):
            _take_row(session, MODELS[table.name], values, (last, theirs.last), done)
    session.flush()
    for line in theirs.journal:
        if line["field"] == "" and line["new"] is None and line["row_id"] not in there:
            _remove_later(session, line, last, done)
    session.add_all(Change(**line) for line in theirs.journal if line["id"] not in known)


def _take_row(
    session: Session, model: type[Base], values: Mapping[str, Any], last: tuple[_Moments, _Moments], done: Merged
) -> None:
    """Take a row that is new here, or the fields of it that were changed there later."""
    ours, theirs = last
    row_id = values["id"]
    row = session.get(model, row_id)
    if row is None:
        gone = ours.get((row_id, ""))
        if gone and gone >= max((at for (one, _), at in theirs.items() if one == row_id), default=values["changed"]):
            return  # removed here after everything that happened to it there
        own = {"own": False} if model is Participant else {}
        session.add(model(**{**values, **own}))
        session.flush()
        done.added += model is not Participant
        if model is Participant:
            done.participants.append(values["name"])
        return
    later = [name for name in values if name not in _OURS and _is_later(row, name, values, last)]
    for name in later:
        setattr(row, name, values[name])
        row.changed = max(row.changed, values["changed"])
    done.changed += bool(later)


def _is_later(row: Base, name: str, values: Mapping[str, Any], last: tuple[_Moments, _Moments]) -> bool:
    ours, theirs = last
    if to_json(getattr(row, name)) == to_json(values[name]):
        return False
    here, there = ours.get((row.id, name), row.created), theirs.get((row.id, name), values["created"])
    return bool(there > here)


def _remove_later(
    session: Session, line: Mapping[str, Any], last: Mapping[tuple[str, str], datetime], done: Merged
) -> None:
    """Remove what was removed there after everything that happened to it here."""
    row_id = line["row_id"]
    model = MODELS.get(line["table"])
    row = session.get(model, row_id) if model else None
    if row is None or model is None:
        return
    touched = max((at for (one, _), at in last.items() if one == row_id), default=row.changed)
    if line["at"] > touched:
        pen = Pen(line["participant_id"], line["window"], line["at"])
        done.removed += len(remove_row(session, pen, model, row_id).rows)
