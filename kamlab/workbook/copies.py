"""Copies of a workbook: whole, checked, named by moment and reason, never overwritten."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import SQLAlchemyError

from kamlab.workbook.door import make_engine
from kamlab.workbook.errors import WorkbookError, explain
from kamlab.workbook.models import Base
from kamlab.workbook.opening import stamp_new
from kamlab.workbook.place import Place


def back_up(place: Place, reason: str = "copy", *, folder: Path | None = None) -> Path:
    """Copy a workbook into its folder of copies.

    Parameters
    ----------
    place
        The workbook; it may be open and written meanwhile.
    reason
        A word in the name of the copy.
    folder
        Where to; without one, the folder ``backups`` beside the workbook.

    Returns
    -------
    Path
        The copy: a workbook like any other, also when the original is on a server.

    Raises
    ------
    WorkbookError
        If the copy cannot be written; no half of it is left.
    """
    stem = place.file.stem if place.file else "workbook"
    moment = datetime.now().astimezone().strftime("%Y-%m-%d_%H-%M-%S-%f")
    target = (folder or place.backups) / f"{stem}-{moment}-{reason}.sqlite"
    draft = target.with_suffix(".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if place.file:
            _copy_file(place.file, draft)
        else:
            _copy_rows(place, draft)
        draft.replace(target)
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        draft.unlink(missing_ok=True)
        told = explain(error, place)
        raise WorkbookError("workbook.no_copy", folder=str(target.parent), why=told) from error
    return target


def _copy_file(file: Path, draft: Path) -> None:
    """Copy through SQLite: a plain copy of the file would miss what is still in its journal."""
    with (
        closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)) as source,
        closing(sqlite3.connect(draft)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # the copy is one file
        found = target.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)


def _copy_rows(place: Place, draft: Path) -> None:
    draft.touch()
    source, target = make_engine(place), make_engine(Place(place.url, draft))
    try:
        with source.connect() as here, target.execution_options(writes=True).begin() as there:
            stamp_new(there)
            there.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            for table in Base.metadata.sorted_tables:
                rows: list[dict[str, Any]] = [dict(row) for row in here.execute(select(table)).mappings()]
                if rows:
                    there.execute(insert(table), rows)
    finally:
        _let_go(source, target)
    with closing(sqlite3.connect(draft)) as one:
        one.execute("PRAGMA journal_mode=DELETE")


def _let_go(*engines: Engine) -> None:
    for engine in engines:
        engine.dispose()
